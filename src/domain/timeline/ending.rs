//! The end of it: a refusal, an offer, the referees, staying in touch, and the end of the search.

use crate::domain::advice::parameter::SearchUntil;
use crate::domain::id::ProcessId;
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Purpose};
use crate::domain::offer::in_hand::day_for_answer;
use crate::domain::offset::{Offset, hour};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Process, Status};
use crate::domain::referees::reference::{Milestone, Reference};
use crate::domain::timeline::draft::{Draft, together};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::follow_up::addressee;
use crate::domain::timeline::house::row;
use crate::domain::timeline::round_steps::by_referees;
use crate::domain::timeline::step::{Step, StepKind, StepState, Subject};
use crate::domain::timeline::thank_you::Thanked;
use crate::domain::timeline::why::{Clause, Stamp};
use chrono::{NaiveDate, NaiveDateTime};

/// Requests for feedback that one process bears in all (J15).
pub(crate) const FEEDBACK_REQUESTS: usize = 2;

/// Drafts what follows from how the process stands.
pub(super) fn draft(facts: &Facts, thanked: &Thanked, offers: &[Deadline], steps: &mut Vec<Step>) {
    offer(facts, thanked, taken(facts, offers), steps);
    stop_searching(facts, steps);
    let Some(end) = facts.stands_since else { return };
    match facts.standing {
        Status::Open | Status::Offered => {}
        // On a spoken word nobody is told that it is over.
        Status::Accepted if last_offer(facts).is_some_and(|offer| offer.form == OfferForm::Verbal) => {}
        Status::Accepted | Status::Started => thank_referees(facts, end, steps),
        Status::Refused => {
            reply_to_refusal(facts, end, thanked, steps);
            ask_feedback(facts, end, steps);
            if referees_were_briefed(facts, steps) {
                thank_referees(facts, end, steps);
            }
            keep_in_touch(facts, end, steps);
        }
        Status::Declined | Status::Withdrawn | Status::Filled => {
            if referees_were_briefed(facts, steps) {
                thank_referees(facts, end, steps);
            }
            keep_in_touch(facts, end, steps);
        }
    }
}

/// A step that rests on one entry of the ledger. It goes to whoever wrote that, if they are still there.
pub(super) fn resting_on(facts: &Facts, kind: StepKind, entry: &Entry, fact: &'static str) -> Option<Draft> {
    // Nobody knows how long ago it ended: nothing is due by a day that was made up. An offer in hand is answered all the same.
    if entry.undated && kind != StepKind::ConfirmOffer {
        return None;
    }
    let mut draft = row(kind)?.draft(facts, Subject::Entry(entry.id.clone()), fact, entry.at);
    let from = match &entry.what {
        LedgerEvent::Heard { from, .. } => from.as_ref().and_then(|id| facts.there(id)),
        _ => None,
    };
    draft.to = from.or_else(|| addressee(facts)).filter(|_| kind.is_message()).map(|person| person.id.clone());
    Some(draft)
}

/// The first message with this purpose since the entry.
fn sent_since(facts: &Facts, entry: &Entry, purpose: Purpose) -> Option<NaiveDateTime> {
    facts.sent(purpose).map(|sent| sent.at).find(|at| entry.at <= *at)
}

fn reply_to_refusal(facts: &Facts, end: &Entry, thanked: &Thanked, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::ReplyToRefusal, end, "They said no ") {
        draft.advice = thanked.begin(draft.advice);
        // The question for feedback goes out in the reply, so that one letter is both.
        let asked = sent_since(facts, end, Purpose::AskFeedback);
        draft.proof = sent_since(facts, end, Purpose::ReplyToRefusal).into_iter().chain(asked).min();
        steps.push(draft.settle(facts));
    }
}

fn ask_feedback(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    let Some(mut draft) = resting_on(facts, StepKind::AskFeedback, end, "They said no ") else { return };
    draft.proof = sent_since(facts, end, Purpose::AskFeedback);
    let given = facts.heard().find(|(entry, news)| **news == EmployerResponse::Feedback && end.at <= entry.at);
    if let Some((entry, _)) = given {
        draft.cancelled = Some((NaiveDateTime::MIN, Phrase::text("They told you ").on(entry.at.date()).and(".")));
    } else if facts.sent(Purpose::AskFeedback).count() >= FEEDBACK_REQUESTS {
        let words = "You have asked twice, and twice is enough.";
        draft.cancelled = Some((NaiveDateTime::MIN, Phrase::text(words)));
    }
    steps.push(draft.settle(facts));
}

