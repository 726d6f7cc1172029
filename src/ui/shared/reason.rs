//! Why the badge of a process says what it says.

use crate::device::dates;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A3, A4, A8, F5, F14, J2, J9, J13, J17, J18, S7, S8};
use crate::domain::event_titles::{decision_title, heard_title};
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};
use crate::domain::process::{Process, Status};
use crate::domain::timeline::step::{Plan, SpanKind, StepState};
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// A sentence, and the rules behind it.
pub type Reason = (String, Vec<RuleId>);

fn said(because: impl Into<String>, rules: &[RuleId]) -> Reason {
    (because.into(), rules.to_vec())
}

/// The reason shown at a ledger entry on the timeline: what follows from it.
pub fn entry(entry: &Entry) -> Reason {
    let follows = |words: &str| format!("This is in your contact history. {words}");
    let LedgerEvent::Heard { news, .. } = &entry.what else {
        return said(follows("Steps that no longer apply are gone."), &[]);
    };
    match news {
        EmployerResponse::NewDate(_) => said(follows("The new day replaces the earlier one."), &[J2, A4, S7]),
        EmployerResponse::NextRound(_) => said(follows("Keep your questions for that day."), &[J13, F5]),
        EmployerResponse::Refusal | EmployerResponse::OfferWithdrawn => {
            said(follows("Sleep on it before you reply."), &[J17, S8])
        }
        EmployerResponse::Offer { .. } => {
            said(follows("Answer it, and keep applying until it is firm."), &[A8, F14, J18])
        }
        EmployerResponse::Postponed => said(follows("The wait starts again from there."), &[A3]),
        EmployerResponse::Message => said(follows("It is an answer, so follow-ups start again from there."), &[J9, A3]),
        EmployerResponse::GetInTouch(_) => said(follows("What they asked for goes first."), &[J9]),
        EmployerResponse::AnswerBy(_) => said(follows("Your answer is due by that day."), &[]),
        EmployerResponse::Feedback => said(follows("Use it for the next round."), &[F5]),
    }
}

/// Why the badge of a process says what it says.
pub fn standing(process: &Process, plan: &Plan, now: NaiveDateTime) -> Reason {
    if process.status(now) != Status::Open {
        let last =
            process.ledger_until(now).into_iter().rev().find(|entry| Status::Open.after(&entry.what) != Status::Open);
        let Some(last) = last else { return said("Your contact history says so.", &[]) };
        let title = match &last.what {
            LedgerEvent::Heard { news, .. } => heard_title(news),
            LedgerEvent::Decided(decision) => decision_title(*decision),
            LedgerEvent::Sent { .. } => "You wrote",
        };
        let (because, rules) = entry(last);
        return (format!("{title}, {}. {because}", dates::human(last.at, now)), rules);
    }
    let late = plan.steps.iter().filter(|step| step.state == StepState::Late).min_by_key(|step| step.window.due);
    let open = || plan.steps.iter().find(|step| step.state == StepState::Now);
    if let Some(step) = late.or_else(open) {
        let when = words::window(&step.window, &step.state, now);
        return (format!("{}: {when}. {}", step.title, words::phrase(&step.because(), now)), step.rules.clone());
    }
    let waits = |kind: SpanKind| matches!(kind, SpanKind::Quiet | SpanKind::UntilRound);
    match plan.spans.iter().find(|span| waits(span.kind) && span.from <= now && now < span.to) {
        Some(span) => (words::phrase(&span.because, now), span.rules.clone()),
        None => said("Nothing is open, and there is no one to wait for.", &[]),
    }
}
