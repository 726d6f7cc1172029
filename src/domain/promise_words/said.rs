//! What was said on a day, word by word.

use crate::domain::calendar::WorkCalendar;
use chrono::{Datelike, NaiveDate};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
pub(in crate::domain) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
];

/// "A few days" are three.
const FEW: i64 = 3;

/// Which part of a week or a month is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Whole,
}

/// What was said on a day, word by word.
pub(super) struct Said<'a> {
    pub words: Vec<&'a str>,
    pub on: NaiveDate,
    pub calendar: &'a WorkCalendar,
}

pub(super) fn weekday(word: &str) -> Option<i64> {
    let is_it = |day: &&str| word == *day || (word.len() >= 3 && word.len() <= 5 && day.starts_with(word));
    DAYS.iter().position(is_it).and_then(|n| i64::try_from(n).ok())
}

pub(super) fn month(word: &str) -> Option<u32> {
    let is_it = |month: &&str| word == *month || ((3..=4).contains(&word.len()) && month.starts_with(word));
    MONTHS.iter().position(is_it).and_then(|n| u32::try_from(n + 1).ok())
}

/// "14", "14th", "fourteen".
pub(super) fn number(word: &str) -> Option<i64> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ending = &word[digits.len()..];
    if !digits.is_empty() {
        return digits
            .parse()
            .ok()
            .filter(|n| matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=366).contains(n));
    }
    match word {
        "a" | "an" => Some(1),
        "couple" => Some(2),
        "few" => Some(FEW),
        _ => NUMBERS.iter().position(|name| *name == word).and_then(|n| i64::try_from(n + 1).ok()),
    }
}

impl Said<'_> {
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    pub fn word(&self, n: usize) -> &str {
        self.words.get(n).copied().unwrap_or_default()
    }

    /// Whether these words stand one after another.
    pub fn holds(&self, phrase: &[&str]) -> bool {
        self.words.windows(phrase.len()).any(|words| words == phrase)
    }

    pub fn part(&self) -> Part {
        let any = |words: &[&str]| words.iter().any(|word| self.has(word));
        if any(&["early", "beginning", "start"]) {
            Part::Early
        } else if any(&["mid", "middle"]) {
            Part::Middle
        } else {
            Part::Whole
        }
    }

    /// Whether the words say from when on, and not by when: "not before Monday", "after Tuesday"; or name a year that is
    /// over.
    pub fn is_open(&self) -> bool {
        let names = |word: &str| weekday(word).is_some() || month(word).is_some() || matches!(word, "next" | "this");
        let dated = |n: usize| {
            let word = self.word(n);
            word.starts_with(|c: char| c.is_ascii_digit())
                && (month(self.word(n + 1)).is_some() || word.ends_with(['t', 'd', 'h']))
        };
        let after = (0..self.words.len())
            .filter(|n| self.word(*n) == "after")
            // "The week after next" is one that is named.
            .filter(|n| !(self.word(*n + 1) == "next" && n.checked_sub(1).is_some_and(|n| self.word(n) == "week")))
            .any(|n| names(self.word(n + 1)) || dated(n + 1) || self.word(n + 1) == "the" && dated(n + 2));
        // "You will not hear from us before the new year", "we cannot decide this week"; but "don't worry, before Christmas".
        let denies = |n: usize| match self.word(n) {
            "not" | "cannot" | "unlikely" | "never" => true,
            "t" => n.checked_sub(1).is_some_and(|n| matches!(self.word(n), "won" | "can" | "couldn" | "isn" | "aren")),
            _ => false,
        };
        let then = |n: usize| match self.word(n) {
            "before" | "until" => true,
            "this" => matches!(self.word(n + 1), "week" | "month"),
            _ => false,
        };
        let all = self.words.len();
        let over = |word: &&str| word.parse::<i32>().is_ok_and(|year| (1900..self.on.year()).contains(&year));
        // "Two weeks after the interview", "after the final interviews on 18 December", "away until Monday, and after that".
        let bounded = ["by", "before", "until", "within", "later"].iter().any(|word| self.has(word));
        let holiday = |n: usize| {
            let all = ["holidays", "holiday", "christmas", "xmas", "break", "new", "bank", "weekend"];
            (n..n + 2).any(|n| all.contains(&self.word(n)))
        };
        let whose =
            |n: usize| matches!(self.word(n), "the" | "your" | "our" | "all" | "these" | "those" | "interviews");
        let counted = |n: usize| {
            n.checked_sub(1).is_some_and(|n| matches!(self.word(n), "week" | "weeks" | "day" | "days" | "month"))
        };
        let after = after
            || (0..self.words.len()).filter(|n| self.word(*n) == "after").any(|n| {
                let that = matches!(self.word(n + 1), "that" | "this" | "then");
                that || (whose(n + 1) && !holiday(n + 2) && (counted(n) || !bounded))
            })
            || ["afterwards", "thereafter"].iter().any(|word| self.has(word))
            || self.holds(&["of", "that"])
            || self.holds(&["of", "then"]);
        let denied = !self.has("later") && (0..all).find(|n| denies(*n)).is_some_and(|at| (at..all).any(then));
        after
            || denied
            || self.has("earliest") && !self.holds(&["no", "later"])
            || self.holds(&["no", "earlier"])
            || self.words.iter().any(over)
            || [["not", "before"], ["not", "until"], ["earliest", "on"]].iter().any(|words| self.holds(words))
    }
}
