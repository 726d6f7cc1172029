//! Days with their hours in a text: "Tuesday 8 December at 14:00". A day without an hour is no appointment; an hour of
//! another zone is said, and never taken for one of the clock here.

use crate::domain::fold::fold;
use crate::domain::text::Line;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

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

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janvier", "enero"],
    &["february", "feb", "februar", "fevrier", "febrero"],
    &["march", "mar", "marz", "mars", "marzo"],
    &["april", "apr", "avril", "abril"],
    &["may", "mai", "mayo"],
    &["june", "jun", "juni", "juin", "junio"],
    &["july", "jul", "juli", "juillet", "julio"],
    &["august", "aug", "aout", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre"],
];

/// Short names of zones; "am" and "pm" are none.
const ZONES: [&str; 24] = [
    "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "wet", "west", "et", "est", "edt", "ct", "cst", "cdt", "mt",
    "mst", "mdt", "pt", "pst", "pdt", "ist", "aest", "jst",
];

/// How many words may stand between a day and its hour.
const FAR: usize = 6;
/// How many days back a day without its year may lie before it is taken for one of the next year.
const BACK: u64 = 60;

/// One word of a line.
#[derive(Clone, PartialEq)]
enum Part {
    Month(u32),
    Number(u32),
    Year(i32),
    Day(NaiveDate),
    Hour(NaiveTime),
    Zone(String),
    Other,
}

