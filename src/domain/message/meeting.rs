//! Days with their hours in a text: "Tuesday 8 December at 14:00". A day without an hour is no appointment; an hour of
//! another zone is said, and never taken for one of the clock here.

mod hour;

use crate::domain::fold::fold;
use crate::domain::message::day_words::{LENGTHS, MONTHS, NEXT_WEEKS, NO_ZONES, WEEKDAYS, ZONE_LOOKALIKES, ZONES};
use crate::domain::moment::monday_of;
use crate::domain::order::sort_by_key;
use crate::domain::text::Line;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use hour::{end, hour};

/// A moment that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The day and the hour, as they stand there.
    pub at: NaiveDateTime,
    /// The zone that is named beside it.
    pub zone: Option<String>,
    /// The line it stands in.
    pub words: Line,
}

/// How many words may stand between a day and its hour.
const FAR: usize = 6;
/// How many days back a day without its year may lie before it is taken for one of the next year.
const BACK: u64 = 60;

/// One word of a line.
#[derive(Clone, PartialEq)]
enum Part {
    Month(u32),
    Number(u32),
    /// A day of this week, or of a later one.
    Weekday(u32, Which),
    /// So many days after the one on which it was written.
    Later(u64),
    Year(i32),
    Day(NaiveDate),
    Hour(NaiveTime),
    Zone(String),
    /// Between hours of which one may be chosen.
    Or,
    Other,
}

/// Which of the days of one name is meant.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    /// The next one to come.
    Coming,
    /// That of next week.
    NextWeek,
    /// The one a week after the next one to come: "Thursday week".
    WeekLater,
}

/// Every day with its hour in a text that was written on a day.
pub fn read(text: &str, written: NaiveDate) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    let mut before: Option<(NaiveDate, usize)> = None;
    for (number, line) in text.lines().enumerate() {
        let (parts, ends) = parts(line, written);
        let days = days(&parts, written);
        let hours: Vec<(usize, NaiveTime)> = parts
            .iter()
            .enumerate()
            .filter_map(|(n, part)| if let Part::Hour(at) = part { Some((n, *at)) } else { None })
            .collect();
        let mut used = Vec::new();
        for (place, day) in &days {
            let next = days.iter().map(|(other, _)| *other).find(|other| other > place).unwrap_or(usize::MAX);
            let near = |(n, _): &&(usize, NaiveTime)| n.abs_diff(*place) <= FAR && *n < next && !used.contains(n);
            // An hour of the same sentence comes before one of another.
            let apart = |n: usize| ends.iter().any(|end| (n.min(*place)..n.max(*place)).contains(end));
            let first = hours.iter().filter(near).find(|(n, _)| !apart(*n)).or_else(|| hours.iter().find(near));
            let Some((first, _)) = first else { continue };
            for (n, at) in hours.iter().filter(|(n, _)| choices(&parts, *first).contains(n)) {
                used.push(*n);
                push(&mut found, day.and_time(*at), &parts, *n, line);
            }
        }
        // "Date: 8 December", and in the next line "Time: 14:00".
        if let (Some((day, of)), true, Some((n, at))) = (before, days.is_empty(), hours.first())
            && number - of <= 2
        {
            push(&mut found, day.and_time(*at), &parts, *n, line);
            before = None;
        }
        if let Some((_, day)) = days.last().filter(|_| used.is_empty()) {
            before = Some((*day, number));
        }
    }
    found
}

/// The places of an hour and of those that may be chosen instead: "10:00, 11:30 or 14:00", "10:00 / 11:30".
fn choices(parts: &[Part], hour: usize) -> std::ops::RangeInclusive<usize> {
    let fits = |n: &usize| matches!(parts.get(*n), Some(Part::Hour(_) | Part::Or));
    let from = (0..=hour).rev().take_while(fits).last().unwrap_or(hour);
    let to = (hour..parts.len()).take_while(fits).last().unwrap_or(hour);
    if parts.get(from..=to).unwrap_or_default().contains(&Part::Or) { from..=to } else { hour..=hour }
}

