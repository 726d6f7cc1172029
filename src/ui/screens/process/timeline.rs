//! The timeline of one process: the ribbon, what to do meanwhile, what went back and forth, the rounds.

use crate::device::page;
use crate::domain::agenda::contact_status::{ContactStatus, contact_status};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Step, StepKind, StepState};
use crate::reactive::Memo;
use crate::route::Route;
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, after_paint, dynamic, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{fold_section, note};
use crate::ui::screens::process::{ledger, rounds, two_lines, whose_advice};
use crate::ui::shared::form_draft::{MESSAGE, REPLY};
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::words;
use crate::ui::shared::{asked_step, step_actions, timeline_ribbon};

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let (app, editor, news_id) = (app(), ProcessEditor::new(app(), &id), id.clone());
    asked_step::follow();
    let news = move |wanted: bool| {
        let (early, id) = (early(app, &news_id), news_id.clone());
        dynamic(move || {
            let shown = early.get() != wanted;
            let open = |sheet: Sheet| move || app.sheets.open(sheet.clone());
            let heard = button("btn btn--block", "", "They replied").click(open(Sheet::Reply(Some(id.clone()))));
            let wrote = button("btn btn--block", "", "I contacted them").click(open(Sheet::Message(id.clone())));
            let asks = (!wanted).then(|| el("h2").text("Any news?"));
            let buttons = el("div").class("ribbon-actions").child(heard).child(wrote);
            if shown { View::from(asks).with(buttons) } else { View::new() }
        })
    };
    let [of_ribbon, of_meanwhile] = [id.clone(), id.clone()];
    let timeline = el("section")
        .attr("aria-labelledby", "tl")
        .child(el("h2").class("visually-hidden").attr("id", "tl").text("Timeline"))
        .child(news(true))
        .child(begun(editor))
        .child(after_paint(move || timeline_ribbon::ribbon(app, of_ribbon.clone())))
        .child(news(false));
    let meanwhile = after(move || meanwhile(app, of_meanwhile.clone()));
    let aside = after(move || aside(app, editor, &id));
    let main = el("div").class("pane").child(timeline).child(meanwhile);
    el("div").class("panes").child(main).child(el("div").class("pane pane--aside").child(aside)).into()
}

/// Whether nobody can have answered yet: thanks are still to be sent, and what they say is noted below the timeline.
fn early(app: App, id: &ProcessId) -> Memo<bool> {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    Memo::new(move |_| {
        let known = process.get().zip(plan.get());
        known.is_some_and(|(process, plan)| {
            contact_status(&process, &plan, app.clock.now().get()) == ContactStatus::ThankThem
        })
    })
}

/// Made once the ribbon was seen.
fn after(make: impl Fn() -> View + Clone + 'static) -> View {
    after_paint(move || after_paint(make.clone()))
}

/// What stands beside the timeline: what went back and forth, the rounds, and what can be done with all of it.
fn aside(app: App, editor: ProcessEditor, id: &ProcessId) -> View {
    let process = app.process(id.clone());
    let (delete_id, away_id) = (id.clone(), id.clone());
    let delete = button("btn btn--stop", "", "Delete this interview").click(move || app.trash(&delete_id));
    let is_away = Memo::new(move |_| process.get().is_some_and(|process| process.archived.is_some()));
    let away = el("button")
        .attr("type", "button")
        .class("btn")
        .dynamic_text(move || if is_away.get() { "Move out of the archive" } else { "Archive" }.into())
        .click(move || app.archive(&away_id, !is_away.get_untracked()));
    let text = "Archived interviews keep everything and stop reminding you. A deleted one can be restored from More for at least 30 days.";
    let put_away = fold_section("put-away", "Archive or delete", page::is_wide())
        .child(el("div").class("actions").child(away).child(delete))
        .child(el("p").class("caption").text(text));
    let calendar = link("btn", &format!("#{}", Route::Calendar(Some(id.clone()))), "today", "Add to my calendar");
    let calendar =
        fold_section("to-calendar", "Remind me", page::is_wide()).child(el("div").class("actions").child(calendar));
    View::new()
        .with(ledger::ledger(editor))
        .with(rounds::rounds(editor))
        .with(calendar)
        .with(whose_advice::for_process(app, id.clone()))
        .with(put_away)
}

