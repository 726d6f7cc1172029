//! Dates as other trackers and spreadsheets write them. Where day and month could be either way round, both readings
//! are given: which one holds is decided for a whole column (`days`), never for one cell.

use crate::domain::fold::fold;
use crate::domain::iso;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Whether the day or the month comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 5/10 is 5 October.
    DayFirst,
    /// 5/10 is May 10.
    MonthFirst,
}

impl Order {
    /// The name under which it is remembered.
    pub const fn id(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }

    /// The order with this name.
    pub fn of_id(id: &str) -> Option<Self> {
        [Self::DayFirst, Self::MonthFirst].into_iter().find(|one| one.id() == id)
    }
}

/// The possible readings of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Either {
    /// With the day before the month, if that is a valid date.
    pub day_first: Option<NaiveDateTime>,
    /// With the month before the day, if that is a valid date.
    pub month_first: Option<NaiveDateTime>,
    /// Whether it has a time of day.
    pub timed: bool,
}

impl Either {
    /// The moment, if there is only one reading or the order is known.
    pub fn by(self, order: Option<Order>) -> Option<NaiveDateTime> {
        match (self.day_first, self.month_first) {
            (Some(a), Some(b)) if a == b => Some(a),
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(a), Some(b)) => order.map(|order| if order == Order::DayFirst { a } else { b }),
            (None, None) => None,
        }
    }

    /// The order that it proves, as it is no valid date in the other.
    pub fn proves(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (Some(_), None) => Some(Order::DayFirst),
            (None, Some(_)) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// Whether it could be either of two dates.
    pub fn is_open(self) -> bool {
        self.day_first.zip(self.month_first).is_some_and(|(a, b)| a != b)
    }
}

/// Months by their first letters, without accents: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "sty", "janv"],
    &["feb", "fev", "fevr", "lut"],
    &["mar", "maerz", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr", "kwi"],
    &["may", "mai", "mag", "mei", "maj"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "aout", "ago", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "ott", "out", "paz"],
    &["nov", "lis"],
    &["dec", "dez", "dic", "gru"],
];

/// The time of a date without one.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// The serial numbers of spreadsheets for the days of 2000 to 2100, counted from 30 December 1899.
const SERIALS: std::ops::RangeInclusive<u64> = 36_526..=73_415;

/// The longest date in bytes; JavaScript appends the name of the time zone.
const LONGEST: usize = 100;

/// Reads a date, as `2026-11-22`, `22/11/2026 14:30`, `11/22/26, 3:45 PM`, `22.11.2026`, `Nov 22, 2026`, `22. November
/// 2026`, `2026年11月22日`, `20261122`, or the serial number of a spreadsheet. `None`: it is no date.
pub fn read(text: &str) -> Option<Either> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
        && let Some(sure) = counted(text)
    {
        return Some(sure);
    }
    let words = with_colon(&fold(text));
    let (day, clock) = apart(&words);
    let (day_first, month_first) = days(day.trim())?;
    let time = match clock {
        Some(clock) => Some(hour(clock)?),
        None => None,
    };
    let at = |day: Option<NaiveDate>| day.map(|day| day.and_time(time.unwrap_or(NOON)));
    Some(Either { day_first: at(day_first), month_first: at(month_first), timed: time.is_some() })
}

fn sane(day: NaiveDate) -> Option<NaiveDate> {
    (2000..=2100).contains(&day.year()).then_some(day)
}

fn sure(at: NaiveDateTime, timed: bool) -> Option<Either> {
    sane(at.date())?;
    Some(Either { day_first: Some(at), month_first: Some(at), timed })
}

/// Numbers alone: `20261122`, serial numbers with or without a fraction, seconds or milliseconds since 1970.
fn counted(text: &str) -> Option<Either> {
    let whole = |digits: &str| digits.parse::<u64>().ok();
    if let Some((days, part)) = text.split_once(['.', ',']) {
        let days = whole(days).filter(|days| days_are_serial(*days))?;
        if part.is_empty() || part.len() > 12 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits: String = part.chars().chain(std::iter::repeat('0')).take(9).collect();
        // Rounded to the minute, as the fraction is cut off somewhere.
        let minutes = (whole(&digits)? * 1440 + 500_000_000) / 1_000_000_000;
        let start = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
        let at = start
            .and_time(NaiveTime::MIN)
            .checked_add_signed(chrono::TimeDelta::minutes(i64::try_from(minutes).ok()?))?;
        return sure(at, true);
    }
    let number = whole(text)?;
    match text.len() {
        5 if days_are_serial(number) => {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))?;
            sure(day.and_time(NOON), false)
        }
        8 => {
            let (year, rest) = (i32::try_from(number / 10_000).ok()?, u32::try_from(number % 10_000).ok()?);
            sure(NaiveDate::from_ymd_opt(year, rest / 100, rest % 100)?.and_time(NOON), false)
        }
        10 => sure(DateTime::from_timestamp(i64::try_from(number).ok()?, 0)?.naive_utc(), true),
        13 => sure(DateTime::from_timestamp(i64::try_from(number / 1000).ok()?, 0)?.naive_utc(), true),
        _ => None,
    }
}

