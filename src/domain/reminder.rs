//! When a step asks for a reminder, and what to call it where other people may be looking: in a calendar that is kept
//! by a company, or on a locked screen.

use crate::domain::agenda::tier::Tier;
use crate::domain::agenda::{is_announced, thank_all};
use crate::domain::id::{LeadId, ProcessId, RoundId};
use crate::domain::job_search::{Lead, LeadStage};
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::role_names::Names;
use crate::domain::timeline::step::{Plan, Step, StepKey, StepKind, StepState, Subject};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// The hour at which something overdue comes up again.
const MORNING: u32 = 9;
/// The hour at which a next step with a lead is called to mind once more on its day.
const EVENING: u32 = 18;
/// The last reminder of a step comes so many minutes before the step closes.
const LAST_CALL: i64 = 60;
/// The most that are handed to the browser of what is open, and the most of what is ahead.
const MOST: usize = 100;
/// A step is told of once more where its time runs out within so many minutes after it is due: two days.
const SOON: i64 = 48 * 60;
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
            let due = Some(best_by(step));
            let all =
                [due, last_call(step.window.closes), Some(next_morning(now)).filter(in_time), last_call(step.last)];
            all.into_iter().flatten().find(|at| now < *at)?
        }
        StepState::Missed | StepState::Done(_) | StepState::NotNeeded(_) | StepState::Cancelled(_) => return None,
    };
    Some(at).filter(in_time)
}

/// When to remind next of a dated next step with a lead: on the morning of that day, towards its evening, and then each
/// morning, for it has no end.
pub fn next_of_lead(by: NaiveDate, now: NaiveDateTime) -> NaiveDateTime {
    let on_its_day = [at_hour(by, MORNING), at_hour(by, EVENING)].into_iter().find(|at| now < *at);
    on_its_day.unwrap_or_else(|| next_morning(now))
}

fn next_morning(now: NaiveDateTime) -> NaiveDateTime {
    let morning = at_hour(now.date(), MORNING);
    if now < morning { morning } else { at_hour(plus_days(now.date(), 1), MORNING) }
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
        StepKind::AsTold | StepKind::NewTime | StepKind::BridgeOffer | StepKind::AskWritten => "A message is due",
        StepKind::OpenAgain => "A question is due",
        StepKind::KeepInTouch => "A greeting is due",
        StepKind::OwnPromise => "Something you promised is due",
        StepKind::PrepareRound => "Something to prepare",
        _ => "Something to do",
    }
}

/// What a notification says of a next step with a lead.
pub const LEAD_IS_DUE: &str = "A next step is due";

/// What a reminder is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A step of a process, or the first of the thank-yous that are told as one.
    Step(ProcessId, StepKey),
    /// The next step with a lead.
    Lead(LeadId),
}

/// One thing that is or will be due, as the browser's background work is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// From when it is counted, and told unless `told` says otherwise (local time).
    pub at: NaiveDateTime,
    /// When it is told first, where it is counted from an hour at which nobody is woken.
    pub told: Option<NaiveDateTime>,
    /// When it is told once more, if it is.
    pub again: Option<NaiveDateTime>,
    /// Nothing is to be said of it after this.
    pub last: Option<NaiveDateTime>,
    /// The words to show.
    pub words: String,
    /// What is due.
    pub of: Matter,
    /// A name that stays the same while it is the same reminder.
    pub tag: String,
    /// Whether it is worth a notification.
    pub loud: bool,
    /// How much it adds to the number on the icon while it is open: as much as to the one in the navigation.
    pub counts: usize,
}

/// What the browser's background work is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueList {
    /// The earliest first. Of what is open and of what is ahead the nearest hundred, the loud ones before the others.
    pub due: Vec<Due>,
    /// What others that are open add to the number on the icon.
    pub more: usize,
}

impl DueList {
    /// How many of its moments have come: it is told again with each.
    pub fn come(&self, now: NaiveDateTime) -> usize {
        self.due.iter().flat_map(|due| [Some(due.at), due.told, due.again]).flatten().filter(|at| *at <= now).count()
    }
}

