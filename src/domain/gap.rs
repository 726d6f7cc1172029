//! Something you were found lacking, and what you do about it (F12, F5): why it came up, a plan with a day, and what
//! shows that it is closed.

use crate::domain::id::{GapId, RoundId};
use crate::domain::json::Json;
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Gap {
    /// Its id.
    #[json(required)]
    pub id: GapId,
    /// What was found lacking: a tool, a skill, an experience.
    pub lacking: Line,
    /// How it came up, or why it matters to them.
    pub why: Line,
    /// What you will do about it.
    pub plan: Line,
    /// The day by which it is to be done (a local date).
    pub by: Option<NaiveDate>,
    /// What shows it, as it goes on after "I’ve": "built two reports with it".
    pub evidence: Line,
    /// When it was done (local time).
    pub done: Option<NaiveDateTime>,
    /// The round in which it came up.
    pub round: Option<RoundId>,
}

impl Gap {
    /// A gap of which only the name is known.
    pub fn named(id: GapId, lacking: Line, round: Option<RoundId>) -> Self {
        let (why, plan, evidence) = Default::default();
        Self { id, lacking, why, plan, by: None, evidence, done: None, round }
    }
}
