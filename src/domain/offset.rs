//! A moment told from another one: "1 hour later", "09:00 2 working days later". Every date of a plan is reckoned by
//! one, and told by the same one, so that the words and the date cannot part.

use crate::domain::calendar::WorkCalendar;
use crate::domain::moment::{plus_days, plus_minutes};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A moment relative to another one. Hours are minutes of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// So many minutes later.
    Minutes(i64),
    /// So many days later, at this hour.
    Day(i64, u32),
    /// So many working days later, at this hour.
    WorkingDay(u16, u32),
    /// So many days later, at this hour; on the next working day if people do not work on that one.
    Moved(u16, u32),
    /// On the day that the step opens, at this hour.
    Same(u32),
}

/// An hour as minutes of the day.
pub const fn hour(hour: u32) -> u32 {
    hour * 60
}

/// A day at a minute of the day.
pub(crate) fn at(on: NaiveDate, minute: u32) -> NaiveDateTime {
    plus_minutes(on.and_time(NaiveTime::MIN), i64::from(minute))
}

impl Offset {
    /// The moment, told from `base`; what is told from the opening gets that as `base`.
    pub fn from(self, base: NaiveDateTime, calendar: &WorkCalendar) -> NaiveDateTime {
        let on = base.date();
        match self {
            Self::Minutes(minutes) => plus_minutes(base, minutes),
            Self::Day(days, minute) => at(plus_days(on, days), minute),
            Self::WorkingDay(days, minute) => at(calendar.add_business_days(on, days), minute),
            Self::Moved(days, minute) => at(calendar.next_working_day_from(plus_days(on, i64::from(days))), minute),
            Self::Same(minute) => at(on, minute),
        }
    }

    /// Whether it is reckoned in working days.
    pub(crate) const fn counts_work(self) -> bool {
        matches!(self, Self::WorkingDay(..) | Self::Moved(..))
    }

    /// In words; empty for the very moment that it is told from.
    pub fn words(self) -> String {
        match self {
            Self::Minutes(0) => String::new(),
            Self::Minutes(minutes) => [&*stretch(minutes), " later"].concat(),
            Self::Day(days, minute) => [&*clock(minute), &*days_later(days)].concat(),
            Self::Moved(days, minute) => [&*clock(minute), &*days_later(days.into())].concat(),
            Self::WorkingDay(0, minute) => [&*clock(minute), " that day"].concat(),
            Self::WorkingDay(days, minute) => {
                [&*clock(minute), " ", &*count(days.into(), "working day"), " later"].concat()
            }
            Self::Same(minute) => [&*clock(minute), " the same day"].concat(),
        }
    }
}

/// "1 day", "2 days".
pub(crate) fn count(number: i64, one: &str) -> String {
    [&*number.to_string(), " ", one, if number == 1 { "" } else { "s" }].concat()
}

/// A stretch of minutes in its largest whole unit; up to two days in hours.
fn stretch(minutes: i64) -> String {
    const DAY: i64 = 24 * 60;
    match minutes {
        _ if minutes > 2 * DAY && minutes % DAY == 0 => count(minutes / DAY, "day"),
        _ if minutes % 60 == 0 => count(minutes / 60, "hour"),
        _ => count(minutes, "minute"),
    }
}

fn days_later(days: i64) -> String {
    match days {
        -1 => " the day before".into(),
        0 => " that day".into(),
        1 => " the next day".into(),
        _ => [" ", &*count(days, "day"), " later"].concat(),
    }
}

/// "09:00".
fn clock(minute: u32) -> String {
    let digit = |number: u32| char::from(b'0' + (number % 10) as u8);
    let (hour, minute) = (minute / 60, minute % 60);
    [digit(hour / 10), digit(hour), ':', digit(minute / 10), digit(minute)].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_as_it_is_reckoned() {
        let calendar = WorkCalendar::new([6, 7], ["2026-11-16".parse().unwrap()]).unwrap();
        // A Friday.
        let base: NaiveDateTime = "2026-11-13T14:30:00".parse().unwrap();
        let table = [
            (Offset::Minutes(0), "2026-11-13 14:30:00", ""),
            (Offset::Minutes(60), "2026-11-13 15:30:00", "1 hour later"),
            (Offset::Minutes(90), "2026-11-13 16:00:00", "90 minutes later"),
            (Offset::Minutes(48 * 60), "2026-11-15 14:30:00", "48 hours later"),
            (Offset::Minutes(72 * 60), "2026-11-16 14:30:00", "3 days later"),
            (Offset::Day(-1, hour(20)), "2026-11-12 20:00:00", "20:00 the day before"),
            (Offset::Day(0, hour(22)), "2026-11-13 22:00:00", "22:00 that day"),
            (Offset::Day(1, 8 * 60 + 5), "2026-11-14 08:05:00", "08:05 the next day"),
            (Offset::Day(21, hour(20)), "2026-12-04 20:00:00", "20:00 21 days later"),
            (Offset::WorkingDay(1, hour(9)), "2026-11-17 09:00:00", "09:00 1 working day later"),
            (Offset::Moved(0, hour(9)), "2026-11-13 09:00:00", "09:00 that day"),
            (Offset::Moved(2, hour(9)), "2026-11-17 09:00:00", "09:00 2 days later"),
            (Offset::Same(hour(18)), "2026-11-13 18:00:00", "18:00 the same day"),
        ];
        for (offset, moment, words) in table {
            assert_eq!(offset.from(base, &calendar).to_string(), moment);
            assert_eq!(offset.words(), words);
        }
    }
}
