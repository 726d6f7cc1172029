//! Bringing the journal and the store to the same state: everything at the start, and each change soon after it was
//! made. Only when the journal has it on the disk is a change called saved.

mod apply_outcome;
mod decide;

use crate::storage::error::SaveState;
use crate::storage::names::{LIFE, NOTES};
use crate::storage::record::codec::{Damage, Unreadable, is_ours};
use crate::storage::record::kinds::Key;
use crate::storage::record::version::Version;
use crate::storage::store::inner::{Link, Store};
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::journal::{Journal, JournalError, Write};
use chrono::NaiveDateTime;
use decide::Outcome;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long a tombstone is kept: longer than any copy of the record is likely to exist.
const TOMBSTONE_DAYS: i64 = 90;

/// The prefix of a text that could not be read and was put aside; the key of its record and a hash follow.
const ASIDE: &str = "damaged/";

impl Store {
    pub(in crate::storage) fn tell(&self, news: StoreEvent) {
        let listener = self.0.second.listener.borrow().clone();
        if let (Some(listener), Some(news)) = (listener, self.beside_unsaved(news)) {
            listener(news);
        }
    }

    /// Whether the journal arbitrates between this tab and others, now or as soon as it is open.
    pub(in crate::storage) fn has_journal(&self) -> bool {
        !matches!(*self.0.second.link.borrow(), Link::Missing)
    }

