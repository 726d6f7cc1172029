//! People from elsewhere: a contact card, the lines under an e-mail, an e-mail itself. What is read here is a suggestion.
//! It is shown first, and becomes part of the record only when the user says so.

mod companies;
mod job_titles;
pub mod names;
pub mod number;
mod opening;
mod other_cards;
pub mod signature;
pub mod typed;
pub mod vcard;

use crate::domain::charset::{Decode, in_utf8, letters};
use crate::domain::mail_file;
use crate::domain::message::earlier;
use crate::domain::person::Person;
use crate::domain::text::Line;
use std::fmt;

/// The most bytes that are looked at; a card with a large photograph has some millions.
pub const LONGEST: usize = 10_000_000;
/// The most bytes of a text in which an answer is looked for.
const LONGEST_MESSAGE: usize = 200_000;
/// The most people that are offered at once.
pub const MOST_PEOPLE: usize = 50;

/// Somebody found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The name.
    pub name: Line,
    /// The job title.
    pub title: Line,
    /// The e-mail address.
    pub email: Line,
    /// The telephone number.
    pub phone: Line,
    /// The address of the LinkedIn page.
    pub linkedin: Line,
    /// Where they work; shown, and no part of a record.
    pub company: Line,
    /// What else is said of them and not taken over: further numbers, and what is no address although it says so.
    pub more: Vec<Line>,
    /// Whether the letters were read after what is declared, so that the name is spelled as it was written.
    pub sure: bool,
}

impl Found {
    /// Whether nothing by which to know a person was found.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_empty() && self.phone.is_empty()
    }

    /// Fills in what the record does not know yet, and leaves everything else as it is.
    pub fn complete(&self, person: &mut Person) {
        let fill = |known: &mut Line, found: &Line| {
            if known.is_empty() {
                known.clone_from(found);
            }
        };
        fill(&mut person.name, &self.name);
        fill(&mut person.title, &self.title);
        fill(&mut person.email, &self.email);
        fill(&mut person.phone, &self.phone);
        fill(&mut person.linkedin, &self.linkedin);
    }
}

/// Who was found, and what was not taken for somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The people.
    pub people: Vec<Found>,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
    /// How many more there are than are looked at.
    more: usize,
}

impl Reading {
    /// The first of these people, and a word on how many more there are.
    pub fn of(mut people: Vec<Found>) -> Self {
        let more = people.len().saturating_sub(MOST_PEOPLE);
        people.truncate(MOST_PEOPLE);
        people.retain(|found| !found.is_empty());
        let left_out = (more > 0).then_some(LeftOut::TooMany(more)).into_iter().collect();
        Self { people, left_out, more: 0 }
    }
}

/// Something that is not offered. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// The card of a house, a group or a place.
    NoPerson(Line),
    /// Cards with neither name nor address nor number.
    Empty(usize),
    /// More people than are offered at once.
    TooMany(usize),
}

impl LeftOut {
    /// How many it stands for.
    pub const fn count(&self) -> usize {
        match self {
            Self::NoPerson(_) => 1,
            Self::Empty(many) | Self::TooMany(many) => *many,
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(name) => {
                write!(f, "“{name}” is left out: it is the card of an organisation, not of a person.")
            }
            Self::Empty(1) => f.write_str("One card is left out: it has no name, e-mail address or telephone number."),
            Self::Empty(many) => {
                write!(f, "{many} cards are left out: they have no name, e-mail address or telephone number.")
            }
            Self::TooMany(many) => {
                write!(
                    f,
                    "Only the first {MOST_PEOPLE} people in it are shown. {many} more are left out: open their cards alone."
                )
            }
        }
    }
}

/// Why nobody was found. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleInError {
    /// There is no text.
    Empty,
    /// More text than any card or signature has.
    TooLong,
    /// Nothing in it looks like a person.
    Nobody,
}

impl fmt::Display for PeopleInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is no text in it. Paste a signature, or choose a contact card.",
            Self::TooLong => {
                "This is far longer than a contact card or a signature. Nothing was added. Paste the part with the person alone."
            }
            Self::Nobody => {
                "No name, e-mail address or telephone number was found in it. Nothing was added. Paste the signature alone, or type the name."
            }
        })
    }
}

