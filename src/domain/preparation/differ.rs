//! Where two things that were said do not agree: the same matter, or the same question in other words, answered with
//! other figures; and a reason that shares no word with the one given before.

use crate::domain::fold::fold;
use crate::domain::id::QuestionId;
use crate::domain::insight::wording::Wording;
use crate::domain::order::SortedMap;
use crate::domain::preparation::figures::Commitment;
use crate::domain::preparation::matter::Matter;
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

/// What was said to the other one, by the id of the question.
pub fn by_question(differs: &[Differs]) -> SortedMap<&QuestionId, &str> {
    SortedMap::gathered(differs.iter().map(|it| (&it.question, &*it.other)).collect())
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

/// An answer, read once to be held against many others.
struct Answered<'a> {
    question: &'a Question,
    /// What it is about, where that has to be told the same each time.
    matter: Option<Matter>,
    /// The group that its question is in.
    key: Option<&'a String>,
    /// How it was put, where its matter alone may make it the same as another one.
    wording: Option<Wording>,
    commits: Commitment,
    /// The reasons that it names, where it is about those.
    reasons: Vec<String>,
}

impl<'a> Answered<'a> {
    fn read(question: &'a Question, keys: &'a SortedMap<String, String>) -> Self {
        let matter = Matter::of(question).filter(|matter| matter.must_agree());
        let reasons = if matter == Some(Matter::Leaving) { telling(&question.answer) } else { Vec::new() };
        Self {
            question,
            matter,
            key: keys.get(question.id.as_str()),
            wording: matter.and_then(|_| Wording::of(&question.asked)),
            commits: Commitment::of(&question.answer),
            reasons,
        }
    }

    /// Whether the other one is an answer to the same that does not agree.
    fn meets(&self, other: &Self) -> bool {
        let same_key = self.key.is_some() && self.key == other.key;
        let same_matter = self.matter.is_some() && self.matter == other.matter;
        (same_key || same_matter)
            && self.question.id != other.question.id
            && (self.commits.disagrees(&other.commits) || same_matter && self.has_other_reasons(other))
            // Where two questions read alike and stand apart all the same, the user said that they are two: then the
            // matter they share does not make them one either.
            && (same_key || !self.reads_like(other))
    }

    fn has_other_reasons(&self, other: &Self) -> bool {
        let both = !self.reasons.is_empty() && !other.reasons.is_empty();
        both && !self.reasons.iter().any(|word| other.reasons.contains(word))
    }

    fn reads_like(&self, other: &Self) -> bool {
        self.wording.as_ref().zip(other.wording.as_ref()).is_some_and(|(one, other)| one.is_like(other))
    }
}

/// Every answer that does not agree with another one, with the first of those. `keys` has the group of each question.
pub fn differing(process: &Process, keys: &SortedMap<String, String>) -> Vec<Differs> {
    let answered = process.rounds.iter().flat_map(|round| &round.questions).filter(|one| !one.answer.is_empty());
    let all: Vec<Answered> = answered.take(MOST).map(|question| Answered::read(question, keys)).collect();
    let found = all.iter().filter_map(|one| {
        let other = all.iter().find(|other| one.meets(other))?;
        Some(Differs { question: one.question.id.clone(), other: other.question.answer.to_string() })
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
