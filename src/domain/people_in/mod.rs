//! People from elsewhere: a visiting card file, or the lines under an e-mail. What is read here is a suggestion. It is
//! shown first, and becomes part of the record only when the user says so.

pub mod signature;
pub mod vcard;

use crate::domain::person::Person;
use crate::domain::text::Line;
use std::fmt;

/// The most bytes that are looked at; a card with a large photograph has about a million.
pub const LONGEST: usize = 2_000_000;
/// The most people that one text brings in.
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

/// Reads people from a contact card or a signature, whichever it is. Errors: see [`PeopleInError`].
pub fn read(text: &str) -> Result<Vec<Found>, PeopleInError> {
    if text.len() > LONGEST {
        return Err(PeopleInError::TooLong);
    }
    if text.trim().is_empty() {
        return Err(PeopleInError::Empty);
    }
    if vcard::is_card(text) { vcard::read(text) } else { signature::read(text).map(|found| vec![found]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;
    use proptest::prelude::*;

    #[test]
    fn what_is_known_is_never_overwritten() {
        let mut person = Person::named(PersonId::parse("p1").unwrap(), Line::cut("Miriam Osei"));
        let found = Found { name: Line::cut("M. Osei"), phone: Line::cut("1234567"), ..Found::default() };
        found.complete(&mut person);
        assert_eq!((&*person.name, &*person.phone), ("Miriam Osei", "1234567"));
    }

    #[test]
    fn absurd_input_is_refused_in_a_sentence() {
        let long = "x".repeat(5 * 1024 * 1024);
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

    proptest! {
        #[test]
        fn any_text_is_refused_or_read(text in "(?s).{0,400}") {
            if let Ok(people) = read(&text) {
                prop_assert!(people.iter().all(|found| !found.is_empty()));
            }
        }

        #[test]
        fn any_card_is_refused_or_read(
            lines in proptest::collection::vec("(item1\\.)?(FN|N|EMAIL|TEL|URL|TITLE|BEGIN|END|X)(;[A-Z=\",:-]{0,12})?:?(?s).{0,30}", 0..20)
        ) {
            let text = ["BEGIN:VCARD\n", &lines.join("\r\n"), "\nEND:VCARD"].concat();
            if let Ok(people) = read(&text) {
                prop_assert!(people.len() <= MOST_PEOPLE);
                for line in people.iter().flat_map(|found| [&found.name, &found.title, &found.email, &found.phone]) {
                    prop_assert!(!line.chars().any(char::is_control));
                }
            }
        }
    }
}
