//! When, where, how to get in, and what to bring.

use super::Prep;
use super::lines::{block as heading, tick, written};
use crate::device::dates;
use crate::domain::preparation::bring;
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::domain::web_address::openable;
use crate::route::{Desk, Route};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::external_link::external_link;
use crate::ui::screens::prep::asks::added;
use crate::ui::shared::process_editor::{bind, round, round_mut};
use crate::ui::shared::words;

/// The block.
pub(super) fn block(prep: &Prep, process: &Process) -> Option<El> {
    let one = process.round(&prep.round)?;
    let mut facts = el("dl").class("facts");
    for (name, inside) in facts_of(one) {
        facts = facts.child(el("dt").text(name)).child(el("dd").attr("dir", "auto").child(inside));
    }
    let edit = ["#", &*Route::Round(process.id.clone(), one.id.clone()).to_string()].concat();
    let edit = el("a").class("link link-row no-print").attr("href", &edit).text("Change when, where or who");
    let (editor, of) = (prep.editor, one.id.to_string());
    let way_in = written(
        "prep-way-in",
        "How to get in",
        "text",
        "The entrance, whom to ask for, where to park.",
        bind!(editor.line(&of), round, round_mut, preparation.way_in),
    );
    let ticks: View = bring::lines(one.kind).iter().map(|(key, words)| tick(prep, key, words, View::new())).collect();
    // What is written and not handed over comes along.
    let plan = process.value_plan.as_ref().filter(|plan| plan.is_written() && plan.handed.is_none()).map(|_| {
        let desk = ["#", &*Route::Desk(process.id.clone(), Desk::Plan).to_string()].concat();
        let read = el("a").class("link link-row no-print").attr("href", &desk).text("Your plan for the job");
        View::from(tick(prep, "bring-plan", "Your plan for the job, printed", View::new())).with(read)
    });
    let own = added(
        prep,
        "prep-bring",
        "Something else to bring",
        "thing to bring",
        |round| &round.preparation.bring,
        |round| &mut round.preparation.bring,
        "bring",
    );
    Some(
        heading("prep-arrival", "Getting there")
            .child(facts)
            .child(edit)
            .child(way_in)
            .child(ticks)
            .child(plan)
            .child(own),
    )
}

fn facts_of(round: &Round) -> Vec<(&'static str, View)> {
    let mut facts: Vec<(&'static str, View)> = Vec::new();
    let (start, minutes, _) = round.schedule.recorded();
    let start = start.or(round.schedule.start()).or(round.schedule.end());
    let when = start.map_or("No time yet".to_owned(), dates::exact);
    let long = minutes.map(|minutes| format!(", {}", words::count(usize::from(minutes), "minute"))).unwrap_or_default();
    let abroad = words::abroad(round).map(|abroad| [". ", &*abroad].concat()).unwrap_or_default();
    facts.push(("When", [&*when, &*long, &*abroad].concat().into()));
    let place = &round.place;
    if !place.is_empty() {
        let inside: View = match openable(place) {
            Some(page) => external_link(&page, place).into(),
            None => (&**place).into(),
        };
        facts.push(("Where", inside));
    }
    if let Some(page) = openable(&round.join).filter(|page| openable(place).as_ref() != Some(page)) {
        facts.push(("Link", external_link(&page, "Open the link to join").into()));
    }
    facts
}
