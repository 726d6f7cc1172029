//! Time zones as a calendar file describes them. Office programs name their zones in words of their own ("W. Europe
//! Standard Time"), which no browser knows; but they write down when its clocks change, and that is enough.

use crate::domain::ics::lines::{Component, Stamp, stamp};
use crate::domain::moment::plus_days;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Weekday};

/// From when clocks of a zone are set to another offset.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// The first time, by the clock before the change.
    first: NaiveDateTime,
    /// Further times.
    dates: Vec<NaiveDateTime>,
    /// Every year on this day, until this year.
    yearly: Option<(Yearly, i32)>,
    /// Seconds ahead of UTC before and after.
    from: i32,
    to: i32,
}

/// A day that comes once a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Yearly {
    /// The n-th such weekday of a month; negative: from its end.
    Nth { month: u32, nth: i32, weekday: Weekday },
    /// The first such weekday on or after a day of a month.
    From { month: u32, day: u32, weekday: Weekday },
    /// A day of a month.
    Fixed { month: u32, day: u32 },
}

/// A zone with its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(Vec<Change>);

impl Zone {
    /// Reads a `VTIMEZONE`. `None` if it holds a rule that is not understood: a wrong hour is worse than none.
    pub fn read(component: &Component) -> Option<Self> {
        let changes = component.parts.iter().filter(|part| matches!(&*part.name, "STANDARD" | "DAYLIGHT"));
        let changes: Option<Vec<Change>> = changes.map(change).collect();
        changes.filter(|changes| !changes.is_empty()).map(Self)
    }

    /// The moment in UTC at which the clocks of this zone show `wall`. An hour that is shown twice means its first
    /// time; one that is skipped is counted by the clock before the change.
    pub fn utc(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let onsets = self.0.iter().filter_map(|change| Some((change.last_before(wall)?, change)));
        let offset = match onsets.max_by_key(|(at, _)| *at) {
            Some((at, change)) => {
                let skipped = i64::from(change.to - change.from);
                if (wall - at).num_seconds() < skipped { change.from } else { change.to }
            }
            None => self.0.iter().min_by_key(|change| change.first)?.from,
        };
        wall.checked_sub_signed(Duration::try_seconds(offset.into())?)
    }
}

impl Change {
    fn last_before(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let yearly = self.yearly.into_iter().flat_map(|(rule, until)| {
            let years = [wall.year(), wall.year().saturating_sub(1)];
            years.into_iter().filter(move |year| *year <= until).filter_map(move |year| rule.in_year(year))
        });
        let yearly = yearly.map(|day| day.and_time(self.first.time()));
        let known = std::iter::once(self.first).chain(self.dates.iter().copied());
        known.chain(yearly).filter(|at| self.first <= *at && *at <= wall).max()
    }
}

