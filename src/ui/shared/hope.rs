//! Hope in proportion (J3): how your ratings, and the days that employers named, turned out so far. Never a forecast.

use crate::domain::insight::{dates_of, ratings_of};
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::reactive::Signal;
use crate::state::App;
use crate::ui::kit::dom::{View, after_paint, dynamic, el};
use leptos::prelude::untrack;

/// Below a rating: how the rounds with the same rating turned out.
pub fn beside_rating(app: App, felt: Signal<Option<u8>>) -> View {
    dynamic(move || {
        let said =
            felt.get().and_then(|felt| untrack(|| with_all(app, |all, now| ratings_of(all, now).in_words(felt))));
        said.map(|words| el("p").class("quiet-text").text(&words)).into()
    })
}

/// On the day that was named: how the other days turned out.
pub fn beside_their_day(app: App) -> View {
    after_paint(move || {
        let said = with_all(app, |all, now| dates_of(all, now).late_in_words());
        said.map(|words| el("p").class("quiet-text").text(&words)).into()
    })
}

fn with_all<T>(app: App, read: impl FnOnce(&[(&Process, &Plan)], chrono::NaiveDateTime) -> T) -> T {
    let all = app.plans_outside_trash();
    let all: Vec<(&Process, &Plan)> = all.iter().map(|(process, plan)| (&**process, &**plan)).collect();
    read(&all, app.clock.about_now().get())
}
