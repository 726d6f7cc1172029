//! Which letters make sense now, and to whom: what to offer first. The others stay possible, for the record may be
//! behind.

use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent, OfferForm, Purpose};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::offer::in_hand::in_hand;
use crate::domain::person::{Part, Person};
use crate::domain::process::{Process, Status};
use crate::domain::round::{Round, RoundState};
use chrono::NaiveDateTime;

/// Whether a letter for this purpose makes sense as the process stands.
pub fn is_fitting(purpose: LetterPurpose, process: &Process, now: NaiveDateTime) -> bool {
    use LetterPurpose as P;
    let standing = process.status(now);
    let held = process.rounds.iter().any(|round| round.held_by(now));
    match purpose {
        P::ThankYou => held && !process.people.is_empty(),
        P::FirstFollowUp | P::SecondFollowUp | P::AskHr => held && standing == Status::Open,
        P::AskFeedback => matches!(standing, Status::Refused | Status::Filled),
        P::Decline if to_tell(process, now) == Some(purpose) => true,
        P::Accept | P::Decline | P::MoreTime => standing == Status::Offered,
        P::Withdraw => matches!(standing, Status::Open | Status::Offered) || to_tell(process, now) == Some(purpose),
        P::Referee => matches!(standing, Status::Open | Status::Offered | Status::Accepted),
        P::MutualContact => standing == Status::Open,
        P::LinkedIn => held,
        P::KeepInTouch => !matches!(standing, Status::Open | Status::Offered),
        P::NewTime => not_held(process, None).is_some(),
        P::AskWritten => standing == Status::Offered && offer_is_spoken(process, now),
        // That there is another offer is not in this record: the step that asks for it offers the letter.
        P::Bridge => false,
    }
}

/// The round that did not take place and of which a letter speaks: this one, else the last of them.
pub fn not_held<'a>(process: &'a Process, round: Option<&'a Round>) -> Option<&'a Round> {
    let open = |round: &&Round| matches!(round.state, RoundState::NotHeld | RoundState::Postponed);
    round.filter(open).or_else(|| process.rounds.iter().rev().find(open))
}

/// The letter that tells them what you decided, as long as none of it went out: deciding alone tells nobody.
pub fn to_tell(process: &Process, now: NaiveDateTime) -> Option<LetterPurpose> {
    let purpose = match process.status(now) {
        Status::Withdrawn => LetterPurpose::Withdraw,
        Status::Declined => LetterPurpose::Decline,
        _ => return None,
    };
    let told = process
        .ledger_until(now)
        .into_iter()
        .rev()
        .take_while(|entry| !matches!(entry.what, LedgerEvent::Decided(Decision::Reopened)));
    let mut told = told
        .filter(|entry| entry.arrived(now))
        .filter(|entry| matches!(entry.what, LedgerEvent::Sent { purpose: sent, .. } if sent == purpose.in_ledger()));
    told.next().is_none().then_some(purpose)
}

/// Since when you wait for a spoken offer in writing: you asked for it since it was made.
pub fn asked_in_writing(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let offer = in_hand(process, now).filter(|offer| offer.form == OfferForm::Verbal)?;
    let asked = process.ledger_until(now).into_iter().rev().find(|entry| {
        let asks = matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::AskWritten | Purpose::Accept, .. });
        asks && offer.since <= entry.at && entry.arrived(now)
    });
    asked.map(|entry| entry.at)
}

/// Whether the newest offer was only spoken.
pub fn offer_is_spoken(process: &Process, now: NaiveDateTime) -> bool {
    let offers = process.ledger_until(now).into_iter().rev().find_map(|entry| match &entry.what {
        LedgerEvent::Heard { news: EmployerResponse::Offer { form, .. }, .. } => Some(*form),
        _ => None,
    });
    offers == Some(OfferForm::Verbal)
}

