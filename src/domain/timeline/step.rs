//! What a plan is made of: steps to take, spans to wait through, and landmarks that are simply facts.

use crate::domain::advice::rule::RuleId;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, GapId, PersonId, RoundId};
use crate::domain::moment::last_minute;
use crate::domain::phrase::Phrase;
use crate::domain::timeline::why::Why;
pub use crate::domain::timeline::window::Window;
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// What kind of thing is to be done. The order is the order in which steps of one moment are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKind {
    /// Write the notes at once, before going home (F1, F2).
    NotesAtOnce,
    /// Write down what was promised and by when (J1, A4, S1).
    RecordPromise,
    /// Say whether what was closed is open again: they wrote.
    OpenAgain,
    /// Get in touch as they asked: on their day, in their way (J9).
    AsTold,
    /// Ask for another time, after a round that did not take place.
    NewTime,
    /// Be kind to yourself (S9).
    Unwind,
    /// Thank one person.
    ThankYou,
    /// Go through questions, strengths and weaknesses (F3, F4, J4, S4).
    Debrief,
    /// Keep something you promised them.
    OwnPromise,
    /// Brief the referees (J10, S2).
    BriefReferees,
    /// Find mutual contacts (J11).
    MutualContacts,
    /// A LinkedIn request, where the playbook allows it (S6, J16).
    LinkedIn,
    /// Look through what anyone can see of you (G10).
    TidyProfiles,
    /// Write the business plan (J12).
    BusinessPlan,
    /// Learn one thing you were found lacking (F12).
    Learn,
    /// Work out better answers to the weak ones (F13).
    BetterAnswers,
    /// Prepare the next round (J13, F5).
    PrepareRound,
    /// Settle a salary expectation (S2).
    SalaryExpectation,
    /// The weekly pulse of the search (A8, F14, J18).
    KeepSearching,
    /// Tell them that another offer has a deadline.
    BridgeOffer,
    /// Tell them that you said yes elsewhere.
    Withdraw,
    /// The first follow-up.
    FirstFollowUp,
    /// The second follow-up, or the question to HR.
    SecondFollowUp,
    /// Answer a refusal, after a night's sleep (J17, S8).
    ReplyToRefusal,
    /// Ask for feedback once, best in that same reply.
    AskFeedback,
    /// Assume that the position is filled.
    AssumeFilled,
    /// Stay in touch (S6).
    KeepInTouch,
    /// Answer an offer and get it in writing.
    ConfirmOffer,
    /// Ask once more for a spoken offer in writing.
    AskWritten,
    /// Tell the referees how it ended, and thank them.
    ThankReferees,
    /// Stop searching, now that work has started (J18).
    StopSearching,
}

/// What the step is about, beside the process itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The process as a whole.
    Process,
    /// One round.
    Round(RoundId),
    /// One person met in one round.
    Met(RoundId, PersonId),
    /// The n-th item of a list in a round (a promise of yours, a thing to learn), counted from 0.
    Item(RoundId, usize),
    /// One entry of the ledger.
    Entry(EntryId),
    /// One week, by its Monday.
    Week(NaiveDate),
    /// Something you were found lacking.
    Gap(GapId),
}

/// Names a step for as long as its subject exists, however its dates move. `Display` is the key under which the
/// user's marks are stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StepKey {
    /// What is to be done.
    pub kind: StepKind,
    /// About what.
    pub subject: Subject,
}

impl fmt::Display for StepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.slug())?;
        match &self.subject {
            Subject::Process => Ok(()),
            Subject::Round(round) => write!(f, ":{round}"),
            Subject::Met(round, person) => write!(f, ":{round}:{person}"),
            Subject::Item(round, n) => write!(f, ":{round}:{n}"),
            Subject::Entry(entry) => write!(f, ":{entry}"),
            Subject::Week(monday) => write!(f, ":{monday}"),
            Subject::Gap(gap) => write!(f, ":{gap}"),
        }
    }
}

impl StepKind {
    /// Whether one message, sent, is what the step asks for.
    pub const fn is_message(self) -> bool {
        use StepKind::{
            AsTold, AskFeedback, AskWritten, BridgeOffer, ConfirmOffer, FirstFollowUp, KeepInTouch, LinkedIn, NewTime,
            ReplyToRefusal, SecondFollowUp, ThankYou, Withdraw,
        };
        matches!(
            self,
            AsTold
                | AskFeedback
                | AskWritten
                | BridgeOffer
                | ConfirmOffer
                | FirstFollowUp
                | KeepInTouch
                | LinkedIn
                | NewTime
                | ReplyToRefusal
                | SecondFollowUp
                | ThankYou
                | Withdraw
        )
    }

