//! The evening after they said no: what it gives back, and who is still in play.

use crate::device::dates::{self, Style};
use crate::domain::evening::pause_until;
use crate::domain::process::{Process, Status};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::badge::badge;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::section;
use crate::ui::shared::status_pill::status_pill;
use chrono::NaiveDateTime;

/// How many of those still in play are named: the list has them all.
const NAMED: usize = 4;

/// Both, until the morning after.
pub fn frees(app: App, process: &Process, now: NaiveDateTime) -> View {
    if pause_until(process, now).is_none() {
        return View::new();
    }
    View::from(given_back(process, now)).with(in_play(app, process, now))
}

fn given_back(process: &Process, now: NaiveDateTime) -> El {
    let line = |strong: Option<String>, words: &str| {
        let words = el("span").child(strong.map(|strong| el("strong").text(&strong))).text(words);
        el("li").attr("data-tone", "done").child(icon("check")).child(words)
    };
    let starts = process.rounds.iter().filter_map(|round| round.schedule.start());
    let off = starts.filter(|start| now < *start).min().map(|start| {
        let at = [&*dates::write(start, Style::Day), ", ", &*dates::write(start, Style::Time)].concat();
        line(Some(at), " is yours again.")
    });
    let lines = el("ul")
        .class("dated")
        .child(off)
        .child(line(None, "You don’t have to wait for them any more."))
        .child(line(None, "Your notes and answers are saved for the next interview."));
    section("frees", "What this frees").child(lines)
}

fn in_play(app: App, process: &Process, now: NaiveDateTime) -> Option<El> {
    let others = app
        .plans_outside_trash()
        .into_iter()
        .filter(|(one, _)| one.id != process.id && one.archived.is_none() && one.status(now) == Status::Open);
    let row = |(one, plan): &(_, _)| {
        let (one, plan): (&std::sync::Arc<Process>, &std::sync::Arc<_>) = (one, plan);
        let href = ["#", &*Route::Process(one.id.clone(), Segment::Timeline).to_string()].concat();
        let name = el("span").class("row__title").attr("dir", "auto").text(one.display_name());
        let pill = badge(&status_pill(one, plan, now));
        el("li").child(el("a").class("row row--plain row--tight").attr("href", &href).child(name).child(pill))
    };
    let rows: Vec<El> = others.take(NAMED).map(|pair| row(&pair)).collect();
    (!rows.is_empty()).then(|| section("in-play", "Still in play").child(el("ul").class("rows").child(rows)))
}
