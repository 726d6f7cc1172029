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
/// So many minutes before its end a step is called to mind for the last time.
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
/// it closes; once all of these have passed, the next morning, or shortly before it is no longer worth doing. `None`
/// for a step that asks for nothing more, and where nothing of its time is left.
pub fn next(step: &Step, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let in_time = |at: &NaiveDateTime| step.last.is_none_or(|last| *at <= last);
    let at = match step.state {
        StepState::Later => step.window.opens,
        StepState::Snoozed(until) => until,
        StepState::Now | StepState::Late => {
            let morning = at_hour(now.date(), MORNING);
            let morning = if now < morning { morning } else { at_hour(plus_days(now.date(), 1), MORNING) };
            let due = Some(best_by(step));
            let all = [due, last_call(step.window.closes), Some(morning).filter(in_time), last_call(step.last)];
            all.into_iter().flatten().find(|at| now < *at)?
        }
        StepState::Missed | StepState::Done(_) | StepState::NotNeeded(_) | StepState::Cancelled(_) => return None,
    };
    Some(at).filter(in_time)
}

/// The last time to call to mind what ends then.
fn last_call(end: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    Some(plus_minutes(end?, -LAST_CALL))
}

/// When it is due; what is due as it closes is called to mind while there is time for it.
fn best_by(step: &Step) -> NaiveDateTime {
    last_call(step.window.closes).map_or(step.window.due, |call| call.min(step.window.due))
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
