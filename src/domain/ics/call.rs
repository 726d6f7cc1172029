//! When a calendar calls for one of its entries.

use crate::domain::json::Json;
use crate::domain::moment::{at_hour, plus_days};
use chrono::NaiveDateTime;

/// When the calendar calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Call {
    /// As it begins.
    AtItsTime,
    /// A quarter of an hour before.
    QuarterBefore,
    /// An hour before.
    HourBefore,
    /// At eight on the evening before.
    EveningBefore,
    /// A day before, at the same hour.
    DayBefore,
}

/// The hour of the evening before.
const EVENING: u32 = 20;

impl Call {
    /// The choices for what is due: a reminder has its hour already.
    pub const OF_STEPS: [Self; 3] = [Self::AtItsTime, Self::QuarterBefore, Self::HourBefore];
    /// The choices for a booked interview.
    pub const OF_ROUNDS: [Self; 4] = [Self::QuarterBefore, Self::HourBefore, Self::EveningBefore, Self::DayBefore];

    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtItsTime => "At its time",
            Self::QuarterBefore => "15 minutes before",
            Self::HourBefore => "One hour before",
            Self::EveningBefore => "The evening before, at eight",
            Self::DayBefore => "The day before, at the same hour",
        }
    }

    /// How many minutes before `start` the calendar reminds. Calendars count minutes, even through a clock change that
    /// night.
    pub fn minutes_before(self, start: NaiveDateTime) -> u16 {
        let evening = at_hour(plus_days(start.date(), -1), EVENING);
        match self {
            Self::AtItsTime => 0,
            Self::QuarterBefore => 15,
            Self::HourBefore => 60,
            Self::EveningBefore => u16::try_from((start - evening).num_minutes()).unwrap_or(0),
            Self::DayBefore => 24 * 60,
        }
    }
}
