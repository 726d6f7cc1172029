//! Public holidays of a country by the rules that its law gives them, so that nobody has to look for a file. The rules
//! are tables by part of the world; what is decided anew each year, by the moon or by a decree, is not among them.
//! Sundays that are holidays anyhow are left out.

mod elsewhere;
mod north_and_west;
mod south_and_east;

use crate::domain::calendar_file::{DayKind, Found, FoundDay};
use crate::domain::moment::plus_days;
use crate::domain::text::Line;
use chrono::{Datelike, NaiveDate, Weekday};

/// A country, or a part of one with holidays of its own.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// Its code, as of ISO 3166.
    pub code: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its holidays, in the order of the year.
    rows: &'static [Holiday],
}

/// One holiday.
#[derive(Debug, Clone, Copy)]
struct Holiday {
    when: When,
    name: &'static str,
    kind: DayKind,
    moved: Moved,
}

/// On which day of a year it falls.
#[derive(Debug, Clone, Copy)]
enum When {
    /// A fixed date: month and day.
    On(u32, u32),
    /// So many days after Easter Sunday; before it, if negative.
    Easter(i64),
    /// So many days after Easter Sunday of the Eastern churches; before it, if negative.
    EasternEaster(i64),
    /// Of the weekdays in this month, the one of this number, counted from 1.
    Nth(u32, Weekday, i64),
    /// The last of these weekdays in this month.
    Last(u32, Weekday),
    /// The first of these weekdays on or after this day.
    From(u32, u32, Weekday),
    /// The first of the first weekdays in this month; the first day of the month itself where that is the second.
    FirstOr(u32, Weekday, Weekday),
    /// Days that are set by name.
    Set(&'static [(i32, u32, u32)]),
}

/// Which day is free instead where it falls on a weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moved {
    /// None.
    Never,
    /// The next working day that is no holiday itself.
    Onwards,
    /// The next working day that is no holiday itself, but only where it falls on a Sunday.
    OffSunday,
    /// The Friday before a Saturday, the Monday after a Sunday.
    Nearest,
}

const fn row(when: When, name: &'static str) -> Holiday {
    Holiday { when, name, kind: DayKind::Public, moved: Moved::Never }
}

const fn on(month: u32, day: u32, name: &'static str) -> Holiday {
    row(When::On(month, day), name)
}

const fn easter(days: i64, name: &'static str) -> Holiday {
    row(When::Easter(days), name)
}

const fn eastern(days: i64, name: &'static str) -> Holiday {
    row(When::EasternEaster(days), name)
}

const fn nth(number: i64, weekday: Weekday, month: u32, name: &'static str) -> Holiday {
    row(When::Nth(month, weekday, number), name)
}

const fn last(weekday: Weekday, month: u32, name: &'static str) -> Holiday {
    row(When::Last(month, weekday), name)
}

const fn from(weekday: Weekday, month: u32, day: u32, name: &'static str) -> Holiday {
    row(When::From(month, day, weekday), name)
}

impl Holiday {
    const fn moved(self, moved: Moved) -> Self {
        Self { moved, ..self }
    }

    /// Free in parts of the country, or of its working world, alone.
    const fn regional(self) -> Self {
        Self { kind: DayKind::Regional, ..self }
    }

    /// Kept, and worked on.
    const fn observed(self) -> Self {
        Self { kind: DayKind::Observance, ..self }
    }
}

/// Every country, in the order of the alphabet.
pub fn countries() -> Vec<&'static Country> {
    let mut all: Vec<&Country> =
        [north_and_west::COUNTRIES, south_and_east::COUNTRIES, elsewhere::COUNTRIES].into_iter().flatten().collect();
    crate::domain::order::sort_by_key(&mut all, |country| country.name);
    all
}

/// The country of this code.
pub fn country(code: &str) -> Option<&'static Country> {
    countries().into_iter().find(|country| country.code == code)
}

