//! When a step asks for a reminder, and what to call it where other people may be looking: in a calendar that is kept
//! by a company, or on a locked screen.

use crate::domain::agenda::is_announced;
use crate::domain::id::ProcessId;
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Step, StepKey, StepKind, StepState, Subject};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// The hour at which something overdue comes up again.
const MORNING: u32 = 9;
/// So many minutes before it closes a step is called to mind for the last time.
const LAST_CALL: i64 = 60;
/// The most reminders that are handed to the browser.
const MOST: usize = 100;
/// How far ahead they reach, in days.
const AHEAD: i64 = 60;

/// Whether a step of this kind belongs to what the employer gets to see, or has a date that counts. The others can be
/// done at any time while waiting.
pub const fn is_dated(kind: StepKind) -> bool {
    is_announced(kind) || matches!(kind, StepKind::OwnPromise | StepKind::ConfirmOffer | StepKind::Debrief)
}

/// Whether a step of this kind is ever called to mind: not what is done on the spot, and not the whole search.
pub const fn is_reminded(kind: StepKind) -> bool {
    use StepKind::{KeepSearching, NotesAtOnce, RecordPromise, StopSearching, Unwind};
    !matches!(kind, NotesAtOnce | RecordPromise | Unwind | StopSearching | KeepSearching)
}

/// The next moment at which the step should be called to mind: when it opens, then when it is due, then shortly before
/// it closes, and shortly before the days of grace after that end; once all of these have passed, the next morning.
/// What is no longer worth doing by then stays at its last call. `None` for a step that asks for nothing more.
pub fn next(step: &Step, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match step.state {
        StepState::Later => Some(step.window.opens),
        StepState::Snoozed(until) => Some(until),
        StepState::Now | StepState::Late => {
            let call = |end: NaiveDateTime| plus_minutes(end, -LAST_CALL);
            let morning = at_hour(plus_days(now.date(), 1), MORNING);
            // Where the morning comes too late for what is late already, the end of the grace calls instead.
            let too_late = step.last.filter(|last| *last < morning).map(call);
            let calls = [Some(step.window.due), step.window.closes.map(call), too_late];
            let ahead = calls.into_iter().flatten().find(|at| now < *at);
            Some(ahead.or(too_late).unwrap_or(morning))
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
    /// The step, or the first of the thank-yous that count as one.
    pub step: StepKey,
    /// A name that stays the same while it is the same reminder.
    pub tag: String,
    /// Whether it is worth a notification; the others are only counted.
    pub loud: bool,
}

/// What is due now or within the next 60 days, the earliest first; the thank-yous of one round count as one. With
/// `named`, the words say what and for whom; otherwise they name nobody.
pub fn due_list(pairs: &[(Arc<Process>, Arc<Plan>)], now: NaiveDateTime, named: bool) -> Vec<Due> {
    let until = plus_days(now.date(), AHEAD);
    let mut list: Vec<Due> = Vec::new();
    for (process, plan) in pairs {
        for step in &plan.steps {
            let at = match step.state {
                StepState::Later | StepState::Now | StepState::Late => step.window.opens,
                StepState::Snoozed(until) => until,
                _ => continue,
            };
            let kind = step.key.kind;
            let tag = match (&step.key.subject, kind) {
                (Subject::Met(round, _), StepKind::ThankYou) => format!("{}.{}.{round}", process.id, kind.slug()),
                _ => format!("{}.{}", process.id, step.key),
            };
            if at.date() > until
                || list.iter().rev().take_while(|known| known.process == process.id).any(|known| known.tag == tag)
            {
                continue;
            }
            let words = match named {
                true => [process.shown(), ": ", &step.title].concat(),
                false => plain_words(kind).to_owned(),
            };
            let (process, step) = (process.id.clone(), step.key.clone());
            list.push(Due { at, words, process, step, tag, loud: is_dated(kind) });
        }
    }
    order::sort_by(&mut list, |a: &Due, b: &Due| (a.at, &a.tag).cmp(&(b.at, &b.tag)));
    list.truncate(MOST);
    list
}
