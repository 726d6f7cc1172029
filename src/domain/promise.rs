//! What the employer said about when an answer comes: the anchor of every later date (J1, A4, S1).

use crate::domain::json::Json;
use crate::domain::{channel::Channel, id::PersonId, person::Stage, text::Line};
use chrono::NaiveDate;

/// A date by which the employer said something would happen.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Promise {
    /// The last day on which their word would still be on time (a local date).
    #[json(required)]
    pub by: NaiveDate,
    /// What comes by then, if they said so.
    pub stage: Option<Stage>,
    /// How they said the word would come (J9: follow their instructions, also on channel).
    pub channel: Option<Channel>,
    /// Their words, as you remember them.
    pub words: Line,
    /// Who said so.
    pub from: Option<PersonId>,
}

impl Promise {
    /// A promise of which only the date is known.
    pub fn by(by: NaiveDate) -> Self {
        Self { by, stage: None, channel: None, words: Line::default(), from: None }
    }
}

/// What they asked you to do yourself: get in touch on a day, perhaps in one way, perhaps with one of them. It goes
/// before every other date (J9).
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Instruction {
    /// The day (a local date).
    #[json(required)]
    pub on: NaiveDate,
    /// The way they named.
    pub channel: Option<Channel>,
    /// Whom to reach.
    pub person: Option<PersonId>,
    /// Their words, as you remember them.
    pub words: Line,
}

impl Instruction {
    /// An instruction of which only the day is known.
    pub fn on(on: NaiveDate) -> Self {
        Self { on, channel: None, person: None, words: Line::default() }
    }
}

/// What a round left you knowing about the next word from the employer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub enum Told {
    /// Not written down yet.
    #[default]
    Unrecorded,
    /// You asked or listened, and no date was given.
    NoDate,
    /// They gave a date.
    Promised(Promise),
}

impl Told {
    /// The promise, where there is one.
    pub fn promise(&self) -> Option<&Promise> {
        match self {
            Self::Promised(promise) => Some(promise),
            Self::Unrecorded | Self::NoDate => None,
        }
    }

    /// Whether nothing was written down yet.
    pub fn is_unrecorded(&self) -> bool {
        matches!(self, Self::Unrecorded)
    }
}

/// Something you said you would do for them ("I will send the portfolio").
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct OwnPromise {
    /// What you said you would do.
    #[json(required)]
    pub what: Line,
    /// The day you said it would be there (a local date).
    pub by: Option<NaiveDate>,
    /// When you did it (local time).
    pub kept: Option<chrono::NaiveDateTime>,
}
