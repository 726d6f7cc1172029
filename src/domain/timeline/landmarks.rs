//! The facts of a timeline: rounds, promised days, and everything in the ledger.

use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent};
use crate::domain::order;
use crate::domain::round::RoundState;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::Landmark;
use chrono::{NaiveDate, NaiveDateTime};

/// The landmarks of a record, in order of time; those of one moment in the order rounds, promises, entries.
pub(super) fn landmarks(facts: &Facts) -> Vec<Landmark> {
    let mut marks = Vec::with_capacity(facts.ledger.len() + 2 * facts.held.len() + facts.planned.len());
    for timed in facts.held.iter().chain(&facts.planned) {
        debug_assert!(timed.round.state == RoundState::Stands);
        marks.push((timed.start, Landmark::Round(timed.round.id.clone(), timed.start)));
    }
    let promises = promises(facts);
    let newest = promises.iter().map(|(said, _)| *said).max();
    let ends: Vec<&Entry> = facts.ledger.iter().copied().filter(|entry| is_own_end(&entry.what)).collect();
    for (said, by) in promises {
        // As for the wait itself: a message that settles nothing is no answer before the day, and a later round is one.
        let settles = |(entry, news): &(&Entry, &EmployerResponse)| {
            by < entry.at.date() || !matches!(news, EmployerResponse::Message | EmployerResponse::Feedback)
        };
        let met = facts.held.iter().map(|held| held.end).filter(|end| said.date() < end.date());
        let settled = facts.heard_after(said).find(settles).map(|(entry, _)| entry.at);
        let answered = settled.into_iter().chain(met).min();
        let replaced = newest.is_some_and(|newest| said < newest);
        let left = ends.get(ends.partition_point(|entry| entry.at <= said)).map(|entry| entry.at);
        let left = left.filter(|left| answered.is_none_or(|answered| *left < answered) && left.date() <= by);
        let promised = Landmark::Promised { by, answered, replaced, left };
        marks.push((promised.at(), promised));
    }
    for entry in &facts.ledger {
        marks.push((entry.at, Landmark::Entry(entry.id.clone(), entry.at)));
    }
    order::sort_by_key(&mut marks, |(at, _)| *at);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// Whether you ended the wait yourself by it.
fn is_own_end(what: &LedgerEvent) -> bool {
    matches!(what, LedgerEvent::Decided(decision) if *decision != Decision::Reopened)
}

/// Every promise so far: when it was said, and for which day.
fn promises(facts: &Facts) -> Vec<(NaiveDateTime, NaiveDate)> {
    let loose = facts.loose.iter().filter_map(|round| Some((facts.process.created, round.told.promise()?.by)));
    let held = facts.held.iter().filter_map(|held| Some((held.end, held.round.told.promise()?.by)));
    let told = facts.heard().filter_map(|(entry, news)| match news {
        EmployerResponse::NewDate(promise) => Some((entry.at, promise.by)),
        _ => None,
    });
    loose.chain(held).chain(told).collect()
}
