//! The status of an imported application, as one of a handful; `wording` derives it from the words of other trackers.

use crate::domain::channel::Channel;
use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent, OfferForm};

/// How far an application had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Noted for later, not sent.
    Saved,
    /// The advertisement is gone, and there was no interview.
    Lapsed,
    /// Applied, without an interview.
    Applied,
    /// It goes on in some way.
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
    /// The user withdrew.
    Withdrew,
    /// They never answered.
    Silent,
}

impl Reached {
    /// Every status, in the order on screen.
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

    /// The words on screen for what it becomes in the app.
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

    /// The name under which a choice is remembered.
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

    /// The status with this name.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// Whether there was no interview, as far as is known.
    pub const fn is_before_interview(self) -> bool {
        matches!(self, Self::Saved | Self::Lapsed | Self::Applied)
    }

    /// The event for the ledger.
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
