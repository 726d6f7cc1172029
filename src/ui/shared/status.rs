//! Where a process stands, in one badge.

use crate::device::dates;
use crate::domain::id::ProcessId;
use crate::domain::process::{Process, Standing};
use crate::domain::timeline::step::{Plan, SpanKind, StepState};
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::chevron;
use crate::ui::shared::{reason, why, words};
use chrono::NaiveDateTime;

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
