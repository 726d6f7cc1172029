//! What a letter is for, and which English it is written in.

use crate::domain::json::Json;
use crate::domain::ledger::Purpose;

/// What a letter is for, in the order in which the purposes come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
#[json(all)]
pub enum LetterPurpose {
    /// Thanks for an interview (J8, F9, G3).
    ThankYou,
    /// The first question after the promised date (A5).
    FirstFollowUp,
    /// The second and last question.
    SecondFollowUp,
    /// Asking HR whether the position is still vacant (A7).
    AskHr,
    /// Answering a refusal, with a request for feedback (J17, S8, G8).
    AskFeedback,
    /// Accepting an offer.
    Accept,
    /// Declining an offer.
    Decline,
    /// Taking yourself out of the running.
    Withdraw,
    /// Telling a referee that a call may come (J10, S2).
    Referee,
    /// Asking someone you both know for a good word (J11).
    MutualContact,
    /// A LinkedIn request, within 300 characters (S6, J16).
    LinkedIn,
    /// Asking for more time to answer an offer.
    MoreTime,
    /// Keeping the relationship for later (S6).
    KeepInTouch,
    /// Asking for another time, after a round that did not take place.
    NewTime,
    /// Asking for a spoken offer in writing.
    AskWritten,
    /// Telling them that another offer has a deadline.
    Bridge,
}

impl LetterPurpose {
    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ThankYou => "Thank-you",
            Self::FirstFollowUp => "First follow-up",
            Self::SecondFollowUp => "Second follow-up",
            Self::AskHr => "Question to HR",
            Self::AskFeedback => "Reply to their no",
            Self::Accept => "Acceptance",
            Self::Decline => "Declining an offer",
            Self::Withdraw => "Withdrawal",
            Self::Referee => "Note to a referee",
            Self::MutualContact => "Request to a contact who knows them",
            Self::LinkedIn => "LinkedIn request",
            Self::MoreTime => "Request for more time",
            Self::KeepInTouch => "Keeping in touch",
            Self::NewTime => "Question about the time",
            Self::AskWritten => "Request for the offer in writing",
            Self::Bridge => "News of another offer",
        }
    }

    /// The purpose under which the ledger keeps it. Notes to people outside the employer count as something else.
    pub const fn in_ledger(self) -> Purpose {
        match self {
            Self::ThankYou => Purpose::ThankYou,
            Self::FirstFollowUp | Self::SecondFollowUp => Purpose::FollowUp,
            Self::AskHr => Purpose::AskHr,
            Self::AskFeedback => Purpose::AskFeedback,
            Self::Accept => Purpose::Accept,
            Self::Decline => Purpose::Decline,
            Self::Withdraw => Purpose::Withdraw,
            Self::Referee | Self::MutualContact => Purpose::Other,
            Self::LinkedIn => Purpose::Connect,
            Self::MoreTime => Purpose::MoreTime,
            Self::KeepInTouch => Purpose::KeepInTouch,
            Self::NewTime => Purpose::NewTime,
            Self::AskWritten => Purpose::AskWritten,
            Self::Bridge => Purpose::Bridge,
        }
    }

    /// Whether the step behind it is done only with the last of several such letters.
    pub const fn is_one_of_several(self) -> bool {
        matches!(self, Self::Referee | Self::MutualContact | Self::LinkedIn)
    }

    /// Whether it goes to someone outside the employer.
    pub const fn goes_outside(self) -> bool {
        matches!(self, Self::Referee | Self::MutualContact)
    }
}

/// Whose conventions a letter follows: spelling, greeting, sign-off, order of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Json)]
#[json(all)]
pub enum Variant {
    /// "Yours sincerely", "organisation", 20 November.
    #[default]
    British,
    /// "Sincerely", "organization", November 20.
    American,
}

impl Variant {
    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::British => "British English",
            Self::American => "American English",
        }
    }

    /// Whether it is the one that need not be written down.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// The language tag under which a browser knows it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::British => "en-GB",
            Self::American => "en-US",
        }
    }
}
