//! The end of it: a refusal, an offer, the referees, staying in touch, and the end of the search.

use crate::domain::advice::parameter::SearchUntil;
use crate::domain::ledger::{Decision, Entry, Happening, News, OfferForm, Purpose};
use crate::domain::moment::at_hour;
use crate::domain::phrase::Phrase;
use crate::domain::process::Standing;
use crate::domain::timeline::draft::{Draft, together};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::house::row;
use crate::domain::timeline::step::{Step, StepKind, StepState, Subject};
use chrono::{NaiveDate, NaiveDateTime};

/// Requests for feedback that one process bears in all (J15).
pub(crate) const FEEDBACK_REQUESTS: usize = 2;

/// Drafts what follows from how the process stands.
pub(super) fn draft(facts: &Facts, steps: &mut Vec<Step>) {
    offer(facts, steps);
    stop_searching(facts, steps);
    let Some(end) = facts.stands_since else { return };
    match facts.standing {
        Standing::Open | Standing::Offered => {}
        Standing::Accepted | Standing::Started => thank_referees(facts, end, steps),
        Standing::Refused => {
            reply_to_refusal(facts, end, steps);
            ask_feedback(facts, end, steps);
            if referees_were_briefed(facts, steps) {
                thank_referees(facts, end, steps);
            }
            keep_in_touch(facts, end, steps);
        }
        Standing::Declined | Standing::Withdrawn | Standing::Filled => keep_in_touch(facts, end, steps),
    }
}

/// A step that rests on one entry of the ledger.
fn resting_on(facts: &Facts, kind: StepKind, entry: &Entry, fact: &str) -> Option<Draft> {
    let mut draft = row(kind)?.draft(facts, Subject::Entry(entry.id.clone()), entry.at);
    draft.because = draft.because.and(fact).day(entry.at.date()).and(".");
    Some(draft)
}

/// The first message with this purpose since the entry.
fn sent_since(facts: &Facts, entry: &Entry, purpose: Purpose) -> Option<NaiveDateTime> {
    facts.sent(purpose).map(|sent| sent.at).find(|at| entry.at <= *at)
}

fn reply_to_refusal(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::ReplyToRefusal, end, "They said no on ") {
        draft.proof = sent_since(facts, end, Purpose::ReplyToRefusal);
        steps.push(draft.settle(facts));
    }
}

fn ask_feedback(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    let Some(mut draft) = resting_on(facts, StepKind::AskFeedback, end, "They said no on ") else { return };
    draft.rules = together(&[&draft.rules, facts.parameters().after_first.rules]);
    draft.proof = sent_since(facts, end, Purpose::AskFeedback);
    let given = facts.heard().find(|(entry, news)| **news == News::Feedback && end.at <= entry.at);
    if let Some((entry, _)) = given {
        draft.cancelled = Some((NaiveDateTime::MIN, Phrase::text("They told you on ").day(entry.at.date()).and(".")));
    } else if facts.sent(Purpose::AskFeedback).count() >= FEEDBACK_REQUESTS {
        let words = "You have asked twice in this process, and twice is the most.";
        draft.cancelled = Some((NaiveDateTime::MIN, Phrase::text(words)));
    }
    steps.push(draft.settle(facts));
}

fn referees_were_briefed(facts: &Facts, steps: &[Step]) -> bool {
    let briefed = |step: &Step| step.key.kind == StepKind::BriefReferees && matches!(step.state, StepState::Done(_));
    !facts.process.marks.is_empty() && steps.iter().any(briefed)
}

fn thank_referees(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::ThankReferees, end, "It was decided on ") {
        draft.key.subject = Subject::Process;
        steps.push(draft.settle(facts));
    }
}

fn keep_in_touch(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::KeepInTouch, end, "It ended on ") {
        draft.proof = sent_since(facts, end, Purpose::KeepInTouch);
        steps.push(draft.settle(facts));
    }
}

/// The newest offer, unless it was taken back.
fn last_offer<'a>(facts: &Facts<'a>) -> Option<(&'a Entry, OfferForm, Option<NaiveDate>)> {
    let mut last = None;
    for (entry, news) in facts.heard() {
        match news {
            News::Offer { form, answer_by } => last = Some((entry, *form, *answer_by)),
            News::OfferWithdrawn | News::Refusal => last = None,
            _ => {}
        }
    }
    last
}

fn offer(facts: &Facts, steps: &mut Vec<Step>) {
    let Some((entry, form, answer_by)) = last_offer(facts) else { return };
    let Some(mut draft) = resting_on(facts, StepKind::ConfirmOffer, entry, "They made the offer on ") else { return };
    draft.advice = Phrase::text(match form {
        OfferForm::Verbal => {
            "Thank them, ask for it in writing, and for a few days to read it. Keep searching: words can be taken back."
        }
        OfferForm::Written => "Read it whole, ask what is unclear, then accept or decline in writing.",
    });
    if form == OfferForm::Verbal {
        draft.title = "Get the offer in writing".into();
    }
    if let Some(by) = answer_by {
        draft.window.due = at_hour(by, 18).max(draft.window.opens);
        draft.because = Phrase::text("They want your answer by ").day(by).and(".");
    }
    let answered = [Purpose::Accept, Purpose::Decline].into_iter().find_map(|how| sent_since(facts, entry, how));
    let decided =
        facts.ledger.iter().find(|later| entry.at <= later.at && is_answer(&later.what)).map(|later| later.at);
    draft.proof = match (form, facts.standing) {
        (OfferForm::Verbal, Standing::Started | Standing::Declined) => decided,
        (OfferForm::Verbal, _) => None,
        (OfferForm::Written, _) => decided.or(answered),
    };
    if facts.standing.is_closed() {
        draft.cancelled = facts.over().map(|(_, why)| (NaiveDateTime::MIN, why));
    }
    steps.push(draft.settle(facts));
}

fn is_answer(what: &Happening) -> bool {
    matches!(what, Happening::Decided(Decision::Accepted | Decision::Declined | Decision::StartedWork))
}

/// When the search may end by this playbook, once it may.
pub(crate) fn search_ends(facts: &Facts) -> Option<NaiveDateTime> {
    let started = || {
        let first = facts.ledger.iter().find(|entry| entry.what == Happening::Decided(Decision::StartedWork));
        first.map(|entry| entry.at)
    };
    let since = facts.stands_since.map(|entry| entry.at);
    let offer = last_offer(facts);
    match (facts.standing, facts.parameters().search_until.value) {
        (Standing::Started, _) => started(),
        (Standing::Offered | Standing::Accepted, SearchUntil::FirmOffer) => {
            offer.filter(|(_, form, _)| *form == OfferForm::Written).map(|(entry, ..)| entry.at)
        }
        (Standing::Accepted, SearchUntil::OfficiallyHired) => {
            since.filter(|_| offer.is_none_or(|(_, form, _)| form == OfferForm::Written))
        }
        _ => None,
    }
}

fn stop_searching(facts: &Facts, steps: &mut Vec<Step>) {
    let (Some(at), Some(row)) = (search_ends(facts), row(StepKind::StopSearching)) else { return };
    let parameter = &facts.parameters().search_until;
    let mut draft = row.draft(facts, Subject::Process, at);
    let words = ["By this playbook the search goes on until ", parameter.value.words(), ". That was on "].concat();
    draft.because = Phrase::text(words).day(at.date()).and(".");
    draft.rules = together(&[parameter.rules]);
    draft.house_fills_in = parameter.is_silent();
    steps.push(draft.settle(facts));
}
