//! Taking over from another tracker: a file, a look at what would come, and then that and no more.

#![allow(
    clippy::disallowed_types,
    reason = "a local signal: what it holds cannot leave its thread, and `reactive` has none of these"
)]

mod columns;
mod import_state;
mod preview;
mod preview_state;
mod rows;

use crate::device::file;
use crate::reactive::RwSignal;
use crate::state::app;
use crate::state::undo_bulk::Aside;
use crate::storage::backup::undo_snapshot::BulkChange;
use crate::storage::import::LARGEST;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, dynamic, effect, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::chooser;
use crate::ui::kit::section::{note, page_head};
use crate::ui::screens::data::import::import_state::{ImportState, Step, open};
use crate::ui::screens::data::import::preview::look;
use crate::ui::screens::data::undo::{self, Done};
use crate::ui::shared::opened_file::{self, Kind};
use crate::ui::shared::words;
use leptos::prelude::{RwSignal as LocalSignal, *};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let step = LocalSignal::new_local(Step::Choose);
    let error = RwSignal::new(None::<String>);
    let state = ImportState { app, step, error };
    let earlier = LocalSignal::new_local(None::<Done>);
    effect(Box::new(move || {
        if app.device.journal_loaded().get() && matches!(step.get(), Step::Choose) {
            leptos::task::spawn_local(async move {
                earlier.set(match app.way_back(BulkChange::Import).await {
                    Some(Aside::Way(back)) => Some(Done { back: Rc::new(back), kept: true }),
                    _ => None,
                });
            });
        }
    }));
    if let Some(bytes) = opened_file::take(Kind::Table) {
        leptos::task::spawn_local(open(state, Rc::new(bytes), None));
    }
    let body = dynamic(move || match step.get() {
        Step::Choose => choose(state).with(dynamic(move || {
            let way = |done: Done| {
                let back = done.back.clone();
                undo::offer(&back, move || step.set(Step::Earlier(done.clone())))
            };
            earlier.get().map(way).unwrap_or_default()
        })),
        Step::Busy(what, percent, going) => busy(what, percent, &going),
        Step::Look(it) => {
            // There is one way back, and this would take its place.
            let last = earlier.get_untracked().is_some();
            let last = last.then(|| note("You can then no longer undo the import before."));
            look(state, &it, last)
        }
        Step::Done(count, done) => self::done(state, count, done),
        Step::Back(count, done) => {
            let before = done.clone();
            let end = move |undone: Option<Done>| step.set(Step::Done(count, undone.unwrap_or(before.clone())));
            undo::look(app, done.back, error, None, Rc::new(end))
        }
        Step::Earlier(done) => {
            let end = move |undone: Option<Done>| match undone {
                Some(done) => step.set(Step::Done(0, done)),
                None => step.set(Step::Choose),
            };
            let forget = button("btn btn--ghost", "", "Dismiss").click(move || {
                leptos::task::spawn_local(async move {
                    app.forget_way_back(BulkChange::Import).await;
                    step.set(Step::Choose);
                });
            });
            undo::look(app, done.back, error, Some(forget), Rc::new(end))
        }
    });
    let sub = "You see what would be added first. What is here stays as it is.";
    View::new()
        .with(page_head(Some(("#/data", "Your data")), "Import from another tracker", sub))
        .with(el("div").class("card import").child(body).child(error_line("import-error", error.into())))
}

fn choose(state: ImportState) -> View {
    let error = state.error;
    let pick = el("input")
        .attr("type", "file")
        .attr("id", "import-file")
        .attr("accept", ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain")
        .attr("aria-describedby", "import-hint")
        .on("change", move |event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into().ok()) else { return };
            file::read_bytes(&input, LARGEST, move |read| match read {
                Ok(bytes) => leptos::task::spawn_local(open(state, Rc::new(bytes), None)),
                Err(why) => error.set(Some(why.to_string())),
            });
        });
    let hint = "Export your list as CSV from Huntr, JobSync, Simplify, ai-job-search, North or LinkedIn, or save any \
                spreadsheet as CSV. The file stays on this device.";
    let hint = el("p").class("quiet-text").attr("id", "import-hint").text(hint);
    View::from(hint).with(chooser("Choose the CSV file", pick))
}

fn busy(what: &'static str, percent: LocalSignal<usize>, going: &Rc<Cell<bool>>) -> View {
    let going = going.clone();
    let bar = el("progress").attr("max", "100").attr("aria-label", what);
    let bar = bar.dynamic_attr("value", move || Some(percent.get().to_string()));
    let words = el("p").attr("role", "status").text(what);
    let stop = button("btn", "", "Cancel").click(move || going.set(false));
    View::new().with(words).with(bar).with(el("div").class("actions").child(stop))
}

fn done(state: ImportState, count: usize, done: Done) -> View {
    let (step, error) = (state.step, state.error);
    let words = match done.back.deed {
        BulkChange::UndoImport => "The import is undone.".to_owned(),
        _ if count == 0 => "The import is done again.".to_owned(),
        _ => format!("{} added.", words::count(count, "interview")),
    };
    let back = done.clone();
    let end = move || {
        error.set(None);
        step.set(Step::Choose);
    };
    let all =
        el("div").class("actions").child(link("btn btn--primary", "#/interviews", "interviews", "See all interviews"));
    undo::done(&words, &done, move || step.set(Step::Back(count, back.clone())), end).with(all)
}
