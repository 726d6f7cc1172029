//! The store as the rest of the app sees it: every record, one key each. Saving is immediate; what comes from other
//! tabs and the journal arrives later as an event.

use crate::domain::order::SortedMap;
use crate::storage::error::{Access, SaveError};
use crate::storage::legacy_names;
use crate::storage::local::{self, KeyValueStore, Opened, Refusal};
use crate::storage::names::{EARLIER, LIFE, NOTES, PROBE};
use crate::storage::record::body::Body;
use crate::storage::record::codec::{Damage, Unreadable, is_ours};
use crate::storage::record::conflict_copy::{ConflictCopy, Origin};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::revision::Writer;
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::inner::{Held, Inner, JournalMirror};
use crate::storage::store::notes::Notes;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::generation::Generation;
use crate::storage::sync::merge::merge_bodies;
use chrono::NaiveDateTime;
use legacy_takeover::holds;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

mod generations;
pub mod inner;
mod journal_mirror;
mod last_visit;
mod legacy_takeover;
pub mod meter;
pub mod notes;
pub mod packing;
pub mod store_event;
mod tabs;
mod unsaved;

pub use inner::{Receipt, Store};

/// A clock that has advanced by fewer days since the app was last open is trusted.
const STEADY_DAYS: i64 = 45;

/// Everything that was found at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every record that could be read.
    pub records: Vec<Record>,
    /// Every text of the app that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// What the browser allows.
    pub access: Access,
}

impl Store {
    /// Opens localStorage for a tab called `writer` and reads all of it. Never fails: if nothing may be read, the
    /// access says so.
    pub fn open(writer: Writer, now: NaiveDateTime) -> (Self, Loaded) {
        match local::open() {
            Some(Opened { ours, all, has_room }) => {
                let access = if has_room { Access::Open } else { Access::Full };
                Self::beside(Some(ours), Some(all), access, writer, now)
            }
            None => Self::over(None, Access::Blocked, writer, now),
        }
    }

    /// Opens a store over any key-value store: a map in tests.
    pub fn over(
        shelf: Option<Box<dyn KeyValueStore>>,
        access: Access,
        writer: Writer,
        now: NaiveDateTime,
    ) -> (Self, Loaded) {
        Self::beside(shelf, None, access, writer, now)
    }

    /// Opens a store over the part of `all` that belongs to this copy; earlier builds may have left something outside
    /// of it.
    pub fn beside(
        shelf: Option<Box<dyn KeyValueStore>>,
        all: Option<Box<dyn KeyValueStore>>,
        access: Access,
        writer: Writer,
        now: NaiveDateTime,
    ) -> (Self, Loaded) {
        if let (Some(ours), Some(all)) = (&shelf, &all) {
            legacy_names::bring(&**ours, &**all, holds);
        }
        let (mut held, mut unreadable) = (SortedMap::new(), Vec::new());
        if let Some(shelf) = &shelf {
            for name in shelf.keys().into_iter().filter(|name| is_ours(name) && name != PROBE) {
                let Some(raw) = shelf.get(&name) else { continue };
                match (Version::read(&name, &raw), Key::parse(&name)) {
                    (Ok(head), Some(key)) => {
                        held.insert(key, Held { base: Some(head.clone()), head: Some(head), ..Held::default() });
                    }
                    (Err(why), _) => unreadable.push(Unreadable { key: name, raw, why }),
                    (Ok(_), None) => {}
                }
            }
        }
        let is_outdated = |it: &Unreadable| matches!(it.why, Damage::NewerVersion(_));
        let access = if unreadable.iter().any(is_outdated) { Access::Outdated } else { access };
        let records = held.values().filter_map(|held: &Held| held.head.as_ref()?.record().cloned()).collect();
        let loaded = Loaded { records, unreadable: unreadable.clone(), access };
        let text = |name: &str| shelf.as_ref().and_then(|shelf| shelf.get(name));
        let life = text(LIFE).as_deref().and_then(Generation::read);
        let seen = text(NOTES).as_deref().and_then(Notes::read).and_then(|notes| notes.days.last);
        // A single reading of the clock must not cause anything to be forgotten: it may be set to another year.
        let steady = seen.is_some_and(|seen| (0..STEADY_DAYS).contains(&(now.date() - seen).num_days()));
        let inner = Inner {
            marked: Cell::new(life.is_some()),
            lives: Cell::new(0),
            echoes: Cell::new(0),
            life: RefCell::new(life),
            forgets: steady && legacy_names::is_over(text(EARLIER).as_deref()),
            all,
            shelf,
            writer,
            opened: now,
            access: Cell::new(access),
            held: RefCell::new(held),
            unreadable: RefCell::new(unreadable),
            unsaved: RefCell::default(),
            second: JournalMirror::default(),
        };
        (Self(Rc::new(inner)), loaded)
    }

