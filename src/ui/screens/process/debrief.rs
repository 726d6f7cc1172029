//! The debrief: what was asked and how it went, what was promised, what one thinks of it, what they said. Everything
//! is edited in place; `guided` asks for it one thing at a time.

use crate::device::random::RandomIds;
use crate::device::{clock, page};
use crate::domain::answers::group;
use crate::domain::debrief::progress;
use crate::domain::id::{ProcessId, QuestionId};
use crate::domain::preparation::differ::{Differs, differing};
use crate::domain::process::Process;
use crate::domain::question::Question;
use crate::domain::text::Line;
use crate::reactive::{Memo, RwSignal};
use crate::state::app;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::picks;
use crate::ui::kit::dom::{El, View, dynamic, effect, el, keyed_list, svg};
use crate::ui::kit::labelled_field::{New, Picked, new_line};
use crate::ui::kit::long_list::long_list;
use crate::ui::kit::section::{note, section};
use crate::ui::kit::sheet;
use crate::ui::screens::process::question::question_card;
use crate::ui::screens::process::{feedback, gaps, guided, promised, self_review, talks};
use crate::ui::shared::process_editor::{self, ProcessEditor, question_mut, round, round_mut};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let editor = ProcessEditor::new(app(), &id);
    let first = editor.now().and_then(|process| latest(&process, clock::now()));
    let chosen = RwSignal::new(first);
    let choice = move || {
        let options = process_editor::rounds_by_name(&*editor.get()?);
        let choose = Callback::new(move |choice: Option<String>| {
            if choice.is_some() {
                chosen.set(choice);
            }
        });
        let picked = Picked { chosen: chosen.into(), choose };
        (options.len() > 1).then(|| picks("debrief-round", "Which round?", options, picked))
    };
    let known = Memo::new(move |_| {
        let there = |key: &String| editor.get().is_some_and(|process| round(&process, key).is_some());
        chosen.get().filter(there)
    });
    let count = Memo::new(move |_| editor.get().map_or(0, |process| process.rounds.len()));
    let nothing = move || {
        let empty = || note("There is no round yet. Add one on the timeline first.");
        known.get().is_none().then(empty).into()
    };
    View::new()
        .with(dynamic(move || {
            count.track();
            untrack(choice).into()
        }))
        .with(dynamic(nothing))
        .with(keyed_list(move || known.get().into_iter().collect(), move |key| one_round(editor, &key)))
}

/// The round to look back at: the last one held, else the first.
fn latest(process: &Process, now: NaiveDateTime) -> Option<String> {
    let held = process.rounds.iter().filter(|round| round.held_by(now)).max_by_key(|round| round.schedule.end());
    held.or(process.rounds.first()).map(|round| round.id.to_string())
}

fn one_round(editor: ProcessEditor, key: &str) -> View {
    let open = RwSignal::new(false);
    let shown = key.to_owned();
    let sheet = sheet::sheet("One thing at a time", open, move || guided::steps(editor, &shown, open));
    let main = el("div")
        .class("pane")
        .child(way_in(editor, key, open))
        .child(asked(editor, key))
        .child(promised::promises(editor, key))
        .child(talks::talks(editor, key));
    let aside = el("div")
        .class("pane pane--aside")
        .child(self_review::sections(editor, key))
        .child(feedback::feedback_section(editor, key))
        .child(gaps::gaps(editor, key));
    View::new().with(el("div").class("panes").child(main).child(aside)).with(sheet)
}

/// How far it is, and the way into the guided debrief.
fn way_in(editor: ProcessEditor, key: &str, open: RwSignal<bool>) -> El {
    let mine = key.to_owned();
    let state = Memo::new(move |_| {
        let process = editor.get();
        process
            .and_then(|process| round(&process, &mine).map(|round| progress(&process, round)))
            .map(|(done, all)| format!("{done}/{all}"))
    });
    let shown = dynamic(move || {
        let state = state.get().unwrap_or_default();
        let (done, all) = state.split_once('/').unwrap_or(("0", "0"));
        let (done, all): (usize, usize) = (done.parse().unwrap_or(0), all.parse().unwrap_or(0));
        let word = match (done, all - done.min(all)) {
            (0, _) => "Start, one thing at a time".to_owned(),
            (_, 0) => "Go through it again".to_owned(),
            (_, open) => format!("Go on: {open} still open"),
        };
        let go = button("btn btn--primary", "next", &word).click(move || open.set(true));
        let words = el("div").child(el("p").text("You can stop at any point and go on later.")).child(go);
        View::new().with(ring(done, all)).with(words.class("stack way-in__words"))
    });
    el("div").class("card way-in").child(shown)
}

