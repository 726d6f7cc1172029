//! The hour that a word names, in the ways in which hours are written: "14:00", "2 pm", "1400 hrs", "14h30".

use crate::domain::message::day_words::HOURS;
use chrono::NaiveTime;

/// What stands between two hours of one appointment.
const TO: [&str; 8] = ["-", "–", "—", "to", "bis", "until", "a", "do"];

/// Whether the hour with which the appointment ends is in the afternoon, where that is said of it: "2:00 - 2:45 PM".
pub(super) fn end(words: &[&str], at: usize) -> Option<(u32, bool)> {
    let within = words.get(at)?.split_once('-').map(|(_, end)| (end, at + 1));
    let apart = || words.get(at + 1).filter(|word| TO.contains(word)).and_then(|_| Some((*words.get(at + 2)?, at + 3)));
    let (end, after) = within.or_else(apart)?;
    let end = end.trim_matches('.');
    let (digits, half) = end.split_at(end.find(|c: char| c.is_alphabetic()).unwrap_or(end.len()));
    let half = if half.is_empty() { words.get(after).copied().unwrap_or_default().trim_matches('.') } else { half };
    let hour: u32 = digits.split([':', '.']).next()?.parse().ok()?;
    match half {
        "am" => Some((hour % 12, false)),
        "pm" => Some((hour % 12, true)),
        _ => None,
    }
}

/// An hour, and whether the next word belongs to it. `end` is the hour with which the appointment ends, if that one says
/// which half of the day it is in.
pub(super) fn hour(
    word: &str,
    before: &str,
    next: &str,
    end: impl Fn() -> Option<(u32, bool)>,
) -> Option<(NaiveTime, bool)> {
    // "14:00-14:45": the first counts.
    let word = word.split('-').next().unwrap_or(word);
    if matches!(word, "noon" | "midday" | "mittags" | "midi" | "mediodia" | "poludnie") {
        return NaiveTime::from_hms_opt(12, 0, 0).map(|noon| (noon, false));
    }
    let half = |text: &str| match text {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    // In German the day follows: "um 12:30 am Dienstag".
    let next_half = if before == "um" { None } else { half(next) };
    let (bare, glued) =
        match word.strip_suffix("am").map(|bare| (bare, false)).or(word.strip_suffix("pm").map(|bare| (bare, true))) {
            Some((bare, later)) => (bare, Some(later)),
            None => (word, None),
        };
    let (bare, hours) = match bare.strip_suffix('h') {
        Some(bare) => (bare, true),
        None => (bare, false),
    };
    let took = glued.is_none() && next_half.is_some();
    let ends = if glued.is_none() && !took { end() } else { None };
    let unit = ["uhr", "uur", "h", "hrs", "hours", "heures", "horas"].contains(&next);
    // "1400 hrs"
    let four = bare.len() == 4 && unit && bare.bytes().all(|byte| byte.is_ascii_digit());
    let (first, second) = if four {
        (bare.get(..2)?, bare.get(2..))
    } else {
        let mut numbers = bare.split([':', '.', 'h']);
        let first = (numbers.next()?, numbers.next());
        // Seconds say nothing.
        let seconds = numbers.next().filter(|seconds| seconds.len() != 2 || !bare.contains(':'));
        if seconds.is_some() || numbers.next().is_some() {
            return None;
        }
        first
    };
    if first.is_empty() || first.len() > 2 || second.is_some_and(|minute| minute.len() != 2) {
        return None;
    }
    let (hour, minute): (u32, u32) = (first.parse().ok()?, second.map_or(Some(0), |minute| minute.parse().ok())?);
    let later = glued.or(next_half).or_else(|| {
        // "11:30 - 12:15 pm" begins in the morning.
        let (end, later) = ends.filter(|_| hour <= 12)?;
        Some(if hour % 12 <= end { later } else { !later })
    });
    // "It will take 2 hours", "durée 1h30".
    let long = matches!(next, "hours" | "hrs") && second.is_none()
        || (hours || bare.contains('h') || matches!(next, "h" | "hours" | "hrs" | "heures" | "horas")) && hour < 7;
    if long && !four && later.is_none() {
        return None;
    }
    // A number alone is no hour, nor is "3.45" without a word that says so.
    let dotted = bare.contains('.') && HOURS.contains(&before);
    let said = later.is_some() || unit || hours || dotted || bare.contains([':', 'h']);
    let hour = match later {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        // Nobody interviews at half past two at night.
        None if !four && first.len() == 1 && (1..=6).contains(&hour) => hour + 12,
        _ => hour,
    };
    let at = NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| said)?;
    Some((at, took || unit))
}
