//! When a step asks for a reminder, and what to call it where other people may be looking: in a calendar that is kept
//! by a company, or on a locked screen.

use crate::domain::id::ProcessId;
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Step, StepKind, StepState};
use chrono::NaiveDateTime;

/// The hour at which something overdue comes up again.
const MORNING: u32 = 9;
/// So many minutes before it closes a step is called to mind for the last time.
const LAST_CALL: i64 = 60;
/// The most reminders that are handed to the browser.
const MOST: usize = 60;
/// How far ahead they reach, in days.
const AHEAD: i64 = 60;

/// Whether a step of this kind belongs to what the employer gets to see, or has a date that counts. The others can be
/// done at any time while waiting.
pub const fn is_dated(kind: StepKind) -> bool {
    use StepKind::{
        AskFeedback, AssumeFilled, ConfirmOffer, Debrief, FirstFollowUp, KeepInTouch, OwnPromise, PrepareRound,
        ReplyToRefusal, SecondFollowUp, ThankYou,
    };
    matches!(
        kind,
        ThankYou
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | PrepareRound
            | ReplyToRefusal
            | AskFeedback
            | KeepInTouch
            | OwnPromise
            | ConfirmOffer
            | Debrief
    )
}

/// Whether a step of this kind is ever called to mind: not what is done on the spot, and not the whole search.
pub const fn is_reminded(kind: StepKind) -> bool {
    use StepKind::{KeepSearching, NotesAtOnce, RecordPromise, StopSearching, Unwind};
    !matches!(kind, NotesAtOnce | RecordPromise | Unwind | StopSearching | KeepSearching)
}

/// The next moment at which the step should be called to mind: when it opens, then when it is due, then shortly before
/// it closes; once all of these have passed, the next morning. `None` for a step that asks for nothing more.
pub fn next(step: &Step, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match step.state {
        StepState::Later => Some(step.window.opens),
        StepState::Snoozed(until) => Some(until),
        StepState::Now | StepState::Late => {
            let last_call = step.window.closes.map(|closes| plus_minutes(closes, -LAST_CALL));
            let ahead = std::iter::once(step.window.due).chain(last_call).find(|at| now < *at);
            Some(ahead.unwrap_or_else(|| at_hour(plus_days(now.date(), 1), MORNING)))
        }
        StepState::Missed | StepState::Done(_) | StepState::NotNeeded(_) | StepState::Cancelled(_) => None,
    }
}

/// What it is, without a name in it.
pub const fn plain_words(kind: StepKind) -> &'static str {
    match kind {
        StepKind::ThankYou => "A thank-you is due",
        StepKind::FirstFollowUp | StepKind::SecondFollowUp => "A message is due",
        StepKind::AskFeedback => "A question is due",
        StepKind::AssumeFilled => "A decision is due",
        StepKind::ReplyToRefusal | StepKind::ConfirmOffer => "An answer is due",
        StepKind::KeepInTouch => "A greeting is due",
        StepKind::OwnPromise => "Something you promised is due",
        StepKind::PrepareRound => "Something to prepare",
        _ => "Something to do",
    }
}

/// One thing that is or will be due, as the browser's background work is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// From when (local time).
    pub at: NaiveDateTime,
    /// The words to show.
    pub words: String,
    /// Where it is done.
    pub process: ProcessId,
    /// A name that stays the same while it is the same reminder.
    pub tag: String,
}

/// What is due now or within the next 60 days, the earliest first. With `named`, the words say what and for whom;
/// otherwise they name nobody.
pub fn due_list(pairs: &[(&Process, &Plan)], now: NaiveDateTime, named: bool) -> Vec<Due> {
    let until = plus_days(now.date(), AHEAD);
    let mut list = Vec::new();
    for (process, plan) in pairs.iter().filter(|(process, _)| process.archived.is_none() && process.trashed.is_none()) {
        for step in plan.steps.iter().filter(|step| is_dated(step.key.kind)) {
            let at = match step.state {
                StepState::Later => step.window.opens,
                StepState::Snoozed(until) => until,
                StepState::Now | StepState::Late => step.window.opens,
                _ => continue,
            };
            if at.date() > until {
                continue;
            }
            let words = if named {
                [process.shown(), ": ", &step.title].concat()
            } else {
                plain_words(step.key.kind).to_owned()
            };
            list.push(Due { at, words, process: process.id.clone(), tag: format!("{}.{}", process.id, step.key) });
        }
    }
    order::sort_by(&mut list, |a: &Due, b: &Due| (a.at, &a.tag).cmp(&(b.at, &b.tag)));
    list.truncate(MOST);
    list
}
