//! The referees of one interview: who is named, what each was told, when they may be called, and what became of it.

use crate::device::{dates, page};
use crate::domain::actions::references::{self, doubts};
use crate::domain::advice::rules::{J10, S2};
use crate::domain::id::{ProcessId, RefereeId};
use crate::domain::process::{Process, Status};
use crate::domain::referees::referee::Referee;
use crate::domain::referees::reference::{Milestone, Reference};
use crate::domain::referees::texts::ending;
use crate::domain::referees::warning::warnings;
use crate::domain::text::Line;
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::state::ready_letters::begin_for_referee;
use crate::state::{App, app};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::empty::empty;
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::slot;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::draft_text::draft_text;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::{ProcessEditor, bind};
use crate::ui::shared::referee::{consent_badge, two_lines};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use leptos::prelude::*;

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    app.follow_ledger(&process);
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let sub = "Tell each one that a call may come, how it went, and which doubt they could answer.";
    let keys = editor.keys(|process| process.references.iter().map(|one| one.id.to_string()).collect());
    let keys = Memo::new(move |_| keys());
    let list = section("named", "Named here")
        .child(dynamic(move || state(editor)))
        .child(el("ul").class("rows").child(keyed_list(move || keys.get(), move |key| card(editor, &key))));
    let because = "They ring your referees when they are close to a decision. Somebody who was told beforehand is easy to reach, and speaks about what matters there.";
    let aside = el("div")
        .class("pane pane--aside")
        .child(section("choose", "Name someone").dynamic(move || choose(editor)))
        .child(why(
            "Why tell them first?",
            because,
            &[J10, S2],
            &["The experts give no dates for this. The dates are ours."],
        ))
        .child(save_state(app));
    View::new()
        .with(page_head(Some((&back, process.display_name())), "Referees", sub).class("page-head page-head--close"))
        .with(el("div").class("panes").child(el("div").class("pane").child(list)).child(aside))
}

fn reference<'a>(process: &'a Process, key: &str) -> Option<&'a Reference> {
    process.references.iter().find(|one| one.id.as_str() == key)
}

fn reference_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Reference> {
    process.references.iter_mut().find(|one| one.id.as_str() == key)
}

/// The referee as on the list; one who is no longer there by the name alone.
fn referee(app: App, one: &Reference) -> Referee {
    let known = app.records.book().with(|book| book.profile.referee(&one.id).cloned());
    known.unwrap_or_else(|| Referee::named(one.id.clone(), one.name.clone()))
}

/// How far it is, in a line.
fn state(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let now = editor.app.clock.now().get();
    match process.references.is_empty() {
        true => empty("people", "No referee is named here yet", "Choose from your list, or add someone new.", None),
        false => note(&process.referees_in_words(now)),
    }
}

fn card(editor: ProcessEditor, key: &str) -> View {
    let (read, warned, acted, mine) = (key.to_owned(), key.to_owned(), key.to_owned(), key.to_owned());
    let face = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        reference(&process, &read).map(|one| face(editor.app, one)).unwrap_or_default()
    });
    let summary = el("summary").class("row").child(face);
    let details = unfold_item("person", summary, Box::new(move || fields(editor, &mine)));
    el("li")
        .class("named")
        .child(details)
        .child(dynamic(move || said_against(editor, &warned)))
        .child(dynamic(move || next(editor, &acted)))
        .into()
}

fn face(app: App, one: &Reference) -> View {
    let (who, now) = (referee(app, one), app.clock.now().get());
    let last = Milestone::ALL.iter().rev().find_map(|it| one.at(*it).map(|at| (*it, at)));
    let state = match last {
        None => badge(&Badge::new("act", "minus", "Not told yet")),
        Some((milestone, at)) => {
            let tone = if one.briefed.is_some() { "done" } else { "wait" };
            badge(&Badge::new(tone, "check", format!("{}, {}", milestone.label(), dates::human_day(at.date(), now))))
        }
    };
    View::new()
        .with(el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(who.shown())))
        .with(two_lines(who.shown(), &who.relation))
        .with(el("span").class("person__marks").child(state).child(consent_badge(who.consent)))
}

/// What speaks against it, above everything else.
fn said_against(editor: ProcessEditor, key: &str) -> View {
    let (app, now) = (editor.app, editor.app.clock.now().get());
    let Some(process) = editor.get() else { return View::new() };
    let Some(one) = reference(&process, key).filter(|one| one.result.is_none()) else { return View::new() };
    let (who, all) = (referee(app, one), app.outside_trash());
    let lines = warnings(&who, one, all.iter().map(|process| &**process), now).into_iter().map(|warning| {
        let text = el("p").class("banner__title").attr("dir", "auto").text(&warning.to_string());
        el("div").class("banner").attr("data-tone", "wait").child(icon("alert")).child(text)
    });
    lines.collect()
}

