//! What may become an interview.

use crate::domain::id::LeadId;
use crate::domain::json::{json_struct, json_words};
use crate::domain::text::Line;
use chrono::NaiveDate;

/// How far a lead has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeadStage {
    /// Heard of, nothing done yet.
    #[default]
    Found,
    /// Applied, or a CV sent.
    Applied,
    /// Somebody there answers.
    Talking,
    /// Came to nothing, or became an interview.
    Closed,
}

json_words!(LeadStage { Found, Applied, Talking, Closed });

impl LeadStage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Found, Self::Applied, Self::Talking, Self::Closed];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Found => "Found",
            Self::Applied => "Applied",
            Self::Talking => "Talking",
            Self::Closed => "Closed",
        }
    }
}

/// Something that may become an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Its id.
    pub id: LeadId,
    /// What it is: an employer, a role, a person who may know of one.
    pub name: Line,
    /// How far it has come.
    pub stage: LeadStage,
    /// What to do next about it.
    pub next: Line,
    /// By when (a local date).
    pub by: Option<NaiveDate>,
    /// Since when it is on the list (a local date).
    pub since: NaiveDate,
}

impl Lead {
    /// What to call it.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "A lead without a name" } else { &self.name }
    }

    /// What to do next about it, in a word where that was not written down.
    pub fn step(&self) -> &str {
        if self.next.is_empty() { "next step" } else { &self.next }
    }

    /// The heading wherever it is called to mind: "Pell & Sons: ring Ana".
    pub fn heading(&self) -> String {
        [self.shown(), ": ", self.step()].concat()
    }

    /// Whether its next step is due on that day or was before it.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.stage != LeadStage::Closed && self.by.is_some_and(|by| by <= today)
    }
}

json_struct!(Lead {
    must: id, name;
    always: stage;
    may: next, by;
    must: since;
});
