//! One content line: its name, its parameters, and its text, decoded.

use crate::domain::charset::{Decode, Letters, letters};
use crate::domain::quoted;
use std::borrow::Cow;

/// Longer than the name of any property.
const LONGEST_NAME: usize = 60;
/// The most octets of a line that are looked at: names, addresses and descriptions are shorter.
pub(super) const LONGEST_LINE: usize = 200_000;

/// What is passed over as it is met: it may have megabytes, and nothing of it is of use in a record.
pub(super) const PASSED_OVER: [&str; 5] = ["PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"];
/// What may go on in lines that its program forgot to fold.
pub(super) const PROSE: [&str; 5] = ["DESCRIPTION", "COMMENT", "SUMMARY", "LOCATION", "NOTE"];

/// One line, put together again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentLine<'a>(pub(super) Cow<'a, [u8]>);

/// The name of a property, without the group before it; `None` if the line is none.
pub(super) fn name(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().take(LONGEST_NAME).position(|byte| matches!(byte, b':' | b';'))?;
    let name = line.get(..end)?;
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let fits = !name.is_empty() && name.iter().all(fits) && line.contains(&b':');
    fits.then(|| name.rsplit(|byte| *byte == b'.').next().unwrap_or(name))
}

/// What stands after the colon of a `BEGIN` or `END`.
pub(super) fn value(line: &[u8]) -> String {
    let after = line.splitn(2, |byte| *byte == b':').nth(1).unwrap_or_default();
    String::from_utf8_lossy(after).trim().to_ascii_uppercase()
}

/// Whether it is text, of which the beginning is enough.
pub(super) fn is_prose(line: &[u8]) -> bool {
    name(line).is_some_and(|name| is_one_of(name, &PROSE))
}

pub(super) fn is_one_of(name: &[u8], all: &[&str]) -> bool {
    all.iter().any(|one| name.eq_ignore_ascii_case(one.as_bytes()))
}

/// What stands before the colon, outside quotation marks.
fn head(line: &[u8]) -> Option<&[u8]> {
    let mut quoted = false;
    let end = line.iter().take(LONGEST_LINE).position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    // A quotation mark that is never closed closes nothing off.
    end.or_else(|| line.iter().position(|byte| *byte == b':')).and_then(|end| line.get(..end))
}

pub(super) fn is_quoted(line: &[u8]) -> bool {
    // A head is short; a line that goes on and on is asked about at each of its pieces.
    let head = line.get(..line.len().min(300)).unwrap_or(line).split(|byte| *byte == b':').next().unwrap_or_default();
    head.split(|byte| *byte == b';').skip(1).any(says_quoted)
}

fn says_quoted(parameter: &[u8]) -> bool {
    let value = parameter.rsplit(|byte| *byte == b'=').next().unwrap_or(parameter);
    value.trim_ascii().eq_ignore_ascii_case(b"QUOTED-PRINTABLE")
}

impl ContentLine<'_> {
    /// The line as text, decoded, in the form that every version of the formats reads.
    pub(super) fn text(&self, declared: Option<&str>, decode: Decode) -> Letters {
        let line = self.0.get(..self.0.len().min(LONGEST_LINE)).unwrap_or(&self.0);
        let head = head(line).unwrap_or_default();
        let mut inside = false;
        let apart = |byte: &u8| {
            inside ^= *byte == b'"';
            *byte == b';' && !inside
        };
        let parameters: Vec<&[u8]> = head.split(apart).collect();
        let charset = parameters.iter().find_map(|parameter| {
            let (name, value) = parameter.split_at_checked(parameter.iter().position(|byte| *byte == b'=')?)?;
            let value = String::from_utf8_lossy(value.get(1..)?);
            name.trim_ascii().eq_ignore_ascii_case(b"CHARSET").then(|| value.trim().to_owned())
        });
        let quoted = parameters.iter().skip(1).any(|parameter| says_quoted(parameter));
        let read = if quoted || charset.is_some() {
            let value = line.get(head.len() + 1..).unwrap_or_default();
            let bytes = if quoted { Cow::Owned(quoted::bytes(value)) } else { Cow::Borrowed(value) };
            let value = letters(&bytes, charset.as_deref().or(declared), decode);
            let kept = parameters.iter().enumerate().filter(|(at, parameter)| {
                let name = parameter.split(|byte| *byte == b'=').next().unwrap_or_default().trim_ascii();
                let spent = name.eq_ignore_ascii_case(b"CHARSET")
                    || (quoted && (name.eq_ignore_ascii_case(b"ENCODING") || says_quoted(parameter)));
                *at == 0 || !spent
            });
            let head: Vec<Letters> = kept.map(|(_, parameter)| letters(parameter, declared, decode)).collect();
            let text: Vec<&str> = head.iter().map(|part| part.text.as_str()).collect();
            let unix = value.text.replace("\r\n", "\n").replace(['\n', '\r'], "\\n");
            Letters { text: [&*text.join(";"), ":", &unix].concat(), sure: value.sure }
        } else {
            letters(line, declared, decode)
        };
        Letters { text: read.text.chars().filter(|c| *c == '\t' || !c.is_control()).collect(), sure: read.sure }
    }
}
