//! What you did since, in one sentence each: about what they said of you, and about what you were found lacking (F5,
//! F12). The same words go into letters.

use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::process::Process;
use chrono::NaiveDateTime;

/// What was done since, newest last, each as it goes on after "I’ve".
pub fn done_since(process: &Process, now: NaiveDateTime) -> Vec<String> {
    let feedback = process.rounds.iter().flat_map(|round| &round.feedback).map(|one| &one.since);
    let messages = process.ledger_until(now).into_iter();
    let messages = messages
        .filter(|entry| matches!(entry.what, LedgerEvent::Heard { news: EmployerResponse::Feedback, .. }))
        .map(|entry| &entry.since);
    let gaps = process.gaps.iter().filter(|gap| gap.done.is_none_or(|done| done <= now)).map(|gap| &gap.evidence);
    let mut all: Vec<String> = Vec::new();
    for words in feedback.chain(messages).chain(gaps).map(|words| clause(words)) {
        if !words.is_empty() && !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// The words as they stand after "I’ve": without a stop, and without the "I have" that was typed once more.
pub fn clause(words: &str) -> String {
    let words = words.trim().trim_end_matches(['.', '!', ';', ',']).trim_end();
    let rest = ["I’ve ", "I've ", "I have ", "i have ", "i've "].iter().find_map(|begin| words.strip_prefix(begin));
    let rest = rest.unwrap_or(words);
    // A capital begins a sentence, and this goes on with one; names and short forms keep theirs.
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(rest.chars().skip(1)).collect()
        }
        _ => rest.to_owned(),
    }
}

/// The sentence to say: "Since we spoke, I’ve read up on loans."
pub fn sentence(words: &str) -> String {
    let words = clause(words);
    if words.is_empty() { String::new() } else { ["Since we spoke, I’ve ", &*words, "."].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_goes_on_from_what_was_typed() {
        let cases = [
            ("read up on loans", "Since we spoke, I’ve read up on loans."),
            ("Read up on loans.", "Since we spoke, I’ve read up on loans."),
            ("I’ve read up on SQL.", "Since we spoke, I’ve read up on SQL."),
            ("SQL-tested two reports", "Since we spoke, I’ve SQL-tested two reports."),
            (" ", ""),
        ];
        for (typed, said) in cases {
            assert_eq!(sentence(typed), said, "{typed}");
        }
    }
}
