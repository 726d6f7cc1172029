//! A text read once for all the checks: its words folded, its greeting and signature found, its sentences and
//! paragraphs marked. Every range is in bytes and lies on character boundaries.

use crate::domain::fold::{fold_onto, is_mark};
use crate::domain::letter::check::words::{COMPANY_ENDINGS, GREETINGS, SHORTENED, SIGN_OFFS};
use crate::domain::order;
use std::ops::Range;

/// One word and where it stands.
#[derive(Debug, Clone)]
struct Word {
    range: Range<usize>,
    folded: Range<usize>,
}

/// A text with its parts marked.
#[derive(Debug, Clone)]
pub struct Paper<'a> {
    text: &'a str,
    words: Vec<Word>,
    folded: String,
    index: Vec<usize>,
    greeting: Range<usize>,
    content: Range<usize>,
}

impl<'a> Paper<'a> {
    /// Reads a text without a greeting or a signature: a subject, a name, a phrase.
    pub fn plain(text: &'a str) -> Self {
        let mut paper = Self {
            text,
            words: Vec::with_capacity(text.len() / 5),
            index: Vec::new(),
            folded: String::with_capacity(text.len()),
            greeting: 0..0,
            content: 0..0,
        };
        let mut start = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let joins = matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            let inside = c.is_alphanumeric() || (start.is_some() && (joins || is_mark(c) || c == '\u{200D}'));
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    paper.add(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            paper.add(from..text.len());
        }
        paper.content = 0..text.len();
        let mut index: Vec<usize> = (0..paper.words.len()).collect();
        order::sort_by(&mut index, |a, b| paper.word(*a).cmp(paper.word(*b)));
        paper.index = index;
        paper
    }

    /// Reads a letter.
    pub fn letter(text: &'a str) -> Self {
        let mut paper = Self::plain(text);
        paper.greeting = paper.find_greeting();
        let end = paper.find_sign_off().max(paper.greeting.end);
        paper.content = paper.trimmed(paper.greeting.end..end);
        paper
    }

    fn add(&mut self, range: Range<usize>) {
        let from = self.folded.len();
        fold_onto(&self.text[range.clone()], &mut self.folded);
        self.words.push(Word { range, folded: from..self.folded.len() });
    }

    /// The text as it stands.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The text of a range.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The greeting, from its first word to the comma or the end of its line; empty if there is none.
    pub fn greeting(&self) -> Range<usize> {
        self.greeting.clone()
    }

    /// What lies between greeting and sign-off.
    pub fn content(&self) -> Range<usize> {
        self.content.clone()
    }

    /// The sign-off and the signature.
    pub fn closing(&self) -> Range<usize> {
        self.trimmed(self.content.end..self.text.len())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is not a single word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded form of a word, by number; empty beyond the last.
    pub fn word(&self, n: usize) -> &str {
        self.words.get(n).map_or("", |word| &self.folded[word.folded.clone()])
    }

    /// Where a word stands, by number; an empty range at the end beyond the last.
    pub fn place(&self, n: usize) -> Range<usize> {
        self.words.get(n).map_or(self.text.len()..self.text.len(), |word| word.range.clone())
    }

    /// The numbers of the words that lie in a range of bytes.
    pub fn words_in(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.range.start < range.start);
        let last = self.words.partition_point(|word| word.range.end <= range.end);
        first..last.max(first)
    }