fn push(found: &mut Vec<Meeting>, at: NaiveDateTime, parts: &[Part], hour: usize, line: &str) {
    let zone = parts.get(hour + 1..).unwrap_or_default().iter().take(4).find_map(|part| match part {
        Part::Zone(zone) => Some(as_written(zone, line)),
        _ => None,
    });
    if !found.iter().any(|one| one.at == at) {
        found.push(Meeting { at, zone, words: Line::cut(line) });
    }
}

/// A zone in words as the line has it: "Eastern Time".
fn as_written(zone: &str, line: &str) -> String {
    let place = line.to_ascii_lowercase().find(zone).filter(|_| zone.contains(' '));
    let written = place.and_then(|at| line.get(at..at + zone.len()));
    written.unwrap_or(zone).to_owned()
}

/// The words of a line, as far as they say something of a moment, and the places of those that end a sentence.
fn parts(line: &str, written: NaiveDate) -> (Vec<Part>, Vec<usize>) {
    let folded = apart(&fold(line));
    let words: Vec<&str> = folded
        .split([' ', ',', '(', ')', '\t', '\u{a0}', '\u{202f}', '·', '|'])
        .map(|word| word.trim_matches([';', '!', '?', '*', ':', '[', ']']))
        .filter(|word| !word.is_empty() && *word != ".")
        .collect();
    let bare = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.trim_matches('.'));
    let (mut parts, mut ends) = (Vec::new(), Vec::new());
    let mut skip = false;
    for (n, word) in words.iter().enumerate() {
        if is_last(word) {
            ends.push(parts.len());
        }
        if std::mem::take(&mut skip) {
            continue;
        }
        let (before, next) = (bare(n.checked_sub(1)), bare(Some(n + 1)));
        if let Some((hour, took)) = hour(word.trim_matches('.'), before, next, || end(&words, n)) {
            parts.push(Part::Hour(hour));
            skip = took;
        } else if next == "time"
            && !NO_ZONES.contains(&bare(Some(n)))
            && parts.iter().rev().take(3).any(|part| matches!(part, Part::Hour(_)))
        {
            // "Eastern Time", "London time".
            parts.push(Part::Zone(format!("{} time", bare(Some(n)))));
        } else if matches!(*word, "or" | "/" | "oder" | "ou" | "o" | "lub" | "of") {
            parts.push(Part::Or);
        } else if is_plain_word(line, bare(Some(n)), before) || LENGTHS.contains(&next) {
            parts.push(Part::Other);
        } else {
            let part = part(word, before, written);
            parts.push(match part {
                Part::Weekday(day, Which::Coming) => Part::Weekday(day, which(&words, n)),
                part => part,
            });
        }
    }
    (parts, ends)
}

/// Whether a sentence ends with a word: "17:00.", "interview.", but not "Dec." or "8.".
fn is_last(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let plain = bare.len() > 4 && bare.chars().all(char::is_alphabetic) && bare != "approx";
    word.ends_with('.') && (plain || bare.contains(':') || bare.ends_with("pm"))
}

/// Which of the days of its name a weekday is, by the words beside it: "Thursday next week", "Thursday week", "a week on
/// Thursday".
fn which(words: &[&str], at: usize) -> Which {
    let from = |n: usize| words.get(n..).unwrap_or_default();
    let begins = |n: usize, phrase: &str| phrase.split(' ').eq(from(n).iter().take(phrase.split(' ').count()).copied());
    let ends = |n: usize, phrase: &str| n.checked_sub(phrase.split(' ').count()).is_some_and(|n| begins(n, phrase));
    let next = NEXT_WEEKS.iter().any(|phrase| {
        // "of", "on", "in der" may stand between.
        (1..=3).any(|gap| begins(at + gap, phrase)) || (0..=1).any(|gap| at >= gap && ends(at - gap, phrase))
    });
    if next {
        Which::NextWeek
    } else if begins(at + 1, "week") || ends(at, "week on") || ends(at, "week from") {
        Which::WeekLater
    } else {
        Which::Coming
    }
}

