//! One record on screen, and accessors for the single texts and choices in it. Each accessor is a pair of functions,
//! one to read and one to change, and names the question, person, round or entry by its id.

use crate::domain::actions::replies;
use crate::domain::id::ProcessId;
use crate::domain::ledger::Entry;
use crate::domain::person::Person;
use crate::domain::preparation::sheet::in_order;
use crate::domain::process::Process;
use crate::domain::promise::{OwnPromise, Promise, Told};
use crate::domain::question::Question;
use crate::domain::round::{Feedback, Round};
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, Signal};
use crate::state::App;
use crate::ui::kit::labelled_field::{FieldBinding, Picked};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The reading half of an accessor: finds a value in a record by the id of what it belongs to.
pub type Read<T> = for<'a> fn(&'a Process, &str) -> Option<&'a T>;
/// The changing half of an accessor: finds the same value, mutable.
pub type Reach<T> = for<'a> fn(&'a mut Process, &str) -> Option<&'a mut T>;

/// Binds a control to a field by both halves of its accessor: `bind!(editor.line(key), person, person_mut, name)`.
macro_rules! bind {
    ($editor:ident.$kind:ident($key:expr), $read:path, $reach:path, $($field:ident).+) => {
        $editor.$kind($key, |one, key| Some(&$read(one, key)?.$($field).+), |one, key| {
            Some(&mut $reach(one, key)?.$($field).+)
        })
    };
}
pub(crate) use bind;

/// One record on screen.
#[derive(Clone, Copy)]
pub struct ProcessEditor {
    /// The shared state.
    pub app: App,
    id: StoredValue<ProcessId>,
    process: Memo<Option<Arc<Process>>>,
}

impl ProcessEditor {
    /// The record with this id.
    pub fn new(app: App, id: &ProcessId) -> Self {
        Self { app, id: StoredValue::new(id.clone()), process: app.process(id.clone()) }
    }

    /// The id of the record.
    pub fn id(self) -> ProcessId {
        self.id.get_value()
    }

    /// The record, as a signal.
    pub fn get(self) -> Option<Arc<Process>> {
        self.process.get()
    }

    /// The record as it is now.
    pub fn now(self) -> Option<Arc<Process>> {
        self.process.get_untracked()
    }

    /// Changes the record and saves it.
    pub fn edit(self, change: impl FnOnce(&mut Process)) {
        self.app.edit(&self.id(), change);
    }

    /// Changes the record and saves it, says so, and offers to undo it.
    pub fn edit_with_undo(self, said: &str, change: impl FnOnce(&mut Process)) {
        self.app.edit_with_undo(&self.id(), said, change);
    }

