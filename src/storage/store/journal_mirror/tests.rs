//! A browser in miniature: tabs that share localStorage, get each other's events late or never, commit to one journal,
//! and are killed at any moment, with localStorage falling back to an older state.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::text::{Line, Prose};
use crate::storage::error::{Access, SaveError};
use crate::storage::local::{KeyValueStore, Refusal};
use crate::storage::record::codec;
use crate::storage::record::kinds::Record;
use crate::storage::record::revision::Writer;
use crate::storage::sync::generation::{Generation, Meeting};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

type Texts = BTreeMap<String, String>;
type Event = (String, Option<String>);

#[derive(Default)]
struct Disk {
    local: Texts,
    /// The state of localStorage that the browser flushed last.
    flushed: Texts,
    journal: Texts,
    /// Changes that tabs made and others have not received: by whom, and what.
    told: Vec<(usize, Event)>,
}

struct Drawer(Rc<RefCell<Disk>>, usize);

impl KeyValueStore for Drawer {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().local.get(key).cloned()
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let mut disk = self.0.borrow_mut();
        if disk.local.insert(key.into(), text.into()).as_deref() != Some(text) {
            disk.told.push((self.1, (key.into(), Some(text.into()))));
        }
        Ok(())
    }
    fn remove(&self, key: &str) {
        let mut disk = self.0.borrow_mut();
        if disk.local.remove(key).is_some() {
            disk.told.push((self.1, (key.into(), None)));
        }
    }
    fn keys(&self) -> Vec<String> {
        self.0.borrow().local.keys().cloned().collect()
    }
}

struct Tab {
    store: Store,
    inbox: VecDeque<Event>,
    /// A committed transaction whose completion the tab has not received yet.
    on_the_way: Vec<Outcome>,
}

struct Browser {
    disk: Rc<RefCell<Disk>>,
    tabs: Vec<Tab>,
    opened: usize,
}

fn key() -> Key {
    Key::parse("afterword/process/p").unwrap()
}

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

/// An unknown member: what only a newer version of the app knows of a record.
const UNKNOWN: &str = "<grey-green>";

impl Browser {
    /// Starts with a record that a newer version has written, or with nothing.
    fn start(seeded: bool) -> Self {
        let mut browser = Self { disk: Rc::default(), tabs: Vec::new(), opened: 0 };
        if seeded {
            let text = format!(
                r#"{{"v":2,"rev":1,"writer":"newer","at":"2026-11-11T16:00:00","data":{{"id":"p","created":"2026-11-11T16:00:00","colour":"{UNKNOWN}"}}}}"#
            );
            let mut disk = browser.disk.borrow_mut();
            let Disk { local, flushed, journal, .. } = &mut *disk;
            for place in [local, flushed, journal] {
                place.insert(key().to_string(), text.clone());
            }
        }
        (0..3).for_each(|_| browser.open());
        browser
    }

    fn tab(&mut self, slot: usize) -> Tab {
        self.opened += 1;
        let writer = Writer::parse(&format!("t{}", self.opened)).unwrap();
        let shelf = Drawer(self.disk.clone(), slot);
        let (store, _) = Store::over(Some(Box::new(shelf)), Access::Open, writer, now());
        self.take_stock(&store, true);
        Tab { store, inbox: VecDeque::new(), on_the_way: Vec::new() }
    }

    /// Compares with the journal, and marks what may differ as due.
    fn take_stock(&self, store: &Store, opening: bool) {
        let there = self.disk.borrow().journal.get(LIFE).cloned();
        let (how, life, put) = store.agree(there.as_deref());
        if how == Meeting::Ahead {
            self.disk.borrow_mut().journal = Texts::from([(LIFE.to_owned(), life.text().to_owned())]);
        }
        put.into_iter().for_each(|text| drop(self.disk.borrow_mut().journal.insert(LIFE.to_owned(), text)));
        store.go_on(how, life, opening);
        let keys: BTreeSet<String> = self.disk.borrow().journal.keys().cloned().collect();
        store.0.held.borrow_mut().values_mut().for_each(|held| held.due = true);
        keys.iter().filter_map(|name| Key::parse(name)).for_each(|key| store.settle_soon(&key));
    }

    /// Deletes everything in a tab; `cut` kills the browser between the two places.
    fn erase(&mut self, slot: usize, cut: bool) {
        let store = self.tabs[slot].store.clone();
        let next = {
            let mut disk = self.disk.borrow_mut();
            let known = [store.0.life.borrow().clone(), disk.local.get(LIFE).and_then(|text| Generation::read(text))];
            let known =
                known.into_iter().flatten().chain(disk.journal.get(LIFE).and_then(|text| Generation::read(text)));
            let next = Generation::after(&store.0.writer, &known.collect::<Vec<_>>());
            disk.journal = Texts::from([(LIFE.to_owned(), next.text().to_owned())]);
            next
        };
        if cut {
            return self.kill();
        }
        let shelf = store.0.shelf.as_deref().unwrap();
        shelf.keys().iter().filter(|key| is_ours(key)).for_each(|key| shelf.remove(key));
        store.0.held.take();
        store.begin_next(next);
    }

