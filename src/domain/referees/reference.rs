//! A referee in one process: what they were told there, when they may be rung, and what became of it.

use crate::domain::id::RefereeId;
use crate::domain::json::Json;
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};

/// What happens with a referee, in the order in which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// They know that they are named.
    Told,
    /// They know how it went and which doubt they could answer.
    Briefed,
    /// The employer rang or wrote to them.
    Called,
    /// You thanked them.
    Thanked,
    /// They know how it ended.
    Result,
}

impl Milestone {
    /// Every one, in order.
    pub const ALL: [Self; 5] = [Self::Told, Self::Briefed, Self::Called, Self::Thanked, Self::Result];

    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Told => "Knows a call may come",
            Self::Briefed => "Briefed",
            Self::Called => "Was called",
            Self::Thanked => "Thanked",
            Self::Result => "Knows how it ended",
        }
    }
}

/// A referee named to one employer.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Reference {
    /// The id of the referee.
    #[json(required)]
    pub id: RefereeId,
    /// The name at the time, should the referee go from the list.
    pub name: Line,
    /// The doubt they could answer.
    pub concern: Line,
    /// Since when they are named here (local time).
    pub named: Option<NaiveDateTime>,
    /// When they were told that a call may come (local time).
    pub told: Option<NaiveDateTime>,
    /// When they were briefed (local time).
    pub briefed: Option<NaiveDateTime>,
    /// From this day on they may be called.
    pub from: Option<NaiveDate>,
    /// Until this day they may be called.
    pub until: Option<NaiveDate>,
    /// When they were called (local time).
    pub called: Option<NaiveDateTime>,
    /// When you thanked them (local time).
    pub thanked: Option<NaiveDateTime>,
    /// When they heard how it ended (local time).
    pub result: Option<NaiveDateTime>,
}

impl Reference {
    /// One that was just named.
    pub fn named(id: RefereeId, name: Line, at: NaiveDateTime) -> Self {
        Self {
            id,
            name,
            concern: Line::default(),
            named: Some(at),
            told: None,
            briefed: None,
            from: None,
            until: None,
            called: None,
            thanked: None,
            result: None,
        }
    }

    /// When that happened.
    pub const fn at(&self, milestone: Milestone) -> Option<NaiveDateTime> {
        match milestone {
            Milestone::Told => self.told,
            Milestone::Briefed => self.briefed,
            Milestone::Called => self.called,
            Milestone::Thanked => self.thanked,
            Milestone::Result => self.result,
        }
    }

    /// When this milestone was reached, to change it.
    pub const fn at_mut(&mut self, milestone: Milestone) -> &mut Option<NaiveDateTime> {
        match milestone {
            Milestone::Told => &mut self.told,
            Milestone::Briefed => &mut self.briefed,
            Milestone::Called => &mut self.called,
            Milestone::Thanked => &mut self.thanked,
            Milestone::Result => &mut self.result,
        }
    }
}
