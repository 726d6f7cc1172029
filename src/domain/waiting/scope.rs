//! The part of the axis in view: its first day and how many days are shown. Moving and zooming are whole days.

use crate::domain::moment::{monday_of, plus_days};
use crate::domain::waiting::Extent;
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;
/// The fewest days shown.
pub const FEWEST: i64 = 7;
/// The most days shown: 53 weeks.
pub const MOST: i64 = 371;
/// What the buttons step through.
const LEVELS: [i64; 7] = [FEWEST, 14, 28, 42, 84, 182, MOST];

/// What is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first day.
    pub first: NaiveDate,
    /// How many days, `FEWEST` to `MOST`.
    pub days: i64,
}

/// A place across the chart: `at` of `width` units from its left edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Units from the left edge.
    pub at: i64,
    /// Units from edge to edge.
    pub width: i64,
}

impl Spot {
    /// The middle.
    pub const MIDDLE: Self = Self { at: 1, width: 2 };

    /// How many of so many days lie wholly left of it; always fewer than `days`.
    fn of(self, days: i64) -> i64 {
        let width = self.width.max(1);
        (self.at.clamp(0, width) * days / width).min(days - 1)
    }
}

/// What of a stretch is in view, in minutes from the left edge; `from < to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its left end.
    pub from: i64,
    /// Its right end.
    pub to: i64,
    /// Whether it goes on to the left of the view.
    pub cut_before: bool,
    /// Whether it goes on to the right of the view.
    pub cut_after: bool,
}

/// How closely the axis is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Days,
    /// Every Monday.
    Weeks,
    /// The first of every month.
    Months,
}

/// One mark of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The day, at whose beginning it stands.
    pub day: NaiveDate,
    /// Whether it is the first one in its month, so that the month is named.
    pub names_month: bool,
}

impl Scope {
    /// A scope of so many days that begins on a Monday, with today a good third from the left.
    pub fn around(today: NaiveDate, days: i64) -> Self {
        let days = days.clamp(FEWEST, MOST);
        Self { first: monday_of(plus_days(today, -(days / 3))), days }
    }

    /// The last day in view.
    pub fn last(self) -> NaiveDate {
        plus_days(self.first, self.days - 1)
    }

    /// Whether a day is in view.
    pub fn shows(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last()
    }

    /// All minutes in view.
    pub const fn minutes(self) -> i64 {
        self.days * DAY
    }

    /// Where a moment lies, in minutes from the left edge, also when it is out of view.
    pub fn minute(self, at: NaiveDateTime) -> i64 {
        (at - self.first.and_time(chrono::NaiveTime::MIN)).num_minutes()
    }

    /// Where a moment in view lies, in minutes from the left edge.
    pub fn spot(self, at: NaiveDateTime) -> Option<i64> {
        Some(self.minute(at)).filter(|minute| (0..self.minutes()).contains(minute))
    }

    /// What of a stretch is in view. Without an end it goes on for ever; an empty one counts as
    /// a minute.
    pub fn piece(self, from: NaiveDateTime, to: Option<NaiveDateTime>) -> Option<Piece> {
        let from = self.minute(from);
        let to = to.map(|to| self.minute(to).max(from + 1));
        let end = self.minutes();
        let piece = Piece {
            from: from.max(0),
            to: to.map_or(end, |to| to.min(end)),
            cut_before: from < 0,
            cut_after: to.is_none_or(|to| to > end),
        };
        (piece.from < piece.to).then_some(piece)
    }

    /// The day under a place.
    pub fn day_at(self, spot: Spot) -> NaiveDate {
        plus_days(self.first, spot.of(self.days))
    }

    /// Moved by so many days, to the right if positive. At least one day of the extent stays in view.
    #[must_use]
    pub fn moved(self, by: i64, extent: Extent) -> Self {
        self.starting(plus_days(self.first, by), extent)
    }

    /// Moved to another first day, with as many days. At least one day of the extent stays in view.
    #[must_use]
    pub fn starting(self, first: NaiveDate, extent: Extent) -> Self {
        let earliest = plus_days(extent.first, 1 - self.days);
        Self { first: first.max(earliest).min(extent.last), days: self.days }
    }

    /// This scope with so many days; the day under the place stays under it.
    #[must_use]
    pub fn zoomed(self, days: i64, under: Spot, extent: Extent) -> Self {
        self.pinched(days, under, under, extent)
    }

    /// This scope with so many days; the day that was under one place is then under the other.
    #[must_use]
    pub fn pinched(self, days: i64, was: Spot, is: Spot, extent: Extent) -> Self {
        let days = days.clamp(FEWEST, MOST);
        let first = plus_days(self.day_at(was), -is.of(days));
        Self { first, days }.starting(first, extent)
    }

    /// The next closer number of days; `None` if there is none.
    pub fn closer(self) -> Option<i64> {
        LEVELS.iter().rev().copied().find(|level| *level < self.days)
    }

    /// The next wider number of days; `None` if there is none.
    pub fn wider(self) -> Option<i64> {
        LEVELS.iter().copied().find(|level| self.days < *level)
    }

    /// How far one press moves: a third of the view.
    pub const fn stride(self) -> i64 {
        self.days / 3
    }

    /// How closely this view is marked.
    pub const fn rhythm(self) -> Rhythm {
        match self.days {
            ..=14 => Rhythm::Days,
            15..=98 => Rhythm::Weeks,
            _ => Rhythm::Months,
        }
    }

    /// The marks of the axis, in order.
    pub fn ticks(self) -> Vec<Tick> {
        let rhythm = self.rhythm();
        let days = (0..self.days).map(|n| plus_days(self.first, n));
        let fits = |day: &NaiveDate| match rhythm {
            Rhythm::Days => true,
            Rhythm::Weeks => day.weekday().num_days_from_monday() == 0,
            Rhythm::Months => day.day() == 1,
        };
        let mut ticks: Vec<Tick> = Vec::with_capacity(16);
        for day in days.filter(fits) {
            let names_month = ticks.last().is_none_or(|last| last.day.month() != day.month());
            ticks.push(Tick { day, names_month });
        }
        ticks
    }
}
