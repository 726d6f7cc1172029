//! Which days are working days: the weekend, and single days off, typed in or taken from a calendar file.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::{iso, moment};
use crate::reactive::RwSignal;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::words;
use crate::ui::shared::working_days::weekday;
use chrono::NaiveDate;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The screen.
pub fn screen(holidays: fn(App) -> View) -> View {
    let app = app();
    let sub = "Waits count working days. A follow-up never falls on a day off.";
    View::new()
        .with(page_head(Some(("#/more", "More")), "Working days", sub))
        .with(weekend(app))
        .with(el("div").class("panes panes--even").child(days_off(app)).child(holidays(app)))
}

fn weekend(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let chip = move |day: u8| {
        let tick = el("input")
            .attr("type", "checkbox")
            .dynamic_checked(move || app.records.settings().with(|settings| settings.weekend.contains(&day)))
            .on("change", move |event| {
                let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                    return;
                };
                let done = app.set_weekend(day, input.checked());
                if done.is_err() {
                    input.set_checked(!input.checked());
                }
                error.set(done.err().map(|refused| refused.to_string()));
            });
        el("label").class("chip").child(tick).child(icon("check")).child(el("span").text(&weekday(day)))
    };
    let chips = el("div").class("chips").child((1..=7).map(chip).collect::<View>());
    section("weekend", "The weekend").child(
        el("fieldset")
            .class("field")
            .child(el("legend").text("Days of every week without work"))
            .child(chips)
            .child(error_line("weekend-error", error.into())),
    )
}

fn days_off(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let date = el("input").class("input").attr("type", "date").attr("id", "day-off");
    let (input, node) = (date.as_input(), date.element());
    let add = move |event: web_sys::Event| {
        event.prevent_default();
        let day = iso::day(&input.value()).filter(|day| moment::is_in_reach(*day));
        if let Some(day) = day {
            app.add_days_off(&[day]);
            input.set_value("");
        }
        dom::focus(&node);
        error.set(day.is_none().then(|| "Please give the whole date: day, month and year.".into()));
    };
    let form = el("form")
        .class("field")
        .attr("novalidate", "")
        .on("submit", add)
        .child(el("label").class("field__label").attr("for", "day-off").text("A day off, or a public holiday"))
        .child(
            el("div")
                .class("day-off")
                .child(date)
                .child(el("button").attr("type", "submit").class("btn").child(icon("plus")).text("Add")),
        )
        .child(error_line("day-off-error", error.into()));
    section("off", "Days off").child(form).child(dynamic(move || listed(app)))
}

fn listed(app: App) -> View {
    let today = app.clock.now().get().date();
    let days: Vec<NaiveDate> = app.records.settings().with(|settings| settings.days_off.iter().copied().collect());
    let (past, ahead): (Vec<NaiveDate>, Vec<NaiveDate>) = days.iter().partition(|day| **day < today);
    if days.is_empty() {
        return note("None yet. Only weekends count as free.");
    }
    let rows =
        |days: &[NaiveDate]| el("ul").class("rows").child(days.iter().map(|day| day_row(app, *day)).collect::<View>());
    let past = (!past.is_empty()).then(|| {
        let summary = el("summary").text(&format!("{} in the past", words::count(past.len(), "day")));
        el("details").class("meanwhile__more").child(summary).child(rows(&past))
    });
    let all = (days.len() > 1).then(|| {
        button("btn btn--ghost", "", "Remove all of them").click(move || {
            app.remove_days_off(&days, "All days off are removed.");
            page::focus("#day-off");
        })
    });
    View::new().with(rows(&ahead)).with(past).with(all)
}

fn day_row(app: App, day: NaiveDate) -> El {
    let words = dates::write(dates::noon(day), Style::DayWithYear);
    let said = format!("{words} is a working day again.");
    let remove = button("btn btn--icon btn--ghost", "close", "").attr("aria-label", &format!("Remove: {words}"));
    let remove = remove.click(move || {
        app.remove_days_off(&[day], &said);
        page::focus("#day-off");
    });
    let time = el("time").attr("datetime", &day.to_string()).text(&words);
    el("li").class("row row--plain row--tight").child(el("span").child(time)).child(remove)
}