fn days_are_serial(days: u64) -> bool {
    SERIALS.contains(&days)
}

/// Splits a text into its date and its time of day.
fn apart(words: &str) -> (&str, Option<&str>) {
    let colon = words.find(':');
    let before = |at: usize| words.get(..at).and_then(|start| start.rfind(|c: char| !c.is_ascii_digit()));
    match colon.and_then(before) {
        // The separator: a blank, a "t", a comma.
        Some(gap) => {
            let (day, clock) = words.split_at(gap);
            let clock = clock.trim_start_matches(|c: char| !c.is_ascii_digit());
            let day = day
                .trim_end()
                .trim_end_matches([',', 't'])
                .trim_end()
                .trim_end_matches(" at")
                .trim_end_matches(" um")
                .trim_end_matches(" a");
            (day, Some(clock))
        }
        None => (words, None),
    }
}

/// Writes "10am", "10.30 uhr" and "14h30" with a colon like other times.
fn with_colon(words: &str) -> String {
    if words.contains(':') {
        return words.to_owned();
    }
    let bare = |end: &str| words.strip_suffix(end).map(str::trim_end);
    let half = ["am", "pm"].into_iter().find_map(|end| Some((bare(end)?, end)));
    let uhr = || Some((bare("uhr")?, ""));
    let french = || words.rsplit_once(' ').is_some_and(|(_, last)| last.contains('h')).then_some((words, ""));
    let Some((rest, end)) = half.or_else(uhr).or_else(french) else { return words.to_owned() };
    let Some((day, clock)) = rest.rsplit_once(' ') else { return words.to_owned() };
    let (hour, minute) = clock.split_once(['.', 'h']).unwrap_or((clock, ""));
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if hour.is_empty() || !digits(hour) || !digits(minute) {
        return words.to_owned();
    }
    format!("{day} {hour}:{}{end}", if minute.is_empty() { "00" } else { minute })
}

/// The time of day: seconds and zones are ignored, "pm" counts.
fn hour(clock: &str) -> Option<NaiveTime> {
    let (numbers, rest) = clock.split_at(clock.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(clock.len()));
    let mut parts = numbers.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let half: String = rest.chars().filter(|c| c.is_alphanumeric()).take(2).collect();
    let hour = match (half.as_str(), hour) {
        ("pm", 1..=11) => hour + 12,
        ("am", 12) => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

/// A date, in both orders.
fn days(text: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let both = |day: NaiveDate| sane(day).map(|day| (Some(day), Some(day)));
    if let Some(day) = iso::day(text) {
        return both(day);
    }
    let parts: Vec<&str> =
        text.split([' ', ',', '/', '.', '-', '\u{2013}', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    // Skips the name of the weekday, and the small words of other languages.
    let said =
        parts.iter().copied().filter(|part| month(part).is_some() || part.starts_with(|c: char| c.is_ascii_digit()));
    let parts: Vec<&str> = if parts.len() > 3 { said.collect() } else { parts };
    let [a, b, c] = *parts.as_slice() else { return None };
    if let Some(year) = full_year(a) {
        return both(NaiveDate::from_ymd_opt(year, number(b).or_else(|| month(b))?, number(c)?)?);
    }
    let year = year(c)?;
    let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).and_then(sane);
    match (month(a), month(b)) {
        (Some(month), None) => both(day(month, number(b)?)?),
        (None, Some(month)) => both(day(month, number(a)?)?),
        (Some(_), Some(_)) => None,
        (None, None) => {
            let (a, b) = (number(a)?, number(b)?);
            let (first, last) = (day(b, a), day(a, b));
            // Dots stand between the parts of European dates.
            let last = last.filter(|_| !text.contains('.'));
            (first.is_some() || last.is_some()).then_some((first, last))
        }
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, 'º' | 'ª' | '°'));
    digits.parse().ok().filter(|_| (1..=2).contains(&digits.len()))
}

/// The years that may be written with two digits.
const YEARS: std::ops::RangeInclusive<i32> = 10..=60;

fn full_year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|_| text.len() == 4)
}

fn year(text: &str) -> Option<i32> {
    full_year(text).or_else(|| {
        let short: i32 = text.trim_start_matches('\'').parse().ok()?;
        // "26-02-01" has its year first: 1 is none.
        (text.trim_start_matches('\'').len() == 2 && YEARS.contains(&short)).then_some(2000 + short)
    })
}

