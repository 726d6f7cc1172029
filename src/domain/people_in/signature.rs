//! The lines under an e-mail: whose it is, what they do, and how to reach them.

use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::people_in::{Found, PeopleInError};
use crate::domain::text::Line;

/// How many lines are looked at; a signature has ten.
const MOST_LINES: usize = 60;
/// Longer than any name.
const LONGEST_NAME: usize = 60;
/// Longer than a job title.
const LONGEST_TITLE: usize = 90;

/// Words that open a line which is neither name nor title, folded.
const NOT_A_NAME: [&str; 34] = [
    "kind regards",
    "best",
    "regards",
    "warm",
    "many thanks",
    "thanks",
    "thank you",
    "yours",
    "sincerely",
    "cheers",
    "all the best",
    "with kind",
    "sent from",
    "mit freundlichen",
    "mit besten",
    "viele grusse",
    "beste grusse",
    "freundliche",
    "cordialement",
    "bien a vous",
    "saludos",
    "atentamente",
    "hi",
    "hello",
    "dear",
    "to:",
    "cc:",
    "subject:",
    "sent:",
    "date:",
    "tel",
    "phone",
    "mobile",
    "e-mail",
];

/// Reads one person from the lines under their e-mail. Errors: nobody is in it.
pub fn read(text: &str) -> Result<Found, PeopleInError> {
    let text = without_tags(text);
    let mut found = Found::default();
    for line in text.lines().take(MOST_LINES) {
        for part in line.split(['|', '•', '·', '\t']) {
            take_in(part, &mut found);
        }
    }
    if found.is_empty() { Err(PeopleInError::Nobody) } else { Ok(found) }
}

fn take_in(part: &str, found: &mut Found) {
    let part = Line::cut(part);
    let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '_' | '–' | '—'));
    if part.is_empty() {
        return;
    }
    if let Some(page) = part.split_whitespace().find(|word| word.to_ascii_lowercase().contains("linkedin.com/")) {
        if found.linkedin.is_empty() {
            found.linkedin = Line::cut(page.trim_matches(['<', '>', '(', ')', ',', ';']));
        }
        return;
    }
    if let Some((before, address)) = address(part) {
        if found.email.is_empty() {
            found.email = Line::cut(&address);
        }
        if found.name.is_empty() && is_name(before) {
            found.name = Line::cut(before);
        }
        return;
    }
    if let Some(number) = number(part) {
        if found.phone.is_empty() {
            found.phone = Line::cut(&number);
        }
        return;
    }
    if is_address_of_a_page(part) || is_opening(part) {
        return;
    }
    if found.name.is_empty() {
        let (name, title) = part.split_once(", ").unwrap_or((part, ""));
        if is_name(name) {
            found.name = Line::cut(name);
            if found.title.is_empty() && !title.is_empty() {
                found.title = Line::cut(title);
            }
        }
    } else if found.title.is_empty() && part.chars().count() <= LONGEST_TITLE {
        found.title = Line::cut(part);
    }
}

/// An e-mail address in a line, and the name before it.
fn address(part: &str) -> Option<(&str, String)> {
    let word = part.split_whitespace().find(|word| word.contains('@'))?;
    let clean =
        word.trim_start_matches("mailto:").trim_matches(['<', '>', '(', ')', '[', ']', ',', ';', ':', '.', '"']);
    let clean = clean.trim_start_matches("mailto:");
    let address = EmailAddress::parse(clean).ok()?;
    let before = part.split(word).next().unwrap_or_default().trim();
    let before = before.strip_prefix("From:").unwrap_or(before).trim_matches([' ', '"', ',', '<']);
    Some((before, address.as_str().to_owned()))
}

/// A telephone number: at least seven digits and hardly anything else, perhaps after a word or two.
fn number(part: &str) -> Option<String> {
    let start = part.find(|c: char| c == '+' || c == '(' || c.is_ascii_digit())?;
    let label = part.get(..start)?.trim();
    if label.chars().count() > 12 {
        return None;
    }
    let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{a0}');
    let rest = part.get(start..)?;
    let number: String = rest.chars().take_while(|c| fits(*c)).collect();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    // After the number, an extension or a second number may follow, but no street.
    let after = rest.chars().skip(number.chars().count()).take_while(|c| c.is_alphabetic()).count();
    ((7..=15).contains(&digits) && after <= 6)
        .then(|| number.trim().trim_end_matches(['-', '/', '(']).trim().to_owned())
}

