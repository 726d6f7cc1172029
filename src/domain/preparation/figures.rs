//! What an answer commits to: stretches of time, sums, shares and months, however they are written. Two answers disagree
//! when they name things of one kind and none of them is the same.

use crate::domain::fold::fold;
use crate::domain::promise_words::MONTHS;

/// What kind of thing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A stretch of time, in days.
    Days,
    /// A sum of money.
    Money,
    /// A share, in hundredths.
    Percent,
    /// A month of the year, 1 to 12.
    Month,
}

/// One thing that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Of what kind.
    pub unit: Unit,
    /// How much, or which.
    pub value: i64,
}

const NUMBERS: [(&str, i64); 23] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const UNITS: [(&str, Unit, i64); 13] = [
    ("day", Unit::Days, 1),
    ("days", Unit::Days, 1),
    ("week", Unit::Days, 7),
    ("weeks", Unit::Days, 7),
    ("month", Unit::Days, 30),
    ("months", Unit::Days, 30),
    ("year", Unit::Days, 365),
    ("years", Unit::Days, 365),
    ("percent", Unit::Percent, 1),
    ("%", Unit::Percent, 1),
    ("thousand", Unit::Money, 1000),
    ("k", Unit::Money, 1000),
    ("grand", Unit::Money, 1000),
];
/// Words before a month that make it one: "I may" is none.
const BEFORE_MONTH: [&str; 12] =
    ["in", "from", "by", "of", "until", "till", "early", "mid", "late", "since", "before", "after"];
/// What joins two numbers of one unit: "six to eight weeks".
const JOINS: [&str; 4] = ["to", "or", "perhaps", "maybe"];
/// The least number that is taken as a sum where nothing else says so, and the years that are none.
const LEAST_SUM: i64 = 2_200;

/// Every figure in a text.
pub fn figures(text: &str) -> Vec<Figure> {
    let words = words(text);
    let mut found: Vec<Figure> = Vec::new();
    let mut waiting: Vec<i64> = Vec::new();
    // The unit before, once a word joins another number to it: "eight weeks, perhaps six".
    let (mut last, mut joined) = (None, false);
    for (at, word) in words.iter().enumerate() {
        if let Some(value) = number(word) {
            // The year of "48,000 a year" is no stretch of time.
            let after_sum = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| is_sum(word));
            if matches!(&**word, "a" | "an") && after_sum {
                loose(&mut waiting, last.filter(|_| joined), &mut found);
                continue;
            }
            // "Thirty-eight" is one number.
            match waiting.last_mut() {
                Some(tens) if at > 0 && is_tens(&words[at - 1]) && value < 10 && word.len() > 1 => *tens += value,
                _ => waiting.push(value),
            }
        } else if let Some((_, unit, times)) = UNITS.iter().find(|(name, ..)| name == word) {
            found.extend(waiting.drain(..).map(|value| Figure { unit: *unit, value: value.saturating_mul(*times) }));
            (last, joined) = (Some((*unit, *times)), false);
        } else if JOINS.contains(&&**word) {
            joined = last.is_some();
        } else {
            loose(&mut waiting, last.filter(|_| joined), &mut found);
            (last, joined) = (None, false);
        }
        found.extend(month(&words, at));
    }
    loose(&mut waiting, last.filter(|_| joined), &mut found);
    found
}

/// Numbers without a unit of their own have that of the one they are joined to, or are sums if they are large.
fn loose(waiting: &mut Vec<i64>, joined: Option<(Unit, i64)>, found: &mut Vec<Figure>) {
    for value in waiting.drain(..) {
        match joined {
            Some((unit, times)) => found.push(Figure { unit, value: value.saturating_mul(times) }),
            None if value >= LEAST_SUM => found.push(Figure { unit: Unit::Money, value }),
            None => {}
        }
    }
}

fn month(words: &[String], at: usize) -> Option<Figure> {
    let word = words.get(at)?;
    let known = MONTHS.iter().position(|name| name == word || (word.len() == 3 && name.starts_with(&**word)))?;
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let named = before.is_some_and(|word| BEFORE_MONTH.contains(&&**word) || is_digits(word) && word.len() < 3);
    let dated = words.get(at + 1).is_some_and(|next| is_digits(next));
    (named || dated).then(|| Figure { unit: Unit::Month, value: known as i64 + 1 })
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty()
}

fn is_tens(word: &str) -> bool {
    word.ends_with("ty") && number(word).is_some()
}

fn is_sum(word: &str) -> bool {
    number(word).is_some() || UNITS.iter().any(|(name, unit, _)| *name == word && *unit == Unit::Money)
}

