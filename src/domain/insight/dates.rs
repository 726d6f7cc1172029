//! What became of the dates that employers gave: word in time, a new date in time, word after it, or none.

use crate::domain::insight::spread::{Spread, days_between};
use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent};
use crate::domain::timeline::facts::Facts;
use chrono::{NaiveDate, NaiveDateTime};

/// What became of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Word came on or before the day.
    InTime,
    /// On or before the day they said that it will take longer.
    Moved,
    /// Word came so many days after the day.
    Late(i64),
    /// The day passed without word: so many days ago, or until you stopped waiting.
    NoWord,
    /// The day is still to come.
    StillToCome,
    /// It says nothing: you took yourself out by that day, or it went on and nobody wrote down when word came.
    Unknown,
}

/// How many dates turned out in which way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dates {
    /// Word in time.
    pub in_time: usize,
    /// A new date in time.
    pub moved: usize,
    /// Days after the date, for those that answered late.
    pub late: Spread,
    /// No word at all, or none yet.
    pub no_word: usize,
    /// Days that are still to come.
    pub to_come: usize,
    /// Dates that say nothing.
    pub unknown: usize,
}

impl Dates {
    /// The dates that are over and say something.
    pub fn told(&self) -> usize {
        self.in_time + self.moved + self.late.days().len() + self.no_word
    }

    /// Every date they gave.
    pub fn all(&self) -> usize {
        self.told() + self.to_come + self.unknown
    }
}

/// Fewer answers than this say nothing about the next one.
pub const FEW: usize = 3;

impl Dates {
    /// How many answers came after their day, in words; none while there are too few, or none was late.
    pub fn late_in_words(&self) -> Option<String> {
        let late = self.late.days().len();
        let answers = self.in_time + self.moved + late;
        let enough = late > 0 && answers >= FEW;
        enough.then(|| format!("{late} of your {answers} answers so far came late. A quiet day means little."))
    }
}

pub(super) fn dates(all: &[Facts]) -> Dates {
    let mut dates = Dates::default();
    let mut late = Vec::new();
    for facts in all {
        for (said, by) in promises(facts) {
            match kept(facts, said, by) {
                Kept::InTime => dates.in_time += 1,
                Kept::Moved => dates.moved += 1,
                Kept::Late(days) => late.push(days),
                Kept::NoWord => dates.no_word += 1,
                Kept::StillToCome => dates.to_come += 1,
                Kept::Unknown => dates.unknown += 1,
            }
        }
    }
    dates.late = Spread::of(late);
    dates
}

/// Every date so far: when it was said, and the day.
fn promises<'a>(facts: &'a Facts) -> impl Iterator<Item = (NaiveDateTime, NaiveDate)> + 'a {
    let loose = facts.loose.iter().filter(|_| facts.process.created <= facts.now);
    let loose = loose.filter_map(|round| Some((facts.process.created, round.told.promise()?.by)));
    let held = facts.held.iter().filter_map(|held| Some((held.end, held.round.told.promise()?.by)));
    let told = facts.heard().filter_map(|(entry, news)| match news {
        EmployerResponse::NewDate(promise) => Some((entry.at, promise.by)),
        _ => None,
    });
    loose.chain(held).chain(told)
}

/// What became of a date. The timeline follows the same rule: a message without a decision or a date is no answer
/// before the day, and is one after it.
fn kept(facts: &Facts, said: NaiveDateTime, by: NaiveDate) -> Kept {
    let met = facts.held.iter().map(|held| held.start).filter(|start| said < *start).min();
    let met_in_time = met.is_some_and(|start| start.date() <= by);
    let met_again = if met_in_time { Kept::InTime } else { Kept::Unknown };
    let mut given_up: Option<NaiveDate> = None;
    for entry in facts.ledger.iter().filter(|entry| said < entry.at) {
        if met.is_some_and(|start| start < entry.at) {
            return met_again;
        }
        let on = entry.at.date();
        match &entry.what {
            LedgerEvent::Heard { news: EmployerResponse::Message | EmployerResponse::Feedback, .. } if on <= by => {}
            LedgerEvent::Heard { news: EmployerResponse::NewDate(_) | EmployerResponse::Postponed, .. } if on <= by => {
                return Kept::Moved;
            }
            LedgerEvent::Heard { .. } if on <= by => return Kept::InTime,
            LedgerEvent::Heard { .. } => return Kept::Late(days_between(by, on)),
            LedgerEvent::Decided(Decision::AssumedFilled) => given_up = Some(on),
            LedgerEvent::Decided(Decision::Reopened) => given_up = None,
            // Until you left there was no word; whoever takes or declines an offer had some.
            LedgerEvent::Decided(Decision::Withdrew) if by < given_up.unwrap_or(on) => return Kept::NoWord,
            LedgerEvent::Decided(_) => return Kept::Unknown,
            LedgerEvent::Sent { .. } => {}
        }
    }
    if met.is_some() {
        return met_again;
    }
    let put_away = facts.process.archived.filter(|at| *at <= facts.now).map(|at| at.date());
    let stopped = given_up.or(put_away);
    if !facts.planned.is_empty() || stopped.is_some_and(|on| on <= by) {
        Kept::Unknown
    } else if by < facts.now.date() {
        Kept::NoWord
    } else {
        Kept::StillToCome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_answers_are_counted_among_all_that_came() {
        let cases = [
            (1, 1, 5, Some("5 of your 7 answers so far came late. A quiet day means little.")),
            (2, 0, 1, Some("1 of your 3 answers so far came late. A quiet day means little.")),
            (1, 0, 1, None),
            (9, 0, 0, None),
        ];
        for (in_time, moved, late, expected) in cases {
            let late = Spread::of((0..late).collect());
            let dates = Dates { in_time, moved, late, no_word: 4, to_come: 4, unknown: 4 };
            assert_eq!(dates.late_in_words().as_deref(), expected);
        }
    }
}
