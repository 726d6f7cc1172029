//! What you set yourself for a week, and the day a week begins with.

use crate::device::dates::{self, Style};
use crate::domain::job_search::{Effort, Tally};
use crate::reactive::Signal;
use crate::state::App;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select, slot};
use crate::ui::kit::section::{note, section};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

pub(super) fn targets(app: App) -> El {
    let fields: View = Effort::ALL.into_iter().map(|effort| field(app, effort)).collect();
    let days = [1_u8, 6, 7].map(|day| (day.to_string(), weekday(day))).to_vec();
    let starts = Picked {
        chosen: Signal::derive(move || Some(app.week_starts().to_string())),
        choose: Callback::new(move |choice: Option<String>| {
            let day = choice.and_then(|day| day.parse::<u8>().ok()).filter(|day| (1..=7).contains(day));
            app.change_search(|search| search.week_starts = day);
        }),
    };
    let words = "Pick a goal you can meet in a bad week. Leave blank for none.";
    section("targets", "Your weekly goals")
        .child(note(words))
        .child(el("div").class("field-row targets").child(fields))
        .child(select("week-starts", "A week begins on", "", days, starts))
}

fn field(app: App, effort: Effort) -> View {
    let value = Signal::derive(move || match app.records.job_search().with(|search| search.targets.of(effort)) {
        0 => String::new(),
        number => number.to_string(),
    });
    let write = Callback::new(move |text: String| {
        let number = match text.trim() {
            "" => 0,
            text => text
                .parse::<u16>()
                .ok()
                .filter(|number| *number <= Tally::MOST)
                .ok_or("Enter a whole number up to 999, or nothing. The number is unchanged.")?,
        };
        app.change_search(|search| search.targets.set(effort, number));
        Ok(())
    });
    let id = match effort {
        Effort::Application => "target-applications",
        Effort::Event => "target-events",
        Effort::Contact => "target-contacts",
        Effort::Cv => "target-cvs",
    };
    slot(id, effort.plural(), "number", "", FieldBinding { value, write })
}

/// The name of a day of the week, 1 (Monday) to 7 (Sunday).
fn weekday(day: u8) -> String {
    // The first of January 2024 was a Monday.
    let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let on = monday.checked_add_days(Days::new(u64::from(day.saturating_sub(1)))).unwrap_or(monday);
    dates::write(dates::noon(on), Style::Weekday)
}
