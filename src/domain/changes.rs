//! What changed between two moments, for somebody who looks once a day: from the plans at both, and the ledger.

use crate::domain::agenda::{is_announced, thank_all};
use crate::domain::id::{EntryId, ProcessId, RoundId};
use crate::domain::ledger::LedgerEvent;
use crate::domain::moment::last_minute;
use crate::domain::order;
use crate::domain::process::{Mark, Process};
use crate::domain::timeline::step::{Landmark, Plan, Step, StepKind, StepState, Subject};
use chrono::{NaiveDate, NaiveDateTime};

/// What changed. The order is that of one moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// They sent word.
    News(EntryId),
    /// The day by which they promised word has passed without any.
    DatePassed(NaiveDate),
    /// It is time to take the position as filled; the title of the step.
    Filled(String),
    /// A step may be taken now; its title.
    Opened(String),
    /// A step that was put off is back; its title.
    Back(String),
    /// The time of a step ran out; its title.
    Closed(String),
    /// The time of thanks ran out, which can still be said in the next message; their title.
    Unsaid(String),
}

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub process: ProcessId,
    /// When (local time).
    pub at: NaiveDateTime,
    /// What.
    pub what: What,
}

/// One record with its plans at the earlier and at the later moment.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The record as it is now.
    pub process: &'a Process,
    /// Its plan at the earlier moment.
    pub before: &'a Plan,
    /// Its plan at the later one.
    pub after: &'a Plan,
}

/// Whether anything can have changed by the clock after `then`, up to and with `now`. Only where it says so is the
/// earlier plan worth making.
pub fn may_differ(process: &Process, plan: &Plan, then: NaiveDateTime, now: NaiveDateTime) -> bool {
    let within = |at: NaiveDateTime| then < at && at <= now;
    // What ends with its last moment is past from the next minute on.
    let passed = |at: NaiveDateTime| then <= at && at < now;
    let moves = |step: &Step| within(step.window.opens) || step.last.is_some_and(passed);
    let told = |mark: &Landmark| matches!(mark, Landmark::Promised { by, .. } if passed(last_minute(*by)));
    let back = |mark: &Mark| matches!(mark, Mark::Snoozed { until, .. } if within(*until));
    process.trashed.is_none()
        && process.archived.is_none()
        && (plan.steps.iter().any(moves)
            || plan.landmarks.iter().any(told)
            || process.marks.values().any(back)
            || process.ledger.iter().any(|entry| within(entry.at)))
}

/// What changed after `then`, up to and with `now` (local times), the latest first. Archived and trashed records
/// are left out, and so is all that the user did: a change is what they did, or what the clock did.
pub fn changes(compared: &[Compared], then: NaiveDateTime, now: NaiveDateTime) -> Vec<Change> {
    let mut all = Vec::new();
    for one in compared.iter().filter(|one| one.process.trashed.is_none() && one.process.archived.is_none()) {
        of_record(*one, then, now, &mut all);
    }
    order::sort_by(&mut all, |a, b| (b.at, &a.what, &a.process).cmp(&(a.at, &b.what, &b.process)));
    all
}

fn of_record(one: Compared, then: NaiveDateTime, now: NaiveDateTime, all: &mut Vec<Change>) {
    let within = |at: NaiveDateTime| then < at && at <= now;
    let mut add = |at, what| all.push(Change { process: one.process.id.clone(), at, what });
    for entry in one.process.ledger.iter().filter(|entry| within(entry.at)) {
        if matches!(entry.what, LedgerEvent::Heard { .. }) {
            add(entry.at, What::News(entry.id.clone()));
        }
    }
    for landmark in &one.after.landmarks {
        if let Landmark::Promised { by, answered: None, replaced: false, left: None } = landmark {
            let end = last_minute(*by);
            if then <= end && end < now {
                add(end, What::DatePassed(*by));
            }
        }
    }
    let mut told: Vec<(Turn, &RoundId)> = Vec::new();
    for step in &one.after.steps {
        let Some((turn, at)) = turn(step, one.before, then, now) else { continue };
        let title = match (step.key.kind, &step.key.subject) {
            // The thank-yous of one round go together.
            (StepKind::ThankYou, Subject::Met(round, _)) => {
                if told.contains(&(turn, round)) {
                    continue;
                }
                told.push((turn, round));
                together(step, turn, round, one, (then, now))
            }
            _ => step.title.clone(),
        };
        add(
            at,
            match turn {
                Turn::Opened if step.key.kind == StepKind::AssumeFilled => What::Filled(title),
                Turn::Opened => What::Opened(title),
                Turn::Back => What::Back(title),
                Turn::Closed if step.key.kind == StepKind::ThankYou => What::Unsaid(title),
                Turn::Closed => What::Closed(title),
            },
        );
    }
}

/// How a step changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opened,
    Back,
    Closed,
}

/// How this step changed and when, if it did and is worth a word.
fn turn(step: &Step, before: &Plan, then: NaiveDateTime, now: NaiveDateTime) -> Option<(Turn, NaiveDateTime)> {
    let kind = step.key.kind;
    let was = || before.steps.iter().find(|known| known.key == step.key).map(|known| &known.state);
    let opens = step.window.opens;
    match step.state {
        StepState::Now | StepState::Late => match was() {
            Some(StepState::Snoozed(until)) => Some((Turn::Back, *until)),
            Some(StepState::Later) | None if then < opens && opens <= now => {
                (is_announced(kind) || kind == StepKind::ConfirmOffer).then_some((Turn::Opened, opens))
            }
            _ => None,
        },
        StepState::Missed if is_announced(kind) && was().is_some_and(StepState::is_live) => {
            Some((Turn::Closed, step.last.unwrap_or(step.window.due)))
        }
        _ => None,
    }
}

/// The title over all thank-yous of this round that changed in the same way.
fn together(
    step: &Step,
    how: Turn,
    round: &RoundId,
    one: Compared,
    (then, now): (NaiveDateTime, NaiveDateTime),
) -> String {
    let same = |other: &&Step| {
        other.key.kind == StepKind::ThankYou
            && matches!(&other.key.subject, Subject::Met(of, _) if of == round)
            && turn(other, one.before, then, now).is_some_and(|(turn, _)| turn == how)
    };
    match one.after.steps.iter().filter(same).count() {
        0 | 1 => step.title.clone(),
        many => thank_all(many),
    }
}
