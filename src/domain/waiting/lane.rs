//! One lane: what has been and what may come in one process while it waits.

use crate::domain::agenda::contact_status::{ContactStatus, contact_status};
use crate::domain::id::ProcessId;
use crate::domain::order;
use crate::domain::process::{Process, Status};
use crate::domain::timeline::step::{Landmark, Plan, SpanKind, Step, StepKind, StepState, Subject};
use chrono::{NaiveDateTime, NaiveTime, Timelike};

/// What a bar stands for. The order is that of drawing: later ones lie on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BarKind {
    /// No contact.
    Quiet,
    /// The position may be given up as filled.
    Filled,
    /// The window for thanks.
    Thanks,
    /// The window of the first follow-up.
    First,
    /// The window of the second follow-up.
    Second,
}

/// How the step behind a bar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Later, or put off.
    Ahead,
    /// Open now.
    Open,
    /// Done.
    Done,
    /// Its time went by.
    Passed,
}

/// A stretch of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub kind: BarKind,
    /// How it stands.
    pub stands: Stands,
    /// From this local moment.
    pub from: NaiveDateTime,
    /// Until this local moment, never before `from` (the same, if it was done before its time); `None` without an end.
    pub to: Option<NaiveDateTime>,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// The day by which they said they would answer.
    Promised {
        /// Whether a newer date took its place.
        replaced: bool,
    },
    /// The n-th interview, counted from 1.
    Round(usize),
}

/// A moment of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub kind: MarkKind,
    /// The local moment; a promised day at its noon.
    pub at: NaiveDateTime,
}

/// How a process stands in the waiting room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Somebody is to be thanked; until this moment.
    Thank(NaiveDateTime),
    /// The n-th follow-up may go, since this moment.
    Ask(u8, NaiveDateTime),
    /// An offer waits for an answer.
    Offer,
    /// The next interview is booked.
    Round(NaiveDateTime),
    /// No contact until this moment.
    Quiet(NaiveDateTime),
    /// Nothing asks for anything and nothing is known to come.
    Nothing,
    /// It may be given up as filled, since this moment.
    Filled(NaiveDateTime),
}

/// A process that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Which.
    pub process: ProcessId,
    /// The employer, or what else the process is called.
    pub name: String,
    /// How it stands now, by what the drawing shows; the order of the lanes.
    pub waits: Waits,
    /// How the contact stands, as every list says it.
    pub status: ContactStatus,
    /// Its stretches, in order of drawing, then of time.
    pub bars: Vec<Bar>,
    /// Its moments, in order of time.
    pub marks: Vec<Mark>,
}

impl Lane {
    /// First what asks for something, then by what comes next, then those that may be given up; by name within.
    pub(super) fn rank(&self) -> (u8, Option<NaiveDateTime>, &str, &ProcessId) {
        let (group, next) = match self.waits {
            Waits::Offer => (0, None),
            Waits::Thank(at) => (1, Some(at)),
            Waits::Ask(_, at) => (2, Some(at)),
            Waits::Round(at) | Waits::Quiet(at) => (3, Some(at)),
            Waits::Nothing => (4, None),
            Waits::Filled(since) => (5, Some(since)),
        };
        (group, next, &self.name, &self.process)
    }
}

/// The lane of a process; `None` if it does not wait: archived, in the trash, decided, or without any date.
pub(super) fn read(process: &Process, plan: &Plan, now: NaiveDateTime) -> Option<Lane> {
    let standing = process.status(now);
    let waits = matches!(standing, Status::Open | Status::Offered);
    if !waits || process.archived.is_some() || process.trashed.is_some() {
        return None;
    }
    // A plan holds many steps, and few of them are drawn: those are picked out once.
    let drawn: Vec<&Step> =
        plan.steps.iter().filter(|step| is_drawn(step.key.kind) && stands(step).is_some()).collect();
    let thanks = thanks(&drawn, now);
    let mut bars = quiet(plan, &thanks, now);
    let single = |wanted: StepKind, kind: BarKind| {
        let mine = drawn.iter().filter(move |step| step.key.kind == wanted);
        mine.filter_map(move |step| {
            let bar = merged(kind, stands(step)?, &[step], now);
            Some(if kind == BarKind::Filled { Bar { to: None, ..bar } } else { bar })
        })
    };
    // In the order of drawing from the start: of most lanes nothing has to be sorted.
    bars.extend(single(StepKind::AssumeFilled, BarKind::Filled));
    bars.extend(thanks);
    bars.extend(single(StepKind::FirstFollowUp, BarKind::First));
    bars.extend(single(StepKind::SecondFollowUp, BarKind::Second));
    order::sort_by_key(&mut bars, |bar: &Bar| (bar.kind, bar.from, bar.to));
    let marks = marks(plan);
    if bars.is_empty() && marks.is_empty() {
        return None;
    }
    let waits = if standing == Status::Offered { Waits::Offer } else { state(&bars, &marks, now) };
    let status = contact_status(process, plan, now);
    Some(Lane { process: process.id.clone(), name: process.display_name().to_owned(), waits, status, bars, marks })
}

const fn is_drawn(kind: StepKind) -> bool {
    use StepKind::{AssumeFilled, FirstFollowUp, SecondFollowUp, ThankYou};
    matches!(kind, ThankYou | FirstFollowUp | SecondFollowUp | AssumeFilled)
}

