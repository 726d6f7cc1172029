//! Whether two questions are the same one in other words. Capitals, accents, punctuation, plurals and the small words
//! that carry no matter make no difference. What is left must be shared by half, and more the less the rest agrees:
//! "your strengths" and "your weaknesses" stay two questions.

use crate::domain::fold::fold;
use crate::domain::order;

/// How much of what matters in both must be the same, in thousandths, whatever the rest says.
const MATTER: usize = 600;
/// How much of it suffices if the rest agrees too.
const MATTER_LEAST: usize = 500;
/// How much of all words must then be the same.
const WORDS: usize = 600;

/// Words that say nothing of what a question is about. Never "not" and "why": they turn a question round.
const SMALL: [&str; 71] = [
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "bit", "can", "could", "describe", "did", "do",
    "does", "ever", "example", "explain", "for", "from", "give", "had", "has", "have", "how", "i", "if", "in", "is",
    "it", "little", "ll", "may", "me", "might", "my", "of", "on", "or", "our", "please", "s", "share", "so", "some",
    "talk", "tell", "than", "that", "the", "their", "there", "this", "time", "to", "us", "use", "ve", "walk", "was",
    "we", "were", "what", "when", "which", "with", "would", "you", "your",
];

/// Words that turn a question round: one with and one without are never the same.
const TURNING: [&str; 9] = ["didn", "don", "least", "never", "no", "not", "without", "wouldn", "worst"];

/// A question boiled down to its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// All of its words, in order of the alphabet, each once.
    words: Vec<String>,
    /// Those that say what it is about; all of them if none does.
    matter: Vec<String>,
    /// Whether a word turns it round.
    turned: bool,
}

impl Wording {
    /// Reads a question; `None` if there is no word in it.
    pub fn of(question: &str) -> Option<Self> {
        let folded = fold(question);
        let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<String> = split.map(|word| singular(word).to_owned()).collect();
        order::sort(&mut words);
        words.dedup();
        let matters = |word: &&String| !is_small(word);
        let turned = words.iter().any(|word| TURNING.contains(&word.as_str()));
        let mut matter: Vec<String> = words.iter().filter(matters).cloned().collect();
        if matter.is_empty() {
            matter.clone_from(&words);
        }
        (!words.is_empty()).then_some(Self { words, matter, turned })
    }

    /// The words that say what it is about, in order of the alphabet.
    pub fn matter(&self) -> &[String] {
        &self.matter
    }

    /// Whether it is the same question. Either way round gives the same answer.
    pub fn is_like(&self, other: &Self) -> bool {
        let matter = if self.turned == other.turned { shared(&self.matter, &other.matter) } else { 0 };
        matter >= MATTER || (matter >= MATTER_LEAST && shared(&self.words, &other.words) >= WORDS)
    }

    /// How many of its words that matter must be looked under to find every question that is like it: two that share
    /// at least half share one of the first so many, in any order of all words that is the same for both.
    pub fn reach(&self) -> usize {
        self.matter.len() - (self.matter.len() * MATTER_LEAST).div_ceil(1000) + 1
    }
}

fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.ends_with("sse") => one.strip_suffix('e').unwrap_or(one),
        Some(one) if word.len() > 3 && word.is_ascii() && !one.ends_with('s') && !is_small(word) => one,
        _ => word,
    }
}

/// How much of both together is in both, in thousandths. Both are in order, each word once.
fn shared(one: &[String], other: &[String]) -> usize {
    let both = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    both * 1000 / (one.len() + other.len() - both).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let (one, other) = (Wording::of(one).unwrap(), Wording::of(other).unwrap());
        assert_eq!(one.is_like(&other), other.is_like(&one));
        one.is_like(&other)
    }

    #[test]
    fn small_words_are_in_order_and_cut_as_words_are() {
        assert!(SMALL.is_sorted());
        assert!(SMALL.iter().all(|word| fold(word) == **word));
    }

    #[test]
    fn the_same_question_in_other_words() {
        for (one, other) in [
            ("Tell me about yourself.", "TELL US A BIT ABOUT YOURSELF"),
            ("Why do you want to work here?", "Why do you want to work for us"),
            ("What is your notice period?", "What’s your notice period?"),
            ("Describe a conflict in a team.", "Tell me about a conflict in your team"),
            ("Où vous voyez-vous dans cinq ans ?", "Ou vous voyez vous dans 5 ans"),
            ("What are your strengths?", "Your strength?"),
            ("なぜ当社ですか", "なぜ当社ですか？"),
            ("Why?", "why"),
            ("Tools?", "What tools do you use?"),
            ("Notice period?", "What is your notice period?"),
            ("Why museums?", "why MUSEUMS"),
            ("How do you plan a loan?", "How would you plan a big loan?"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn questions_that_only_sound_alike_stay_apart() {
        for (one, other) in [
            ("What are your strengths?", "What are your weaknesses?"),
            ("What is your biggest strength?", "What is your biggest weakness?"),
            ("What would you do in the first month?", "What would you do in the first week?"),
            ("What did you like there?", "What did you not like there?"),
            ("What did you learn from a failure?", "Tell me about a failure"),
            ("Why this role?", "Why this company?"),
            ("Tell me about yourself.", "Tell me about your last project."),
            ("Tools?", "Budget?"),
            ("What would you change?", "What would you keep?"),
            ("Case 1?", "Case 2?"),
        ] {
            assert!(!alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn no_word_is_no_question() {
        assert_eq!(Wording::of(" ?!… "), None);
    }
}
