//! The referees of the whole search: who they are, whether they said yes, what they can speak to, and where they are
//! named.

use crate::device::page;
use crate::device::random::RandomIds;
use crate::domain::advice::evidence::evidence;
use crate::domain::advice::rules::{J10, S2};
use crate::domain::contacts::typed::Typed;
use crate::domain::id::RefereeId;
use crate::domain::process::{Process, Tone};
use crate::domain::referees::referee::{Consent, Referee, uses};
use crate::domain::referees::texts::asking;
use crate::domain::text::Line;
use crate::reactive::{Memo, Signal};
use crate::state::{App, app};
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{picks, toggle};
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{FieldBinding, New, Picked, new_line, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::draft_text::draft_text;
use crate::ui::shared::process_editor::{chosen, numbered, place_of};
use crate::ui::shared::referee::{consent_badge, two_lines};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why_with;
use crate::ui::shared::words;
use leptos::prelude::*;

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];

/// The screen.
pub fn screen() -> View {
    let app = app();
    let sub = "People who will speak for you. Ask each one first, and tell them before anyone rings.";
    let keys = Memo::new(move |_| app.records.book().with(|book| ids(&book.profile.referees)));
    let none = dynamic(move || {
        let words = "Two or three people who know your work: a manager, a colleague, a client.";
        keys.with(Vec::is_empty).then(|| note(words)).into()
    });
    let add_item = add_item(app);
    let new = New {
        id: "new-referee",
        label: "Add a referee",
        one: "referee",
        placeholder: "Ana Ruiz, my manager at Halden",
    };
    let rows = keyed_list(add_item.without(move || keys.get()), move |key| card(app, &key));
    let list = section("referees", "Your referees")
        .child(none)
        .child(el("ul").class("people").child(rows))
        .child(new_line(new, add_item));
    let surveys = evidence("referees").map(|found| el("p").class("caption").text(&found.to_string()));
    let because = "A referee who knows what is coming speaks better for you.";
    let why = why_with("Why tell them first?", because, &[J10, S2], &[], surveys.into());
    let aside = el("div").class("pane pane--aside").child(why).child(save_state(app));
    View::new()
        .with(page_head(Some(("#/more", "More")), "My referees", sub))
        .with(el("div").class("panes").child(el("div").class("pane").child(list)).child(aside))
}

fn ids(referees: &[Referee]) -> Vec<String> {
    referees.iter().map(|one| one.id.to_string()).collect()
}

fn find(app: App, id: &str) -> Option<Referee> {
    app.records.book().with(|book| book.profile.referees.iter().find(|one| one.id.as_str() == id).cloned())
}

fn change(app: App, id: &str, change: impl FnOnce(&mut Referee)) {
    app.edit_profile(|profile| {
        if let Some(one) = profile.referees.iter_mut().find(|one| one.id.as_str() == id) {
            change(one);
        }
    });
}

/// The line for a new referee.
fn add_item(app: App) -> AddItem {
    let set =
        |one: &mut Referee, typed: Typed| (one.name, one.relation, one.email) = (typed.name, typed.title, typed.email);
    let add = move |typed: Typed| {
        let id = RefereeId::fresh(&mut RandomIds);
        let key = id.to_string();
        let mut one = Referee::named(id, Line::default());
        set(&mut one, typed);
        app.edit_profile(|profile| profile.referees.push(one));
        key
    };
    let rename = move |key: &str, typed: Typed| change(app, key, |one| set(one, typed));
    AddItem::of_people(add, rename, move |key| {
        app.edit_profile(|profile| profile.referees.retain(|one| one.id.as_str() != key));
    })
}

fn card(app: App, key: &str) -> View {
    let read = key.to_owned();
    let face = dynamic(move || find(app, &read).map(|one| face(app, &one)).unwrap_or_default());
    let mine = key.to_owned();
    let summary = el("summary").class("row").child(face);
    el("li").child(unfold_item("person", summary, Box::new(move || fields(app, &mine)))).into()
}

fn face(app: App, one: &Referee) -> View {
    let processes = app.outside_trash();
    let used = uses(&one.id, processes.iter().map(|process| &**process)).count();
    let used = (used > 0).then(|| badge(&Badge::new("", "flag", format!("Named {}", words::count(used, "time")))));
    let marks = el("span").class("person__marks").child(consent_badge(one.consent)).child(used);
    View::new()
        .with(el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(one.shown())))
        .with(two_lines(one.shown(), &one.relation))
        .with(marks)
}

