//! Where two things that were said do not agree: the same matter, or the same question in other words, answered with
//! other figures; and a reason that shares no word with the one given before.

use crate::domain::fold::fold;
use crate::domain::id::QuestionId;
use crate::domain::preparation::figures::disagree;
use crate::domain::preparation::matter::{Matter, spaced};
use crate::domain::process::Process;
use crate::domain::question::Question;
use crate::domain::salary::{SalarySaid, Side};

/// The most answers that are held against each other: more than anybody gives.
const MOST: usize = 300;
/// The fewest letters of a word that carries meaning.
const LONG_WORD: usize = 4;
/// Longer words that carry none in a question.
const PLAIN: [&str; 14] = [
    "what", "when", "where", "which", "would", "could", "about", "tell", "have", "your", "with", "that", "this", "does",
];

/// An answer that another one does not agree with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The question.
    pub question: QuestionId,
    /// What was said to the other one.
    pub other: String,
}

/// The words of a text that carry meaning, folded: the longer ones, numbers, and short forms such as SQL.
pub fn telling(text: &str) -> Vec<String> {
    let short_form = |word: &str| {
        let letters = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        letters || word.chars().all(|c| c.is_ascii_digit())
    };
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(|word| (short_form(word), fold(word)));
    let tells = |(short, word): &(bool, String)| {
        *short || (word.chars().count() >= LONG_WORD && !PLAIN.contains(&word.as_str()))
    };
    words.filter(tells).map(|(_, word)| word).collect()
}

/// A question, read once to be held against many others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    words: String,
    telling: Vec<String>,
}

impl Asked {
    /// Reads it.
    pub fn read(text: &str) -> Self {
        Self { words: spaced(text), telling: telling(text) }
    }

    /// Whether the other one asks the same: more than half of their telling words are shared.
    pub fn is_like(&self, other: &Self) -> bool {
        let shared = self.telling.iter().filter(|word| other.telling.contains(word)).count();
        self.words == other.words || (shared > 0 && shared * 2 > self.telling.len().max(other.telling.len()))
    }
}

/// Whether two answers to one matter, or to one question, do not agree.
fn clash(matter: Option<Matter>, one: &str, other: &str) -> bool {
    if disagree(one, other) {
        return true;
    }
    let (one, other) = (telling(one), telling(other));
    matter == Some(Matter::Leaving)
        && !one.is_empty()
        && !other.is_empty()
        && !one.iter().any(|word| other.contains(word))
}

/// Every answer that does not agree with another one, with the first of those.
pub fn differing(process: &Process) -> Vec<Differs> {
    let answered = process.rounds.iter().flat_map(|round| &round.questions).filter(|one| !one.answer.is_empty());
    type Answered<'a> = (&'a Question, Option<Matter>, Asked);
    let read = |one: &'_ Question| (Matter::of(one), Asked::read(&one.asked));
    let all: Vec<Answered> =
        answered.take(MOST).map(|one| (one, read(one))).map(|(one, (what, asked))| (one, what, asked)).collect();
    let meets = |(one, about, asked): &Answered, (other, what, other_asked): &Answered| {
        let same_matter = about == what && about.is_some_and(Matter::must_agree);
        one.id != other.id
            && (same_matter || asked.is_like(other_asked))
            && clash(about.filter(|_| same_matter), &one.answer, &other.answer)
    };
    let found = all.iter().filter_map(|one| {
        let (other, ..) = all.iter().find(|other| meets(one, other))?;
        Some(Differs { question: one.0.id.clone(), other: other.answer.to_string() })
    });
    found.collect()
}

/// Whether this figure of yours and another one of yours leave no sum that both allow.
pub fn sum_differs(process: &Process, said: &SalarySaid) -> bool {
    let range = |one: &SalarySaid| (one.low, one.high.unwrap_or(one.low));
    let (low, high) = range(said);
    said.by == Side::Me
        && process.salary.iter().any(|other| {
            let (other_low, other_high) = range(other);
            let same = other.by == Side::Me && other.currency == said.currency && other.per == said.per;
            same && (high < other_low || other_high < low)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_in_other_words_is_known() {
        let cases = [
            ("Notice period?", "What is your notice period?", true),
            ("Why museums?", "why MUSEUMS", true),
            ("How do you plan a loan?", "How would you plan a big loan?", true),
            ("Tools?", "Budget?", false),
            ("What would you change?", "What would you keep?", false),
            ("Case 1?", "Case 2?", false),
        ];
        for (one, other, same) in cases {
            assert_eq!(Asked::read(one).is_like(&Asked::read(other)), same, "{one} / {other}");
        }
    }
}