    /// Every place where these folded words stand in a row, hyphens and slashes between them not counting.
    pub fn all<'s>(&'s self, phrase: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
        let starts = self.across(phrase);
        starts.filter(|found| !self.words_in(found).skip(1).any(|n| self.parts(n)))
    }

    /// As `all`, but a stop between the words does not count either: for names and whole recorded lines.
    pub fn across<'s>(&'s self, phrase: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
        let (head, tail) = phrase.split_once(' ').unwrap_or((phrase, ""));
        self.numbers(head).iter().filter_map(move |n| {
            let mut last = *n;
            for word in tail.split(' ').filter(|word| !word.is_empty()) {
                last += 1;
                if self.word(last) != word {
                    return None;
                }
            }
            Some(self.place(*n).start..self.place(last).end)
        })
    }

    /// The numbers of all words with this folded form, in order.
    pub fn numbers(&self, word: &str) -> &[usize] {
        let from = self.index.partition_point(|n| self.word(*n) < word);
        let count = self.index[from..].partition_point(|n| self.word(*n) == word);
        &self.index[from..from + count]
    }

    /// The words in folded form with single spaces between them: what `all` and `across` look for.
    pub fn key(&self) -> String {
        let words: Vec<&str> = (0..self.words.len()).map(|n| self.word(n)).collect();
        words.join(" ")
    }

    /// The first place where these folded words stand in a row.
    pub fn first(&self, phrase: &str) -> Option<Range<usize>> {
        self.all(phrase).next()
    }

    /// Whether any of these phrases stands in the range.
    pub fn holds_any(&self, phrases: &[&str], range: &Range<usize>) -> bool {
        let inside = |found: Range<usize>| range.start <= found.start && found.end <= range.end;
        phrases.iter().any(|phrase| self.all(phrase).any(inside))
    }

    /// If the phrase begins at word `n`, the number of its last word.
    pub fn at(&self, n: usize, phrase: &str) -> Option<usize> {
        let mut last = n;
        for (step, wanted) in phrase.split(' ').enumerate() {
            let here = n + step;
            if here >= self.words.len() || self.word(here) != wanted {
                return None;
            }
            if step > 0 && self.parts(here) {
                return None;
            }
            last = here;
        }
        Some(last)
    }

    /// Whether a sentence or a paragraph ends between word `n` and the one before it.
    fn parts(&self, n: usize) -> bool {
        let before = n.checked_sub(1).map_or(0, |before| self.place(before).end);
        let gap = self.slice(before..self.place(n).start);
        let stops = |mark: char| gap.match_indices(mark).any(|(at, _)| gap[at + 1..].starts_with(char::is_whitespace));
        gap.contains("\n\n") || gap.contains(['!', '?', ';']) || (stops('.') && !self.is_shortened(n))
    }

    fn is_shortened(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| SHORTENED.contains(&self.word(before)))
    }

    /// The sentences of the content. A line break ends one too: letters are not hard-wrapped.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let content = self.content();
        let mut found = Vec::new();
        let mut start = content.start;
        let mut chars = self.slice(content.clone()).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let at = content.start + at;
            let next = chars.peek().map(|(_, next)| *next);
            let gap = next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '’' | ')'));
            let stop = match c {
                '\n' => true,
                '!' | '?' => gap,
                '.' => gap && self.ends_sentence(at),
                _ => false,
            };
            if stop {
                found.push(start..at + c.len_utf8());
                start = at + c.len_utf8();
            }
        }
        found.push(start..content.end);
        found.into_iter().map(|range| self.trimmed(range)).filter(|range| !self.words_in(range).is_empty()).collect()
    }

    /// Whether the full stop here is more than the end of a short form: "Ltd. Thank" ends one, "Dr. Osei" does not.
    fn ends_sentence(&self, stop: usize) -> bool {
        let word = self.word_ending(stop);
        let capital = self.text[stop + 1..].trim_start().starts_with(char::is_uppercase);
        !SHORTENED.contains(&word) || (capital && COMPANY_ENDINGS.contains(&word))
    }

    fn word_ending(&self, at: usize) -> &str {
        match self.words.binary_search_by(|word| word.range.end.cmp(&at)) {
            Ok(n) => self.word(n),
            Err(_) => "",
        }
    }

    /// The paragraphs of the content.
    pub fn paragraphs(&self) -> Vec<Range<usize>> {
        let content = self.content();
        let mut found = Vec::new();
        let mut start = content.start;
        let mut blank = true;
        for (at, line) in lines(self.slice(content.clone())) {
            let at = content.start + at;
            match (line.trim().is_empty(), blank) {
                (true, false) => found.push(start..at),
                (false, true) => start = at,
                _ => {}
            }
            blank = line.trim().is_empty();
        }
        if !blank {
            found.push(start..content.end);
        }
        found.into_iter().map(|range| self.trimmed(range)).collect()
    }

    /// The range without the blank space at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = self.slice(range.clone());
        let start = range.start + (text.len() - text.trim_start().len());
        start..(start + text.trim().len())
    }

    fn find_greeting(&self) -> Range<usize> {
        let start = self.text.len() - self.text.trim_start().len();
        let line = self.text[start..].lines().next().unwrap_or_default();
        let greets =
            GREETINGS.iter().any(|greeting| self.at(0, greeting).is_some_and(|_| self.place(0).start == start));
        let marked = line.trim_end().ends_with([',', ':']);
        let words = self.words_in(&(start..start + line.len())).len();
        if !greets && (!marked || words > 8) {
            return start..start;
        }
        // The stop of "Dr." and the comma of "King, Jr." are part of the name.
        let stop = line.char_indices().find(|(at, c)| {
            let dot = *c == '.' && !SHORTENED.contains(&self.word_ending(start + at));
            let at_end = line[at + c.len_utf8()..].trim().is_empty();
            matches!(c, ',' | ':' | '!' | ';' | '–' | '—') && !self.names_go_on(start + at) || (dot && !at_end)
        });
        start..stop.map_or(start + line.trim_end().len(), |(at, c)| start + at + c.len_utf8())
    }

    /// Whether "Jr" and the like follow, so that the comma belongs to the name.
    fn names_go_on(&self, comma: usize) -> bool {
        let next = self.words.partition_point(|word| word.range.start < comma);
        matches!(self.word(next), "jr" | "sr" | "phd" | "md" | "obe" | "mbe" | "esq")
    }

    /// Where the closing begins: at the last line that is a sign-off, with nothing but a signature after it; or at
    /// a last line that can only be a name.
    fn find_sign_off(&self) -> usize {
        let all: Vec<(usize, &str)> = lines(self.text).filter(|(_, line)| !line.trim().is_empty()).collect();
        let last = all.last().map_or(0, |(at, _)| *at);
        for (at, line) in
            all.into_iter().rev().take(Self::SIGNATURE_LINES).take_while(|(at, _)| *at >= self.greeting.end)
        {
            let words = self.words_in(&(at..at + line.len()));
            if self.signs_off(line, &words, at == last) {
                return at;
            }
            if words.len() > Self::SIGNATURE_WORDS {
                break;
            }
        }
        if self.is_name(last) && last > self.greeting.end { last } else { self.text.len() }
    }

    /// The most lines of a signature.
    const SIGNATURE_LINES: usize = 12;
    /// The most words in a line of a signature.
    const SIGNATURE_WORDS: usize = 12;

    /// "Kind regards," alone, or "Kind regards, Anna" at the very end.
    fn signs_off(&self, line: &str, words: &Range<usize>, is_last: bool) -> bool {
        if line.trim_end().ends_with(['.', '?', '!']) || words.len() > 7 {
            return false;
        }
        SIGN_OFFS.iter().filter_map(|sign_off| self.at(words.start, sign_off)).any(|end| {
            let followed = self.text[self.place(end).end..].starts_with(',');
            end + 1 == words.end || (is_last && followed)
        })
    }

    /// Whether the line that begins here is up to four capitalised words and nothing else.
    fn is_name(&self, at: usize) -> bool {
        let line = self.text[at..].trim();
        let words = self.words_in(&(at..at + line.len()));
        let capital = |n: usize| self.slice(self.place(n)).starts_with(char::is_uppercase);
        (1..=4).contains(&words.len()) && !line.ends_with(['.', '?', '!', ',', ':']) && words.into_iter().all(capital)
    }
}

