//! Taking over from another tracker: a file, a look at what would come, and then that and no more.

use crate::device::file;
use crate::reactive::RwSignal;
use crate::state::importing::TakenOver;
use crate::state::undoing::Aside;
use crate::state::{App, app};
use crate::storage::import::reached::Reached;
use crate::storage::import::{Found, Import, LARGEST};
use crate::storage::way_back::Deed;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, effect, el, live};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::chooser;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::screens::data::tell;
use crate::ui::screens::data::way_back::{self, Done};
use crate::ui::shared::words;
use leptos::prelude::{RwSignal as LocalSignal, *};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Said where something came between the look and the yes.
const CHANGED: &str =
    "Something was added here meanwhile, so nothing was imported yet. This is what would be added now.";

/// How many lines of a long list are shown at once.
const SHOWN: usize = 12;

/// How far it has come.
#[derive(Clone)]
enum Step {
    Choose,
    Look(Rc<Import>),
    Done(usize, Done),
    /// Undoing what was done just now, or redoing it.
    Back(usize, Done),
    /// The same, as it was put aside.
    Earlier(Done),
}

type Where = LocalSignal<Step, LocalStorage>;

/// The card on the screen for the user's data: the way here, and a table for spreadsheets.
pub fn tables(app: App) -> El {
    let out = move || {
        let name = format!("afterword-list-{}.csv", app.now.get_untracked().date());
        let done = file::download(&name, "text/csv;charset=utf-8", &["\u{feff}", &app.table()].concat());
        tell(app, done.map_or("The browser blocked the download.", |()| "The list is in your downloads.").into());
    };
    let text = "Import your applications from Huntr, JobSync, Simplify, ai-job-search or North. Or export your list as a spreadsheet. It has only the main facts. A backup has everything.";
    let actions = el("div")
        .class("actions")
        .add(link("btn", "#/import", "import", "Import from another tracker"))
        .add(button("btn", "export", "List as CSV").click(out));
    section("tables", "Other programs").add(el("div").class("card").add(el("p").text(text)).add(actions))
}

/// The screen.
pub fn screen() -> View {
    let app = app();
    let step = LocalSignal::new_local(Step::Choose);
    let error = RwSignal::new(None::<String>);
    let early = RwSignal::new(false);
    let earlier = LocalSignal::new_local(None::<Done>);
    effect(Box::new(move || {
        if app.whole.get() && matches!(step.get(), Step::Choose) {
            leptos::task::spawn_local(async move {
                earlier.set(match app.way_back(Deed::Import).await {
                    Some(Aside::Way(back)) => Some(Done { back: Rc::new(back), kept: true }),
                    _ => None,
                });
            });
        }
    }));
    let body = live(move || match step.get() {
        Step::Choose => choose(app, step, error).with(live(move || {
            let way = |done: Done| {
                let back = done.back.clone();
                way_back::offer(&back, move || step.set(Step::Earlier(done.clone())))
            };
            earlier.get().map(way).unwrap_or_default()
        })),
        Step::Look(import) => {
            // There is one way back, and this would take its place.
            let last = earlier.get_untracked().is_some();
            let last = last.then(|| note("You can then no longer undo the import before."));
            look(app, step, error, early, &import, last)
        }
        Step::Done(count, done) => self::done(step, error, count, done),
        Step::Back(count, done) => {
            let before = done.clone();
            let end = move |undone: Option<Done>| step.set(Step::Done(count, undone.unwrap_or(before.clone())));
            way_back::look(app, done.back, error, None, Rc::new(end))
        }
        Step::Earlier(done) => {
            let end = move |undone: Option<Done>| match undone {
                Some(done) => step.set(Step::Done(0, done)),
                None => step.set(Step::Choose),
            };
            let forget = button("btn btn--ghost", "", "Dismiss").click(move || {
                leptos::task::spawn_local(async move {
                    app.forget_way_back(Deed::Import).await;
                    step.set(Step::Choose);
                });
            });
            way_back::look(app, done.back, error, Some(forget), Rc::new(end))
        }
    });
    let sub = "You see what would be added first. What is here stays as it is.";
    View::new()
        .with(page_head(Some(("#/data", "Your data")), "Import from another tracker", sub))
        .with(el("div").class("card import").add(body).add(error_line("import-error", error.into())))
}

fn choose(app: App, step: Where, error: RwSignal<Option<String>>) -> View {
    let take = move |text: String| match app.read_table(&text) {
        Ok(import) => {
            error.set(None);
            step.set(Step::Look(Rc::new(import)));
        }
        Err(why) => error.set(Some(why.to_string())),
    };
    let pick = el("input")
        .attr("type", "file")
        .attr("id", "import-file")
        .attr("accept", ".csv,.tsv,.txt,text/csv,text/plain")
        .attr("aria-describedby", "import-hint")
        .on("change", move |event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into().ok()) else { return };
            file::read(&input, LARGEST, move |read| match read {
                Ok(text) => take(text),
                Err(why) => error.set(Some(why.to_string())),
            });
        });
    let hint =
        "Export your list as CSV from Huntr, JobSync, Simplify, ai-job-search or North. The file stays on this device.";
    let hint = el("p").class("quiet-text").attr("id", "import-hint").text(hint);
    View::from(hint).with(chooser("Choose the CSV file", pick))
}

