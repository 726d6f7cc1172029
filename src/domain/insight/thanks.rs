//! Whether the thanks went out in time, month by month. In time means before the window closes that the playbook of
//! the process sets.

use crate::domain::order::SortedMap;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::{Plan, StepKind, StepState, Subject};
use chrono::{Datelike, NaiveDate};

/// Fewer thank-yous than this are not drawn: after one panel of three, a picture would be about a single day.
pub const ENOUGH: usize = 4;

/// Thank-yous that were due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sent {
    /// Before the window closed.
    pub in_time: usize,
    /// Later than that.
    pub late: usize,
    /// Never.
    pub never: usize,
}

impl Sent {
    /// How many letters of thanks there are, sent in time or not.
    pub const fn all(&self) -> usize {
        self.in_time + self.late + self.never
    }
}

/// The thank-yous of all rounds held, without those that may still be sent, that you said are not needed, or that the
/// end of the process overtook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thanks {
    /// All of them.
    pub total: Sent,
    /// By the month in which the interview ended (its first day), oldest first.
    pub months: Vec<(NaiveDate, Sent)>,
}

pub(super) fn thanks(all: &[Facts], plans: &[&Plan]) -> Thanks {
    let mut months: SortedMap<NaiveDate, Sent> = SortedMap::new();
    let mut total = Sent::default();
    for (facts, plan) in all.iter().zip(plans) {
        for step in plan.steps.iter().filter(|step| step.key.kind == StepKind::ThankYou) {
            let (Subject::Met(round, _) | Subject::Round(round)) = &step.key.subject else { continue };
            let Some(held) = facts.held.iter().find(|held| held.round.id == *round) else { continue };
            let closes = step.window.closes.unwrap_or(step.window.due);
            let count = |sent: &mut Sent| match step.state {
                StepState::Done(at) if at <= closes => sent.in_time += 1,
                StepState::Done(_) => sent.late += 1,
                _ => sent.never += 1,
            };
            if matches!(step.state, StepState::Done(_) | StepState::Missed) {
                count(&mut total);
                let month = held.end.date();
                count(months.get_or_default(&month.with_day(1).unwrap_or(month)));
            }
        }
    }
    Thanks { total, months: months.iter().map(|(month, sent)| (*month, *sent)).collect() }
}
