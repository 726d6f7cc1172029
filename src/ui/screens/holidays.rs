//! Days off that are known elsewhere, by the laws of a country or from a calendar file: each day is offered by itself,
//! with what is said of it.

use crate::device::dates::{self, Style};
use crate::device::{charsets, page};
use crate::domain::calendar_file::{self, Found, LONGEST};
use crate::domain::public_holidays;
use crate::reactive::{RwSignal, Signal};
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::bytes_button;
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::words;
use chrono::NaiveDate;
use leptos::prelude::Callback;
use std::cell::RefCell;
use std::rc::Rc;

/// The sections.
pub fn holidays(app: App) -> View {
    el("div").class("pane").child(of_a_country(app)).child(from_a_file(app)).into()
}

/// The public holidays of a country, without a file.
fn of_a_country(app: App) -> View {
    let chosen = RwSignal::new(None::<String>);
    let options =
        public_holidays::countries().iter().map(|one| (one.code.to_owned(), one.name.to_owned())).collect::<Vec<_>>();
    let picked = Picked {
        chosen: Signal::derive(move || chosen.get()),
        choose: Callback::new(move |code: Option<String>| chosen.set(code)),
    };
    let list = dynamic(move || {
        let country = chosen.get().and_then(|code| public_holidays::country(&code));
        country.map_or_else(View::new, |country| {
            let found = public_holidays::ahead(country, app.clock.now().get_untracked().date());
            let close = move || {
                chosen.set(None);
                page::focus("#country");
            };
            preview(app, &found, ("country-days", country.name), Rc::new(close))
        })
    });
    section("countries", "Public holidays of a country")
        .child(note("From today to the end of next year. You choose which of them are days off for you."))
        .child(select("country", "Country", "Choose a country", options, picked))
        .child(list)
        .into()
}

fn from_a_file(app: App) -> View {
    let error = RwSignal::new(None::<String>);
    let shown = RwSignal::new(false);
    let found: Rc<RefCell<Found>> = Rc::default();
    let read = found.clone();
    let take = move |bytes: Result<Vec<u8>, String>| {
        let today = app.clock.now().get_untracked().date();
        let done = bytes.and_then(|bytes| {
            calendar_file::read(&bytes, &charsets::decode, today).map_err(|refused| refused.to_string())
        });
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
    let file = bytes_button("Choose a calendar file", ".ics,text/calendar", LONGEST, take);
    section("file", "From a calendar")
        .child(note("Your country is not there, or your employer keeps other days? An .ics file has them. You see what is in it first."))
        .child(file)
        .child(error_line("file-error", error.into()))
        .child(dynamic(move || {
            if !shown.get() {
                return View::new();
            }
            let close = move || {
                shown.set(false);
                page::focus(".file input");
            };
            preview(app, &found.borrow(), ("found", ""), Rc::new(close))
        }))
        .into()
}

/// What was found, before any of it is taken; under this id, in that country.
fn preview(app: App, found: &Found, (id, country): (&str, &str), close: Rc<dyn Fn()>) -> View {
    let known = app.records.settings().with_untracked(|settings| settings.days_off.clone());
    let days: Vec<(NaiveDate, RwSignal<bool>)> = found
        .days
        .iter()
        .filter(|one| !known.contains(&one.day))
        .map(|one| (one.day, RwSignal::new(one.is_free())))
        .collect();
    let rows = found.days.iter().map(|one| {
        let words = dates::write(dates::noon(one.day), Style::DayWithYear);
        let about = [&*one.name, one.kind.label()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let about =
            (!about.is_empty()).then(|| el("span").class("row__sub").attr("dir", "auto").text(&about.join(" · ")));
        let row = el("li").class("row row--plain row--tight");
        match days.iter().find(|(day, _)| *day == one.day) {
            Some((_, on)) => {
                let on = *on;
                let tick = check(&words, move || on.get(), move |yes| on.set(yes));
                row.child(el("span").child(tick).child(el("br")).child(about))
            }
            None => {
                let line = el("span").text(&words).child(el("br")).child(about);
                row.child(line).child(el("span").class("row__end").child(small_icon("check")).text("On your list"))
            }
        }
    });
    let days_there = words::count(found.days.len(), "day");
    let title = if country.is_empty() { format!("{days_there} found") } else { format!("{country}: {days_there}") };
    let title = el("h3").attr("id", id).attr("tabindex", "-1").text(&title);
    let none = days.is_empty().then(|| note("They are all on your list already."));
    let choose = (!days.is_empty()).then(|| note("Choose the days on which nobody works where you are."));
    let count = days.clone();
    let chosen = move || count.iter().filter(|(_, on)| on.get()).map(|(day, _)| *day).collect::<Vec<NaiveDate>>();
    let (taken, leave) = (chosen.clone(), close.clone());
    let take = (!days.is_empty()).then(|| {
        let words = move || match chosen().len() {
            0 => "Add none of them".to_owned(),
            many => format!("Add {}", words::count(many, "day")),
        };
        button("btn btn--primary", "plus", "").dynamic_text(words).click(move || {
            let days = taken();
            if !days.is_empty() {
                app.add_days_off(&days);
                app.messages
                    .say(format!("{} off added. Upcoming dates have changed.", words::count(days.len(), "day")));
            }
            close();
        })
    });
    let actions = el("div")
        .class("actions actions--fill")
        .child(take)
        .child(button("btn", "", "Leave it").click(move || leave()));
    el("div")
        .class("card")
        .child(title)
        .child(none)
        .child(choose)
        .child(remarks(found).iter().map(|remark| el("p").class("caption").text(remark)).collect::<View>())
        .child(el("ul").class("rows").child(rows.collect::<View>()))
        .child(actions)
        .into()
}

/// What of the file is not among the days, and why.
fn remarks(found: &Found) -> Vec<String> {
    let mut remarks = Vec::new();
    let entries = |many: usize| if many == 1 { "1 entry".to_owned() } else { format!("{many} entries") };
    if found.timed > 0 {
        remarks.push(format!("{} at a time of day skipped.", words::count(found.timed, "appointment")));
    }
    if found.cancelled > 0 {
        remarks.push(format!("{} cancelled in the file left out.", entries(found.cancelled)));
    }
    if !found.unreadable.is_empty() {
        let lines: Vec<String> = found.unreadable.iter().take(5).map(usize::to_string).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let more = if found.unreadable.len() > 5 { " and others" } else { "" };
        let many = entries(found.unreadable.len());
        remarks.push(format!("{many} without a day that can be read left out (line {}{more}).", words::list(&lines)));
    }
    if found.repeating > 0 {
        remarks.push(format!(
            "{} by a rule that is not followed here: only the first day of each is here.",
            if found.repeating == 1 {
                "1 entry repeats".to_owned()
            } else {
                format!("{} entries repeat", found.repeating)
            }
        ));
    }
    if found.shortened > 0 {
        remarks.push(format!("{} longer than 60 days: only the first 60 are here.", entries(found.shortened)));
    }
    remarks
}
