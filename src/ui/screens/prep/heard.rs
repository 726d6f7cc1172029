//! What they said and doubted, what you did about it, and what is known of them.

use super::lines::{block as heading, small, tick, written};
use super::{Prep, names};
use crate::device::dates;
use crate::domain::actions::prepare::respond;
use crate::domain::gap::Gap;
use crate::domain::preparation::doubts::Doubt;
use crate::domain::preparation::record::key;
use crate::domain::preparation::sheet::{Heard, Sheet, Written};
use crate::domain::preparation::since::sentence;
use crate::domain::process::Process;
use crate::domain::text::Prose;
use crate::route::{Route, Segment};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::shared::process_editor::{
    self, ProcessEditor, bind, entry, entry_mut, feedback as said_to_me, feedback_mut,
};

/// What they said about you, and what you did since.
pub(super) fn feedback(prep: &Prep, process: &Process, sheet: &Sheet) -> Option<El> {
    let all: View = sheet.feedback.iter().map(|heard| one(prep, process, heard)).collect();
    (!sheet.feedback.is_empty()).then(|| heading("prep-feedback", "Feedback, and what you did").child(all))
}

fn one(prep: &Prep, process: &Process, heard: &Heard) -> El {
    let by = heard.by.as_ref().and_then(|id| process.person(id)).map(|person| person.shown().to_owned());
    let on = heard.on.map(|on| dates::human_day(on, prep.now));
    let from = by.into_iter().chain(on).collect::<Vec<_>>().join(", ");
    let from = (!from.is_empty()).then(|| small(&from));
    let (editor, id) = (prep.editor, ["since-", &*heard.key].concat());
    let since = match &heard.at {
        Written::Round(round, place) => {
            bind!(editor.line(&process_editor::place_key(round.as_str(), *place)), said_to_me, feedback_mut, since)
        }
        Written::Entry(id) => bind!(editor.line(id.as_str()), entry, entry_mut, since),
    };
    let value = since.value;
    let said = el("p").class("prep__since").attr("dir", "auto").dynamic_text(move || sentence(&value.get()));
    let words = ["“", &*heard.words, "”"].concat();
    el("div")
        .class("prep__item")
        .child(tick(prep, &heard.key, &words, from))
        .child(slot(&id, "Since then, I’ve", "text", "Such as: read up on loans.", since))
        .child(said)
}

/// What they seemed to doubt, and your response.
pub(super) fn doubts(prep: &Prep, process: &Process, sheet: &Sheet) -> Option<El> {
    let all: View = sheet.doubts.iter().map(|doubt| answered(prep, process, doubt)).collect();
    (!sheet.doubts.is_empty()).then(|| heading("prep-doubts", "Their doubts, and your answer").child(all))
}

fn answered(prep: &Prep, process: &Process, doubt: &Doubt) -> El {
    let who = names(process, doubt.people.iter());
    let shows = doubt.shows.as_ref().map(|shows| small(&["You have shown: ", &**shows].concat()));
    let more = View::new().with(small(&who)).with(shows);
    el("div").class("prep__item").child(tick(prep, &doubt.key, &doubt.words, more)).child(written(
        &["reply-", &*doubt.key].concat(),
        "What you would say",
        "area",
        "",
        response(prep.editor, &doubt.key),
    ))
}

fn response(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| process.responses.get(key).map(ToString::to_string),
        |editor, key, text| {
            let words = Prose::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| respond(process, key, words));
            Ok(())
        },
    )
}

/// What was missing, and what you did about it.
pub(super) fn gaps(prep: &Prep, sheet: &Sheet) -> Option<El> {
    if sheet.gaps.is_empty() && sheet.to_learn.is_empty() {
        return None;
    }
    let planned = |gap: &Gap| {
        let done = sentence(&gap.evidence);
        let plan = match gap.by {
            _ if gap.plan.is_empty() => String::new(),
            Some(by) => [&*gap.plan, ", by ", &*dates::human_day(by, prep.now)].concat(),
            None => gap.plan.to_string(),
        };
        let more: View = [&*done, if done.is_empty() { &*plan } else { "" }]
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(small)
            .collect();
        tick(prep, &["gap-", gap.id.as_str()].concat(), &gap.lacking, more)
    };
    let bare = |words: &String| tick(prep, &key("learn", words), words, View::new());
    let ticks: View = sheet.gaps.iter().filter(|gap| !gap.lacking.is_empty()).map(planned).collect();
    let rest: View = sheet.to_learn.iter().map(bare).collect();
    let href = ["#", &*Route::Process(prep.editor.id(), Segment::Debrief).to_string(), "?at=gaps"].concat();
    let change = el("a").class("link link-row no-print").attr("href", &href).text("Change plans and proof");
    Some(heading("prep-gaps", "What was missing").child(ticks).child(rest).child(change))
}

/// What they need, and what is known of the company.
pub(super) fn known(prep: &Prep, sheet: &Sheet) -> Option<El> {
    if sheet.needs.is_empty() && sheet.facts.is_empty() {
        return None;
    }
    let list = |title: &str, all: &[String]| {
        (!all.is_empty()).then(|| {
            let rows: View = all.iter().map(|words| el("li").attr("dir", "auto").text(words)).collect();
            View::from(el("h3").text(title)).with(el("ul").class("prep__list").child(rows))
        })
    };
    let href = ["#", &*Route::Process(prep.editor.id(), Segment::About).to_string()].concat();
    let change = el("a").class("link link-row no-print").attr("href", &href).text("Change what you know");
    let block = heading("prep-known", "What you know of them");
    Some(block.child(list("What they need", &sheet.needs)).child(list("Facts", &sheet.facts)).child(change))
}
