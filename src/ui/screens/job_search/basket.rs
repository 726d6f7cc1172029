//! All eggs in one basket: how much of what is running hangs on one employer.

use crate::domain::job_search::{Basket, EmployerShare, Verdict, basket as weigh};
use crate::domain::process::Process;
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::words;

/// How many are drawn; the rest is counted.
const SHOWN: usize = 8;
/// What a lead without a name is called.
const UNNAMED: &str = "A lead without a name";

pub(super) fn basket(app: App) -> View {
    let pairs = app.listed_plans().read();
    let processes: Vec<&Process> = pairs.iter().map(|(process, _)| &**process).collect();
    let search = app.records.job_search().read();
    let basket = weigh(&processes, &search, app.clock.about_now().get());
    let part = section("eggs", "Too much on one employer?").child(verdict(&basket));
    // With one thing or none there is no share to speak of.
    if basket.eggs.len() < 2 {
        return part.into();
    }
    let rows: View = basket.eggs.iter().take(SHOWN).map(row).collect();
    let more = basket.eggs.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| note(&format!("And {more} more, each with less.")));
    part.child(el("ul").class("eggs").child(rows))
        .child(more)
        .child(
            el("p")
                .class("caption")
                .text("Counted by rounds, offers and leads. This shows your effort, not your odds."),
        )
        .into()
}

/// What it looks like, in a sentence. The name stands for itself: one that is written from right to left must not turn
/// the words round it.
fn verdict(basket: &Basket) -> El {
    let share = basket.eggs.first().map_or(0, |egg| egg.share);
    let name = basket.eggs.first().map(|egg| egg.name.as_str()).filter(|name| !name.is_empty());
    let around = |before: &str, after: &str| {
        let unnamed = if before.ends_with(". ") { UNNAMED } else { "a lead without a name" };
        el("p").text(before).child(el("bdi").text(name.unwrap_or(unnamed))).text(after)
    };
    match basket.verdict {
        Verdict::Empty => el("p").text("Nothing is running right now. One lead is a start."),
        Verdict::One => around("Everything depends on ", ". Follow one more lead this week."),
        Verdict::Heavy => around(
            &format!("About {share}% of your search depends on "),
            ". Follow one more lead this week, in case it falls through.",
        ),
        Verdict::Spread => {
            // Among hundreds nobody carries enough to name.
            let most = if share == 0 { "less than 1".to_owned() } else { format!("about {share}") };
            around("No single employer carries most of it. ", &format!(" carries the most, {most}%."))
        }
    }
}

fn row(egg: &EmployerShare) -> View {
    let name = match &egg.process {
        Some(id) => {
            let href = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
            el("a").attr("href", &href).attr("dir", "auto").text(&egg.name)
        }
        None => el("span").attr("dir", "auto").text(if egg.name.is_empty() { UNNAMED } else { &egg.name }),
    };
    let kind = match egg.running {
        0 => ", a lead".to_owned(),
        1 => String::new(),
        more => format!(", {}", words::count(more, "interview")),
    };
    let share = if egg.share == 0 { "under 1".to_owned() } else { egg.share.to_string() };
    let fill = el("span").class("meter__fill");
    fill.set_property("--value", &format!("{}%", egg.share));
    let words =
        el("span").class("meter__text").child(name).child(el("span").class("num").text(&format!("{share}%{kind}")));
    el("li")
        .class("meter")
        .child(words)
        .child(el("span").class("meter__track").attr("aria-hidden", "true").child(fill))
        .into()
}
