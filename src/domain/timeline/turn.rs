//! Steps for turns that life takes: a day they asked to be reached on, a round that did not take place, word from them
//! after the end, and another employer's deadline.

use crate::domain::channel::Channel;
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, Purpose};
use crate::domain::offset::{Offset, hour};
use crate::domain::person::Person;
use crate::domain::phrase::Phrase;
use crate::domain::process::Status;
use crate::domain::promise::Instruction;
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::ending::{Deadline, resting_on, taken};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::follow_up::{Schedule, addressee, one_of};
use crate::domain::timeline::house::row;
use crate::domain::timeline::step::{Step, StepKind, StepState, Subject};
use crate::domain::timeline::wait::{Anchor, contact_as_told};
use crate::domain::timeline::why::{Clause, Stamp};
use chrono::NaiveDateTime;

/// Drafts them.
pub(super) fn draft(facts: &Facts, present: Option<&Schedule>, offers: &[Deadline], steps: &mut Vec<Step>) {
    for round in facts.process.rounds.iter().filter(|round| round.state == RoundState::NotHeld) {
        steps.extend(new_time(facts, round));
    }
    if let Some(present) = present {
        steps.extend(as_told(facts, present));
        steps.extend(bridge(facts, offers));
    }
    steps.extend(open_again(facts));
}

/// What they asked for, on their day and in their way.
fn as_told(facts: &Facts, present: &Schedule) -> Option<Step> {
    let Anchor::Told { told, id } = present.cycle.anchor else { return None };
    let row = row(StepKind::AsTold)?;
    let said = facts.process.entry(id).map_or(present.cycle.since, |entry| entry.at);
    let mut why = row.why(facts, "They asked you to get in touch ", Stamp::On(told.on));
    // Said on the day itself: not before it was said.
    if told.on <= said.date() {
        why = why.since("They said so ", Stamp::Moment(said)).gives(Clause::Opens, Offset::Minutes(0), facts.calendar);
    }
    let to = whom_they_named(facts, told).or_else(|| addressee(facts));
    let mut draft = row.with_dates(facts, Subject::Entry(id.clone()), why);
    let verb = match told.channel {
        Some(Channel::Phone) => "Ring ",
        Some(Channel::InPerson) => "See ",
        _ => "Write to ",
    };
    draft.title = [verb, to.map_or(facts.process.whom(), Person::shown), ", as they asked"].concat();
    draft.to = to.map(|person| person.id.clone());
    draft.channel = told.channel;
    draft.proof = contact_as_told(facts, told, said).map(|entry| entry.at);
    draft.last = present.first.as_ref().map(|first| first.window.opens).filter(|_| draft.proof.is_none());
    steps_called_off(facts, &mut draft.cancelled);
    Some(draft.settle(facts))
}

fn whom_they_named<'a>(facts: &Facts<'a>, told: &Instruction) -> Option<&'a Person> {
    told.person.as_ref().and_then(|id| facts.there(id))
}

/// An offer ends it too: it is answered instead.
fn steps_called_off(facts: &Facts, cancelled: &mut Option<(NaiveDateTime, Phrase)>) {
    if facts.standing == Status::Offered {
        *cancelled = facts.over();
    }
}

/// A round that did not take place, until there is a new time.
fn new_time(facts: &Facts, round: &Round) -> Option<Step> {
    let start = round.schedule.start().or(round.schedule.end())?;
    let mut rounds = facts.held.iter().chain(&facts.planned);
    if facts.now < start || rounds.any(|other| start <= other.start) {
        return None;
    }
    let mut draft =
        row(StepKind::NewTime)?.draft(facts, Subject::Round(round.id.clone()), "The interview was to begin ", start);
    let to = one_of(facts, round).or_else(|| addressee(facts));
    if let Some(person) = to {
        draft.title = ["Ask ", person.shown(), " for a new time"].concat();
    }
    draft.to = to.map(|person| person.id.clone());
    draft.channel = facts.told_channel;
    draft.proof = facts.sent(Purpose::NewTime).map(|entry| entry.at).find(|at| start <= *at);
    Some(draft.settle(facts))
}