/// The one thing to do next with this referee.
fn next(editor: ProcessEditor, key: &str) -> View {
    let app = editor.app;
    let Some(process) = editor.get() else { return View::new() };
    let Some(one) = reference(&process, key) else { return View::new() };
    let (id, who, now) = (process.id.clone(), referee(app, one), app.clock.now().get());
    let decided = !matches!(process.status(now), Status::Open | Status::Offered);
    if decided && one.result.is_none() {
        let (mine, done) = (key.to_owned(), key.to_owned());
        let text = draft_text(app, "A text to thank them", "How it ended", move || {
            let found = app.process_now(&id).and_then(|process| {
                let one = reference(&process, &mine)?;
                let who = untrack(|| referee(app, one));
                Some(ending(&who, one, &process, &app.profile_now(), app.clock.now().get_untracked()))
            });
            found.unwrap_or_default()
        });
        let told = button("btn btn--primary", "check", "I thanked them and told them")
            .attr("aria-label", &format!("I thanked them and told them: {}", who.shown()))
            .click(move || {
                let at = editor.app.clock.now().get_untracked();
                editor.edit_with_undo("Saved.", |process| {
                    if let Some(id) = RefereeId::parse(&done) {
                        references::mark(process, &id, Milestone::Thanked, Some(at));
                        references::mark(process, &id, Milestone::Result, Some(at));
                    }
                });
            });
        return View::new().with(text).with(el("div").class("actions").child(told));
    }
    if one.briefed.is_some() || decided {
        return View::new();
    }
    let write = button("btn btn--primary", "pen", "Write the note")
        .attr("aria-label", &format!("Write the note: {}", who.shown()))
        .click(move || {
            if let Some(process) = app.process_now(&id) {
                let letter = begin_for_referee(app, &process, &who);
                page::go(&Route::Letter(id.clone(), letter).to_string());
            }
        });
    el("div").class("actions").child(write).into()
}

fn fields(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("{what}-{key}");
    let row = |first: View, second: View| el("div").class("field-row field-row--roomy").child(first).child(second);
    let gone = key.to_owned();
    let remove = button("btn btn--stop", "", "Take out of this interview").click(move || {
        editor.edit_with_undo("They are no longer named here. They stay on your list.", |process| {
            RefereeId::parse(&gone).into_iter().for_each(|id| references::take_out(process, &id));
        });
        page::focus_heading();
    });
    let steps: View = Milestone::ALL.into_iter().map(|milestone| step(editor, key, milestone)).collect();
    let legend = el("legend").text("What has happened");
    let known = key.to_owned();
    el("div")
        .class("form person__form")
        .child(el("fieldset").class("field").child(legend).child(el("div").class("chips").child(steps)))
        .child(slot(
            &id("concern"),
            "The doubt they could answer",
            "text",
            "It goes into the note.",
            bind!(editor.line(key), reference, reference_mut, concern),
        ))
        .child(dynamic(move || others(editor, &known)))
        .child(row(
            slot(&id("from"), "May be called from", "date", "", bind!(editor.day(key), reference, reference_mut, from)),
            slot(&id("until"), "Until", "date", "", bind!(editor.day(key), reference, reference_mut, until)),
        ))
        .child(el("div").class("actions").child(link("btn", "#/referees", "people", "My referees")).child(remove))
        .into()
}

/// The doubts on record, to take one over.
fn others(editor: ProcessEditor, key: &str) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let here = reference(&process, key).map(|one| one.concern.clone()).unwrap_or_default();
    let chips = doubts(&process).into_iter().filter(|doubt| *doubt != here).map(|doubt| {
        let (key, words) = (key.to_owned(), doubt.to_string());
        button("btn btn--ghost", "quote", &words).attr("dir", "auto").click(move || {
            let doubt: Line = doubt.clone();
            editor.edit(|process| {
                reference_mut(process, &key).into_iter().for_each(|one| one.concern.clone_from(&doubt))
            });
        })
    });
    let chips: Vec<El> = chips.collect();
    if chips.is_empty() {
        return View::new();
    }
    View::from(el("p").class("field__hint").text("Doubts you noted:")).with(el("div").class("actions").child(chips))
}

/// One thing that happens with a referee, on or off. It happened now, where nobody says otherwise.
fn step(editor: ProcessEditor, key: &str, milestone: Milestone) -> El {
    let (read, set) = (key.to_owned(), key.to_owned());
    check(
        milestone.label(),
        move || {
            let process = editor.get();
            process.as_deref().and_then(|process| reference(process, &read)?.at(milestone)).is_some()
        },
        move |on| {
            let at = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| {
                RefereeId::parse(&set).into_iter().for_each(|id| references::mark(process, &id, milestone, at));
            });
        },
    )
}

/// The referees on the list who are not named here, and the way to a new one.
fn choose(editor: ProcessEditor) -> View {
    let app = editor.app;
    let Some(process) = editor.get() else { return View::new() };
    let all = app.records.book().with(|book| book.profile.referees.clone());
    let words = match all.iter().any(|one| !one.name.is_empty()) {
        true => "Everyone on your list is named here.",
        false => "Your list is empty. Add those who will speak for you.",
    };
    let free: Vec<El> = all
        .into_iter()
        .filter(|one| process.reference(&one.id).is_none() && !one.name.is_empty())
        .map(|one| {
            let words = two_lines(one.shown(), &one.relation);
            let label = format!("Name {}", one.shown());
            let add = button("btn", "plus", "Name here").attr("aria-label", &label).click(move || {
                let at = editor.app.clock.now().get_untracked();
                editor.edit_with_undo("Named here.", |process| references::name(process, &one, at));
            });
            el("li").class("row row--plain").child(words).child(add)
        })
        .collect();
    let none = free.is_empty().then(|| note(words));
    let list = (!free.is_empty()).then(|| el("ul").class("rows").attr("aria-label", "On your list").child(free));
    View::new().with(none).with(list).with(link("btn btn--block", "#/referees", "people", "My referees"))
}