fn month(text: &str) -> Option<u32> {
    if !text.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let names = |names: &[&str]| names.iter().any(|name| text.starts_with(name));
    // "Mar" is in "mardi", and "mag" in nothing else: weekdays are left to other rules.
    let weekday = ["mardi", "martes", "martedi", "maandag", "lundi"].contains(&text);
    (1..).zip(MONTHS).find(|(_, all)| !weekday && names(all)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_every_usual_way() {
        let cases = [
            ("2026-11-22", "2026-11-22T12:00:00"),
            ("2026-11-22 08:30:15", "2026-11-22T08:30:15"),
            ("2026-11-22T08:30:15.000Z", "2026-11-22T08:30:15"),
            ("2026/11/02", "2026-11-02T12:00:00"),
            ("20261122", "2026-11-22T12:00:00"),
            ("11/22/2026", "2026-11-22T12:00:00"),
            ("22/11/2026", "2026-11-22T12:00:00"),
            ("22/11/26 14:30", "2026-11-22T14:30:00"),
            ("11/22/26, 3:45 PM", "2026-11-22T15:45:00"),
            ("11/22/26, 12:05 AM", "2026-11-22T00:05:00"),
            ("1.2.2026", "2026-02-01T12:00:00"),
            ("22.11.2026 um 9:05", "2026-11-22T09:05:00"),
            ("Nov 22, 2026", "2026-11-22T12:00:00"),
            ("22nd November 2026", "2026-11-22T12:00:00"),
            ("22-Nov-26", "2026-11-22T12:00:00"),
            ("Sunday, 22 November 2026", "2026-11-22T12:00:00"),
            ("22. März 2026", "2026-03-22T12:00:00"),
            ("mardi 3 août 2026", "2026-08-03T12:00:00"),
            ("3 de octubre de 2026", "2026-10-03T12:00:00"),
            ("2026年11月22日", "2026-11-22T12:00:00"),
            ("46348", "2026-11-22T12:00:00"),
            ("46348.604166667", "2026-11-22T14:30:00"),
            ("46348,5", "2026-11-22T12:00:00"),
            // Relatives: as people and programs around the world write them.
            ("1.2.26", "2026-02-01T12:00:00"),
            ("01-Feb-26", "2026-02-01T12:00:00"),
            ("2026-02-01T10:00:00+01:00", "2026-02-01T10:00:00"),
            ("Sun Feb 01 2026 10:00:00 GMT+0000 (Coordinated Universal Time)", "2026-02-01T10:00:00"),
            ("1 Feb 2026 10am", "2026-02-01T10:00:00"),
            ("2026-02-01 3 PM", "2026-02-01T15:00:00"),
            ("01.02.2026 10.30 Uhr", "2026-02-01T10:30:00"),
            ("1er février 2026 à 14h30", "2026-02-01T14:30:00"),
            ("1º de fevereiro de 2026", "2026-02-01T12:00:00"),
            ("1 lutego 2026 r.", "2026-02-01T12:00:00"),
            ("1 febbraio 2026", "2026-02-01T12:00:00"),
            ("1. Feb. 2026", "2026-02-01T12:00:00"),
            ("1795341600", "2026-11-22T10:00:00"),
            ("1795341600000", "2026-11-22T10:00:00"),
        ];
        for (text, at) in cases {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.by(None), Some(at.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "2026-13-45",
            "31/02/2026",
            "9999-01-01",
            "1999-12-31",
            "éééééé",
            "12",
            "99999",
            "1/2",
            "25:61",
            "2026-11-22 25:00",
            "May",
            "next Friday",
            "yesterday",
            "next Thursday",
            "KW 7",
            "2026-W07",
            "Feb 1",
            "1.2.",
            "26-02-01",
            "46,054",
            "3 days ago",
            "today",
            "Q3 2026",
            "1.2.3.4",
            "2026-11",
            "34567",
            "80000",
            "123456789",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_could_be_either_is_either() {
        let read = read("05/10/2026").unwrap();
        assert!(read.is_open() && read.by(None).is_none() && read.proves().is_none());
        assert_eq!(read.by(Some(Order::DayFirst)), Some("2026-10-05T12:00:00".parse().unwrap()));
        assert_eq!(read.by(Some(Order::MonthFirst)), Some("2026-05-10T12:00:00".parse().unwrap()));
        assert_eq!(super::read("25/11/2026").unwrap().proves(), Some(Order::DayFirst));
        assert_eq!(super::read("11/25/2026").unwrap().proves(), Some(Order::MonthFirst));
        // If day and month are equal, the order does not matter.
        assert!(!super::read("07/07/2026").unwrap().is_open());
    }
}
