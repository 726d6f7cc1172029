//! The waits that last, against the date they gave; and how long answers took until now.

use crate::domain::id::ProcessId;
use crate::domain::insight::silence::{End, silences};
use crate::domain::insight::spread::{Spread, days_between, days_from};
use crate::domain::ledger::EmployerResponse;
use crate::domain::order;
use crate::domain::timeline::facts::Facts;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A wait that lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// For which process.
    pub id: ProcessId,
    /// What it is called on screen.
    pub name: String,
    /// Since this local day.
    pub since: NaiveDate,
    /// How many calendar days that is.
    pub days: i64,
    /// The last day they named, if they named one.
    pub promised: Option<NaiveDate>,
    /// How many days after the beginning the promised day lies.
    pub promised_after: Option<i64>,
    /// How many days past the promised day it is; negative while the day is still to come.
    pub past_promise: Option<i64>,
}

/// Waits that last, and waits that ended with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waits {
    /// The longest first.
    pub running: Vec<Running>,
    /// Calendar days from a round to the answer to it.
    pub answered: Spread,
}

impl Waits {
    /// How many running waits are longer than so many days.
    pub fn beyond(&self, days: i64) -> usize {
        self.running.iter().filter(|wait| wait.days > days).count()
    }

    /// How many running waits are past the day they named, and how many have one.
    pub fn past_promise(&self) -> (usize, usize) {
        let named = self.running.iter().filter_map(|wait| wait.past_promise);
        named.fold((0, 0), |(past, all), days| (past + usize::from(days > 0), all + 1))
    }
}

pub(super) fn waits(all: &[Facts]) -> Waits {
    let (mut running, mut answered) = (Vec::new(), Vec::new());
    for facts in all {
        for silence in silences(facts) {
            match silence.end {
                // Only from an interview on: an answer to your own reopening measures something else.
                End::Answered(Some(at), _) if silence.round.is_some() => answered.push(days_from(silence.since, at)),
                End::Open => {
                    let promised = newest_promise(facts);
                    let (since, today) = (silence.since.date(), facts.now.date());
                    running.push(Running {
                        id: facts.process.id.clone(),
                        name: facts.process.display_name().to_owned(),
                        since,
                        days: days_between(since, today),
                        promised,
                        promised_after: promised.map(|by| days_between(since, by)),
                        past_promise: promised.map(|by| days_between(by, today)),
                    });
                }
                _ => {}
            }
        }
    }
    order::sort_by(&mut running, |a: &Running, b| {
        (Reverse(a.days), &a.name, &a.id).cmp(&(Reverse(b.days), &b.name, &b.id))
    });
    Waits { running, answered: Spread::of(answered) }
}

/// The newest day they named since the last round began. A later one replaces an earlier one.
fn newest_promise(facts: &Facts) -> Option<NaiveDate> {
    let (last, created) = (facts.held.last(), facts.process.created);
    let told = facts.heard().filter_map(|(entry, news)| match news {
        EmployerResponse::NewDate(promise) if last.is_none_or(|last| last.start <= entry.at) => {
            Some((entry.at, promise.by))
        }
        _ => None,
    });
    let in_the_room = last.and_then(|last| Some((last.end, last.round.told.promise()?.by)));
    // Said at a time nobody knows: it counts from when it was written down, as in the plan.
    let loose = facts.loose.iter().filter(|_| last.is_none_or(|last| last.end < created));
    let loose = loose.filter_map(|round| Some((created, round.told.promise()?.by)));
    in_the_room.into_iter().chain(loose).chain(told).max_by_key(|(said, _)| *said).map(|(_, by)| by)
}
