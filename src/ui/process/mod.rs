//! One process: its ribbon, its people, what went back and forth, its rounds.

pub mod about;
pub mod bring;
pub mod debrief;
pub mod desk;
pub mod guided;
pub mod heard;
pub mod ledger;
pub mod people;
pub mod question;
pub mod ribbon;
pub mod rounds;
pub mod step_actions;
pub mod wrote;

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Step, StepKind, StepState};
use crate::reactive::{Memo, RwSignal};
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::advice::choose;
use crate::ui::dom::{El, View, el, live};
use crate::ui::interviews::{badge_why, summary};
use crate::ui::parts::badge::badge;
use crate::ui::parts::button::{button, link};
use crate::ui::parts::section::{note, page_head, section};
use crate::ui::shell::not_found;
use crate::ui::words;
use chrono::NaiveDateTime;

/// The screen.
pub fn screen(id: ProcessId, segment: Segment) -> View {
    let app = app();
    let Some(first) = app.process_now(&id) else { return not_found() };
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let hears = RwSignal::new(false);
    let meta = live(move || {
        let Some((process, plan)) = process.get().zip(plan.get()) else { return View::new() };
        let state = summary(&process, &plan, app.now.get());
        View::new().with(badge_why(app, &process.id, &state)).with(budget(&plan))
    });
    let head = page_head(Some(("#/interviews", "All interviews")), first.shown(), &subtitle(&first))
        .add(el("div").class("page-head__meta").add(meta));
    let head = View::new().with(head).with(segments(&id, segment));
    match segment {
        Segment::Timeline => {}
        Segment::Debrief => return head.with(debrief::debrief(app, &id)),
        Segment::People => return head.with(people::people(app, &id)),
        Segment::About => return head.with(about::about(app, &id)),
    }
    let desk = desk::Desk::new(app, &id);
    let writes = RwSignal::new(false);
    let heard = button("btn btn--block", "mail-open", "I heard from them").click(move || hears.set(true));
    let wrote = button("btn btn--block", "send", "I wrote or rang").click(move || writes.set(true));
    let timeline = el("section")
        .attr("aria-labelledby", "tl")
        .add(el("h2").class("visually-hidden").attr("id", "tl").text("Timeline"))
        .add(el("div").class("ribbon-actions").add(heard).add(wrote))
        .add(ribbon::ribbon(app, id.clone()));
    let calendar = link("btn", &format!("#{}", Route::Calendar(Some(id.clone()))), "today", "Put it into my calendar");
    let calendar = section("to-calendar", "Be reminded").add(el("div").class("actions").add(calendar));
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
    let aside = el("div")
        .class("pane pane--aside")
        .add(ledger::ledger(desk))
        .add(rounds::rounds(desk))
        .add(calendar)
        .add(choose::for_process(app, id.clone()))
        .add(put_away);
    let main = el("div").class("pane").add(timeline).add(meanwhile(app, id.clone()));
    head.with(el("div").class("panes").add(main).add(aside))
        .with(heard::sheet(app, id.clone(), hears))
        .with(wrote::sheet(app, id, writes))
}

/// The parts of the page.
fn segments(id: &ProcessId, chosen: Segment) -> El {
    let item = |segment: Segment| {
        el("a")
            .class("segmented__item")
            .attr("href", &format!("#{}", Route::Process(id.clone(), segment)))
            .maybe("aria-current", (segment == chosen).then_some("page"))
            .text(segment.label())
    };
    el("nav")
        .class("segmented")
        .attr("aria-label", "Parts of this interview")
        .add(Segment::ALL.into_iter().map(item).collect::<View>())
}

fn subtitle(process: &Process) -> String {
    let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| format!("{}. ", process.role));
    let people = match process.people.len() {
        1 => "1 person".to_owned(),
        number => format!("{number} people"),
    };
    format!("{}{}, {people} met.", role.unwrap_or_default(), words::count(process.rounds.len(), "round"))
}

fn budget(plan: &Plan) -> El {
    let (spent, allowed) = (plan.follow_ups_spent, plan.follow_ups_allowed);
    let dot =
        |n| el("span").class("budget__dot").attr("aria-hidden", "true").maybe("data-spent", (n < spent).then_some(""));
    let words = format!("{spent} of {} used", words::count(usize::from(allowed), "follow-up"));
    el("span").class("budget").add((0..allowed).map(dot).collect::<View>()).text(&words)
}

/// A title over a smaller line.
fn two_lines(title: &str, sub: &str) -> El {
    el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(title))
        .add(el("br"))
        .add(el("span").class("row__sub").attr("dir", "auto").text(sub))
}

/// The steps that are not letters: to be done while waiting.
fn meanwhile(app: App, id: ProcessId) -> View {
    let plan = app.plan(id.clone());
    let shown = |step: &&Step| {
        !ribbon::on_ribbon(step.key.kind)
            && step.key.kind != StepKind::KeepSearching
            && !matches!(step.state, StepState::Cancelled(_) | StepState::Missed)
    };
    live(move || {
        let (Some(plan), now) = (plan.get(), app.now.get_untracked()) else { return View::new() };
        let mut rows = plan.steps.iter().filter(shown).map(|step| meanwhile_row(app, &id, step, now)).peekable();
        if rows.peek().is_none() {
            return View::new();
        }
        section("meanwhile", "Meanwhile")
            .add(note("None of this bothers anybody. It makes the next conversation better."))
            .add(el("ul").class("rows").add(rows.collect::<View>()))
            .into()
    })
}

fn meanwhile_row(app: App, id: &ProcessId, step: &Step, now: NaiveDateTime) -> El {
    let done = matches!(step.state, StepState::Done(_) | StepState::NotNeeded(_));
    let row = el("div")
        .class("row row--plain row--tight")
        .add(two_lines(&step.title, &words::window(&step.window, &step.state, now)))
        .add(badge(&words::state_badge(&step.window, &step.state, now)));
    let more = el("details")
        .class("meanwhile__more")
        .add(el("summary").text(if done { "Look again" } else { "What and why" }))
        .add(el("p").class("quiet-text").attr("dir", "auto").text(&words::phrase(&step.advice, now)))
        .add(step_actions::actions(app, id, step, now));
    el("li").class("meanwhile").maybe("data-done", done.then_some("")).add(row).add(more)
}
