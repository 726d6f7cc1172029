//! The badge of an employer, which says why when it is tapped.

use crate::domain::id::ProcessId;
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::chevron;
use crate::ui::shared::{reason, why};

/// The badge of a process, which explains itself when it is tapped.
pub fn badge_why(app: App, id: &ProcessId, state: &Badge) -> View {
    let id = id.clone();
    // Where several badges say the same, a screen reader needs the employer's name.
    let name = app.process_now(&id).map(|process| process.display_name().to_owned()).unwrap_or_default();
    let hidden = el("span").class("visually-hidden").text(&[", why? ", &name].concat());
    let summary = el("summary").child(badge(state)).child(hidden).child(chevron());
    let made = move || {
        let (process, plan) = (app.process_now(&id), app.plan(id).get_untracked());
        let Some((process, plan)) = process.zip(plan) else { return View::new() };
        let (because, rules) = reason::standing(&process, &plan, app.clock.now().get_untracked());
        why::reason(&because, &rules, &[])
    };
    why::disclosure(summary, Box::new(made))
}
