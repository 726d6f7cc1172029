//! Putting a step off: until when, and why. What it costs is said before it is chosen.

use crate::device::dates::{self, Style};
use crate::domain::agenda::thank_all;
use crate::domain::id::ProcessId;
use crate::domain::iso;
use crate::domain::snooze::{Cost, Preset, chosen, cost, presets};
use crate::domain::text::Line;
use crate::domain::timeline::step::{Step, StepKey};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::App;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, Write, error_line, input};
use crate::ui::kit::icon::icon;
use crate::ui::shared::form_draft::FormDraft;
use crate::ui::shared::process_editor::ProcessEditor;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The choice of a day of one's own.
const OWN_DAY: &str = "day";

/// The sheet's inside: for these steps of this record.
pub fn inside(app: App, id: ProcessId, keys: Vec<StepKey>, open: RwSignal<bool>) -> View {
    untrack(|| form(app, id, keys, open))
}

fn form(app: App, id: ProcessId, keys: Vec<StepKey>, open: RwSignal<bool>) -> View {
    let now = app.clock.now().get_untracked();
    let plan = app.plan(id.clone()).get_untracked();
    let steps: Vec<Step> =
        plan.iter().flat_map(|plan| &plan.steps).filter(|step| keys.contains(&step.key)).cloned().collect();
    if steps.is_empty() {
        return el("p").text("This step is no longer in the plan. Nothing was changed.").into();
    }
    let borrowed: Vec<&Step> = steps.iter().collect();
    let offered = presets(&borrowed, &app.calendar(), now);
    let options =
        offered.iter().enumerate().map(|(n, (preset, at))| (n.to_string(), offer(&borrowed, *preset, *at, now)));
    let mut options: Vec<(String, String)> = options.collect();
    options.push((OWN_DAY.into(), "A day I choose".into()));

    let moments: Vec<NaiveDateTime> = offered.iter().map(|(_, at)| *at).collect();
    let about = about(&borrowed, now);
    let only_days = moments.is_empty();
    let choice = RwSignal::new(only_days.then(|| OWN_DAY.to_owned()));
    let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let form_draft = FormDraft::new(ProcessEditor::new(app, &id), &["off-", &*names.join("+")].concat());
    let (day, reason) = (form_draft.text("day", ""), form_draft.text("reason", ""));
    let error = RwSignal::new(None::<String>);
    // A day that was begun is the one that is chosen.
    if !day.value.get_untracked().is_empty() {
        choice.set(Some(OWN_DAY.to_owned()));
    }
    let held = move |write: Write| {
        Callback::new(move |typed| {
            error.set(None);
            write.run(typed)
        })
    };
    let steps = StoredValue::new(steps);
    // The moment that is chosen at present; an error is the sentence to show.
    let until = StoredValue::new(move || -> Result<NaiveDateTime, String> {
        let choice = choice.get().ok_or("First choose until when.")?;
        if choice != OWN_DAY {
            let at = choice.parse::<usize>().ok().and_then(|n| moments.get(n).copied());
            return at.ok_or_else(|| "First choose until when.".into());
        }
        let on = iso::day(&day.value.get()).ok_or("Choose the day it should come back.")?;
        let steps = steps.get_value();
        chosen(&steps.iter().collect::<Vec<_>>(), on, now).map_err(|error| error.to_string())
    });
    let costs = move || {
        let steps = steps.get_value();
        until.get_value()().ok().map_or(Cost::Nothing, |at| cost(&steps.iter().collect::<Vec<_>>(), at))
    };
    let own = Memo::new(move |_| choice.with(|choice| choice.as_deref() == Some(OWN_DAY)));
    let put = move |event: web_sys::Event| {
        event.prevent_default();
        let at = match untrack(|| until.get_value()()) {
            Ok(at) => at,
            Err(sentence) => return error.set(Some(sentence)),
        };
        match Line::parse(&reason.value.get_untracked()) {
            Ok(reason) => {
                form_draft.forget();
                open.set(false);
                let (id, steps) = (id.clone(), steps.get_value());
                // The sheet closes first, so that the focus is back where it came from and is handed on from there; but
                // both are one change to the page.
                spawn_local(async move { app.put_off(&id, &steps, at, &reason) });
            }
            Err(refused) => error.set(Some(refused.to_string())),
        }
    };
    let word = move || match costs() {
        Cost::Closed(_) | Cost::TooLate(_) => "Snooze anyway".to_owned(),
        _ => "Snooze".to_owned(),
    };
    let own_day =
        move || own.get().then(|| input(Field::text("off-day", "Which day?").kind("date"), day.value, held(day.write)));
    let why = Field::text("off-reason", "Reason (optional)").hint("Only you see it.");
    let when = chips(Choices {
        name: "off-until",
        legend: "Until when?",
        options,
        chosen: Signal::derive(move || choice.get()),
        choose: Callback::new(move |picked: Option<String>| {
            error.set(None);
            choice.set(picked);
        }),
    });
    let form = el("form").class("form put-off-form").attr("novalidate", "").on("submit", put);
    form.child(about)
        .child((!only_days).then_some(when))
        .dynamic(move || own_day().into())
        .child(el("div").attr("role", "status").dynamic(move || warning(costs(), now)))
        .child(input(why, reason.value, held(reason.write)))
        .child(error_line("off-error", error.into()))
        .child(form_draft.foot_saying("clock", word, open))
        .into()
}

