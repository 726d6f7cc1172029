//! After they said no: a quiet evening first, then the reply, the reason and what to take from it, other openings, and
//! staying in touch.

use crate::device::random::RandomIds;
use crate::device::{clock, dates, page, session_storage};
use crate::domain::actions::after_no::{change, learn};
use crate::domain::advice::rules::{F16, J17, S6, S8};
use crate::domain::after_no::NoReason;
use crate::domain::evening::{next_morning, pause_until, refused_at};
use crate::domain::id::{LeadId, ProcessId};
use crate::domain::iso;
use crate::domain::job_search::Lead;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::step::{Step, StepKind, StepState};
use crate::reactive::Signal;
use crate::route::{Route, Segment};
use crate::state::ready_letters::begin_usual;
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::why::why;
use chrono::Timelike;
use leptos::prelude::*;

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let first = dynamic(move || first(editor));
    let because =
        "A calm, kind reply is remembered. One honest line about what was missing is worth more than ten guesses.";
    let aside = el("div")
        .class("pane pane--aside")
        .child(openings(editor))
        .child(section("touch", "Stay in touch").child(dynamic(move || touch(editor))))
        .child(why("Why reply at all?", because, &[J17, S8, F16, S6], &[]))
        .child(save_state(app));
    let main = el("div").class("pane").child(first).child(lesson(editor));
    View::new()
        .with(
            page_head(Some((&back, process.display_name())), "After a no", "One step at a time. None of it is urgent.")
                .class("page-head page-head--close"),
        )
        .with(el("div").class("panes").child(main).child(aside))
}

/// That evening: nothing to do. From the morning on: the reply.
fn first(editor: ProcessEditor) -> View {
    let (app, now) = (editor.app, editor.app.clock.now().get());
    let Some(process) = editor.get() else { return View::new() };
    if refused_at(&process, now).is_none() {
        return note("They haven’t said no, as far as you noted. This page is here if they do.");
    }
    if let Some(morning) = pause_until(&process, now) {
        let day = if now.hour() < 17 { "today" } else { "tonight" };
        let lead = format!(
            "Nothing to do {day}. Eat something, call a friend, sleep. From {} on, a short reply will do.",
            dates::human(morning, now)
        );
        let plan = app.plan(process.id.clone()).get();
        let reply = plan.as_ref().and_then(|plan| plan.steps.iter().find(|it| it.key.kind == StepKind::ReplyToRefusal));
        let draft = reply.and_then(|step| step_work(&process.id, &step.key));
        let draft =
            draft.map(|work| el("div").class("actions").child(link("btn", &work.href, "letter", "See the draft")));
        let pause = el("section")
            .class("moment")
            .attr("data-tone", "closed")
            .attr("aria-labelledby", "pause")
            .child(el("h2").class("moment__title").attr("id", "pause").text("I’m sorry."))
            .child(el("p").class("moment__lead").text(&lead))
            .child(draft);
        return View::from(pause).with(drawer(&process.id));
    }
    session_storage::remove(&drawer_key(&process.id));
    let plan = app.plan(process.id.clone());
    let plan = plan.get();
    let of =
        |kind: StepKind| plan.as_ref().and_then(|plan| plan.steps.iter().find(|step| step.key.kind == kind).cloned());
    let reply = section("reply", "Reply, with one question").attr("data-at", "reply");
    let sent = |step: &Step| match step.state {
        StepState::Done(at) => Some(at),
        _ => None,
    };
    let replied = of(StepKind::ReplyToRefusal)
        .as_ref()
        .and_then(sent)
        .or_else(|| of(StepKind::AskFeedback).as_ref().and_then(sent));
    if let Some(at) = replied {
        let done = badge(&Badge::new("done", "check", format!("Sent {}", dates::human(at, now))));
        let words = note("If they answer, keep their words. They help before the next interview.");
        let id = process.id.clone();
        let heard = button("btn", "mail-open", "They replied");
        let heard = heard.click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
        let done = reply.child(el("div").class("cluster").child(done)).child(words);
        return done.child(el("div").class("actions").child(heard)).into();
    }
    let id = process.id.clone();
    let write = button("btn btn--primary", "pen", "Write the reply").click(move || {
        if let Some(process) = app.process_now(&id) {
            let letter = begin_usual(app, &process, LetterPurpose::AskFeedback);
            page::go(&Route::Letter(id.clone(), letter).to_string());
        }
    });
    reply
        .child(note("Thank them, wish them well, and ask one thing: what was missing? A draft is ready."))
        .child(el("div").class("actions").child(write))
        .into()
}

