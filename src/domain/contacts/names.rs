//! Names of people as others write them: with pronouns, degrees and departments behind them, in quotation marks, with
//! the surname first; and what is written like a name and is none.

use crate::domain::charset::UNREADABLE;
use crate::domain::fold::fold;

/// Longer than any name.
const LONGEST: usize = 60;

/// What stands behind the comma of a name and is no first name, folded and without dots.
const DEGREES: [&str; 22] = [
    "jr", "sr", "ii", "iii", "iv", "phd", "dphil", "md", "mba", "msc", "bsc", "ma", "ba", "meng", "beng", "llm", "esq",
    "cpa", "pmp", "mcipd", "obe", "mbe",
];

/// What stands before a name, folded and without its dot.
const TITLES: [&str; 9] = ["dr", "prof", "professor", "mr", "mrs", "ms", "herr", "frau", "ing"];

/// Words with which people say how to speak of them, folded.
const PRONOUNS: [&str; 36] = [
    "she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ze", "hir", "zir", "xe", "xem", "any", "all",
    "pronouns", "sie", "ihr", "er", "ihm", "dey", "denen", "elle", "il", "iel", "lui", "ella", "el", "elles", "ellos",
    "hon", "henne", "han", "hen", "zij",
];

/// Words of houses, departments and mailboxes, which nobody is called, folded.
const NOBODY: [&str; 72] = [
    "team",
    "calendar",
    "calendars",
    "recruiting",
    "recruitment",
    "recruiter",
    "recruiters",
    "careers",
    "career",
    "jobs",
    "talent",
    "acquisition",
    "hr",
    "people",
    "bookings",
    "booking",
    "scheduling",
    "scheduler",
    "schedule",
    "hiring",
    "interview",
    "interviews",
    "interviewing",
    "notifications",
    "notification",
    "admin",
    "administration",
    "office",
    "department",
    "resources",
    "group",
    "gmbh",
    "ag",
    "kg",
    "ltd",
    "limited",
    "inc",
    "llc",
    "llp",
    "plc",
    "bv",
    "nv",
    "sarl",
    "sas",
    "spa",
    "srl",
    "trust",
    "university",
    "museum",
    "museums",
    "institute",
    "company",
    "services",
    "solutions",
    "software",
    "technologies",
    "systems",
    "consulting",
    "partners",
    "conference",
    "room",
    "meeting",
    "meetings",
    "zoom",
    "calendly",
    "invitations",
    "invites",
    "events",
    "personalabteilung",
    "bewerbung",
    "bewerbungen",
    "karriere",
];

/// A name without what is written around it: quotation marks, pronouns, brackets, degrees; a surname that stands
/// first is put last. Empty if letters of it could not be read: nobody is called so.
pub fn plain(name: &str) -> String {
    let bare = brackets(name, |_| true);
    in_order(bare.trim_end_matches([',', '-', '–', '|']).trim_end())
}

/// A name as somebody wrote their own: without pronouns and quotation marks, otherwise as it is. Empty if letters of
/// it could not be read.
pub fn without_pronouns(name: &str) -> String {
    brackets(name, |inside| are_pronouns(inside) || is_salutation(inside))
}

/// Whether it says how to address somebody and nothing else: `(Ms)`.
fn is_salutation(text: &str) -> bool {
    let text = fold(text.trim());
    matches!(
        text.trim_end_matches('.'),
        "ms" | "mr" | "mrs" | "miss" | "mx" | "herr" | "frau" | "mme" | "sra" | "pani" | "pan"
    )
}

/// A name without quotation marks, pronouns, and what stands in brackets and is to be `left_out`.
fn brackets(name: &str, left_out: impl Fn(&str) -> bool) -> String {
    let name = name.trim().trim_matches(['"', '\'', '“', '”']).trim();
    if name.contains(UNREADABLE) {
        return String::new();
    }
    let mut bare = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        bare.push_str(before);
        let (inside, next) = after.split_once([')', ']']).unwrap_or((after, ""));
        if !left_out(inside) {
            let end = rest.len() - next.len();
            bare.push_str(rest.get(before.len()..end).unwrap_or_default());
        }
        rest = next;
    }
    bare.push_str(rest);
    bare.split_whitespace().filter(|word| !are_pronouns(word)).collect::<Vec<_>>().join(" ")
}

/// Whether it is how to speak of somebody and nothing else: `she/her`, `(they/them)`, `Pronouns: he/him`.
pub fn are_pronouns(text: &str) -> bool {
    let text = fold(text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']') || c.is_whitespace()));
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let several = text.contains('/') || text.starts_with("pronouns");
    several && words.peek().is_some() && words.all(|word| PRONOUNS.contains(&word))
}

