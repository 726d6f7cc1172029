//! Sums of money as people type them, read into whole minor units and written out again. No sum ever passes through
//! a number with a point in it.

use std::fmt;

/// Why a sum was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// Not a sum.
    NoSum,
    /// More than anybody is paid.
    TooMuch,
    /// Not three letters.
    NoCurrency,
    /// A range whose upper end is below its lower one.
    Backwards,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSum => "A figure looks like 42000, 42,000 or 18.50. Nothing was changed. Type it again.",
            Self::TooMuch => "This figure is too large. Nothing was changed. Check the digits.",
            Self::NoCurrency => "A currency is written in three letters: GBP, EUR, USD. Nothing was changed.",
            Self::Backwards => "The upper figure is below the lower one. Nothing was changed. Correct one of the two.",
        })
    }
}

/// Currencies without minor units, as far as people are paid in them.
const WHOLE: [&str; 8] = ["JPY", "KRW", "VND", "ISK", "CLP", "PYG", "UGX", "XAF"];

fn decimals(currency: &str) -> usize {
    if WHOLE.contains(&currency) { 0 } else { 2 }
}

/// Three letters, in capitals.
pub fn currency(typed: &str) -> Result<String, MoneyError> {
    let code = typed.trim().to_ascii_uppercase();
    let fits = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if fits { Ok(code) } else { Err(MoneyError::NoCurrency) }
}

/// Reads `42000`, `42,000`, `42.000,50`, `42 000`, `18.5`, `45k` and the like.
pub fn read(typed: &str, currency: &str) -> Result<i64, MoneyError> {
    let text: String =
        typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '£' | '€' | '$')).collect();
    let (text, thousand) = match text.strip_suffix(['k', 'K']) {
        Some(text) => (text, true),
        None => (&*text, false),
    };
    let mark = |c: char| matches!(c, '.' | ',');
    // The last mark parts the fraction off if one or two digits follow it, or any number of them before a "k".
    let last = text.rfind(mark).map(|at| (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()));
    let (whole, part) = match last {
        Some((whole, part)) if matches!(part.len(), 1 | 2) || thousand => (whole, part),
        _ => (text, ""),
    };
    let whole: String = whole.chars().filter(|c| !mark(*c)).collect();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(part) || part.len() > 3 {
        return Err(MoneyError::NoSum);
    }
    let places = decimals(currency) + if thousand { 3 } else { 0 };
    let scale = |digits: usize| (0..digits).fold(1_i64, |scale, _| scale * 10);
    let number =
        |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<i64>().map_err(|_| MoneyError::TooMuch) };
    if part.len() > places {
        return Err(MoneyError::NoSum);
    }
    let fraction = number(part)? * scale(places - part.len());
    number(&whole)?
        .checked_mul(scale(places))
        .and_then(|sum| sum.checked_add(fraction))
        .filter(|sum| *sum <= 1_000_000_000_000_000)
        .ok_or(MoneyError::TooMuch)
}

/// Writes a sum: `42,000`, `18.50`.
pub fn written(minor: i64, currency: &str) -> String {
    let scale = if decimals(currency) == 0 { 1 } else { 100 };
    let (whole, part) = (minor.unsigned_abs() / scale, minor.unsigned_abs() % scale);
    let digits = whole.to_string();
    let mut out = if minor < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if part > 0 {
        out.push_str(&format!(".{part:02}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sums_as_people_type_them() {
        for (typed, minor) in [
            ("42000", 4_200_000),
            ("42,000", 4_200_000),
            ("42.000", 4_200_000),
            (" £42 000 ", 4_200_000),
            ("42.000,50", 4_200_050),
            ("18.5", 1_850),
            ("1,234,567.89", 123_456_789),
            ("45k", 4_500_000),
            ("45.5k", 4_550_000),
        ] {
            assert_eq!(read(typed, "GBP"), Ok(minor), "{typed}");
        }
        assert_eq!(read("4,500,000", "JPY"), Ok(4_500_000));
    }

    #[test]
    fn what_is_no_sum_says_so() {
        for typed in ["", "about 40", "-5", "1e9", "40-45k", "."] {
            assert_eq!(read(typed, "GBP"), Err(MoneyError::NoSum), "{typed}");
        }
        assert_eq!(read("99999999999999999999", "GBP"), Err(MoneyError::TooMuch));
        assert_eq!(currency(" eur "), Ok("EUR".into()));
        assert_eq!(currency("euro"), Err(MoneyError::NoCurrency));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(minor in 0_i64..1_000_000_000_000) {
            for currency in ["GBP", "JPY"] {
                prop_assert_eq!(read(&written(minor, currency), currency), Ok(minor));
            }
        }

        #[test]
        fn any_text_is_a_sum_or_refused(typed in "(?s).{0,30}|[0-9.,kK ]{0,30}") {
            let _ = read(&typed, "GBP");
        }
    }
}
