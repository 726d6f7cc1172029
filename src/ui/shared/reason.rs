//! Where a date comes from that is a fact and no step, and why a process stands where it stands.

use crate::device::dates;
use crate::domain::advice::rule::RuleId;
use crate::domain::headings::{decision_title, heard_title};
use crate::domain::ledger::{Entry, Happening, News};
use crate::domain::process::{Process, Standing};
use crate::domain::timeline::step::{Plan, SpanKind, StepState};
use crate::ui::kit::dom::View;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use chrono::{NaiveDate, NaiveDateTime};

/// A sentence, and the rules behind it.
pub type Reason = (String, Vec<RuleId>);

/// The question over the reason of a fact.
pub const WHERE_FROM: &str = "Where does this date come from?";

fn said(because: impl Into<String>, rules: &[&'static str]) -> Reason {
    (because.into(), rules.iter().copied().map(RuleId).collect())
}

/// The reason for the time of a round.
pub fn round() -> Reason {
    said(
        "You wrote this time down. Your thank-you is counted from the end of the interview, and so is the wait if they name no date.",
        &["J1", "F8"],
    )
}

/// The same as a disclosure.
pub fn of_round() -> View {
    let (because, rules) = round();
    why(WHERE_FROM, &because, &rules, &[])
}

/// The reason for the day by which they said word would come: who said so, and when.
pub fn their_date(process: &Process, by: NaiveDate, now: NaiveDateTime) -> Reason {
    let in_ledger = process.ledger.iter().rev().find(|entry| match &entry.what {
        Happening::Heard { news: News::NewDate(promise), .. } => promise.by == by,
        _ => false,
    });
    let in_round = process.rounds.iter().find(|round| round.told.promise().is_some_and(|promise| promise.by == by));
    let told = match (in_ledger, in_round) {
        (Some(entry), _) => {
            format!("They named this day {}, as your contact ledger says.", dates::human(entry.at, now))
        }
        (None, Some(round)) => match round.schedule.end() {
            Some(end) => format!("They named this day at the interview, {}.", dates::human_day(end.date(), now)),
            None => "They named this day at the interview.".into(),
        },
        (None, None) => "They named this day.".into(),
    };
    said(
        told + " Your first follow-up is counted from it, and until it has passed they are left alone.",
        &["J1", "A4", "S1", "J2"],
    )
}

/// The same as a disclosure.
pub fn of_their_date(process: &Process, by: NaiveDate, now: NaiveDateTime) -> View {
    let (because, rules) = their_date(process, by, now);
    why(WHERE_FROM, &because, &rules, &[])
}

/// The reason for an entry of the ledger on the timeline: what follows from it.
pub fn entry(entry: &Entry) -> Reason {
    let follows = |words: &str| format!("This is in your contact ledger, under the time you gave. {words}");
    let Happening::Heard { news, .. } = &entry.what else {
        return said(follows("Steps that no longer apply are gone since then."), &[]);
    };
    match news {
        News::NewDate(_) => said(follows("The new day replaces the earlier one."), &["J2", "A4", "S7"]),
        News::NextRound(_) => said(follows("Questions are saved for the room."), &["J13", "F5"]),
        News::Refusal | News::OfferWithdrawn => {
            said(follows("An answer to it waits for a night’s sleep."), &["J17", "S8"])
        }
        News::Offer { .. } => {
            said(follows("It is answered, and the search goes on until it is firm."), &["A8", "F14", "J18"])
        }
        News::Postponed => said(follows("The wait begins anew from there."), &["A3"]),
        News::Message => said(follows("It is an answer: follow-ups are counted anew from there."), &["J9", "A3"]),
        News::GetInTouch(_) => said(follows("What they asked for goes first."), &["J9"]),
        News::AnswerBy(_) => said(follows("Your answer is due by that day."), &[]),
        News::Feedback => said(follows("Use it for the next round."), &["F5"]),
    }
}

/// Why the badge of a process says what it says.
pub fn standing(process: &Process, plan: &Plan, now: NaiveDateTime) -> Reason {
    if process.standing(now) != Standing::Open {
        let last = process
            .ledger_until(now)
            .into_iter()
            .rev()
            .find(|entry| Standing::Open.after(&entry.what) != Standing::Open);
        let Some(last) = last else { return said("So your contact ledger says.", &[]) };
        let title = match &last.what {
            Happening::Heard { news, .. } => heard_title(news),
            Happening::Decided(decision) => decision_title(*decision),
            Happening::Sent { .. } => "You wrote",
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
        None => said("No step is open now, and there is nobody to be left alone.", &[]),
    }
}
