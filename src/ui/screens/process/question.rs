//! One question of a round as a card: what they asked, what was said, how it went, what would be better.

use crate::domain::preparation::differ::Differs;
use crate::domain::process::Process;
use crate::domain::question::Grade;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{picks, toggle};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::labelled_field::{Picked, select, slot};
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, question, question_mut};
use leptos::prelude::*;

/// The card.
pub fn question_card(editor: ProcessEditor, round: &str, key: &str, differs: Memo<Vec<Differs>>) -> View {
    let (read, named) = (key.to_owned(), key.to_owned());
    let words = move || {
        let process = editor.get();
        process.and_then(|process| question(&process, &read).map(|one| one.asked.to_string())).unwrap_or_default()
    };
    let ask =
        el("h3").class("question__ask").child(icon("quote")).child(el("span").attr("dir", "auto").dynamic_text(words));
    let part = |inside: View| el("div").class("question__part").child(inside);
    let removed = (round.to_owned(), key.to_owned());
    let remove = button("btn btn--ghost", "close", "Remove this question").click(move || {
        editor.edit_with_undo("The question is removed.", |process| {
            let round = process_editor::round_mut(process, &removed.0);
            round.into_iter().for_each(|round| round.questions.retain(|one| one.id.as_str() != removed.1));
        });
    });
    let more = unfold(
        "more",
        el("summary").text("Who asked, their reaction, tags"),
        Box::new(move || View::new().with(rest(editor, &named)).with(el("div").class("actions").child(remove))),
    );
    let named = key.to_owned();
    let name = move || editor.get().and_then(|process| Some(question(&process, &named)?.asked.to_string()));
    el("article")
        .class("question")
        .dynamic_attr("aria-label", name)
        .child(ask)
        .child(part(answer(editor, key, "answer").with(clash(key, differs))))
        .child(part(grade(editor, key, "grade")))
        .child(better_part(editor, key))
        .child(part(more.into()))
        .into()
}

/// What was said.
pub fn answer(editor: ProcessEditor, key: &str, id: &str) -> View {
    slot(&format!("{id}-{key}"), "What I said", "area", "", bind!(editor.prose(key), question, question_mut, answer))
}

/// What was answered another time that does not agree: while it is written down is the time to settle it.
fn clash(key: &str, differs: Memo<Vec<Differs>>) -> View {
    let key = key.to_owned();
    let other = Memo::new(move |_| {
        let mine = |one: &&Differs| one.question.as_str() == key;
        differs.with(|all| all.iter().find(mine).map(|one| one.other.clone()))
    });
    dynamic(move || {
        let Some(other) = other.get() else { return View::new() };
        let words = ["Another time you said: “", &*other, "” Decide which is right, and keep to it."].concat();
        let words = el("span").attr("dir", "auto").text(&words);
        el("p").class("question__differs").child(small_icon("alert")).child(words).into()
    })
}

/// How it went.
pub fn grade(editor: ProcessEditor, key: &str, name: &str) -> View {
    const ALL: [Grade; 3] = [Grade::Strong, Grade::Okay, Grade::Rough];
    let picked = editor.pick(
        key,
        |one, key| process_editor::place_of(&ALL, question(one, key)?.grade.as_ref()?),
        |one, key, choice| {
            let grade = process_editor::chosen(&ALL, choice);
            question_mut(one, key).into_iter().for_each(|question| question.grade = grade);
        },
    );
    let options = process_editor::numbered(ALL.iter().map(|grade| grade.label()));
    toggle(&format!("{name}-{key}"), "How was this answer?", options, picked)
}

/// What to say next time.
pub fn better(editor: ProcessEditor, key: &str, id: &str) -> View {
    let held = bind!(editor.prose(key), question, question_mut, better);
    slot(&format!("{id}-{key}"), "Next time I would say", "area", "", held)
}

/// A better answer, asked for where the first one was not strong, and otherwise one tap away.
fn better_part(editor: ProcessEditor, key: &str) -> View {
    let (asked, mine) = (RwSignal::new(false), key.to_owned());
    let shown = Memo::new(move |_| {
        let process = editor.get();
        let weak = process.is_some_and(|process| {
            let one = question(&process, &mine);
            one.is_some_and(|one| !one.better.is_empty() || matches!(one.grade, Some(Grade::Okay | Grade::Rough)))
        });
        weak || asked.get()
    });
    let key = key.to_owned();
    dynamic(move || {
        if shown.get() {
            let part = el("div").class("question__part question__part--better").attr("data-at", "better");
            part.child(untrack(|| better(editor, &key, "better"))).into()
        } else {
            let id = format!("better-{key}");
            let write = button("btn btn--ghost", "redo", "Write a better answer").click(move || {
                asked.set(true);
                crate::device::page::focus(&format!("#{id}"));
            });
            el("div").class("question__part").child(write).into()
        }
    })
}

fn rest(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("{what}-{key}");
    View::new()
        .with(slot(&id("asked"), "The question", "text", "", bind!(editor.line(key), question, question_mut, asked)))
        .with(asked_by(editor, &id("by"), "Who asked it?", asker(editor, key)))
        .with(slot(
            &id("reaction"),
            "How they took it",
            "text",
            "",
            bind!(editor.line(key), question, question_mut, reaction),
        ))
        .with(slot(
            &id("tags"),
            "Tags",
            "text",
            "Words to find it by, with commas between them.",
            bind!(editor.commas(key), question, question_mut, tags),
        ))
}

/// Who asked it, one tap each.
pub fn who_asked(editor: ProcessEditor, key: &str, name: &str) -> View {
    let (key, name) = (key.to_owned(), name.to_owned());
    let people = editor.now().map(|process| names(&process)).unwrap_or_default();
    match people.len() {
        0 => View::new(),
        1..=MOST_CHIPS => picks(&format!("{name}-{key}"), "Who asked it?", people, asker(editor, &key)),
        _ => select(&format!("{name}-{key}"), "Who asked it?", "Not noted", people, asker(editor, &key)),
    }
}

/// More people than this are shown as a list.
const MOST_CHIPS: usize = 6;

fn names(process: &Process) -> Vec<(String, String)> {
    process.people.iter().map(|person| (person.id.to_string(), process.called(person).into_owned())).collect()
}

fn asker(editor: ProcessEditor, key: &str) -> Picked {
    editor.pick(
        key,
        |one, key| question(one, key)?.by.as_ref().map(ToString::to_string),
        |one, key, choice| {
            let by = choice.and_then(|choice| process_editor::person(one, &choice).map(|person| person.id.clone()));
            question_mut(one, key).into_iter().for_each(|question| question.by.clone_from(&by));
        },
    )
}

/// A choice among the people of the record.
pub fn asked_by(editor: ProcessEditor, id: &str, label: &'static str, picked: Picked) -> View {
    let id = id.to_owned();
    // Made again when somebody is added or renamed.
    let names = Memo::new(move |_| editor.get().map(|process| names(&process)).unwrap_or_default());
    dynamic(move || {
        let people = names.get();
        if people.is_empty() { View::new() } else { untrack(|| select(&id, label, "Not noted", people, picked)) }
    })
}
