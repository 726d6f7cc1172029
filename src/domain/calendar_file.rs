//! Whole days from a calendar file (.ics), such as the list of public holidays that many states publish, each with its
//! kind: such lists also hold days on which everybody works. Every day is offered by itself.

mod day_kind;

use crate::domain::charset::{Decode, in_utf8};
use crate::domain::content_lines::blocks;
use crate::domain::ics::component::{Component, Property, Stamp};
use crate::domain::ics::yearly::Yearly;
use crate::domain::moment::plus_days;
use crate::domain::text::Line;
use chrono::{Datelike, NaiveDate};
use day_kind::kind;
use std::fmt;

pub use day_kind::DayKind;

/// One day from a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDay {
    /// The day.
    pub day: NaiveDate,
    /// What it is called there; may be empty.
    pub name: Line,
    /// What sort of day it is.
    pub kind: DayKind,
}

impl FoundDay {
    /// Whether it is likely that nobody works: a public holiday, or a day of a list that does not tell them apart and
    /// of which the name tells nothing else. A holiday of some regions is a question.
    pub fn is_free(&self) -> bool {
        self.kind >= DayKind::Unmarked
    }
}

/// What a calendar file holds. Its events are those read and those counted beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The days, each once, the earliest first.
    pub days: Vec<FoundDay>,
    /// Events of which the days are among these.
    pub read: usize,
    /// Events at an hour of the day; they make no day off.
    pub timed: usize,
    /// Events that are called off.
    pub cancelled: usize,
    /// Events without a day that can be read, by the lines on which they begin.
    pub unreadable: Vec<usize>,
    /// Events that repeat by a rule that is not followed here; only their first day is read.
    pub repeating: usize,
    /// Events that last longer than anyone has off, of which only the beginning is read.
    pub shortened: usize,
}

/// Why a calendar file was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarFileError {
    /// It is no calendar.
    NotACalendar,
    /// It breaks off in the middle.
    CutShort {
        /// The line on which begins what breaks off.
        line: usize,
    },
    /// It holds no whole day.
    NoDays,
    /// It holds more days than anyone has off.
    TooMany,
    /// More bytes than such a calendar has.
    TooLong,
}

impl fmt::Display for CalendarFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACalendar => {
                f.write_str("This file is not a calendar. Nothing was changed. Choose a file whose name ends in .ics.")
            }
            Self::CutShort { line } => write!(
                f,
                "This calendar breaks off before its end, in what begins on line {line}. Nothing was changed. Download it once more, then try again."
            ),
            Self::NoDays => f.write_str(
                "This calendar has no whole days, only appointments or nothing. Nothing was changed. \
                 Choose a calendar of holidays, or add the days by hand.",
            ),
            Self::TooMany => f.write_str(
                "This calendar holds more than 1,000 days. Nothing was changed. Choose one with holidays only.",
            ),
            Self::TooLong => {
                f.write_str("This file is far bigger than a calendar of holidays. Nothing was changed. Choose another.")
            }
        }
    }
}

/// More bytes than this no calendar of holidays has.
pub const LONGEST: usize = 10_000_000;
/// More days than this are not holidays.
const MOST_DAYS: usize = 1_000;
/// The longest stretch that one event may cover, in days.
const LONGEST_STRETCH: i64 = 60;
/// How many years ahead days are taken from a rule by which they repeat.
const YEARS_AHEAD: i32 = 2;

/// Reads a calendar file on the day `today`. Errors: why none of it was taken.
pub fn read(bytes: &[u8], decode: Decode, today: NaiveDate) -> Result<Found, CalendarFileError> {
    if bytes.len() > LONGEST {
        return Err(CalendarFileError::TooLong);
    }
    let bytes = in_utf8(bytes, decode);
    let roots = blocks(&bytes);
    let calendars: Vec<_> = roots.iter().filter(|root| root.name == "VCALENDAR").collect();
    let Some(last) = calendars.last() else { return Err(CalendarFileError::NotACalendar) };
    if !last.ended {
        let line = last.parts.last().filter(|part| !part.ended).map_or(last.number, |part| part.number);
        return Err(CalendarFileError::CutShort { line });
    }
    let mut found = Found::default();
    if calendars.iter().any(|calendar| calendar.more("VEVENT") > 0) {
        return Err(CalendarFileError::TooMany);
    }
    for block in calendars.iter().flat_map(|calendar| calendar.all("VEVENT")) {
        found.take(&Component::alone(block, None, decode), today)?;
    }
    if found.days.is_empty() { Err(CalendarFileError::NoDays) } else { Ok(found) }
}

