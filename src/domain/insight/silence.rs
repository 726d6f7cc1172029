//! The silence after a round, and what ended it. An answer is what settles something: a next round, an offer, a
//! refusal. A message without a decision or a new date leaves you waiting.

use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent};
use crate::domain::timeline::facts::Facts;
use chrono::NaiveDateTime;

/// What an employer answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// An invitation to a further round.
    NextRound,
    /// An offer.
    Offer,
    /// No, or an offer taken back.
    Refusal,
}

/// How a silence ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With an answer, at this local time; `None` where the day is not known.
    Answered(Option<NaiveDateTime>, Answer),
    /// It went on (a further round, an offer taken), but nobody wrote down when word came.
    WentOn,
    /// You took yourself out.
    Left,
    /// No word came: you assumed that it is filled, or put the record away.
    NoWord,
    /// It lasts.
    Open,
}

/// A stretch of silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// When it began (local time).
    pub since: NaiveDateTime,
    /// The round after which it began, by its place among the rounds held; `None` for one that began when a closed
    /// process was opened again, or of which nobody knows when the round was.
    pub round: Option<usize>,
    /// How it ended.
    pub end: End,
}

/// Every stretch of silence in a record so far, oldest first.
pub(crate) fn silences(facts: &Facts) -> Vec<Silence> {
    let mut all = Vec::with_capacity(facts.held.len());
    let put_away = facts.process.archived.is_some_and(|at| at <= facts.now);
    let loose = if facts.held.is_empty() { first_date(facts) } else { None };
    let loose = loose.map(|since| (None, since, None));
    let next = |n: usize| facts.held.get(n + 1).map(|next| next.start);
    let held = facts.held.iter().enumerate().map(|(n, held)| (Some(n), held.end, next(n)));
    for (round, since, until) in loose.into_iter().chain(held) {
        let entries = facts.ledger.iter().filter(|entry| since < entry.at && until.is_none_or(|next| entry.at <= next));
        let mut current = Some((since, round));
        let mut given_up = false;
        for entry in entries {
            let at = (!entry.undated).then_some(entry.at);
            let end = match &entry.what {
                LedgerEvent::Heard { news, .. } => match news {
                    EmployerResponse::NextRound(_) => Some(End::Answered(at, Answer::NextRound)),
                    EmployerResponse::Offer { .. } => Some(End::Answered(at, Answer::Offer)),
                    EmployerResponse::Refusal | EmployerResponse::OfferWithdrawn => {
                        Some(End::Answered(at, Answer::Refusal))
                    }
                    EmployerResponse::NewDate(_) if current.is_none() => {
                        current = Some((entry.at, None));
                        None
                    }
                    EmployerResponse::NewDate(_) => {
                        given_up = false;
                        None
                    }
                    EmployerResponse::Message
                    | EmployerResponse::Postponed
                    | EmployerResponse::Feedback
                    | EmployerResponse::GetInTouch(_)
                    | EmployerResponse::AnswerBy(_) => None,
                },
                LedgerEvent::Decided(Decision::Withdrew | Decision::Declined) => Some(End::Left),
                LedgerEvent::Decided(Decision::Accepted | Decision::StartedWork) => Some(End::WentOn),
                LedgerEvent::Decided(Decision::AssumedFilled) => {
                    given_up = true;
                    None
                }
                LedgerEvent::Decided(Decision::Reopened) => {
                    given_up = false;
                    current = current.or(Some((entry.at, None)));
                    None
                }
                LedgerEvent::Sent { .. } => None,
            };
            if let (Some(end), Some((since, round))) = (end, current) {
                all.push(Silence { since, round, end });
                (current, given_up) = (None, false);
            }
        }
        let went_on = until.is_some() || !facts.planned.is_empty();
        if let Some((since, round)) = current {
            let end = match (went_on, given_up || put_away) {
                (true, _) => End::WentOn,
                (false, true) => End::NoWord,
                (false, false) => End::Open,
            };
            all.push(Silence { since, round, end });
        }
    }
    all
}

/// Where nobody knows when an interview was: since when there is a date to wait for. What was said in a round of
/// unknown time counts from when it was written down, as in the plan.
fn first_date(facts: &Facts) -> Option<NaiveDateTime> {
    let created = facts.process.created;
    let in_the_room = created <= facts.now && facts.loose.iter().any(|round| round.told.promise().is_some());
    let told =
        || facts.heard().find(|(_, news)| matches!(news, EmployerResponse::NewDate(_))).map(|(entry, _)| entry.at);
    if in_the_room { Some(created) } else { told() }
}
