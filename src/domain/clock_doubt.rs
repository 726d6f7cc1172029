//! Whether the clock of this device can be believed: every date follows from it, and nothing else tells the time.

use chrono::{Datelike, NaiveDateTime};

/// The years in which a clock is believed.
const YEARS: std::ops::Range<i32> = 2020..2100;

/// A change may be so many days ahead of the clock without doubt: people fly, and correct their clock.
const AHEAD_DAYS: i64 = 2;

/// Why the clock is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It shows a year in which nobody uses this app.
    Year,
    /// Something was last changed at this moment (local time), which by the clock is still to come.
    Ahead(NaiveDateTime),
}

/// Whether the clock, which shows `now`, can be believed, when the last change was made at `last` and the user has said
/// of one at `settled` that the clock is right all the same (local times).
pub fn clock_doubt(
    now: NaiveDateTime,
    last: Option<NaiveDateTime>,
    settled: Option<NaiveDateTime>,
) -> Option<ClockDoubt> {
    if !YEARS.contains(&now.year()) {
        return Some(ClockDoubt::Year);
    }
    // What was written by a clock that is not believed says nothing of this one.
    let last = last.filter(|last| YEARS.contains(&last.year()) && settled < Some(*last))?;
    ((last - now).num_days() > AHEAD_DAYS).then_some(ClockDoubt::Ahead(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_doubted_for_its_year_and_for_changes_that_are_still_to_come() {
        let at = |text: &str| format!("{text}T10:00:00").parse::<NaiveDateTime>().unwrap();
        let ahead = |text| Some(ClockDoubt::Ahead(at(text)));
        let cases = [
            ("2026-11-11", None, None, None),
            ("2026-11-11", Some("2026-11-10"), None, None),
            ("2000-01-01", None, None, Some(ClockDoubt::Year)),
            ("2019-12-31", Some("2026-11-10"), Some("2026-11-10"), Some(ClockDoubt::Year)),
            ("2020-01-01", None, None, None),
            ("2099-12-31", None, None, None),
            ("2100-12-31", None, None, Some(ClockDoubt::Year)),
            // A flight over the date line is no reason.
            ("2026-11-11", Some("2026-11-13"), None, None),
            ("2026-11-11", Some("2026-11-14"), None, ahead("2026-11-14")),
            ("2026-11-11", Some("2028-01-01"), None, ahead("2028-01-01")),
            ("2026-11-11", Some("2028-01-01"), Some("2028-01-01"), None),
            ("2026-11-11", Some("2028-01-02"), Some("2028-01-01"), ahead("2028-01-02")),
            // Written while the clock showed 2300.
            ("2026-11-11", Some("2100-12-31"), None, None),
        ];
        for (now, last, settled, expected) in cases {
            assert_eq!(clock_doubt(at(now), last.map(at), settled.map(at)), expected, "{now} {last:?} {settled:?}");
        }
    }
}