fn is_address_of_a_page(part: &str) -> bool {
    part.contains("://") || part.to_ascii_lowercase().contains("www.")
}

fn is_opening(part: &str) -> bool {
    let folded = fold(part);
    NOT_A_NAME.iter().any(|opening| {
        let after = folded.strip_prefix(opening).and_then(|rest| rest.chars().next());
        folded == *opening || after.is_some_and(|c| !c.is_alphanumeric())
    })
}

/// One to five words without digits and marks that no name has.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let fits = |c: char| {
        c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '‐') || ('\u{300}'..='\u{36f}').contains(&c)
    };
    (1..=5).contains(&words)
        && text.chars().count() <= LONGEST_NAME
        && text.chars().all(fits)
        && text.chars().any(char::is_alphabetic)
        && !is_opening(text)
        && !text.ends_with('.')
}

/// The text without HTML tags: each becomes a line break. Addresses in angle brackets stay.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut hidden = false;
    while let Some((before, after)) = rest.split_once('<') {
        if !hidden {
            out.push_str(before);
        }
        // A tag ends before the next one begins. Looking no further keeps a text full of brackets quick to read.
        let tag = after.split(['<', '>']).next().unwrap_or_default();
        let closed = after.as_bytes().get(tag.len()) == Some(&b'>');
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) && !tag.contains('@');
        if is_tag && closed {
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
            hidden = ["script", "style", "head"].contains(&&*name) || (hidden && !tag.starts_with('/'));
            out.push('\n');
            rest = after.get(tag.len() + 1..).unwrap_or_default();
        } else {
            out.push('<');
            rest = after;
        }
    }
    if !hidden {
        out.push_str(rest);
    }
    out.replace("&nbsp;", " ").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_as_people_write_them() {
        let cases = [
            (
                "Kind regards,\n\nMiriam Osei\nHead of Exhibitions\nNorthlight Museum Trust\nT: +44 20 7946 0000\nm.osei@northlight.example\nwww.northlight.example",
                ["Miriam Osei", "Head of Exhibitions", "m.osei@northlight.example", "+44 20 7946 0000", ""],
            ),
            (
                "Best,\nJürgen Groß | Leiter Technik | Müller GmbH\nTel. (030) 123 45-67 | j.gross@mueller.example",
                ["Jürgen Groß", "Leiter Technik", "j.gross@mueller.example", "(030) 123 45-67", ""],
            ),
            (
                "-- \nZoë O’Brien, Recruiter\nhttps://www.linkedin.com/in/zoe-obrien/\nMobile: 0171 2345678",
                ["Zoë O’Brien", "Recruiter", "", "0171 2345678", "https://www.linkedin.com/in/zoe-obrien/"],
            ),
            ("From: Bo Li <bo@x.example>\nTo: me", ["Bo Li", "", "bo@x.example", "", ""]),
            (
                "山田 太郎\n営業部長\nyamada@hoshino.example",
                ["山田 太郎", "営業部長", "yamada@hoshino.example", "", ""],
            ),
            (
                "<p>Best,</p><div><b>Ana Ib&aacute;&ntilde;ez</b></div><style>p{}</style><p>ana@x.example</p>",
                ["", "", "ana@x.example", "", ""],
            ),
            ("<div>Tomasz Brandt</div><div>Engineering</div>", ["Tomasz Brandt", "Engineering", "", "", ""]),
        ];
        for (text, [name, title, email, phone, linkedin]) in cases {
            let found = read(text).unwrap();
            let read = [&*found.name, &*found.title, &*found.email, &*found.phone, &*found.linkedin];
            assert_eq!(read, [name, title, email, phone, linkedin], "{text}");
        }
    }

    #[test]
    fn what_is_no_person_is_nobody() {
        for text in ["Kind regards", "https://example.org", "12 34", "???", "Sent from my telephone"] {
            assert_eq!(read(text), Err(PeopleInError::Nobody), "{text}");
        }
    }

    #[test]
    fn a_street_is_no_number() {
        let found = read("Bo Li\n12345 Berlin, Hauptstraße 7").unwrap();
        assert!(found.phone.is_empty());
    }
}
