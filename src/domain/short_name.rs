//! How somebody is called in a line: "Write Miriam's letter", but never "Write Dr's letter".

use crate::domain::letter::check::words::TITLES;

/// The first name where one leads; a name that begins with a title or an initial is kept whole.
pub fn short_name(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_end_matches('.');
    let is_initial = bare.chars().count() < 2 || bare.len() < first.len();
    if is_initial || TITLES.contains(&&*bare.to_lowercase()) { name } else { first }
}

#[cfg(test)]
mod tests {
    use super::short_name;

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
