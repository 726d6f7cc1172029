//! One process: its ribbon, its people, what went back and forth, its rounds.

pub mod heard;
pub mod letters;
pub mod ribbon;
pub mod step_actions;

use crate::device::dates;
use crate::domain::id::ProcessId;
use crate::domain::ledger::{Entry, Happening, Purpose};
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Step, StepKind, StepState};
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::dom::{El, View, el, live};
use crate::ui::interviews::summary;
use crate::ui::parts::badge::{Badge, badge};
use crate::ui::parts::button::button;
use crate::ui::parts::icon::icon;
use crate::ui::parts::section::{note, page_head, section};
use crate::ui::shell::not_found;
use crate::ui::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The screen.
pub fn screen(id: ProcessId, segment: Segment) -> View {
    let app = app();
    let Some(first) = app.process_now(&id) else { return not_found() };
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let hears = RwSignal::new(false);
    let meta = live(move || {
        let Some((process, plan)) = process.get().zip(plan.get()) else { return View::new() };
        View::new().with(badge(&summary(&process, &plan, app.now.get()))).with(budget(&plan))
    });
    let head = page_head(Some(("#/interviews", "All interviews")), first.shown(), &subtitle(&first))
        .add(el("div").class("page-head__meta").add(meta));
    let head = View::new().with(head).with(segments(&id, segment));
    if segment == Segment::Letters {
        return head.with(letters::letters(app, &id));
    }
    let heard = button("btn btn--block", "mail-open", "I heard from them").click(move || hears.set(true));
    let timeline = el("section")
        .attr("aria-labelledby", "tl")
        .add(el("h2").class("visually-hidden").attr("id", "tl").text("Timeline"))
        .add(el("div").class("ribbon-actions").add(heard))
        .add(ribbon::ribbon(app, id.clone()));
    let delete_id = id.clone();
    let delete = button("btn btn--stop", "", "Delete this interview").click(move || app.trash(&delete_id));
    let put_away = section("put-away", "Put away")
        .add(delete)
        .add(el("p").class("caption").text("It can be brought back from More for 30 days."));
    let aside = el("div")
        .class("pane pane--aside")
        .live(move || process.get().map(|process| aside(&process, app.now.get())).into())
        .add(put_away);
    let main = el("div").class("pane").add(timeline).add(meanwhile(app, id.clone()));
    head.with(el("div").class("panes").add(main).add(aside)).with(heard::sheet(app, id, hears))
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

fn aside(process: &Process, now: NaiveDateTime) -> View {
    let nobody = process.people.is_empty().then(|| note("Nobody noted yet. A name makes the letter."));
    let people: View = process.people.iter().map(|person| person_row(process, person)).collect();
    let mut entries: Vec<&Entry> = process.ledger.iter().collect();
    entries.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    let nothing = entries
        .is_empty()
        .then(|| note("Nothing sent and nothing heard yet. Thank-you letters do not count as follow-ups."));
    let entries: View = entries.into_iter().map(|entry| entry_row(process, entry, now)).collect();
    let rounds: View = process
        .rounds
        .iter()
        .enumerate()
        .map(|(n, round)| {
            let moment = round.schedule.end().map_or_else(|| "No time yet".into(), |end| dates::human(end, now));
            let title = format!("{}. {}", n + 1, round.kind.label());
            let sub = format!("{moment}, {}", words::count(round.questions.len(), "question"));
            let href = format!("#{}", Route::Round(process.id.clone(), round.id.clone()));
            let edit = el("span").class("row__end").add(icon("pen")).text("Edit");
            el("li").add(
                el("a").class("row row--plain row--tight").attr("href", &href).add(two_lines(&title, &sub)).add(edit),
            )
        })
        .collect();
    View::new()
        .with(section("people", "People").add(nobody).add(el("ul").class("rows").add(people)))
        .with(section("ledger", "Contact ledger").add(nothing).add(el("ul").class("rows").add(entries)))
        .with(section("rounds", "Rounds").add(el("ol").class("rows").add(rounds)))
}

fn person_row(process: &Process, person: &Person) -> El {
    let thanked = process.ledger.iter().any(|entry| {
        matches!(entry.what, Happening::Sent { purpose: Purpose::ThankYou, .. }) && entry.names(person.id.as_str())
    });
    let said = [&person.title, &person.email].into_iter().filter(|text| !text.is_empty()).map(|text| &**text);
    let avatar = el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(person.shown()));
    el("li")
        .class("row")
        .add(avatar)
        .add(two_lines(person.shown(), &said.collect::<Vec<_>>().join(", ")))
        .add(thanked.then(|| badge(&Badge::new("done", "check", "Thanked"))))
}

fn entry_row(process: &Process, entry: &Entry, now: NaiveDateTime) -> El {
    let name = |id| process.person(id).map(Person::shown);
    let (title, sub) = match &entry.what {
        Happening::Sent { purpose, channel, to, .. } => {
            let names: Vec<&str> = to.iter().filter_map(name).collect();
            let to = if names.is_empty() { String::new() } else { format!(" to {}", words::list(&names)) };
            (format!("{}{to}", purpose.label()), format!("{}, from you", channel.label()))
        }
        Happening::Heard { channel, from, news } => {
            let from = from.as_ref().and_then(name).map_or_else(String::new, |name| format!(", {name}"));
            (ribbon::heard_title(news).to_owned(), format!("{}, from them{from}", channel.label()))
        }
        Happening::Decided(decision) => (ribbon::decision_title(*decision).to_owned(), String::new()),
    };
    let at = el("time").attr("datetime", &dates::iso_minute(entry.at)).text(&dates::human(entry.at, now));
    el("li").class("row row--plain row--tight").add(two_lines(&title, &sub)).add(el("span").class("row__end").add(at))
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