fn fields(app: App, key: &str) -> View {
    let id = |what: &str| format!("referee-{what}-{key}");
    let text = |read: fn(&Referee) -> String, write: fn(&mut Referee, Line)| {
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
    let row = |first: View, second: View| el("div").class("field-row field-row--roomy").child(first).child(second);
    let (about, asked) = (key.to_owned(), key.to_owned());
    let ask = draft_text(app, "A text to ask them", "Could I name you as a referee?", move || {
        find(app, &asked).map(|one| asking(&one, &app.profile_now())).unwrap_or_default()
    });
    let gone = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this referee").click(move || {
        app.drop_referee(&gone);
        page::focus("#new-referee");
    });
    el("div")
        .class("form person__form")
        .child(consent(app, key))
        .child(ask)
        .child(row(
            slot(&id("name"), "Name", "text", "", text(|one| one.name.to_string(), |one, line| one.name = line)),
            slot(
                &id("address"),
                "How to address them",
                "text",
                "Dr Vance, or Ana",
                text(|one| one.address_as.to_string(), |one, line| one.address_as = line),
            ),
        ))
        .child(tone(app, key))
        .child(slot(
            &id("relation"),
            "How they know you",
            "text",
            "My manager at Halden, 2021 to 2024",
            text(|one| one.relation.to_string(), |one, line| one.relation = line),
        ))
        .child(slot(&id("speaks"), "What they can speak to", "area", "One per line.", speaks_to(app, key)))
        .child(row(
            slot(&id("email"), "E-mail", "email", "", text(|one| one.email.to_string(), |one, line| one.email = line)),
            slot(&id("phone"), "Telephone", "tel", "", text(|one| one.phone.to_string(), |one, line| one.phone = line)),
        ))
        .child(dynamic(move || named_where(app, &about)))
        .child(el("div").class("actions").child(remove))
        .into()
}

fn consent(app: App, key: &str) -> View {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    let picked = Picked {
        chosen: Signal::derive(move || find(app, &mine).and_then(|one| place_of(&Consent::ALL, &one.consent))),
        choose: Callback::new(move |choice: Option<String>| {
            let today = app.clock.now().get_untracked().date();
            change(app, &changed, |one| {
                one.consent = chosen(&Consent::ALL, choice).unwrap_or_default();
                one.since = (one.consent != Consent::NotAsked).then_some(today);
            });
        }),
    };
    let words = numbered(Consent::ALL.iter().map(|one| one.label()));
    picks(&format!("referee-consent-{key}"), "Did they say yes?", words, picked)
}

fn tone(app: App, key: &str) -> View {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    let picked = Picked {
        chosen: Signal::derive(move || find(app, &mine).and_then(|one| place_of(&TONES, one.tone.as_ref()?))),
        choose: Callback::new(move |choice: Option<String>| {
            change(app, &changed, |one| one.tone = chosen(&TONES, choice));
        }),
    };
    let words = numbered(["Formal: surnames", "Casual: first names"].into_iter());
    toggle(&format!("referee-tone-{key}"), "How do you speak with them?", words, picked)
}

fn speaks_to(app: App, key: &str) -> FieldBinding {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    FieldBinding {
        value: Signal::derive(move || {
            let lines = find(app, &mine).map(|one| one.speaks_to).unwrap_or_default();
            lines.iter().map(|line| &**line).collect::<Vec<_>>().join("\n")
        }),
        write: Callback::new(move |text: String| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines = lines.map(Line::parse).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
            change(app, &changed, |one| one.speaks_to = lines);
            Ok(())
        }),
    }
}

/// The employers to whom they are named.
fn named_where(app: App, key: &str) -> View {
    let Some(id) = RefereeId::parse(key) else { return View::new() };
    let processes = app.outside_trash();
    let rows: Vec<El> = uses(&id, processes.iter().map(|process| &**process)).map(place).collect();
    if rows.is_empty() {
        return note("Not named to anyone yet. You name them on the page of an interview.");
    }
    let list = el("ul").class("rows").attr("aria-label", "Named to").child(rows);
    View::from(el("p").class("field__label").text("Named to")).with(list)
}

fn place(process: &Process) -> El {
    let href = format!("#{}", crate::route::Route::Desk(process.id.clone(), crate::route::Desk::Referees));
    let words = two_lines(process.display_name(), if process.employer.is_empty() { "" } else { &process.role });
    el("li").child(el("a").class("row row--plain row--tight").attr("href", &href).child(words))
}