fn ring(done: usize, all: usize) -> El {
    let circle = |class: &str| {
        svg("circle")
            .attr("class", class)
            .attr("cx", "18")
            .attr("cy", "18")
            .attr("r", "15.915")
            .attr("pathLength", "100")
    };
    let drawing = svg("svg").attr("viewBox", "0 0 36 36").child(circle("ring__track")).child(circle("ring__value"));
    let text = el("span").class("ring__text").attr("aria-hidden", "true").text(&format!("{done}/{all}"));
    let ring = el("div").class("ring").attr("role", "img");
    ring.set_property("--value", &(done * 100 / all.max(1)).to_string());
    ring.attr("aria-label", &format!("{done} of {all} things written up")).child(drawing).child(text)
}

/// Answers that another one does not agree with, in this round or before: once for all cards, and looked for when what
/// was typed is on the screen. Which questions ask the same follows from their own words: an answer leaves it as it was.
fn differs(editor: ProcessEditor) -> Memo<Vec<Differs>> {
    let search = editor.app.records.job_search();
    let asked = Memo::new(move |_| editor.get().map(|process| group::asked(&process)).unwrap_or_default());
    let keys = Memo::new(move |_| search.with(|search| group::keys_of(&asked.read(), search)));
    let (looks, waiting) = (RwSignal::new(0_u32), Rc::new(Cell::new(false)));
    effect(Box::new(move || {
        editor.get();
        search.track();
        if !waiting.replace(true) {
            let waiting = waiting.clone();
            page::after_painting(move || {
                waiting.set(false);
                // The screen may be gone by then: this does nothing to it.
                looks.update(|looks| *looks = looks.wrapping_add(1));
            });
        }
    }));
    Memo::new(move |_| {
        // Nothing before it was asked for.
        let process = (looks.get() > 0).then(|| editor.now()).flatten();
        process.map(|process| differing(&process, &untrack(|| keys.read()))).unwrap_or_default()
    })
}

fn asked(editor: ProcessEditor, key: &str) -> El {
    let (mine, added, shown, gone) = (key.to_owned(), key.to_owned(), key.to_owned(), key.to_owned());
    let keys = editor.keys(move |process| {
        let round = round(process, &mine);
        round.map(|round| round.questions.iter().map(|one| one.id.to_string()).collect()).unwrap_or_default()
    });
    let add = move |text: String| {
        let asked = Line::parse(&text).map_err(|error| error.to_string())?;
        let id = QuestionId::fresh(&mut RandomIds);
        let key = id.to_string();
        editor.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                round.questions.push(Question::asked(id, asked));
            }
        });
        Ok(key)
    };
    let change = move |(key, text): (String, String)| {
        let asked = Line::parse(&text).map_err(|error| error.to_string())?;
        editor.edit(|process| question_mut(process, &key).into_iter().for_each(|one| one.asked.clone_from(&asked)));
        Ok(())
    };
    let discard = move |key: String| {
        editor.edit(|process| {
            let round = round_mut(process, &gone);
            round.into_iter().for_each(|round| round.questions.retain(|one| one.id.as_str() != key));
        });
    };
    let add_item = AddItem {
        typing: RwSignal::new(None),
        add: Callback::new(add),
        change: Callback::new(change),
        discard: Callback::new(discard),
    };
    let new = New {
        id: "debrief-asked",
        label: "Another question they asked",
        one: "question",
        placeholder: "A few words, then Enter",
    };
    let keys = add_item.without(keys);
    let differs = differs(editor);
    let card = move |one: String| question_card(editor, &shown, &one, differs);
    let cards = long_list("questions", el("div"), Memo::new(move |_| keys()), card);
    let all = el("a").class("link link-row").attr("href", "#/stories").text("All questions and stories");
    section("questions", "What they asked")
        .attr("data-at", "asked")
        .child(cards)
        .child(new_line(new, add_item))
        .child(el("p").child(all))
}
