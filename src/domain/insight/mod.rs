//! What the records say when they are looked at together: waits, kept and broken dates, ratings beside outcomes,
//! questions that come back, how far it went, thanks in time. Counts and whole days alone: nothing is forecast, and
//! what is too little to say anything is known as such by a named threshold.

pub mod dates;
pub mod funnel;
pub mod questions;
pub mod rare_words;
pub mod ratings;
pub mod silence;
pub mod spread;
pub mod thanks;
pub mod waits;
pub mod wording;

use crate::domain::advice::playbook::{Author, Playbook};
use crate::domain::calendar::WorkCalendar;
use crate::domain::insight::dates::Dates;
use crate::domain::insight::funnel::Funnel;
use crate::domain::insight::questions::Recurring;
use crate::domain::insight::ratings::Ratings;
use crate::domain::insight::thanks::Thanks;
use crate::domain::insight::waits::Waits;
use crate::domain::process::Process;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::Plan;
use chrono::NaiveDateTime;

/// What can be said of all records together; [`recurring`] questions take as long as all the rest, and stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insight {
    /// The waits that last, and how long answers took so far.
    pub waits: Waits,
    /// How the dates that employers gave turned out.
    pub dates: Dates,
    /// Your own rating of a round beside what came of it.
    pub ratings: Ratings,
    /// How far each process went.
    pub funnel: Funnel,
    /// Whether the thanks went out in time.
    pub thanks: Thanks,
}

/// Looks at records with their plans, in any order, at `now` (local time). What lies in the trash is left out; what was
/// put away is history and counts.
pub fn insight(records: &[(&Process, &Plan)], now: NaiveDateTime) -> Insight {
    look(records, now, |all, plans| Insight {
        waits: waits::waits(all),
        dates: dates::dates(all),
        ratings: ratings::ratings(all),
        funnel: funnel::funnel(all),
        thanks: thanks::thanks(all, plans),
    })
}

/// What ratings turned into, worked out without the other pictures.
pub fn ratings_of(records: &[(&Process, &Plan)], now: NaiveDateTime) -> Ratings {
    look(records, now, |all, _| ratings::ratings(all))
}

/// How the days that employers named turned out, worked out without the other pictures.
pub fn dates_of(records: &[(&Process, &Plan)], now: NaiveDateTime) -> Dates {
    look(records, now, |all, _| dates::dates(all))
}

/// The questions that came in more than one round of the same records, the most frequent first.
pub fn recurring(records: &[(&Process, &Plan)], now: NaiveDateTime) -> Vec<Recurring> {
    look(records, now, |all, _| questions::recurring(all))
}

fn look<T>(records: &[(&Process, &Plan)], now: NaiveDateTime, at: impl FnOnce(&[Facts], &[&Plan]) -> T) -> T {
    // Only what was recorded is read of the facts: no date that a playbook or a calendar sets.
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let kept = records.iter().filter(|(process, _)| process.trashed.is_none());
    let (all, plans): (Vec<Facts>, Vec<&Plan>) =
        kept.map(|(process, plan)| (Facts::read(process, house, &calendar, now), *plan)).unzip();
    at(&all, &plans)
}
