//! The headline of Today: what has to be answered and written, in words; and the interview that cannot wait.

use crate::domain::agenda::Counts;

const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A number in words up to nine, then in figures.
pub fn in_words(number: usize) -> String {
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// "one letter", "three letters"; numbers stop at nine.
fn of(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => ["one ", one].concat(),
        _ => [WORDS.get(number).copied().unwrap_or("more than nine"), " ", many].concat(),
    }
}

/// The headline. `steps` are next steps with leads that are due.
pub fn headline(counts: &Counts, steps: usize) -> String {
    let parts = [
        (counts.offers, "offer to answer", "offers to answer"),
        (counts.answers, "promise to keep", "promises to keep"),
        (counts.letters, "letter to write", "letters to write"),
        (steps, "next step with a lead", "next steps with leads"),
    ];
    let parts = parts.iter().filter(|(number, ..)| *number > 0);
    let mut said = parts.map(|(number, one, many)| of(*number, one, many)).collect::<Vec<_>>().join(", ");
    let rest = counts.look_back + counts.hands_off + counts.coming + counts.days;
    let today = match counts.interviews {
        0 => "",
        1 => "Your interview is today.",
        _ => "Your interviews are today.",
    };
    match said.get_mut(..1) {
        None if !today.is_empty() => today.into(),
        None if counts.days > 0 => "Nothing to write today.".into(),
        None if counts.look_back > 0 => "Nothing urgent today.".into(),
        None => "Nothing to do today.".into(),
        Some(first) => {
            first.make_ascii_uppercase();
            said.push_str(match rest {
                _ if !today.is_empty() => ". ",
                0 => ".",
                _ => ". Everything else can wait.",
            });
            said.push_str(today);
            said
        }
    }
}