    /// Starts listening to other tabs and mirroring to the journal; from now on `listener` gets every event. Call it
    /// once, after the screen shows what was loaded.
    pub fn begin(&self, listener: impl Fn(StoreEvent) + 'static) {
        self.0.second.listener.replace(Some(Rc::new(listener)));
        tabs::listen(self);
        self.start();
    }

    /// Saves a record over its earlier state. Errors: why it was not saved; the earlier state is then still stored.
    pub fn put(&self, record: impl Into<Record>, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        let record = record.into();
        self.write(record.key(), Some(record), now, None).map(|receipt| self.with_unsaved(receipt))
    }

    /// Saves a record that a form made from `base`, even if the record was changed elsewhere since: fields that the
    /// form did not touch keep their newer contents. Errors: as for [`Store::put`].
    pub fn put_over(&self, base: &Record, record: impl Into<Record>, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        self.write_over(Some(base), record.into(), now).map(|receipt| self.with_unsaved(receipt))
    }

    /// Saves a record that was made from `base`, `None` for a new one.
    pub(super) fn write_over(
        &self,
        base: Option<&Record>,
        record: Record,
        now: NaiveDateTime,
    ) -> Result<Receipt, SaveError> {
        let key = record.key();
        let head = self.head(&key).filter(|head| head.record() != base);
        let Some(head) = head else { return self.write(key, Some(record), now, None) };
        // A form knows no unknown members: both its base and its result get those of the present state.
        let known = |record: &Record| self.whole(record.clone());
        let (whole, copy) = combine(&key, base.map(known).as_ref(), Some(known(&record)), &head, now);
        if let Some(copy) = copy.clone() {
            self.write(copy.key(), Some(copy), now, None)?;
        }
        let merged = whole.as_ref().map(|whole| whole.record.clone()).filter(|whole| *whole != record);
        let receipt = self.write_body(key, whole, now, None)?;
        Ok(Receipt { merged: receipt.merged.or(merged), copy: receipt.copy.or(copy), ..receipt })
    }

    /// Deletes a record for good, leaving a tombstone so that no older copy of it can come back. Errors: why it is
    /// still there.
    pub fn remove(&self, key: &Key, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        let receipt = self.write(key.clone(), None, now, None)?;
        self.0.unsaved.borrow_mut().remove(key);
        Ok(self.with_unsaved(receipt))
    }

    /// Saves a record, or its deletion; `also` is a version from elsewhere that is merged into it.
    pub(super) fn write(
        &self,
        key: Key,
        record: Option<Record>,
        now: NaiveDateTime,
        also: Option<&Version>,
    ) -> Result<Receipt, SaveError> {
        let body = record.map(|record| match also {
            Some(also) if also.record() == Some(&record) => also.saved.body.clone().unwrap_or(Body::of(record)),
            _ => self.whole(record),
        });
        self.write_body(key, body, now, also)
    }

    /// A record as the screen has it, with the unknown members of its earlier states.
    pub fn whole(&self, record: Record) -> Body {
        let held = self.0.held.borrow();
        let before = held.get(&record.key()).into_iter();
        let before =
            before.flat_map(|held| held.head.iter().filter_map(|head| head.saved.body.as_ref()).chain(&held.past));
        Body::over(record, &before.collect::<Vec<_>>())
    }

