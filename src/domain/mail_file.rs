//! An e-mail as mail programs save it (`.eml`, or its source pasted): the calendars, contact cards and texts in it.
//!
//! The crate `mail-parser` takes it apart. Each part has an encoding and a charset of its own; the parts are taken here
//! as bytes and decoded by the platform, which knows more charsets than the crate does without its large tables.

mod header;

use crate::domain::charset::{Decode, UNREADABLE, letters};
use crate::domain::mail_page::from_html;
use crate::domain::quoted;
use chrono::{DateTime, Datelike, NaiveDateTime};
use header::encoded_words;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

pub(crate) use header::sender;

/// How deep e-mails inside of e-mails are read.
const DEEPEST: usize = 4;
/// How many bytes may stand before the first header that tells an e-mail.
const HEADERS: usize = 64_000;

/// A file in an e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its bytes, as they were before they were sent.
    pub bytes: Vec<u8>,
    /// The charset that is declared for them.
    pub charset: Option<String>,
    /// What the e-mail says beside a calendar about what it is for.
    pub method: Option<String>,
}

/// What is of use in an e-mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// The name of its sender, and the address; empty if it says none, or none that can be read.
    pub from: (String, String),
    /// Its subject.
    pub subject: String,
    /// When it was sent, in UTC.
    pub sent: Option<NaiveDateTime>,
    /// What is written in it, as plain text, and whether its letters were read after what is declared.
    pub texts: Vec<(String, bool)>,
    /// The calendars in it.
    pub calendars: Vec<Attached>,
    /// The contact cards in it.
    pub cards: Vec<Attached>,
}

/// Whether bytes are an e-mail: they begin with headers, as other files do not.
pub fn is_mail(bytes: &[u8]) -> bool {
    const TELLING: [&str; 9] =
        ["from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "content-type"];
    let start = bytes.get(..bytes.len().min(HEADERS)).unwrap_or(bytes).trim_ascii_start();
    if part_of_one(start).is_some() {
        return true;
    }
    let mut lines = start.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).peekable();
    // Archives put a line of their own before an e-mail.
    lines.next_if(|line| line.starts_with(b"From "));
    let mut telling = false;
    for line in lines {
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let name = colon.and_then(|colon| line.get(..colon)).map(<[u8]>::trim_ascii).unwrap_or_default();
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            return false;
        }
        if name.eq_ignore_ascii_case(b"begin") {
            break;
        }
        telling |= TELLING.iter().any(|one| name.eq_ignore_ascii_case(one.as_bytes()));
    }
    telling
}

/// The boundary of a source that was pasted from its first part on, without the headers above.
fn part_of_one(start: &[u8]) -> Option<&[u8]> {
    let line = start.split(|byte| matches!(byte, b'\n' | b'\r')).next()?.strip_prefix(b"--")?;
    let rest = start.get(line.len() + 2..)?.trim_ascii_start();
    let header = rest.get(..8).is_some_and(|name| name.eq_ignore_ascii_case(b"content-"));
    (header && !line.is_empty() && !line.contains(&b'"')).then(|| line.trim_ascii_end())
}

/// How many lines in base 64 are read where no calendar begins: texts have fewer, and pictures have no use here.
const MOST_LINES: usize = 4_000;