/// Whether what could be a zone is a word of the sentence: "14h est confirmé" and "14:00 Uhr ist bestätigt", but not
/// "14:00 EST" or "2pm est".
fn is_plain_word(line: &str, word: &str, before: &str) -> bool {
    let shouted = |one: &str| one.chars().all(char::is_uppercase) && one.eq_ignore_ascii_case(word);
    ZONE_LOOKALIKES.contains(&word)
        && !before.ends_with("am")
        && !before.ends_with("pm")
        && !line.split(|c: char| !c.is_alphanumeric()).any(shouted)
}

/// A line in which what is written together stands apart.
fn apart(folded: &str) -> String {
    let text = folded.replace(['\u{a0}', '\u{202f}'], " ").replace("a. m.", "am").replace("p. m.", "pm");
    let text = text.replace(" de la tarde", " pm").replace(" de la manana", " am");
    let text = text.replace(" o'clock", ":00").replace("a.m.", "am").replace("p.m.", "pm").replace(['–', '—'], "-");
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    for (n, c) in letters.iter().enumerate() {
        let (before, after) = (digit(n.checked_sub(1)), digit(Some(n + 1)));
        match c {
            // "2026-12-08T14:00:00Z"
            't' if before && after => out.push(' '),
            'z' if before && !letters.get(n + 1).is_some_and(|c| c.is_alphanumeric()) => out.push_str(" utc"),
            // "14 h 30"
            ' ' if before && letters.get(n + 1..n + 3) == Some(&['h', ' ']) && digit(Some(n + 3)) => {}
            ' ' if after && n >= 3 && letters.get(n - 2..n) == Some(&[' ', 'h']) && digit(Some(n - 3)) => {}
            // "pm-2:45", "14:00-14:45", but not "2026-12-08".
            '-' if after && letters.get(n.saturating_sub(2)..n) == Some(&['p', 'm']) => out.push_str(" - "),
            '-' if after && letters.get(n.saturating_sub(2)..n) == Some(&['a', 'm']) => out.push_str(" - "),
            c => out.push(*c),
        }
    }
    out
}

/// Whether a folded word names a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|names| names.contains(&word))
}

fn part(word: &str, before: &str, written: NaiveDate) -> Part {
    let dotted = word.ends_with('.');
    let word = word.trim_matches('.');
    if let Some(month) = (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month) {
        return Part::Month(month);
    }
    if let Some(day) = (0..).zip(WEEKDAYS).find(|(_, names)| names.contains(&word)).map(|(day, _)| day) {
        let next = matches!(before, "next" | "nachsten" | "kommenden");
        return Part::Weekday(day, if next { Which::NextWeek } else { Which::Coming });
    }
    // "el jueves por la mañana", "Donnerstag Morgen": a part of the day.
    let on_a_day = || before == "guten" || WEEKDAYS.iter().any(|names| names.contains(&before));
    if word == "manana" && before == "la" || word == "morgen" && on_a_day() {
        return Part::Other;
    }
    match word {
        "today" | "heute" | "hoy" | "dzisiaj" | "oggi" => return Part::Later(0),
        "tomorrow" | "morgen" | "demain" | "manana" | "jutro" | "domani" => return Part::Later(1),
        "ubermorgen" | "pojutrze" => return Part::Later(2),
        _ => {}
    }
    if let Some(day) = whole_day(word) {
        return Part::Day(day);
    }
    if dotted && let Some(day) = without_year(word, written) {
        return Part::Day(day);
    }
    let shifted =
        ["utc", "gmt"].iter().any(|name| word.strip_prefix(name).is_some_and(|rest| rest.starts_with(['+', '-'])));
    if ZONES.contains(&word) || shifted {
        return Part::Zone(word.to_ascii_uppercase());
    }
    let digits = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    match digits.parse::<u32>() {
        Ok(number) if digits.len() <= 2 && (1..=31).contains(&number) => Part::Number(number),
        // A year that is long over is one all the same.
        Ok(number) if digits.len() == 4 && (1900..=2100).contains(&number) => {
            i32::try_from(number).map_or(Part::Other, Part::Year)
        }
        _ => Part::Other,
    }
}

/// "8.12.", as it is written where German is spoken.
fn without_year(word: &str, written: NaiveDate) -> Option<NaiveDate> {
    let (day, month) = word.split_once('.')?;
    of_year(month.parse().ok()?, day.parse().ok()?, None, written)
}

