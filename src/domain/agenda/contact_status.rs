//! How the contact with an employer stands: the one thing that every list says about it.

use crate::domain::ledger::{EmployerResponse, LedgerEvent, OfferForm};
use crate::domain::offer::in_hand::in_hand;
use crate::domain::process::{Process, Status};
use crate::domain::round::RoundState;
use crate::domain::timeline::step::{Landmark, Plan, SpanKind, Step, StepKind, StepState, Subject};
use chrono::{NaiveDate, NaiveDateTime};

/// How the contact stands at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactStatus {
    /// Somebody met has not been thanked, and it is time, or will be within a day.
    ThankThem,
    /// Today is the day they named.
    TheirDay,
    /// A follow-up may go out.
    MayAsk,
    /// Every question was asked, and nobody answered.
    NoAnswer,
    /// They made an offer.
    Offer {
        /// Said or written.
        form: OfferForm,
        /// The day by which they want the answer.
        answer_by: Option<NaiveDate>,
    },
    /// A round is booked (local time).
    NextRound(NaiveDateTime),
    /// Nothing to write before this local moment.
    WaitUntil(NaiveDateTime),
    /// They wrote last.
    TheyAnswered,
    /// Nothing is known that anything could follow from.
    Running,
    /// It is over, or agreed upon.
    Ended(Status),
}

/// How the contact with this employer stands at `now` (local time).
pub fn contact_status(process: &Process, plan: &Plan, now: NaiveDateTime) -> ContactStatus {
    match process.status(now) {
        Status::Open => {}
        Status::Offered => return offer(process, now),
        ended => return ContactStatus::Ended(ended),
    }
    let open = |kind: StepKind| {
        let is_open = |state: &StepState| matches!(state, StepState::Now | StepState::Late);
        plan.steps.iter().any(|step| step.key.kind == kind && is_open(&step.state))
    };
    if plan.steps.iter().any(|step| is_to_thank(process, step, now)) {
        return ContactStatus::ThankThem;
    }
    let ahead = plan.landmarks.iter().filter_map(|landmark| match landmark {
        Landmark::Round(_, start) if now < *start => Some(*start),
        Landmark::Round(id, start) => process.round(id).filter(|round| round.goes_on(now)).map(|_| *start),
        _ => None,
    });
    if let Some(start) = ahead.min() {
        return ContactStatus::NextRound(start);
    }
    let is_today = |landmark: &Landmark| matches!(landmark, Landmark::Promised { by, answered: None, replaced: false, .. } if *by == now.date());
    if plan.landmarks.iter().any(is_today) {
        return ContactStatus::TheirDay;
    }
    if open(StepKind::FirstFollowUp) || open(StepKind::SecondFollowUp) {
        return ContactStatus::MayAsk;
    }
    if open(StepKind::AssumeFilled) {
        return ContactStatus::NoAnswer;
    }
    let goes_on = plan.spans.iter().filter(|span| span.kind == SpanKind::Quiet && span.from <= now && now < span.to);
    if let Some(until) = goes_on.map(|span| span.to).max() {
        return ContactStatus::WaitUntil(until);
    }
    let last = process.ledger.iter().filter(|entry| entry.at <= now).max_by_key(|entry| entry.at);
    match last.map(|entry| &entry.what) {
        Some(LedgerEvent::Heard { .. }) => ContactStatus::TheyAnswered,
        _ => ContactStatus::Running,
    }
}

/// Whether a letter of thanks is the next thing to write: it may go out, or within a day. Right after the interview it may
/// not yet, and nobody waits for somebody who still has to be thanked.
pub fn is_to_thank(process: &Process, step: &Step, now: NaiveDateTime) -> bool {
    step.key.kind == StepKind::ThankYou
        && match step.state {
            StepState::Now | StepState::Late => true,
            StepState::Later => (step.window.opens - now).num_hours() < 24 && is_after(process, step, now),
            _ => false,
        }
}

/// Whether everybody met in the last round is thanked: every letter went out, or was said not to be needed.
pub fn all_thanked(plan: &Plan) -> bool {
    let asked = |step: &&Step| {
        step.key.kind == StepKind::ThankYou && !matches!(step.state, StepState::Later | StepState::Cancelled(_))
    };
    let round = |step: &Step| match &step.key.subject {
        Subject::Met(round, _) | Subject::Round(round) => Some(round.clone()),
        _ => None,
    };
    let thanks = plan.steps.iter().filter(asked);
    let last = thanks.clone().next_back().and_then(round);
    let mut sent = false;
    let mut of_last = thanks.filter(|step| round(step) == last);
    let all = of_last.all(|step| {
        sent |= matches!(step.state, StepState::Done(_));
        matches!(step.state, StepState::Done(_) | StepState::NotNeeded(_))
    });
    all && sent
}

/// Whether the interview was put off, and none was held since: they are to name another time.
pub fn is_postponed(process: &Process, now: NaiveDateTime) -> bool {
    let mut since = process.rounds.iter().rev().take_while(|round| !round.held_by(now));
    since.any(|round| round.state == RoundState::Postponed)
}

/// Whether their last word was an invitation to a round for which no time is known yet.
pub fn is_invited(process: &Process, now: NaiveDateTime) -> bool {
    let heard = process.ledger.iter().filter(|entry| entry.at <= now);
    let heard = heard.filter_map(|entry| match &entry.what {
        LedgerEvent::Heard { news, .. } => Some((entry.at, news)),
        _ => None,
    });
    let last = heard.max_by_key(|(at, _)| *at);
    let invited = last.is_some_and(|(_, news)| matches!(news, EmployerResponse::NextRound(_)));
    invited && process.without_day().is_some()
}

/// Whether the round that a step follows from is over: nobody is thanked for one that is still to come.
fn is_after(process: &Process, step: &Step, now: NaiveDateTime) -> bool {
    let round = match &step.key.subject {
        Subject::Met(round, _) | Subject::Round(round) => process.round(round),
        _ => None,
    };
    round.and_then(|round| round.schedule.end()).is_none_or(|end| end <= now)
}

/// The offer that is to be answered.
fn offer(process: &Process, now: NaiveDateTime) -> ContactStatus {
    in_hand(process, now)
        .map_or(ContactStatus::Running, |offer| ContactStatus::Offer { form: offer.form, answer_by: offer.answer_by })
}