impl Yearly {
    fn in_year(self, year: i32) -> Option<NaiveDate> {
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

fn change(part: &Component) -> Option<Change> {
    let wall = |text: &str| match stamp(text) {
        Some(Stamp::Wall(at)) => Some(at),
        _ => None,
    };
    // Some programs let their zones begin in the year 1601, which is out of our reach and says no more than 1901.
    let written = &part.property("DTSTART")?.value;
    let first = wall(written).or_else(|| wall(&["1901", written.get(4..)?].concat()))?;
    let dates = part.properties.iter().filter(|property| property.name == "RDATE");
    let dates = dates.flat_map(|property| property.value.split(',')).filter_map(wall).collect();
    let yearly = match part.property("RRULE") {
        Some(rule) => Some(yearly(&rule.value, first)?),
        None => None,
    };
    let (from, to) = (offset(&part.property("TZOFFSETFROM")?.value)?, offset(&part.property("TZOFFSETTO")?.value)?);
    Some(Change { first, dates, yearly, from, to })
}

/// `+0100`, `-0330`, `+013000`, in seconds.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, text.get(1..)?),
        b'-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let two =
        |at: usize| digits.get(at..at + 2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse::<i32>().ok();
    let seconds = if digits.len() == 6 { two(4)? } else { 0 };
    (matches!(digits.len(), 4 | 6)).then_some(())?;
    Some(sign * (two(0)? * 3600 + two(2)? * 60 + seconds))
}

/// Reads `FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU` and its kin, with the last year in which it holds.
fn yearly(rule: &str, first: NaiveDateTime) -> Option<(Yearly, i32)> {
    let (mut month, mut day, mut days, mut until) = (first.month(), None, None, i32::MAX);
    for part in rule.split(';') {
        let (name, value) = part.split_once('=')?;
        match name.to_ascii_uppercase().as_str() {
            "FREQ" if value.eq_ignore_ascii_case("YEARLY") => {}
            "INTERVAL" if value == "1" => {}
            "WKST" => {}
            "BYMONTH" => month = value.parse().ok()?,
            "BYDAY" => day = Some(value),
            // The first of the days is where the search for the weekday begins.
            "BYMONTHDAY" => days = value.split(',').filter_map(|day| day.parse::<u32>().ok()).min(),
            "UNTIL" => until = value.get(..4)?.parse().ok()?,
            _ => return None,
        }
    }
    let rule = match (day, days) {
        (Some(day), from) => {
            let at = day.len().checked_sub(2)?;
            let weekday = match day.get(at..)? {
                "MO" => Weekday::Mon,
                "TU" => Weekday::Tue,
                "WE" => Weekday::Wed,
                "TH" => Weekday::Thu,
                "FR" => Weekday::Fri,
                "SA" => Weekday::Sat,
                "SU" => Weekday::Sun,
                _ => return None,
            };
            match (day.get(..at)?, from) {
                ("", Some(day)) => Yearly::From { month, day, weekday },
                (nth, None) => {
                    let nth = nth.parse().ok().filter(|nth| matches!(nth, -5..=-1 | 1..=5))?;
                    Yearly::Nth { month, nth, weekday }
                }
                _ => return None,
            }
        }
        (None, Some(day)) => Yearly::Fixed { month, day },
        (None, None) => Yearly::Fixed { month, day: first.day() },
    };
    Some((rule, until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ics::lines::read;

    fn zone(text: &str) -> Option<Zone> {
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n{text}END:VTIMEZONE\nEND:VCALENDAR\n");
        Zone::read(read(&text)?.parts.first()?)
    }

    fn part(kind: &str, start: &str, rule: &str, from: &str, to: &str) -> String {
        let rule = if rule.is_empty() { String::new() } else { format!("RRULE:{rule}\n") };
        format!("BEGIN:{kind}\nDTSTART:{start}\n{rule}TZOFFSETFROM:{from}\nTZOFFSETTO:{to}\nEND:{kind}\n")
    }

    #[test]
    fn the_clocks_of_berlin_new_york_and_kolkata() {
        let berlin =
            part("STANDARD", "16010101T030000", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "+0200", "+0100")
                + &part("DAYLIGHT", "16010101T020000", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "+0100", "+0200");
        let new_york = part("DAYLIGHT", "20070311T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "-0500", "-0400")
            + &part("STANDARD", "20071104T020000", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "-0400", "-0500");
        let kolkata = part("STANDARD", "19700101T000000", "", "+0530", "+0530");
        let by_days = part(
            "DAYLIGHT",
            "20070311T020000",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14",
            "-0500",
            "-0400",
        ) + &part(
            "STANDARD",
            "20071104T020000",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7",
            "-0400",
            "-0500",
        );
        let table = [
            (&berlin, "2026-11-26T15:00:00", "2026-11-26T14:00:00"),
            (&berlin, "2026-07-01T15:00:00", "2026-07-01T13:00:00"),
            (&berlin, "2026-03-29T01:59:00", "2026-03-29T00:59:00"),
            // Skipped on this day: counted by the clock before, as half past three in summer time.
            (&berlin, "2026-03-29T02:30:00", "2026-03-29T01:30:00"),
            (&berlin, "2026-03-29T03:00:00", "2026-03-29T01:00:00"),
            // Shown twice on this day: the first time.
            (&berlin, "2026-10-25T02:30:00", "2026-10-25T00:30:00"),
            (&berlin, "2026-10-25T03:00:00", "2026-10-25T02:00:00"),
            (&berlin, "2026-01-01T00:30:00", "2025-12-31T23:30:00"),
            (&new_york, "2026-03-08T01:30:00", "2026-03-08T06:30:00"),
            (&new_york, "2026-03-08T09:00:00", "2026-03-08T13:00:00"),
            (&new_york, "2026-11-02T09:00:00", "2026-11-02T14:00:00"),
            (&by_days, "2026-03-08T09:00:00", "2026-03-08T13:00:00"),
            (&by_days, "2026-10-31T09:00:00", "2026-10-31T13:00:00"),
            (&kolkata, "2026-11-26T15:00:00", "2026-11-26T09:30:00"),
        ];
        for (text, wall, utc) in table {
            assert_eq!(zone(text).unwrap().utc(wall.parse().unwrap()), utc.parse().ok(), "{wall}\n{text}");
        }
    }

    #[test]
    fn a_rule_that_is_not_understood_gives_no_hour_at_all() {
        for rule in ["FREQ=MONTHLY", "FREQ=YEARLY;BYDAY=XX", "FREQ=YEARLY;BYDAY=9SU", "FREQ=YEARLY;BYSETPOS=1", "x"] {
            assert_eq!(zone(&part("STANDARD", "19701101T020000", rule, "+0100", "+0200")), None, "{rule}");
        }
        assert_eq!(zone(""), None);
        assert_eq!(zone(&part("STANDARD", "19701101T020000", "", "0100", "+0200")), None);
        assert_eq!(zone(&part("STANDARD", "é", "", "+0100", "+0200")), None);
    }
}
