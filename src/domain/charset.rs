//! From bytes to letters. What is declared counts; where nothing is, UTF-8 does. Only where that cannot be, the bytes
//! themselves are asked, and what comes of it is marked as unsure: nobody's name counts as spelled by its owner then.

use std::borrow::Cow;

/// Knows the letters of a charset by its label, as the `TextDecoder` of a browser does; `None` for a label that it does
/// not know. What it cannot read it gives as [`UNREADABLE`].
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// What stands for bytes that mean no letter.
pub const UNREADABLE: char = char::REPLACEMENT_CHARACTER;

/// What bytes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The text.
    pub text: String,
    /// Whether it was read after what is declared, and all of it.
    pub sure: bool,
}

impl Letters {
    fn new(text: String, sure: bool) -> Self {
        let sure = sure && !text.contains(UNREADABLE);
        Self { text, sure }
    }
}

/// Reads bytes after the charset that is declared for them, if one is.
pub fn letters(bytes: &[u8], declared: Option<&str>, decode: Decode) -> Letters {
    let plain = std::str::from_utf8(bytes).ok();
    let label = declared.map(|label| label.trim_matches(['"', '\'', ' ']).to_ascii_lowercase());
    // "us-ascii" is written by programs that did not think about it.
    let label = label.filter(|label| !matches!(&**label, "" | "us-ascii" | "ascii" | "ansi_x3.4-1968"));
    match label.as_deref() {
        Some("utf-8" | "utf8" | "unicode-1-1-utf-8") | None => {}
        Some(label) => {
            if let Some(text) = decode(label, bytes) {
                // Many programs declare the charset of their country and write UTF-8, which hardly comes about by chance.
                let meant = plain.filter(|plain| is_one_byte(label) && !plain.is_ascii());
                return meant.map_or_else(|| Letters::new(text, true), |plain| Letters::new(plain.to_owned(), false));
            }
        }
    }
    // ISO-2022-JP announces itself.
    let shifts = |to: &[u8]| bytes.windows(3).any(|three| three == to);
    if shifts(b"\x1b$B") || shifts(b"\x1b$@") {
        return Letters::new(decode("iso-2022-jp", bytes).unwrap_or_default(), true);
    }
    if let Some(plain) = plain {
        return Letters::new(plain.to_owned(), true);
    }
    let japanese = decode("shift_jis", bytes).filter(|text| is_japanese(text));
    let text = japanese.or_else(|| decode("windows-1252", bytes));
    Letters::new(text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned()), false)
}

/// Whether each byte is a letter in it, so that any bytes can be read as such.
fn is_one_byte(label: &str) -> bool {
    ["iso-8859", "iso8859", "windows-125", "cp125", "latin", "l1", "x-mac", "macintosh"]
        .iter()
        .any(|start| label.starts_with(start))
}

/// Whether a text reads as Japanese: all that is no ASCII is of its scripts, and stands together. Western letters read
/// so give single ideographs between ASCII ones, or letters of half the width.
fn is_japanese(text: &str) -> bool {
    let fits = |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    let wide = text.chars().any(|c| fits(c) && !matches!(c, '\u{FF61}'..='\u{FF9F}'));
    let (mut run, mut runs, mut single) = (0, 0, 0);
    for c in text.chars().chain(std::iter::once(' ')) {
        if c.is_ascii() {
            runs += usize::from(run > 0);
            single += usize::from(run == 1);
            run = 0;
        } else if fits(c) {
            run += 1;
        } else {
            return false;
        }
    }
    wide && runs > 0 && single == 0
}

/// A file in UTF-16 converted to UTF-8, and any other as it is, without its byte order mark.
pub fn in_utf8<'a>(bytes: &'a [u8], decode: Decode) -> Cow<'a, [u8]> {
    let wide = |label| decode(label, bytes).map(|text| text.trim_start_matches('\u{FEFF}').as_bytes().to_vec());
    let found = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return Cow::Borrowed(rest),
        [0xFF, 0xFE, ..] => wide("utf-16le"),
        [0xFE, 0xFF, ..] => wide("utf-16be"),
        // ASCII letters in 16 bits: every other byte is none.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => wide("utf-16le"),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => wide("utf-16be"),
        _ => None,
    };
    found.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// As a browser decodes.
    pub(crate) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    }

    #[test]
    fn what_is_declared_counts_and_what_is_not_is_unsure() {
        let table: [(&[u8], Option<&str>, &str, bool); 15] = [
            (b"plain", None, "plain", true),
            (b"plain", Some("x-unheard-of"), "plain", true),
            ("Zoë".as_bytes(), None, "Zoë", true),
            ("Zoë".as_bytes(), Some("UTF-8"), "Zoë", true),
            ("Zoë".as_bytes(), Some("us-ascii"), "Zoë", true),
            (b"J\xFCrgen", Some("ISO-8859-1"), "Jürgen", true),
            (b"J\xFCrgen", Some("\"windows-1252\""), "Jürgen", true),
            (b"J\xFCrgen", None, "Jürgen", false),
            (b"J\xFCrgen", Some("utf-8"), "Jürgen", false),
            (b"J\xFCrgen", Some("x-unheard-of"), "Jürgen", false),
            // Declared as Latin-1, written in UTF-8.
            ("Zoë".as_bytes(), Some("iso-8859-1"), "Zoë", false),
            (&encoded("shift_jis", "山田 太郎"), Some("Shift_JIS"), "山田 太郎", true),
            (&encoded("shift_jis", "山田 太郎"), None, "山田 太郎", false),
            (&encoded("iso-2022-jp", "山田 太郎"), None, "山田 太郎", true),
            (&encoded("windows-1251", "Иван"), Some("windows-1251"), "Иван", true),
        ];
        for (bytes, declared, text, sure) in table {
            let read = letters(bytes, declared, &decode);
            assert_eq!((&*read.text, read.sure), (text, sure), "{declared:?}");
        }
        let cut = letters("Zoë".as_bytes().split_last().unwrap().1, Some("utf-8"), &decode);
        assert!(!cut.sure && !cut.text.contains(UNREADABLE), "{cut:?}");
        assert!(!letters(b"a\x81", Some("euc-kr"), &decode).sure);
    }

    #[test]
    fn western_names_are_not_taken_for_japanese() {
        for name in ["Müller", "François Lévêque", "Ærøskøbing", "Señor Núñez", "Bjørn Ångström", "É", "ÄÖÜ"]
        {
            let bytes = encoded("windows-1252", name);
            assert_eq!(letters(&bytes, None, &decode).text, name);
        }
    }

    #[test]
    fn files_of_16_bits_are_read_with_and_without_their_mark() {
        let wide = |big: bool| -> Vec<u8> {
            "BEGIN:ł"
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        for bytes in [
            wide(false),
            wide(true),
            [&[0xFF, 0xFE][..], &wide(false)].concat(),
            [&[0xFE, 0xFF][..], &wide(true)].concat(),
        ] {
            assert_eq!(&*in_utf8(&bytes, &decode), "BEGIN:ł".as_bytes());
        }
        assert_eq!(&*in_utf8(b"\xEF\xBB\xBFBEGIN", &decode), b"BEGIN");
        assert_eq!(&*in_utf8(b"BEGIN", &decode), b"BEGIN");
    }
}