/// The source without what is attached in thousands of lines, unless it is a calendar or a card: taking megabytes of
/// pictures apart takes a while, and they are not looked at.
fn without_ballast(source: &[u8]) -> Cow<'_, [u8]> {
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let (mut kept, mut from, mut start, mut lines, mut at) = (Vec::new(), 0, 0, 0, 0);
    for line in source.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        if text.len() >= 60 && text.iter().all(fits) {
            lines += 1;
        } else {
            // "BEGIN:" in base 64.
            let useful = source.get(start..start + 8) == Some(b"QkVHSU46");
            if lines > MOST_LINES && !useful {
                kept.extend_from_slice(source.get(from..start).unwrap_or_default());
                from = at;
            }
            (start, lines) = (at + line.len(), 0);
        }
        at += line.len();
    }
    if from == 0 {
        return Cow::Borrowed(source);
    }
    kept.extend_from_slice(source.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// Reads an e-mail. `pasted` is whether it came as text, of which the letters are known already.
pub fn read(bytes: &[u8], pasted: bool, decode: Decode) -> Mail {
    let start = bytes.trim_ascii_start();
    let start = match start.strip_prefix(b"From ") {
        Some(rest) => rest.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default(),
        None => start,
    };
    let headed = part_of_one(start)
        .map(|boundary| [b"Content-Type: multipart/mixed; boundary=\"", boundary, b"\"\r\n\r\n", start].concat());
    let whole = without_ballast(headed.as_deref().unwrap_or(start));
    let mut mail = Mail::default();
    if let Some(message) = MessageParser::default().parse(&*whole) {
        headers(&message, &whole, decode, &mut mail);
        take(&message, pasted, decode, DEEPEST, &mut mail);
    }
    mail
}

/// What the headers of a message say.
fn headers(message: &Message, whole: &[u8], decode: Decode, mail: &mut Mail) {
    let unfold = |raw: &str| raw.replace(['\r', '\n'], "");
    let from = message.header_raw("From").map(unfold).unwrap_or_default();
    // Letters that no header may hold are read as those of the text below.
    let raw = || raw_header(whole, b"from:").map(|bytes| letters(bytes, charset(message).as_deref(), decode).text);
    let from = if from.contains(UNREADABLE) || from.trim().is_empty() { raw().unwrap_or(from) } else { from };
    mail.from = sender(&encoded_words(&from, decode));
    let subject = message.header_raw("Subject").map(unfold).unwrap_or_default();
    mail.subject = encoded_words(subject.trim(), decode);
    let sent = message.date().and_then(|sent| DateTime::from_timestamp(sent.to_timestamp(), 0));
    mail.sent = sent.map(|sent| sent.naive_utc()).filter(|sent| (2000..=2100).contains(&sent.year()));
}

/// At most so many characters above a forwarded message say nothing of their own: "FYI".
const A_WORD: usize = 20;

fn take(message: &Message, pasted: bool, decode: Decode, depth: usize, mail: &mut Mail) {
    let shown = |at: usize| {
        let is = |all: &[u32]| all.iter().any(|one| usize::try_from(*one) == Ok(at));
        is(&message.text_body) || is(&message.html_body)
    };
    let mut plain = false;
    for (at, part) in message.parts.iter().enumerate() {
        if let PartType::Message(inner) = &part.body {
            if depth > 0 {
                let letters = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count();
                if mail.texts.iter().map(|(text, _)| letters(text)).sum::<usize>() <= A_WORD && depth == DEEPEST {
                    headers(inner, &inner.raw_message, decode, mail);
                }
                take(inner, pasted, decode, depth - 1, mail);
            }
            continue;
        }
        if matches!(part.body, PartType::Multipart(_)) {
            continue;
        }
        let kind = part.content_type();
        let is = |class: &str, name: &str| {
            kind.is_some_and(|kind| {
                kind.ctype().eq_ignore_ascii_case(class)
                    && kind.subtype().unwrap_or_default().eq_ignore_ascii_case(name)
            })
        };
        let name = part.attachment_name().unwrap_or_default().to_ascii_lowercase();
        let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name)).map(str::to_owned);
        let attached = || Attached {
            bytes: contents(message, part).into_owned(),
            charset: attribute("charset").filter(|_| !as_it_stands(part, pasted)),
            method: attribute("method"),
        };
        if is("text", "calendar") || is("application", "ics") || name.ends_with(".ics") {
            mail.calendars.push(attached());
        } else if is("text", "vcard") || is("text", "x-vcard") || is("text", "directory") || name.ends_with(".vcf") {
            mail.cards.push(attached());
        } else if shown(at) && kind.is_none_or(|kind| kind.ctype().eq_ignore_ascii_case("text")) {
            let html = is("text", "html");
            let Attached { bytes, charset, .. } = attached();
            let read = letters(&bytes, charset.as_deref(), decode);
            match html {
                // The same once more, for programs that show it with colours.
                true if plain => {}
                true => mail.texts.push((from_html(&read.text), read.sure)),
                false => {
                    plain = true;
                    mail.texts.push((read.text, read.sure));
                }
            }
        }
    }
}

/// The bytes of a header, without its name.
fn raw_header<'a>(whole: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut lines = whole.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let line = lines.find(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    line.get(name.len()..).map(<[u8]>::trim_ascii)
}

/// The charset that is declared for the text.
fn charset(message: &Message) -> Option<String> {
    message.parts.iter().find_map(|part| part.content_type()?.attribute("charset").map(str::to_owned))
}

fn as_it_stands(part: &MessagePart, pasted: bool) -> bool {
    pasted && matches!(part.encoding, Encoding::None)
}

