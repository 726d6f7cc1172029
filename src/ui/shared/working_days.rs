//! The working days of the settings, in words.

use crate::device::dates::{self, Style};
use crate::state::App;
use crate::ui::shared::words;
use chrono::{Days, NaiveDate};

/// What the settings say, in a few words.
pub fn in_words(app: App) -> String {
    let (weekend, off) = app.records.settings().with(|settings| {
        let weekend: Vec<String> = settings.weekend.iter().map(|day| weekday(*day)).collect();
        (weekend, settings.days_off.iter().filter(|day| **day >= app.clock.now().get().date()).count())
    });
    let names: Vec<&str> = weekend.iter().map(String::as_str).collect();
    let weekend = if names.is_empty() { "No weekend".to_owned() } else { format!("{} free", words::list(&names)) };
    if off == 0 { weekend } else { format!("{weekend}, {} off ahead", words::count(off, "day")) }
}

/// The name of a day of the week, 1 (Monday) to 7 (Sunday).
pub fn weekday(day: u8) -> String {
    // The first of January 2024 was a Monday.
    let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let on = monday.checked_add_days(Days::new(u64::from(day.saturating_sub(1)))).unwrap_or(monday);
    dates::write(dates::noon(on), Style::Weekday)
}