/// They wrote to something that was over.
fn open_again(facts: &Facts) -> Option<Step> {
    let closed = matches!(facts.standing, Status::Refused | Status::Filled);
    let since = facts.stands_since.filter(|_| closed)?.at;
    // After a refusal, feedback is what was asked for.
    let asks = |(entry, news): &(&Entry, &EmployerResponse)| match news {
        EmployerResponse::Message | EmployerResponse::Postponed => since < entry.at,
        EmployerResponse::Feedback => since < entry.at && facts.standing == Status::Filled,
        _ => false,
    };
    let (entry, _) = facts.heard().filter(asks).last()?;
    let mut draft = resting_on(facts, StepKind::OpenAgain, entry, "They wrote ")?;
    draft.proof = facts
        .ledger
        .iter()
        .find(|later| entry.at <= later.at && later.what == LedgerEvent::Decided(Decision::Reopened))
        .map(|later| later.at);
    Some(draft.settle(facts))
}

/// Another offer has a deadline: the others hear of it before that day, once each.
fn bridge(facts: &Facts, offers: &[Deadline]) -> Option<Step> {
    // A record that has only been begun is nobody to write to.
    if !facts.process.is_named() || taken(facts, offers).is_some() {
        return None;
    }
    let others = offers.iter().filter(|offer| offer.process != facts.process.id && offer.since <= facts.now);
    let (by, offer) =
        others.filter_map(|offer| Some((offer.by?, offer))).min_by_key(|(by, offer)| (*by, offer.since))?;
    let row = row(StepKind::BridgeOffer)?;
    let mut why = row.why(facts, "Another employer made you an offer ", Stamp::Moment(offer.since));
    why = why.since("They want your answer by ", Stamp::Day(by));
    why = why.gives(Clause::Closes, Offset::Day(0, hour(18)), facts.calendar);
    let to = addressee(facts);
    let mut draft = row.with_dates(facts, Subject::Process, why);
    draft.title = ["Tell ", to.map_or(facts.process.whom(), Person::shown), " about your other offer"].concat();
    draft.to = to.map(|person| person.id.clone());
    draft.channel = facts.told_channel;
    draft.proof = facts.sent(Purpose::Bridge).map(|entry| entry.at).last();
    steps_called_off(facts, &mut draft.cancelled);
    Some(draft.settle(facts))
}

/// You said yes elsewhere: the others hear of that, and nothing more is done for them.
pub(super) fn elsewhere(facts: &Facts, offers: &[Deadline], steps: &mut Vec<Step>) {
    let Some((since, row)) = taken(facts, offers).zip(row(StepKind::Withdraw)) else { return };
    match facts.standing {
        Status::Open if facts.process.is_named() => {}
        // The step that answers their offer says it.
        Status::Offered => return let_be(since, steps),
        _ => return,
    }
    let mut draft = row.draft(facts, Subject::Process, "You said yes to another offer ", since);
    let to = addressee(facts);
    draft.title = ["Tell ", to.map_or(facts.process.whom(), Person::shown), " you’ve said yes elsewhere"].concat();
    draft.to = to.map(|person| person.id.clone());
    draft.channel = facts.told_channel;
    draft.proof = facts.sent(Purpose::Withdraw).map(|entry| entry.at).last();
    let step = draft.settle(facts);
    if !matches!(step.state, StepState::NotNeeded(_)) {
        let_be(since, steps);
    }
    steps.push(step);
}

/// Calls off what would only be done to get this job.
fn let_be(since: NaiveDateTime, steps: &mut [Step]) {
    use StepKind as Kind;
    let for_it = |kind| {
        matches!(
            kind,
            Kind::FirstFollowUp
                | Kind::SecondFollowUp
                | Kind::AssumeFilled
                | Kind::BriefReferees
                | Kind::MutualContacts
                | Kind::LinkedIn
                | Kind::BusinessPlan
                | Kind::SalaryExpectation
        )
    };
    for one in steps.iter_mut().filter(|one| for_it(one.key.kind) && one.state.is_live()) {
        let words = Phrase::text("You said yes to another offer ").on(since.date()).and(".");
        one.state = StepState::Cancelled(words);
    }
}
