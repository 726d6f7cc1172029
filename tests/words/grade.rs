//! How hard a text is to read: words per sentence, and the grade of Flesch and Kincaid.

use std::ops::Add;

/// What was counted in texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// Sentences: what ends with a full stop or a question mark.
    pub sentences: usize,
    /// Their words.
    pub words: usize,
    /// The syllables of those, by the spelling.
    pub syllables: usize,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }
}

impl Count {
    /// Words in a sentence on average.
    pub fn length(self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    /// The grade of Flesch and Kincaid: about the years of school that are needed.
    pub fn grade(self) -> f64 {
        0.39 * self.length() + 11.8 * self.syllables as f64 / self.words.max(1) as f64 - 15.59
    }
}

/// The sentences of a text; a label that is none has no full stop.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut chars) = (0, text.char_indices().peekable());
    while let Some((at, c)) = chars.next() {
        let ends = chars.peek().is_none_or(|(_, next)| next.is_whitespace() || "”’)\"".contains(*next));
        if matches!(c, '.' | '?' | '!') && ends {
            found.push(text[from..=at].trim());
            from = at + c.len_utf8();
        }
    }
    found.retain(|one| one.split_whitespace().count() > 1);
    found
}

/// Counts the sentences of a text.
pub fn count(text: &str) -> Count {
    let one = |sentence: &str| {
        let words = sentence
            .split(|c: char| c.is_whitespace() || c == '/')
            .filter(|word| word.chars().any(char::is_alphanumeric));
        words.fold(Count { sentences: 1, ..Count::default() }, |count, word| {
            count + Count { sentences: 0, words: 1, syllables: syllables(word) }
        })
    };
    sentences(text).into_iter().map(one).fold(Count::default(), Add::add)
}

/// Groups of vowels, without a silent end.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouyéü".contains(c);
    let (mut groups, mut was) = (0, false);
    for c in word.chars() {
        groups += usize::from(is_vowel(c) && !was);
        was = is_vowel(c);
    }
    let is_silent = (word.ends_with('e') && !word.ends_with("le"))
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded")
        || word.ends_with("es") && !["ses", "zes", "ces", "ges", "shes", "ches"].iter().any(|end| word.ends_with(end));
    groups.saturating_sub(usize::from(is_silent && groups > 1)).max(1)
}