/// `2026-12-08`, `8.12.2026`, and `25/12/2026` where it can be no other day.
fn whole_day(word: &str) -> Option<NaiveDate> {
    let numbers: Vec<u32> = word.split(['-', '.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = *numbers.as_slice() else { return None };
    let day = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let found = if a > 31 {
        day(a, b, c)
    } else if word.contains('.') || a > 12 || a == b {
        day(c, b, a)
    } else if b > 12 {
        day(c, a, b)
    } else {
        None
    };
    found.filter(|day| (2000..=2100).contains(&day.year()))
}

/// The days of a line, each with its place.
fn days(parts: &[Part], written: NaiveDate) -> Vec<(usize, NaiveDate)> {
    let mut found = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| parts.get(at));
        let number = |at: Option<usize>| match beside(at) {
            Some(Part::Number(number)) => Some(*number),
            _ => None,
        };
        let day = match part {
            Part::Day(day) => Some(*day),
            Part::Month(month) => {
                // "8 December", "8 of December", "December 8".
                let (near, far) = (number(n.checked_sub(1)), number(n.checked_sub(2)));
                let after = number(Some(n + 1)).filter(|_| !matches!(beside(Some(n + 2)), Some(Part::Month(_))));
                let (day, rest) = match (near, far, after) {
                    // "Round 2, December 8" could be either.
                    (Some(_), _, Some(_)) => (None, n + 1),
                    (Some(day), ..) => (Some(day), n + 1),
                    (None, _, Some(day)) => (Some(day), n + 2),
                    (None, far, None) => (far, n + 1),
                };
                let year = match beside(Some(rest)) {
                    Some(Part::Year(year)) => Some(*year),
                    _ => None,
                };
                day.and_then(|day| of_year(*month, day, year, written)).filter(|day| written.year() - 1 <= day.year())
            }
            _ => None,
        };
        found.extend(day.map(|day| (n, day)));
    }
    // "Tuesday at two" is the next Tuesday, where no date stands beside it.
    let dated = |n: usize| {
        let near = parts.get(n.saturating_sub(2)..(n + 3).min(parts.len())).unwrap_or_default();
        near.iter().any(|part| matches!(part, Part::Number(_) | Part::Month(_) | Part::Day(_)))
    };
    let alone = found.is_empty();
    let weekdays = parts.iter().enumerate().filter(|(n, _)| alone || !dated(*n));
    found.extend(weekdays.filter_map(|(n, part)| Some((n, named(parts, n, part, written)?))));
    sort_by_key(&mut found, |(n, _)| *n);
    found
}

/// The day that is named by its place in the week, or after the one on which it was written.
fn named(parts: &[Part], at: usize, part: &Part, written: NaiveDate) -> Option<NaiveDate> {
    match part {
        Part::Later(days) => written.checked_add_days(Days::new(*days)),
        // "today (Monday)"
        Part::Weekday(..) if at.checked_sub(1).is_some_and(|n| matches!(parts.get(n), Some(Part::Later(_)))) => None,
        Part::Weekday(day, which) => {
            // "Tuesday the 15th" names another one.
            let numbered =
                parts.get(at + 1..).unwrap_or_default().iter().take(2).any(|part| matches!(part, Part::Number(_)));
            let this = monday_of(written).checked_add_days(Days::new(u64::from(*day)))?;
            let coming = if this <= written { 7 } else { 0 };
            let later = match which {
                Which::Coming => coming,
                Which::NextWeek => 7,
                Which::WeekLater => coming + 7,
            };
            this.checked_add_days(Days::new(later)).filter(|_| !numbered)
        }
        _ => None,
    }
}

/// A day without its year is the next one of that name, or one that is just over.
fn of_year(month: u32, day: u32, year: Option<i32>, written: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let recent = |date: &NaiveDate| date.checked_add_days(Days::new(BACK)).is_some_and(|later| written <= later);
    (-1..=1).filter_map(|n| NaiveDate::from_ymd_opt(written.year() + n, month, day)).find(recent)
}

#[cfg(test)]
mod tests;