    /// Keys read from the record, which follow its changes.
    pub fn keys(self, read: impl Fn(&Process) -> Vec<String> + 'static) -> impl Fn() -> Vec<String> + 'static {
        move || self.get().map(|process| read(&process)).unwrap_or_default()
    }

    /// A text with a reader and a writer of its own.
    pub fn text(
        self,
        key: &str,
        read: fn(&Process, &str) -> Option<String>,
        write: fn(ProcessEditor, &str, String) -> Result<(), String>,
    ) -> FieldBinding {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let value = Signal::derive(move || self.get().and_then(|process| read(&process, &mine)).unwrap_or_default());
        FieldBinding { value, write: Callback::new(move |text| write(self, &key, text)) }
    }

    /// A text of one line.
    pub fn line(self, key: &str, read: Read<Line>, reach: Reach<Line>) -> FieldBinding {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let value = move || self.get().and_then(|one| read(&one, &mine).map(ToString::to_string)).unwrap_or_default();
        let write = move |text: String| {
            let line = Line::parse(&text).map_err(|error| error.to_string())?;
            self.edit(|one| reach(one, &key).into_iter().for_each(|old| old.clone_from(&line)));
            Ok(())
        };
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// A text of several lines.
    pub fn prose(self, key: &str, read: Read<Prose>, reach: Reach<Prose>) -> FieldBinding {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let value = move || self.get().and_then(|one| read(&one, &mine).map(ToString::to_string)).unwrap_or_default();
        let write = move |text: String| {
            let prose = Prose::parse(&text).map_err(|error| error.to_string())?;
            self.edit(|one| reach(one, &key).into_iter().for_each(|old| old.clone_from(&prose)));
            Ok(())
        };
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// A list with one item on each line.
    pub fn list(self, key: &str, read: Read<Vec<Line>>, reach: Reach<Vec<Line>>) -> FieldBinding {
        self.parted(key, "\n", read, reach)
    }

    /// A list with commas between the items.
    pub fn commas(self, key: &str, read: Read<Vec<Line>>, reach: Reach<Vec<Line>>) -> FieldBinding {
        self.parted(key, ", ", read, reach)
    }

    fn parted(self, key: &str, between: &'static str, read: Read<Vec<Line>>, reach: Reach<Vec<Line>>) -> FieldBinding {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let value = move || {
            let joined = |lines: &Vec<Line>| lines.iter().map(|line| &**line).collect::<Vec<_>>().join(between);
            self.get().and_then(|one| read(&one, &mine).map(joined)).unwrap_or_default()
        };
        let write = move |text: String| {
            let mut lines = Vec::new();
            for item in text.split(between.trim_end_matches(' ')).map(str::trim).filter(|item| !item.is_empty()) {
                lines.push(Line::parse(item).map_err(|error| error.to_string())?);
            }
            self.edit(|one| reach(one, &key).into_iter().for_each(|old| old.clone_from(&lines)));
            Ok(())
        };
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// A day, or none.
    pub fn day(self, key: &str, read: Read<Option<NaiveDate>>, reach: Reach<Option<NaiveDate>>) -> FieldBinding {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let value = move || {
            let day = self.get().and_then(|one| *read(&one, &mine)?);
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let write = move |text: String| {
            let day = if text.is_empty() { None } else { Some(read_day(&text)?) };
            self.edit(|one| reach(one, &key).into_iter().for_each(|old| *old = day));
            Ok(())
        };
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// A step from 1 to 5, or none.
    pub fn level(
        self,
        key: &str,
        read: Read<Option<u8>>,
        reach: Reach<Option<u8>>,
    ) -> (Signal<Option<u8>>, Callback<Option<u8>>) {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let chosen = Signal::derive(move || self.get().and_then(|one| *read(&one, &mine)?));
        let choose = move |step: Option<u8>| {
            self.edit(|one| reach(one, &key).into_iter().for_each(|old| *old = step));
        };
        (chosen, Callback::new(choose))
    }

    /// One of several values, chosen by its text.
    pub fn pick(
        self,
        key: &str,
        read: fn(&Process, &str) -> Option<String>,
        write: fn(&mut Process, &str, Option<String>),
    ) -> Picked {
        let (mine, key) = (key.to_owned(), key.to_owned());
        let chosen = Signal::derive(move || self.get().and_then(|one| read(&one, &mine)));
        Picked { chosen, choose: Callback::new(move |choice| self.edit(|one| write(one, &key, choice))) }
    }
}

/// A day as a date input writes it. Errors: the sentence to show.
pub fn read_day(text: &str) -> Result<NaiveDate, String> {
    replies::read_day(text).map_err(|error| error.to_string())
}

/// Constants to choose from: the value of each is its index.
pub fn numbered(words: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    words.enumerate().map(|(n, word)| (n.to_string(), word.to_owned())).collect()
}

/// The constant that was chosen, by its index.
pub fn chosen<T: Copy>(all: &[T], choice: Option<String>) -> Option<T> {
    choice.and_then(|choice| all.get(choice.parse::<usize>().ok()?).copied())
}

/// The index of a constant, as the value of an option.
pub fn place_of<T: PartialEq>(all: &[T], one: &T) -> Option<String> {
    all.iter().position(|known| known == one).map(|n| n.to_string())
}

/// The record itself, for accessors of something there is only one of.
pub fn whole<'a>(process: &'a Process, _: &str) -> Option<&'a Process> {
    Some(process)
}

/// The record itself, to change it.
pub fn whole_mut<'a>(process: &'a mut Process, _: &str) -> Option<&'a mut Process> {
    Some(process)
}

/// The question with this id.
pub fn question<'a>(process: &'a Process, key: &str) -> Option<&'a Question> {
    process.rounds.iter().flat_map(|round| &round.questions).find(|one| one.id.as_str() == key)
}

