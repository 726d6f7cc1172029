//! Text from people: a single line or a stretch of prose, cleaned of what cannot be seen and bounded in length.

use crate::domain::json::Json;
use std::fmt;
use std::ops::Deref;

/// Why a text was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextError {
    /// More characters than the field holds.
    TooLong {
        /// How many characters the field holds.
        limit: usize,
        /// How many characters arrived.
        got: usize,
    },
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { limit, got } => write!(
                f,
                "This text has {got} characters and the field takes {limit}. Nothing was changed. Shorten it, or put the long version in the notes."
            ),
        }
    }
}

/// Characters that no reader sees and that would corrupt a line: controls, and the marks that reorder other text.
fn is_hidden_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}')
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $limit:expr, $clean:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
        pub struct $name(String);

        impl $name {
            /// The most characters it holds.
            pub const LIMIT: usize = $limit;

            /// Cleans what was typed, pasted or imported. Errors: [`TextError::TooLong`].
            pub fn parse(text: &str) -> Result<Self, TextError> {
                let clean: String = $clean(text);
                let got = clean.chars().count();
                if got > Self::LIMIT {
                    return Err(TextError::TooLong { limit: Self::LIMIT, got });
                }
                Ok(Self(clean))
            }

            /// Cleans a text as [`Self::parse`] does and cuts it at the limit: for suggestions that the user confirms
            /// first.
            pub fn cut(text: &str) -> Self {
                let clean: String = $clean(text);
                Self(clean.chars().take(Self::LIMIT).collect())
            }

            /// Whether there is nothing to read in it.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn clean_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    spaced.trim().chars().filter(|c| !is_hidden_control(*c)).collect()
}

fn clean_prose(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix.chars().filter(|c| matches!(c, '\n' | '\t') || !is_hidden_control(*c)).collect();
    kept.trim_end().to_owned()
}

checked_text! {
    /// One line: a name, a role, a question, an address.
    Line, 300, clean_line
}

checked_text! {
    /// The address of a page. Those of video calls carry names and passwords, and some are long.
    Link, 2_000, clean_line
}

checked_text! {
    /// Several lines: notes, answers, feedback, a letter.
    Prose, 20_000, clean_prose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_breaks_and_controls_but_keeps_every_script() {
        let cases = [
            ("  Zoë O’Brien ", "Zoë O’Brien"),
            ("two\r\nlines", "two  lines"),
            ("bell\u{7}", "bell"),
            ("שלום رحبا 👩🏽‍💻", "שלום رحبا 👩🏽‍💻"),
            ("evil\u{202E}txt", "eviltxt"),
        ];
        for (typed, kept) in cases {
            assert_eq!(&*Line::parse(typed).unwrap(), kept);
        }
    }

    #[test]
    fn prose_keeps_its_line_breaks() {
        assert_eq!(&*Prose::parse("a\r\nb\rc\n\n").unwrap(), "a\nb\nc");
    }

    #[test]
    fn too_long_is_refused_with_the_numbers() {
        let error = Line::parse(&"x".repeat(301)).unwrap_err();
        assert_eq!(error, TextError::TooLong { limit: 300, got: 301 });
        assert!(error.to_string().contains("301"));
    }
}
