//! The next thing with one employer and its day: what a list says beside the name.

use crate::domain::agenda::tier::Tier;
use crate::domain::agenda::{is_announced, thank_all};
use crate::domain::process::Process;
use crate::domain::timeline::step::{Landmark, Plan, Step, StepKind, StepState};
use chrono::NaiveDateTime;

/// The next thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextThing {
    /// Something to do now, and the moment it is best done by.
    Now(String, NaiveDateTime),
    /// Something whose time has passed, and which is still to be done.
    Late(String),
    /// Something that comes.
    Then(String, NaiveDateTime),
    /// An interview.
    Round(NaiveDateTime),
}

/// What can be done now and counts: what is to be answered and what is to be written.
fn due<'a>(process: &Process, plan: &'a Plan, now: NaiveDateTime) -> impl Iterator<Item = &'a Step> {
    let is_closed = process.status(now).is_closed();
    plan.steps.iter().filter(move |step| {
        let tier = Tier::of(step, now);
        let open = matches!(step.state, StepState::Now | StepState::Late);
        open && tier.counts() && (!is_closed || tier.stands_when_closed(step.key.kind))
    })
}

/// What is due there that the status of the contact does not tell of: anything but thanks, follow-ups and answers to an
/// offer or a no.
pub fn due_besides<'a>(process: &Process, plan: &'a Plan, now: NaiveDateTime) -> Option<&'a Step> {
    use StepKind::{AskFeedback, ConfirmOffer, FirstFollowUp, ReplyToRefusal, SecondFollowUp, ThankYou};
    let told =
        |kind| matches!(kind, ThankYou | FirstFollowUp | SecondFollowUp | ConfirmOffer | ReplyToRefusal | AskFeedback);
    let besides = due(process, plan, now).filter(|step| !told(step.key.kind));
    besides.min_by_key(|step| (Tier::of(step, now), step.window.due))
}

/// The next thing at `now` (local time): what is to be answered or written, the next interview, what comes later.
pub fn next_thing(process: &Process, plan: &Plan, now: NaiveDateTime) -> Option<NextThing> {
    if let Some(step) = due(process, plan, now).min_by_key(|step| (Tier::of(step, now), step.window.due)) {
        let title = title(plan, step);
        let is_late = step.state == StepState::Late || step.window.due <= now;
        return Some(if is_late { NextThing::Late(title) } else { NextThing::Now(title, step.window.due) });
    }
    if process.status(now).is_closed() {
        return None;
    }
    let rounds = plan.landmarks.iter().filter_map(|landmark| match landmark {
        Landmark::Round(_, start) if now < *start => Some(*start),
        _ => None,
    });
    if let Some(start) = rounds.min() {
        return Some(NextThing::Round(start));
    }
    let ahead = plan.steps.iter().filter_map(|step| match step.state {
        StepState::Later if is_announced(step.key.kind) => Some((step.window.opens, step)),
        StepState::Snoozed(back) => Some((back, step)),
        _ => None,
    });
    let (at, step) = ahead.filter(|(at, _)| now < *at).min_by_key(|(at, _)| *at)?;
    Some(NextThing::Then(title(plan, step), at))
}

/// Its title; one for all letters of thanks that are open with it.
fn title(plan: &Plan, step: &Step) -> String {
    let alike = |other: &&Step| other.key.kind == StepKind::ThankYou && other.state == step.state;
    let count = plan.steps.iter().filter(alike).count();
    if step.key.kind == StepKind::ThankYou && count > 1 { thank_all(count) } else { step.title.clone() }
}
