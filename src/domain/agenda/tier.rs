//! What outweighs what: the order by consequence, as a table.

use crate::domain::timeline::step::{Step, StepKind};
use chrono::NaiveDateTime;

/// How much something matters. The order is the order on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// Somebody waits for your answer: an offer, something they asked for, a promise of yours that is due.
    Answer,
    /// An interview is today and not over. Nothing to tick.
    Interview,
    /// Today is the day they named, or an interview is tomorrow. Nothing to tick.
    TheirDay,
    /// A letter that is due or may go out.
    Write,
    /// Worth doing while it is fresh; never late.
    LookBack,
    /// Also worth doing, at any time.
    Extra,
    /// A kind word, no task.
    Line,
}

impl Tier {
    /// The tier of an open step at `now` (local time). A promise of yours weighs from its day on.
    pub fn of(step: &Step, now: NaiveDateTime) -> Self {
        use StepKind as Kind;
        match step.key.kind {
            Kind::ConfirmOffer | Kind::AskWritten | Kind::AsTold | Kind::OpenAgain => Self::Answer,
            Kind::OwnPromise if step.window.due.date() <= now.date() => Self::Answer,
            Kind::ThankYou
            | Kind::FirstFollowUp
            | Kind::SecondFollowUp
            | Kind::ReplyToRefusal
            | Kind::AskFeedback
            | Kind::NewTime
            | Kind::BridgeOffer
            | Kind::Withdraw => Self::Write,
            Kind::NotesAtOnce
            | Kind::RecordPromise
            | Kind::Debrief
            | Kind::OwnPromise
            | Kind::PrepareRound
            | Kind::AssumeFilled
            | Kind::StopSearching => Self::LookBack,
            Kind::BriefReferees
            | Kind::MutualContacts
            | Kind::LinkedIn
            | Kind::TidyProfiles
            | Kind::BusinessPlan
            | Kind::Learn
            | Kind::BetterAnswers
            | Kind::SalaryExpectation
            | Kind::KeepInTouch
            | Kind::ThankReferees => Self::Extra,
            Kind::Unwind | Kind::KeepSearching => Self::Line,
        }
    }

    /// Whether it counts in the headline and the badge, and may be called late.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Answer | Self::Write)
    }

    /// Whether anything may still ask for a step of this tier once work has started: what somebody waits for, a kind
    /// answer to their no, and what an ending says.
    pub const fn stands_when_settled(self, kind: StepKind) -> bool {
        use StepKind::{AskWritten, KeepInTouch, ReplyToRefusal, StopSearching, ThankReferees};
        match self {
            Self::Answer => !matches!(kind, AskWritten),
            Self::Interview | Self::TheirDay | Self::Line => true,
            _ => matches!(kind, ReplyToRefusal | KeepInTouch | StopSearching | ThankReferees),
        }
    }

    /// Whether a process that is over may still ask for a step of this tier: letters, and what its ending says.
    pub const fn stands_when_closed(self, kind: StepKind) -> bool {
        use StepKind::{KeepInTouch, StopSearching, ThankReferees};
        self.counts() || matches!(kind, KeepInTouch | StopSearching | ThankReferees)
    }
}
