//! What the employer said about the user in a round: word for word, with the day and the person.

use crate::device::dates;
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};
use crate::domain::process::Process;
use crate::domain::round::Feedback;
use crate::domain::text::{Line, Prose};
use crate::reactive::RwSignal;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_lines, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::process::question::asked_by;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, feedback, feedback_mut, round, round_mut};
use leptos::prelude::*;

/// The section.
pub fn feedback_section(editor: ProcessEditor, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys = editor.keys(move |process| {
        process_editor::places(&mine, round(process, &mine).map_or(0, |round| round.feedback.len()))
    });
    let add = move |text: String| {
        let words = Prose::parse(&text).map_err(|error| error.to_string())?;
        let on = Some(editor.app.clock.now().get_untracked().date());
        let mut place = 0;
        editor.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                place = round.feedback.len();
                round.feedback.push(Feedback { words, on, by: None, since: Line::default() });
            }
        });
        Ok(process_editor::place_key(&added, place))
    };
    let change = move |(key, text): (String, String)| {
        let words = Prose::parse(&text).map_err(|error| error.to_string())?;
        editor.edit(|process| feedback_mut(process, &key).into_iter().for_each(|one| one.words.clone_from(&words)));
        Ok(())
    };
    let add_item = AddItem {
        typing: RwSignal::new(None),
        add: Callback::new(add),
        change: Callback::new(change),
        discard: Callback::new(move |key: String| editor.edit(|process| remove(process, &key))),
    };
    let new = New {
        id: "feedback-new",
        label: "Something they said about you",
        one: "feedback",
        placeholder: "Their words, exactly",
    };
    section("told-me", "Feedback in their words")
        .child(note("Word for word, with the day."))
        .child(el("ul").class("rows").child(keyed_list(editor.keys(in_messages), move |key| message(editor, &key))))
        .child(
            el("div").class("stack").child(keyed_list(add_item.without(keys), move |key| feedback_card(editor, &key))),
        )
        .child(new_lines(new, add_item))
}

fn remove(process: &mut Process, key: &str) {
    let Some((key, place)) = process_editor::placed(key) else { return };
    if let Some(round) = round_mut(process, key).filter(|round| place < round.feedback.len()) {
        round.feedback.remove(place);
    }
}

/// The entries of the ledger with what they thought, by id.
fn in_messages(process: &Process) -> Vec<String> {
    let said = |entry: &&Entry| {
        matches!(entry.what, LedgerEvent::Heard { news: EmployerResponse::Feedback, .. }) && !entry.note.is_empty()
    };
    process.ledger.iter().filter(said).map(|entry| entry.id.to_string()).collect()
}

fn message(editor: ProcessEditor, key: &str) -> View {
    let key = key.to_owned();
    let said = move || {
        let entry = editor
            .get()
            .and_then(|process| process_editor::entry(&process, &key).map(|one| (one.note.to_string(), one.at)));
        entry
            .map(|(note, at)| format!("“{note}” {}", dates::human(at, editor.app.clock.about_now().get())))
            .unwrap_or_default()
    };
    let words = el("p").class("quoted").attr("dir", "auto").dynamic_text(said);
    el("li").class("row row--plain row--tight").child(words).into()
}

fn feedback_card(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("feedback-{what}-{}", key.replace('/', "-"));
    let by = editor.pick(
        key,
        |one, key| feedback(one, key)?.by.as_ref().map(ToString::to_string),
        |one, key, choice| {
            let by = choice.and_then(|choice| process_editor::person(one, &choice).map(|person| person.id.clone()));
            feedback_mut(one, key).into_iter().for_each(|feedback| feedback.by.clone_from(&by));
        },
    );
    let removed = key.to_owned();
    let remove_it = button("btn btn--ghost", "close", "Remove").click(move || {
        editor.edit_with_undo("Removed.", |process| remove(process, &removed));
    });
    el("div")
        .class("card form")
        .child(slot(&id("words"), "Their words", "area", "", bind!(editor.prose(key), feedback, feedback_mut, words)))
        .child(slot(&id("on"), "Said on", "date", "", bind!(editor.day(key), feedback, feedback_mut, on)))
        .child(asked_by(editor, &id("by"), "Who said it?", by))
        .child(slot(
            &id("since"),
            "Since then, I’ve",
            "text",
            "Such as: read up on loans. It goes into your prep sheet and your next letter.",
            bind!(editor.line(key), feedback, feedback_mut, since),
        ))
        .child(el("div").class("actions").child(remove_it))
        .into()
}