    /// Saves a body with its unknown members, or the deletion of the record; `also` is a version from elsewhere that is
    /// merged into it.
    pub(super) fn write_body(
        &self,
        key: Key,
        body: Option<Body>,
        now: NaiveDateTime,
        also: Option<&Version>,
    ) -> Result<Receipt, SaveError> {
        let name = self.may_write(&key)?;
        let shelf = self.0.shelf.as_deref().ok_or(SaveError::Blocked)?;
        let head = self.head(&key);
        let stored = shelf.get(&name).filter(|raw| head.as_ref().is_none_or(|head| *head.text != **raw));
        let stored = stored.map(|raw| self.read_foreign(&name, raw)).transpose()?;
        // Another tab saved this record, and its storage event has not arrived here yet.
        let newer = stored.filter(|stored| head.as_ref().is_none_or(|head| stored.relation(head) == Relation::Newer));
        let mine = body.clone();
        let (body, copy) = match &newer {
            Some(newer) => combine(&key, head.as_ref().and_then(|head| head.saved.body.as_ref()), body, newer, now),
            None => (body, None),
        };
        // A version in a conflict copy may count as known only once that copy is on the disk: the journal does both.
        let (body, newer) = if copy.is_some() && self.has_journal() { (mine.clone(), None) } else { (body, newer) };
        if let Some(copy) = copy.clone() {
            self.write(copy.key(), Some(copy), now, None)?;
        }
        let before: Vec<&Version> = newer.iter().chain(&head).chain(also).collect();
        let next = Version::with(&self.writer(), &before, body, now)?;
        self.place(&name, &next)?;
        let rev = next.saved.stamp.rev;
        let merged = next.record().filter(|record| mine.as_ref().map(|mine| &mine.record) != Some(record)).cloned();
        self.hold(&key, next);
        self.had_room();
        let state = self.copy_soon(key.clone(), now);
        Ok(Receipt { key, rev, state, merged, copy })
    }

    /// Notes that something could be stored: there is room again, if there was none.
    pub(super) fn had_room(&self) {
        if self.0.access.get() == Access::Full {
            self.0.access.set(Access::Open);
            self.tell(StoreEvent::Access(Access::Open));
        }
    }

    /// The key under which a record may be written. Errors: it may not.
    pub(super) fn may_write(&self, key: &Key) -> Result<String, SaveError> {
        let name = key.to_string();
        if self.0.shelf.is_none() {
            Err(SaveError::Blocked)
        } else if self.0.access.get() == Access::Outdated {
            Err(SaveError::Outdated)
        } else if self.is_unreadable(&name) {
            Err(SaveError::Unreadable)
        } else {
            self.same_generation().map(|()| name)
        }
    }

    /// Reads what another tab stored under one of our keys.
    fn read_foreign(&self, name: &str, raw: String) -> Result<Version, SaveError> {
        Version::read(name, &raw).map_err(|why| {
            for news in self.found(Unreadable { key: name.to_owned(), raw, why }) {
                self.tell(news);
            }
            if self.access() == Access::Outdated { SaveError::Outdated } else { SaveError::Unreadable }
        })
    }

    /// Puts aside a text that turned out to be unreadable while this tab was open. Returns the events to emit.
    pub(super) fn found(&self, unreadable: Unreadable) -> Vec<StoreEvent> {
        let before = self.access();
        let access = self.set_aside(unreadable.clone());
        if !unreadable.is_newer() {
            self.look_for_second(&unreadable.key);
        }
        let mut news = vec![StoreEvent::Unreadable(unreadable)];
        if access == Access::Outdated && before != access {
            news.push(StoreEvent::Access(access));
        }
        news
    }

    /// Remembers a text that cannot be read, and stops writing altogether if a newer version of the app wrote it.
    pub(super) fn set_aside(&self, unreadable: Unreadable) -> Access {
        if matches!(unreadable.why, Damage::NewerVersion(_)) {
            self.0.access.set(Access::Outdated);
        }
        self.note_unreadable(unreadable);
        self.0.access.get()
    }

