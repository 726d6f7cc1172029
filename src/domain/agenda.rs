//! The agenda over all processes, in order of consequence: what asks for an answer, the interview of today, whose day it
//! is, what to write; then what is worth a look back, what is optional, whom to wait for, and what is coming up.
//!
//! The tier decides first ([`tier`]), the hour that is shown second. The order never depends on that of the processes.

pub mod contact_status;
mod found;
pub mod headline;
pub mod next_thing;
mod ranks;
pub mod tier;

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A8, A9, F14, F15, J18};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::moment::{at_hour, last_minute, monday_of, plus_days};
use crate::domain::order;
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Process, Status};
use crate::domain::role_names::Names;
use crate::domain::snooze::rests;
use crate::domain::timeline::step::StepKind::{
    AsTold, AskFeedback, AskWritten, AssumeFilled, BridgeOffer, FirstFollowUp, KeepInTouch, NewTime, OpenAgain,
    PrepareRound, ReplyToRefusal, SecondFollowUp, ThankYou,
};
use crate::domain::timeline::step::{Plan, Shift, SpanKind, Step, StepKey, StepKind, StepState, Subject, Window};
use crate::domain::timeline::why::Why;
use chrono::{NaiveDate, NaiveDateTime};
use found::{Found, Reading};
pub(crate) use ranks::thank_all;
use ranks::{Ahead, Wait, first_items, last_listed};
use tier::Tier;

/// At most so many entries of each list are sorted and written out; [`Counts`] counts the others too.
pub const LISTED: usize = 100;
/// How far "coming up" looks, in days.
pub const COMING_DAYS: i64 = 14;

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Its steps.
    Steps,
    /// The day they named is today: nothing is asked.
    TheirDate(NaiveDate),
    /// A round takes place today or tomorrow; its preparation is among the steps while it is open.
    Round(RoundId),
}

/// Something that matters now, for one process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whose.
    pub process: ProcessId,
    /// How much it matters.
    pub tier: Tier,
    /// What it is about.
    pub about: About,
    /// The steps in it that are still to be done: all letters to one employer go together.
    pub steps: Vec<StepKey>,
    /// The heading.
    pub title: String,
    /// The moment it is ordered by, which is the one shown.
    pub due: NaiveDateTime,
    /// Whether it is past due; never for what is optional.
    pub late: bool,
}

/// What is also worth doing: one kind of step over all employers that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// The kind.
    pub kind: StepKind,
    /// Each employer's step; at most 100.
    pub steps: Vec<(ProcessId, StepKey)>,
    /// How many there are in all.
    pub count: usize,
}

/// A process to leave alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandsOff {
    /// Which.
    pub process: ProcessId,
    /// Until when.
    pub until: NaiveDateTime,
    /// What kind of waiting it is.
    pub kind: SpanKind,
    /// Why.
    pub because: Phrase,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
}

/// What comes up. The order is that of one moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A round takes place.
    Round(RoundId),
    /// The last day for their reply.
    TheirDate(NaiveDate),
    /// A step opens, or comes back from being put off; with its title.
    Step(StepKey, String),
}

/// Something within the next 14 days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Whose.
    pub process: ProcessId,
    /// When (local time; a day without an hour at 00:00).
    pub at: NaiveDateTime,
    /// What.
    pub what: Event,
}

/// Numbers for the headline and the badge; all of them, also of what is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Interviews of today that are not over.
    pub interviews: usize,
    /// Offers to answer.
    pub offers: usize,
    /// Other things to answer: what they asked for, and what you promised for today.
    pub answers: usize,
    /// Letters to write.
    pub letters: usize,
    /// Employers whose day it is, and interviews of tomorrow.
    pub days: usize,
    /// Employers to look back on.
    pub look_back: usize,
    /// Processes to leave alone.
    pub hands_off: usize,
    /// What comes within the next 14 days.
    pub coming: usize,
    /// Processes that are still running.
    pub running: usize,
}

impl Counts {
    /// What asks for something today: the number in the badge.
    pub const fn due(&self) -> usize {
        self.offers + self.answers + self.letters
    }
}

/// Everything over all processes at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Cards in order: to answer, an interview of today, their day, to write; at most 100.
    pub now: Vec<Item>,
    /// Rows to look back on, one for each employer; at most 100.
    pub look_back: Vec<Item>,
    /// What is also worth doing, by kind.
    pub extras: Vec<Extra>,
    /// Whether an interview has just been: a kind word at the end, no task.
    pub unwind: bool,
    /// Processes to leave alone, the shortest wait first; at most 100.
    pub hands_off: Vec<HandsOff>,
    /// What comes within the next 14 days, in order of time; at most 100.
    pub coming: Vec<Coming>,
    /// The weekly pulse of the search, once for all processes; `None` when there is nothing to search for any more.
    /// A mark on it may be kept in any process.
    pub searching: Option<Step>,
    /// Numbers for the headline.
    pub counts: Counts,
    /// How each interview is called in a line.
    pub names: Names,
}

