//! An event to go to, or a mentor to ask: dated, and with what came of it.

use crate::domain::id::OccasionId;
use crate::domain::job_search::Effort;
use crate::domain::json::Json;
use crate::domain::moment::plus_days;
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

    /// Whether it stands on Today: from the day before on, an event for as long as it may be gone to, and somebody to ask
    /// until that is done.
    pub fn is_near(&self, today: NaiveDate) -> bool {
        let over = |on| on < today && self.kind == OccasionKind::Event;
        self.done.is_none() && self.on.is_some_and(|on| on <= plus_days(today, 1) && !over(on))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_on_today_from_the_day_before_on() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        // The kind, the day, whether it is done, and whether it stands there on the 11th.
        let cases = [
            (OccasionKind::Event, Some(day(13)), false, false),
            (OccasionKind::Event, Some(day(12)), false, true),
            (OccasionKind::Event, Some(day(11)), false, true),
            (OccasionKind::Event, Some(day(11)), true, false),
            (OccasionKind::Event, Some(day(10)), false, false),
            (OccasionKind::Event, None, false, false),
            (OccasionKind::Mentor, Some(day(12)), false, true),
            (OccasionKind::Mentor, Some(day(10)), false, true),
            (OccasionKind::Mentor, Some(day(10)), true, false),
        ];
        for (kind, on, done, near) in cases {
            let mut one = Occasion::named(OccasionId::parse("o").unwrap(), kind, Line::cut("Job fair"));
            (one.on, one.done) = (on, done.then(NaiveDateTime::default));
            assert_eq!(one.is_near(day(11)), near, "{kind:?} {on:?} {done}");
        }
    }
}
