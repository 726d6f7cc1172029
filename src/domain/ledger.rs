//! The contact ledger: everything that went to the employer, came from them, or was decided, in order of time.
//! Entries may be added days late and in any order; readers sort by `at`.

use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, PersonId, RoundId};
use crate::domain::json::Json;
use crate::domain::promise::{Instruction, Promise};
use crate::domain::text::{Line, Prose};
use chrono::{NaiveDate, NaiveDateTime};

/// Why you wrote or rang.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
pub enum Purpose {
    /// Thanks for an interview. Never counted against the cap.
    ThankYou,
    /// Asking whether a decision was made.
    FollowUp,
    /// Asking HR or the recruiter whether the position is still open (A7).
    AskHr,
    /// Asking what was missing, after a refusal (J17, S8, G8).
    AskFeedback,
    /// Answering something they asked or sent. Never counted against the cap.
    Reply,
    /// A graceful answer to a refusal.
    ReplyToRefusal,
    /// Accepting an offer.
    Accept,
    /// Declining an offer.
    Decline,
    /// Taking yourself out of the running.
    Withdraw,
    /// Asking for more time to decide.
    MoreTime,
    /// A connection request (S6).
    Connect,
    /// Keeping in touch after the end (S6).
    KeepInTouch,
    /// Anything else.
    Other,
    /// Asking for another time, after a round that was put off or did not take place. Never counted against the cap.
    NewTime,
    /// Asking for a spoken offer in writing. Never counted against the cap.
    AskWritten,
    /// Telling them that another offer has a deadline. It asks for their decision, so it counts as a follow-up.
    Bridge,
}

impl Purpose {
    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ThankYou => "Thank-you",
            Self::FollowUp => "Follow-up",
            Self::AskHr => "Question to HR",
            Self::AskFeedback => "Request for feedback",
            Self::Reply => "Answer to them",
            Self::ReplyToRefusal => "Reply to their no",
            Self::Accept => "Acceptance",
            Self::Decline => "Declining the offer",
            Self::Withdraw => "Withdrawal",
            Self::MoreTime => "Request for more time",
            Self::Connect => "Connection request",
            Self::KeepInTouch => "Keeping in touch",
            Self::Other => "Something else",
            Self::NewTime => "Question about the time",
            Self::AskWritten => "Request for the offer in writing",
            Self::Bridge => "News of another offer",
        }
    }

    /// Whether a message with this purpose spends one of the follow-ups.
    pub const fn counts_against_cap(self) -> bool {
        matches!(self, Self::FollowUp | Self::AskHr | Self::Bridge)
    }
}

/// Whether an offer is on paper yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum OfferForm {
    /// Said, not written: can still be withdrawn.
    Verbal,
    /// Written and complete.
    Written,
}

impl OfferForm {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Verbal => "Spoken",
            Self::Written => "Written",
        }
    }
}

/// What the employer told you.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum EmployerResponse {
    /// A message without a decision or a date.
    Message,
    /// A new date: it replaces the promise and moves everything after it.
    NewDate(Promise),
    /// An invitation to a further round, which is recorded under this id.
    NextRound(RoundId),
    /// The process or the next round is put off without a date.
    Postponed,
    /// No.
    Refusal,
    /// Yes.
    Offer {
        /// Said or written.
        #[json(required)]
        form: OfferForm,
        /// The day by which they want your answer.
        answer_by: Option<NaiveDate>,
    },
    /// What they thought of you, word for word, in the entry's note (F5).
    Feedback,
    /// An offer was taken back.
    OfferWithdrawn,
    /// You are to get in touch yourself, on a day they named.
    GetInTouch(Instruction),
    /// The day by which they want your answer to their offer, or another one than before.
    AnswerBy(NaiveDate),
}

/// What you decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Decision {
    /// You took the offer.
    Accepted,
    /// You declined the offer.
    Declined,
    /// You took yourself out of the running.
    Withdrew,
    /// You closed it, or agreed that it is.
    AssumedFilled,
    /// You opened a closed process again.
    Reopened,
    /// Your first day at work.
    StartedWork,
}

/// A message sent against the guard's advice, and why. It stays in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Override {
    /// The reason, typed by the user ("they asked me to ring").
    #[json(required)]
    pub reason: Line,
    /// The rules that spoke against it at that moment, as rule ids.
    #[json(required)]
    pub rules: Vec<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum LedgerEvent {
    /// You wrote or rang.
    Sent {
        /// Why.
        #[json(required)]
        purpose: Purpose,
        /// How.
        #[json(required)]
        channel: Channel,
        /// To whom; empty when it went to nobody in particular.
        to: Vec<PersonId>,
        /// The round it refers to.
        round: Option<RoundId>,
        /// Set when the guard advised against it.
        against: Option<Override>,
    },
    /// They wrote or rang.
    Heard {
        /// How.
        #[json(required)]
        channel: Channel,
        /// From whom.
        from: Option<PersonId>,
        /// What they said.
        #[json(required)]
        news: EmployerResponse,
    },
    /// You decided something.
    Decided(Decision),
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Entry {
    /// Its id.
    #[json(required)]
    pub id: EntryId,
    /// When it happened (local time), which is not when it was entered.
    #[json(required)]
    pub at: NaiveDateTime,
    /// What happened.
    #[json(required)]
    pub what: LedgerEvent,
    /// A note in your own words, or theirs.
    pub note: Prose,
    /// Since when it is known that it did not arrive (local time). It stays, and no longer counts.
    pub lost: Option<NaiveDateTime>,
    /// Those it was passed on to: one letter to a coordinator settles the thanks to all it names.
    pub passed_on: Vec<PersonId>,
    /// Whether the day is not known: `at` is then the earliest that it can have been, and no wait is reckoned from it.
    pub undated: bool,
    /// For feedback: what you did about it, as it goes on after "I’ve".
    pub since: Line,
}

impl Entry {
    /// An entry without a note.
    pub fn new(id: EntryId, at: NaiveDateTime, what: LedgerEvent) -> Self {
        Self {
            id,
            at,
            what,
            note: Prose::default(),
            lost: None,
            passed_on: Vec::new(),
            undated: false,
            since: Line::default(),
        }
    }

    /// Whether nothing was known at that local moment of its not having arrived.
    pub fn arrived(&self, now: NaiveDateTime) -> bool {
        self.lost.is_none_or(|lost| now < lost)
    }

    /// Whether it went to, came from, or was passed on to the person with this id.
    pub fn names(&self, person: &str) -> bool {
        self.passed_on.iter().any(|id| id.as_str() == person)
            || match &self.what {
                LedgerEvent::Sent { to, .. } => to.iter().any(|id| id.as_str() == person),
                LedgerEvent::Heard { from, .. } => from.as_ref().is_some_and(|id| id.as_str() == person),
                LedgerEvent::Decided(_) => false,
            }
    }
}