/// The agenda of these processes and their plans at `now` (local time). Archived and trashed processes are left out.
pub fn agenda(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Agenda {
    let names = Names::among(pairs.iter().map(|(process, _)| *process));
    let mut agenda = Agenda { names, ..Agenda::default() };
    let mut found = Found::default();
    let mut running = 0;
    let settled = has_started(pairs, now);
    for (process, plan) in pairs {
        if process.trashed.is_some() {
            continue;
        }
        if process.archived.is_some() {
            found.over |= plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
            continue;
        }
        // Nobody waits for their word any more once it is over, whoever ended it.
        let waits = matches!(process.status(now), Status::Open | Status::Offered);
        running += usize::from(waits);
        // Nobody is told to wait for somebody who still has a letter to come.
        if !found.read(process, plan, Reading { waits, settled }, now) {
            found.waits.extend(Wait::of(process, plan, now).filter(|_| !settled));
        }
    }
    let Found { mut to_do, mut look_back, extras, mut coming, mut waits, over, unwind, counts } = found;
    agenda.counts =
        Counts { hands_off: waits.len(), coming: coming.len(), look_back: look_back.len(), running, ..counts };
    agenda.extras = extras.into_iter().map(|(kind, steps)| extra(kind, steps)).collect();
    agenda.unwind = unwind;
    agenda.now = first_items(&mut to_do);
    agenda.look_back = first_items(&mut look_back);
    let last = last_listed(waits.len(), &|n| waits.get(n).map(|one| one.rough));
    waits.retain(|wait| wait.rough <= last);
    order::sort_by(&mut waits, |a, b| (a.span.to, &a.process.id).cmp(&(b.span.to, &b.process.id)));
    agenda.hands_off = waits.iter().take(LISTED).map(Wait::hands_off).collect();
    let last = last_listed(coming.len(), &|n| coming.get(n).map(|one| one.rough));
    coming.retain(|one| one.rough <= last);
    order::sort_by(&mut coming, |a, b| a.rough.cmp(&b.rough).then_with(|| a.rank().cmp(&b.rank())));
    agenda.coming = coming.into_iter().take(LISTED).map(Ahead::coming).collect();
    agenda.searching = if over { None } else { searching(pairs, now) };
    agenda
}

/// Whether work has started somewhere: the other employers are then asked for nothing.
fn has_started(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> bool {
    let ends = |plan: &Plan| plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
    pairs
        .iter()
        .any(|(process, plan)| process.trashed.is_none() && ends(plan) && process.status(now) == Status::Started)
}

/// One kind of what is also worth doing; of thousands the first are listed, by the ids of their records.
fn extra(kind: StepKind, mut steps: Vec<(&ProcessId, &StepKey)>) -> Extra {
    order::sort(&mut steps);
    let count = steps.len();
    let listed = steps.into_iter().take(LISTED).map(|(id, key)| (id.clone(), key.clone()));
    Extra { kind, steps: listed.collect(), count }
}

/// Steps worth announcing. The others follow from a round that has not been held, or are small.
pub(crate) const fn is_announced(kind: StepKind) -> bool {
    matches!(
        kind,
        ThankYou
            | OpenAgain
            | AsTold
            | NewTime
            | BridgeOffer
            | AskWritten
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | PrepareRound
            | ReplyToRefusal
            | AskFeedback
            | KeepInTouch
    )
}

/// The pulse of this week, once for the whole search, unless that is over.
fn searching(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Option<Step> {
    if pairs.iter().all(|(process, _)| process.trashed.is_some()) {
        return None;
    }
    let monday = monday_of(now.date());
    let sunday = plus_days(monday, 6);
    let key = StepKey { kind: StepKind::KeepSearching, subject: Subject::Week(monday) };
    let name = key.to_string();
    let marks = pairs.iter().filter_map(|(process, _)| process.marks.get(&name));
    let state = marks.fold(StepState::Now, |state, mark| match (state, mark) {
        (StepState::Done(at), Mark::Done(other)) => StepState::Done(at.min(*other)),
        (done @ StepState::Done(_), _) => done,
        (_, Mark::Done(at)) => StepState::Done(*at),
        (StepState::NotNeeded(at), Mark::NotNeeded { at: other, .. }) => StepState::NotNeeded(at.min(*other)),
        (skipped @ StepState::NotNeeded(_), _) => skipped,
        (_, Mark::NotNeeded { at, .. }) => StepState::NotNeeded(*at),
        (StepState::Snoozed(until), Mark::Snoozed { until: other, .. }) => StepState::Snoozed(until.max(*other)),
        (_, Mark::Snoozed { until, .. }) if rests(*until, now) => StepState::Snoozed(*until),
        (state, Mark::Snoozed { .. }) => state,
    });
    Some(Step {
        key,
        title: "Keep applying".into(),
        advice: Phrase::text("Apply somewhere or talk to someone this week. Nothing is certain until you’ve signed."),
        window: Window { opens: at_hour(monday, 0), due: at_hour(sunday, 20), closes: Some(last_minute(sunday)) },
        last: Some(last_minute(sunday)),
        state,
        why: Why::plainly("Once a week, until your search is over."),
        to: None,
        channel: None,
        rules: [A8, F14, J18, A9, F15].into(),
        house_fills_in: false,
        sources_differ: true,
        shifts: vec![Shift::Offer, Shift::Settings],
    })
}
