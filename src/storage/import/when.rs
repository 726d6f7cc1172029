//! Days as other trackers write them.

use crate::domain::fold::fold;
use crate::domain::iso;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads `2026-11-22`, alone or with a time behind it, `11/22/2026`, `22.11.2026`, `Nov 22, 2026`, `22 November 2026`.
/// Where day and month could be either way round, the month stands first before slashes and last after points.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    if let Some(day) = iso::day(day) {
        let clock = rest.trim_start_matches(['T', ' ']).get(..8).and_then(iso::clock);
        return sane(day).map(|day| day.and_time(clock.unwrap_or(NOON)));
    }
    sane(written(text)?).map(|day| day.and_time(NOON))
}

/// The same without the time.
pub fn day(text: &str) -> Option<NaiveDate> {
    moment(text).map(|at| at.date())
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

fn sane(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (2000..=2100).contains(&day.year()).then_some(day)
}

fn written(text: &str) -> Option<NaiveDate> {
    let words = fold(text);
    let parts: Vec<&str> = words.split([' ', ',', '/', '.', '-']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = *parts.get(..3)? else { return None };
    let number = |text: &str| -> Option<u32> {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().ok().filter(|_| digits.len() <= 4)
    };
    let month = |text: &str| (1..).zip(MONTHS).find(|(_, name)| text.starts_with(name)).map(|(month, _)| month);
    let year = i32::try_from(number(c).filter(|_| c.len() == 4)?).ok()?;
    let (month, day) = match (month(a), month(b)) {
        (Some(month), None) => (month, number(b)?),
        (None, Some(month)) => (month, number(a)?),
        _ => match (number(a)?, number(b)?) {
            (day, month) if day > 12 || text.contains('.') => (month, day),
            (month, day) => (month, day),
        },
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_usual_way() {
        let cases = [
            ("2026-11-22", Some("2026-11-22T12:00:00")),
            ("2026-11-22 08:30:15", Some("2026-11-22T08:30:15")),
            ("2026-11-22T08:30:15.000Z", Some("2026-11-22T08:30:15")),
            ("11/22/2026", Some("2026-11-22T12:00:00")),
            ("22/11/2026", Some("2026-11-22T12:00:00")),
            ("1/2/2026", Some("2026-01-02T12:00:00")),
            ("1.2.2026", Some("2026-02-01T12:00:00")),
            ("Nov 22, 2026", Some("2026-11-22T12:00:00")),
            ("22nd November 2026", Some("2026-11-22T12:00:00")),
            ("2026-13-45", None),
            ("soon", None),
            ("", None),
            ("1/2/26", None),
            ("9999-01-01", None),
            ("éééééé", None),
        ];
        for (text, at) in cases {
            assert_eq!(moment(text), at.map(|at| at.parse().unwrap()), "{text}");
        }
    }
}