fn number(word: &str) -> Option<i64> {
    if is_digits(word) {
        return word.parse().ok();
    }
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// Folded words; a number is one of its own, without what parts its thousands.
fn words(text: &str) -> Vec<String> {
    let text: Vec<char> = fold(text).chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (at, c) in text.iter().enumerate() {
        let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
        let thousands = matches!(c, ',' | '.' | '\'')
            && (1..4).all(|n| digit(at + n))
            && !digit(at + 4)
            && at.checked_sub(1).is_some_and(digit);
        let goes_on = word.chars().last().is_none_or(|last| last.is_ascii_digit() == c.is_ascii_digit());
        if thousands {
            continue;
        }
        if !c.is_alphanumeric() || !goes_on {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        match c {
            '%' => words.push("%".to_owned()),
            c if c.is_alphanumeric() => word.push(*c),
            _ => {}
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Whether two texts commit to different things: they name some of one kind, and leave none that both allow. "46 to 50
/// thousand" allows 48, and two months are eight weeks, near enough.
pub fn disagree(one: &str, other: &str) -> bool {
    Commitment::of(one).disagrees(&Commitment::of(other))
}

/// What a text commits to, read once to be held against many others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commitment {
    /// The least and the most of each kind that can be more or less: days, money, shares.
    ranges: [Option<(i64, i64)>; 3],
    /// The months, as bits.
    months: u16,
}

impl Commitment {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut read = Self::default();
        for Figure { unit, value } in figures(text) {
            let range = match unit {
                Unit::Days => &mut read.ranges[0],
                Unit::Money => &mut read.ranges[1],
                Unit::Percent => &mut read.ranges[2],
                Unit::Month => {
                    read.months |= 1 << value.clamp(0, 15);
                    continue;
                }
            };
            let (low, high) = range.unwrap_or((value, value));
            *range = Some((low.min(value), high.max(value)));
        }
        read
    }

    /// Whether both name something of one kind, and leave none that both allow.
    pub fn disagrees(&self, other: &Self) -> bool {
        // By how many hundredths each gives way.
        const GIVE: [i64; 3] = [10, 0, 0];
        let both = self.ranges.iter().zip(&other.ranges).zip(GIVE);
        let months = self.months != 0 && other.months != 0 && self.months & other.months == 0;
        months || both.into_iter().any(|((one, other), give)| one.zip(*other).is_some_and(|both| apart(both, give)))
    }
}

/// Whether two ranges do not meet, even if each gives way by so many hundredths.
fn apart((one, other): ((i64, i64), (i64, i64)), give: i64) -> bool {
    let ends = |(low, high): (i64, i64)| (low.saturating_mul(100 - give), high.saturating_mul(100 + give));
    let ((low, high), (other_low, other_high)) = (ends(one), ends(other));
    high < other_low || other_high < low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_read_however_it_is_written() {
        let cases = [
            ("Eight weeks, perhaps six.", "Days 56, Days 42"),
            ("six to eight weeks", "Days 42, Days 56"),
            ("A month", "Days 30"),
            ("thirty-eight thousand", "Money 38000"),
            ("46 to 50k", "Money 46000, Money 50000"),
            ("£38,500", "Money 38500"),
            ("38.500 EUR", "Money 38500"),
            ("48,000 a year", "Money 48000"),
            ("cut it by 12 %", "Percent 12"),
            ("from 1 March", "Month 3"),
            ("early May", "Month 5"),
            ("I may, in 2024, march on", ""),
            ("Forty paintings from Ghent in nine weeks", "Days 63"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = figures(text).iter().map(|one| format!("{:?} {}", one.unit, one.value)).collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }

    #[test]
    fn figures_beyond_all_reason_are_no_trouble() {
        let huge = i64::MAX.to_string();
        for text in [huge.clone(), format!("{huge} thousand"), format!("{huge} years"), format!("12 to {huge} weeks")] {
            assert!(!disagree(&text, &text), "{text}");
            disagree(&text, "46 to 50 thousand, in eight weeks");
        }
    }

    #[test]
    fn two_answers_disagree_where_nothing_of_a_kind_is_the_same() {
        let cases = [
            ("Eight weeks, perhaps six.", "six weeks", false),
            ("Eight weeks", "two months", false),
            ("Eight weeks", "four weeks", true),
            ("46 to 50 thousand", "48,000 a year", false),
            ("46 to 50 thousand", "55,000 a year", true),
            ("from March", "from 1 April", true),
            ("Eight weeks", "38,000", false),
            ("soon", "eight weeks", false),
        ];
        for (one, other, differs) in cases {
            assert_eq!((disagree(one, other), disagree(other, one)), (differs, differs), "{one} / {other}");
        }
    }
}
