//! The guard's word on messages that belong to turns: what they asked for themselves, another time for a round, an offer in
//! writing, another employer's deadline.

use super::{Ask, Guard, MORNING, Verdict, VerdictKind};
use crate::domain::advice::rules::{A8, G11, J9, J14, J18};
use crate::domain::ledger::{Entry, Purpose};
use crate::domain::moment::{at_hour, plus_days};
use crate::domain::phrase::Phrase;
use crate::domain::promise::Instruction;
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::wait::{Anchor, contact_as_told};
use chrono::NaiveDateTime;

impl<'a> Guard<'a> {
    /// What they asked for and was not done yet.
    pub(super) fn told(&self) -> Option<&'a Instruction> {
        let cycle = &self.present.as_ref()?.cycle;
        match cycle.anchor {
            Anchor::Told { told, .. } if contact_as_told(&self.facts, told, cycle.since).is_none() => Some(told),
            _ => None,
        }
    }

    /// What they asked for goes first: on their day and in their way it is let through, and nothing beside it.
    pub(super) fn as_told(&self, ask: &Ask) -> Option<Verdict> {
        let told = self.told()?;
        let opens = at_hour(told.on, MORNING);
        let words = Phrase::text("They asked you to get in touch ").on(told.on);
        match told.channel {
            Some(named) if named != ask.channel => {
                let present = self.present.as_ref().filter(|present| present.sends.is_empty())?;
                let until = present.first.as_ref()?.window.opens;
                let way = [", ", named.way(), ". Do that first. If you hear nothing, ask from "].concat();
                let words = words.and(way).moment(until).and(".");
                (self.facts.now < until).then(|| Verdict::wait(until, &[J9], words))
            }
            _ if self.facts.now.date() < told.on => {
                Some(Verdict::wait(opens, &[J9], words.and(". Wait for that day.")))
            }
            _ => Some(Verdict::new(VerdictKind::Allowed, &[J9], words.and(". It doesn’t count as a follow-up."))),
        }
    }

    /// A round was put off or did not take place: a question about the time is no follow-up.
    pub(super) fn new_time(&self) -> Verdict {
        let facts = &self.facts;
        let open = |round: &Round| matches!(round.state, RoundState::NotHeld | RoundState::Postponed);
        if !facts.process.rounds.iter().any(open) {
            return self.other();
        }
        match facts.sent(Purpose::NewTime).last() {
            Some(last) => self.again(last, 2, "It is fine to ask about the time. It doesn’t count as a follow-up."),
            None => Verdict::allowed(&[J9], "It is fine to ask about the time. It doesn’t count as a follow-up."),
        }
    }

    /// A spoken offer is asked for in writing at once, and again after a week of silence.
    pub(super) fn ask_written(&self) -> Verdict {
        let fine = "A spoken offer is not an offer yet. Ask for it in writing, and don’t give notice before.";
        match self.facts.sent(Purpose::AskWritten).last() {
            Some(last) => {
                let until = at_hour(self.facts.calendar.next_working_day_from(plus_days(last.at.date(), 7)), MORNING);
                self.until(last, until, fine)
            }
            None => Verdict::allowed(&[A8, J18], fine),
        }
    }

    /// Another offer has a deadline: the others may hear of it once.
    pub(super) fn bridge(&self) -> Verdict {
        let facts = &self.facts;
        if let Some((_, why)) = facts.over() {
            return Verdict::over_cap(&[G11], why.and(" They have nothing left to decide."));
        }
        match facts.sent(Purpose::Bridge).last() {
            Some(last) => Verdict::over_cap(
                &[J14, G11],
                Phrase::text("You told them of your other offer ").on(last.at.date()).and(". Once is enough."),
            ),
            None => Verdict::allowed(
                &[A8],
                "Another offer with a deadline is a good reason to write early. It counts as a follow-up.",
            ),
        }
    }

    /// Whether the message `last` may be sent again: after so many working days, and else not before (J14).
    fn again(&self, last: &Entry, days: u16, fine: &str) -> Verdict {
        let until = at_hour(self.facts.calendar.add_business_days(last.at.date(), days), MORNING);
        self.until(last, until, fine)
    }

    fn until(&self, last: &Entry, until: NaiveDateTime, fine: &str) -> Verdict {
        if until <= self.facts.now {
            return Verdict::allowed(&[J14], fine);
        }
        let words = Phrase::text("You asked ").on(last.at.date()).and(". Leave them until ").moment(until).and(".");
        Verdict::wait(until, &[J14], words)
    }
}
