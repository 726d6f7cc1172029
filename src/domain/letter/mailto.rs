//! The link that opens the mail program with the letter in it. Every part is percent-encoded, so that nothing in a
//! name or a text can become an address or a header; a letter too long for a link leaves its body to be pasted.

use crate::domain::email::EmailAddress;

/// The longest link that every mail program takes whole.
pub const LINK_CHARS: usize = 1_900;

/// How much of the letter a link holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All of it.
    Whole,
    /// Addresses and subject; the body has to be copied first and pasted.
    BodyTooLong,
    /// The addresses alone; the subject has to be pasted too.
    SubjectTooLong,
}

/// A link to the mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailto {
    /// The link.
    pub href: String,
    /// How much it holds.
    pub fit: Fit,
}

/// Makes the link.
pub fn mailto(to: &[EmailAddress], subject: &str, body: &str) -> Mailto {
    let mut bare = String::from("mailto:");
    for (n, address) in to.iter().enumerate() {
        if n > 0 {
            bare.push(',');
        }
        encode(address.as_str(), "@", &mut bare);
    }
    let mut titled = format!("{bare}?subject=");
    encode(&one_line(subject), "", &mut titled);
    let mut whole = format!("{titled}&body=");
    encode(&crlf(body), "", &mut whole);
    let (href, fit) = if whole.len() <= LINK_CHARS {
        (whole, Fit::Whole)
    } else if titled.len() <= LINK_CHARS {
        (titled, Fit::BodyTooLong)
    } else {
        (bare, Fit::SubjectTooLong)
    };
    Mailto { href, fit }
}

/// A header's text: breaks become spaces, other controls go.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace("\r\n", " ");
    text.chars().map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// A body with the line ends of mail.
pub(super) fn crlf(body: &str) -> String {
    body.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// Appends the text with all but letters, digits, `-._~` and the `kept` marks percent-encoded.
fn encode(text: &str, kept: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap()
    }

    #[test]
    fn each_part_is_encoded() {
        let link = mailto(&[address("a?b&c@x.org"), address("d@y.org")], "Thanks & more\r\nBcc: e@z.org", "Hi ü\nyou");
        assert_eq!(
            link.href,
            "mailto:a%3Fb%26c@x.org,d@y.org?subject=Thanks%20%26%20more%20Bcc%3A%20e%40z.org&body=Hi%20%C3%BC%0D%0Ayou"
        );
        assert_eq!(link.fit, Fit::Whole);
    }

    #[test]
    fn long_letters_leave_their_body_behind() {
        let to = [address("a@x.org")];
        assert_eq!(mailto(&to, "Hi", &"long ".repeat(400)).href, "mailto:a@x.org?subject=Hi");
        let link = mailto(&to, &"ü".repeat(400), "Hi");
        assert_eq!((&*link.href, link.fit), ("mailto:a@x.org", Fit::SubjectTooLong));
    }
}
