//! The working calendar: which days are business days. Weekend days are a setting, and single days off can be added.

use crate::domain::moment::{plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::round::Zone;
use crate::domain::settings::Settings;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::fmt;

/// Which days people work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Monday first.
    weekend: [bool; 7],
    /// Sorted, without repeats.
    days_off: Vec<NaiveDate>,
    /// How many minutes the clocks here are ahead of UTC now, if that is known.
    here: Option<i16>,
}

/// Why a calendar was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarError {
    /// All seven days are weekend.
    NoWorkingDay,
    /// A day of the week outside 1 (Monday) to 7 (Sunday).
    NoSuchDay,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoWorkingDay => "A week needs at least one working day. The setting is unchanged.",
            Self::NoSuchDay => "There is no such day of the week. The setting is unchanged.",
        })
    }
}

impl Default for WorkCalendar {
    /// Monday to Friday, no days off.
    fn default() -> Self {
        Self { weekend: [false, false, false, false, false, true, true], days_off: Vec::new(), here: None }
    }
}

impl WorkCalendar {
    /// From weekend days, 1 (Monday) to 7 (Sunday), and single days off, in any order.
    /// Errors: a week without a working day, a day outside 1 to 7.
    pub fn new(
        weekend: impl IntoIterator<Item = u8>,
        days_off: impl IntoIterator<Item = NaiveDate>,
    ) -> Result<Self, CalendarError> {
        let mut flags = [false; 7];
        for day in weekend {
            let flag = usize::from(day).checked_sub(1).and_then(|at| flags.get_mut(at));
            *flag.ok_or(CalendarError::NoSuchDay)? = true;
        }
        if flags.iter().all(|off| *off) {
            return Err(CalendarError::NoWorkingDay);
        }
        let mut days_off: Vec<NaiveDate> = days_off.into_iter().collect();
        order::sort(&mut days_off);
        days_off.dedup();
        Ok(Self { weekend: flags, days_off, here: None })
    }

    /// The calendar of the user's settings. Weekend days that cannot be (all seven) count as Saturday and Sunday.
    pub fn of(settings: &Settings) -> Self {
        let days_off = || settings.days_off.iter().copied();
        Self::new(settings.weekend.iter().copied(), days_off())
            .unwrap_or_else(|_| Self { days_off: days_off().collect(), ..Self::default() })
    }

    /// Tells the calendar how many minutes the clocks here are ahead of UTC at present.
    pub const fn here(mut self, minutes_east: i16) -> Self {
        self.here = Some(minutes_east);
        self
    }

    /// What the clocks of a zone show when those here show `now`.
    pub fn clock_in(&self, zone: Option<&Zone>, now: NaiveDateTime) -> NaiveDateTime {
        match (self.here, zone) {
            (Some(here), Some(zone)) => plus_minutes(now, zone.offset.clamp(-1440, 1440) - i64::from(here)),
            _ => now,
        }
    }

    /// The days off from `from` up to and without `to` that fall on no weekend, each stretch by its first and last one;
    /// days without work between two of them do not part a stretch.
    pub fn days_off_between(&self, from: NaiveDate, to: NaiveDate, found: &mut Vec<(NaiveDate, NaiveDate)>) {
        let first = self.days_off.partition_point(|day| *day < from);
        let days = self.days_off.iter().skip(first).take_while(|day| **day < to);
        for day in days.filter(|day| !self.is_weekend(**day)) {
            match found.last_mut() {
                Some((_, last)) if self.next_working_day_from(*last) > *day => *last = *day.max(last),
                _ => found.push((*day, *day)),
            }
        }
    }

    fn is_weekend(&self, on: NaiveDate) -> bool {
        self.weekend.get(on.weekday().num_days_from_monday() as usize).copied().unwrap_or(false)
    }

    /// Whether people work on that day.
    pub fn is_working(&self, on: NaiveDate) -> bool {
        !self.is_weekend(on) && self.days_off.binary_search(&on).is_err()
    }

    /// That day if it is a working day, else the next one. Beyond the end of the calendar: its last day.
    pub fn next_working_day_from(&self, from: NaiveDate) -> NaiveDate {
        let mut on = from;
        // Ends: every week has a working day, and there are finitely many days off.
        while !self.is_working(on) {
            match on.succ_opt() {
                Some(next) => on = next,
                None => return on,
            }
        }
        on
    }

    /// So many working days after that day, which itself does not count. Zero gives the day itself.
    pub fn add_business_days(&self, from: NaiveDate, days: u16) -> NaiveDate {
        (0..days).fold(from, |on, _| self.next_working_day_from(plus_days(on, 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn business_days_skip_weekends_and_days_off() {
        let plain = WorkCalendar::default();
        let christmas = WorkCalendar::new([6, 7], [day("2026-12-25"), day("2026-12-28")]).unwrap();
        let friday_saturday = WorkCalendar::new([5, 6], []).unwrap();
        let table = [
            (&plain, "2026-11-11", 0, "2026-11-11"),
            (&plain, "2026-11-11", 1, "2026-11-12"),
            (&plain, "2026-11-13", 1, "2026-11-16"),
            (&plain, "2026-11-14", 1, "2026-11-16"),
            (&plain, "2026-11-11", 10, "2026-11-25"),
            (&plain, "2026-11-15", 5, "2026-11-20"),
            (&christmas, "2026-12-24", 1, "2026-12-29"),
            (&friday_saturday, "2026-11-12", 1, "2026-11-15"),
        ];
        for (calendar, from, days, expected) in table {
            assert_eq!(calendar.add_business_days(day(from), days), day(expected), "{from} + {days}");
        }
    }

    #[test]
    fn a_week_without_work_is_refused_or_read_as_the_usual_one() {
        assert_eq!(WorkCalendar::new(1..=7, []), Err(CalendarError::NoWorkingDay));
        assert_eq!(WorkCalendar::new([0], []), Err(CalendarError::NoSuchDay));
        assert_eq!(WorkCalendar::new([8], []), Err(CalendarError::NoSuchDay));
        let settings = Settings { weekend: (1..=7).collect(), ..Settings::default() };
        assert_eq!(WorkCalendar::of(&settings), WorkCalendar::default());
    }

    #[test]
    fn thousands_of_days_off_and_the_end_of_time_are_no_trouble() {
        let off = day("2026-01-01").iter_days().take(5_000);
        let calendar = WorkCalendar::new([6, 7], off).unwrap();
        assert_eq!(calendar.next_working_day_from(day("2026-01-01")), day("2039-09-12"));
        assert_eq!(calendar.add_business_days(NaiveDate::MAX, 10), NaiveDate::MAX);
    }
}