impl Found {
    fn take(&mut self, event: &Component, today: NaiveDate) -> Result<(), CalendarFileError> {
        if event.text("STATUS").trim().eq_ignore_ascii_case("CANCELLED") {
            self.cancelled += 1;
            return Ok(());
        }
        let start = match event.stamp("DTSTART") {
            // A date with an hour in a time zone is not a whole day, whatever its first eight characters say.
            Some(Stamp::Day(day)) if event.property("DTSTART").is_some_and(|one| one.parameter("TZID").is_empty()) => {
                day
            }
            Some(_) => {
                self.timed += 1;
                return Ok(());
            }
            None => {
                self.unreadable.push(event.number);
                return Ok(());
            }
        };
        self.read += 1;
        let end = match event.stamp("DTEND") {
            Some(Stamp::Day(end)) => end,
            _ => plus_days(start, 1),
        };
        // The end is the first day that is free no more.
        let length = (end - start).num_days().max(1);
        self.shortened += usize::from(length > LONGEST_STRETCH);
        let (name, kind) = (event.text("SUMMARY"), kind(event));
        let skipped: Vec<Stamp> = event.every("EXDATE").flat_map(Property::stamps).collect();
        for first in self.starts(event, start, today) {
            if skipped.contains(&Stamp::Day(first)) {
                continue;
            }
            let last = plus_days(first, length.min(LONGEST_STRETCH) - 1);
            for day in first.iter_days().take_while(|day| *day <= last) {
                self.add(day, &name, kind)?;
            }
        }
        Ok(())
    }

