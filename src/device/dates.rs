//! Dates in English, as this user's country writes them, by the browser's Intl. Local times are passed as if they were
//! UTC and formatted as UTC, so that no time zone and no clock change can shift them.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use js_sys::Intl::{DateTimeFormat, RelativeTimeFormat};
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// How much of a moment to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// "Thu 12 Nov".
    Day,
    /// "Thu 12 Nov 2026".
    DayWithYear,
    /// "Thursday 12 November".
    LongDay,
    /// "Thursday".
    Weekday,
    /// "Thu".
    ShortWeekday,
    /// "16:00".
    Time,
    /// "November 2026".
    Month,
    /// "12 Nov".
    ShortDay,
    /// "Nov".
    ShortMonth,
}

impl Style {
    const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Day => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
            Self::DayWithYear => &[("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Self::LongDay => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Self::Weekday => &[("weekday", "long")],
            Self::ShortWeekday => &[("weekday", "short")],
            Self::Time => &[("hour", "2-digit"), ("minute", "2-digit")],
            Self::Month => &[("month", "long"), ("year", "numeric")],
            Self::ShortDay => &[("day", "numeric"), ("month", "short")],
            Self::ShortMonth => &[("month", "short")],
        }
    }
}

thread_local! {
    // Making a formatter costs a hundred times what using it does.
    static FORMATS: RefCell<Vec<(Style, Function)>> = const { RefCell::new(Vec::new()) };
    static RELATIVE: RefCell<Option<RelativeTimeFormat>> = const { RefCell::new(None) };
    static LOCALES: Array = locales();
}

/// The user's language, or none where the browser reports an invalid one, such as the "C" of a bare Linux: its own
/// formatters throw at that, and choose a default when they are given none.
fn language() -> Option<Array> {
    let language = web_sys::window()?.navigator().language()?;
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let canonical: Function = Reflect::get(&intl, &"getCanonicalLocales".into()).ok()?.dyn_into().ok()?;
    canonical.call1(&intl, &language.into()).ok()?.dyn_into().ok()
}

/// English, the language of every sentence around a date, in the variant of the user's country: the order of day and
/// month, and the clock, are those of the browser's own language. Intl knows English for all countries.
fn locales() -> Array {
    let user = language().unwrap_or_default();
    if user.get(0).as_string().is_some_and(|name| name == "en" || name.starts_with("en-")) {
        return user;
    }
    // One o'clock in the afternoon on 22 November shows both.
    let written = formatter(&user, SAMPLE);
    let sample = Date::new_with_year_month_day_hr(2000, 10, 22, 13);
    let sample = written.call1(&JsValue::UNDEFINED, &sample).ok().and_then(|text| text.as_string()).unwrap_or_default();
    let name = match (sample.find("11") < sample.find("22"), sample.contains("13")) {
        (false, true) => "en-GB",
        (false, false) => "en-GB-u-hc-h12",
        (true, true) => "en-US-u-hc-h23",
        (true, false) => "en-US",
    };
    Array::of1(&name.into())
}

const SAMPLE: &[(&str, &str)] = &[
    ("day", "2-digit"),
    ("month", "2-digit"),
    ("hour", "2-digit"),
    ("calendar", "gregory"),
    ("numberingSystem", "latn"),
];

fn options(list: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in list {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

fn formatter(locales: &Array, list: &[(&str, &str)]) -> Function {
    DateTimeFormat::new(locales, &options(list)).format()
}

/// Writes one moment in English, in the order of the user's country.
pub fn write(at: NaiveDateTime, style: Style) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        if let Some((_, known)) = formats.iter().find(|(known, _)| *known == style) {
            return known.clone();
        }
        let list = [style.options(), &[("timeZone", "UTC")]].concat();
        let format = LOCALES.with(|locales| formatter(locales, &list));
        formats.push((style, format.clone()));
        format
    });
    let millis = at.and_utc().timestamp_millis() as f64;
    let written = format.call1(&JsValue::UNDEFINED, &Date::new(&JsValue::from_f64(millis)));
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| iso_minute(at))
}

/// "today", "tomorrow", "yesterday", "in 3 days".
pub fn days_away(days: i64) -> String {
    RELATIVE.with_borrow_mut(|relative| {
        let relative = relative.get_or_insert_with(|| {
            LOCALES.with(|locales| RelativeTimeFormat::new(locales, &options(&[("numeric", "auto")])))
        });
        relative.format(days as f64, "day").into()
    })
}

/// The first day of the week in the user's country, 1 (Monday) to 7 (Sunday); Monday if the browser cannot tell.
pub fn week_starts() -> u8 {
    let first = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let locale: Function = Reflect::get(&intl, &"Locale".into()).ok()?.dyn_into().ok()?;
        let locale = Reflect::construct(&locale, &Array::of1(&language()?.get(0))).ok()?;
        // A property in older browsers, a method in newer ones.
        let info = match Reflect::get(&locale, &"getWeekInfo".into()).ok()?.dyn_into::<Function>() {
            Ok(info) => info.call0(&locale).ok()?,
            Err(_) => Reflect::get(&locale, &"weekInfo".into()).ok()?,
        };
        Reflect::get(&info, &"firstDay".into()).ok()?.as_f64()
    };
    first().map_or(1, |day| day as u8).clamp(1, 7)
}

/// A moment as a person would say it from `now`: "today, 16:00", "tomorrow, 09:00", "Thursday, 09:00",
/// "Tue 24 Nov"; with the year only when it is another.
pub fn human(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let day = human_day(at.date(), now);
    if (at.date() - now.date()).num_days().abs() > 6 { day } else { format!("{day}, {}", write(at, Style::Time)) }
}

/// A day as a person would say it from `now`.
pub fn human_day(day: NaiveDate, now: NaiveDateTime) -> String {
    let at = noon(day);
    match (day - now.date()).num_days() {
        days @ -1..=1 => days_away(days),
        2..=6 => write(at, Style::Weekday),
        _ if day.year() == now.year() => write(at, Style::Day),
        _ => write(at, Style::DayWithYear),
    }
}

/// A moment in full: "Thu 12 Nov 2026, 16:00".
pub fn exact(at: NaiveDateTime) -> String {
    format!("{}, {}", write(at, Style::DayWithYear), write(at, Style::Time))
}

/// A day in full: "Thu 12 Nov 2026".
pub fn exact_day(day: NaiveDate) -> String {
    write(noon(day), Style::DayWithYear)
}

/// Noon of a day: a moment that stands for the day.
pub fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(12, 0, 0).unwrap_or_default()
}

/// The last day of the month of `day`.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1)));
    next.unwrap_or(day)
}

/// `2026-11-12T16:00`, as date-time inputs and `<time datetime>` want it.
pub fn iso_minute(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}
