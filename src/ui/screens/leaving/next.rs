//! The two questions, in words to read out, with the answers as taps.

use super::{Room, there};
use crate::device::dates;
use crate::domain::actions::leave::{
    move_day, name_channel, name_day, name_decider, name_no_day, name_stage, named_channel, named_stage,
};
use crate::domain::channel::Channel;
use crate::domain::person::{Part, Stage};
use crate::domain::preparation::asks::{BY_WHEN, NEXT_STAGE};
use crate::domain::promise::Told;
use crate::domain::promise_words::put_in_words;
use crate::domain::round::Round;
use crate::domain::text::Line;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::choice::{check, picks};
use crate::ui::kit::dom::{View, dynamic, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked, slot};
use crate::ui::shared::process_editor::{ProcessEditor, chosen, numbered, person, place_of, read_day};
use leptos::prelude::*;

/// The days they name most, in the words in which they are named.
const DAYS: [(&str, &str); 5] = [
    ("tomorrow", "Tomorrow"),
    ("this week", "This week"),
    ("next week", "Next week"),
    ("in two weeks", "In two weeks"),
    ("by the end of the month", "End of the month"),
];
/// The ways in which an answer comes.
const WAYS: [Channel; 4] = [Channel::Phone, Channel::Email, Channel::Text, Channel::Post];
/// The answers that are no words of theirs.
const OTHER: &str = "date";
const NONE: &str = "none";

impl Room {
    fn read<T: Clone + PartialEq + Send + Sync + 'static>(&self, read: fn(&Round) -> Option<T>) -> Memo<Option<T>> {
        let (editor, round) = (self.editor, self.round.clone());
        Memo::new(move |_| editor.get().and_then(|process| process.round(&round).and_then(read)))
    }
}

/// The section.
pub(super) fn questions(room: &Room) -> View {
    let ask = |words: &str| el("h2").class("guided__ask").child(icon("quote")).child(el("span").text(words));
    let first = el("section").class("section").child(ask(NEXT_STAGE.1)).child(stage(room));
    let second =
        el("section").class("section").child(ask(BY_WHEN.1)).child(day(room)).child(way(room)).child(decider(room));
    View::new().with(first).with(second)
}

fn stage(room: &Room) -> View {
    let (editor, round, named) = (room.editor, room.round.clone(), room.read(named_stage));
    let picked = Picked {
        chosen: Signal::derive(move || named.get().and_then(|stage| place_of(&Stage::ALL, &stage))),
        choose: Callback::new(move |choice| editor.edit(|one| name_stage(one, &round, chosen(&Stage::ALL, choice)))),
    };
    picks("next-stage", "What comes next", numbered(Stage::ALL.iter().map(|stage| stage.label())), picked)
}

fn day(room: &Room) -> View {
    let (editor, round) = (room.editor, room.round.clone());
    let told = room.read(|round| Some(round.told.clone()));
    let picks_day = RwSignal::new(false);
    let today = editor.app.clock.now().get_untracked().date();
    let in_words = move |words: &str| put_in_words(None, Line::cut(words), today, &editor.app.calendar());
    let chosen = Signal::derive(move || match told.get() {
        _ if picks_day.get() => Some(OTHER.to_owned()),
        Some(Told::NoDate) => Some(NONE.to_owned()),
        Some(Told::Promised(promise)) => {
            let known = DAYS.iter().find(|(words, _)| **words == *promise.words);
            Some(known.map_or(OTHER, |(words, _)| words).to_owned())
        }
        _ => None,
    });
    let set = round.clone();
    let choose = Callback::new(move |choice: Option<String>| {
        picks_day.set(choice.as_deref() == Some(OTHER));
        match choice.as_deref() {
            Some(OTHER) => {}
            None => editor.edit(|process| name_no_day(process, &set, Told::Unrecorded)),
            Some(NONE) => editor.edit(|process| name_no_day(process, &set, Told::NoDate)),
            Some(words) => {
                if let Some(promise) = in_words(words) {
                    editor.edit(|process| name_day(process, &set, promise));
                }
            }
        }
    });
    let mut options: Vec<(String, String)> = DAYS
        .iter()
        .filter(|(words, _)| in_words(words).is_some())
        .map(|(key, word)| ((*key).into(), (*word).into()))
        .collect();
    options.push((OTHER.into(), "A day".into()));
    options.push((NONE.into(), "They didn’t say".into()));
    let by = Memo::new(move |_| told.get().and_then(|told| told.promise().map(|promise| promise.by)));
    let said = move || match by.get() {
        Some(by) => ["They answer by ", &*dates::write(dates::noon(by), dates::Style::LongDay), "."].concat(),
        None => String::new(),
    };
    let asks_day = Memo::new(move |_| chosen.get().as_deref() == Some(OTHER));
    let field = move || {
        let moves = round.clone();
        let field = FieldBinding {
            value: Signal::derive(move || by.get().map(|by| by.to_string()).unwrap_or_default()),
            write: Callback::new(move |text: String| {
                let by = read_day(&text)?;
                editor.edit(|process| move_day(process, &moves, by));
                Ok(())
            }),
        };
        slot("leaving-day", "The day they named", "date", "", field)
    };
    View::new()
        .with(picks("next-day", "By when", options, Picked { chosen, choose }))
        .with(dynamic(move || asks_day.get().then(|| untrack(&field)).into()))
        .with(el("p").class("field__hint").attr("role", "status").dynamic_text(said))
}

fn way(room: &Room) -> View {
    let (editor, round, named) = (room.editor, room.round.clone(), room.read(named_channel));
    let picked = Picked {
        chosen: Signal::derive(move || named.get().and_then(|way| place_of(&WAYS, &way))),
        choose: Callback::new(move |choice| editor.edit(|one| name_channel(one, &round, chosen(&WAYS, choice)))),
    };
    picks("next-way", "How they’ll tell you", numbered(WAYS.iter().map(|way| way.label())), picked)
}

/// Who decides, of those who are there; nothing while nobody is.
fn decider(room: &Room) -> View {
    let (editor, round) = (room.editor, room.round.clone());
    let some = {
        let round = round.clone();
        editor.keys(move |process| there(process, &round).into_iter().take(1).map(|_| String::new()).collect())
    };
    keyed_list(some, move |_| {
        let round = round.clone();
        let keys = editor.keys(move |process| there(process, &round));
        let chips = el("div").class("chips").child(keyed_list(keys, move |key| decides(editor, &key)));
        el("fieldset").class("field").child(el("legend").text("Who decides")).child(chips).into()
    })
}

fn decides(editor: ProcessEditor, key: &str) -> View {
    let (id, name) = key.split_once('/').unwrap_or_default();
    let (read, set) = (id.to_owned(), id.to_owned());
    let part = move || {
        let process = editor.get();
        process.as_deref().and_then(|process| person(process, &read)).and_then(|one| one.part)
    };
    let decides = move |on: bool| editor.edit(|process| name_decider(process, &set, on));
    check(name, move || part() == Some(Part::HiringManager), decides).into()
}