/// What is being put off, and its own times.
fn about(steps: &[&Step], now: NaiveDateTime) -> View {
    let Some(first) = steps.first() else { return View::new() };
    let title = if steps.len() == 1 { first.title.clone() } else { thank_all(steps.len()) };
    let last = steps.iter().filter_map(|step| step.window.closes.or(step.last)).min();
    let best =
        [if first.window.due < now { "It was due " } else { "Best by " }, &dates::human(first.window.due, now), "."]
            .concat();
    let times = match last {
        Some(last) => [&*best, " After ", &dates::human(last, now), " it is too late."].concat(),
        None => [&*best, " It is never too late."].concat(),
    };
    View::new()
        .with(el("p").class("put-off-form__title").attr("dir", "auto").text(&title))
        .with(el("p").class("quiet-text").text(&times))
}

/// A moment on offer in words, and what it costs.
fn offer(steps: &[&Step], preset: Preset, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let cost = match cost(steps, at) {
        Cost::Nothing => "",
        Cost::Late(_) => " (late)",
        Cost::Closed(_) => " (after its time)",
        Cost::TooLate(_) => " (too late)",
    };
    let moment = match preset {
        Preset::ThisMorning | Preset::ThisEvening | Preset::TomorrowMorning => dates::write(at, Style::Time),
        Preset::JustInTime | Preset::NextWorkingDay => dates::human(at, now),
    };
    [preset.label(), ", ", &*moment, cost].concat()
}

/// What the chosen moment costs, in a sentence or two.
fn warning(cost: Cost, now: NaiveDateTime) -> View {
    let (tone, name, title, text) = match cost {
        Cost::Nothing => return View::new(),
        Cost::Late(due) => (
            "wait",
            "info",
            "It will be late by then.",
            ["It is best done by ", &dates::human(due, now), ". It still counts afterwards."].concat(),
        ),
        Cost::Closed(closes) => (
            "act",
            "alert",
            "By then it is too late.",
            ["It closes ", &dates::human(closes, now), ". Late is still better than never."].concat(),
        ),
        Cost::TooLate(last) => (
            "act",
            "alert",
            "By then it is too late.",
            [
                "It can be done until ",
                &dates::human(last, now),
                ". If you wait longer it will be gone, and Afterword will not bring it up again.",
            ]
            .concat(),
        ),
    };
    el("div")
        .class("banner")
        .attr("data-tone", tone)
        .child(icon(name))
        .child(el("p").class("banner__title").text(title))
        .child(el("p").text(&text))
        .into()
}
