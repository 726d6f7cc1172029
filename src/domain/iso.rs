//! Days and moments as they are written in records and in the fields of forms: `2026-11-22`, `2026-11-22T10:30:00`,
//! `10:30`. Read by hand, for the readers of chrono follow patterns of every kind and weigh 9 KB in the compressed app.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A number of so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Reads `2026-11-22`; beyond the years 0 to 9999 with a sign.
pub fn day(text: &str) -> Option<NaiveDate> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (year, rest) = unsigned.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let year = i32::try_from(digits(year, year.len().clamp(4, 6))?).ok()?;
    let year = if text.starts_with('-') { -year } else { year };
    let day = NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)?;
    (text.len() == 10 && unsigned.len() == 10 || day.to_string() == text).then_some(day)
}

/// Reads `10:30`, `10:30:00` and `10:30:00.250`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, rest) = rest.split_once(':').unwrap_or((rest, "00"));
    let (second, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
    let scale = 10_u32.pow(9_u32.checked_sub(u32::try_from(fraction.len()).ok()?)?);
    let nanos = digits(fraction, fraction.len().max(1))? * scale;
    // Second 60, which some clocks have once in some years, is kept as a second too many of nanoseconds.
    let (second, nanos) = match digits(second, 2)? {
        60 => (59, nanos + 1_000_000_000),
        second => (second, nanos),
    };
    NaiveTime::from_hms_nano_opt(digits(hour, 2)?, digits(minute, 2)?, second, nanos)
}

/// Reads a day, a `T` and the time on the clock.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let (day, clock) = text.split_once('T')?;
    Some(self::day(day)?.and_time(self::clock(clock)?))
}

/// Reads a moment only if [`written`] writes it so.
pub fn stored(text: &str) -> Option<NaiveDateTime> {
    moment(text).filter(|at| text.len() == 19 || written(*at) == text)
}

/// Writes a moment: with seconds always, with parts of seconds if there are any.
pub fn written(at: NaiveDateTime) -> String {
    format!("{at:?}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(minutes in -136_000_000_000_i64..136_000_000_000, nanos in 0_i64..1_000_000_000) {
            for nanos in [0, nanos, nanos / 1000 * 1000, nanos / 1_000_000 * 1_000_000] {
                let at = NaiveDateTime::default() + Duration::minutes(minutes) + Duration::nanoseconds(nanos);
                prop_assert_eq!(stored(&written(at)), Some(at));
                prop_assert_eq!(serde_json::to_string(&at).unwrap(), format!("\"{}\"", written(at)));
                prop_assert_eq!(day(&at.date().to_string()), Some(at.date()));
            }
        }

        #[test]
        fn any_other_text_is_none(text in "[-+0-9T:.]{0,30}|.{0,20}") {
            prop_assert!(stored(&text).is_none_or(|at| written(at) == text));
            prop_assert!(day(&text).is_none_or(|on| on.to_string() == text));
            let _ = clock(&text);
        }
    }

    #[test]
    fn the_edges_are_read_and_near_misses_are_not() {
        for at in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert_eq!(stored(&written(at)), Some(at));
        }
        let leap = NaiveDate::MAX.and_hms_milli_opt(23, 59, 59, 1500);
        assert_eq!(leap.and_then(|at| stored(&written(at))), leap);
        for text in ["2026-02-29", "2026-1-02", "+2026-01-02", "02026-01-02", "2026-13-01", "2026-01-02 ", "-026-01-02"]
        {
            assert_eq!(day(text), None, "{text}");
        }
        for text in ["2026-01-02T10:30", "2026-01-02T24:00:00", "2026-01-02T10:30:00.", "2026-01-02T10:30:00.50"] {
            assert_eq!(stored(text), None, "{text}");
        }
        assert_eq!(moment("2026-01-02T10:30").map(written).as_deref(), Some("2026-01-02T10:30:00"));
        assert_eq!(clock("9:30"), None);
    }
}
