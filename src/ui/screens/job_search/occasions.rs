//! Events to go to, and people to ask: each with its day, and with what came of it. What is done counts in the week.

use super::next_steps::due;
use crate::device::dates::{self, Style};
use crate::device::{page, random::RandomIds};
use crate::domain::id::OccasionId;
use crate::domain::iso;
use crate::domain::job_search::{JobSearch, Occasion, OccasionKind, count};
use crate::domain::text::Line;
use crate::reactive::{Memo, Signal};
use crate::state::App;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::toggle;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{FieldBinding, New, Picked, new_line, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::process_editor::{chosen, numbered, place_of};
use leptos::prelude::*;

pub(super) fn occasions(app: App) -> El {
    let keys = Memo::new(move |_| app.records.job_search().with(ids));
    let add_item = add_item(app);
    let none = dynamic(move || {
        let words = "A job fair on Thursday, a talk, an old colleague to ask. Give each a day.";
        keys.with(Vec::is_empty).then(|| note(words)).into()
    });
    let new = New {
        id: "new-occasion",
        label: "An event, or someone to ask",
        one: "entry",
        placeholder: "Lee Adams, about the trade",
    };
    section("occasions", "Events and mentors")
        .child(none)
        .child(
            el("ul").class("rows").child(keyed_list(add_item.without(move || keys.get()), move |key| row(app, &key))),
        )
        .child(new_line(new, add_item))
}

/// What is still to come first, by its day; what is done last.
fn ids(search: &JobSearch) -> Vec<String> {
    let mut all: Vec<&Occasion> = search.occasions.iter().collect();
    crate::domain::order::sort_by_key(&mut all, |one| (one.done.is_some(), one.on.is_none(), one.on));
    all.into_iter().map(|one| one.id.to_string()).collect()
}

fn find(app: App, key: &str) -> Option<Occasion> {
    app.records.job_search().with(|search| search.occasions.iter().find(|one| one.id.as_str() == key).cloned())
}

fn change(app: App, key: &str, change: impl FnOnce(&mut Occasion)) {
    app.change_search(|search| {
        if let Some(one) = search.occasions.iter_mut().find(|one| one.id.as_str() == key) {
            change(one);
        }
    });
}

fn add_item(app: App) -> AddItem {
    AddItem::of_lines(
        move |name| {
            let id = OccasionId::fresh(&mut RandomIds);
            let key = id.to_string();
            app.change_search(|search| search.occasions.push(Occasion::named(id, OccasionKind::Mentor, name)));
            key
        },
        move |key, name| change(app, key, |one| one.name = name),
        move |key| app.change_search(|search| search.occasions.retain(|one| one.id.as_str() != key)),
    )
}

fn row(app: App, key: &str) -> View {
    let (read, mine) = (key.to_owned(), key.to_owned());
    let face = dynamic(move || {
        let (Some(one), now) = (find(app, &read), app.clock.about_now().get()) else { return View::new() };
        let day = match (one.done, one.on) {
            (Some(_), Some(on)) => View::from([", done, ", &*dates::human_day(on, now)].concat()),
            (Some(_), None) => View::from(", done"),
            (None, Some(on)) => View::from(", ").with(due(on, now)),
            (None, None) => View::new(),
        };
        let outcome = (!one.outcome.is_empty()).then(|| View::from(". ").with(el("bdi").text(&one.outcome)));
        let sub = el("span").class("row__sub").text(one.kind.label()).child(day).child(outcome);
        el("span")
            .child(el("span").class("row__title").attr("dir", "auto").text(one.shown()))
            .child(el("br"))
            .child(sub)
            .into()
    });
    let summary = el("summary").class("row row--plain row--tight").child(face);
    // Who comes from Today finds it open.
    let wanted = page::hash().ends_with(&["?at=occasion-", key].concat());
    let place = ["occasion-", key].concat();
    let inside = unfold("entry", summary, Box::new(move || fields(app, &mine)));
    el("li").attr("data-at", &place).child(inside.maybe("open", wanted.then_some(""))).into()
}

fn fields(app: App, key: &str) -> View {
    let id = |what: &str| ["occasion-", what, "-", key].concat();
    let text = |read: fn(&Occasion) -> String, write: fn(&mut Occasion, Line)| {
        let (mine, changed) = (key.to_owned(), key.to_owned());
        FieldBinding {
            value: Signal::derive(move || find(app, &mine).map(|one| read(&one)).unwrap_or_default()),
            write: Callback::new(move |text: String| {
                let line = Line::parse(&text).map_err(|error| error.to_string())?;
                change(app, &changed, |one| write(one, line));
                Ok(())
            }),
        }
    };
    let (mine, changed) = (key.to_owned(), key.to_owned());
    let on = FieldBinding {
        value: Signal::derive(move || {
            find(app, &mine).and_then(|one| one.on).map(|on| on.to_string()).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let day = iso::day(&text).filter(|day| crate::domain::moment::is_in_reach(*day));
            if day.is_some() || text.is_empty() {
                change(app, &changed, |one| one.on = day);
            }
            Ok(())
        }),
    };
    let (mine, changed) = (key.to_owned(), key.to_owned());
    let kind = Picked {
        chosen: Signal::derive(move || find(app, &mine).and_then(|one| place_of(&OccasionKind::ALL, &one.kind))),
        choose: Callback::new(move |choice: Option<String>| {
            if let Some(kind) = chosen(&OccasionKind::ALL, choice) {
                change(app, &changed, |one| one.kind = kind);
            }
        }),
    };
    let (read, gone) = (key.to_owned(), key.to_owned());
    let set = key.to_owned();
    let done = dynamic(move || {
        let Some(one) = find(app, &read).filter(|one| one.done.is_none()) else { return View::new() };
        let (key, label) = (set.clone(), ["Done: ", one.shown()].concat());
        button("btn btn--primary", "check", "Done").attr("aria-label", &label).click(move || finish(app, &key)).into()
    });
    let remove = button("btn btn--ghost", "close", "Remove").click(move || {
        app.change_search_with_undo("Removed.", |search| search.occasions.retain(|one| one.id.as_str() != gone));
        page::focus("#new-occasion");
    });
    el("div")
        .class("form entry__form")
        .child(slot(
            &id("name"),
            "What, or who",
            "text",
            "",
            text(|one| one.name.to_string(), |one, line| one.name = line),
        ))
        .child(toggle(&id("kind"), "What is it?", numbered(OccasionKind::ALL.iter().map(|kind| kind.label())), kind))
        .child(slot(&id("on"), "On", "date", "", on))
        .child(slot(
            &id("outcome"),
            "What came of it",
            "text",
            "A name, an opening, a piece of advice.",
            text(|one| one.outcome.to_string(), |one, line| one.outcome = line),
        ))
        .child(el("div").class("actions").child(done).child(remove))
        .into()
}

/// Done: it counts in the week of its day, or of today.
fn finish(app: App, key: &str) {
    let (now, starts) = (app.clock.now().get_untracked(), untrack(|| app.week_starts()));
    app.change_search_telling(|search| {
        let one = search.occasions.iter_mut().find(|one| one.id.as_str() == key)?;
        one.done = Some(now);
        let (effort, on) = (one.kind.effort(), one.on);
        let counted = count(search, effort, on, now.date(), starts);
        Some(counted.words(|first| dates::write(dates::noon(first), Style::Day)))
    });
}