    /// The stable name in stored marks and exported plans.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NotesAtOnce => "notes",
            Self::RecordPromise => "record-promise",
            Self::OpenAgain => "open-again",
            Self::AsTold => "as-told",
            Self::NewTime => "new-time",
            Self::Unwind => "unwind",
            Self::ThankYou => "thank-you",
            Self::Debrief => "debrief",
            Self::OwnPromise => "own-promise",
            Self::BriefReferees => "brief-referees",
            Self::MutualContacts => "mutual-contacts",
            Self::LinkedIn => "linkedin",
            Self::TidyProfiles => "tidy-profiles",
            Self::BusinessPlan => "business-plan",
            Self::Learn => "learn",
            Self::BetterAnswers => "better-answers",
            Self::PrepareRound => "prepare-round",
            Self::SalaryExpectation => "salary-expectation",
            Self::KeepSearching => "keep-searching",
            Self::BridgeOffer => "bridge",
            Self::Withdraw => "withdraw",
            Self::FirstFollowUp => "follow-up-1",
            Self::SecondFollowUp => "follow-up-2",
            Self::AskFeedback => "ask-feedback",
            Self::AssumeFilled => "assume-filled",
            Self::ReplyToRefusal => "reply-to-refusal",
            Self::KeepInTouch => "keep-in-touch",
            Self::ConfirmOffer => "confirm-offer",
            Self::AskWritten => "ask-written",
            Self::ThankReferees => "thank-referees",
            Self::StopSearching => "stop-searching",
        }
    }
}

/// How a step stands at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    /// Its window has not opened.
    Later,
    /// Put off by the user until this moment.
    Snoozed(NaiveDateTime),
    /// Open and not yet due.
    Now,
    /// Past due and still worth doing.
    Late,
    /// The window closed without it.
    Missed,
    /// Done at this moment: marked by the user, or shown by the record itself.
    Done(NaiveDateTime),
    /// Said by the user to be not needed, at this moment.
    NotNeeded(NaiveDateTime),
    /// No longer applies, for the reason given.
    Cancelled(Phrase),
}

impl StepState {
    /// Whether it still asks something of the user, now or later.
    pub const fn is_live(&self) -> bool {
        matches!(self, Self::Later | Self::Snoozed(_) | Self::Now | Self::Late)
    }
}

/// Something that would move or remove a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shift {
    /// A new date from the employer.
    NewDate,
    /// An answer from the employer.
    Answer,
    /// A next round.
    NextRound,
    /// Another time for the round.
    Reschedule,
    /// A refusal.
    Refusal,
    /// An offer.
    Offer,
    /// Contact made by you.
    OwnContact,
    /// Another playbook or working calendar.
    Settings,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its lasting name.
    pub key: StepKey,
    /// The heading: "Thank Miriam Osei".
    pub title: String,
    /// One or two sentences: what exactly, and how.
    pub advice: Phrase,
    /// Whom it goes to, if one of them on record.
    pub to: Option<PersonId>,
    /// How it goes, where they named a way.
    pub channel: Option<Channel>,
    /// When.
    pub window: Window,
    /// Worth doing until this moment, where there is one: the closing moment, with grace where the playbook gives
    /// some; for a follow-up the moment at which the position is taken as filled.
    pub last: Option<NaiveDateTime>,
    /// How it stands at the moment of the plan.
    pub state: StepState,
    /// Why these dates: the facts they rest on, and what was reckoned from them.
    pub why: Why,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
    /// Whether the chosen source is silent here, so that the house value applies.
    pub house_fills_in: bool,
    /// Whether the sources differ on it (LinkedIn, for one).
    pub sources_differ: bool,
    /// What would change it.
    pub shifts: Vec<Shift>,
}

impl Step {
    /// Why these dates, in words.
    pub fn because(&self) -> Phrase {
        self.why.phrase()
    }
}

/// What kind of waiting a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpanKind {
    /// No contact: their date has not passed, or they have been asked and may answer.
    Quiet,
    /// Their date has passed without word.
    BeyondPromise,
    /// Until about when an answer usually comes.
    UsualWait,
    /// The next round is booked: save it for the room.
    UntilRound,
}

/// A stretch of waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What kind.
    pub kind: SpanKind,
    /// From this local moment.
    pub from: NaiveDateTime,
    /// Until this local moment.
    pub to: NaiveDateTime,
    /// Why.
    pub because: Phrase,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
}

/// A fact on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landmark {
    /// A round takes or took place; the moment is its start if known, else its end.
    Round(RoundId, NaiveDateTime),
    /// The last promised day, and whether word came. It stands at its day, unless the wait for it ended before: see
    /// [`Landmark::at`].
    Promised {
        /// The promised day.
        by: NaiveDate,
        /// When the wait for it ended: the first word after it was said that settles something, or any word after
        /// the day, or a later round.
        answered: Option<NaiveDateTime>,
        /// Whether a newer promise replaced it.
        replaced: bool,
        /// When you ended the wait yourself: you withdrew, took it as filled, or took what they offered.
        left: Option<NaiveDateTime>,
    },
    /// Something in the ledger.
    Entry(EntryId, NaiveDateTime),
}

impl Landmark {
    /// The moment at which it stands among the others. A day that nobody waits for any more stands in no future.
    pub fn at(&self) -> NaiveDateTime {
        match self {
            Self::Round(_, at) | Self::Entry(_, at) => *at,
            Self::Promised { by, answered, left, .. } => {
                let ended = answered.iter().chain(left).min().copied();
                ended.map_or(last_minute(*by), |ended| ended.min(last_minute(*by)))
            }
        }
    }
}

/// Everything that follows from one record at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The steps, in order of opening, then of kind, then as the people were met.
    pub steps: Vec<Step>,
    /// The spans, in order of time.
    pub spans: Vec<Span>,
    /// The facts, in order of time.
    pub landmarks: Vec<Landmark>,
    /// Follow-ups spent since the employer's last answer.
    pub follow_ups_spent: u8,
    /// Follow-ups allowed in all by the playbook.
    pub follow_ups_allowed: u8,
}
