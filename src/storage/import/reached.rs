//! How far an application had come, as one of a handful of states; `wording` reads it off the words of other trackers.

use crate::domain::channel::Channel;
use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent, OfferForm};

/// How far it had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Noted for later, not sent.
    Saved,
    /// The advertisement is gone, and there was no interview.
    Lapsed,
    /// Applied, without an interview.
    Applied,
    /// It goes on, one way or another.
    Open,
    /// There was an interview, or one is to come.
    Interview,
    /// They made an offer.
    Offer,
    /// The offer was accepted.
    Accepted,
    /// The user declined the offer.
    Declined,
    /// They said no.
    Refused,
    /// The user took themselves out.
    Withdrew,
    /// They never answered.
    Silent,
}

impl Reached {
    /// Every state, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Saved,
        Self::Applied,
        Self::Open,
        Self::Interview,
        Self::Offer,
        Self::Accepted,
        Self::Declined,
        Self::Refused,
        Self::Withdrew,
        Self::Silent,
        Self::Lapsed,
    ];

    /// What it becomes here, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Saved => "not sent yet",
            Self::Lapsed => "advert gone, no interview",
            Self::Applied => "applied, no interview yet",
            Self::Open => "running",
            Self::Interview => "interviewed, running",
            Self::Offer => "offer in hand",
            Self::Accepted => "offer accepted",
            Self::Declined => "you declined the offer",
            Self::Refused => "they said no",
            Self::Withdrew => "you withdrew",
            Self::Silent => "they never answered",
        }
    }

    /// The word by which it is remembered.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Lapsed => "lapsed",
            Self::Applied => "applied",
            Self::Open => "open",
            Self::Interview => "interview",
            Self::Offer => "offer",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Refused => "refused",
            Self::Withdrew => "withdrew",
            Self::Silent => "silent",
        }
    }

    /// The state of this id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// Whether there was no interview, as far as one can tell.
    pub const fn is_before_interview(self) -> bool {
        matches!(self, Self::Saved | Self::Lapsed | Self::Applied)
    }

    /// What happened, for the ledger.
    pub fn happening(self) -> Option<LedgerEvent> {
        let heard = |news| LedgerEvent::Heard { channel: Channel::Email, from: None, news };
        Some(match self {
            Self::Saved | Self::Lapsed | Self::Applied | Self::Open | Self::Interview => return None,
            Self::Offer => heard(EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None }),
            Self::Accepted => LedgerEvent::Decided(Decision::Accepted),
            Self::Declined => LedgerEvent::Decided(Decision::Declined),
            Self::Refused => heard(EmployerResponse::Refusal),
            Self::Withdrew => LedgerEvent::Decided(Decision::Withdrew),
            Self::Silent => LedgerEvent::Decided(Decision::AssumedFilled),
        })
    }
}
