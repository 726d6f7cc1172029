//! The people of a round, each with what they seemed to doubt and how they came across in it.

use crate::domain::id::PersonId;
use crate::domain::process::Process;
use crate::domain::round::Talk;
use crate::domain::text::{Line, Prose};
use crate::ui::kit::dom::{View, el, keyed_list};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::kit::section::section;
use crate::ui::shared::process_editor::{self, ProcessEditor, round_mut};

/// The section, while anybody of the round is known.
pub fn talks(editor: ProcessEditor, key: &str) -> View {
    let (mine, there) = (key.to_owned(), key.to_owned());
    let some =
        editor.keys(move |process| (!people(process, &there).is_empty()).then(String::new).into_iter().collect());
    keyed_list(some, move |_| {
        let (of, round) = (mine.clone(), mine.clone());
        let keys = editor.keys(move |process| people(process, &of));
        let cards = el("div").class("stack").child(keyed_list(keys, move |person| card(editor, &round, &person)));
        section("talks", "The people you met").child(cards).into()
    })
}

/// Whoever was met in the round or has something noted for it, by id.
fn people(process: &Process, key: &str) -> Vec<String> {
    let Some(round) = process_editor::round(process, key) else { return Vec::new() };
    let mut ids: Vec<&PersonId> = round.people.iter().collect();
    ids.extend(round.talks.iter().map(|talk| &talk.id).filter(|id| !round.people.contains(id)));
    ids.into_iter().filter(|id| process.person(id).is_some()).map(ToString::to_string).collect()
}

fn card(editor: ProcessEditor, round: &str, person: &str) -> View {
    let (way, read) = ([round, "/", person].concat(), person.to_owned());
    let name = move || {
        let process = editor.get();
        process
            .and_then(|one| process_editor::person(&one, &read).map(|one| one.shown().to_owned()))
            .unwrap_or_default()
    };
    let id = |what: &str| ["talk-", what, "-", round, "-", person].concat();
    el("div")
        .class("card form")
        .child(el("h3").attr("dir", "auto").dynamic_text(name))
        .child(slot(
            &id("concerns"),
            "What they seemed to doubt",
            "area",
            "One thing on each line.",
            concerns(editor, &way),
        ))
        .child(slot(&id("impression"), "How they came across", "area", "", impression(editor, &way)))
        .into()
}

fn talk<'a>(process: &'a Process, way: &str) -> Option<&'a Talk> {
    let (round, person) = way.split_once('/')?;
    process_editor::round(process, round)?.talks.iter().find(|talk| talk.id.as_str() == person)
}

fn change(editor: ProcessEditor, way: &str, change: impl FnOnce(&mut Talk)) {
    let Some((round, person)) = way.split_once('/') else { return };
    let Some(person) = PersonId::parse(person) else { return };
    editor.edit(|process| {
        if let Some(round) = round_mut(process, round) {
            // Topics noted for the person alone are those of the first round with them: a talk begun for something else
            // must not hide them.
            change(round.talk_mut(&person));
        }
    });
}

fn concerns(editor: ProcessEditor, way: &str) -> FieldBinding {
    editor.text(
        way,
        |process, way| Some(talk(process, way)?.concerns.iter().map(|one| &**one).collect::<Vec<_>>().join("\n")),
        |editor, way, text| {
            let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
            let lines = lines.map(Line::parse).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
            change(editor, way, |talk| talk.concerns = lines);
            Ok(())
        },
    )
}

fn impression(editor: ProcessEditor, way: &str) -> FieldBinding {
    editor.text(
        way,
        |process, way| Some(talk(process, way)?.impression.to_string()),
        |editor, way, text| {
            let text = Prose::parse(&text).map_err(|error| error.to_string())?;
            change(editor, way, |talk| talk.impression = text);
            Ok(())
        },
    )
}