/// The bands of no contact. Two that overlap, such as the wait for word and the wait for a booked round, are one. A
/// band begins after the thanks.
fn quiet(plan: &Plan, thanks: &[Bar], now: NaiveDateTime) -> Vec<Bar> {
    let mut bands: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::with_capacity(4);
    for span in plan.spans.iter().filter(|span| matches!(span.kind, SpanKind::Quiet | SpanKind::UntilRound)) {
        match bands.last_mut() {
            Some((_, to)) if span.from < *to => *to = span.to.max(*to),
            _ => bands.push((span.from, span.to)),
        }
    }
    let bar = |(from, to): (NaiveDateTime, NaiveDateTime)| {
        let stands = if to <= now { Stands::Passed } else { open(from <= now) };
        Bar { kind: BarKind::Quiet, stands, from, to: Some(to) }
    };
    let after_thanks = |(from, to)| {
        let inside = thanks.iter().filter(|thanks| from <= thanks.from && thanks.from < to);
        (inside.filter_map(|thanks| thanks.to).fold(from, NaiveDateTime::max), to)
    };
    bands.into_iter().map(after_thanks).filter(|(from, to)| from < to).map(bar).collect()
}

const fn open(now: bool) -> Stands {
    if now { Stands::Open } else { Stands::Ahead }
}

/// How a step stands; `None` if it no longer applies.
const fn stands(step: &Step) -> Option<Stands> {
    match step.state {
        StepState::Later | StepState::Snoozed(_) => Some(Stands::Ahead),
        StepState::Now | StepState::Late => Some(Stands::Open),
        StepState::Done(_) => Some(Stands::Done),
        StepState::Missed => Some(Stands::Passed),
        StepState::NotNeeded(_) | StepState::Cancelled(_) => None,
    }
}

/// One bar for the thanks of each round: open while anybody is left to thank, done when everybody was thanked.
fn thanks(drawn: &[&Step], now: NaiveDateTime) -> Vec<Bar> {
    let mut rounds = Vec::new();
    let mut steps: Vec<Vec<&Step>> = Vec::new();
    for step in drawn.iter().filter(|step| step.key.kind == StepKind::ThankYou) {
        let round = match &step.key.subject {
            Subject::Met(round, _) | Subject::Round(round) => Some(round),
            _ => None,
        };
        match rounds.iter().position(|known| *known == round).and_then(|n| steps.get_mut(n)) {
            Some(same) => same.push(step),
            None => {
                rounds.push(round);
                steps.push(vec![step]);
            }
        }
    }
    steps
        .iter()
        .map(|steps| {
            let any = |wanted| steps.iter().any(|step| stands(step) == Some(wanted));
            let first = [Stands::Open, Stands::Ahead, Stands::Passed].into_iter().find(|wanted| any(*wanted));
            merged(BarKind::Thanks, first.unwrap_or(Stands::Done), steps, now)
        })
        .collect()
}

/// The window of steps taken together. What was done ends when it was done; what is open reaches to now at least.
fn merged(kind: BarKind, stands: Stands, steps: &[&Step], now: NaiveDateTime) -> Bar {
    let closes = |step: &&Step| match step.state {
        StepState::Done(at) if stands == Stands::Done => at,
        _ => step.window.closes.unwrap_or(step.window.due),
    };
    let from = steps.iter().map(|step| step.window.opens).min().unwrap_or(now);
    let to = steps.iter().map(closes).max().unwrap_or(now);
    match stands {
        // Done before its time: the bar stands where it was done.
        Stands::Done => Bar { kind, stands, from: from.min(to), to: Some(to) },
        Stands::Open => Bar { kind, stands, from, to: Some(to.max(now).max(from)) },
        Stands::Ahead | Stands::Passed => Bar { kind, stands, from, to: Some(to.max(from)) },
    }
}

fn marks(plan: &Plan) -> Vec<Mark> {
    let mut rounds = 0;
    let mark = |landmark: &Landmark| match landmark {
        Landmark::Round(_, at) => {
            rounds += 1;
            Some(Mark { kind: MarkKind::Round(rounds), at: *at })
        }
        Landmark::Promised { by, replaced, .. } => {
            let noon = NaiveTime::MIN.with_hour(12).unwrap_or(NaiveTime::MIN);
            Some(Mark { kind: MarkKind::Promised { replaced: *replaced }, at: by.and_time(noon) })
        }
        Landmark::Entry(..) => None,
    };
    let mut marks: Vec<Mark> = plan.landmarks.iter().filter_map(mark).collect();
    order::sort_by_key(&mut marks, |mark: &Mark| mark.at);
    marks
}

/// What stands first: what is open now, the next interview, the quiet that lasts longest, or the end.
fn state(bars: &[Bar], marks: &[Mark], now: NaiveDateTime) -> Waits {
    let is_open = |kind: BarKind| bars.iter().rfind(|bar| bar.kind == kind && bar.stands == Stands::Open);
    let end = |bar: &Bar| bar.to.unwrap_or(bar.from);
    let next = marks.iter().find(|mark| matches!(mark.kind, MarkKind::Round(_)) && now < mark.at);
    let quiet = bars.iter().filter(|bar| bar.kind == BarKind::Quiet && bar.stands == Stands::Open).map(end).max();
    if let Some(thanks) = is_open(BarKind::Thanks) {
        Waits::Thank(end(thanks))
    } else if let Some(filled) = is_open(BarKind::Filled) {
        Waits::Filled(filled.from)
    } else if let Some(bar) = is_open(BarKind::First) {
        Waits::Ask(1, bar.from)
    } else if let Some(bar) = is_open(BarKind::Second) {
        Waits::Ask(2, bar.from)
    } else if let Some(next) = next {
        Waits::Round(next.at)
    } else if let Some(until) = quiet {
        Waits::Quiet(until)
    } else {
        Waits::Nothing
    }
}
