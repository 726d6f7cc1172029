//! What would come of a table, and what is asked of it before: nothing is added but by the button below.

use crate::reactive::Signal;
use crate::storage::import::{CHARSETS, Fault};
use crate::storage::store::meter::LIMIT;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::note;
use crate::ui::screens::data::import::columns::{columns, days, words_asked, words_known};
use crate::ui::screens::data::import::import_state::{ImportState, Step, open};
use crate::ui::screens::data::import::preview_state::Look;
use crate::ui::screens::data::import::rows::rows;
use crate::ui::shared::words;
use leptos::prelude::*;

pub(super) fn look(state: ImportState, look: &Look, last: Option<View>) -> View {
    let title = el("h2")
        .attr("id", "import-look")
        .attr("tabindex", "-1")
        .text(&format!("From {}", look.session.borrow().from()));
    let above = look.session.borrow().table.above;
    let above = (above > 0).then(|| {
        let line = words::count(above, "line");
        note(&format!("{line} above the headings: left out."))
    });
    let mine = look.clone();
    let early = dynamic(move || {
        mine.drawn.track();
        let before = mine.session.borrow().early();
        let (read, set) = (mine.early, mine.early);
        let word = format!("Also {} without an interview yet", words::count(before, "application"));
        let chip = || el("div").class("chips").child(check(&word, move || read.get(), move |on| set.set(on)));
        (before > 0).then(chip).into()
    });
    let (counts, able, mine) = (look.clone(), look.clone(), look.clone());
    let go = button("btn btn--primary", "import", "")
        .dynamic_text(move || format!("Add {}", words::count(counts.count(), "interview")))
        .dynamic_attr("disabled", move || (able.count() == 0).then(String::new))
        .click(move || {
            let early = mine.early.get_untracked();
            leptos::task::spawn_local(state.add(mine.clone(), early));
        });
    let no = button("btn", "", "Cancel").click(move || {
        state.error.set(None);
        state.step.set(Step::Choose);
    });
    View::new()
        .with(title)
        .with(reading(look))
        .with(letters(state, look))
        .with(above)
        .with(lost(look))
        .with(columns(look))
        .with(days(look))
        .with(words_asked(look))
        .with(words_known(look))
        .with(early)
        .with(waiting(look))
        .with(rows(state, look))
        .with(bad(look))
        .with(room(state, look))
        .with(last)
        .with(el("div").class("actions").child(go).child(no))
}

fn banner(words: &str) -> View {
    el("div").class("banner").attr("data-tone", "wait").child(icon("info")).child(el("p").text(words)).into()
}

/// How far the rows are read again after something was said that concerns them all.
fn reading(look: &Look) -> View {
    let (again, look) = (look.again, look.clone());
    let busy = move || again.get().is_some();
    let bar = move || {
        let bar = el("progress").class("import__again").attr("max", "100").attr("aria-label", "Reading the rows again");
        let bar = bar.dynamic_attr("value", move || again.get().map(|percent| percent.to_string()));
        let mine = look.clone();
        let stop = button("btn", "", "Cancel the change").click(move || mine.call_off());
        View::from(bar).with(el("div").class("actions").child(stop))
    };
    let shown = Memo::new(move |_| busy());
    dynamic(move || if shown.get() { bar() } else { View::new() })
}

/// In which letters the file is written, where it does not say so.
fn letters(state: ImportState, look: &Look) -> View {
    let Some((bytes, chosen)) = look.unsure.clone() else { return View::new() };
    let options = CHARSETS.map(|(label, name)| (label.to_owned(), name.to_owned())).to_vec();
    let picked = Picked {
        chosen: Signal::derive(move || chosen.clone()),
        choose: {
            let bytes = StoredValue::new_local(bytes);
            Callback::new(move |chosen: Option<String>| {
                leptos::task::spawn_local(open(state, bytes.get_value(), chosen));
            })
        },
    };
    banner("This file does not say in which letters it is written. Look at the names below: are they right?")
        .with(select("import-letters", "Letters", "As far as it can be guessed", options, picked))
}

/// Which columns say who it is about is asked where nothing is known of them.
fn lost(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.drawn.track();
        let lost = look.session.borrow().is_lost();
        lost.then(|| banner("Say first which column holds the employer, or the role.")).into()
    })
}

/// How many wait for an answer.
fn waiting(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.drawn.track();
        look.counted.track();
        match look.session.borrow().asked() {
            0 => View::new(),
            1 => banner("One row waits for your answer above. Until then it is not added."),
            many => banner(&format!("{many} rows wait for your answers above. Until then they are not added.")),
        }
    })
}

/// How much room they take.
fn room(state: ImportState, look: &Look) -> View {
    let (look, meter) = (look.clone(), state.app.meter());
    dynamic(move || {
        look.counted.track();
        let needed = look.session.borrow().room(look.early.get());
        if needed > meter.left() {
            return banner(
                "These need more space than this browser has left. Leave some out, or free up space under Your data. What does not fit is not added.",
            );
        }
        let percent = needed * 100 / LIMIT;
        let words = format!("They take about {percent} % of the space that this browser gives.");
        (percent > 0).then(|| note(&words)).into()
    })
}

fn bad(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.drawn.track();
        let session = look.session.borrow();
        if session.bad.is_empty() {
            return View::new();
        }
        let line = |(line, fault): &(usize, Fault)| el("li").text(&format!("Line {line} {fault}"));
        let lines: View = session.bad.iter().take(200).map(line).collect();
        let more = session.bad.len().saturating_sub(200);
        let more = (more > 0).then(|| note(&format!("And {more} more.")));
        let title = format!("{} cannot be imported", words::count(session.bad.len(), "line"));
        el("details")
            .attr("open", "")
            .child(el("summary").class("link-row").text(&title))
            .child(el("ul").class("import__lines").child(lines))
            .child(more)
            .into()
    })
}