    fn open(&mut self) {
        let tab = self.tab(self.tabs.len());
        self.tabs.push(tab);
    }

    /// Closes a tab and opens a new one in its place.
    fn reload(&mut self, slot: usize) {
        self.tabs[slot] = self.tab(slot);
    }

    fn pass_on(&mut self) {
        let told = std::mem::take(&mut self.disk.borrow_mut().told);
        for (from, event) in told {
            for (slot, tab) in self.tabs.iter_mut().enumerate() {
                if slot != from {
                    tab.inbox.push_back(event.clone());
                }
            }
        }
    }

    fn hear(&mut self, slot: usize) {
        self.pass_on();
        if let Some((name, text)) = self.tabs[slot].inbox.pop_front() {
            self.tabs[slot].store.heard(&name, text);
        }
    }

    fn transact(&mut self, slot: usize) {
        let store = self.tabs[slot].store.clone();
        let life = self.disk.borrow().journal.get(LIFE).cloned();
        if store.is_strange(life.as_deref()) {
            return self.take_stock(&store, false);
        }
        let due = store.take_due();
        for key in due {
            let name = key.to_string();
            let text = self.disk.borrow().journal.get(&name).cloned();
            let (outcome, writes) = store.decide(key, &name, text.as_deref(), None);
            for write in writes {
                match write {
                    Write::Put(name, text) => drop(self.disk.borrow_mut().journal.insert(name, text)),
                    Write::Delete(name) => drop(self.disk.borrow_mut().journal.remove(&name)),
                }
            }
            self.tabs[slot].on_the_way.push(outcome);
        }
    }

    fn conclude(&mut self, slot: usize) {
        let outcomes = std::mem::take(&mut self.tabs[slot].on_the_way);
        self.tabs[slot].store.conclude(outcomes);
    }

    fn kill(&mut self) {
        let flushed = self.disk.borrow().flushed.clone();
        self.disk.borrow_mut().local = flushed;
        self.disk.borrow_mut().told.clear();
        (0..self.tabs.len()).for_each(|slot| self.reload(slot));
    }

    fn calm_down(&mut self) {
        for _ in 0..8 {
            for slot in 0..self.tabs.len() {
                self.tabs[slot].store.settle_down();
                self.transact(slot);
                self.conclude(slot);
                self.pass_on();
                while !self.tabs[slot].inbox.is_empty() {
                    self.hear(slot);
                }
            }
        }
    }

    fn shown(&self, slot: usize) -> Option<Rc<str>> {
        self.tabs[slot].store.head(&key()).map(|head| head.text.clone())
    }

    fn process(&self, slot: usize) -> Option<Process> {
        match self.tabs[slot].store.head(&key())?.record()? {
            Record::Process(process) => Some((**process).clone()),
            _ => None,
        }
    }
}

const FIELDS: usize = 3;

fn read(process: &Process, field: usize) -> String {
    match field {
        0 => process.employer.to_string(),
        1 => process.role.to_string(),
        _ => process.notes.to_string(),
    }
}

