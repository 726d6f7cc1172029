//! The present minute.

use crate::reactive::{Memo, ReadSignal, RwSignal};
use chrono::{NaiveDateTime, Timelike};

/// The minute on the screen, local time.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<NaiveDateTime>,
}

impl Clock {
    /// A clock that shows this moment.
    pub(super) fn at(now: NaiveDateTime) -> Self {
        Self { now: RwSignal::new(minute(now)) }
    }

    /// The present minute, local time.
    pub fn now(self) -> ReadSignal<NaiveDateTime> {
        self.now.read_only()
    }

    /// The present moment in steps of ten minutes, for screens that speak of hours and days.
    pub fn about_now(self) -> Memo<NaiveDateTime> {
        Memo::new(move |_| {
            let now = self.now.get();
            now.with_minute(now.minute() / 10 * 10).unwrap_or(now)
        })
    }

    /// Sets the clock. Returns whether the minute changed.
    pub(super) fn show(self, now: NaiveDateTime) -> bool {
        let now = minute(now);
        let passed = self.now.get_untracked() != now;
        if passed {
            self.now.set(now);
        }
        passed
    }
}

/// The moment cut down to its minute.
pub(super) fn minute(now: NaiveDateTime) -> NaiveDateTime {
    now.with_second(0).unwrap_or(now)
}
