//! What was done for the search, week by week: to print, or as a table.

use crate::device::dates::exact_day as day;
use crate::device::{file, page};
use crate::domain::iso;
use crate::domain::moment::plus_days;
use crate::reactive::{RwSignal, Signal};
use crate::state::app;
use crate::storage::export::csv;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::kit::section::{note, page_head};
use crate::ui::shared::words;
use chrono::NaiveDate;
use leptos::prelude::Callback;

/// How many days back it begins, unless another day is chosen: four weeks.
const BACK: i64 = 27;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let today = app.clock.now().get_untracked().date();
    let (from, to) = (RwSignal::new(plus_days(today, -BACK)), RwSignal::new(today));
    let nameless = RwSignal::new(false);
    let held = |signal: RwSignal<NaiveDate>| FieldBinding {
        value: Signal::derive(move || signal.get().to_string()),
        write: Callback::new(move |text: String| {
            signal.set(iso::day(&text).ok_or("This is no day. The earlier one stays. Pick another.")?);
            Ok(())
        }),
    };
    let weeks = move || {
        let mut weeks = app.proof(from.get(), to.get());
        if nameless.get() {
            weeks.iter_mut().flat_map(|week| &mut week.deeds).for_each(|deed| deed.whom.clear());
        }
        weeks
    };
    let save = button("btn", "export", "Save as CSV").click(move || {
        let text = ["\u{feff}", &csv::proof(&weeks())].concat();
        let name = format!("afterword-search-{}.csv", to.get_untracked());
        if file::download(&name, "text/csv;charset=utf-8", &text).is_none() {
            app.messages.say("The browser refused the download.".to_owned());
        }
    });
    let print = button("btn btn--primary", "print", "Print").click(page::print);
    let list = dynamic(move || {
        let weeks = weeks();
        if weeks.is_empty() {
            return note("Nothing was done in these days, as far as it is written down here.");
        }
        let parts = weeks.iter().map(|week| {
            let rows: View = week
                .deeds
                .iter()
                .map(|deed| {
                    el("tr")
                        .child(el("td").text(&day(deed.on)))
                        .child(el("td").attr("dir", "auto").text(&deed.what))
                        .child(el("td").attr("dir", "auto").text(&deed.whom))
                })
                .map(View::from)
                .collect();
            let head = ["Day", "What", "For"].map(|word| el("th").attr("scope", "col").text(word));
            let head: View = head.into_iter().map(View::from).collect();
            let title = format!(
                "Week from {}: {}",
                day(week.first),
                words::count(week.deeds.len(), "entry").replace("entrys", "entries")
            );
            let table = el("table")
                .class("proof")
                .child(el("caption").text(&title))
                .child(el("thead").child(el("tr").child(head)))
                .child(el("tbody").child(rows));
            View::from(table)
        });
        parts.collect()
    });
    let who = dynamic(move || {
        let name = app.profile_now().name.to_string();
        let days = format!("{} to {}", day(from.get()), day(to.get()));
        let words = if name.is_empty() { days } else { format!("{name}, {days}") };
        el("p").attr("dir", "auto").text(&words).into()
    });
    let form = el("div")
        .class("field-row no-print")
        .child(slot("proof-from", "From", "date", "", held(from)))
        .child(slot("proof-to", "To", "date", "", held(to)));
    let chip = check("Without the names of employers", move || nameless.get(), move |on| nameless.set(on));
    let actions = el("div").class("actions no-print").child(print).child(save);
    let sub = "Applications, interviews, letters and answers, week by week, as written down here.";
    View::new().with(page_head(Some(("#/search-pulse", "Keep searching")), "Proof of search", sub)).with(actions).with(
        el("div").class("card").child(form).child(el("div").class("chips no-print").child(chip)).child(who).child(list),
    )
}