/// Reads people from a contact card, an e-mail or a signature, whichever it is; `pasted` is whether it came as text.
/// Errors: see [`PeopleInError`].
pub fn read(bytes: &[u8], pasted: bool, decode: Decode) -> Result<Reading, PeopleInError> {
    if bytes.len() > LONGEST {
        return Err(PeopleInError::TooLong);
    }
    let bytes = in_utf8(bytes, decode);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(PeopleInError::Empty);
    }
    let mut reading = Reading::default();
    if vcard::is_card(&bytes) {
        vcard::read(&bytes, None, decode, &mut reading);
    } else if let Some((cards, sure)) = other_cards::of(&bytes, decode) {
        vcard::read(cards.as_bytes(), Some("utf-8"), decode, &mut reading);
        reading.people.iter_mut().for_each(|found| found.sure &= sure);
    } else if mail_file::is_mail(&bytes) {
        of_mail(&bytes, pasted, decode, &mut reading);
    } else {
        let read = letters(&bytes, None, decode);
        let listed = listed(&read.text);
        reading.people.extend(listed.into_iter().map(|found| Found { sure: read.sure, ..found }));
    }
    if reading.people.is_empty() && !vcard::is_card(&bytes) && !mail_file::is_mail(&bytes) {
        let read = letters(&bytes, None, decode);
        reading.people.extend(signed(&read.text).map(|found| Found { sure: read.sure, ..found }));
    }
    let more = reading.more + reading.people.len().saturating_sub(MOST_PEOPLE);
    reading.people.truncate(MOST_PEOPLE);
    if more > 0 {
        reading.left_out.push(LeftOut::TooMany(more));
    }
    if reading.people.is_empty() { Err(PeopleInError::Nobody) } else { Ok(reading) }
}

/// People in a list of addresses, as mail programs copy whom an e-mail is for: `Ada Beck <a@x.example>, "Vance, Harriet"
/// <h@x.example>`. Nobody where it is no such list from its first letter to its last.
fn listed(text: &str) -> Vec<Found> {
    let mut people = Vec::new();
    let mut rest = text.trim();
    let is_mark = |c: char| matches!(c, ',' | ';') || c.is_whitespace();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('<') else { return Vec::new() };
        let Some((address, after)) = after.split_once('>') else { return Vec::new() };
        let name = name.trim_matches(is_mark);
        let name = ["To:", "Cc:", "An:", "À :"].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(name);
        let Ok(email) = crate::domain::email::EmailAddress::parse(address.trim()) else { return Vec::new() };
        if name.chars().count() > 80 || name.contains('\n') {
            return Vec::new();
        }
        let name = names::plain(name);
        let name = if names::is_person(&name) { name } else { String::new() };
        people.push(Found { name: Line::cut(&name), email: Line::cut(email.as_str()), ..Found::default() });
        rest = after.trim_start_matches(is_mark);
    }
    if people.len() < 2 { Vec::new() } else { people }
}

/// Whoever signs a text. Below an answer stand the lines of somebody else, often of the user.
fn signed(text: &str) -> Option<Found> {
    if text.len() > LONGEST_MESSAGE {
        return signature::read(text);
    }
    let own = earlier::without(text);
    let answers = own.head.is_none() && own.text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let found = if answers { signature::read(&own.text) } else { None };
    found.or_else(|| signature::read(text))
}

