//! The present minute.

use crate::reactive::{Memo, ReadSignal, RwSignal};
use chrono::{NaiveDateTime, Timelike};

/// The minute on the screen, local time.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<NaiveDateTime>,
    /// The minute of the last change to a record; at first that of the start, before which records may have changed.
    written: RwSignal<NaiveDateTime>,
}

impl Clock {
    /// A clock that shows this moment.
    pub(super) fn at(now: NaiveDateTime) -> Self {
        let now = minute(now);
        Self { now: RwSignal::new(now), written: RwSignal::new(now) }
    }

    /// The present minute, local time.
    pub fn now(self) -> ReadSignal<NaiveDateTime> {
        self.now.read_only()
    }

    /// The present moment in steps of ten minutes, for screens that speak of hours and days. Never before the last change
    /// to a record: what was said a minute ago has been said.
    pub fn about_now(self) -> Memo<NaiveDateTime> {
        Memo::new(move |_| {
            let (now, written) = (self.now.get(), self.written.get());
            let step = now.with_minute(now.minute() / 10 * 10).unwrap_or(now);
            if written <= now { step.max(written) } else { step }
        })
    }

    /// Notes that a record is changed at this moment.
    pub(super) fn note_change(self, now: NaiveDateTime) {
        let now = minute(now);
        if self.written.get_untracked() != now {
            self.written.set(now);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coarse_clock_is_never_before_what_was_just_written() {
        let at = |time: &str| format!("2026-11-16T{time}").parse::<NaiveDateTime>().unwrap();
        let clock = Clock::at(at("12:05:30"));
        let about = clock.about_now();
        assert_eq!(about.get_untracked(), at("12:05:00"), "it may have been written before the app was opened again");
        clock.show(at("12:07:10"));
        assert_eq!(about.get_untracked(), at("12:05:00"));
        clock.note_change(at("12:07:45"));
        assert_eq!(about.get_untracked(), at("12:07:00"), "what was just decided has been decided");
        clock.show(at("12:09:00"));
        assert_eq!(about.get_untracked(), at("12:07:00"));
        clock.show(at("12:11:00"));
        assert_eq!(about.get_untracked(), at("12:10:00"));
        // A clock that was set back does not wait for what was written before.
        clock.show(at("09:31:00"));
        assert_eq!(about.get_untracked(), at("09:30:00"));
    }
}
