//! Bringing the journal and the store to the same state: all of it at the start, and each change soon after it was
//! made. Only when the journal has it on the disk is a change called saved.

use crate::storage::codec::{Damage, Unreadable, is_ours};
use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::journal::{Journal, JournalError, Write};
use crate::storage::news::News;
use crate::storage::notes::NOTES;
use crate::storage::reconcile::{Settled, settle};
use crate::storage::record::{Key, Record};
use crate::storage::store::Store;
use crate::storage::version::Version;
use chrono::{Duration, NaiveDateTime};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long a deletion is remembered: longer than any copy of the record is likely to lie about.
const TOMBSTONE_DAYS: i64 = 90;

/// The second copy, as far as it has got.
#[derive(Default)]
pub(super) struct Second {
    pub(super) link: RefCell<Link>,
    pub(super) listener: RefCell<Option<Listener>>,
    /// Keys whose text in the journal is to go.
    doomed: RefCell<Vec<String>>,
    busy: Cell<bool>,
    changed: Cell<Option<NaiveDateTime>>,
    /// When the last change was made of which only one copy is known to be kept.
    once: Cell<Option<NaiveDateTime>>,
}

/// Whoever is told the news.
pub(super) type Listener = Rc<dyn Fn(News)>;

/// Whether there is a journal.
#[derive(Default)]
pub(super) enum Link {
    /// It is being opened.
    #[default]
    Waiting,
    /// It is there.
    Open(Rc<Journal>),
    /// The browser has none, or it failed.
    Missing,
}

/// What became of one record in a transaction.
struct Outcome {
    key: Key,
    mine: Option<Version>,
    settled: Result<Option<Settled>, SaveError>,
    copy: Option<Version>,
    unreadable: Option<Unreadable>,
}

