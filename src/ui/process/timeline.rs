//! The timeline of one process: the ribbon, what to do meanwhile, what went back and forth, the rounds.

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Step, StepKind, StepState};
use crate::reactive::{Memo, RwSignal};
use crate::route::Route;
use crate::state::{App, app};
use crate::ui::advice::choose;
use crate::ui::dom::{El, View, el, live, soon};
use crate::ui::parts::badge::badge;
use crate::ui::parts::button::{button, link};
use crate::ui::parts::icon::icon;
use crate::ui::parts::section::{note, section};
use crate::ui::process::desk::Desk;
use crate::ui::process::{asked, heard, ledger, ribbon, rounds, step_actions, two_lines, wrote};
use crate::ui::words;
use chrono::NaiveDateTime;

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let (app, desk) = (app(), Desk::new(app(), &id));
    asked::follow();
    let hears = RwSignal::new(false);
    let writes = RwSignal::new(false);
    let heard = button("btn btn--block", "mail-open", "I heard from them").click(move || hears.set(true));
    let wrote = button("btn btn--block", "send", "I wrote or rang").click(move || writes.set(true));
    let actions = el("div").class("ribbon-actions").add(heard).add(wrote);
    let [of_ribbon, of_meanwhile, of_aside] = [id.clone(), id.clone(), id.clone()];
    let timeline = el("section")
        .attr("aria-labelledby", "tl")
        .add(el("h2").class("visually-hidden").attr("id", "tl").text("Timeline"))
        .add(actions)
        .add(begun(desk))
        .add(soon(move || ribbon::ribbon(app, of_ribbon.clone())));
    let meanwhile = after(move || meanwhile(app, of_meanwhile.clone()));
    let aside = after(move || aside(app, desk, &of_aside));
    let main = el("div").class("pane").add(timeline).add(meanwhile);
    View::new()
        .with(el("div").class("panes").add(main).add(el("div").class("pane pane--aside").add(aside)))
        .with(heard::sheet(app, id.clone(), hears))
        .with(wrote::sheet(app, id, writes))
}

/// Made once the ribbon was seen.
fn after(make: impl Fn() -> View + Clone + 'static) -> View {
    soon(move || soon(make.clone()))
}

/// What stands beside the timeline: what went back and forth, the rounds, and what can be done with all of it.
fn aside(app: App, desk: Desk, id: &ProcessId) -> View {
    let process = app.process(id.clone());
    let (delete_id, away_id) = (id.clone(), id.clone());
    let delete = button("btn btn--stop", "", "Delete this interview").click(move || app.trash(&delete_id));
    let is_away = Memo::new(move |_| process.get().is_some_and(|process| process.archived.is_some()));
    let away = el("button")
        .attr("type", "button")
        .class("btn")
        .live_text(move || if is_away.get() { "Take it out of the archive" } else { "Archive it" }.into())
        .click(move || app.archive(&away_id, !is_away.get_untracked()));
    let text = "An archived interview keeps everything and asks for nothing. A deleted one can be brought back from More for 30 days.";
    let put_away = section("put-away", "Put away")
        .add(el("div").class("actions").add(away).add(delete))
        .add(el("p").class("caption").text(text));
    let calendar = link("btn", &format!("#{}", Route::Calendar(Some(id.clone()))), "today", "Put it into my calendar");
    let calendar = section("to-calendar", "Be reminded").add(el("div").class("actions").add(calendar));
    View::new()
        .with(ledger::ledger(desk))
        .with(rounds::rounds(desk))
        .with(calendar)
        .with(choose::for_process(app, id.clone()))
        .with(put_away)
}

/// Which sheets were begun and neither kept nor discarded.
fn begun(desk: Desk) -> View {
    const SHEETS: [(&str, &str); 3] =
        [(heard::SHEET, "I heard from them"), (wrote::SHEET, "I wrote or rang"), (rounds::SHEET, "Add a round")];
    let waiting = move |process: &Process| -> Vec<String> {
        SHEETS.iter().filter(|(sheet, _)| process.has_unkept(sheet)).map(|(_, name)| format!("“{name}”")).collect()
    };
    let names = Memo::new(move |_| desk.get().map(|process| waiting(&process)).unwrap_or_default());
    live(move || {
        let names = names.get();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = format!("Begun and not kept yet: {}. Open it again to go on.", words::list(&names));
        (!names.is_empty()).then(|| el("p").class("unkept-remark").add(icon("pen")).add(el("span").text(&text))).into()
    })
}

/// The steps that are not letters: to be done while waiting.
fn meanwhile(app: App, id: ProcessId) -> View {
    let (process, plan) = (app.process(id.clone()), app.plan(id));
    let shown = |step: &&Step| {
        !ribbon::on_ribbon(step.key.kind)
            && step.key.kind != StepKind::KeepSearching
            && !matches!(step.state, StepState::Cancelled(_) | StepState::Missed)
    };
    live(move || {
        let (Some(plan), now) = (plan.get(), app.now.get_untracked()) else { return View::new() };
        let Some(process) = process.get() else { return View::new() };
        let mut rows = plan.steps.iter().filter(shown).map(|step| meanwhile_row(app, &process, step, now)).peekable();
        if rows.peek().is_none() {
            return View::new();
        }
        section("meanwhile", "Meanwhile")
            .add(note("None of this bothers anybody. It makes the next conversation better."))
            .add(el("ul").class("rows").add(rows.collect::<View>()))
            .into()
    })
}

fn meanwhile_row(app: App, process: &Process, step: &Step, now: NaiveDateTime) -> El {
    let done = matches!(step.state, StepState::Done(_) | StepState::NotNeeded(_));
    let title = two_lines(&step.title, &words::window(&step.window, &step.state, now));
    let title = asked::marked(title, &step.key.to_string());
    let row = el("div").class("row row--plain row--tight").add(title).add(badge(&words::state_badge(
        &step.window,
        &step.state,
        now,
    )));
    let rests = matches!(step.state, StepState::Snoozed(_));
    let said = rests.then(|| words::put_off(process, &step.key)).flatten();
    let summary = el("summary").text(if done { "Look again" } else { "What and why" });
    let more = el("details")
        .class("meanwhile__more")
        .add(summary)
        .add(el("p").class("quiet-text").attr("dir", "auto").text(&words::phrase(&step.advice, now)))
        .add(said.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said)))
        .add(step_actions::actions(app, &process.id, step, now));
    el("li").class("meanwhile").maybe("data-done", done.then_some("")).add(row).add(more)
}
