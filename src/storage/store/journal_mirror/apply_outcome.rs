//! Applying the outcome of a transaction of the journal to this tab.

use super::decide::Outcome;
use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::inner::Store;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::reconcile::{Settled, settle};

impl Store {
    /// Applies the outcome for one record.
    pub(super) fn take_in(&self, outcome: Outcome, changed: &mut Vec<Record>) {
        let Outcome { key, mine, settled, copy, unreadable, life, aside } = outcome;
        if *self.0.life.borrow() != life {
            // Everything was deleted or lost since: what is still here is reconciled again.
            self.0.held.borrow_mut().iter_mut().filter(|(held, _)| **held == key).for_each(|(_, held)| held.due = true);
            return;
        }
        if let Some(aside) = aside {
            self.note_unreadable(aside.clone());
            self.tell(StoreEvent::Unreadable(aside));
        }
        if let Some(unreadable) = unreadable {
            let access = self.set_aside(unreadable.clone());
            self.tell(StoreEvent::Unreadable(unreadable));
            if access == Access::Outdated {
                self.tell(StoreEvent::Access(access));
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
                let base = self.base(&key);
                self.change_held(&key, |held| held.base = Some(settled.stands.clone()));
                if let Some(elsewhere) = self.put_elsewhere(&name, mine.as_ref(), &settled.stands)
                    && self.take_elsewhere(&key, base, &settled.stands, elsewhere, changed)
                {
                    return;
                }
                if !settled.to_local {
                    return;
                }
                if mine.as_ref().and_then(Version::record) == settled.stands.record() {
                    self.show(&name, &settled.stands);
                    self.hold(&key, settled.stands);
                } else {
                    self.change_to(settled.stands, &key, changed);
                }
            }
        }
    }

    /// What another tab has stored meanwhile, if it is neither what this tab knew nor what `stands`.
    fn put_elsewhere(&self, name: &str, mine: Option<&Version>, stands: &Version) -> Option<Version> {
        let raw = self.0.shelf.as_ref()?.get(name)?;
        let known = [mine, Some(stands)].into_iter().flatten().any(|version| *version.text == *raw);
        if known { None } else { Version::read(name, &raw).ok() }
    }

    /// Merges what the journal has and what another tab has just stored. Returns whether that is done, so that the
    /// store need not be given what the journal has.
    fn take_elsewhere(
        &self,
        key: &Key,
        base: Option<Version>,
        stands: &Version,
        elsewhere: Version,
        changed: &mut Vec<Record>,
    ) -> bool {
        match elsewhere.relation(stands) {
            Relation::Newer => {
                self.change_to(elsewhere, key, changed);
                self.change_held(key, |held| held.base = Some(stands.clone()));
            }
            Relation::Diverged => {
                let merger = self.writer().merger();
                let joined = settle(key, base.as_ref(), Some(stands), Some(&elsewhere), &merger);
                match joined {
                    Ok(Some(Settled { stands: joined, copy: None, .. })) => {
                        self.change_to(joined, key, changed);
                        self.change_held(key, |held| held.base = Some(stands.clone()));
                    }
                    // Nothing may count as known before its copy is in the journal, so it stays where it is: the tab
                    // that stored it mirrors it to the journal, or the next tab that opens.
                    _ => {
                        match stands.record() {
                            Some(record) => changed.push(record.clone()),
                            None => self.tell(StoreEvent::Gone(key.clone())),
                        }
                        self.hold(key, stands.clone());
                        return true;
                    }
                }
            }
            Relation::Same => return false,
            Relation::Older => {
                self.show(&key.to_string(), stands);
                return false;
            }
        }
        self.change_held(key, |held| held.due = true);
        true
    }

    /// Makes this the present state of the record, on the screen too.
    pub(in crate::storage) fn change_to(&self, version: Version, key: &Key, changed: &mut Vec<Record>) {
        if version.record().is_some() {
            self.adopt(version, changed);
        } else {
            self.show(&key.to_string(), &version);
            self.hold(key, version);
            self.tell(StoreEvent::Gone(key.clone()));
        }
    }

    /// Emits that the last change did not reach the disk, if there was one, and withdraws that it soon would.
    pub(super) fn fail(&self, error: SaveError) {
        if self.0.second.changed.take().is_some() {
            self.tell(StoreEvent::Save(SaveState::NotSaved(error)));
        }
    }

    /// Takes over a state of a record as the present one.
    pub(super) fn adopt(&self, version: Version, changed: &mut Vec<Record>) {
        if let (Some(key), Some(record)) = (version.key(), version.record().cloned()) {
            self.show(&key.to_string(), &version);
            self.change_held(&key, |held| held.base = Some(version.clone()));
            self.hold(&key, version);
            changed.push(record);
        }
    }

    /// Stores what the journal already has in localStorage as well. If there is no room, the record is safe in the
    /// journal and is loaded from there at each start.
    pub(super) fn show(&self, name: &str, version: &Version) {
        // A text that cannot be read is never overwritten, even before it was found.
        let stored = self.0.shelf.as_ref().and_then(|shelf| shelf.get(name));
        let damaged = self.is_unreadable(name) || stored.is_some_and(|raw| Version::read(name, &raw).is_err());
        if !damaged && self.place(name, version) == Err(SaveError::Full) {
            self.0.access.set(Access::Full);
            self.tell(StoreEvent::Access(Access::Full));
        }
    }
}
