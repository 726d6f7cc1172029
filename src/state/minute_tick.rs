//! The passing of time: the minute on the screen, and the plans that are made again for it, a few at a time.

use super::App;
use crate::device::{clock, page};
use chrono::{NaiveDateTime, Timelike};
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    /// Whether plans have changed while others were still to be made.
    static UNSETTLED: Cell<bool> = const { Cell::new(false) };
}

/// The minute of a moment.
pub(super) fn minute(now: NaiveDateTime) -> NaiveDateTime {
    now.with_second(0).unwrap_or(now)
}

impl App {
    /// Keeps the minute, and everything that follows from it.
    pub(super) fn keep_time(self) {
        clock::every_ten_seconds(move || {
            // The page may have slept while another one deleted everything, or the browser what it keeps.
            self.store.get_value().check_generation();
            let now = minute(clock::now());
            if self.now.get_untracked() != now {
                self.now.set(now);
                self.see_day();
                self.renew_some();
            }
        });
        // Whatever changes is answered first; the thousand other records are looked over after that was painted.
        Effect::new(move |again: Option<()>| {
            self.plans.track();
            if again.is_some() {
                UNSETTLED.set(true);
                page::after_painting(move || self.settle());
            }
        });
    }

    /// Makes the plans that are of a minute before, a few with each frame.
    fn renew_some(self) {
        if !self.plans.read_untracked().behind {
            return self.settle();
        }
        page::after_painting(move || {
            self.turn.update(|turn| *turn += 1);
            self.renew_some();
        });
    }

    fn settle(self) {
        if !self.plans.read_untracked().behind && UNSETTLED.take() {
            self.settled.update(|settled| *settled += 1);
        }
    }
}
