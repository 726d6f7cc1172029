//! What the table says, as far as it was guessed: its columns, the order of its days, its words for how it stands. All
//! of it can be changed, and is remembered for the next table.

use crate::device::dates;
use crate::reactive::Signal;
use crate::storage::import::days::{Proof, Written};
use crate::storage::import::fields::{Field, Use};
use crate::storage::import::reached::Reached;
use crate::storage::import::session::Word;
use crate::storage::import::when::{self, Order};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::note;
use crate::ui::screens::data::import::preview_state::Look;
use crate::ui::shared::words;
use leptos::prelude::*;

/// What each column becomes.
pub(super) fn columns(look: &Look) -> View {
    let look = look.clone();
    let (known, count) = {
        let session = look.session.borrow();
        (session.table.tracker.is_some(), session.table.columns.len())
    };
    let inside = look.clone();
    let make = move || {
        let all: Vec<(usize, String)> = {
            let session = inside.session.borrow();
            let filled = session.table.columns.iter().enumerate().filter(|(_, column)| column.filled);
            filled.map(|(n, column)| (n, column.heading.clone())).collect()
        };
        let list: View = all.into_iter().map(|(n, heading)| column(&inside, n, &heading)).collect();
        note("What is no field here goes into the notes, under its name.")
            .with(el("div").class("import__grid").child(list))
    };
    let summary = el("summary").class("link-row").text(&format!("What each column becomes ({count})"));
    if known {
        return unfold("import__fold", summary, Box::new(make)).into();
    }
    el("details")
        .attr("open", "")
        .class("import__fold")
        .child(summary)
        .child(el("div").class("import__fold__body").child(make()))
        .into()
}

fn column(look: &Look, n: usize, heading: &str) -> View {
    let options = [Use::Noted, Use::LeftOut].into_iter().chain(Field::ALL.map(Use::Is)).map(|used| {
        let word = match used {
            Use::Is(field) => field.label(),
            Use::Noted => "Into the notes",
            Use::LeftOut => "Left out",
        };
        (used.id().to_owned(), word.to_owned())
    });
    let held = StoredValue::new_local(look.clone());
    let picked = Picked {
        chosen: Signal::derive(move || {
            held.with_value(|look| {
                look.mapped.track();
                look.session.borrow().table.columns.get(n).map(|column| column.used.id().to_owned())
            })
        }),
        choose: Callback::new(move |chosen: Option<String>| {
            if let Some(used) = chosen.and_then(|id| Use::of_id(&id)) {
                held.with_value(|look| look.again(true, |session| session.choose_column(n, used)));
            }
        }),
    };
    select(&format!("import-column-{n}"), heading, "", options.collect(), picked)
}

/// Which number is the day, where that can be asked.
pub(super) fn days(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.mapped.track();
        let session = look.session.borrow();
        let open: Vec<&Written> = session.days.iter().filter(|one| one.example.is_some()).collect();
        let Some(first) = open.iter().find(|one| one.by == Proof::Unknown).or(open.first()) else { return View::new() };
        let Some(either) = first.example.as_deref().and_then(when::read) else { return View::new() };
        let day = |at: Option<chrono::NaiveDateTime>| at.map(|at| dates::exact_day(at.date())).unwrap_or_default();
        let options = vec![
            (Order::DayFirst.id().to_owned(), day(either.day_first)),
            (Order::MonthFirst.id().to_owned(), day(either.month_first)),
        ];
        let chosen = first.order.map(|order| order.id().to_owned());
        let held = StoredValue::new_local(look.clone());
        let picked = Picked {
            chosen: Signal::derive(move || chosen.clone()),
            choose: Callback::new(move |chosen: Option<String>| {
                if let Some(order) = chosen.and_then(|id| Order::of_id(&id)) {
                    held.with_value(|look| look.again(false, |session| session.say_order(order)));
                }
            }),
        };
        let example = first.example.clone().unwrap_or_default();
        let why = match first.by {
            Proof::Itself | Proof::Others => "Other days in the file show which it is.",
            Proof::Past => "The other way round, days would lie ahead.",
            Proof::Tracker => "LinkedIn always writes the month first.",
            Proof::Said => "As you said for such a table before.",
            Proof::Unknown if first.mixed => {
                "The file writes days both ways. Rows that could be either wait for your answer."
            }
            Proof::Unknown | Proof::Plain => {
                "The file does not show it. Rows that could be either wait for your answer."
            }
        };
        let none = if first.order.is_none() { "Choose which" } else { "" };
        select("import-days", &format!("Which day is “{example}”?"), none, options, picked).with(note(why))
    })
}

fn states() -> Vec<(String, String)> {
    Reached::ALL.map(|reached| (reached.id().to_owned(), reached.label().to_owned())).to_vec()
}

fn word(look: &Look, n: usize, word: &Word) -> View {
    let text = if word.text.is_empty() { "Nothing said".to_owned() } else { format!("“{}”", word.text) };
    let label = format!("{text} ({})", words::count(word.count, "row"));
    let (key, held) = (StoredValue::new(word.key.clone()), StoredValue::new_local(look.clone()));
    let picked = Picked {
        chosen: Signal::derive(move || {
            held.with_value(|look| {
                look.drawn.track();
                let session = look.session.borrow();
                let known = session.words.iter().find(|word| key.with_value(|key| word.key == *key));
                known.and_then(|word| word.reached).map(|reached| reached.id().to_owned())
            })
        }),
        choose: Callback::new(move |chosen: Option<String>| {
            let reached = chosen.and_then(|id| Reached::of_id(&id));
            held.with_value(|look| {
                look.again(false, |session| key.with_value(|key| session.say_word(key, reached)));
            });
        }),
    };
    select(&format!("import-word-{n}"), &label, "Choose what it means", states(), picked)
}

/// The words that are not known, each asked once.
pub(super) fn words_asked(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.mapped.track();
        let session = look.session.borrow();
        let asked: Vec<(usize, &Word)> = session.words.iter().enumerate().filter(|(_, word)| word.asked).collect();
        if asked.is_empty() {
            return View::new();
        }
        let list: View = asked.into_iter().map(|(n, one)| word(&look, n, one)).collect();
        View::from(el("h3").text("What do these words mean?")).with(el("div").class("import__grid").child(list))
    })
}

/// What the words become that are known.
pub(super) fn words_known(look: &Look) -> View {
    let look = look.clone();
    dynamic(move || {
        look.mapped.track();
        let known: Vec<(usize, Word)> = {
            let session = look.session.borrow();
            session
                .words
                .iter()
                .cloned()
                .enumerate()
                .filter(|(_, word)| !word.asked && word.reached.is_some())
                .collect()
        };
        if known.is_empty() {
            return View::new();
        }
        let inside = look.clone();
        let make = move || {
            let list: View = known.iter().map(|(n, one)| word(&inside, *n, one)).collect();
            el("div").class("import__grid").child(list).into()
        };
        let summary = el("summary").class("link-row").text("How their words are read");
        unfold("import__fold", summary, Box::new(make)).into()
    })
}
