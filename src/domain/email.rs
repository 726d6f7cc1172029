//! An e-mail address that may be put into a header or a link: checked once, safe from then on.

use std::fmt;

/// One address, without the name of its owner.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

/// Why a text is no e-mail address. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// There is no `@`, or more than one.
    OneAt,
    /// A character that no address holds.
    Character(char),
    /// Nothing before the `@`, or dots in the wrong places.
    Mailbox,
    /// The part after the `@` is no name of a mail server.
    Server,
    /// Longer than mail servers accept.
    TooLong,
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is no e-mail address yet. Add one, or send the letter another way."),
            Self::OneAt => f.write_str("An e-mail address has exactly one @. Check it against their card or message."),
            Self::Character(' ') => {
                f.write_str("An e-mail address has no spaces. Check it against their card or message.")
            }
            Self::Character(c) if c.is_control() => {
                f.write_str("This address has a line break or a hidden character. Type it again.")
            }
            Self::Character(c) => {
                write!(f, "An e-mail address cannot have {c}. Check it against their card or message.")
            }
            Self::Mailbox => f.write_str("Something is missing before the @, or a dot is in the wrong place."),
            Self::Server => {
                f.write_str("The part after the @ should look like company.com. Check for a missing ending.")
            }
            Self::TooLong => f.write_str("This is longer than any e-mail address can be. Check where it ends."),
        }
    }
}

/// The marks that may stand before the `@` beside letters, digits and dots.
const MAILBOX_MARKS: &str = "!#$%&'*+/=?^_`{|}~-";

impl EmailAddress {
    /// Reads an address as typed or pasted; `Miriam <m@x.org>` and `mailto:m@x.org` are read too.
    /// Errors: the first thing that stands in the way.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        let inner = match (text.rfind('<'), text.strip_suffix('>')) {
            (Some(open), Some(before)) => before.get(open + 1..).unwrap_or_default().trim(),
            _ => text.strip_prefix("mailto:").unwrap_or(text),
        };
        if inner.is_empty() {
            return Err(EmailError::Empty);
        }
        if let Some(odd) = inner.chars().find(|c| !fits(*c) && *c != '@') {
            return Err(EmailError::Character(odd));
        }
        let Some((mailbox, server)) = inner.split_once('@').filter(|(_, server)| !server.contains('@')) else {
            return Err(EmailError::OneAt);
        };
        if mailbox.split('.').any(str::is_empty) {
            return Err(EmailError::Mailbox);
        }
        let label = |label: &str| {
            let hyphens = label.starts_with('-') || label.ends_with('-');
            (1..=63).contains(&label.len()) && !hyphens && label.chars().all(|c| c == '-' || c.is_alphanumeric())
        };
        if !server.contains('.') || !server.split('.').all(label) {
            return Err(EmailError::Server);
        }
        if inner.len() > 254 || mailbox.len() > 64 {
            return Err(EmailError::TooLong);
        }
        Ok(Self(inner.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn fits(c: char) -> bool {
    c.is_alphanumeric() || c == '.' || MAILBOX_MARKS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_paste_them() {
        for (typed, read) in [
            ("m.osei@northwind.example", "m.osei@northwind.example"),
            (" Miriam Osei <m.osei@northwind.example> ", "m.osei@northwind.example"),
            ("mailto:a+b@x-y.co.uk", "a+b@x-y.co.uk"),
            ("o'brien@müller.example", "o'brien@müller.example"),
        ] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), read);
        }
    }

    #[test]
    fn what_is_no_address_says_why() {
        for (typed, error) in [
            ("", EmailError::Empty),
            ("Miriam <>", EmailError::Empty),
            ("miriam", EmailError::OneAt),
            ("a@x.org?bcc=b@y.org", EmailError::OneAt),
            ("a@x.org?bcc=b", EmailError::Server),
            ("a@x.org\r\nBcc: b@y.org", EmailError::Character('\r')),
            ("a@x.org,b@y.org", EmailError::Character(',')),
            ("a b@x.org", EmailError::Character(' ')),
            (".a@x.org", EmailError::Mailbox),
            ("@x.org", EmailError::Mailbox),
            ("a@localhost", EmailError::Server),
            ("a@x..org", EmailError::Server),
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(error), "{typed:?}");
            assert!(!error.to_string().is_empty());
        }
        assert_eq!(EmailAddress::parse(&format!("{}@x.org", "a".repeat(65))), Err(EmailError::TooLong));
    }
}
