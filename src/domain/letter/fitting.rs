//! Which letters make sense now: what to offer first. The others stay possible, for the record may be behind.

use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::process::{Process, Standing};
use chrono::NaiveDateTime;

/// Whether a letter for this purpose makes sense as the process stands.
pub fn is_fitting(purpose: LetterPurpose, process: &Process, now: NaiveDateTime) -> bool {
    use LetterPurpose as P;
    let standing = process.standing(now);
    let held = process.rounds.iter().any(|round| round.held_by(now));
    match purpose {
        P::ThankYou => held && !process.people.is_empty(),
        P::FirstFollowUp | P::SecondFollowUp | P::AskHr => held && standing == Standing::Open,
        P::AskFeedback => matches!(standing, Standing::Refused | Standing::Filled),
        P::Accept | P::Decline | P::MoreTime => standing == Standing::Offered,
        P::Withdraw => matches!(standing, Standing::Open | Standing::Offered),
        P::Referee => matches!(standing, Standing::Open | Standing::Offered | Standing::Accepted),
        P::MutualContact => standing == Standing::Open,
        P::LinkedIn => held,
        P::KeepInTouch => !matches!(standing, Standing::Open | Standing::Offered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
    use crate::domain::ledger::{Decision, Entry, Happening};
    use crate::domain::person::Person;
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::Prose;

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
            let what = Happening::Decided(decision);
            let id = EntryId::parse("e1").unwrap();
            process.ledger = vec![Entry { id, at: at("19T09:00"), what, note: Prose::default() }];
            fitting(&process)
        };
        assert_eq!(decide(Decision::Withdrew), [P::ThankYou, P::LinkedIn, P::KeepInTouch]);
        assert_eq!(decide(Decision::AssumedFilled), [P::ThankYou, P::AskFeedback, P::LinkedIn, P::KeepInTouch]);
    }
}
