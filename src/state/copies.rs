//! Conflict copies: two versions of one record compared side by side, and merged field by field.

use crate::device::clock;
use crate::state::App;
use crate::storage::backup::compare::{Comparison, compare};
use crate::storage::record::body::Body;
use crate::storage::record::version::Version;
use crate::storage::{ConflictCopy, Key, Record};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// The record that a conflict copy belongs to, as it is now.
    fn original(self, copy: &ConflictCopy) -> Option<Record> {
        match Key::parse(&copy.of)? {
            Key::Process(id) => self.process_now(&id).map(Record::Process),
            key => {
                let raw = self.store.with_value(|store| store.raw(&key.to_string()))?;
                Version::read(&copy.of, &raw).ok()?.record().cloned()
            }
        }
    }

    /// Where the two versions differ now. Follows the records. `None` if they cannot be compared: one of them is
    /// deleted, or cannot be read.
    pub fn compared(self, copy: &ConflictCopy) -> Option<Comparison> {
        match Key::parse(&copy.of)? {
            Key::Process(_) => self.records.processes().track(),
            _ => {
                self.records.book().track();
                self.records.settings().track();
                self.records.playbooks().track();
                self.records.job_search().track();
            }
        }
        compare(&self.whole(self.original(copy)?), copy)
    }

    fn whole(self, record: Record) -> Body {
        self.store.with_value(|store| store.whole(record))
    }

    /// Takes one field of the other version into the record, and offers an undo.
    pub fn take_other(self, copy: &ConflictCopy, path: &[String]) {
        let Some(before) = self.original(copy) else { return };
        let known = compare(&self.whole(before.clone()), copy);
        let taken = known.and_then(|known| known.differences.into_iter().find(|one| one.path == path)?.taken);
        let said = "The other text is in the app now.";
        match taken {
            Some(Record::Process(process)) => {
                self.edit_with_undo(&process.id.clone(), said, |now| now.clone_from(&process));
            }
            Some(other) => {
                self.records.apply(other.clone());
                self.save(other);
                self.offer_undo(Some(before), said.into());
            }
            None => {}
        }
    }

    /// Deletes the other version of a record, because the user said so, and offers an undo.
    pub fn discard_copy(self, copy: &Arc<ConflictCopy>) {
        let removed = self.store.with_value(|store| store.remove(&Key::ConflictCopy(copy.id.clone()), clock::now()));
        match removed {
            Ok(_) => {
                self.records.forget(&Key::ConflictCopy(copy.id.clone()));
                let before = Record::ConflictCopy(copy.clone());
                self.offer_undo(Some(before), "The other version is discarded.".into());
            }
            Err(error) => self.messages.say(error.to_string()),
        }
    }
}
