//! What the user says of a step of the plan: done, not needed, put off, or open again.

use crate::domain::actions::plan::hand_over;
use crate::domain::actions::prepare::close_gap;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, IdSource};
use crate::domain::ledger::{Decision, Entry, LedgerEvent, Override, Purpose};
use crate::domain::process::{Mark, Process};
use crate::domain::promise::Told;
use crate::domain::snooze::knowing;
use crate::domain::text::Line;
use crate::domain::timeline::step::{Step, StepKey, StepKind, Subject};
use chrono::NaiveDateTime;

/// Whether the step with this key is marked as done: a second tap must not do it twice.
pub fn is_done(process: &Process, key: &StepKey) -> bool {
    matches!(process.marks.get(&key.to_string()), Some(Mark::Done(_)))
}

/// Marks a step as done at that local moment. Where a message with this purpose fulfils it, the ledger holds that too,
/// with the reason to send it where the guard advised against it.
pub fn mark_done(
    process: &mut Process,
    step: &Step,
    sent: Option<(Purpose, Option<Override>)>,
    at: NaiveDateTime,
    ids: &mut impl IdSource,
) {
    match (step.key.kind, &step.key.subject) {
        (StepKind::RecordPromise, Subject::Round(round)) => {
            return process.rounds.iter_mut().filter(|one| one.id == *round).for_each(|one| one.told = Told::NoDate);
        }
        (StepKind::OwnPromise, Subject::Item(round, n)) => return process.keep_promise(round, *n, Some(at)),
        (_, Subject::Gap(gap)) => return close_gap(process, gap.as_str(), Some(at)),
        (StepKind::BusinessPlan, _) if process.value_plan.is_some() => return hand_over(process, Some(at), None),
        _ => {}
    }
    let (purpose, reason) = sent.map_or((None, None), |(purpose, reason)| (Some(purpose), reason));
    if let Some(mut event) = event_of(step, purpose) {
        if let LedgerEvent::Sent { against, .. } = &mut event {
            *against = reason;
        }
        process.ledger.push(Entry::new(EntryId::fresh(ids), at, event));
    }
    process.marks.insert(step.key.to_string(), Mark::Done(at));
}

/// Marks a step as not needed.
pub fn mark_not_needed(process: &mut Process, key: &StepKey, at: NaiveDateTime) {
    process.marks.insert(key.to_string(), Mark::NotNeeded { at, reason: Line::default() });
}

/// Takes back what was said of a step, with the ledger entry that was written for it.
pub fn unmark(process: &mut Process, step: &Step, purpose: Option<Purpose>) {
    let mark = process.marks.remove(&step.key.to_string());
    if let (Some(Mark::Done(at)), Some(event)) = (&mark, event_of(step, purpose)) {
        process.ledger.retain(|entry| entry.at != *at || !is_same(&entry.what, &event));
    }
    match (step.key.kind, &step.key.subject) {
        (StepKind::OwnPromise, Subject::Item(round, n)) => process.keep_promise(round, *n, None),
        (_, Subject::Gap(gap)) => close_gap(process, gap.as_str(), None),
        (StepKind::BusinessPlan, _) if process.value_plan.is_some() => hand_over(process, None, None),
        (StepKind::RecordPromise, Subject::Round(round)) => {
            process.rounds.iter_mut().filter(|one| one.id == *round).for_each(|one| one.told = Told::Unrecorded);
        }
        _ => {}
    }
}

/// Puts a step off until that local moment, with the user's reason.
pub fn put_off(process: &mut Process, step: &Step, until: NaiveDateTime, reason: &Line) {
    let past = knowing(step, until);
    process.marks.insert(step.key.to_string(), Mark::Snoozed { until, reason: reason.clone(), past });
}

/// Takes it back that a step was put off. Any other mark stays.
pub fn take_back(process: &mut Process, key: &StepKey) {
    let key = key.to_string();
    if matches!(process.marks.get(&key), Some(Mark::Snoozed { .. })) {
        process.marks.remove(&key);
    }
}

/// What the ledger says of a step that a message or a decision fulfils.
fn event_of(step: &Step, purpose: Option<Purpose>) -> Option<LedgerEvent> {
    match step.key.kind {
        StepKind::AssumeFilled => return Some(LedgerEvent::Decided(Decision::AssumedFilled)),
        StepKind::Withdraw => return Some(LedgerEvent::Decided(Decision::Withdrew)),
        StepKind::OpenAgain => return Some(LedgerEvent::Decided(Decision::Reopened)),
        _ => {}
    }
    let (round, to) = match &step.key.subject {
        Subject::Met(round, person) => (Some(round.clone()), vec![person.clone()]),
        Subject::Round(round) => (Some(round.clone()), Vec::new()),
        _ => (None, step.to.iter().cloned().collect()),
    };
    let purpose = purpose?;
    let usual = if purpose == Purpose::Connect { Channel::LinkedIn } else { Channel::Email };
    let channel = step.channel.unwrap_or(usual);
    Some(LedgerEvent::Sent { purpose, channel, to, round, against: None })
}

/// Whether two events are the same message, whatever reason was given for it.
fn is_same(one: &LedgerEvent, other: &LedgerEvent) -> bool {
    let mut one = one.clone();
    if let LedgerEvent::Sent { against, .. } = &mut one {
        *against = None;
    }
    one == *other
}
