//! Whole days from a calendar file (.ics), such as the list of public holidays that many states publish. Only what
//! is needed: `DTSTART`, `DTEND`, `SUMMARY` and `STATUS` of each event that lasts whole days.

use crate::domain::moment::plus_days;
use crate::domain::text::Line;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// One day from a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDay {
    /// The day.
    pub day: NaiveDate,
    /// What it is called there; may be empty.
    pub name: Line,
}

/// What a calendar file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The days, each once, the earliest first.
    pub days: Vec<FoundDay>,
    /// Events at an hour of the day; they make no day off.
    pub timed: usize,
    /// Events that repeat by a rule, of which only the first is read.
    pub repeating: usize,
}

/// Why a calendar file was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarFileError {
    /// It is no calendar.
    NotACalendar,
    /// It breaks off in the middle.
    CutShort,
    /// It holds no whole day.
    NoDays,
    /// It holds more days than anyone has off.
    TooMany,
}

impl fmt::Display for CalendarFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACalendar => {
                "This file is not a calendar. Nothing was changed. Choose a file whose name ends in .ics."
            }
            Self::CutShort => {
                "This calendar file is cut off. Nothing was changed. Download it once more, then try again."
            }
            Self::NoDays => {
                "This calendar has no whole days, only appointments or nothing. Nothing was changed. \
                 Choose a calendar of holidays, or add the days by hand."
            }
            Self::TooMany => {
                "This calendar holds more than 1,000 days. Nothing was changed. Choose one with holidays only."
            }
        })
    }
}

/// More days than this are not holidays.
const MOST_DAYS: usize = 1_000;
/// The longest stretch that one event may cover, in days.
const LONGEST: i64 = 60;
/// The years that the app reckons with.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// One event while it is being read.
#[derive(Default)]
struct Event {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    name: String,
    cancelled: bool,
    repeats: bool,
}

/// Reads a calendar file. Errors: why none of it was taken.
pub fn read(text: &str) -> Result<Found, CalendarFileError> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let begins = |line: &str, word: &str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if !begins(text, "BEGIN:VCALENDAR") {
        return Err(CalendarFileError::NotACalendar);
    }
    let mut found = Found::default();
    let mut event: Option<Event> = None;
    // Alarms inside an event have lines of their own.
    let mut inside = 0_usize;
    let mut ended = false;
    for line in unfolded(text) {
        let (name, parameters, value) = parts(&line);
        let (is, says) = (|word: &str| name.eq_ignore_ascii_case(word), value.trim());
        if is("BEGIN") && says.eq_ignore_ascii_case("VEVENT") {
            event = Some(Event::default());
            inside = 0;
        } else if is("END") && says.eq_ignore_ascii_case("VEVENT") {
            found.take(event.take().unwrap_or_default())?;
        } else if is("END") && says.eq_ignore_ascii_case("VCALENDAR") {
            ended = event.is_none();
        } else if is("BEGIN") {
            inside += 1;
        } else if is("END") {
            inside = inside.saturating_sub(1);
        } else if let (Some(event), 0) = (&mut event, inside) {
            event.line(name, parameters, says);
        }
    }
    match (ended, found.days.is_empty()) {
        (false, _) => Err(CalendarFileError::CutShort),
        (true, true) => Err(CalendarFileError::NoDays),
        (true, false) => Ok(found),
    }
}

impl Event {
    fn line(&mut self, name: &str, parameters: &str, value: &str) {
        let is = |word: &str| name.eq_ignore_ascii_case(word);
        // A date with an hour in a time zone is not a whole day, whatever its first eight characters say.
        let whole = || if parameters.to_ascii_uppercase().contains("TZID") { None } else { date(value) };
        if is("DTSTART") {
            self.start = whole();
        } else if is("DTEND") {
            self.end = whole();
        } else if is("SUMMARY") {
            self.name = plain(value);
        } else if is("STATUS") {
            self.cancelled = value.eq_ignore_ascii_case("CANCELLED");
        } else if is("RRULE") {
            self.repeats = true;
        }
    }
}

impl Found {
    fn take(&mut self, event: Event) -> Result<(), CalendarFileError> {
        if event.cancelled {
            return Ok(());
        }
        let Some(start) = event.start else {
            self.timed += 1;
            return Ok(());
        };
        self.repeating += usize::from(event.repeats);
        // The end is the first day that is free no more.
        let last = event.end.map_or(start, |end| plus_days(end, -1)).max(start).min(plus_days(start, LONGEST - 1));
        for day in start.iter_days().take_while(|day| *day <= last) {
            if let Err(place) = self.days.binary_search_by_key(&day, |known| known.day) {
                if self.days.len() == MOST_DAYS {
                    return Err(CalendarFileError::TooMany);
                }
                self.days.insert(place, FoundDay { day, name: Line::cut(&event.name) });
            }
        }
        Ok(())
    }
}

/// The lines, those put together again that were folded for length.
pub(crate) fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Name, parameters and value of one line. A quoted parameter may hold a colon.
pub(crate) fn parts(line: &str) -> (&str, &str, &str) {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = colon.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    (name.trim(), parameters, value)
}

/// `20261225`; nothing else.
fn date(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Whether the app reckons with that day.
pub fn is_in_reach(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// A text without the backslashes of the format.
fn plain(text: &str) -> String {
    text.replace("\\n", " ").replace("\\N", " ").replace('\\', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
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
    }

    #[test]
    fn a_stretch_gives_each_of_its_days_and_not_the_one_after_it() {
        let text = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270227\nDTEND;VALUE=DATE:20270302\nEND:VEVENT\n");
        assert_eq!(days(&read(&text).unwrap()), ["2027-02-27", "2027-02-28", "2027-03-01"]);
        let forever = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:21990101\nEND:VEVENT\n");
        assert_eq!(read(&forever).unwrap().days.len(), 60);
        let backwards = calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20260101\nEND:VEVENT\n");
        assert_eq!(days(&read(&backwards).unwrap()), ["2027-01-01"]);
    }

    #[test]
    fn appointments_cancelled_days_and_repeats_are_told_apart() {
        let text = calendar(
            "BEGIN:VEVENT\nDTSTART:20261110T090000Z\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=\"Europe/London: x\":20261110T090000\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261111\nSTATUS:CANCELLED\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY\nEND:VEVENT\n",
        );
        let found = read(&text).unwrap();
        assert_eq!(days(&found), ["2026-05-01"]);
        assert_eq!((found.timed, found.repeating), (2, 1));
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
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n".into(), CalendarFileError::CutShort),
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
