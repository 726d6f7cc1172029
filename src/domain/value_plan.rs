//! What you would do for them, on one page (J12): for each need you heard an idea, what they gain and what shows it, and
//! the first three months. It is made to be handed over.

use crate::domain::channel::Channel;
use crate::domain::id::PointId;
use crate::domain::json::Json;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;

/// One point of it.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct PlanPoint {
    /// Its id.
    #[json(required)]
    pub id: PointId,
    /// The need you heard. It stands here by itself: the list of needs may be tidied without losing the idea.
    pub need: Line,
    /// What you would do.
    pub idea: Line,
    /// What they gain by it.
    pub gain: Line,
    /// What shows that you can.
    pub evidence: Line,
}

/// One of the first three months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// The first 30 days.
    Thirty,
    /// By day 60.
    Sixty,
    /// By day 90.
    Ninety,
}

impl Days {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Thirty, Self::Sixty, Self::Ninety];

    /// The words on screen and on paper.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Thirty => "First 30 days",
            Self::Sixty => "By day 60",
            Self::Ninety => "By day 90",
        }
    }

    /// What belongs there.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Thirty => "Whom you’d listen to, and one small thing you’d get done.",
            Self::Sixty => "What you’d take on yourself.",
            Self::Ninety => "What they can see by then, best with a number.",
        }
    }
}

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct ValuePlan {
    /// A point for each need.
    pub points: Vec<PlanPoint>,
    /// The first 30 days.
    pub days_30: Prose,
    /// By day 60.
    pub days_60: Prose,
    /// By day 90.
    pub days_90: Prose,
    /// When they got it (local time).
    pub handed: Option<NaiveDateTime>,
    /// How.
    pub handed_by: Option<Channel>,
}

impl ValuePlan {
    /// One of the months.
    pub const fn days(&self, days: Days) -> &Prose {
        match days {
            Days::Thirty => &self.days_30,
            Days::Sixty => &self.days_60,
            Days::Ninety => &self.days_90,
        }
    }

    /// What is planned for these days, to change it.
    pub const fn days_mut(&mut self, days: Days) -> &mut Prose {
        match days {
            Days::Thirty => &mut self.days_30,
            Days::Sixty => &mut self.days_60,
            Days::Ninety => &mut self.days_90,
        }
    }

    /// Whether there is something to hand over: an idea.
    pub fn is_written(&self) -> bool {
        self.points.iter().any(|point| !point.idea.is_empty())
    }
}