fn referees_were_briefed(facts: &Facts, steps: &[Step]) -> bool {
    let briefed = |step: &Step| step.key.kind == StepKind::BriefReferees && matches!(step.state, StepState::Done(_));
    let knows = |one: &Reference| one.told.or(one.briefed).or(one.called).is_some();
    facts.process.references.iter().any(knows) || (!facts.process.marks.is_empty() && steps.iter().any(briefed))
}

fn thank_referees(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::ThankReferees, end, "It was decided ") {
        draft.key.subject = Subject::Process;
        by_referees(facts, &mut draft, Milestone::Result);
        steps.push(draft.settle(facts));
    }
}

fn keep_in_touch(facts: &Facts, end: &Entry, steps: &mut Vec<Step>) {
    if let Some(mut draft) = resting_on(facts, StepKind::KeepInTouch, end, "It ended ") {
        draft.proof = sent_since(facts, end, Purpose::KeepInTouch);
        steps.push(draft.settle(facts));
    }
}

/// An offer of theirs.
#[derive(Clone, Copy)]
struct Offer<'a> {
    entry: &'a Entry,
    form: OfferForm,
    answer_by: Option<NaiveDate>,
}

/// The newest offer, unless it was taken back; with the day for the answer that they named last.
fn last_offer<'a>(facts: &Facts<'a>) -> Option<Offer<'a>> {
    newest(&facts.ledger)
}

fn newest<'a>(ledger: &[&'a Entry]) -> Option<Offer<'a>> {
    let mut last: Option<Offer<'a>> = None;
    for entry in ledger {
        let LedgerEvent::Heard { news, .. } = &entry.what else { continue };
        match news {
            EmployerResponse::Offer { form, answer_by } => {
                let known = last.and_then(|offer| offer.answer_by);
                last = Some(Offer { entry, form: *form, answer_by: day_for_answer(*answer_by, known, entry.at) })
            }
            EmployerResponse::AnswerBy(by) => last.iter_mut().for_each(|offer| offer.answer_by = Some(*by)),
            EmployerResponse::OfferWithdrawn | EmployerResponse::Refusal => last = None,
            _ => {}
        }
    }
    last
}

/// An offer of which the others are to hear: one in hand that wants an answer by a day, or one that you took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Whose offer it is.
    pub process: ProcessId,
    /// Since when it is known, or taken (local time).
    pub since: NaiveDateTime,
    /// The day of the answer; `None` once you said yes.
    pub by: Option<NaiveDate>,
}

/// Since when another offer is taken, if one is. Whoever begins something new after a yes means it.
pub(super) fn taken(facts: &Facts, offers: &[Deadline]) -> Option<NaiveDateTime> {
    let others = offers.iter().filter(|offer| offer.by.is_none() && offer.process != facts.process.id);
    let known = |since: &NaiveDateTime| facts.process.created <= *since && *since <= facts.now;
    others.map(|offer| offer.since).filter(known).min()
}

/// The deadline of the offer in hand, if there is one and it has not passed; or that it was taken.
pub fn deadline(process: &Process, now: NaiveDateTime) -> Option<Deadline> {
    let status = process.status(now);
    if process.trashed.is_some() || !matches!(status, Status::Offered | Status::Accepted) {
        return None;
    }
    let ledger = process.ledger_until(now);
    let offer = newest(&ledger);
    let (since, by) = if status == Status::Offered {
        let offer = offer?;
        (offer.entry.at, Some(offer.answer_by.filter(|by| now.date() <= *by)?))
    } else {
        // On a spoken word nobody is told that it is over.
        let firm = process.archived.is_none() && offer.is_none_or(|offer| offer.form == OfferForm::Written);
        let yes = ledger.iter().rev().find(|entry| entry.what == LedgerEvent::Decided(Decision::Accepted));
        (yes.filter(|_| firm)?.at, None)
    };
    Some(Deadline { process: process.id.clone(), since, by })
}

