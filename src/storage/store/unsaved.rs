//! What is on the screen and could not be stored. It is remembered until it is: while there is any, nothing is called
//! saved; it is tried again whenever something else was saved or deleted; and a backup contains it.

use crate::domain::order::SortedMap;
use crate::storage::error::{SaveError, SaveState};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::Version;
use crate::storage::store::inner::{Receipt, Store, Unsaved};
use crate::storage::store::store_event::StoreEvent;
use chrono::NaiveDateTime;

impl Store {
    /// Saves what the screen shows of a record, made from `base`, or if that is `None`, from what the screen showed
    /// before. Errors: why it was not saved; it is then remembered, and tried again.
    pub fn keep(&self, base: Option<Record>, record: Record, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        let key = record.key();
        let base = match self.0.unsaved.borrow_mut().remove(&key) {
            Some(refused) => refused.base,
            None => base.or_else(|| self.head(&key)?.record().cloned()),
        };
        self.keep_one(Unsaved { base, record, why: SaveError::Full, at: now }).map(|receipt| self.with_unsaved(receipt))
    }

    fn keep_one(&self, mut it: Unsaved) -> Result<Receipt, SaveError> {
        let done = self.write_over(it.base.as_ref(), it.record.clone(), it.at);
        // What was deleted elsewhere is not tried again.
        if let Some(why) = done.as_ref().err().filter(|why| **why != SaveError::Erased) {
            it.why.clone_from(why);
            self.0.unsaved.borrow_mut().insert(it.record.key(), it);
        }
        done
    }

    /// Remembers a record that was saved, is gone from the store, and was refused when it was written again.
    pub(in crate::storage) fn refused(&self, record: Record, why: SaveError, at: NaiveDateTime) {
        let it = Unsaved { base: Some(record.clone()), record, why, at };
        self.0.unsaved.borrow_mut().insert(it.record.key(), it);
    }

    /// A record as the screen shows it, saved or not.
    pub fn shown(&self, key: &Key) -> Option<Record> {
        let unsaved = self.0.unsaved.borrow().get(key).map(|it| it.record.clone());
        unsaved.or_else(|| self.head(key)?.record().cloned())
    }

    /// The receipt of a save, after trying again what was refused before; until that is saved too, the state says so.
    pub(in crate::storage) fn with_unsaved(&self, receipt: Receipt) -> Receipt {
        self.try_again();
        Receipt { state: self.unless_unsaved(receipt.state), ..receipt }
    }

    /// The save state to show: this one, unless something could not be saved.
    pub(in crate::storage) fn unless_unsaved(&self, state: SaveState) -> SaveState {
        let unsaved = self.0.unsaved.borrow();
        unsaved.values().next().map_or(state, |it| SaveState::NotSaved(it.why.clone()))
    }

    /// Saves what was refused before, as far as there is room now.
    pub(in crate::storage) fn try_again(&self) {
        let (mut changed, mut saved) = (Vec::new(), None);
        for (_, it) in self.0.unsaved.take() {
            if let Ok(receipt) = self.keep_one(it) {
                saved = Some(receipt.state);
                changed.extend(receipt.merged.into_iter().chain(receipt.copy));
            }
        }
        if let Some(state) = saved {
            self.tell(StoreEvent::Changed(changed));
            self.tell(StoreEvent::Save(self.unless_unsaved(state)));
        }
    }

    /// The part of an event that the screen is to take in: not a record of which it shows an unsaved text. The changes
    /// by others are merged into that one when it is saved.
    pub(in crate::storage) fn beside_unsaved(&self, mut news: StoreEvent) -> Option<StoreEvent> {
        let unsaved = self.0.unsaved.borrow();
        match &mut news {
            StoreEvent::Changed(records) => records.retain(|one| !unsaved.contains_key(&one.key())),
            StoreEvent::Gone(key) if unsaved.contains_key(key) => return None,
            _ => {}
        }
        Some(news)
    }

    /// Every record as the screen shows it, saved or not, and the deletions.
    pub(in crate::storage) fn on_screen(&self) -> SortedMap<Key, Version> {
        let held = self.0.held.borrow();
        let saved = held.iter().filter_map(|(key, held)| Some((key.clone(), held.head.clone()?)));
        let mut all: SortedMap<Key, Version> = saved.collect();
        for (key, version) in self.unsaved_versions() {
            all.insert(key, version);
        }
        all
    }

    /// What could not be saved, as the versions that would be stored.
    pub(in crate::storage) fn unsaved_versions(&self) -> Vec<(Key, Version)> {
        let all = self.0.unsaved.borrow();
        let versions = all.iter().filter_map(|(key, it)| {
            let head = self.head(key);
            let before: Vec<&Version> = head.iter().collect();
            Some((key.clone(), Version::unread(&self.writer(), &before, Some(it.record.clone()), it.at).ok()?))
        });
        versions.collect()
    }
}
