//! Turns the domain's sentences and moments into words for this user.

use crate::device::{dates, zone};
use crate::domain::moment::plus_minutes;
use crate::domain::phrase::{Phrase, Piece};
use crate::domain::process::{Mark, Process};
use crate::domain::round::Round;
use crate::domain::snooze::early;
use crate::domain::timeline::step::{Step, StepState, Window};
use crate::ui::kit::badge::Badge;
use crate::ui::kit::when::When;
use chrono::NaiveDateTime;

/// The words under the five steps of "How did it feel?" (J3).
pub const FELT: [&str; 5] = ["Rough", "Shaky", "Okay", "Good", "Strong"];

/// A sentence with its dates spelled out, as seen from `now`.
pub fn phrase(phrase: &Phrase, now: NaiveDateTime) -> String {
    let pieces = phrase.0.iter().map(|piece| match piece {
        Piece::Text(words) => words.clone(),
        Piece::Moment(at) => dates::human(*at, now),
        Piece::Day(day) => dates::human_day(*day, now),
        // "On today" is no English.
        Piece::On(day) if (*day - now.date()).num_days().abs() <= 1 => dates::human_day(*day, now),
        Piece::On(day) => ["on ", &dates::human_day(*day, now)].concat(),
    });
    pieces.collect()
}

/// A moment after "by": "16:00 today", "11:00 tomorrow", "Thursday, 09:00", "Tue 24 Nov".
pub fn hour(at: NaiveDateTime, now: NaiveDateTime) -> String {
    match (at.date() - now.date()).num_days() {
        -1..=1 => [dates::write(at, dates::Style::Time), dates::human_day(at.date(), now)].join(" "),
        _ => dates::human(at, now),
    }
}

/// When a step is to be taken, in a few words.
pub fn window(window: &Window, state: &StepState, now: NaiveDateTime) -> String {
    match state {
        StepState::Done(at) | StepState::NotNeeded(at) => dates::human(*at, now),
        StepState::Snoozed(until) => format!("snoozed until {}", dates::human(*until, now)),
        StepState::Now => format!("by {}", hour(window.due, now)),
        StepState::Late => match window.closes {
            Some(closes) if closes > now => {
                format!("was due {}, still worth doing until {}", hour(window.due, now), dates::human(closes, now))
            }
            _ => format!("was due {}", hour(window.due, now)),
        },
        StepState::Missed => format!("until {}", dates::human(window.closes.unwrap_or(window.due), now)),
        StepState::Later | StepState::Cancelled(_) => {
            let opens = dates::human(window.opens, now);
            if window.opens.date() == window.due.date() {
                opens
            } else {
                format!("{opens} to {}", dates::human(window.due, now))
            }
        }
    }
}

/// The exact times of a step.
pub fn exact_window(window: &Window) -> String {
    let mut words = format!("opens {}, due {}", dates::exact(window.opens), dates::exact(window.due));
    if let Some(closes) = window.closes {
        words.push_str(&format!(", closes {}", dates::exact(closes)));
    }
    words
}

/// The badge that says how a step stands.
pub fn state_badge(window: &Window, state: &StepState, now: NaiveDateTime) -> Badge {
    match state {
        StepState::Done(_) => Badge::new("done", "check", "Done"),
        StepState::NotNeeded(_) => Badge::new("skipped", "minus", "Not needed"),
        StepState::Now => Badge::new("act", "pen", "Do now"),
        StepState::Late => Badge::new("overdue", "clock", late(window.due, now)),
        StepState::Missed => Badge::new("closed", "clock", "Time has passed"),
        StepState::Later => Badge::new("", "clock", "Later"),
        StepState::Snoozed(_) => Badge::new("", "clock", "Snoozed"),
        StepState::Cancelled(_) => Badge::new("closed", "minus", "No longer applies"),
    }
}

/// When to do an optional step, which is never late: until when it is still worth doing.
pub fn optional_when(step: &Step, now: NaiveDateTime) -> String {
    let open = matches!(step.state, StepState::Now | StepState::Late);
    match step.window.closes.filter(|closes| open && now < *closes) {
        Some(closes) => ["Still worth doing until ", &*dates::human_day(closes.date(), now)].concat(),
        None if open => "Whenever you have time".to_owned(),
        None => window(&step.window, &step.state, now),
    }
}

/// The badge of an optional step.
pub fn optional_badge(step: &Step, now: NaiveDateTime) -> Badge {
    match step.state {
        StepState::Now | StepState::Late => Badge::new("", "minus", "If you like"),
        _ => state_badge(&step.window, &step.state, now),
    }
}

/// The sentence that a step was put off, with the user's reason, or why it is back before that; `None` otherwise.
pub fn put_off(process: &Process, step: &Step, now: NaiveDateTime) -> Option<String> {
    let mark = if process.marks.is_empty() { None } else { process.marks.get(&step.key.to_string()) }?;
    match (mark, &step.state) {
        (Mark::Snoozed { reason, .. }, StepState::Snoozed(_)) if reason.is_empty() => Some("You snoozed it.".into()),
        (Mark::Snoozed { reason, .. }, StepState::Snoozed(_)) => Some(["You snoozed it: ", reason].concat()),
        _ => early(mark, step, now).map(|why| phrase(&why, now)),
    }
}

/// The local time of a round that was entered in another time zone.
pub fn abroad(round: &Round) -> Option<String> {
    let (zone, at) = round.zone.as_ref().zip(round.schedule.start().or(round.schedule.end()))?;
    let utc = plus_minutes(at, -zone.offset);
    let here = zone::local(utc);
    let time = |at| dates::write(at, dates::Style::Time);
    (here != at).then(|| format!("{} in {}, {} here.", time(at), &*zone.name, dates::exact(here)))
}

/// "2 hours late", "1 day late".
pub fn late(due: NaiveDateTime, now: NaiveDateTime) -> String {
    let minutes = (now - due).num_minutes().max(1);
    let (number, unit) = match minutes {
        0..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{} late", count(number as usize, unit))
}

/// "1 day", "2 days".
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// "Miriam", "Miriam and Tomasz", "Miriam, Tomasz and Priya".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

/// The text with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    [&*first, letters.as_str()].concat()
}

/// The first letters of the first and last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

/// When a step is to be taken, in all three ways of writing.
pub fn step_when(step: &Step, now: NaiveDateTime) -> When {
    When {
        human: window(&step.window, &step.state, now),
        exact: exact_window(&step.window),
        iso: dates::iso_minute(step.window.due),
    }
}
