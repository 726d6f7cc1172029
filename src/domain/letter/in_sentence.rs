//! A note inside a sentence: without the capital that a keyboard gave it, and said to them rather than about them.

use crate::domain::fold::fold;
use crate::domain::promise_words::MONTHS;

/// Words that begin a note with a capital only because it is the beginning.
const PLAIN: &[&str] = &[
    "a",
    "about",
    "an",
    "any",
    "better",
    "being",
    "both",
    "building",
    "each",
    "faster",
    "fewer",
    "finding",
    "from",
    "getting",
    "having",
    "helping",
    "her",
    "his",
    "how",
    "if",
    "improving",
    "in",
    "its",
    "keeping",
    "less",
    "little",
    "making",
    "many",
    "more",
    "moving",
    "my",
    "no",
    "not",
    "on",
    "our",
    "running",
    "setting",
    "should",
    "some",
    "somebody",
    "someone",
    "something",
    "that",
    "the",
    "their",
    "these",
    "they",
    "this",
    "those",
    "to",
    "too",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whose",
    "why",
    "with",
    "working",
    "writing",
    "your",
];
/// Ends of words that are no names.
const PLAIN_ENDS: &[&str] = &["tions", "ysis", "gies", "ities", "ration"];
/// Words that a noted question begins with.
const ASKING: &[&str] = &["how", "what", "when", "where", "whether", "which", "who", "why"];
/// What is said of them, and what is said to them.
const THEIRS: [(&str, &str); 3] = [("their ", "your"), ("her ", "your"), ("his ", "your")];
/// "They" turned to "you", only where a whole sentence may stand: after a colon, or after a question word.
const THEY: (&str, &str) = ("they ", "you");

/// Words that say which day is meant, folded: after "on" these alone, after "by" the following and the months as well.
const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const OTHER_DAYS: &[&str] = &["today", "tomorrow", "tonight", "noon", "day", "week", "weekend", "month"];
/// Verbs of which what was done is told otherwise than what one has done.
const PAST: &[(&str, &str)] = &[
    ("been", "was"),
    ("begun", "began"),
    ("chosen", "chose"),
    ("done", "did"),
    ("drawn", "drew"),
    ("driven", "drove"),
    ("flown", "flew"),
    ("found", "found"),
    ("given", "gave"),
    ("gone", "went"),
    ("grown", "grew"),
    ("overcome", "overcame"),
    ("redone", "redid"),
    ("rewritten", "rewrote"),
    ("run", "ran"),
    ("seen", "saw"),
    ("shown", "showed"),
    ("spoken", "spoke"),
    ("taken", "took"),
    ("undertaken", "undertook"),
    ("written", "wrote"),
];

/// What goes on after "I have", as it goes on after "I": "written a plan and taken a course" is "wrote a plan and took a
/// course". Only what begins it, or follows "and" or a comma, is the verb.
pub fn as_past(words: &str) -> String {
    let mut verb = true;
    let told = words.split(' ').map(|word| {
        let past = PAST.iter().find(|(known, _)| verb && *known == word).map_or(word, |(_, past)| past);
        verb = matches!(word, "and" | "also" | "then" | "now" | "already") || word.ends_with(',');
        past
    });
    told.collect::<Vec<_>>().join(" ")
}

/// A promise without the day that was typed at its end: "send the list by Thursday" is "send the list".
pub fn without_day(words: &str) -> &str {
    if let Some(before) = [" today", " tomorrow", " tonight"].iter().find_map(|day| words.strip_suffix(day)) {
        return before.trim_end_matches([',', ' ']).trim_end_matches(" by");
    }
    // "By" is said of a day, "on" of many other things.
    let (before, day, by) = match (words.rsplit_once(" by "), words.rsplit_once(" on ")) {
        (Some((before, day)), _) => (before, day, true),
        (None, Some((before, day))) => (before, day, false),
        (None, None) => return words,
    };
    let names = |word: &str| WEEKDAYS.contains(&word) || (by && (OTHER_DAYS.contains(&word) || MONTHS.contains(&word)));
    let dated = by && day.starts_with(|c: char| c.is_ascii_digit());
    let named = dated || fold(day).split(|c: char| !c.is_alphanumeric()).any(names);
    if named && day.split(' ').count() <= 5 { before.trim_end_matches([',', ' ']) } else { words }
}

/// A fact as it stands inside a sentence: keyboards begin every note with a capital. A word that may be a name keeps
/// its own, for a name spelled wrong is worse than a capital too many.
pub fn within(fact: &str) -> String {
    let first = fact.split([' ', '-', ',']).next().unwrap_or_default();
    let word = fold(first);
    let is_plain = PLAIN.contains(&&*word) || PLAIN_ENDS.iter().any(|end| word.ends_with(end));
    let mut chars = fact.chars();
    match chars.next() {
        Some(begins) if is_plain && !first.chars().skip(1).any(char::is_uppercase) => {
            begins.to_lowercase().chain(chars).collect()
        }
        _ => fact.to_owned(),
    }
}

/// A fact about the employer as it is said to one of them: what was noted as "Their move to Leeds" is "your move to
/// Leeds". `whole`: it stands where a whole sentence may.
pub fn said_to_them(fact: &str, whole: bool) -> String {
    let fact = within(fact);
    let (asks, rest) = match fact.split_once(' ') {
        Some((first, rest)) if ASKING.contains(&first) => (first, rest),
        _ => ("", &*fact),
    };
    let they = (whole || !asks.is_empty()).then_some(&THEY);
    let whose = THEIRS.iter().chain(they).find_map(|(their, your)| Some((*your, rest.strip_prefix(their)?)));
    match whose {
        Some((your, rest)) => [asks, your, rest].join(" ").trim_start().to_owned(),
        None => fact,
    }
}
