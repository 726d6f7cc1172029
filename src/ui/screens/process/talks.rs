//! The people of a round, each with what they seemed to doubt and how they came across in it.

use crate::domain::id::{PersonId, RoundId};
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
    let read = person.to_owned();
    let name = move || {
        let process = editor.get();
        process
            .and_then(|one| process_editor::person(&one, &read).map(|one| one.shown().to_owned()))
            .unwrap_or_default()
    };
    let whose = name.clone();
    el("div")
        .class("card form")
        .attr("role", "group")
        .dynamic_attr("aria-label", move || Some(whose()))
        .child(el("h3").attr("dir", "auto").dynamic_text(name))
        .child(fields(editor, round, person, ""))
        .into()
}

/// What you talked about in this round, what they seemed to doubt, and how they came across. `prefix` keeps the ids apart
/// from others on the page.
pub fn fields(editor: ProcessEditor, round: &str, person: &str, prefix: &str) -> View {
    let way = [round, "/", person].concat();
    let id = |what: &str| [prefix, "talk-", what, "-", round, "-", person].concat();
    View::new()
        .with(slot(
            &id("topics"),
            "What you talked about",
            "area",
            "One thing on each line. It makes their letter theirs.",
            topics(editor, &way),
        ))
        .with(slot(
            &id("concerns"),
            "What they seemed to doubt",
            "area",
            "One thing on each line.",
            concerns(editor, &way),
        ))
        .with(slot(&id("impression"), "How they came across", "area", "", impression(editor, &way)))
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

/// The topics of this round: those of the first one with them stand with the person, where letters have always looked.
fn topics(editor: ProcessEditor, way: &str) -> FieldBinding {
    editor.text(
        way,
        |process, way| {
            let (round, person) = ids(way)?;
            let topics = process.topics_for(&person, Some(&round)).iter();
            Some(topics.map(|one| &**one).collect::<Vec<_>>().join("\n"))
        },
        |editor, way, text| {
            let lines = lines(&text)?;
            let Some((round, person)) = ids(way) else { return Ok(()) };
            editor.edit(|process| {
                process.topics_mut(&person, Some(&round)).into_iter().for_each(|topics| topics.clone_from(&lines));
            });
            Ok(())
        },
    )
}

fn ids(way: &str) -> Option<(RoundId, PersonId)> {
    let (round, person) = way.split_once('/')?;
    Some((RoundId::parse(round)?, PersonId::parse(person)?))
}

/// One thing on each line.
fn lines(text: &str) -> Result<Vec<Line>, String> {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(Line::parse).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())
}

fn concerns(editor: ProcessEditor, way: &str) -> FieldBinding {
    editor.text(
        way,
        |process, way| Some(talk(process, way)?.concerns.iter().map(|one| &**one).collect::<Vec<_>>().join("\n")),
        |editor, way, text| {
            let lines = lines(&text)?;
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