    /// Opens the journal and reconciles every record that differs.
    pub(in crate::storage) fn start(&self) {
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

    /// Reconciles everything with the journal; `once` is when the last change was made that it does not have yet.
    async fn go_with(&self, once: Option<NaiveDateTime>) {
        let second = &self.0.second;
        second.changed.set(second.changed.get().or(once));
        self.copy_all().await;
        if self.has_earlier().await {
            return self.tell(StoreEvent::Earlier);
        }
        self.tell_whole().await;
    }

    /// Emits the event that everything is loaded.
    pub async fn tell_whole(&self) {
        let notes = self.aside(NOTES).await;
        self.tell(StoreEvent::Whole(notes));
    }

    async fn go_without(&self) {
        self.give_up();
        self.begin_generation();
        self.copy_all().await;
    }

    async fn open_journal(&self, journal: Journal) -> Result<(), JournalError> {
        let journal = Rc::new(journal);
        self.take_stock(&journal).await?;
        self.0.second.link.replace(Link::Open(journal));
        Ok(())
    }

    /// Compares the journal with this tab: what each of the two does not have of the other's becomes due.
    async fn take_stock(&self, journal: &Journal) -> Result<(), JournalError> {
        self.meet(journal).await?;
        let entries = journal.all().await?;
        let mut told = Vec::new();
        // What is in this tab only is due; what is in the journal as well is not, if it is equal.
        self.0.held.borrow_mut().values_mut().for_each(|held| held.due = true);
        for (name, text) in &entries {
            if let Some(why) = put_aside(name, text) {
                let aside = Unreadable { key: name.clone(), raw: text.clone(), why };
                self.note_unreadable(aside.clone());
                told.push(StoreEvent::Unreadable(aside));
            } else if self.is_unreadable(name) {
                let back = self.damaged(name).is_some() && brings_back(name, text);
                told.extend(back.then(|| StoreEvent::Repairable(name.clone())));
            } else if let Some(key) = Key::parse(name) {
                let head = self.head(&key);
                let same = head.as_ref().is_some_and(|head| *head.text == **text);
                let done = same && !self.forgotten(head.as_ref());
                self.change_held(&key, |held| held.due = !done);
            }
        }
        told.into_iter().for_each(|news| self.tell(news));
        Ok(())
    }

    /// Emits an event if the journal has a sound copy of the record under this key, one of whose texts cannot be read.
    /// What this tab knows of it may be older than either.
    pub(in crate::storage) fn look_for_second(&self, name: &str) {
        if self.journal().is_some() {
            let (store, name) = (self.clone(), name.to_owned());
            spawn_local(async move {
                let text = store.aside(&name).await;
                if text.is_some_and(|text| brings_back(&name, &text)) && store.is_unreadable(&name) {
                    store.tell(StoreEvent::Repairable(name));
                }
            });
        }
    }

    /// Marks a record as changed, and starts mirroring. Returns what to show for now.
    pub(in crate::storage) fn copy_soon(&self, key: Key, now: NaiveDateTime) -> SaveState {
        let second = &self.0.second;
        second.changed.set(Some(now));
        if !self.has_journal() {
            second.once.set(Some(now));
            self.reopen_soon();
            return SaveState::SavedOnce { at: now };
        }
        self.settle_soon(&key);
        SaveState::Saving
    }

    /// Reconciles a record with the journal, to which another tab may have written first.
    pub(in crate::storage) fn settle_soon(&self, key: &Key) {
        self.change_held(key, |held| held.due = true);
        self.wake();
    }

    /// Follows up on a text that the user deleted: restores the journal's copy, or deletes that too if it is the very
    /// same text.
    pub(in crate::storage) fn discard_copy(&self, damaged: Unreadable) {
        if let Some(key) = Key::parse(&damaged.key) {
            self.change_held(&key, |held| held.due = true);
        }
        self.0.second.doomed.borrow_mut().push(damaged);
        self.wake();
    }

    pub(in crate::storage) fn wake(&self) {
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

    /// Mirrors until nothing is due.
    pub(in crate::storage) async fn copy_all(&self) {
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
                    // Some browsers close the connection of a page in the background: one new connection is tried, then
                    // the failure is shown.
                    match Journal::open().await {
                        Ok(fresh) if tries < 2 => drop(second.link.replace(Link::Open(Rc::new(fresh)))),
                        _ => {
                            self.give_up();
                            second.failed.set(true);
                        }
                    }
                }
            }
        }
        second.busy.set(false);
        if let Some(at) = second.changed.take() {
            let whole = self.has_journal();
            second.once.set((!whole).then_some(at));
            let state = if whole { SaveState::Saved { at } } else { SaveState::SavedOnce { at } };
            self.tell(StoreEvent::Save(self.unless_unsaved(state)));
        }
        self.try_again();
    }

    /// Opens a failed journal again: with each change, as long as it fails.
    fn reopen_soon(&self) {
        if !self.0.second.failed.replace(false) {
            return;
        }
        let store = self.clone();
        spawn_local(async move {
            let opened = match Journal::open().await {
                Ok(journal) => store.open_journal(journal).await.is_ok(),
                Err(_) => false,
            };
            match opened {
                true => store.go_with(store.0.second.once.take()).await,
                false => store.0.second.failed.set(true),
            }
        });
    }

    fn give_up(&self) {
        self.0.second.link.replace(Link::Missing);
    }

    async fn copy_once(&self, journal: &Journal, due: &[Key], doomed: &[Unreadable]) -> Result<(), JournalError> {
        let mut names = vec![LIFE.to_owned()];
        names.extend(due.iter().map(Key::to_string));
        for it in doomed.iter().filter(|it| Key::parse(&it.key).is_none()) {
            names.push(it.key.clone());
        }
        let (mut outcomes, mut strange, mut emptied) = (Vec::new(), false, false);
        let decide = |name: &str, text: Option<String>| {
            if name == LIFE {
                (strange, emptied) = (self.is_strange(text.as_deref()), text.is_none());
            }
            if strange || name == LIFE {
                return Vec::new();
            }
            let doomed = doomed.iter().find(|it| it.key == name).map(|it| it.raw.as_str());
            let outcome = Key::parse(name).map(|key| self.decide(key, name, text.as_deref(), doomed));
            let Some((outcome, writes)) = outcome else {
                let gone = text.as_deref() == doomed;
                return if gone { vec![Write::Delete(name.to_owned())] } else { Vec::new() };
            };
            outcomes.push(outcome);
            writes
        };
        journal.change(&names, decide).await?;
        if strange {
            // Everything was deleted or lost. Nothing was written: what is due is due again, if it is still here.
            self.0.second.doomed.borrow_mut().extend(doomed.iter().cloned());
            self.take_stock(journal).await?;
            if emptied {
                self.tell(StoreEvent::Refilled);
            }
            return Ok(());
        }
        self.conclude(outcomes);
        Ok(())
    }

    /// Applies the outcomes of a transaction to this tab.
    fn conclude(&self, outcomes: Vec<Outcome>) {
        // Everything may have been deleted since.
        if self.same_generation().is_err() {
            return;
        }
        let mut changed = Vec::new();
        for outcome in outcomes {
            self.take_in(outcome, &mut changed);
        }
        if !changed.is_empty() {
            self.tell(StoreEvent::Changed(changed));
        }
    }
}

/// Whether a text of the journal is one that was put aside because it could not be read; and why, or that it can be
/// read by now.
fn put_aside(name: &str, text: &str) -> Option<Damage> {
    let of = name.strip_prefix(ASIDE).filter(|of| is_ours(of))?;
    // An earlier version of the app used one key for each record, without a hash.
    let of = if Key::parse(of).is_some() { of } else { of.rsplit_once('/').map_or(of, |(of, _)| of) };
    Some(Version::read(of, text).err().unwrap_or(Damage::None))
}

/// Whether this text of the journal is worth restoring: a deletion is not.
fn brings_back(name: &str, text: &str) -> bool {
    Version::read(name, text).is_ok_and(|copy| copy.record().is_some())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
