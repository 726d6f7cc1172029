//! Undoing a change: the record goes back to how it was before, without what was written after being lost.

use super::App;
use super::messages::Change;
use crate::device::clock;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::storage::Record;
use crate::storage::sync::merge::merge_records;
use leptos::prelude::*;

impl App {
    /// Changes a record and offers an undo.
    pub fn edit_with_undo(self, id: &ProcessId, said: &str, change: impl FnOnce(&mut Process)) {
        let before = self.process_now(id);
        self.edit(id, change);
        // Where nothing changed, as by a second tap on the same button, the undo that is offered stays.
        if before != self.process_now(id) {
            self.offer_undo(before.map(Record::Process), said.to_owned());
        }
    }

    /// Offers an undo of the change that was just made to this record, or of its deletion.
    pub(super) fn offer_undo(self, before: Option<Record>, text: String) {
        let undo = before.map(|before| Change { after: self.shown(&before), before });
        self.messages.offer(text, undo);
    }

    /// This record as it is on the screen now; `None` if it is gone.
    fn shown(self, record: &Record) -> Option<Record> {
        self.store.with_value(|store| store.shown(&record.key()))
    }

    /// Puts a record back as it was before a change. What was written since stays; where it is in the same field, the
    /// earlier text is kept beside it as a conflict copy.
    pub fn restore(self, change: Change) {
        let before = change.before.clone();
        let mut apart = Vec::new();
        let record = match (&change.after, self.shown(&before)) {
            (Some(after), Some(now)) => {
                let merged = merge_records(&before.key(), Some(after), &now, &before);
                apart = merged.conflicts;
                merged.whole
            }
            // It was deleted, and is back already.
            (None, Some(now)) => now,
            (_, None) => before.clone(),
        };
        let mut text = if record == before { "Undone." } else { "Undone. What you wrote since then stays." };
        if !apart.is_empty() {
            match self.store.get_value().keep_beside(&before, apart, clock::now()) {
                Ok(copy) => self.records.apply(copy),
                Err(error) => return self.messages.offer(error.to_string(), Some(change)),
            }
            text = "Undone. What you wrote since then stays. What was there before is under “Your data”.";
        }
        self.records.apply(record.clone());
        self.save(record);
        self.messages.say(text.into());
    }
}
