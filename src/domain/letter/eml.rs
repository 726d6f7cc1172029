//! The letter as a mail file (RFC 5322) that a mail program opens as a draft. Texts beyond plain ASCII travel as
//! encoded words in the headers and as base64 UTF-8 in the body; no text can end its header and begin another.

use super::mailto::{crlf, one_line};
use crate::domain::email::EmailAddress;
use chrono::{Datelike, NaiveDateTime, Timelike};

/// Name and address of a sender or reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name; may be empty.
    pub name: String,
    /// The address.
    pub address: EmailAddress,
}

/// A moment with its distance from Greenwich, as a mail header needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The local time.
    pub local: NaiveDateTime,
    /// Minutes east of Greenwich.
    pub minutes_east: i16,
}

/// What goes into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail<'a> {
    /// From whom; a mail program fills it in if it is unknown.
    pub from: Option<Mailbox>,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// The subject.
    pub subject: &'a str,
    /// The text.
    pub body: &'a str,
    /// When it was written.
    pub at: Option<Stamp>,
}

/// The longest line of a header, in bytes, and of encoded text.
const LINE: usize = 76;
/// The most bytes in one encoded word, so that it fits on a line beside the longest name of a header.
const WORD_BYTES: usize = 39;

/// Writes the file.
pub fn eml(mail: &Mail<'_>) -> String {
    let mut out = String::new();
    if let Some(from) = &mail.from {
        header("From", &[mailbox(from)], &mut out);
    }
    let to: Vec<String> = mail.to.iter().map(mailbox).collect();
    if !to.is_empty() {
        header("To", &to, &mut out);
    }
    header("Subject", &[phrase(&one_line(mail.subject), "Subject: ".len())], &mut out);
    if let Some(stamp) = &mail.at {
        header("Date", &[date(stamp)], &mut out);
    }
    out.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    out.push_str("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    let encoded = base64(crlf(mail.body).as_bytes());
    for line in encoded.as_bytes().chunks(LINE) {
        out.extend(line.iter().map(|byte| char::from(*byte)));
        out.push_str("\r\n");
    }
    out
}

/// One header; several values stand on a line each.
fn header(name: &str, values: &[String], out: &mut String) {
    out.push_str(name);
    out.push_str(": ");
    out.push_str(&values.join(",\r\n "));
    out.push_str("\r\n");
}

fn mailbox(mailbox: &Mailbox) -> String {
    let name = one_line(mailbox.name.trim());
    let address = mailbox.address.as_str();
    if name.is_empty() {
        return address.to_owned();
    }
    if name.len() <= LINE - 10 && name.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !name.contains("=?") {
        return format!("\"{}\"\r\n <{address}>", name.replace('\\', "\\\\").replace('"', "\\\""));
    }
    format!("{}\r\n <{address}>", encoded_words(&name))
}

/// A text as it is if it is plain and short enough for the rest of the line, else as encoded words.
fn phrase(text: &str, used: usize) -> String {
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let kept = text.trim() == text && !text.contains("=?");
    if plain && kept && used + text.len() <= LINE { text.to_owned() } else { encoded_words(text) }
}

/// Encoded words, one to a line, each holding whole characters.
fn encoded_words(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(WORD_BYTES);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (word, after) = rest.split_at(end);
        words.push(format!("=?UTF-8?B?{}?=", base64(word.as_bytes())));
        rest = after;
    }
    words.join("\r\n ")
}

fn date(stamp: &Stamp) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Stamp { local, minutes_east } = stamp;
    let day = DAYS[local.weekday().num_days_from_monday() as usize % 7];
    let month = MONTHS[local.month0() as usize % 12];
    let (sign, away) = (if *minutes_east < 0 { '-' } else { '+' }, minutes_east.unsigned_abs());
    format!(
        "{day}, {:02} {month} {:04} {:02}:{:02}:{:02} {sign}{:02}{:02}",
        local.day(),
        local.year(),
        local.hour(),
        local.minute(),
        local.second(),
        away / 60 % 100,
        away % 60
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let all = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let digit = DIGITS[(all >> (18 - 6 * n) & 63) as usize];
            out.push(if n <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_letter() {
        let address = |text| EmailAddress::parse(text).unwrap();
        let mail = Mail {
            from: Some(Mailbox { name: "Anna \"Berg\"".into(), address: address("anna@x.org") }),
            to: vec![Mailbox { name: "Zoë\r\nBcc: a@b.org".into(), address: address("zoe@x.org") }],
            subject: "Thank you",
            body: "Hi",
            at: Some(Stamp { local: "2026-11-22T02:31:06".parse().unwrap(), minutes_east: -330 }),
        };
        assert_eq!(
            eml(&mail),
            "From: \"Anna \\\"Berg\\\"\"\r\n <anna@x.org>\r\nTo: =?UTF-8?B?Wm/DqyBCY2M6IGFAYi5vcmc=?=\r\n <zoe@x.org>\r\n\
             Subject: Thank you\r\nDate: Sun, 22 Nov 2026 02:31:06 -0530\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nSGk=\r\n"
        );
    }
}