    /// The first days of an event: one, or one a year.
    fn starts(&mut self, event: &Component, start: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
        let more = event.every("RDATE").flat_map(Property::stamps).filter_map(|stamp| match stamp {
            Stamp::Day(day) => Some(day),
            _ => None,
        });
        let mut starts: Vec<NaiveDate> = std::iter::once(start).chain(more).collect();
        let Some(rule) = event.property("RRULE") else { return starts };
        let yearly = rule.rule().and_then(|rule| Some((rule, Yearly::read(rule, start)?)));
        let Some((rule, yearly)) = yearly else {
            self.repeating += 1;
            return starts;
        };
        let until = rule
            .until
            .as_ref()
            .and_then(|until| NaiveDate::from_ymd_opt(until.year?.into(), until.month?.into(), until.day?.into()));
        let count = rule.count.and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX);
        let years = start.year()..=(today.year() + YEARS_AHEAD);
        let all = years.filter_map(|year| yearly.in_year(year)).filter(|day| start <= *day).take(count);
        starts.extend(all.filter(|day| until.is_none_or(|until| *day <= until)));
        // What lies years back is of no use to anybody, unless there is nothing else.
        let is_near = |day: &NaiveDate| today.year() - 1 <= day.year();
        if starts.iter().any(is_near) {
            starts.retain(is_near);
        }
        starts
    }

    fn add(&mut self, day: NaiveDate, name: &str, kind: DayKind) -> Result<(), CalendarFileError> {
        let name = Line::cut(name);
        match self.days.binary_search_by_key(&day, |known| known.day) {
            Ok(place) => {
                if let Some(known) = self.days.get_mut(place) {
                    if known.name.is_empty() || (known.kind < kind && !name.is_empty() && name != known.name) {
                        known.name = name;
                    }
                    known.kind = known.kind.max(kind);
                }
            }
            Err(_) if self.days.len() == MOST_DAYS => return Err(CalendarFileError::TooMany),
            Err(place) => self.days.insert(place, FoundDay { day, name, kind }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;

    fn calendar(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    }

    fn read(text: &str) -> Result<Found, CalendarFileError> {
        super::read(text.as_bytes(), &decode, "2026-12-07".parse().unwrap())
    }

    fn days(found: &Found) -> Vec<String> {
        found.days.iter().map(|found| found.day.to_string()).collect()
    }

    #[test]
    fn whole_days_are_read_each_once_and_in_order() {
        let text = calendar(
            "BEGIN:VEVENT\r\nSUMMARY:Boxing\r\n  Day\\, observed\r\nDTSTART;VALUE=DATE:20261228\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY;LANGUAGE=en:Christmas\r\n\
             BEGIN:VALARM\r\nSUMMARY:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\ndtstart:20261225\r\nEND:VEVENT\r\n",
        );
        let found = read(&text).unwrap();
        assert_eq!(days(&found), ["2026-12-25", "2026-12-28"]);
        assert_eq!(&*found.days[0].name, "Christmas");
        assert_eq!(&*found.days[1].name, "Boxing Day, observed");
        assert_eq!(found.read, 3);
    }

    #[test]
    fn a_stretch_gives_each_of_its_days_and_not_the_one_after_it() {
        let text = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270227\nDTEND;VALUE=DATE:20270302\nEND:VEVENT\n");
        assert_eq!(days(&read(&text).unwrap()), ["2027-02-27", "2027-02-28", "2027-03-01"]);
        let forever = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:21990101\nEND:VEVENT\n");
        let forever = read(&forever).unwrap();
        assert_eq!((forever.days.len(), forever.shortened), (60, 1));
        let backwards = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20260101\nEND:VEVENT\n");
        assert_eq!(days(&read(&backwards).unwrap()), ["2027-01-01"]);
    }

    #[test]
    fn appointments_cancelled_days_and_repeats_are_told_apart() {
        let text = calendar(
            "BEGIN:VEVENT\nDTSTART:20261110T090000Z\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=\"Europe/London: x\":20261110T090000\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261111\nSTATUS:CANCELLED\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261340\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n",
        );
        let found = read(&text).unwrap();
        assert_eq!(days(&found), ["2026-05-01"]);
        assert_eq!((found.read, found.timed, found.cancelled, found.repeating), (1, 2, 1, 1));
        assert_eq!(found.unreadable, [13]);
    }

    #[test]
    fn days_that_come_once_a_year_are_read_for_the_years_around() {
        let rule = |start: &str, rule: &str| {
            let text = calendar(&format!("BEGIN:VEVENT\nDTSTART;VALUE=DATE:{start}\nRRULE:{rule}\nEND:VEVENT\n"));
            let found = read(&text).unwrap();
            (days(&found), found.repeating)
        };
        let table = [
            ("20101225", "FREQ=YEARLY", vec!["2025-12-25", "2026-12-25", "2027-12-25", "2028-12-25"]),
            (
                "20101125",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
                vec!["2025-11-27", "2026-11-26", "2027-11-25", "2028-11-23"],
            ),
            ("20100531", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20261231", vec!["2025-05-26", "2026-05-25"]),
            ("20261225", "FREQ=YEARLY;COUNT=2", vec!["2026-12-25", "2027-12-25"]),
        ];
        for (start, by, expected) in table {
            assert_eq!(rule(start, by), (expected.into_iter().map(str::to_owned).collect(), 0), "{by}");
        }
        assert_eq!(rule("20101225", "FREQ=YEARLY;BYYEARDAY=1"), (vec!["2010-12-25".to_owned()], 1));
    }

    #[test]
    fn days_are_told_apart_by_what_the_calendar_says_of_them() {
        let kind = |lines: &str| {
            let text = calendar(&format!("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n{lines}\nEND:VEVENT\n"));
            read(&text).unwrap().days[0].kind
        };
        let table = [
            ("SUMMARY:Christmas Day\nDESCRIPTION:Public holiday", DayKind::Public),
            (
                "SUMMARY:Christmas Eve\nDESCRIPTION:Observance\\nTo hide observances\\, go to Settings",
                DayKind::Observance,
            ),
            (
                "SUMMARY:Lincoln's Birthday (regional holiday)\nDESCRIPTION:Public holiday in Illinois",
                DayKind::Regional,
            ),
            ("SUMMARY:St Andrew's Day\nDESCRIPTION:Public holiday in Scotland", DayKind::Regional),
            (
                "SUMMARY:Heiligabend\nDESCRIPTION:Gedenktag\\nWenn du Gedenktage ausblenden möchtest",
                DayKind::Observance,
            ),
            ("SUMMARY:Weihnachtstag\nDESCRIPTION:Gesetzlicher Feiertag", DayKind::Public),
            ("SUMMARY:Noël\nDESCRIPTION:Jour férié", DayKind::Public),
            ("SUMMARY:Summer bank holiday", DayKind::Unmarked),
            ("SUMMARY:Daylight Saving Time starts", DayKind::Observance),
            ("SUMMARY:Valentine's Day", DayKind::Observance),
            ("SUMMARY:Christmas Day\nCATEGORIES:Public holiday", DayKind::Public),
        ];
        for (lines, expected) in table {
            assert_eq!(kind(lines), expected, "{lines}");
        }
        assert!(DayKind::Unmarked < DayKind::Public && DayKind::Regional < DayKind::Unmarked);
    }

    #[test]
    fn files_that_help_nobody_are_refused_with_a_sentence() {
        let many: String = (0..1_100)
            .map(|n| {
                let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(n);
                format!("BEGIN:VEVENT\nDTSTART;VALUE=DATE:{}\nEND:VEVENT\n", day.to_string().replace('-', ""))
            })
            .collect();
        let table = [
            (String::new(), CalendarFileError::NotACalendar),
            ("{\"afterword\":\"playbook\"}".into(), CalendarFileError::NotACalendar),
            ("é".into(), CalendarFileError::NotACalendar),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n".into(),
                CalendarFileError::CutShort { line: 2 },
            ),
            (calendar(""), CalendarFileError::NoDays),
            (calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261340\nEND:VEVENT\n"), CalendarFileError::NoDays),
            (calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:02261225\nEND:VEVENT\n"), CalendarFileError::NoDays),
            (calendar(&many), CalendarFileError::TooMany),
        ];
        for (text, error) in table {
            assert_eq!(read(&text), Err(error), "{}", text.chars().take(60).collect::<String>());
            assert!(error.to_string().contains("Nothing was changed."));
        }
    }
}
