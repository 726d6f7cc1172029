//! Somebody typed into one line, with commas for whatever else is known: "Miriam Osei, led the panel, m.osei@example.org".

use crate::domain::short_name::before_note;
use crate::domain::text::{Line, TextError};

/// What such a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The name.
    pub name: Line,
    /// What they do, or what they are to you.
    pub title: Line,
    /// The e-mail address.
    pub email: Line,
}

impl Typed {
    /// Reads the line. Errors: it is longer than a line may be, or holds what none may hold.
    pub fn read(text: &str) -> Result<Self, TextError> {
        let (mail, rest): (Vec<&str>, Vec<&str>) = text.split(',').map(str::trim).partition(|part| part.contains('@'));
        let rest = rest.join(", ");
        // "Martin King, Jr." is one name; of "Ann, the receptionist" the comma parts it.
        let alone = before_note(&rest);
        let name = if is_whole(alone) { alone } else { rest.split(',').next().unwrap_or_default().trim() };
        let title = rest.get(name.len()..).unwrap_or_default().trim_start_matches([',', ' ']);
        Ok(Self {
            name: Line::parse(name)?,
            title: Line::parse(title)?,
            email: Line::parse(mail.first().copied().unwrap_or_default())?,
        })
    }
}

/// Whether the comma in it belongs to the name: what stands before it is more than one word.
fn is_whole(name: &str) -> bool {
    name.split_once(',').is_none_or(|(first, _)| first.trim().contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_what_they_do_and_address_are_told_apart() {
        let rows = [
            ("Miriam Osei", ["Miriam Osei", "", ""]),
            ("Miriam Osei, led the panel, m.osei@x.example", ["Miriam Osei", "led the panel", "m.osei@x.example"]),
            ("Ana Ruiz, was at Łódź Mills 2019", ["Ana Ruiz", "was at Łódź Mills 2019", ""]),
            ("Kieran Doyle (he/him), Leeds", ["Kieran Doyle (he/him)", "Leeds", ""]),
            ("ana@x.example, Ana Ruiz, HR", ["Ana Ruiz", "HR", "ana@x.example"]),
            ("Ann, the receptionist", ["Ann", "the receptionist", ""]),
            ("Martin King, Jr., chair", ["Martin King", "Jr., chair", ""]),
            ("Martin King, Jr.", ["Martin King, Jr.", "", ""]),
            ("Ann, ", ["Ann", "", ""]),
            ("", ["", "", ""]),
        ];
        for (typed, parts) in rows {
            let read = Typed::read(typed).unwrap();
            assert_eq!([&*read.name, &*read.title, &*read.email], parts, "{typed}");
        }
    }
}
