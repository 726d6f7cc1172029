//! The one or two things to do first, each done in place; the others are folded.

use super::{Day, beyond, leaf, named, some, way};
use crate::domain::agenda::Item;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::state::App;
use crate::state::sheets::Sheet;
use crate::ui::kit::badge::badge;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::{self, note};
use crate::ui::kit::when::when;
use crate::ui::shared::step_actions::{self, actions};
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::words;
use std::rc::Rc;
use std::sync::Arc;

/// How many stand open: more at once is a list, and a list is put off.
const FIRST: usize = 2;

/// The section.
pub fn section(day: &Arc<Day>) -> El {
    let section = section::section("do-now", "Do now");
    // Own promises have a list of their own.
    let steps = || day.agenda.now.iter().chain(&day.agenda.folded).enumerate();
    let places: Vec<usize> = steps().filter(|(_, item)| !is_promise(item)).map(|(place, _)| place).collect();
    if places.is_empty() {
        return section.add(nothing(day));
    }
    let why_order = (places.len() > 1).then(|| note("What runs out soonest stands first."));
    let unlisted = beyond(day.agenda.now.len() + day.agenda.folded.len(), day.agenda.counts.now);
    let (mine, count) = (day.clone(), places.len());
    let draw = move |range: std::ops::Range<usize>| {
        let (now, folded) = (&mine.agenda.now, &mine.agenda.folded);
        let item = |place: &usize| now.get(*place).or_else(|| folded.get(*place - now.len()));
        places.get(range).unwrap_or_default().iter().filter_map(|place| card(&mine, item(place)?)).collect()
    };
    section.add(why_order).add(some(count, FIRST, "to do", Rc::new(draw))).add(unlisted)
}

fn is_promise(item: &Item) -> bool {
    item.steps.iter().any(|key| key.kind == StepKind::OwnPromise)
}

/// What an empty day says, and what to do instead.
fn nothing(day: &Day) -> View {
    let (title, text) = match (day.agenda.promises.is_empty(), day.leads) {
        (false, 0) => ("Only your own promises", "They stand below. Nothing else has to be done today."),
        (false, _) => (
            "Only what you set yourself",
            "Your own promises stand below, and next steps with leads under “Keep the search moving”.",
        ),
        (true, 1..) => (
            "Only next steps with leads",
            "They stand under “Keep the search moving”. No interview asks anything of you today.",
        ),
        (true, 0) => ("", ""),
    };
    if !title.is_empty() {
        return empty("check", title, text, None);
    }
    let text = match (day.agenda.hands_off.len(), day.agenda.searching.is_some()) {
        (0, true) => {
            "Nobody waits for a word from you. Half an hour for the search is well spent today: send one thing out, \
             or ask one person for a conversation. Or rest, you are allowed to."
        }
        (0, false) => "Nobody waits for a word from you. Enjoy the day.",
        (_, true) => {
            "They have what they need from you, and leaving them alone is today’s work. If you want to do something, \
             go once more through what they asked you, or send something out elsewhere."
        }
        (_, false) => "They have what they need from you, and leaving them alone is today’s work. Enjoy the day.",
    };
    let look = link("btn", "#/interviews", "book", "Go through an interview again");
    empty("check", "Nothing to do right now", text, Some(look))
}

/// One thing to do: a step, or the thank-yous of one round with a line for each person.
fn card(day: &Day, item: &Item) -> Option<El> {
    let (app, now) = (day.app, day.now);
    let (process, plan) = day.find(&item.process)?;
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| item.steps.contains(&step.key)).collect();
    let first = *steps.first()?;
    let late = item.late.then(|| badge(&words::state_badge(&first.window, &first.state, now)));
    let head = el("div")
        .class("stepcard__head")
        .add(el("p").class("stepcard__due").add(when(&words::step_when(first, now))).text(" ").add(late))
        .add(el("h3").class("stepcard__title").attr("dir", "auto").text(&item.title))
        .add(el("p").class("stepcard__for").add(way(process).text(&named(process))));
    // Whatever was put off and stands here is back early.
    let early = steps.iter().find_map(|step| words::put_off(process, step, now));
    let early = early.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said));
    let advice = el("p").attr("dir", "auto").text(&words::phrase(&first.advice, now));
    let body = el("div").class("stepcard__body").add(early).add(advice);
    let body = if steps.len() == 1 {
        body.add(actions(app, &process.id, first, now))
    } else {
        let rows: View = steps.iter().enumerate().map(|(n, step)| thanks_row(app, process, step, n == 0)).collect();
        let rest = step_actions::put_off(app, &process.id, &steps, &item.title);
        let rest = el("div").class("actions").add(rest);
        body.add(el("ul").class("rows").attr("aria-label", "Thank-you letters").add(rows)).add(rest).add(step_why(
            app,
            &process.id,
            first,
            "Why then?",
            now,
            View::new(),
        ))
    };
    let (id, word) = (process.id.clone(), format!("I heard from {}", process.shown()));
    let heard =
        button("btn btn--ghost", "mail-open", &word).click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
    let body = body.add(el("div").class("actions").add(heard));
    Some(el("article").class("stepcard").add(leaf(item.due, "act")).add(head).add(body))
}

fn thanks_row(app: App, process: &Process, step: &Step, first: bool) -> El {
    let name = match &step.key.subject {
        Subject::Met(_, person) => process.person(person).map_or("", |person| person.shown()),
        _ => "",
    };
    let (id, mine) = (process.id.clone(), step.clone());
    let write = step_actions::write_letter(&process.id, step, if first { "btn btn--primary" } else { "btn" });
    let sent = button("btn btn--ghost", "check", "I sent it")
        .attr("aria-label", &format!("I sent it: {}", step.title))
        .click(move || step_actions::mark_sent(app, &id, &mine));
    let name = el("span").add(el("span").class("row__title").attr("dir", "auto").text(name));
    el("li").class("row row--plain letter-row").add(name).add(el("div").class("actions").add(write).add(sent))
}