/// Its holidays from a day on to the end of the year after.
pub fn ahead(country: &Country, today: NaiveDate) -> Found {
    let mut days: Vec<FoundDay> = Vec::new();
    // The first day of the year after these may be free on the last of December.
    for year in today.year()..=today.year() + 2 {
        of_year(country, year, &mut days);
    }
    days.retain(|one| (today..).contains(&one.day) && one.day.year() <= today.year() + 1);
    crate::domain::order::sort_by_key(&mut days, |one| one.day);
    Found { read: days.len(), days, ..Found::default() }
}

fn of_year(country: &Country, year: i32, days: &mut Vec<FoundDay>) {
    let there: Vec<(NaiveDate, &Holiday)> =
        country.rows.iter().filter_map(|row| Some((row.when.in_year(year)?, row))).collect();
    let mut taken: Vec<NaiveDate> =
        there.iter().filter(|(_, row)| row.kind == DayKind::Public).map(|(day, _)| *day).collect();
    for (day, row) in there {
        add(days, day, row.name, row.kind);
        if let Some(instead) = row.moved.from(day, &taken) {
            taken.push(instead);
            add(days, instead, &["Day off for ", row.name].concat(), row.kind);
        }
    }
}

/// Two holidays of one day are one day with both names.
fn add(days: &mut Vec<FoundDay>, day: NaiveDate, name: &str, kind: DayKind) {
    match days.iter_mut().find(|one| one.day == day) {
        Some(known) => {
            known.name = Line::cut(&[&*known.name, ", ", name].concat());
            known.kind = known.kind.max(kind);
        }
        None => days.push(FoundDay { day, name: Line::cut(name), kind }),
    }
}

impl Moved {
    fn from(self, day: NaiveDate, taken: &[NaiveDate]) -> Option<NaiveDate> {
        let onwards = || {
            let is_free =
                |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !taken.contains(day);
            (1..=7).map(|n| plus_days(day, n)).find(is_free)
        };
        match (self, day.weekday()) {
            (Self::Onwards, Weekday::Sat | Weekday::Sun) | (Self::OffSunday, Weekday::Sun) => onwards(),
            (Self::Nearest, Weekday::Sat) => Some(plus_days(day, -1)),
            (Self::Nearest, Weekday::Sun) => Some(plus_days(day, 1)),
            _ => None,
        }
    }
}

impl When {
    fn in_year(self, year: i32) -> Option<NaiveDate> {
        let weekday_from = |day: NaiveDate, weekday: Weekday| {
            let wait = i64::from((7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7);
            plus_days(day, wait)
        };
        match self {
            Self::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(days) => Some(plus_days(easter_sunday(year)?, days)),
            Self::EasternEaster(days) => Some(plus_days(eastern_easter_sunday(year)?, days)),
            Self::Nth(month, weekday, number) => {
                let first = weekday_from(NaiveDate::from_ymd_opt(year, month, 1)?, weekday);
                Some(plus_days(first, 7 * (number - 1)))
            }
            Self::Last(month, weekday) => {
                let next = NaiveDate::from_ymd_opt(year + i32::from(month == 12), month % 12 + 1, 1)?;
                Some(plus_days(weekday_from(next, weekday), -7))
            }
            Self::From(month, day, weekday) => Some(weekday_from(NaiveDate::from_ymd_opt(year, month, day)?, weekday)),
            Self::FirstOr(month, weekday, or) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                Some(if first.weekday() == or { first } else { weekday_from(first, weekday) })
            }
            Self::Set(days) => {
                let (year, month, day) = days.iter().find(|(known, ..)| *known == year)?;
                NaiveDate::from_ymd_opt(*year, *month, *day)
            }
        }
    }
}

/// Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Easter Sunday by the Julian reckoning, on its day by ours; thirteen days apart in the years from 1900 to 2099.
fn eastern_easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    (1900..2100).contains(&year).then(|| plus_days(julian, 13))
}

#[cfg(test)]
mod tests;