/// The lines of a text with their places, line ends left out.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_falls_into_greeting_content_and_closing() {
        let cases = [
            (
                "Dear Dr. Osei,\n\nThank you.\n\nYours sincerely,\nAnna",
                "Dear Dr. Osei,",
                "Thank you.",
                "Yours sincerely,\nAnna",
            ),
            ("Hi Tom, thanks for today.\nBest, Anna", "Hi Tom,", "thanks for today.", "Best, Anna"),
            ("Dear Mr. King, Jr.:\nThanks.", "Dear Mr. King, Jr.:", "Thanks.", ""),
            ("Just words", "", "Just words", ""),
            ("Hi Tom, thanks for all.\nAnna Berg", "Hi Tom,", "thanks for all.", "Anna Berg"),
            ("", "", "", ""),
            (
                "Dear Tom,\n\nBest of all was the tour.\nKind regards\nAnna\n0123",
                "Dear Tom,",
                "Best of all was the tour.",
                "Kind regards\nAnna\n0123",
            ),
        ];
        for (text, greeting, content, closing) in cases {
            let paper = Paper::letter(text);
            assert_eq!(paper.slice(paper.greeting()), greeting, "{text}");
            assert_eq!(paper.slice(paper.content()), content, "{text}");
            assert_eq!(paper.slice(paper.closing()), closing, "{text}");
        }
    }

    #[test]
    fn sentences_stop_at_stops_but_not_after_a_title() {
        let paper = Paper::letter("Hi,\n\nI met Dr. Osei. Good? Yes!\nAnd 3.5 more, e.g. this.\n\nBest,\nA");
        let found: Vec<&str> = paper.sentences().into_iter().map(|range| paper.slice(range)).collect();
        assert_eq!(found, ["I met Dr. Osei.", "Good?", "Yes!", "And 3.5 more, e.g. this."]);
        assert_eq!(paper.paragraphs().len(), 1);
    }

    #[test]
    fn phrases_are_found_as_whole_words_in_a_row() {
        let paper = Paper::plain("Dear Sir/Madam. I’m un-dear. Sir, madam");
        assert!(paper.all("dear sir madam").eq(std::iter::once(0..14)));
        assert_eq!(paper.all("i'm").count(), 1);
        assert_eq!(paper.all("madam i'm").count(), 0);
        assert_eq!(paper.all("ear").count(), 0);
    }
}
