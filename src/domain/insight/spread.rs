//! Whole days in order, and the day by which half of them had come.

use crate::domain::order;
use chrono::{NaiveDate, NaiveDateTime};

/// Fewer figures than this are shown one by one and never summed up: with four, a single slow employer moves the
/// middle by as much as all the others together.
pub const ENOUGH: usize = 5;

/// Days, shortest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spread(Vec<i64>);

impl Spread {
    /// Puts days in order.
    pub fn of(mut days: Vec<i64>) -> Self {
        order::sort(&mut days);
        Self(days)
    }

    /// All lengths in days, shortest first.
    pub fn days(&self) -> &[i64] {
        &self.0
    }

    /// The least number of days within which at least half of them lie; `None` while there are too few to say.
    pub fn half(&self) -> Option<i64> {
        if self.0.len() < ENOUGH { None } else { self.0.get((self.0.len() - 1) / 2).copied() }
    }

    /// The shortest and the longest.
    pub fn ends(&self) -> Option<(i64, i64)> {
        Some((*self.0.first()?, *self.0.last()?))
    }

    /// How many lie from `from` to `to` days, both included.
    pub fn between(&self, from: i64, to: i64) -> usize {
        self.0.iter().filter(|days| (from..=to).contains(days)).count()
    }
}

/// Calendar days from one day to another; negative if the other is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// Calendar days from the day of one moment to the day of another.
pub fn days_from(from: NaiveDateTime, to: NaiveDateTime) -> i64 {
    days_between(from.date(), to.date())
}