/// What is due now or within the next 60 days; the thank-yous of one round that are told at one moment count as one.
/// The next steps with these leads count with them. With `named`, the words say what and for whom; otherwise they name
/// nobody.
pub fn due_list(pairs: &[(Arc<Process>, Arc<Plan>)], leads: &[Lead], now: NaiveDateTime, named: bool) -> DueList {
    let mut due: Vec<Due> = leads.iter().filter_map(|lead| of_lead(lead, now, named)).collect();
    let names = Names::among(pairs.iter().map(|(process, _)| &**process));
    for (process, plan) in pairs {
        of_plan(process, plan, now, named.then_some(&names), &mut due);
    }
    // What is open must leave room for what is ahead: the worker has nothing else to tell while the app is closed.
    order::sort_by(&mut due, |a: &Due, b: &Due| {
        let rank = |one: &Due| (!one.loud, (one.at - now).abs());
        (rank(a), &a.tag).cmp(&(rank(b), &b.tag))
    });
    let (mut open, mut ahead, mut more) = (0, 0, 0);
    due.retain(|one| {
        let is_open = one.at <= now;
        let side = if is_open { &mut open } else { &mut ahead };
        *side += 1;
        let stays = *side <= MOST;
        if is_open && !stays {
            more += one.counts;
        }
        stays
    });
    order::sort_by(&mut due, |a: &Due, b: &Due| (a.at, &a.tag).cmp(&(b.at, &b.tag)));
    DueList { due, more }
}

fn of_lead(lead: &Lead, now: NaiveDateTime, named: bool) -> Option<Due> {
    let by = lead.by.filter(|by| lead.stage != LeadStage::Closed && *by <= plus_days(now.date(), AHEAD))?;
    Some(Due {
        // It is due from the first minute of its day, as on the screen; nobody is called at midnight.
        at: at_hour(by, 0),
        told: Some(at_hour(by, MORNING)),
        again: None,
        last: None,
        words: if named { lead.heading() } else { LEAD_IS_DUE.to_owned() },
        of: Matter::Lead(lead.id.clone()),
        tag: ["lead.", lead.id.as_str()].concat(),
        loud: true,
        counts: 1,
    })
}

fn of_plan(process: &Process, plan: &Plan, now: NaiveDateTime, names: Option<&Names>, list: &mut Vec<Due>) {
    let until = plus_days(now.date(), AHEAD);
    let mut thanked: Vec<(&RoundId, NaiveDateTime)> = Vec::new();
    for step in &plan.steps {
        let kind = step.key.kind;
        let Some(at) = told_at(step).filter(|at| at.date() <= until) else { continue };
        let (mut key, mut title, mut people) = (step.key.to_string(), None, 1);
        if let Some(round) = thanks_of(step) {
            if thanked.contains(&(round, at)) {
                continue;
            }
            if thanked.iter().all(|(known, _)| *known != round) {
                key = [kind.slug(), ".", round.as_str()].concat();
            }
            thanked.push((round, at));
            let together = plan.steps.iter().filter(|one| thanks_of(one) == Some(round) && told_at(one) == Some(at));
            people = together.count();
            title = Some(people).filter(|people| *people > 1).map(thank_all);
        }
        let words = match names {
            Some(names) => [&*names.line(process), ": ", title.as_deref().unwrap_or(&step.title)].concat(),
            None => plain_words(kind).to_owned(),
        };
        list.push(Due {
            at,
            told: None,
            again: again(step).filter(|again| at < *again),
            last: step.last,
            words,
            of: Matter::Step(process.id.clone(), step.key.clone()),
            tag: [process.id.as_str(), ".", &key].concat(),
            loud: is_dated(kind),
            counts: if Tier::of(step, at.max(now)).counts() { people } else { 0 },
        });
    }
}

/// The round, for a thank-you to somebody met in it.
fn thanks_of(step: &Step) -> Option<&RoundId> {
    match (step.key.kind, &step.key.subject) {
        (StepKind::ThankYou, Subject::Met(round, _)) => Some(round),
        _ => None,
    }
}

/// From when a step is told of, now or later; `None` where there is nothing to tell, or no time left for it by then.
fn told_at(step: &Step) -> Option<NaiveDateTime> {
    let at = match step.state {
        StepState::Later | StepState::Now | StepState::Late => step.window.opens,
        StepState::Snoozed(until) => until,
        _ => return None,
    };
    Some(at).filter(|at| step.last.is_none_or(|last| *at <= last))
}

/// When a step is told of once more: as it is due, if its time runs out soon after that, or if the day was named by you
/// or by them. Whatever can be done on any day of weeks is told once.
fn again(step: &Step) -> Option<NaiveDateTime> {
    let soon = |closes: NaiveDateTime| closes <= plus_minutes(step.window.due, SOON);
    let named = matches!(step.key.kind, StepKind::OwnPromise | StepKind::ConfirmOffer);
    let matters = is_dated(step.key.kind) && (named || step.window.closes.is_some_and(soon));
    matters.then(|| best_by(step))
}