/// Every day with its hour in a text that was written on a day.
pub fn read(text: &str, written: NaiveDate) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    let mut before: Option<(NaiveDate, usize)> = None;
    for (number, line) in text.lines().enumerate() {
        let parts = parts(line);
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
            if let Some((n, at)) = hours.iter().find(near) {
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

fn push(found: &mut Vec<Meeting>, at: NaiveDateTime, parts: &[Part], hour: usize, line: &str) {
    let zone = parts.get(hour + 1..).unwrap_or_default().iter().take(4).find_map(|part| match part {
        Part::Zone(zone) => Some(zone.clone()),
        _ => None,
    });
    if !found.iter().any(|one| one.at == at) {
        found.push(Meeting { at, zone, words: Line::cut(line) });
    }
}

/// The words of a line, as far as they say something of a moment.
fn parts(line: &str) -> Vec<Part> {
    let folded = fold(line).replace("o'clock", ":00").replace("a.m.", "am").replace("p.m.", "pm");
    let words: Vec<&str> = folded
        .split([' ', ',', '(', ')', '\t', '\u{a0}'])
        .map(|word| word.trim_matches(['.', ';', '!', '?', '*']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut parts = Vec::new();
    let mut skip = false;
    for (n, word) in words.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let next = words.get(n + 1).copied().unwrap_or_default();
        if let Some((hour, took)) = hour(word, next) {
            parts.push(Part::Hour(hour));
            skip = took;
            continue;
        }
        parts.push(part(word));
    }
    parts
}

fn part(word: &str) -> Part {
    if let Some(month) = (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month) {
        return Part::Month(month);
    }
    if let Some(day) = whole_day(word) {
        return Part::Day(day);
    }
    if ZONES.contains(&word) {
        return Part::Zone(word.to_ascii_uppercase());
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    match digits.parse::<u32>() {
        Ok(number) if digits.len() <= 2 && (1..=31).contains(&number) => Part::Number(number),
        Ok(number) if digits.len() == 4 && (2000..=2100).contains(&number) => {
            i32::try_from(number).map_or(Part::Other, Part::Year)
        }
        _ => Part::Other,
    }
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

/// An hour, and whether the next word belongs to it.
fn hour(word: &str, next: &str) -> Option<(NaiveTime, bool)> {
    // "14:00-14:45": the first counts.
    let word = word.split(['-', '–', '—']).next().unwrap_or(word);
    if matches!(word, "noon" | "midday") {
        return NaiveTime::from_hms_opt(12, 0, 0).map(|noon| (noon, false));
    }
    let half = |text: &str| match text {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    let (bare, glued) =
        match word.strip_suffix("am").map(|bare| (bare, false)).or(word.strip_suffix("pm").map(|bare| (bare, true))) {
            Some((bare, later)) => (bare, Some(later)),
            None => (word, None),
        };
    let (bare, hours) = match bare.strip_suffix('h') {
        Some(bare) => (bare, true),
        None => (bare, false),
    };
    let took = glued.is_none() && half(next).is_some();
    let later = glued.or_else(|| half(next));
    let uhr = next == "uhr";
    let mut numbers = bare.split([':', '.', 'h']);
    let first = numbers.next()?;
    let second = numbers.next();
    if numbers.next().is_some() || first.len() > 2 || second.is_some_and(|minute| minute.len() != 2) {
        return None;
    }
    let (hour, minute): (u32, u32) = (first.parse().ok()?, second.map_or(Some(0), |minute| minute.parse().ok())?);
    // A number alone is no hour, nor is "3.45" without a word that says so.
    let said = later.is_some() || uhr || hours || bare.contains([':', 'h']);
    let hour = match later {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let at = NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| said)?;
    Some((at, took || uhr))
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
                let before = number(n.checked_sub(1)).or_else(|| number(n.checked_sub(2)));
                let after = || number(Some(n + 1)).map(|day| (day, n + 2));
                let (day, rest) = match before {
                    Some(day) => (Some(day), n + 1),
                    None => after().map_or((None, n + 1), |(day, rest)| (Some(day), rest)),
                };
                let year = match beside(Some(rest)) {
                    Some(Part::Year(year)) => Some(*year),
                    _ => None,
                };
                day.and_then(|day| of_year(*month, day, year, written))
            }
            _ => None,
        };
        found.extend(day.map(|day| (n, day)));
    }
    found
}

/// A day without its year is the next one of that name, or one that is just over.
fn of_year(month: u32, day: u32, year: Option<i32>, written: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let this = NaiveDate::from_ymd_opt(written.year(), month, day);
    let long_over = this.is_none_or(|this| this.checked_add_days(Days::new(BACK)).is_some_and(|later| later < written));
    if long_over { NaiveDate::from_ymd_opt(written.year() + 1, month, day) } else { this }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let written = NaiveDate::from_ymd_opt(2026, 12, 7).unwrap();
        read(text, written).into_iter().map(|one| (one.at.to_string(), one.zone)).collect()
    }

    #[test]
    fn days_with_their_hours_are_read() {
        let cases = [
            ("Tuesday 8 December at 14:00", "2026-12-08 14:00:00"),
            ("on Tuesday, December 8th, at 2 pm.", "2026-12-08 14:00:00"),
            ("8th of December 2026, 2:30pm", "2026-12-08 14:30:00"),
            ("at 10am on 14 January", "2027-01-14 10:00:00"),
            ("2026-12-08 09:15", "2026-12-08 09:15:00"),
            ("am 8.12.2026 um 9.30 Uhr", "2026-12-08 09:30:00"),
            ("le 8 décembre à 14h30", "2026-12-08 14:30:00"),
            ("Date: 8 December 2026\nTime: 14:00 - 14:45", "2026-12-08 14:00:00"),
            ("25/12/2026 at noon", "2026-12-25 12:00:00"),
        ];
        for (text, at) in cases {
            assert_eq!(found(text), [(at.to_owned(), None)], "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_or_could_be_another_is_none() {
        for text in [
            "on 8 December",
            "at 14:00",
            "5/10/2026 at 14:00",
            "31 February at 10:00",
            "in 2026 we grew by 14.00",
            "version 3.45 of 8 December",
            "you may call 10 people",
            "may 14:00 suit you?",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_zone_is_said_and_several_are_all_there() {
        assert_eq!(found("8 December at 10:00 am PST"), [("2026-12-08 10:00:00".into(), Some("PST".into()))]);
        let two = found("8 December at 10:00 or 9 December at 11:00");
        assert_eq!(
            two.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(),
            ["2026-12-08 10:00:00", "2026-12-09 11:00:00"]
        );
    }
}
