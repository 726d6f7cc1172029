//! Which days are working days: the weekend, and single days off, typed in or taken from a calendar file.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::calendar_file::{self, Found};
use crate::domain::iso;
use crate::reactive::RwSignal;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, el, live};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::file_button;
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::words;
use crate::ui::shared::working_days::weekday;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let sub = "Waits count working days. A follow-up never falls on a day off.";
    View::new()
        .with(page_head(Some(("#/more", "More")), "Working days", sub))
        .with(weekend(app))
        .with(el("div").class("panes panes--even").add(days_off(app)).add(from_file(app)))
}

fn weekend(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let chip = move |day: u8| {
        let tick = el("input")
            .attr("type", "checkbox")
            .live_checked(move || app.settings.with(|settings| settings.weekend.contains(&day)))
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
        el("label").class("chip").add(tick).add(icon("check")).add(el("span").text(&weekday(day)))
    };
    let chips = el("div").class("chips").add((1..=7).map(chip).collect::<View>());
    section("weekend", "The weekend").add(
        el("fieldset")
            .class("field")
            .add(el("legend").text("Days of every week without work"))
            .add(chips)
            .add(error_line("weekend-error", error.into())),
    )
}

fn days_off(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let date = el("input").class("input").attr("type", "date").attr("id", "day-off");
    let (input, node) = (date.as_input(), date.element());
    let add = move |event: web_sys::Event| {
        event.prevent_default();
        let day = iso::day(&input.value()).filter(|day| calendar_file::is_in_reach(*day));
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
        .add(el("label").class("field__label").attr("for", "day-off").text("A day off, or a public holiday"))
        .add(
            el("div")
                .class("day-off")
                .add(date)
                .add(el("button").attr("type", "submit").class("btn").add(icon("plus")).text("Add")),
        )
        .add(error_line("day-off-error", error.into()));
    section("off", "Days off").add(form).add(live(move || listed(app)))
}

fn listed(app: App) -> View {
    let today = app.now.get().date();
    let days: Vec<NaiveDate> = app.settings.with(|settings| settings.days_off.iter().copied().collect());
    let (past, ahead): (Vec<NaiveDate>, Vec<NaiveDate>) = days.iter().partition(|day| **day < today);
    if days.is_empty() {
        return note("None yet. Only weekends count as free.");
    }
    let rows =
        |days: &[NaiveDate]| el("ul").class("rows").add(days.iter().map(|day| day_row(app, *day)).collect::<View>());
    let past = (!past.is_empty()).then(|| {
        let summary = el("summary").text(&format!("{} in the past", words::count(past.len(), "day")));
        el("details").class("meanwhile__more").add(summary).add(rows(&past))
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
    el("li").class("row row--plain row--tight").add(el("span").add(time)).add(remove)
}

fn from_file(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let shown = RwSignal::new(false);
    let found: Rc<RefCell<Found>> = Rc::default();
    let read = found.clone();
    let take = move |text: Result<String, String>| {
        let done = text.and_then(|text| calendar_file::read(&text).map_err(|refused| refused.to_string()));
        shown.set(false);
        if let Ok(found) = &done {
            *read.borrow_mut() = found.clone();
            shown.set(true);
            page::after_drawing(|| {
                page::focus("#found");
            });
        }
        error.set(done.err());
    };
    let file = file_button("Choose a calendar file", ".ics,text/calendar", take);
    section("file", "From a calendar")
        .add(note("Many governments publish public holidays as an .ics file. You see what is in it first."))
        .add(file)
        .add(error_line("file-error", error.into()))
        .add(live(move || if shown.get() { preview(app, &found.borrow(), shown) } else { View::new() }))
}

/// What a file holds, before any of it is taken.
fn preview(app: App, found: &Found, shown: RwSignal<bool>) -> View {
    let known = app.settings.with_untracked(|settings| settings.days_off.clone());
    let fresh: Vec<NaiveDate> = found.days.iter().map(|one| one.day).filter(|day| !known.contains(day)).collect();
    let rows = found.days.iter().map(|one| {
        let words = dates::write(dates::noon(one.day), Style::DayWithYear);
        let twice = known
            .contains(&one.day)
            .then(|| el("span").class("row__end").add(small_icon("check")).text("On your list"));
        let name = (!one.name.is_empty()).then(|| el("span").class("row__sub").attr("dir", "auto").text(&one.name));
        let line = el("span").text(&words).add(el("br")).add(name);
        el("li").class("row row--plain row--tight").add(line).add(twice)
    });
    let mut remarks = Vec::new();
    if found.timed > 0 {
        remarks.push(format!("{} at a time of day skipped.", words::count(found.timed, "appointment")));
    }
    if found.repeating > 0 {
        remarks.push(format!(
            "{} by a rule: only the first day of each is here.",
            match found.repeating {
                1 => "1 entry repeats".to_owned(),
                n => format!("{n} entries repeat"),
            }
        ));
    }
    let title = el("h3")
        .attr("id", "found")
        .attr("tabindex", "-1")
        .text(&format!("{} found", words::count(found.days.len(), "day")));
    let close = move || {
        shown.set(false);
        page::focus(".file input");
    };
    let take = (!fresh.is_empty()).then(|| {
        let label = format!("Add {}", words::count(fresh.len(), "day"));
        button("btn btn--primary", "plus", &label).click(move || {
            app.add_days_off(&fresh);
            app.say(format!("{} off added. Upcoming dates have changed.", words::count(fresh.len(), "day")));
            close();
        })
    });
    let none = take.is_none().then(|| note("They are all on your list already."));
    let actions = el("div").class("actions actions--fill").add(take).add(button("btn", "", "Leave it").click(close));
    el("div")
        .class("card")
        .add(title)
        .add(none)
        .add(remarks.iter().map(|remark| el("p").class("caption").text(remark)).collect::<View>())
        .add(actions)
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}