    /// Stores a text and reads it back.
    pub(super) fn place(&self, name: &str, version: &Version) -> Result<(), SaveError> {
        let shelf = self.0.shelf.as_deref().ok_or(SaveError::Blocked)?;
        let mut placed = shelf.set(name, &version.text);
        if placed == Err(Refusal::Full)
            && self.0.all.as_deref().is_some_and(|all| legacy_names::make_room(shelf, all, holds))
        {
            placed = shelf.set(name, &version.text);
        }
        placed.map_err(|refusal| match refusal {
            Refusal::Full => SaveError::Full,
            Refusal::Blocked => SaveError::Blocked,
        })?;
        if shelf.get(name).as_deref() == Some(&*version.text) { Ok(()) } else { Err(SaveError::NotKept) }
    }

    /// The text stored under a key, unchanged: for downloads and for repairs by hand.
    pub fn raw(&self, key: &str) -> Option<String> {
        let stored = self.0.shelf.as_ref().filter(|_| is_ours(key)).and_then(|shelf| shelf.get(key));
        stored.or_else(|| {
            let unreadable = self.0.unreadable.borrow();
            unreadable.iter().find(|it| it.key == key).map(|it| it.raw.clone())
        })
    }

    /// Deletes a text that cannot be read, because the user said so. A text that can be read stays; where the journal
    /// has a sound copy, it is restored ([`StoreEvent::Changed`]). What a newer version of the app wrote stays too.
    pub fn discard(&self, key: &str) {
        // If everything was deleted elsewhere, there is nothing to restore.
        if self.same_generation().is_err() {
            return;
        }
        let Some(damaged) = self.damaged(key) else { return };
        self.forget_unreadable(key);
        if let Some(shelf) = self.0.shelf.as_ref().filter(|_| is_ours(key)) {
            shelf.remove(key);
            if let Some(head) = Key::parse(key).and_then(|key| self.head(&key)) {
                // If that fails, the journal still has it.
                let _ = self.place(key, &head);
            }
        }
        self.discard_copy(damaged);
    }

    /// Replaces a text that cannot be read by a record that was repaired by hand. Errors: why it was not saved; the
    /// damaged text is then still there.
    pub fn repair(&self, repaired: Body, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        self.same_generation()?;
        let key = repaired.record.key();
        let name = key.to_string();
        let shelf = self.0.shelf.as_ref().ok_or(SaveError::Blocked)?;
        let damaged = self.damaged(&name);
        let stored = shelf.get(&name).filter(|_| damaged.is_some());
        if stored.is_some() {
            self.forget_unreadable(&name);
            shelf.remove(&name);
        }
        let saved = self.write_body(key, Some(repaired), now, None).map(|receipt| self.with_unsaved(receipt));
        if saved.is_ok() {
            damaged.into_iter().for_each(|damaged| self.discard_copy(damaged));
            return saved;
        }
        if let Some(stored) = stored {
            // It had room a moment ago.
            let _ = shelf.set(&name, &stored);
        }
        if let Some(damaged) = damaged {
            self.set_aside(damaged);
        }
        saved
    }
}

/// What to store of `mine`, made from `base`, if another tab has stored `newer` meanwhile; and the conflict copy, if
/// both changed the same field.
fn combine(
    key: &Key,
    base: Option<&Body>,
    mine: Option<Body>,
    newer: &Version,
    now: NaiveDateTime,
) -> (Option<Body>, Option<Record>) {
    match (mine, &newer.saved.body) {
        (Some(mine), Some(theirs)) => {
            let merged = merge_bodies(key, base, &mine, theirs);
            let copy = (!merged.conflicts.is_empty()).then(|| {
                ConflictCopy::keep(key.to_string(), newer.plain(), Origin::TwoTabs, merged.conflicts, now).into()
            });
            (Some(merged.whole), copy)
        }
        // Deleted here and changed there: what was typed stays.
        (None, Some(theirs)) if base != Some(theirs) => (Some(theirs.clone()), None),
        (mine, _) => (mine, None),
    }
}

#[cfg(test)]
mod tests;