fn drawer_key(id: &ProcessId) -> String {
    format!("afterword/drawer/{id}")
}

/// What was written into the drawer, unless its morning has come.
fn in_drawer(id: &ProcessId) -> String {
    let Some(text) = session_storage::get(&drawer_key(id)) else { return String::new() };
    let Some((until, words)) = text.split_once('|') else { return String::new() };
    if iso::stored(until).is_some_and(|until| clock::now() < until) { words.to_owned() } else { String::new() }
}

/// A place for the angry letter. It cannot be sent, is no part of any record, and is empty in the morning.
fn drawer(id: &ProcessId) -> View {
    let (held, mine, emptied) = (in_drawer(id), id.clone(), id.clone());
    let area = el("textarea")
        .class("input")
        .attr("id", "drawer")
        .attr("rows", "6")
        .attr("dir", "auto")
        .attr("aria-describedby", "drawer-hint")
        .on("input", move |event| {
            let until = iso::written(next_morning(clock::now()));
            // Without room for it, it is only on the screen: that is all it is meant for.
            let _ = session_storage::put(&drawer_key(&mine), &[&*until, "|", &dom::typed(&event)].concat());
        });
    area.as_input().set_value(&held);
    let paper = area.as_input();
    let empty = button("btn btn--ghost", "close", "Empty it now").click(move || {
        session_storage::remove(&drawer_key(&emptied));
        paper.set_value("");
    });
    let hint = "Say all of it. It stays in this drawer, is not saved with your interviews, and can’t be sent. It is empty in the morning, or when you close the app.";
    let label = el("label").class("field__label").attr("for", "drawer").text("A letter you won’t send");
    let field = el("div")
        .class("field")
        .child(label)
        .child(area)
        .child(el("p").class("field__hint").attr("id", "drawer-hint").text(hint));
    section("drawer-title", "Angry? Write it down here")
        .child(field)
        .child(el("div").class("actions").child(empty))
        .into()
}

/// Why, and what to take from it.
fn lesson(editor: ProcessEditor) -> El {
    let reason = |reason: NoReason| {
        check(
            reason.label(),
            move || {
                let process = editor.get();
                process.is_some_and(|process| process.after_no.as_ref().is_some_and(|it| it.reasons.contains(&reason)))
            },
            move |on| {
                editor.edit(|process| {
                    change(process, |after| {
                        let told = |one: &NoReason| if *one == reason { on } else { after.reasons.contains(one) };
                        after.reasons = NoReason::ALL.into_iter().filter(told).collect();
                    });
                });
            },
        )
    };
    let chips: View = NoReason::ALL.map(reason).into_iter().collect();
    let legend = el("legend").text("Why, as far as you know?");
    let means = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        let reasons = process.after_no.as_ref().map(|after| after.reasons.clone()).unwrap_or_default();
        reasons.iter().map(|reason| el("p").class("quiet-text").text(reason.means())).collect()
    });
    let held = FieldBinding {
        value: Signal::derive(move || {
            editor.get().and_then(|process| Some(process.after_no.as_ref()?.lesson.to_string())).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let prose = Prose::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| change(process, |after| after.lesson = prose));
            Ok(())
        }),
    };
    let learn_it = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        let now = editor.app.clock.now().get();
        let Some(what) = crate::domain::actions::after_no::to_learn(&process, now) else { return View::new() };
        let add = button("btn", "plus", "Add it to what I learn").click(move || {
            let what = what.clone();
            editor.edit_with_undo("Added. It is a step of its own now.", |process| learn(process, &what, now));
        });
        el("div").class("actions").child(add).into()
    });
    section("lesson", "What I take from it")
        .attr("data-at", "lesson")
        .child(el("fieldset").class("field").child(legend).child(el("div").class("chips").child(chips)))
        .child(means)
        .child(slot(
            "no-lesson",
            "What I’ll do differently",
            "area",
            "A sentence is enough. It comes back on your next prep sheet.",
            held,
        ))
        .child(learn_it)
}

