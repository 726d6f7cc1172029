//! An event to go to, or a mentor to ask: dated, and with what came of it.

use crate::domain::id::OccasionId;
use crate::domain::job_search::Effort;
use crate::domain::json::Json;
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[json(all)]
pub enum OccasionKind {
    /// An event.
    Event,
    /// A mentor, or anybody else to ask.
    Mentor,
}

impl OccasionKind {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Event => "An event",
            Self::Mentor => "A mentor or contact",
        }
    }

    /// What is counted once it is done.
    pub const fn effort(self) -> Effort {
        match self {
            Self::Event => Effort::Event,
            Self::Mentor => Effort::Contact,
        }
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Occasion {
    /// Its id.
    #[json(required)]
    pub id: OccasionId,
    /// Which of the two.
    #[json(required)]
    pub kind: OccasionKind,
    /// What it is called, or who they are.
    pub name: Line,
    /// The day (a local date).
    pub on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: Line,
    /// When it was done (local time).
    pub done: Option<NaiveDateTime>,
    /// When you thanked them (local time).
    pub thanked: Option<NaiveDateTime>,
}

impl Occasion {
    /// One of which only the name is known.
    pub fn named(id: OccasionId, kind: OccasionKind, name: Line) -> Self {
        Self { id, kind, name, on: None, outcome: Line::default(), done: None, thanked: None }
    }

    /// What to call it.
    pub fn shown(&self) -> &str {
        match (self.name.is_empty(), self.kind) {
            (false, _) => &self.name,
            (true, OccasionKind::Event) => "An event without a name",
            (true, OccasionKind::Mentor) => "Someone without a name",
        }
    }
}
