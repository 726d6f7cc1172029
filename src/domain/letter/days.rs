//! Days as they stand in an English letter, whatever language the device speaks.

use crate::domain::letter::fact::DayWords;
use crate::domain::letter::purpose::Variant;
use chrono::{Datelike, NaiveDate};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes "Tuesday 17 November", or "Tuesday, November 17".
pub struct InWords;

impl DayWords for InWords {
    fn day(&self, day: NaiveDate, variant: Variant) -> String {
        let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize % 7];
        let month = MONTHS[day.month0() as usize % 12];
        let number = day.day().to_string();
        match variant {
            Variant::British => [weekday, " ", &number, " ", month].concat(),
            Variant::American => [weekday, ", ", month, " ", &number].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_english_has_its_own_order() {
        let day = "2026-11-17".parse().unwrap();
        assert_eq!(InWords.day(day, Variant::British), "Tuesday 17 November");
        assert_eq!(InWords.day(day, Variant::American), "Tuesday, November 17");
    }
}