/// Office programs put the surname first: `Vries, Anke de` is Anke de Vries. What stands after the comma of other
/// names, such as `Halden, Rowe and Sons`, stays there; a degree is no part of a name to greet.
fn in_order(name: &str) -> String {
    let Some((last, first)) = name.split_once(',') else { return name.to_owned() };
    let (last, first) = (last.trim(), first.trim());
    let first = first.split(" - ").next().unwrap_or(first).trim();
    if is_degree(first) && is_name(last) {
        return last.to_owned();
    }
    let short = |part: &str| part.split_whitespace().count() <= 3;
    let both = is_name(last) && is_name(first) && short(last) && short(first);
    if !both {
        return name.to_owned();
    }
    // "Dr. Groß, Jürgen" is Dr. Jürgen Groß.
    match last.split_once(' ').filter(|(title, _)| TITLES.contains(&fold(title).trim_end_matches('.'))) {
        Some((title, last)) => [title, " ", first, " ", last].concat(),
        None => [first, " ", last].concat(),
    }
}

/// Whether it is what a university, or an age, puts behind a name.
pub fn is_degree(text: &str) -> bool {
    !text.trim().is_empty()
        && text
            .split([',', ' '])
            .filter(|part| !part.is_empty())
            .all(|part| DEGREES.contains(&fold(part).replace('.', "").as_str()))
}

/// Whether it can be a name: one to five words without digits and marks that no name has.
pub fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let fits = |c: char| {
        c.is_alphabetic()
            || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '‐' | '·')
            || ('\u{300}'..='\u{36f}').contains(&c)
    };
    (1..=5).contains(&words)
        && text.chars().count() <= LONGEST
        && text.chars().all(fits)
        && text.chars().any(char::is_alphabetic)
}

/// Whether it is a name of somebody, and not of a house, a department or a mailbox.
pub fn is_person(text: &str) -> bool {
    is_name(text) && !text.split([' ', '-']).any(is_word_of_houses)
}

/// Whether a word is one that houses and departments are called by, and people are not.
pub fn is_word_of_houses(word: &str) -> bool {
    NOBODY.contains(&fold(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str())
}

/// Small words in names.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 24] = [
        "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "vom", "zu", "zum", "den", "der", "ter",
        "ten", "la", "le", "al", "el", "bin", "ibn", "af",
    ];
    PARTICLES.contains(&word)
        || word.starts_with("d'")
        || word.starts_with("d’")
        || matches!(word, "y" | "e" | "und" | "and" | "’t" | "'t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_written_around_them() {
        let table = [
            ("Miriam Osei", "Miriam Osei"),
            ("Osei, Miriam", "Miriam Osei"),
            ("Vries, Anke de", "Anke de Vries"),
            ("van der Berg, J.", "J. van der Berg"),
            ("O’Brien-Kjær, Zoë Ann (London)", "Zoë Ann O’Brien-Kjær"),
            ("'Ada Beck'", "Ada Beck"),
            ("Kieran Doyle (he/him)", "Kieran Doyle"),
            ("Kieran Doyle he/him/his", "Kieran Doyle"),
            ("Priya [External]", "Priya"),
            ("Miriam Osei, PhD", "Miriam Osei"),
            ("Sam Reed, Jr.", "Sam Reed"),
            ("Dr. Groß, Jürgen", "Dr. Jürgen Groß"),
            ("Osei, Miriam, HR", "Osei, Miriam, HR"),
            ("Room 4, Floor 2", "Room 4, Floor 2"),
            ("Halden, Rowe and Sons Limited of Leeds", "Halden, Rowe and Sons Limited of Leeds"),
            ("Osei,", "Osei"),
            ("山田 太郎", "山田 太郎"),
            ("J\u{fffd}rgen", ""),
            ("", ""),
        ];
        for (written, name) in table {
            assert_eq!(plain(written), name, "{written}");
        }
    }

    #[test]
    fn people_are_told_from_houses() {
        for name in ["Harriet Vance", "Anke de Vries", "Ruth", "Zoë O’Brien", "Teamia Booker", "山田 太郎"] {
            assert!(is_person(name), "{name}");
        }
        for name in ["Careers Team Calendar", "Northlight Recruiting", "HR", "Müller GmbH", "Room 4", "", "a@b.example"]
        {
            assert!(!is_person(name), "{name}");
        }
        for text in
            ["she/her", "(they/them)", "Pronouns: he/him", "sie/ihr", "elle/la".trim_end_matches("/la"), "[he/they]"]
        {
            assert_eq!(are_pronouns(text), text.contains('/'), "{text}");
        }
        assert!(!are_pronouns("London/Leeds") && !are_pronouns("Ella") && !are_pronouns("/"));
    }
}
