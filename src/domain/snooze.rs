//! Putting a step off: the moments on offer by the user's calendar, and what it would cost to wait until then.

use crate::domain::calendar::WorkCalendar;
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::phrase::Phrase;
use crate::domain::process::Mark;
use crate::domain::timeline::step::{Step, StepState};
use chrono::{NaiveDate, NaiveDateTime, Timelike};
use std::fmt;

/// The hour of "this evening".
const EVENING: u32 = 19;
/// The hour of every other day that is chosen.
const MORNING: u32 = 9;
/// Before this hour the coming morning is still called this one.
const DAWN: u32 = 5;
/// "This evening" is on offer until so many minutes before it.
const AHEAD: i64 = 60;
/// A step can be put off by so many days.
const MOST: i64 = 366;

/// A moment on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preset {
    /// One hour before its time runs out.
    JustInTime,
    /// Today at 09:00, while it is still night.
    ThisMorning,
    /// Today at 19:00.
    ThisEvening,
    /// Tomorrow at 09:00.
    TomorrowMorning,
    /// The next day on which people work, at 09:00.
    NextWorkingDay,
}

impl Preset {
    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::JustInTime => "An hour before it’s too late",
            Self::ThisMorning => "This morning",
            Self::ThisEvening => "This evening",
            Self::TomorrowMorning => "Tomorrow morning",
            Self::NextWorkingDay => "Next working day",
        }
    }
}

/// Why a day was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnoozeError {
    /// Today or earlier.
    NotAhead,
    /// The step opens later than that anyhow.
    BeforeItOpens,
    /// More than a year ahead.
    TooFar,
}

impl fmt::Display for SnoozeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAhead => "That day has passed. Nothing was changed. Choose tomorrow or a later day.",
            Self::BeforeItOpens => {
                "It doesn’t come up before that day anyway. Nothing was changed. Choose a later day, or leave it."
            }
            Self::TooFar => "That day is more than a year ahead. Nothing was changed. Choose an earlier one.",
        })
    }
}

/// What it costs to wait, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// Nothing: it comes back in good time.
    Nothing,
    /// It comes back after the moment by which it is best done.
    Late(NaiveDateTime),
    /// It comes back after its closing time, and still in the days of grace after it.
    Closed(NaiveDateTime),
    /// It would come back when it is no longer worth doing: this was the last moment.
    TooLate(NaiveDateTime),
}

/// Whether a step that rests until then passes the end of its time: its closing time, or the last moment of one that
/// has none.
pub fn passes(closes: Option<NaiveDateTime>, last: Option<NaiveDateTime>, until: NaiveDateTime) -> bool {
    closes.or(last).is_some_and(|end| end < until)
}

/// What is kept where that was said: the last moment at which the step was worth doing. Where it moves, all is to be
/// said again.
pub fn knowing(step: &Step, until: NaiveDateTime) -> Option<NaiveDateTime> {
    step.last.filter(|_| passes(step.window.closes, step.last, until))
}

/// Whether a step rests that was put off until then: not once the day has come, nor where the day is further away than
/// any that can be chosen. The clock was ahead when that was said, and the step would rest for years.
pub fn rests(until: NaiveDateTime, now: NaiveDateTime) -> bool {
    now < until && until.date() <= plus_days(now.date(), MOST)
}

/// Why a step that was put off is back before its day: what it depends on moved, so that its time would run out first.
/// `None` for one that still rests, or came back on the day.
pub fn early(mark: &Mark, step: &Step, now: NaiveDateTime) -> Option<Phrase> {
    let Mark::Snoozed { until, .. } = mark else { return None };
    if !rests(*until, now) || !matches!(step.state, StepState::Now | StepState::Late) {
        return None;
    }
    let said = Phrase::text("It is back early because the date moved");
    let said = match [step.window.closes, step.last].into_iter().flatten().find(|end| now <= *end) {
        Some(end) => said.and(". It can wait until ").moment(end),
        None => said,
    };
    let mut said = said.and(". You snoozed it until ").moment(*until).and(". ");
    said.0.extend(step.because().0);
    Some(said)
}

/// What it costs to put these steps off until then: the worst of them.
pub fn cost(steps: &[&Step], until: NaiveDateTime) -> Cost {
    let of = |step: &&Step| match step.last {
        Some(last) if last < until => Cost::TooLate(last),
        _ => match step.window.closes {
            Some(closes) if closes < until => Cost::Closed(closes),
            _ if step.window.due < until => Cost::Late(step.window.due),
            _ => Cost::Nothing,
        },
    };
    // The earliest moment says most among those of one kind.
    let worse = |a: Cost, b: Cost| match (a, b) {
        (Cost::TooLate(one), Cost::TooLate(other)) => Cost::TooLate(one.min(other)),
        (Cost::Closed(one), Cost::Closed(other)) => Cost::Closed(one.min(other)),
        (Cost::Late(one), Cost::Late(other)) => Cost::Late(one.min(other)),
        _ => a.max(b),
    };
    steps.iter().map(of).fold(Cost::Nothing, worse)
}

/// The moments on offer for these steps, the soonest first. None lies before the steps open, and no moment is
/// offered twice.
pub fn presets(steps: &[&Step], calendar: &WorkCalendar, now: NaiveDateTime) -> Vec<(Preset, NaiveDateTime)> {
    let (today, tomorrow) = (now.date(), at_hour(plus_days(now.date(), 1), MORNING));
    let evening = at_hour(today, EVENING);
    let working = at_hour(calendar.add_business_days(today, 1), MORNING);
    let night = now.hour() < DAWN;
    let last =
        steps.iter().filter_map(|step| step.window.closes.or(step.last)).min().map(|last| plus_minutes(last, -60));
    let opens = steps.iter().map(|step| step.window.opens).min();
    // Where the next working day passes the last moment, an hour before that is worth an offer of its own.
    let just_in_time = last.filter(|last| plus_minutes(now, AHEAD) <= *last && *last < working);
    let all = [
        (night.then(|| at_hour(today, MORNING)), Preset::ThisMorning),
        ((plus_minutes(now, AHEAD) <= evening).then_some(evening), Preset::ThisEvening),
        (just_in_time, Preset::JustInTime),
        (Some(tomorrow), Preset::TomorrowMorning),
        (Some(working), Preset::NextWorkingDay),
    ];
    let mut offered: Vec<(Preset, NaiveDateTime)> = Vec::with_capacity(all.len());
    for (at, preset) in all {
        let Some(at) = at.filter(|at| now < *at && opens.is_none_or(|opens| opens < *at)) else { continue };
        if offered.iter().all(|(_, known)| *known != at) {
            let place = offered.iter().take_while(|(_, known)| *known < at).count();
            offered.insert(place, (preset, at));
        }
    }
    offered
}

/// The morning of a day the user chose. Errors: today or earlier, before the steps open, more than a year
/// ahead.
pub fn chosen(steps: &[&Step], on: NaiveDate, now: NaiveDateTime) -> Result<NaiveDateTime, SnoozeError> {
    let at = at_hour(on, MORNING);
    if on <= now.date() {
        return Err(SnoozeError::NotAhead);
    }
    if on > plus_days(now.date(), MOST) {
        return Err(SnoozeError::TooFar);
    }
    if steps.iter().any(|step| at <= step.window.opens) { Err(SnoozeError::BeforeItOpens) } else { Ok(at) }
}