/// Whom such a letter usually goes to, of the people on record: a question to HR goes to HR, an answer to whoever gave
/// the news, anything else to the one who decides. `None`: to nobody on record.
pub fn usual_recipient(purpose: LetterPurpose, process: &Process, now: NaiveDateTime) -> Option<&Person> {
    use LetterPurpose as P;
    let there = |person: &&Person| !person.is_gone(now);
    let playing = |part| process.people.iter().find(|person| person.part == Some(part) && there(person));
    let decides = || playing(Part::HiringManager).or_else(|| process.people.iter().find(there));
    let hr = || playing(Part::Hr).or_else(|| playing(Part::Recruiter));
    match purpose {
        P::Referee | P::MutualContact => None,
        P::ThankYou | P::LinkedIn => process.people.iter().find(there),
        P::AskHr => hr(),
        P::SecondFollowUp => hr().or_else(decides),
        P::FirstFollowUp | P::Withdraw | P::KeepInTouch | P::Bridge => decides(),
        P::NewTime => {
            let missed = not_held(process, None).into_iter().flat_map(|round| &round.people);
            let missed = missed.filter_map(|id| process.person(id)).find(there);
            missed.or_else(|| playing(Part::Recruiter)).or_else(decides)
        }
        P::AskFeedback | P::Accept | P::Decline | P::MoreTime | P::AskWritten => {
            let ledger = process.ledger_until(now);
            let news = ledger.iter().rev().filter_map(|entry| match &entry.what {
                LedgerEvent::Heard { from, news, .. } => match news {
                    EmployerResponse::Offer { .. } => Some((true, from.as_ref())),
                    EmployerResponse::Refusal => Some((false, from.as_ref())),
                    _ => None,
                },
                _ => None,
            });
            // The written offer rarely says whom it is from: whoever made it by word is still the one.
            let mut news = news.peekable();
            let offered = news.peek().map(|(offered, _)| *offered);
            let mut same = news.take_while(|(one, _)| offered == Some(*one)).filter_map(|(_, from)| from);
            let from = same.find_map(|id| process.person(id).filter(there));
            from.or_else(decides)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
    use crate::domain::ledger::Entry;
    use crate::domain::round::{RoundKind, Schedule};

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    fn fitting(process: &Process) -> Vec<LetterPurpose> {
        LetterPurpose::ALL.into_iter().filter(|one| is_fitting(*one, process, at("20T09:00"))).collect()
    }

    #[test]
    fn what_fits_follows_the_process() {
        use LetterPurpose as P;
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        assert_eq!(fitting(&process), [P::Withdraw, P::Referee, P::MutualContact], "nothing held yet");
        let ended = Schedule::ended(at("18T15:30")).unwrap();
        process.people.push(Person::named(PersonId::parse("m1").unwrap(), Default::default()));
        process.rounds.push(Round::new(RoundId::parse("r1").unwrap(), RoundKind::default(), ended));
        let open = [P::ThankYou, P::FirstFollowUp, P::SecondFollowUp, P::AskHr, P::Withdraw, P::Referee];
        assert_eq!(fitting(&process), [&open[..], &[P::MutualContact, P::LinkedIn]].concat());
        let mut decide = |decision| {
            let what = LedgerEvent::Decided(decision);
            let id = EntryId::parse("e1").unwrap();
            process.ledger = vec![Entry::new(id, at("19T09:00"), what)];
            fitting(&process)
        };
        assert_eq!(decide(Decision::Withdrew), [P::ThankYou, P::Withdraw, P::LinkedIn, P::KeepInTouch]);
        assert_eq!(decide(Decision::AssumedFilled), [P::ThankYou, P::AskFeedback, P::LinkedIn, P::KeepInTouch]);
    }

    #[test]
    fn letters_go_to_the_right_person() {
        use LetterPurpose as P;
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let to = |process: &Process, purpose| {
            usual_recipient(purpose, process, at("20T09:00")).map(|person| person.id.to_string()).unwrap_or_default()
        };
        assert!(LetterPurpose::ALL.iter().all(|purpose| to(&process, *purpose).is_empty()), "nobody is on record");
        let one = |id: &str, part| Person { part, ..Person::named(PersonId::parse(id).unwrap(), Default::default()) };
        process.people = vec![one("peer", Some(Part::Interviewer)), one("lead", Some(Part::HiringManager))];
        assert_eq!(to(&process, P::AskHr), "", "nobody of HR is on record");
        assert_eq!(to(&process, P::SecondFollowUp), "lead");
        process.people.push(one("agent", Some(Part::Recruiter)));
        assert_eq!(to(&process, P::AskHr), "agent");
        process.people.push(one("staff", Some(Part::Hr)));
        for (purpose, whom) in [
            (P::ThankYou, "peer"),
            (P::FirstFollowUp, "lead"),
            (P::SecondFollowUp, "staff"),
            (P::AskHr, "staff"),
            (P::AskFeedback, "lead"),
            (P::Withdraw, "lead"),
            (P::Referee, ""),
            (P::MutualContact, ""),
        ] {
            assert_eq!(to(&process, purpose), whom, "{purpose:?}");
        }
        let news = EmployerResponse::Offer { form: crate::domain::ledger::OfferForm::Written, answer_by: None };
        let from = PersonId::parse("agent");
        let what = LedgerEvent::Heard { channel: Channel::Email, from, news };
        let entry = Entry::new(EntryId::parse("e1").unwrap(), at("19T09:00"), what);
        process.ledger = vec![entry];
        for purpose in [P::Accept, P::Decline, P::MoreTime, P::AskFeedback] {
            assert_eq!(to(&process, purpose), "agent", "{purpose:?} answers whoever gave the news");
        }
        let in_writing = |news| {
            let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
            Entry::new(EntryId::parse("e2").unwrap(), at("20T08:00"), what)
        };
        let written = EmployerResponse::Offer { form: crate::domain::ledger::OfferForm::Written, answer_by: None };
        process.ledger.push(in_writing(written));
        assert_eq!(to(&process, P::Accept), "agent", "the written offer is from whoever made it by word");
        process.ledger[1] = in_writing(EmployerResponse::Refusal);
        assert_eq!(to(&process, P::AskFeedback), "lead", "a no from nobody in particular is not the offer’s");
    }
}
