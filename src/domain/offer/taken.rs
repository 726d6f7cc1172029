//! A yes to one offer, and what it means for the others.

use crate::domain::id::ProcessId;
use crate::domain::ledger::OfferForm;
use crate::domain::offer::in_hand::in_hand;
use crate::domain::process::{Process, Status};
use chrono::NaiveDateTime;

/// Where you said yes, seen from one process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Nowhere yet.
    Nowhere,
    /// Here. Whether it is firm: in writing, or begun.
    Here(bool),
    /// To another one. Whether that is firm.
    Elsewhere(bool),
}

impl Taken {
    /// Where you said yes, seen from this process. One that is firm counts before one that is only spoken.
    pub fn seen_from<'a>(here: &ProcessId, all: impl IntoIterator<Item = &'a Process>, now: NaiveDateTime) -> Self {
        let mut taken = Self::Nowhere;
        for process in all.into_iter().filter(|process| process.trashed.is_none()) {
            let standing = process.status(now);
            if !matches!(standing, Status::Accepted | Status::Started) {
                continue;
            }
            let written = in_hand(process, now).is_none_or(|offer| offer.form == OfferForm::Written);
            let firm = written || standing == Status::Started;
            if process.id == *here {
                return Self::Here(firm);
            }
            if taken != Self::Elsewhere(true) {
                taken = Self::Elsewhere(firm);
            }
        }
        taken
    }

    /// What the page of the offer says below its title.
    pub const fn headline(self) -> &'static str {
        match self {
            Self::Nowhere => "You don’t have to decide today.",
            Self::Here(_) => "You said yes.",
            Self::Elsewhere(_) => "You said yes to another offer.",
        }
    }

    /// What there is to do about the other talks once you said yes; nothing before.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Nowhere => "",
            Self::Here(false) => "Keep the other talks open until you have it in writing. Then tell the others.",
            Self::Here(true) => "Tell the others kindly, so that they can ask someone else.",
            Self::Elsewhere(false) => {
                "Keep this one open until you have the other in writing. Then say no, and kindly."
            }
            Self::Elsewhere(true) => "Say no here soon, and kindly.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::EntryId;
    use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent};

    #[test]
    fn a_yes_is_told_where_it_was_said_and_only_there() {
        let at: NaiveDateTime = "2026-11-06T10:00:00".parse().unwrap();
        let offered = |id: &str, form, decided: Option<Decision>| {
            let mut process = Process::new(ProcessId::parse(id).unwrap(), at);
            let news = EmployerResponse::Offer { form, answer_by: None };
            let offer = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
            for (n, what) in [offer].into_iter().chain(decided.map(LedgerEvent::Decided)).enumerate() {
                process.ledger.push(Entry::new(EntryId::parse(&format!("e{n}")).unwrap(), at, what));
            }
            process
        };
        let birch = offered("birch", OfferForm::Written, None);
        for (form, firm) in [(OfferForm::Verbal, false), (OfferForm::Written, true)] {
            let aster = offered("aster", form, Some(Decision::Accepted));
            let seen = |one: &Process| Taken::seen_from(&one.id, [&birch, &aster], at);
            assert_eq!((seen(&aster), seen(&birch)), (Taken::Here(firm), Taken::Elsewhere(firm)));
            assert_eq!(seen(&aster).headline(), "You said yes.");
            assert_ne!(seen(&birch).headline(), "You said yes.", "not what was said of the other");
        }
        assert_eq!(Taken::seen_from(&birch.id, [&birch], at), Taken::Nowhere);
        let started = offered("aster", OfferForm::Verbal, Some(Decision::StartedWork));
        assert_eq!(Taken::seen_from(&birch.id, [&birch, &started], at), Taken::Elsewhere(true));
    }
}