/// Which sheets were begun and neither kept nor discarded.
fn begun(editor: ProcessEditor) -> View {
    const SHEETS: [(&str, &str); 3] =
        [(REPLY, "They replied"), (MESSAGE, "I contacted them"), (rounds::SHEET, "Add a round")];
    let waiting = move |process: &Process| -> Vec<String> {
        SHEETS.iter().filter(|(sheet, _)| process.has_form_draft(sheet)).map(|(_, name)| format!("“{name}”")).collect()
    };
    let names = Memo::new(move |_| editor.get().map(|process| waiting(&process)).unwrap_or_default());
    dynamic(move || {
        let names = names.get();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = format!("You started {} and did not save it yet. Open it again to go on.", words::list(&names));
        (!names.is_empty())
            .then(|| el("p").class("unkept-remark").child(icon("pen")).child(el("span").text(&text)))
            .into()
    })
}

/// A step of the list "Meanwhile", in words.
#[derive(Clone, PartialEq)]
struct Meanwhile {
    step: Step,
    when: String,
    badge: Badge,
    put_off: Option<String>,
}

/// The steps that are not letters: to be done while waiting.
fn meanwhile(app: App, id: ProcessId) -> View {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let shown = |step: &&Step| {
        !timeline_ribbon::on_ribbon(step.key.kind)
            && step.key.kind != StepKind::KeepSearching
            && !matches!(step.state, StepState::Cancelled(_) | StepState::Missed)
    };
    let steps = Memo::new(move |_| {
        let (Some((process, plan)), now) = (process.get().zip(plan.get()), app.clock.now().get()) else {
            return Vec::new();
        };
        let words = |step: &Step| Meanwhile {
            step: step.clone(),
            when: words::optional_when(step, now),
            badge: words::optional_badge(step, now),
            put_off: words::put_off(&process, step, now),
        };
        plan.steps.iter().filter(shown).map(words).collect::<Vec<_>>()
    });
    let keys = move || steps.with(|steps| steps.iter().map(|one| one.step.key.to_string()).collect());
    // One that changes leaves the others as they are.
    let row = move |key: String| {
        let is_mine = move |one: &&Meanwhile| one.step.key.to_string() == key;
        let mine = Memo::new(move |_| steps.with(|steps| steps.iter().find(&is_mine).cloned()));
        let is_done = |one: &Meanwhile| matches!(one.step.state, StepState::Done(_) | StepState::NotNeeded(_));
        let done = move || mine.with(|one| one.as_ref().is_some_and(is_done));
        let id = id.clone();
        el("li")
            .class("meanwhile")
            .dynamic_attr("data-done", move || done().then(String::new))
            .dynamic(move || mine.get().map(|one| meanwhile_row(app, &id, one)).into())
            .into()
    };
    let count = Memo::new(move |_| steps.with(Vec::len));
    let rows = el("ul").class("rows").child(keyed_list(keys, row));
    let title = el("span").dynamic_text(move || format!("Also worth doing ({})", count.get()));
    let summary = el("summary").child(el("h2").attr("id", "meanwhile").child(title)).child(icon("down"));
    el("details")
        .class("fold fold--section")
        .dynamic_attr("hidden", move || (count.get() == 0).then(String::new))
        .child(summary)
        .child(note("Optional. It makes your next interview better."))
        .child(rows)
        .into()
}

fn meanwhile_row(app: App, id: &ProcessId, one: Meanwhile) -> View {
    let (Meanwhile { step, when, badge: state, put_off }, now) = (one, app.clock.now().get_untracked());
    let done = matches!(step.state, StepState::Done(_) | StepState::NotNeeded(_));
    let lines = match step_work(id, &step.key).filter(|_| !done) {
        Some(work) => el("span")
            .child(el("a").class("link").attr("href", &work.href).attr("dir", "auto").text(&step.title))
            .child(el("br"))
            .child(el("span").class("row__sub").attr("dir", "auto").text(&when)),
        None => two_lines(&step.title, &when),
    };
    let title = asked_step::marked(lines, &step.key.to_string());
    let row = el("div").class("row row--plain row--tight").child(title).child(badge(&state));
    let about = el("span").class("visually-hidden").text(&[": ", &*step.title].concat());
    let more = el("details")
        .class("meanwhile__more")
        .child(el("summary").text(if done { "Look again" } else { "What and why" }).child(about))
        .child(el("p").class("quiet-text").attr("dir", "auto").text(&words::phrase(&step.advice, now)))
        .child(put_off.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said)))
        .child(step_actions::actions(app, id, &step, now));
    View::new().with(row).with(more)
}
