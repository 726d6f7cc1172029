//! Days that come once a year: when the clocks of a zone change, and holidays.

use crate::domain::moment::plus_days;
use calcard::icalendar::{ICalendarFrequency, ICalendarRecurrenceRule, ICalendarWeekday};
use chrono::{Datelike, NaiveDate, Weekday};

/// A day that comes once a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yearly {
    /// The n-th such weekday of a month; negative: from its end.
    Nth {
        /// The month.
        month: u32,
        /// Which of its weekdays.
        nth: i32,
        /// The day of the week.
        weekday: Weekday,
    },
    /// The first such weekday on or after a day of a month.
    From {
        /// The month.
        month: u32,
        /// The day from which it is looked for.
        day: u32,
        /// The day of the week.
        weekday: Weekday,
    },
    /// A day of a month.
    Fixed {
        /// The month.
        month: u32,
        /// The day.
        day: u32,
    },
}

impl Yearly {
    /// Reads `FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU` and its kin, of which the first time is this day. `None` for a rule
    /// that says more than that: a wrong day is worse than none.
    pub fn read(rule: &ICalendarRecurrenceRule, first: NaiveDate) -> Option<Self> {
        let plain = rule.freq == ICalendarFrequency::Yearly
            && rule.interval.is_none_or(|every| every == 1)
            && rule.bysetpos.is_empty()
            && rule.byyearday.is_empty()
            && rule.byweekno.is_empty()
            && rule.byhour.is_empty()
            && rule.byminute.is_empty()
            && rule.bysecond.is_empty()
            && rule.rscale.is_none()
            && rule.skip.is_none();
        if !plain {
            return None;
        }
        let month = match rule.bymonth.as_slice() {
            [] => first.month(),
            [one] if !one.is_leap() => one.month().into(),
            _ => return None,
        };
        let days: Option<Vec<u32>> = rule.bymonthday.iter().map(|day| u32::try_from(*day).ok()).collect();
        // The first of the days is where the search for the weekday begins.
        let from = days?.into_iter().min();
        match (rule.byday.as_slice(), from) {
            ([], day) => {
                let single = rule.bymonthday.len() <= 1;
                Some(Self::Fixed { month, day: day.unwrap_or_else(|| first.day()) }).filter(|_| single)
            }
            ([day], from) => {
                let weekday = weekday(day.weekday);
                match (day.ordwk, from) {
                    (None, Some(day)) => Some(Self::From { month, day, weekday }),
                    (Some(nth), None) => {
                        let nth = i32::from(nth);
                        matches!(nth, -5..=-1 | 1..=5).then_some(Self::Nth { month, nth, weekday })
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The day in a year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::From { month, day, weekday } => {
                Some(first_on_or_after(NaiveDate::from_ymd_opt(year, month, day)?, weekday))
            }
            Self::Nth { month, nth, weekday } if nth > 0 => {
                let first = first_on_or_after(NaiveDate::from_ymd_opt(year, month, 1)?, weekday);
                Some(plus_days(first, 7 * i64::from(nth - 1))).filter(|day| day.month() == month)
            }
            Self::Nth { month, nth, weekday } => {
                let next = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
                let after = first_on_or_after(NaiveDate::from_ymd_opt(next.0, next.1, 1)?, weekday);
                Some(plus_days(after, 7 * i64::from(nth))).filter(|day| day.month() == month)
            }
        }
    }
}

fn first_on_or_after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = weekday.days_since(day.weekday());
    plus_days(day, ahead.into())
}

const fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}