fn write(process: &mut Process, field: usize, text: &str) {
    match field {
        0 => process.employer = Line::parse(text).unwrap(),
        1 => process.role = Line::parse(text).unwrap(),
        _ => process.notes = Prose::parse(text).unwrap(),
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Type {
        tab: usize,
        field: usize,
    },
    Hear(usize),
    Transact(usize),
    Conclude(usize),
    Flush,
    Reload(usize),
    Kill,
    EvictLocal,
    EvictJournal,
    /// Compressing a record takes a while: it begins here,
    Press(usize),
    /// and its packed form is stored here.
    Pack(usize),
    /// Everything is deleted,
    Erase(usize),
    /// or the browser is killed on the way.
    EraseCut(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let tab = 0..3_usize;
    prop_oneof![
        12 => (tab.clone(), 0..FIELDS).prop_map(|(tab, field)| Act::Type { tab, field }),
        12 => tab.clone().prop_map(Act::Hear),
        10 => tab.clone().prop_map(Act::Transact),
        10 => tab.clone().prop_map(Act::Conclude),
        2 => Just(Act::Flush),
        1 => tab.prop_map(Act::Reload),
        1 => Just(Act::Kill),
        1 => Just(Act::EvictLocal),
        1 => Just(Act::EvictJournal),
        3 => (0..3_usize).prop_map(Act::Press),
        3 => (0..3_usize).prop_map(Act::Pack),
        1 => (0..3_usize).prop_map(Act::Erase),
        1 => (0..3_usize).prop_map(Act::EraseCut),
    ]
}

/// What was typed where, what it replaced on that screen, and whether it was called saved.
struct Typed {
    text: String,
    field: usize,
    writer: Writer,
    over: String,
    saved: bool,
}

/// A stored text, unpacked if it was packed.
fn unpacked(name: &str, text: &str) -> String {
    if !is_ours(name) {
        return text.to_owned();
    }
    codec::encode(&Version::read(name, text).unwrap().saved).unwrap()
}

fn deflate(text: &str) -> Vec<u8> {
    let mut pen = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut pen, text.as_bytes()).unwrap();
    pen.finish().unwrap()
}

/// Texts in `typed` that were called saved and are neither in the record, nor in a conflict copy, nor overwritten by
/// someone who had them on the screen.
fn lost(browser: &Browser, typed: &[Typed]) -> Vec<String> {
    let mut journal = browser.disk.borrow().journal.clone();
    journal.remove(LIFE);
    let safe = |text: &str| journal.iter().any(|(name, whole)| is_ours(name) && unpacked(name, whole).contains(text));
    let mut lost = Vec::new();
    for edit in typed.iter().filter(|edit| edit.saved) {
        let mut line = vec![(edit.text.clone(), edit.field)];
        let mut found = false;
        while let Some((text, field)) = line.pop() {
            found |= safe(&text);
            line.extend(
                typed.iter().filter(|it| it.field == field && it.over == text).map(|it| (it.text.clone(), field)),
            );
        }
        if !found {
            lost.push(edit.text.clone());
        }
    }
    lost
}

fn play(acts: &[Act], evict: bool, seeded: bool) -> Result<(), TestCaseError> {
    let mut browser = Browser::start(seeded);
    let mut typed: Vec<Typed> = Vec::new();
    let mut deleted: Vec<String> = Vec::new();
    let mut pressed = [None, None, None];
    for (step, act) in acts.iter().enumerate() {
        match *act {
            Act::Type { tab, field } => {
                let mut process =
                    browser.process(tab).unwrap_or_else(|| Process::new(ProcessId::parse("p").unwrap(), now()));
                let (over, text) = (read(&process, field), format!("<{step}>"));
                write(&mut process, field, &text);
                match browser.tabs[tab].store.put(process, now()) {
                    // It belonged to what was deleted: nothing of it may be found again.
                    Err(SaveError::Erased) => {
                        deleted.push(text);
                        continue;
                    }
                    put => drop(put.unwrap()),
                }
                let writer = browser.tabs[tab].store.0.writer.clone();
                typed.push(Typed { text, field, writer, over, saved: false });
            }
            Act::Hear(tab) => browser.hear(tab),
            Act::Transact(tab) if browser.tabs[tab].on_the_way.is_empty() => browser.transact(tab),
            Act::Transact(_) => {}
            Act::Conclude(tab) => {
                // What this tab had typed before the transaction began is called saved now.
                let texts: Vec<String> = browser.tabs[tab]
                    .on_the_way
                    .iter()
                    .filter_map(|outcome| codec::encode(&outcome.mine.as_ref()?.saved).ok())
                    .collect();
                let writer = &browser.tabs[tab].store.0.writer;
                for edit in typed.iter_mut().filter(|edit| edit.writer == *writer) {
                    edit.saved |= texts.iter().any(|text| text.contains(&edit.text));
                }
                browser.conclude(tab);
            }
            Act::Flush => {
                let local = browser.disk.borrow().local.clone();
                browser.disk.borrow_mut().flushed = local;
            }
            Act::Reload(tab) => browser.reload(tab),
            Act::Kill => browser.kill(),
            Act::EvictLocal if evict => {
                browser.calm_down();
                browser.disk.borrow_mut().local.clear();
                browser.disk.borrow_mut().flushed.clear();
                (0..3).for_each(|slot| browser.reload(slot));
            }
            Act::EvictJournal if evict => {
                browser.calm_down();
                let local = browser.disk.borrow().local.clone();
                browser.disk.borrow_mut().flushed = local;
                browser.disk.borrow_mut().journal.clear();
                (0..3).for_each(|slot| browser.reload(slot));
            }
            Act::EvictLocal | Act::EvictJournal => {}
            Act::Press(tab) => {
                pressed[tab] = browser.tabs[tab].store.unpacked(&Key::parse("afterword/process/p").unwrap());
            }
            Act::Pack(tab) => {
                if let Some(one) = pressed[tab].take() {
                    match browser.tabs[tab].store.pack(&one, &deflate(&one.plain), now()) {
                        Err(SaveError::Erased) => {}
                        packed => drop(packed.unwrap()),
                    }
                }
            }
            Act::Erase(tab) | Act::EraseCut(tab) => {
                deleted.extend(typed.drain(..).map(|edit| edit.text));
                browser.erase(tab, matches!(act, Act::EraseCut(_)));
            }
        }
    }
    browser.calm_down();
    prop_assert_eq!(lost(&browser, &typed), Vec::<String>::new());
    let disk = browser.disk.borrow();
    let places = disk.journal.iter().chain(&disk.local).filter(|(name, _)| is_ours(name));
    let all: String = places.map(|(name, text)| unpacked(name, text)).collect();
    let back: Vec<&String> = deleted.iter().filter(|text| all.contains(*text)).collect();
    prop_assert_eq!(back, Vec::<&String>::new(), "it was deleted");
    drop(disk);
    let journal = browser.disk.borrow().journal.get("afterword/process/p").cloned();
    for slot in 0..3 {
        let shown = browser.shown(slot);
        prop_assert_eq!(shown.as_deref(), journal.as_deref(), "tab {} shows another state", slot);
    }
    let local = browser.disk.borrow().local.get("afterword/process/p").cloned();
    prop_assert_eq!(&local, &journal);
    let erased = acts.iter().any(|act| matches!(act, Act::Erase(_) | Act::EraseCut(_)));
    if seeded && !erased {
        // If two versions cannot be merged, it is in the conflict copy of one of them.
        let texts: String = browser.disk.borrow().journal.iter().map(|(name, text)| unpacked(name, text)).collect();
        prop_assert!(texts.contains(UNKNOWN), "what only a newer version knows is gone from {}", texts);
    }
    Ok(())
}

/// How many random stories are played: few in the normal run; `AFTERWORD_STORIES=1000000` plays that many.
fn stories() -> u32 {
    std::env::var("AFTERWORD_STORIES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(stories()) })]

    #[test]
    fn nothing_that_was_called_saved_is_ever_lost(acts in proptest::collection::vec(act(), 1..80), seeded in any::<bool>()) {
        play(&acts, true, seeded)?;
    }
}

fn typing(tab: usize, field: usize) -> Act {
    Act::Type { tab, field }
}

/// Stories that random runs once found to end badly.
#[test]
fn what_once_went_wrong_stays_right() {
    use Act::{Conclude, EvictJournal, EvictLocal, Hear, Kill, Pack, Press, Reload, Transact};
    let packed_and_changed_elsewhere =
        [typing(1, 2), typing(1, 0), typing(0, 2), Press(0), Pack(0), Transact(0), Hear(0), Conclude(0), typing(1, 0)];
    let packed_by_two_tabs = [
        Reload(0),
        typing(0, 0),
        EvictLocal,
        typing(0, 0),
        EvictJournal,
        Press(2),
        Pack(2),
        Transact(2),
        Kill,
        Press(1),
        Pack(1),
        typing(2, 0),
    ];
    let store_went_back_to_what_the_journal_had = [
        typing(0, 0),
        typing(2, 1),
        Transact(2),
        typing(2, 0),
        Transact(0),
        Conclude(0),
        Reload(2),
        Hear(0),
        Reload(1),
    ];
    let same_words_under_two_names =
        [typing(1, 0), Transact(1), Kill, typing(2, 0), typing(1, 1), Transact(1), Press(1), Pack(1), typing(2, 0)];
    let copy_not_yet_in_the_journal =
        [typing(1, 1), typing(2, 1), Transact(2), typing(1, 0), Conclude(2), typing(1, 0), Transact(1), Kill];
    let stories: [&[Act]; 5] = [
        &packed_and_changed_elsewhere,
        &packed_by_two_tabs,
        &store_went_back_to_what_the_journal_had,
        &same_words_under_two_names,
        &copy_not_yet_in_the_journal,
    ];
    for story in stories {
        play(story, true, false).unwrap();
        play(story, true, true).unwrap();
    }
}

#[test]
fn one_person_in_two_tabs_in_turn_makes_no_second_copies() {
    let mut browser = Browser::start(false);
    for turn in 0..20 {
        let tab = turn / 5 % 2;
        let mut process = browser.process(tab).unwrap_or_else(|| Process::new(ProcessId::parse("p").unwrap(), now()));
        write(&mut process, turn % FIELDS, &format!("<{turn}>"));
        browser.tabs[tab].store.put(process, now()).unwrap();
        browser.calm_down();
    }
    assert_eq!(browser.disk.borrow().journal.keys().filter(|name| is_ours(name)).count(), 1);
}
