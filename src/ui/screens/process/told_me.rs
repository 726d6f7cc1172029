//! What the employer said about the user in a round: word for word, with the day and the person.

use crate::device::dates;
use crate::domain::ledger::{Entry, Happening, News};
use crate::domain::process::Process;
use crate::domain::round::Feedback;
use crate::domain::text::{Line, Prose};
use crate::reactive::RwSignal;
use crate::ui::kit::adder::Growing;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, each, el};
use crate::ui::kit::section::{note, section};
use crate::ui::kit::slot::{New, new_lines, slot};
use crate::ui::screens::process::question::asked_by;
use crate::ui::shared::desk::{self, Desk, feedback, feedback_mut, held, round, round_mut};
use leptos::prelude::*;

/// The section.
pub fn told_me(desk: Desk, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys =
        desk.keys(move |process| desk::places(&mine, round(process, &mine).map_or(0, |round| round.feedback.len())));
    let add = move |text: String| {
        let words = Prose::parse(&text).map_err(|error| error.to_string())?;
        let on = Some(desk.app.now.get_untracked().date());
        let mut place = 0;
        desk.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                place = round.feedback.len();
                round.feedback.push(Feedback { words, on, by: None, since: Line::default() });
            }
        });
        Ok(desk::place_key(&added, place))
    };
    let change = move |(key, text): (String, String)| {
        let words = Prose::parse(&text).map_err(|error| error.to_string())?;
        desk.edit(|process| feedback_mut(process, &key).into_iter().for_each(|one| one.words.clone_from(&words)));
        Ok(())
    };
    let growing = Growing {
        typing: RwSignal::new(None),
        add: Callback::new(add),
        change: Callback::new(change),
        discard: Callback::new(move |key: String| desk.edit(|process| remove(process, &key))),
    };
    let new = New {
        id: "feedback-new",
        label: "Something they said about you",
        one: "feedback",
        placeholder: "Their words, exactly",
    };
    section("told-me", "Feedback in their words")
        .add(note("Word for word, with the day."))
        .add(el("ul").class("rows").add(each(desk.keys(in_messages), move |key| message(desk, &key))))
        .add(el("div").class("stack").add(each(growing.without(keys), move |key| feedback_card(desk, &key))))
        .add(new_lines(new, growing))
}

fn remove(process: &mut Process, key: &str) {
    let Some((key, place)) = desk::placed(key) else { return };
    if let Some(round) = round_mut(process, key).filter(|round| place < round.feedback.len()) {
        round.feedback.remove(place);
    }
}

/// The entries of the ledger with what they thought, by id.
fn in_messages(process: &Process) -> Vec<String> {
    let said =
        |entry: &&Entry| matches!(entry.what, Happening::Heard { news: News::Feedback, .. }) && !entry.note.is_empty();
    process.ledger.iter().filter(said).map(|entry| entry.id.to_string()).collect()
}

fn message(desk: Desk, key: &str) -> View {
    let key = key.to_owned();
    let said = move || {
        let entry =
            desk.get().and_then(|process| desk::entry(&process, &key).map(|one| (one.note.to_string(), one.at)));
        entry.map(|(note, at)| format!("“{note}” {}", dates::human(at, desk.app.about_now().get()))).unwrap_or_default()
    };
    let words = el("p").class("quoted").attr("dir", "auto").live_text(said);
    el("li").class("row row--plain row--tight").add(words).into()
}

fn feedback_card(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("feedback-{what}-{}", key.replace('/', "-"));
    let by = desk.pick(
        key,
        |one, key| feedback(one, key)?.by.as_ref().map(ToString::to_string),
        |one, key, choice| {
            let by = choice.and_then(|choice| desk::person(one, &choice).map(|person| person.id.clone()));
            feedback_mut(one, key).into_iter().for_each(|feedback| feedback.by.clone_from(&by));
        },
    );
    let removed = key.to_owned();
    let remove_it = button("btn btn--ghost", "close", "Remove").click(move || {
        desk.edit_with_undo("Removed.", |process| remove(process, &removed));
    });
    el("div")
        .class("card form")
        .add(slot(&id("words"), "Their words", "area", "", held!(desk.prose(key), feedback, feedback_mut, words)))
        .add(slot(&id("on"), "Said on", "date", "", held!(desk.day(key), feedback, feedback_mut, on)))
        .add(asked_by(desk, &id("by"), "Who said it?", by))
        .add(slot(
            &id("since"),
            "Since then, I’ve",
            "text",
            "Such as: read up on loans. It goes into your prep sheet and your next letter.",
            held!(desk.line(key), feedback, feedback_mut, since),
        ))
        .add(el("div").class("actions").add(remove_it))
        .into()
}
