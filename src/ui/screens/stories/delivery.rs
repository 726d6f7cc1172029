//! How you come across, from one interview to the next, and the one habit to try.

use crate::domain::answers::delivery::{Trend, to_work_on, trends};
use crate::domain::process::Process;
use crate::state::App;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section::{self, note};

/// How many of the latest ratings are drawn.
const DRAWN: usize = 12;

/// The section.
pub(super) fn section(app: App) -> El {
    let inside = dynamic(move || {
        let processes = app.outside_trash();
        let borrowed: Vec<&Process> = processes.iter().map(|process| &**process).collect();
        let all = trends(&borrowed, app.clock.about_now().get());
        if all.iter().all(|trend| trend.ratings.is_empty()) {
            return note("Rate how you came across, under Look back. You see here how it changes.");
        }
        let habit = to_work_on(&all).map(|scale| {
            let words = [scale.label(), ". ", scale.habit()].concat();
            el("p").class("habit").child(el("b").text("One thing to try next time. ")).text(&words)
        });
        View::from(habit).with(el("ul").class("trends").child(all.iter().map(row).collect::<View>()))
    });
    section::section("came-across", "How you come across").child(inside)
}

fn row(trend: &Trend) -> El {
    let from = trend.ratings.len().saturating_sub(DRAWN);
    let drawn = trend.ratings.get(from..).unwrap_or_default();
    let bar = |(_, rating): &(chrono::NaiveDateTime, u8)| {
        let bar = el("i");
        bar.set_property("--level", &rating.to_string());
        bar
    };
    let bars: View = drawn.iter().map(bar).collect();
    el("li")
        .class("trend")
        .child(el("span").class("trend__name").text(trend.scale.label()))
        .child(el("span").class("trend__bars").attr("aria-hidden", "true").child(bars))
        .child(el("span").class("row__sub").text(&trend.in_words()))
}
