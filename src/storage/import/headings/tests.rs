use super::*;

#[test]
fn headings_of_many_hands_are_guessed_and_each_of_one_field() {
    let cases = [
        ("Company", Some(Field::Employer)),
        ("company_name", Some(Field::Employer)),
        ("Arbeitgeber", Some(Field::Employer)),
        ("Job Title", Some(Field::Role)),
        ("Intitulé de poste", Some(Field::Role)),
        ("Date applied", Some(Field::Applied)),
        ("Bewerbungsdatum", Some(Field::Applied)),
        ("Applied?", Some(Field::Applied)),
        ("Last updated", Some(Field::StatusDay)),
        ("Gefunden über", Some(Field::Source)),
        ("Applied Date (dd/mm/yyyy)", Some(Field::Applied)),
        ("Employer / Company", Some(Field::Employer)),
        ("Company / Role", None),
        ("Mood", None),
        ("", None),
    ];
    for (heading, field) in cases {
        assert_eq!(guess(heading), field, "{heading}");
    }
    let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    assert!(all.iter().all(|name| *name == bare(name)));
    all.sort_unstable();
    let count = all.len();
    all.dedup();
    assert_eq!(all.len(), count, "no heading stands for two fields");
}