/// The bytes of a part before they were sent.
fn contents<'a>(message: &'a Message, part: &MessagePart) -> Cow<'a, [u8]> {
    let place = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let raw = message.raw_message.get(place(part.offset_body)..place(part.offset_end)).unwrap_or_default();
    let plain = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => Some(quoted::bytes(raw)),
        Encoding::Base64 => base64_decode(raw),
    };
    plain.map_or(Cow::Borrowed(raw), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;

    #[test]
    fn an_email_is_told_by_its_headers() {
        let table: [(&[u8], bool); 9] = [
            (b"From: Ada <a@x.example>\r\nTo: b\r\n\r\nhello", true),
            (b"\r\nReceived: by x;\r\n\tMon\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR", true),
            (b"From a@x.example Mon Nov 30\nSubject: x\n\nhello", true),
            (b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR", true),
            (b"--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR", true),
            (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", false),
            (b"Dear all,\nplease see below\nBEGIN:VCALENDAR", false),
            (b"-- \nBo Li\nHead", false),
            (b"<html>", false),
        ];
        for (bytes, is) in table {
            assert_eq!(is_mail(bytes), is, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn raw_letters_in_a_header_are_those_of_the_text() {
        let mail = b"From: J\xFCrgen Gro\xDF <j@x.example>\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGr\xFC\xDFe\r\n";
        let read = read(mail, false, &decode);
        assert_eq!(read.from, ("Jürgen Groß".to_owned(), "j@x.example".to_owned()));
        assert_eq!(read.texts[0].0.trim(), "Grüße");
    }

    #[test]
    fn pictures_are_no_text_and_rooms_behind_words_are_named() {
        let mail = b"From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p><a href=\"https://zoom.us/j/1?pwd=a&amp;x=1\">Join now</a> or <a href='https://x.example'>read</a></p>\r\n\
            --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
        let read = read(mail, false, &decode);
        assert_eq!(read.texts.len(), 1, "{:?}", read.texts);
        assert!(read.texts[0].0.contains("https://zoom.us/j/1?pwd=a&x=1 Join now or read"), "{:?}", read.texts);
    }

    #[test]
    fn each_part_is_read_in_its_own_way() {
        let mail = b"From: =?ISO-8859-1?Q?J=FCrgen_Gro=DF?= <j@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe=\r\n!\r\n\
            --b\r\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nX:=AC\r\nEND:VCALENDAR\r\n\
            --b\r\nContent-Type: application/octet-stream; name=\"Invite.ICS\"\r\nContent-Transfer-Encoding: base64\r\n\r\nQkVHSU46VkNBTEVOREFS\r\n\
            --b\r\nContent-Type: text/x-vcard; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBEGIN:VCARD\r\nFN:\xD6z\r\nEND:VCARD\r\n\
            --b--\r\n";
        let read = read(mail, false, &decode);
        assert_eq!(read.from, ("Jürgen Groß".to_owned(), "j@x.example".to_owned()));
        assert_eq!(read.texts.iter().map(|(text, sure)| (text.trim(), *sure)).collect::<Vec<_>>(), [("Grüße!", true)]);
        assert_eq!(read.calendars.len(), 2);
        assert_eq!(read.calendars[0].method.as_deref(), Some("REQUEST"));
        assert!(read.calendars[0].bytes.windows(5).any(|five| five == b"X:=AC"));
        assert_eq!(read.calendars[1].bytes, b"BEGIN:VCALENDAR");
        assert_eq!(read.cards[0].charset.as_deref(), Some("windows-1252"));
    }

    #[test]
    fn megabytes_of_pictures_are_not_taken_apart() {
        let line = "QUJD".repeat(19);
        let mail = |first: &str| {
            let picture = format!("{first}{line}\r\n").replace(&line, &line[first.len()..])
                + &format!("{line}\r\n").repeat(5_000);
            format!(
                "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--b--\r\n"
            )
        };
        let short = mail("");
        assert!(without_ballast(short.as_bytes()).len() < 1_000);
        assert_eq!(read(short.as_bytes(), false, &decode).calendars.len(), 1);
        let calendar = mail("QkVHSU46");
        assert_eq!(without_ballast(calendar.as_bytes()).len(), calendar.len());
    }

    #[test]
    fn an_email_inside_another_and_a_page_without_text() {
        let mail = b"Subject: Fwd\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>One &amp; two</p><script>x()</script>\r\n--o\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--o--\r\n";
        let read = read(mail, false, &decode);
        assert_eq!(read.calendars.len(), 1);
        assert_eq!(read.texts[0].0.trim(), "One & two");
    }

    #[test]
    fn a_message_passed_on_whole_is_from_whoever_wrote_it() {
        let inner = "From: Ada Beck <ada@northlight.example>\r\nSubject: Registrar\r\nDate: Tue, 8 Dec 2026 09:00:00 +0000\r\nContent-Type: text/plain\r\n\r\nDear Sam\r\n";
        for (above, from) in
            [("FYI", "ada@northlight.example"), ("I thought this might be of some use to you.", "pat@x.example")]
        {
            let mail = format!(
                "From: Pat <pat@x.example>\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: text/plain\r\n\r\n{above}\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--o--\r\n"
            );
            assert_eq!(read(mail.as_bytes(), false, &decode).from.1, from, "{above}");
        }
    }
}
