//! What stands on the ribbon, in order of time.

use crate::domain::event_titles::{decision_title, heard_title};
use crate::domain::id::RoundId;
use crate::domain::ledger::LedgerEvent;
use crate::domain::order::{self, SortedMap};
use crate::domain::process::Process;
use crate::domain::timeline::step::{Landmark, Plan, Span, SpanKind, Step, StepKind, StepState, Subject};
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// What the ribbon shows at one place.
#[derive(Clone)]
pub(super) enum Item {
    Step(Box<Step>),
    /// Letters to several people of one round.
    Thanks(Vec<Step>),
    Span(Span),
    Round(String, String, Option<String>),
    Promised {
        /// Whether the day passed without a reply.
        passed: bool,
        answered: bool,
        replaced: bool,
    },
    Heard(String, String, String),
    Never(u8),
}

/// One place, in order of time.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) at: NaiveDateTime,
    pub(super) item: Item,
}

/// Whether a step belongs on the ribbon; the others are listed under "Meanwhile".
pub fn on_ribbon(kind: StepKind) -> bool {
    use StepKind::{
        AsTold, AskFeedback, AskWritten, AssumeFilled, BridgeOffer, ConfirmOffer, FirstFollowUp, KeepInTouch, NewTime,
        OpenAgain, RecordPromise, ReplyToRefusal, SecondFollowUp, StopSearching, ThankYou,
    };
    matches!(
        kind,
        RecordPromise
            | ThankYou
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | OpenAgain
            | AsTold
            | NewTime
            | BridgeOffer
            | AskWritten
            | AskFeedback
            | ReplyToRefusal
            | ConfirmOffer
            | KeepInTouch
            | StopSearching
    )
}

fn step_moment(step: &Step, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match step.state {
        StepState::Done(at) | StepState::NotNeeded(at) => Some(at.min(now)),
        StepState::Snoozed(until) => Some(until.max(now)),
        StepState::Now | StepState::Late => Some(now),
        StepState::Later => Some(step.window.opens.max(now)),
        StepState::Missed => Some(step.window.closes.unwrap_or(step.window.due).min(now)),
        StepState::Cancelled(_) => None,
    }
}

pub(super) fn places(process: &Process, plan: &Plan, now: NaiveDateTime) -> Vec<Place> {
    let mut places = Vec::new();
    let waits = waits(plan, now);
    let entries = SortedMap::gathered(process.ledger.iter().map(|entry| (&entry.id, entry)).collect());
    for landmark in &plan.landmarks {
        let (at, item) = match landmark {
            Landmark::Round(id, at) => {
                let Some(round) = process.round(id) else { continue };
                let names: Vec<&str> =
                    round.people.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
                let met = (!names.is_empty()).then(|| format!("With {}.", words::list(&names)));
                let abroad = words::abroad(round);
                let met = met.into_iter().chain(abroad).collect::<Vec<_>>().join(" ");
                let met = (!met.is_empty()).then_some(met);
                (*at, Item::Round(format!("round-{id}"), format!("{} interview", round.kind.label()), met))
            }
            Landmark::Promised { answered, replaced, left, .. } => {
                let at = landmark.at();
                let passed = answered.is_none() && left.is_none() && !replaced && at < now;
                let replaced = *replaced || (left.is_some() && answered.is_none());
                // A day still ahead is shown by the wait for it, if there is one.
                if now.date() < at.date() && waits.iter().any(|span| span.from <= at && at < span.to) {
                    continue;
                }
                (at, Item::Promised { passed, answered: answered.is_some(), replaced })
            }
            Landmark::Entry(id, at) => {
                let Some(entry) = entries.get(id) else { continue };
                // A message that fulfils a step is shown as that step.
                let title = match &entry.what {
                    LedgerEvent::Heard { news, .. } => heard_title(news),
                    LedgerEvent::Decided(decision) => decision_title(*decision),
                    LedgerEvent::Sent { .. } => continue,
                };
                (*at, Item::Heard(format!("entry-{id}"), title.to_owned(), entry.note.to_string()))
            }
        };
        places.push(Place { at, item });
    }
    let mut last_thanks = None;
    for step in plan.steps.iter().filter(|step| on_ribbon(step.key.kind)) {
        let Some(at) = step_moment(step, now) else { continue };
        if step.key.kind == StepKind::ThankYou && step.state.is_live() {
            last_thanks = last_thanks.max(Some(at));
            // All letters to the people of one round share a place.
            let mine = |place: &&mut Place| place.at == at && round_thanked(&place.item) == round_of(step);
            match places.iter_mut().find(mine).map(|place| &mut place.item) {
                Some(Item::Thanks(steps)) => {
                    steps.push(step.clone());
                    continue;
                }
                Some(item @ Item::Step(_)) => {
                    if let Item::Step(first) = item {
                        *item = Item::Thanks(vec![(**first).clone(), step.clone()]);
                    }
                    continue;
                }
                _ => {}
            }
        }
        places.push(Place { at, item: Item::Step(Box::new(step.clone())) });
    }
    for span in waits {
        // A wait that goes on begins after the last thank-you: as long as somebody has to be thanked, nobody is waited
        // for.
        let at = if now < span.to { span.from.max(last_thanks.unwrap_or(now)).min(span.to) } else { span.from };
        places.push(Place { at, item: Item::Span(span.clone()) });
    }
    // Until then the last follow-up itself says that it is the last.
    let last_open = plan.steps.iter().find(|step| step.key.kind == StepKind::SecondFollowUp && is_open(step));
    if let Some(second) = last_open {
        places.push(Place { at: second.window.due.max(now), item: Item::Never(plan.follow_ups_allowed) });
    }
    let rank = |item: &Item| match item {
        Item::Never(_) => 2,
        Item::Span(_) => 1,
        _ => 0,
    };
    order::sort_by_key(&mut places, |place| (place.at, rank(&place.item)));
    places
}

/// The waits that are drawn: the past ones, and the one that goes on or comes next. A wait for the answer to a question
/// that was not asked yet is not drawn.
fn waits(plan: &Plan, now: NaiveDateTime) -> Vec<&Span> {
    let drawn = |span: &&Span| span.kind != SpanKind::UsualWait && span.kind != SpanKind::BeyondPromise;
    let mut spans: Vec<&Span> = plan.spans.iter().filter(drawn).collect();
    let next = spans.iter().position(|span| now < span.to).map_or(spans.len(), |first| first + 1);
    spans.truncate(next.max(spans.iter().filter(|span| span.from <= now).count()));
    spans
}

fn round_of(step: &Step) -> Option<&RoundId> {
    match &step.key.subject {
        Subject::Met(round, _) => Some(round),
        _ => None,
    }
}

/// The round whose people are thanked at this place, while that is still to be done.
fn round_thanked(item: &Item) -> Option<&RoundId> {
    match item {
        Item::Thanks(steps) => steps.first().and_then(round_of),
        Item::Step(step) if step.key.kind == StepKind::ThankYou && step.state.is_live() => round_of(step),
        _ => None,
    }
}

/// Whether it can be done now.
pub(super) fn is_open(step: &Step) -> bool {
    matches!(step.state, StepState::Now | StepState::Late)
}
