//! The values a playbook's parameters can take. "End" is the end of the interview; hours are local wall-clock hours.

use crate::domain::advice::rule::RuleId;
use crate::domain::channel::Channel;
use crate::domain::json::Json;

/// When a thank-you may first go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum ThankYouOpens {
    /// So many minutes after the end.
    AfterEnd {
        /// Minutes.
        #[json(required)]
        minutes: u32,
    },
    /// That evening at 18:00 if the interview ended before 12:00, else the next morning at 08:00 (F8).
    EveningOrMorning,
}

/// When a thank-you is best sent by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum ThankYouDue {
    /// So many minutes after the end.
    AfterEnd {
        /// Minutes.
        #[json(required)]
        minutes: u32,
    },
    /// On the day of the interview, at this hour.
    SameDayAt {
        /// The hour, 0 to 23.
        #[json(required)]
        hour: u32,
    },
    /// So many minutes after that evening or next morning (F8).
    AfterEveningOrMorning {
        /// Minutes.
        #[json(required)]
        minutes: u32,
    },
}

/// When a thank-you is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum ThankYouCloses {
    /// So many minutes after the end; sent within the grace that follows it is late, and still worth sending.
    AfterEnd {
        /// Minutes.
        #[json(required)]
        minutes: u32,
        /// Minutes of grace.
        #[json(required)]
        grace: u32,
    },
    /// At 23:59 on the day of the interview.
    EndOfDay,
}

/// By what a thank-you travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Medium {
    /// E-mail.
    Email,
    /// E-mail, or a card left at reception (A1).
    EmailOrCard,
    /// E-mail, or a plain card by post (G2).
    EmailOrPost,
}

/// Who is thanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Recipients {
    /// The hiring manager.
    HiringManager,
    /// Each interviewer.
    EachInterviewer,
    /// Each member of the panel, in a personal way (G3).
    EachPanelMember,
    /// Each person met, and every note different (F9).
    EachDifferent,
}

/// Whether something may be done at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Permission {
    /// It may.
    Allowed,
    /// Never.
    Never,
}

/// When to ask for the first time, once a promised date is known. The hour is 09:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum AfterPromise {
    /// On the promised date, or on the next working day if that date is none (A5).
    OnTheDate,
    /// So many business days after the promised date.
    BusinessDays {
        /// Business days, at least 1.
        #[json(required)]
        days: u16,
    },
}

/// A stretch of waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Wait {
    /// Business days.
    BusinessDays {
        /// How many.
        #[json(required)]
        days: u16,
    },
    /// Calendar days.
    Days {
        /// How many.
        #[json(required)]
        days: u16,
    },
}

/// What follows a first follow-up that stays without answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum AfterFirst {
    /// Nothing. If the answer is no, ask for feedback (G8).
    Stop,
    /// One more to the same person, not before so many business days have passed; then stop.
    OneMore {
        /// Business days.
        #[json(required)]
        days: u16,
    },
    /// One more, not before so many business days have passed, to HR or the recruiter when one is known.
    OneMoreToHr {
        /// Business days.
        #[json(required)]
        days: u16,
    },
    /// A question to HR after so many business days: is the position still open (A7)?
    AskHr {
        /// Business days.
        #[json(required)]
        days: u16,
    },
}

/// What is said of LinkedIn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum LinkedIn {
    /// Allowed once the thank-you is sent.
    AfterThankYou,
    /// To be avoided.
    Avoid,
    /// A request with a personal message, to everyone you dealt with.
    Connect,
    /// As you like, once the thank-you is sent.
    Optional,
}

/// Until when the search goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum SearchUntil {
    /// A firm, written offer.
    FirmOffer,
    /// An accepted offer that is more than words.
    OfficiallyHired,
    /// The first day at work.
    StartWork,
}

/// Where a parameter's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// The source says so.
    Said,
    /// The source is silent: the house value applies.
    Silent,
    /// The house chose it.
    House,
    /// The user chose it.
    Yours,
}

/// One parameter of a playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter<T: 'static> {
    /// Its value.
    pub value: T,
    /// The rules behind it.
    pub rules: &'static [RuleId],
    /// Where it comes from.
    pub backing: Provenance,
}

impl<T: Copy> Parameter<T> {
    /// Whether the source says nothing here, so that the house value applies.
    pub const fn is_silent(&self) -> bool {
        matches!(self.backing, Provenance::Silent)
    }
}

impl Medium {
    /// The channels it names, the best one first.
    pub const fn channels(self) -> &'static [Channel] {
        match self {
            Self::Email => &[Channel::Email],
            Self::EmailOrCard => &[Channel::Email, Channel::Card],
            Self::EmailOrPost => &[Channel::Email, Channel::Post],
        }
    }
}

impl AfterFirst {
    /// Business days between the first follow-up and the next; `None` if there is no next.
    pub const fn days(self) -> Option<u16> {
        match self {
            Self::Stop => None,
            Self::OneMore { days } | Self::OneMoreToHr { days } | Self::AskHr { days } => Some(days),
        }
    }
}