/// The question with this id, to change it.
pub fn question_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Question> {
    process.rounds.iter_mut().flat_map(|round| &mut round.questions).find(|one| one.id.as_str() == key)
}

/// The person with this id.
pub fn person<'a>(process: &'a Process, key: &str) -> Option<&'a Person> {
    process.people.iter().find(|one| one.id.as_str() == key)
}

/// The person with this id, to change them.
pub fn person_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Person> {
    process.people.iter_mut().find(|one| one.id.as_str() == key)
}

/// The round with this id.
pub fn round<'a>(process: &'a Process, key: &str) -> Option<&'a Round> {
    process.rounds.iter().find(|one| one.id.as_str() == key)
}

/// The round with this id, to change it.
pub fn round_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Round> {
    process.rounds.iter_mut().find(|one| one.id.as_str() == key)
}

/// The entry with this id.
pub fn entry<'a>(process: &'a Process, key: &str) -> Option<&'a Entry> {
    process.ledger.iter().find(|one| one.id.as_str() == key)
}

/// The entry with this id, to change it.
pub fn entry_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Entry> {
    process.ledger.iter_mut().find(|one| one.id.as_str() == key)
}

/// What they promised in the round with this id.
pub fn reply_date<'a>(process: &'a Process, key: &str) -> Option<&'a Promise> {
    round(process, key)?.told.promise()
}

/// What they promised in the round with this id, to change it.
pub fn reply_date_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Promise> {
    match &mut round_mut(process, key)?.told {
        Told::Promised(promise) => Some(promise),
        Told::Unrecorded | Told::NoDate => None,
    }
}

/// The rounds in order of time; those without a time come last, in the order they were entered.
pub fn rounds_in_order(process: &Process) -> Vec<&Round> {
    in_order(process)
}

/// The rounds in order, each by its id and a name such as "2. Panel".
pub fn rounds_by_name(process: &Process) -> Vec<(String, String)> {
    let rounds = rounds_in_order(process).into_iter().enumerate();
    rounds.map(|(n, round)| (round.id.to_string(), format!("{}. {}", n + 1, round.kind.label()))).collect()
}

/// Takes the key of a list item apart into the id of its round and its index: "abc/0".
pub fn placed(key: &str) -> Option<(&str, usize)> {
    let (round, place) = key.split_once('/')?;
    Some((round, place.parse().ok()?))
}

/// The key of a list item: the id of its round and its index, as [`placed`] reads it.
pub fn place_key(key: &str, place: usize) -> String {
    format!("{key}/{place}")
}

/// The keys of a list in a round.
pub fn places(key: &str, count: usize) -> Vec<String> {
    (0..count).map(|place| place_key(key, place)).collect()
}

/// The promise of the user's own under this key (see [`placed`]).
pub fn own<'a>(process: &'a Process, key: &str) -> Option<&'a OwnPromise> {
    let (key, place) = placed(key)?;
    round(process, key)?.own_promises.get(place)
}

/// The promise of the user's own under this key, to change it.
pub fn own_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut OwnPromise> {
    let (key, place) = placed(key)?;
    round_mut(process, key)?.own_promises.get_mut(place)
}

/// The feedback they gave under this key (see [`placed`]).
pub fn feedback<'a>(process: &'a Process, key: &str) -> Option<&'a Feedback> {
    let (key, place) = placed(key)?;
    round(process, key)?.feedback.get(place)
}

/// The feedback they gave under this key, to change it.
pub fn feedback_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Feedback> {
    let (key, place) = placed(key)?;
    round_mut(process, key)?.feedback.get_mut(place)
}
