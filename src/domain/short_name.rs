//! How somebody is called in a line: "Write Miriam's letter", but never "Write Dr's letter".

use crate::domain::letter::check::words::TITLES;

/// The first name where one leads; a name that begins with a title or an initial is kept whole.
pub fn short_name(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_end_matches('.');
    let is_initial = bare.chars().count() < 2 || bare.len() < first.len();
    if is_initial || TITLES.contains(&&*bare.to_lowercase()) { name } else { first }
}

/// A name without the note behind it: "Ana Ruiz, my manager at Halden" is Ana Ruiz, and so is "Ana Ruiz (Halden)". What
/// belongs to it stays: "Martin King, Jr.", "Ruiz, Ana".
pub fn name_alone(name: &str) -> &str {
    let name = name.trim();
    before_note(name.split_once(" (").map_or(name, |(name, _)| name.trim_end()))
}

/// The same, with what stands in brackets.
pub fn before_note(name: &str) -> &str {
    const BEHIND: [&str; 16] =
        ["jr", "sr", "ii", "iii", "phd", "dphil", "md", "mba", "esq", "obe", "mbe", "cbe", "frs", "kc", "qc", "mp"];
    let Some((first, note)) = name.split_once(',') else { return name };
    let belongs = BEHIND.contains(&&*note.trim().replace('.', "").to_lowercase());
    if !first.trim().contains(' ') || belongs { name } else { first.trim() }
}

#[cfg(test)]
mod tests {
    use super::{name_alone, short_name};

    #[test]
    fn a_note_is_no_part_of_a_name() {
        let rows = [
            ("Ana Ruiz", "Ana Ruiz"),
            ("Ana Ruiz, was at Łódź Mills 2019", "Ana Ruiz"),
            ("Ana Ruiz, my manager at Halden, until May", "Ana Ruiz"),
            (" Ana Ruiz (Halden) ", "Ana Ruiz"),
            ("Martin King, Jr.", "Martin King, Jr."),
            ("Ada Lovelace, FRS", "Ada Lovelace, FRS"),
            ("Anne Smith, HR", "Anne Smith"),
            ("Ann Lee, PM", "Ann Lee"),
            ("Ruiz, Ana", "Ruiz, Ana"),
            ("Zoë O’Brien-Kjær,", "Zoë O’Brien-Kjær"),
            ("李 明，北京", "李 明，北京"),
            ("", ""),
        ];
        for (typed, name) in rows {
            assert_eq!(name_alone(typed), name, "{typed}");
        }
    }

    #[test]
    fn a_first_name_where_one_leads() {
        let rows = [
            ("Miriam Osei", "Miriam"),
            ("Miriam", "Miriam"),
            ("Dr Patel", "Dr Patel"),
            ("Dr. Anna Patel", "Dr. Anna Patel"),
            ("Prof. Li", "Prof. Li"),
            ("MR Brown", "MR Brown"),
            ("Ms Okafor", "Ms Okafor"),
            ("Frau Müller", "Frau Müller"),
            ("J. Smith", "J. Smith"),
            ("J Smith", "J Smith"),
            ("", ""),
            ("Jo-Anne de Vries", "Jo-Anne"),
            ("李 明", "李 明"),
        ];
        for (name, short) in rows {
            assert_eq!(short_name(name), short, "{name}");
        }
    }
}