fn offer(facts: &Facts, thanked: &Thanked, taken: Option<NaiveDateTime>, steps: &mut Vec<Step>) {
    let Some(Offer { entry, form, answer_by }) = last_offer(facts) else { return };
    let taken = taken.filter(|_| facts.standing == Status::Offered);
    // A no needs nothing in writing from them.
    let form = if taken.is_some() { OfferForm::Written } else { form };
    let Some(mut draft) = resting_on(facts, StepKind::ConfirmOffer, entry, "They made the offer ") else { return };
    draft.advice = Phrase::text(match form {
        _ if taken.is_some() => "You said yes to another offer. Say no here soon, and kindly.",
        OfferForm::Verbal => {
            "Thank them. Ask for it in writing, and for a few days to read it. Don’t give notice on a spoken word. Keep applying, and tell your referees once it is written."
        }
        OfferForm::Written => "Read all of it and ask what is unclear. Then accept or decline in writing.",
    });
    draft.advice = thanked.begin(draft.advice);
    if form == OfferForm::Verbal {
        draft.title = "Get the offer in writing".into();
    }
    if taken.is_some() {
        draft.title = "Say no to their offer".into();
        draft.marks_from = taken;
    }
    if let Some(by) = answer_by {
        draft.why = draft.why.since("They want your answer by ", Stamp::Day(by));
        draft.why = draft.why.gives(Clause::Due, Offset::Day(0, hour(18)), facts.calendar);
    }
    let answered = [Purpose::Accept, Purpose::Decline].into_iter().find_map(|how| sent_since(facts, entry, how));
    let decided =
        facts.ledger.iter().find(|later| entry.at <= later.at && is_answer(&later.what)).map(|later| later.at);
    draft.proof = match (form, facts.standing) {
        (OfferForm::Verbal, Status::Started | Status::Declined) => decided,
        (OfferForm::Verbal, _) => asked_in_writing(facts, entry).first().map(|asked| asked.at),
        (OfferForm::Written, _) => decided.or(answered),
    };
    if facts.standing.is_closed() {
        draft.cancelled = facts.over().map(|(_, why)| (NaiveDateTime::MIN, why));
    }
    steps.push(draft.settle(facts));
    if form == OfferForm::Verbal && !facts.standing.is_closed() {
        ask_again(facts, entry, steps);
    }
}

/// The messages that asked for a spoken offer in writing.
fn asked_in_writing<'a>(facts: &Facts<'a>, offer: &Entry) -> Vec<&'a Entry> {
    let asks =
        |entry: &&Entry| matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::AskWritten | Purpose::Accept, .. });
    let arrived = facts.ledger.iter().copied().filter(|entry| offer.at <= entry.at && entry.arrived(facts.now));
    arrived.filter(asks).collect()
}

/// A spoken offer is asked for in writing again after a week of silence, and after the next.
fn ask_again(facts: &Facts, offer: &Entry, steps: &mut Vec<Step>) {
    let asked = asked_in_writing(facts, offer);
    for (n, entry) in asked.iter().enumerate() {
        let Some(mut draft) = resting_on(facts, StepKind::AskWritten, entry, "You asked for it in writing ") else {
            return;
        };
        // They wrote since: the week begins with that.
        let word = facts.heard().map(|(heard, _)| heard).filter(|heard| entry.at < heard.at).last();
        if let Some(word) = word.filter(|_| n + 1 == asked.len())
            && let Some(row) = row(StepKind::AskWritten)
        {
            draft.why = row.why(facts, "They last wrote ", Stamp::Moment(word.at));
        }
        draft.proof = asked.get(n + 1).map(|next| next.at);
        steps.push(draft.settle(facts));
    }
}

fn is_answer(what: &LedgerEvent) -> bool {
    matches!(what, LedgerEvent::Decided(Decision::Accepted | Decision::Declined | Decision::StartedWork))
}

/// When the search may end by this playbook, once it may.
pub(crate) fn search_ends(facts: &Facts) -> Option<NaiveDateTime> {
    let started = || {
        let first = facts.ledger.iter().find(|entry| entry.what == LedgerEvent::Decided(Decision::StartedWork));
        first.map(|entry| entry.at)
    };
    let since = facts.stands_since.map(|entry| entry.at);
    let offer = last_offer(facts);
    match (facts.standing, facts.parameters().search_until.value) {
        (Status::Started, _) => started(),
        (Status::Offered | Status::Accepted, SearchUntil::FirmOffer) => {
            offer.filter(|offer| offer.form == OfferForm::Written).map(|offer| offer.entry.at)
        }
        (Status::Accepted, SearchUntil::OfficiallyHired) => {
            since.filter(|_| offer.is_none_or(|offer| offer.form == OfferForm::Written))
        }
        _ => None,
    }
}

fn stop_searching(facts: &Facts, steps: &mut Vec<Step>) {
    let (Some(at), Some(row)) = (search_ends(facts), row(StepKind::StopSearching)) else { return };
    let parameter = &facts.parameters().search_until;
    let fact = match parameter.value {
        _ if facts.standing == Status::Started => "You started work ",
        SearchUntil::FirmOffer => "The search goes on until you have a firm offer. You have it since ",
        _ => "The search goes on until you are officially hired. You are since ",
    };
    let mut draft = row.draft(facts, Subject::Process, fact, at);
    draft.rules = together(&[parameter.rules]);
    draft.house_fills_in = parameter.is_silent();
    steps.push(draft.settle(facts));
}
