//! Wall-clock arithmetic that cannot overflow: a result beyond the calendar stays at its edge. No time zones: an
//! hour later is an hour later on the clock on the wall, also in the nights the clocks change.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// The moment so many minutes later (earlier, if negative).
pub fn plus_minutes(at: NaiveDateTime, minutes: i64) -> NaiveDateTime {
    let edge = if minutes < 0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX };
    Duration::try_minutes(minutes).and_then(|by| at.checked_add_signed(by)).unwrap_or(edge)
}

/// The day so many calendar days later (earlier, if negative).
pub fn plus_days(on: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    if days < 0 {
        on.checked_sub_days(span).unwrap_or(NaiveDate::MIN)
    } else {
        on.checked_add_days(span).unwrap_or(NaiveDate::MAX)
    }
}

/// A day at the full hour, 0 to 23; a later hour counts as 23.
pub fn at_hour(on: NaiveDate, hour: u32) -> NaiveDateTime {
    on.and_time(NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or(NaiveTime::MIN))
}

/// The last minute of that day, 23:59.
pub fn last_minute(on: NaiveDate) -> NaiveDateTime {
    on.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN))
}

/// The Monday of that day's week.
pub fn monday_of(on: NaiveDate) -> NaiveDate {
    plus_days(on, -i64::from(on.weekday().num_days_from_monday()))
}

/// The years that the app reckons with.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Whether the app reckons with that day.
pub fn is_in_reach(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_the_calendar_hold() {
        assert_eq!(plus_minutes(NaiveDateTime::MAX, 1), NaiveDateTime::MAX);
        assert_eq!(plus_minutes(NaiveDateTime::MIN, -1), NaiveDateTime::MIN);
        assert_eq!(plus_days(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(plus_days(NaiveDate::MIN, -1), NaiveDate::MIN);
        assert_eq!(monday_of(NaiveDate::MIN).year(), NaiveDate::MIN.year());
    }

    #[test]
    fn a_week_starts_on_monday() {
        let sunday: NaiveDate = "2026-11-15".parse().unwrap();
        assert_eq!(monday_of(sunday).to_string(), "2026-11-09");
        assert_eq!(last_minute(sunday).to_string(), "2026-11-15 23:59:00");
        assert_eq!(at_hour(sunday, 99).to_string(), "2026-11-15 23:00:00");
    }
}
