//! Every process, the latest first.

use crate::device::dates;
use crate::domain::id::ProcessId;
use crate::domain::process::{Process, Standing};
use crate::domain::timeline::step::{Plan, SpanKind, StepState};
use crate::state::{App, app};
use crate::ui::advice::reason;
use crate::ui::dom::{View, each, el, live};
use crate::ui::parts::badge::{Badge, badge};
use crate::ui::parts::button::link;
use crate::ui::parts::empty::empty;
use crate::ui::parts::icon::chevron;
use crate::ui::parts::section::page_head;
use crate::ui::{why, words};
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let ids = app.listed();
    let capture = || link("btn btn--primary", "#/capture", "plus", "Capture an interview");
    let head = page_head(None, "Interviews", "")
        .add(el("div").class("page-head__actions only-wide").add(capture()))
        .add(el("p").class("page-head__meta page-head__sub").live_text(move || match ids.with(Vec::len) {
            0 => "Nothing written down yet.".into(),
            number => words::count(number, "employer"),
        }));
    let nothing = live(move || {
        let empty = || {
            empty(
                "interviews",
                "Your interviews will stand here",
                "Each with its next date and its reason.",
                Some(capture()),
            )
        };
        ids.with(Vec::is_empty).then(empty).into()
    });
    let rows = el("ul")
        .class("rows")
        .add(each(move || ids.get().iter().map(ToString::to_string).collect(), move |key| row(app, &key)));
    View::new().with(head).with(nothing).with(rows)
}

fn row(app: App, key: &str) -> View {
    let Some(id) = ProcessId::parse(key) else { return View::new() };
    let href = format!("#/interview/{id}");
    let (process, plan, shown) = (app.process(id.clone()), app.plan(id.clone()), id);
    let said = Memo::new(move |_| {
        let (process, plan, now) = (process.get()?, plan.get()?, app.now.get());
        Some((process.shown().to_owned(), subtitle(&process, now), summary(&process, &plan, now)))
    });
    let content = live(move || {
        let Some((name, sub, state)) = said.get() else { return View::new() };
        let words = el("span")
            .add(el("span").class("row__title").attr("dir", "auto").text(&name))
            .add(el("br"))
            .add(el("span").class("row__sub").attr("dir", "auto").text(&sub));
        let avatar = el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(&name));
        let link = el("a").class("row").attr("href", &href).add(avatar).add(words);
        View::new().with(link).with(badge_why(app, &shown, &state))
    });
    el("li").class("listed").add(content).into()
}

fn subtitle(process: &Process, now: NaiveDateTime) -> String {
    let last = process.rounds.iter().filter_map(|round| round.schedule.end()).max();
    let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| process.role.to_string());
    let last = last.map(|last| dates::human(last, now));
    role.into_iter().chain(last).collect::<Vec<_>>().join(" · ")
}

/// The badge of a process, which says why when it is tapped.
pub fn badge_why(app: App, id: &ProcessId, state: &Badge) -> View {
    let id = id.clone();
    let hidden = el("span").class("visually-hidden").text(", why?");
    let summary = el("summary").add(badge(state)).add(hidden).add(chevron());
    let made = move || {
        let (process, plan) = (app.process_now(&id), app.plan(id).get_untracked());
        let Some((process, plan)) = process.zip(plan) else { return View::new() };
        let (because, rules) = reason::standing(&process, &plan, app.now.get_untracked());
        why::reason(&because, &rules, &[])
    };
    why::disclosure(summary, Box::new(made))
}

/// Where a process stands, in one badge.
pub fn summary(process: &Process, plan: &Plan, now: NaiveDateTime) -> Badge {
    let standing = process.standing(now);
    if standing != Standing::Open {
        let (tone, icon) = if standing.is_closed() { ("closed", "end") } else { ("done", "check") };
        return Badge::new(tone, icon, standing.label());
    }
    let late = plan.steps.iter().filter(|step| step.state == StepState::Late).min_by_key(|step| step.window.due);
    if let Some(step) = late {
        return Badge::new("overdue", "clock", words::late(step.window.due, now));
    }
    if plan.steps.iter().any(|step| step.state == StepState::Now) {
        return Badge::new("act", "pen", "Something to do");
    }
    let waits = |kind: SpanKind| matches!(kind, SpanKind::Quiet | SpanKind::UntilRound);
    match plan.spans.iter().find(|span| waits(span.kind) && span.from <= now && now < span.to) {
        Some(span) => Badge::new("wait", "hand", format!("Wait until {}", dates::human(span.to, now))),
        None => Badge::new("", "clock", "Nothing due"),
    }
}
