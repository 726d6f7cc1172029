//! Offers side by side, and the others that are still running.

use crate::domain::ledger::{LedgerEvent, Purpose};
use crate::domain::offer::in_hand::{InHand, in_hand};
use crate::domain::offer::terms::Term;
use crate::domain::process::{Process, Status};
use crate::domain::round::Fit;
use crate::domain::timeline::step::{Landmark, Plan};
use chrono::{NaiveDate, NaiveDateTime};

/// One row of the table: what it is called, and what each offer says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// What each says, in order; empty where nothing is written down.
    pub cells: Vec<String>,
}

/// The offers that are in hand or taken, the one that wants its answer first at the start.
pub fn offers<'a>(processes: impl IntoIterator<Item = &'a Process>, now: NaiveDateTime) -> Vec<(&'a Process, InHand)> {
    let stands = |process: &&Process| matches!(process.status(now), Status::Offered | Status::Accepted);
    let mut all: Vec<(&Process, InHand)> = processes
        .into_iter()
        .filter(|process| process.trashed.is_none())
        .filter(stands)
        .filter_map(|process| in_hand(process, now).map(|offer| (process, offer)))
        .collect();
    crate::domain::order::sort_by_key(&mut all, |(_, offer)| (offer.answer_by.unwrap_or(NaiveDate::MAX), offer.since));
    all
}

/// How well it fits you, by the newest round of which you said so (S5).
pub fn fit(process: &Process) -> Fit {
    let said = process.rounds.iter().filter(|round| round.fit != Fit::default());
    said.max_by_key(|round| round.schedule.end()).map(|round| round.fit).unwrap_or_default()
}

/// The table, without the rows of which nobody wrote anything. `day` writes days as the user does.
pub fn rows(offers: &[(&Process, InHand)], day: &dyn Fn(NaiveDate) -> String) -> Vec<Row> {
    const WORDS: [&str; 5] = ["no", "hardly", "maybe", "mostly", "yes"];
    let row = |name, cell: &dyn Fn(&Process, &InHand) -> String| Row {
        name,
        cells: offers.iter().map(|(process, offer)| cell(process, offer)).collect(),
    };
    let step = |level: Option<u8>| {
        let word = level.and_then(|level| WORDS.get(usize::from(level).checked_sub(1)?));
        word.map(|word| (*word).to_owned()).unwrap_or_default()
    };
    let mut all = vec![
        row("Form", &|_, offer| offer.form.label().to_owned()),
        row("Answer by", &|_, offer| offer.answer_by.map(day).unwrap_or_default()),
        row("First day", &|process, _| {
            process.terms.as_ref().and_then(|terms| terms.start).map(day).unwrap_or_default()
        }),
    ];
    for term in Term::ALL {
        all.push(row(term.label(), &|process, _| {
            process.terms.as_ref().map(|terms| terms.term(term).to_string()).unwrap_or_default()
        }));
    }
    all.push(row("Do I like the work?", &|process, _| step(fit(process).role)));
    all.push(row("Do I like the company?", &|process, _| step(fit(process).company)));
    all.push(row("Do I like the manager?", &|process, _| step(fit(process).manager)));
    all.push(row("For and against", &|process, _| {
        process.terms.as_ref().map(|terms| terms.notes.to_string()).unwrap_or_default()
    }));
    all.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    all
}

/// Another employer with whom you are still talking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// The day they named, if they did and it is not over with an answer.
    pub promised: Option<NaiveDate>,
    /// When you told them of the other offer.
    pub told: Option<NaiveDateTime>,
}

/// How it stands with a process that is still running, beside an offer elsewhere; none for one that is over.
pub fn running(process: &Process, plan: &Plan, now: NaiveDateTime) -> Option<Running> {
    if process.trashed.is_some() || !matches!(process.status(now), Status::Open | Status::Offered) {
        return None;
    }
    let promised = plan.landmarks.iter().rev().find_map(|mark| match mark {
        Landmark::Promised { by, answered: None, replaced: false, left: None } => Some(*by),
        _ => None,
    });
    let told =
        process.ledger_until(now).into_iter().rev().find(|entry| {
            matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::Bridge, .. }) && entry.arrived(now)
        });
    Some(Running { promised, told: told.map(|entry| entry.at) })
}