fn look(
    app: App,
    step: Where,
    error: RwSignal<Option<String>>,
    early: RwSignal<bool>,
    import: &Rc<Import>,
    last: Option<View>,
) -> View {
    let title = el("h2").text(&format!("From {}", import.tracker));
    let before = import.found.iter().filter(|one| !one.known && one.reached.is_before_interview()).count();
    let choice = (before > 0).then(|| {
        let word = format!("Also {} without an interview yet", words::count(before, "application"));
        el("div").class("chips").add(check(&word, move || early.get(), move |on| early.set(on)))
    });
    let mine = import.clone();
    let list = live(move || would_come(&mine.wanted(early.get()).collect::<Vec<_>>()));
    let (mine, label) = (import.clone(), import.clone());
    let go = button("btn btn--primary", "import", "")
        .live_text(move || format!("Add {}", words::count(label.wanted(early.get()).count(), "interview")))
        .live_attr("disabled", {
            let import = import.clone();
            move || import.wanted(early.get()).next().is_none().then(String::new)
        })
        .click(move || {
            let import = mine.clone();
            leptos::task::spawn_local(async move {
                match app.take_over(&import, early.get_untracked()).await {
                    TakenOver::Changed(now) => {
                        error.set(Some(CHANGED.into()));
                        step.set(Step::Look(Rc::new(now)));
                    }
                    TakenOver::Done { count, back, kept, fault } => {
                        let stopped =
                            |fault| format!("{} added, then it stopped. {fault}", words::count(count, "interview"));
                        error.set(fault.map(stopped));
                        step.set(Step::Done(count, Done { back: Rc::new(back), kept }));
                    }
                }
            });
        });
    let no = button("btn", "", "Cancel").click(move || {
        error.set(None);
        step.set(Step::Choose);
    });
    View::new()
        .with(title)
        .with(choice)
        .with(list)
        .with(statuses(import))
        .with(known(import))
        .with(bad(import))
        .with(last)
        .with(el("div").class("actions").add(go).add(no))
}

fn would_come(found: &[&Found]) -> View {
    if found.is_empty() {
        return el("p").attr("role", "status").text("Nothing would be added.").into();
    }
    let row = |one: &&Found| {
        let sub = [&*one.process.role, one.reached.label()].into_iter().filter(|text| !text.is_empty());
        let sub = sub.collect::<Vec<_>>().join(" · ");
        let words = el("span")
            .add(el("span").class("row__title").attr("dir", "auto").text(one.process.shown()))
            .add(el("br"))
            .add(el("span").class("row__sub").attr("dir", "auto").text(&sub));
        el("li").class("row row--plain row--tight").add(words)
    };
    let rows: View = found.iter().take(SHOWN).map(row).collect();
    let more = (found.len() > SHOWN).then(|| {
        let rest: View = found.iter().skip(SHOWN).map(row).collect();
        let words = format!("And {} more", found.len() - SHOWN);
        el("details").add(el("summary").class("link-row").text(&words)).add(el("ul").class("rows").add(rest))
    });
    let title = format!("{} would be added", words::count(found.len(), "interview"));
    View::new().with(el("h3").text(&title)).with(el("ul").class("rows").add(rows)).with(more)
}

/// What each of the tracker's words becomes.
fn statuses(import: &Import) -> View {
    let mut seen: Vec<(&str, Reached, usize)> = Vec::new();
    for one in &import.found {
        match seen.iter_mut().find(|(words, ..)| *words == one.status) {
            Some((.., count)) => *count += 1,
            None => seen.push((&one.status, one.reached, 1)),
        }
    }
    let row = |(words, reached, count): &(&str, Reached, usize)| {
        let words = if words.is_empty() { "nothing" } else { words };
        let what = format!("{} ({count})", reached.label());
        View::new().with(el("dt").attr("dir", "auto").text(words)).with(el("dd").text(&what))
    };
    let rows: View = seen.iter().map(row).collect();
    el("details")
        .add(el("summary").class("link-row").text("How their words are read"))
        .add(el("dl").class("facts").add(rows))
        .into()
}

fn known(import: &Import) -> View {
    let known: Vec<&Found> = import.found.iter().filter(|one| one.known).collect();
    if known.is_empty() {
        return View::new();
    }
    let row = |one: &&Found| {
        let text = format!("Line {}: {}, {}", one.line, one.process.employer, one.process.role);
        el("li").attr("dir", "auto").text(&text)
    };
    let rows: View = known.iter().map(row).collect();
    let title = format!("{} here already, or twice in the file", known.len());
    el("details")
        .add(el("summary").class("link-row").text(&title))
        .add(note("The same role at the same employer. It stays as it is."))
        .add(el("ul").class("import__lines").add(rows))
        .into()
}

fn bad(import: &Import) -> View {
    if import.bad.is_empty() {
        return View::new();
    }
    let rows: View = import.bad.iter().map(|(line, fault)| el("li").text(&format!("Line {line} {fault}"))).collect();
    let title = format!("{} cannot be imported", words::count(import.bad.len(), "line"));
    el("details")
        .attr("open", "")
        .add(el("summary").class("link-row").text(&title))
        .add(el("ul").class("import__lines").add(rows))
        .into()
}

fn done(step: Where, error: RwSignal<Option<String>>, count: usize, done: Done) -> View {
    let words = match done.back.deed {
        Deed::UndoImport => "The import is undone.".to_owned(),
        _ if count == 0 => "The import is done again.".to_owned(),
        _ => format!("{} added.", words::count(count, "interview")),
    };
    let back = done.clone();
    let end = move || {
        error.set(None);
        step.set(Step::Choose);
    };
    let all =
        el("div").class("actions").add(link("btn btn--primary", "#/interviews", "interviews", "See all interviews"));
    way_back::done(&words, &done, move || step.set(Step::Back(count, back.clone())), end).with(all)
}
