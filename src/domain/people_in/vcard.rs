//! Contact cards, vCard 3.0 and 4.0, and the quoted form of 2.1 that some telephones still write. Only what a record
//! of an interview needs is read; photographs, birthdays and addresses of homes are passed over.

use crate::domain::people_in::{Found, MOST_PEOPLE, PeopleInError};
use crate::domain::text::Line;

/// The most letters before the colon of a line.
const LONGEST_HEAD: usize = 200;

/// Whether a text is a contact card, or several.
pub fn is_card(text: &str) -> bool {
    text.lines().any(|line| names(line.trim_start_matches('\u{FEFF}'), "BEGIN:VCARD"))
}

fn names(line: &str, what: &str) -> bool {
    line.trim().eq_ignore_ascii_case(what)
}

/// The people on the cards. Errors: nobody is on them.
pub fn read(text: &str) -> Result<Vec<Found>, PeopleInError> {
    let mut people = Vec::new();
    let mut card: Option<Card> = None;
    for line in unfold(text) {
        if names(line.trim_start_matches('\u{FEFF}'), "BEGIN:VCARD") {
            people.extend(card.replace(Card::default()).map(Card::found));
        } else if names(&line, "END:VCARD") {
            people.extend(card.take().map(Card::found));
        } else if let Some(card) = &mut card {
            card.take_in(&line);
        }
    }
    people.extend(card.map(Card::found));
    people.retain(|found| !found.is_empty());
    people.truncate(MOST_PEOPLE);
    if people.is_empty() { Err(PeopleInError::Nobody) } else { Ok(people) }
}

/// The lines of a card, with folded ones put together again.
fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for raw in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        let open = lines.last_mut().filter(|last| last.ends_with('=') && is_quoted(last));
        match (raw.strip_prefix([' ', '\t']), open) {
            (_, Some(last)) => {
                last.pop();
                last.push_str(raw);
            }
            (Some(rest), None) => match lines.last_mut() {
                Some(last) => last.push_str(rest),
                None => lines.push(rest.to_owned()),
            },
            (None, None) => lines.push(raw.to_owned()),
        }
    }
    lines
}

/// Whether the value of this line is written in the quoted form of version 2.1.
fn is_quoted(line: &str) -> bool {
    // A head is short. A line that goes on and on is asked about at each of its continuations, so no more is looked at.
    let head = line.char_indices().take(LONGEST_HEAD).find(|(_, c)| *c == ':').and_then(|(at, _)| line.get(..at));
    head.is_some_and(|head| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"))
}

/// A card so far. The value that is marked as preferred wins, else the first.
#[derive(Default)]
struct Card {
    whole_name: String,
    parts_of_name: String,
    title: String,
    role: String,
    email: Best,
    phone: Best,
    linkedin: String,
}

#[derive(Default)]
struct Best {
    text: String,
    preferred: bool,
}

impl Best {
    fn take_in(&mut self, text: String, preferred: bool) {
        if self.text.is_empty() || (preferred && !self.preferred) {
            *self = Self { text, preferred };
        }
    }
}

impl Card {
    fn take_in(&mut self, line: &str) {
        let Some((head, value)) = parted(line) else { return };
        let head = head.to_ascii_uppercase();
        let mut words = head.split(';');
        let name = words.next().unwrap_or_default();
        // A group before the name ("item1.EMAIL") says which label belongs to it, and is of no use here.
        let name = name.rsplit('.').next().unwrap_or_default();
        let preferred = words.any(|word| word.contains("PREF"));
        let value = if is_quoted(line) { from_quoted(value) } else { value.to_owned() };
        let keep_first = |known: &mut String, text: String| {
            if known.trim().is_empty() {
                *known = text;
            }
        };
        match name {
            "FN" => keep_first(&mut self.whole_name, unescaped(&value)),
            "N" => keep_first(&mut self.parts_of_name, in_order(&value)),
            "TITLE" => keep_first(&mut self.title, unescaped(&value)),
            "ROLE" => keep_first(&mut self.role, unescaped(&value)),
            "EMAIL" => self.email.take_in(bare(&unescaped(&value), "mailto:"), preferred),
            "TEL" => self.phone.take_in(bare(&unescaped(&value), "tel:"), preferred),
            "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" | "X-LINKEDIN" if is_linkedin(&value) => {
                keep_first(&mut self.linkedin, unescaped(&value));
            }
            _ => {}
        }
    }

    fn found(self) -> Found {
        let first = |one: String, other: String| Line::cut(if one.trim().is_empty() { &other } else { &one });
        Found {
            name: first(self.whole_name, self.parts_of_name),
            title: first(self.title, self.role),
            email: Line::cut(&self.email.text),
            phone: Line::cut(&self.phone.text),
            linkedin: Line::cut(&self.linkedin),
        }
    }
}

fn is_linkedin(value: &str) -> bool {
    value.to_ascii_lowercase().contains("linkedin.com/")
}

/// Name and value of a line: parted at the first colon that stands outside quotation marks.
fn parted(line: &str) -> Option<(&str, &str)> {
    let mut inside = false;
    let colon = line.char_indices().find(|(_, c)| {
        inside ^= *c == '"';
        *c == ':' && !inside
    })?;
    Some((line.get(..colon.0)?, line.get(colon.0 + 1..)?))
}

fn bare(text: &str, scheme: &str) -> String {
    let text = text.trim();
    let has = text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let text = if has { text.get(scheme.len()..).unwrap_or_default() } else { text };
    // What follows a semicolon in a telephone address says how to dial, not whom.
    text.split(';').next().unwrap_or_default().to_owned()
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(c),
        }
    }
    out
}