/// Other openings there, each of which can become a lead.
fn openings(editor: ProcessEditor) -> El {
    let app = editor.app;
    let held = FieldBinding {
        value: Signal::derive(move || {
            let process = editor.get();
            let lines =
                process.and_then(|process| Some(process.after_no.as_ref()?.openings.clone())).unwrap_or_default();
            lines.iter().map(|line| &**line).collect::<Vec<_>>().join("\n")
        }),
        write: Callback::new(move |text: String| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines = lines.map(Line::parse).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
            editor.edit(|process| change(process, |after| after.openings = lines));
            Ok(())
        }),
    };
    let leads = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        let openings = process.after_no.as_ref().map(|after| after.openings.clone()).unwrap_or_default();
        let name = process.display_name().to_owned();
        let rows: Vec<El> = openings
            .iter()
            .map(|opening| {
                // Employer and role, as an interview takes them over; earlier leads have a colon between them.
                let lead = Line::cut(&format!("{name}, {opening}"));
                let colon = format!("{name}: {opening}");
                let is_it = |one: &Lead| one.name == lead || *one.name == *colon;
                let there = app.records.job_search().with(|search| search.leads.iter().any(is_it));
                let words = el("span").class("row__title").attr("dir", "auto").text(opening);
                let act: View = if there {
                    badge(&Badge::new("done", "check", "On your list of leads"))
                } else {
                    let label = format!("Add as a lead: {opening}");
                    button("btn", "plus", "Add as a lead")
                        .attr("aria-label", &label)
                        .click(move || add_lead(app, &lead))
                        .into()
                };
                el("li").class("row row--plain").child(words).child(act)
            })
            .collect();
        if rows.is_empty() { View::new() } else { el("ul").class("rows").child(rows).into() }
    });
    section("openings", "Other openings there")
        .child(note("Another job there may suit you better."))
        .child(slot("no-openings", "Openings, or people to ask", "area", "One per line.", held))
        .child(leads)
}

fn add_lead(app: App, name: &Line) {
    let (since, id) = (app.clock.now().get_untracked().date(), LeadId::fresh(&mut RandomIds));
    app.change_search_with_undo("It is on your list of leads.", |search| {
        search.leads.push(Lead::named(id, name.clone(), since));
    });
}

/// When to say hello again.
fn touch(editor: ProcessEditor) -> View {
    let (app, now) = (editor.app, editor.app.clock.now().get());
    let Some(plan) = app.plan(editor.id()).get() else { return View::new() };
    let Some(step) = plan.steps.iter().find(|step| step.key.kind == StepKind::KeepInTouch) else {
        return note("Say hello again in three months. It will be in your plan.");
    };
    let href = format!("#{}?write={}", Route::Process(editor.id(), Segment::Letters), step.key);
    match step.state {
        StepState::Done(at) => note(&format!("You said hello {}.", dates::human_day(at.date(), now))),
        StepState::Now | StepState::Late => note("It is time to say hello again.")
            .with(el("div").class("actions").child(link("btn", &href, "pen", "Write a few lines"))),
        _ => note(&format!(
            "Say hello again from {} on. It is in your plan.",
            dates::human_day(step.window.opens.date(), now)
        )),
    }
}