/// The cards in an e-mail, and whoever wrote it.
fn of_mail(bytes: &[u8], pasted: bool, decode: Decode, reading: &mut Reading) {
    let mail = mail_file::read(bytes, pasted, decode);
    for card in &mail.cards {
        vcard::read(&in_utf8(&card.bytes, decode), card.charset.as_deref(), decode, reading);
    }
    if !reading.people.is_empty() {
        return;
    }
    let (name, address) = mail.from;
    let name = names::plain(&name);
    let texts = mail.texts.iter();
    let signed = texts.filter_map(|(text, sure)| Some(Found { sure: *sure, ..signed(text)? })).next();
    let mut found = signed.unwrap_or(Found { sure: true, ..Found::default() });
    if found.name.is_empty() && names::is_person(&name) {
        found.name = Line::cut(&name);
    }
    if found.email.is_empty() && crate::domain::email::EmailAddress::parse(&address).is_ok() {
        found.email = Line::cut(&address);
    }
    if !found.is_empty() {
        reading.people.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;
    use crate::domain::id::PersonId;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Reading, PeopleInError> {
        super::read(text.as_bytes(), true, &decode)
    }

    #[test]
    fn what_is_known_is_never_overwritten() {
        let mut person = Person::named(PersonId::parse("p1").unwrap(), Line::cut("Miriam Osei"));
        let found = Found { name: Line::cut("M. Osei"), phone: Line::cut("1234567"), ..Found::default() };
        found.complete(&mut person);
        assert_eq!((&*person.name, &*person.phone), ("Miriam Osei", "1234567"));
    }

    #[test]
    fn absurd_input_is_refused_in_a_sentence() {
        let long = "x".repeat(LONGEST + 1);
        for (text, error) in [
            ("", PeopleInError::Empty),
            (" \r\n\t ", PeopleInError::Empty),
            (&*long, PeopleInError::TooLong),
            ("BEGIN:VCARD\r\nEND:VCARD", PeopleInError::Nobody),
            ("BEGIN:VCARD", PeopleInError::Nobody),
            ("<script>alert(1)</script>", PeopleInError::Nobody),
            ("\u{0}\u{1}\u{202E}\u{FFFE}", PeopleInError::Nobody),
            ("{\"a\": [1, 2, 3]}", PeopleInError::Nobody),
        ] {
            let short: String = text.chars().take(30).collect();
            assert_eq!(read(text), Err(error), "{short}");
            assert!(error.to_string().ends_with('.'));
        }
    }

    #[test]
    fn everybody_in_a_list_of_addresses_is_offered() {
        let text = "Ada Beck <ada@northlight.example>, Owen Pryce <owen@northlight.example>; \"Vance, Harriet\" <h.vance@northlight.example>; <jobs@northlight.example>";
        let people = read(text).unwrap().people;
        let names: Vec<(&str, &str)> = people.iter().map(|one| (&*one.name, &*one.email)).collect();
        assert_eq!(
            names,
            [
                ("Ada Beck", "ada@northlight.example"),
                ("Owen Pryce", "owen@northlight.example"),
                ("Harriet Vance", "h.vance@northlight.example"),
                ("", "jobs@northlight.example"),
            ]
        );
        // A sentence around them is a message, and one alone a signature.
        assert_eq!(read("Please write to Ada Beck <ada@northlight.example>.").unwrap().people.len(), 1);
    }

    #[test]
    fn whoever_wrote_an_email_is_read_from_it() {
        let mail = b"From: \"Osei, Miriam\" <m.osei@x.example>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nDear Sam,\r\n\r\nsee you on Monday.\r\n\r\nBest,\r\nMiriam Os\xE9i\r\nHead of Exhibitions\r\n";
        let people = super::read(mail, false, &decode).unwrap().people;
        let found = &people[0];
        assert_eq!(
            (&*found.name, &*found.title, &*found.email),
            ("Miriam Oséi", "Head of Exhibitions", "m.osei@x.example")
        );
        assert!(found.sure);
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_read(text in "(?s).{0,400}") {
            if let Ok(reading) = read(&text) {
                prop_assert!(reading.people.iter().all(|found| !found.is_empty()));
            }
        }

        #[test]
        fn any_card_is_refused_or_read(
            lines in proptest::collection::vec("(item1\\.)?(FN|N|EMAIL|TEL|URL|TITLE|BEGIN|END|X)(;[A-Z=\",:-]{0,12})?:?(?s).{0,30}", 0..20)
        ) {
            let text = ["BEGIN:VCARD\n", &lines.join("\r\n"), "\nEND:VCARD"].concat();
            if let Ok(reading) = read(&text) {
                prop_assert!(reading.people.len() <= MOST_PEOPLE);
                for line in reading.people.iter().flat_map(|found| [&found.name, &found.title, &found.email, &found.phone]) {
                    prop_assert!(!line.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER));
                }
            }
        }
    }
}