/// "Osei;Miriam;Adwoa;Dr;PhD" as "Dr Miriam Adwoa Osei PhD".
fn in_order(value: &str) -> String {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ';' && !escaped {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    let part = |n: usize| parts.get(n).map(|part| unescaped(part)).unwrap_or_default();
    let words: Vec<String> = [3, 1, 2, 0, 4].into_iter().map(part).filter(|part| !part.trim().is_empty()).collect();
    words.join(" ")
}

/// Reads `=C3=B6` as the bytes it stands for; bytes that are no UTF-8 become replacement characters.
fn from_quoted(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    while let Some((first, after)) = rest.split_first() {
        let pair = after.first().zip(after.get(1)).and_then(|(a, b)| Some(digit(*a)? * 16 + digit(*b)?));
        match (first, pair) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(card: &str) -> Found {
        let people = read(&["BEGIN:VCARD\r\n", card, "\r\nEND:VCARD\r\n"].concat()).unwrap();
        assert_eq!(people.len(), 1);
        people.into_iter().next().unwrap()
    }

    #[test]
    fn a_card_of_version_4() {
        let found = one(concat!(
            "VERSION:4.0\r\nFN:Zoë O’Brien\r\nN:O’Brien;Zoë;;;\r\nTITLE:Head of data\\, people\r\n",
            "EMAIL;TYPE=home:z@home.example\r\nEMAIL;PREF=1;TYPE=work:z.obrien@north\r\n light.example\r\n",
            "TEL;VALUE=uri;TYPE=\"voice,work\":tel:+44-20-7946-0000;ext=12\r\n",
            "URL:https://www.linkedin.com/in/zoe\r\nPHOTO:data:image/jpeg;base64,AAAA\r\n BBBB",
        ));
        assert_eq!(&*found.name, "Zoë O’Brien");
        assert_eq!(&*found.title, "Head of data, people");
        assert_eq!(&*found.email, "z.obrien@northlight.example");
        assert_eq!(&*found.phone, "+44-20-7946-0000");
        assert_eq!(&*found.linkedin, "https://www.linkedin.com/in/zoe");
    }

    #[test]
    fn a_card_of_version_3_with_groups_and_without_a_whole_name() {
        let found = one("VERSION:3.0\nN:Osei;Miriam;;Dr;\nitem1.EMAIL;type=INTERNET;type=pref:m@x.example\nROLE:Chair");
        assert_eq!((&*found.name, &*found.email, &*found.title), ("Dr Miriam Osei", "m@x.example", "Chair"));
    }

    #[test]
    fn a_card_of_version_2_1_as_telephones_write_it() {
        let found =
            one("VERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=\nGro=C3=9F\nTEL;CELL:0171");
        assert_eq!((&*found.name, &*found.phone), ("Jürgen Groß", "0171"));
    }

    #[test]
    fn several_cards_stay_several_people_even_of_one_name() {
        let card = "begin:vcard\nFN:Bo Li\nEND:VCARD\n";
        assert_eq!(read(&card.repeat(2)).unwrap().len(), 2);
        assert_eq!(read(&card.repeat(80)).unwrap().len(), MOST_PEOPLE);
        assert_eq!(read("BEGIN:VCARD\nFN:Bo Li").unwrap().len(), 1);
    }

    #[test]
    fn markup_and_controls_stay_plain_text() {
        let found = one("FN:<b>Bo</b>\u{7} Li\u{202E}\nEMAIL:javascript:alert(1)");
        assert_eq!((&*found.name, &*found.email), ("<b>Bo</b> Li", "javascript:alert(1)"));
    }
}