impl Store {
    pub(super) fn tell(&self, news: News) {
        let listener = self.0.second.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(news);
        }
    }

    /// Whether the journal decides between this tab and others, now or as soon as it is open.
    pub(super) fn has_journal(&self) -> bool {
        !matches!(*self.0.second.link.borrow(), Link::Missing)
    }

    /// Opens the journal and settles every record in which the two sides differ.
    pub(super) fn start(&self) {
        let store = self.clone();
        spawn_local(async move {
            let Ok(opening) = Journal::ask() else { return store.go_without().await };
            let soon = match opening.soon().await {
                Ok(journal) => store.open_journal(journal).await,
                Err(why) => Err(why),
            };
            if soon.is_ok() {
                return store.go_with(None).await;
            }
            store.go_without().await;
            // Some browsers answer only after a minute, and some never.
            if let Ok(journal) = opening.at_last().await
                && store.open_journal(journal).await.is_ok()
            {
                store.go_with(store.0.second.once.take()).await;
            }
        });
    }

    /// Settles everything with the journal; `once` is when the last change was made that it does not know yet.
    async fn go_with(&self, once: Option<NaiveDateTime>) {
        let second = &self.0.second;
        second.changed.set(second.changed.get().or(once));
        self.copy_all().await;
        let notes = self.aside(NOTES).await;
        self.tell(News::Whole(notes));
    }

    async fn go_without(&self) {
        self.give_up();
        self.copy_all().await;
    }

    async fn open_journal(&self, journal: Journal) -> Result<(), JournalError> {
        let entries = journal.all().await?;
        let mut repairable = Vec::new();
        // What is in this tab only is due; what is in the journal as well is not, if it is the same.
        self.0.held.borrow_mut().values_mut().for_each(|held| held.due = true);
        for (name, text) in entries.iter().filter(|(name, _)| is_ours(name)) {
            if self.is_unreadable(name) {
                if Version::read(name, text).is_ok() {
                    repairable.push(name.clone());
                }
            } else if let Some(key) = Key::parse(name) {
                let head = self.head(&key);
                let same = head.as_ref().is_some_and(|head| *head.text == **text);
                let done = same && !self.forgotten(head.as_ref());
                self.change_held(&key, |held| held.due = !done);
            }
        }
        self.0.second.link.replace(Link::Open(Rc::new(journal)));
        for key in repairable {
            self.tell(News::Repairable(key));
        }
        Ok(())
    }

    /// Notes that a record has changed, and starts copying. Returns what to show for now.
    pub(super) fn copy_soon(&self, key: Key, now: NaiveDateTime) -> SaveState {
        let second = &self.0.second;
        second.changed.set(Some(now));
        if !self.has_journal() {
            second.once.set(Some(now));
            return SaveState::SavedOnce { at: now };
        }
        self.settle_soon(&key);
        SaveState::Saving
    }

    /// Compares a record with the journal, in which another tab may have been first.
    pub(super) fn settle_soon(&self, key: &Key) {
        self.change_held(key, |held| held.due = true);
        self.wake();
    }

    /// Follows up on a text that the user threw away: brings back the second copy, or throws that away too if it is
    /// the very text.
    pub(super) fn discard_copy(&self, name: &str) {
        if let Some(key) = Key::parse(name) {
            self.change_held(&key, |held| held.due = true);
        }
        self.0.second.doomed.borrow_mut().push(name.to_owned());
        self.wake();
    }

    fn wake(&self) {
        let open = matches!(*self.0.second.link.borrow(), Link::Open(_));
        if open && !self.0.second.busy.get() {
            let store = self.clone();
            spawn_local(async move { store.copy_all().await });
        }
    }

    fn take_due(&self) -> Vec<Key> {
        let mut all = self.0.held.borrow_mut();
        let due = all.iter_mut().filter_map(|(key, held)| std::mem::take(&mut held.due).then(|| key.clone()));
        due.collect()
    }

    /// Copies until nothing is due.
    async fn copy_all(&self) {
        let second = &self.0.second;
        if second.busy.replace(true) {
            return;
        }
        let mut tries = 0;
        loop {
            let journal = match &*second.link.borrow() {
                Link::Open(journal) => journal.clone(),
                _ => break,
            };
            let (due, doomed) = (self.take_due(), second.doomed.take());
            if due.is_empty() && doomed.is_empty() {
                break;
            }
            match self.copy_once(&journal, &due, &doomed).await {
                Ok(()) => tries = 0,
                Err(_) => {
                    due.iter().for_each(|key| self.change_held(key, |held| held.due = true));
                    second.doomed.borrow_mut().extend(doomed);
                    tries += 1;
                    // Some browsers drop the connection of a page in the background: one fresh one, then the truth.
                    match Journal::open().await {
                        Ok(fresh) if tries < 2 => drop(second.link.replace(Link::Open(Rc::new(fresh)))),
                        _ => self.give_up(),
                    }
                }
            }
        }
        second.busy.set(false);
        if let Some(at) = second.changed.take() {
            let whole = self.has_journal();
            second.once.set((!whole).then_some(at));
            let state = if whole { SaveState::Saved { at } } else { SaveState::SavedOnce { at } };
            self.tell(News::Save(state));
        }
    }

    /// Deletes every record on this device, readable or not, in both places. Errors: the journal could not be
    /// emptied, and nothing was deleted.
    pub async fn erase(&self) -> Result<(), JournalError> {
        let journal = match &*self.0.second.link.borrow() {
            Link::Open(journal) => Some(journal.clone()),
            _ => None,
        };
        if let Some(journal) = journal {
            journal.erase().await?;
        }
        if let Some(shelf) = &self.0.shelf {
            shelf.keys().iter().filter(|key| is_ours(key)).for_each(|key| shelf.remove(key));
        }
        self.forget_look();
        if let Some(shelf) = &self.0.shelf {
            shelf.remove(NOTES);
        }
        self.0.held.take();
        self.0.unreadable.take();
        Ok(())
    }

    fn give_up(&self) {
        self.0.second.link.replace(Link::Missing);
    }

    async fn copy_once(&self, journal: &Journal, due: &[Key], doomed: &[String]) -> Result<(), JournalError> {
        let mut names: Vec<String> = due.iter().map(Key::to_string).collect();
        for name in doomed.iter().filter(|name| Key::parse(name).is_none()) {
            names.push(name.clone());
        }
        let mut outcomes = Vec::new();
        let decide = |name: &str, text: Option<String>| {
            let outcome =
                Key::parse(name).map(|key| self.decide(key, name, text.as_deref(), doomed.iter().any(|it| it == name)));
            let Some((outcome, writes)) = outcome else { return vec![Write::Delete(name.to_owned())] };
            outcomes.push(outcome);
            writes
        };
        journal.change(&names, decide).await?;
        let mut changed = Vec::new();
        for outcome in outcomes {
            self.take_in(outcome, &mut changed);
        }
        if !changed.is_empty() {
            self.tell(News::Changed(changed));
        }
        Ok(())
    }

    /// What to write for one record, inside the transaction.
    fn decide(&self, key: Key, name: &str, text: Option<&str>, doomed: bool) -> (Outcome, Vec<Write>) {
        let mine = self.head(&key);
        let mut outcome = Outcome { key, mine, settled: Ok(None), copy: None, unreadable: None };
        let mut writes = Vec::new();
        let theirs = match text.map(|text| (text, Version::read(name, text))) {
            None => None,
            Some((_, Ok(theirs))) => Some(theirs),
            Some((_, Err(_))) if doomed => {
                writes.push(Write::Delete(name.to_owned()));
                None
            }
            Some((raw, Err(why))) => {
                let newer = matches!(why, Damage::NewerVersion(_));
                if newer || outcome.mine.is_none() {
                    let unreadable = Unreadable { key: name.to_owned(), raw: raw.to_owned(), why };
                    outcome.unreadable = Some(unreadable);
                    return (outcome, writes);
                }
                // This tab's side is sound. The damaged text is put aside all the same.
                writes.push(Write::Put(format!("damaged/{name}"), raw.to_owned()));
                None
            }
        };
        if self.forgotten(theirs.as_ref()) && self.forgotten(outcome.mine.as_ref()) {
            writes.push(Write::Delete(name.to_owned()));
            return (outcome, writes);
        }
        let base = self.base(&outcome.key);
        let merger = self.0.writer.merger();
        let (mine, now) = (outcome.mine.as_ref(), self.0.second.changed.get().unwrap_or(self.0.opened));
        outcome.settled = settle(&outcome.key, base.as_ref(), mine, theirs.as_ref(), &merger);
        if let Ok(Some(settled)) = &outcome.settled {
            if settled.to_journal {
                let before = theirs.as_ref().filter(|theirs| theirs.saved.version < settled.stands.saved.version);
                if let Some(before) = before {
                    // The record was brought up to a newer format: its last text in the older one is kept.
                    writes.push(Write::Put(format!("v{}/{name}", before.saved.version), before.text.to_string()));
                }
                writes.push(Write::Put(name.to_owned(), settled.stands.text.to_string()));
            }
            if let Some(copy) = settled.copy.clone() {
                let copy = Version::next(&self.0.writer, &[], Some(copy.into()), now);
                if let Some((key, copy)) = copy.ok().and_then(|copy| Some((copy.key()?, copy))) {
                    writes.push(Write::Put(key.to_string(), copy.text.to_string()));
                    outcome.copy = Some(copy);
                }
            }
        }
        (outcome, writes)
    }

    /// Whether this is a deletion so old that no copy of the record can still be about.
    fn forgotten(&self, version: Option<&Version>) -> bool {
        version.is_none_or(|version| {
            version.record().is_none() && self.0.opened - version.saved.at > Duration::days(TOMBSTONE_DAYS)
        })
    }

    /// Brings this tab's side to where the journal now is.
    fn take_in(&self, outcome: Outcome, changed: &mut Vec<Record>) {
        let Outcome { key, mine, settled, copy, unreadable } = outcome;
        if let Some(unreadable) = unreadable {
            let access = self.set_aside(unreadable.clone());
            self.tell(News::Unreadable(unreadable));
            if access == Access::Outdated {
                self.tell(News::Access(access));
                self.fail(SaveError::Outdated);
            }
            return;
        }
        if let Some(copy) = copy {
            self.adopt(copy, changed);
        }
        let name = key.to_string();
        match settled {
            Err(error) => self.fail(error),
            Ok(None) => {
                let held = self.0.held.borrow_mut().remove(&key);
                if held.is_some_and(|held| held.head.is_some())
                    && let Some(shelf) = &self.0.shelf
                {
                    shelf.remove(&name);
                }
            }
            Ok(Some(settled)) => {
                let typed_on = self.head(&key) != mine;
                if typed_on {
                    // The journal has what this tab held then; what was typed since is due and comes next.
                    if mine.is_some() {
                        self.change_held(&key, |held| held.base = mine);
                    }
                    return;
                }
                self.change_held(&key, |held| held.base = Some(settled.stands.clone()));
                if !settled.to_local {
                    return;
                }
                if mine.as_ref().and_then(Version::record) == settled.stands.record() {
                    self.show(&name, &settled.stands);
                    self.hold(&key, settled.stands);
                } else if settled.stands.record().is_some() {
                    self.adopt(settled.stands, changed);
                } else {
                    self.show(&name, &settled.stands);
                    self.hold(&key, settled.stands);
                    self.tell(News::Gone(key));
                }
            }
        }
    }

    /// Says that the last change did not reach the disk, if there was one, and takes back that it soon would.
    fn fail(&self, error: SaveError) {
        if self.0.second.changed.take().is_some() {
            self.tell(News::Save(SaveState::NotSaved(error)));
        }
    }

    /// Takes a state of a record as the present one.
    fn adopt(&self, version: Version, changed: &mut Vec<Record>) {
        if let (Some(key), Some(record)) = (version.key(), version.record().cloned()) {
            self.show(&key.to_string(), &version);
            self.change_held(&key, |held| held.base = Some(version.clone()));
            self.hold(&key, version);
            changed.push(record);
        }
    }

    /// Puts what the journal already has into this tab's store as well. Should there be no room for it, the record
    /// is safe in the journal and comes back at each start.
    fn show(&self, name: &str, version: &Version) {
        let damaged = self.is_unreadable(name);
        if !damaged && self.place(name, version) == Err(SaveError::Full) {
            self.0.access.set(Access::Full);
            self.tell(News::Access(Access::Full));
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    //! A browser in miniature: tabs that share a store, get each other's events late or never, commit to one
    //! journal, and are killed at any moment, the store falling back to an older state of itself.
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::process::Process;
    use crate::domain::text::{Line, Prose};
    use crate::storage::codec;
    use crate::storage::local::{Refusal, Shelf};
    use crate::storage::stamp::Writer;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet, VecDeque};

    type Texts = BTreeMap<String, String>;
    type Event = (String, Option<String>);

    #[derive(Default)]
    struct Disk {
        local: Texts,
        /// What the browser had last flushed of it.
        flushed: Texts,
        journal: Texts,
        /// Changes that tabs made and the others have not heard of: by whom, and what.
        told: Vec<(usize, Event)>,
    }

    struct Drawer(Rc<RefCell<Disk>>, usize);

    impl Shelf for Drawer {
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
        /// A transaction that the disk has and the tab has not heard of.
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

    impl Browser {
        fn start() -> Self {
            let mut browser = Self { disk: Rc::default(), tabs: Vec::new(), opened: 0 };
            (0..3).for_each(|_| browser.open());
            browser
        }

        fn tab(&mut self, slot: usize) -> Tab {
            self.opened += 1;
            let writer = Writer::parse(&format!("t{}", self.opened)).unwrap();
            let shelf = Drawer(self.disk.clone(), slot);
            let (store, _) = Store::over(Some(Box::new(shelf)), Access::Open, writer, now());
            let keys: BTreeSet<String> = self.disk.borrow().journal.keys().cloned().collect();
            store.0.held.borrow_mut().values_mut().for_each(|held| held.due = true);
            keys.iter().filter_map(|name| Key::parse(name)).for_each(|key| store.settle_soon(&key));
            Tab { store, inbox: VecDeque::new(), on_the_way: Vec::new() }
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
                self.tabs[slot].store.heard(Some(&name), text);
            }
        }

        fn transact(&mut self, slot: usize) {
            let store = self.tabs[slot].store.clone();
            let due = store.take_due();
            for key in due {
                let name = key.to_string();
                let text = self.disk.borrow().journal.get(&name).cloned();
                let (outcome, writes) = store.decide(key, &name, text.as_deref(), false);
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
            for outcome in outcomes {
                self.tabs[slot].store.take_in(outcome, &mut Vec::new());
            }
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
        /// Pressing a record together takes a while: it begins here,
        Press(usize),
        /// and its packed form is stored here.
        Pack(usize),
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
        codec::encode(&Version::read(name, text).unwrap().saved).unwrap()
    }

    fn deflate(text: &str) -> Vec<u8> {
        let mut pen = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut pen, text.as_bytes()).unwrap();
        pen.finish().unwrap()
    }

    /// Texts that are in `typed` as saved and neither in the record, nor in a second copy, nor typed over by
    /// someone who had them on the screen.
    fn lost(browser: &Browser, typed: &[Typed]) -> Vec<String> {
        let journal = &browser.disk.borrow().journal;
        let safe =
            |text: &str| journal.iter().any(|(name, whole)| is_ours(name) && unpacked(name, whole).contains(text));
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

    fn play(acts: &[Act], evict: bool) -> Result<(), TestCaseError> {
        let mut browser = Browser::start();
        let mut typed: Vec<Typed> = Vec::new();
        let mut pressed = [None, None, None];
        for (step, act) in acts.iter().enumerate() {
            match *act {
                Act::Type { tab, field } => {
                    let mut process =
                        browser.process(tab).unwrap_or_else(|| Process::new(ProcessId::parse("p").unwrap(), now()));
                    let (over, text) = (read(&process, field), format!("<{step}>"));
                    write(&mut process, field, &text);
                    browser.tabs[tab].store.put(process, now()).unwrap();
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
                        browser.tabs[tab].store.pack(&one, &deflate(&one.plain), now()).unwrap();
                    }
                }
            }
        }
        browser.calm_down();
        prop_assert_eq!(lost(&browser, &typed), Vec::<String>::new());
        let journal = browser.disk.borrow().journal.get("afterword/process/p").cloned();
        for slot in 0..3 {
            let shown = browser.shown(slot);
            prop_assert_eq!(shown.as_deref(), journal.as_deref(), "tab {} shows another state", slot);
        }
        let local = browser.disk.borrow().local.get("afterword/process/p").cloned();
        prop_assert_eq!(local, journal);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_that_was_called_saved_is_ever_lost(acts in proptest::collection::vec(act(), 1..80)) {
            play(&acts, true)?;
        }
    }

    #[test]
    fn one_person_in_two_tabs_in_turn_makes_no_second_copies() {
        let mut browser = Browser::start();
        for turn in 0..20 {
            let tab = turn / 5 % 2;
            let mut process =
                browser.process(tab).unwrap_or_else(|| Process::new(ProcessId::parse("p").unwrap(), now()));
            write(&mut process, turn % FIELDS, &format!("<{turn}>"));
            browser.tabs[tab].store.put(process, now()).unwrap();
            browser.calm_down();
        }
        assert_eq!(browser.disk.borrow().journal.len(), 1);
    }
}
