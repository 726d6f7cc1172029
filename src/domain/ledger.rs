//! The contact ledger: everything that went to the employer, came from them, or was decided, in order of time.
//! Entries may be added days late and in any order; readers sort by `at`.

use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, PersonId, RoundId};
use crate::domain::json::{json_struct, json_variants, json_words};
use crate::domain::promise::{Instruction, Promise};
use crate::domain::text::{Line, Prose};
use chrono::{NaiveDate, NaiveDateTime};

/// Why you wrote or rang.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

json_words!(Purpose {
    ThankYou,
    FollowUp,
    AskHr,
    AskFeedback,
    Reply,
    ReplyToRefusal,
    Accept,
    Decline,
    Withdraw,
    MoreTime,
    Connect,
    KeepInTouch,
    Other,
    NewTime,
    AskWritten,
    Bridge
});

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferForm {
    /// Said, not written: can still be withdrawn.
    Verbal,
    /// Written and complete.
    Written,
}

json_words!(OfferForm { Verbal, Written });

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
#[derive(Debug, Clone, PartialEq, Eq)]
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

json_variants!(EmployerResponse {
    words: Message, Postponed, Refusal, Feedback, OfferWithdrawn;
    holding: NewDate, NextRound, GetInTouch, AnswerBy;
    with: Offer { must: form; may: answer_by; }
});

/// What you decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

json_words!(Decision { Accepted, Declined, Withdrew, AssumedFilled, Reopened, StartedWork });

/// A message sent against the guard's advice, and why. It stays in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The reason, typed by the user ("they asked me to ring").
    pub reason: Line,
    /// The rules that spoke against it at that moment, as rule ids.
    pub rules: Vec<String>,
}

json_struct!(Override {
    must: reason, rules;
});

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerEvent {
    /// You wrote or rang.
    Sent {
        /// Why.
        purpose: Purpose,
        /// How.
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
        channel: Channel,
        /// From whom.
        from: Option<PersonId>,
        /// What they said.
        news: EmployerResponse,
    },
    /// You decided something.
    Decided(Decision),
}

json_variants!(LedgerEvent {
    holding: Decided;
    with: Sent { must: purpose, channel; may: to, round, against; },
        Heard { must: channel; may: from; must: news; }
});

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When it happened (local time), which is not when it was entered.
    pub at: NaiveDateTime,
    /// What happened.
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

json_struct!(Entry {
    must: id, at, what;
    may: note, lost, passed_on, undated, since;
});

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
