//! The way back from a change: the record as it was before, with everything that was written after.

use super::{App, Change, Toast};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::storage::Record;
use crate::storage::merge::merge_records;
use leptos::prelude::*;

impl App {
    /// Changes a record and offers a way back.
    pub fn edit_with_undo(self, id: &ProcessId, said: &str, change: impl FnOnce(&mut Process)) {
        let before = self.process_now(id);
        self.edit(id, change);
        // What was done already, as by a second tap on the same button, leaves the way back that there is.
        if before != self.process_now(id) {
            self.offer_undo(before.map(Record::Process), said.to_owned());
        }
    }

    /// Offers a way back from the change that was just made to this record, or from its deletion.
    pub(super) fn offer_undo(self, before: Option<Record>, text: String) {
        let undo = before.map(|before| Change { after: self.shown(&before), before });
        self.toast.set(Some(Toast { text, undo }));
    }

    /// The same record, as it is on the screen now.
    fn shown(self, record: &Record) -> Option<Record> {
        self.store.with_value(|store| store.shown(&record.key()))
    }

    /// Puts a record back as it was before a change. What was written since stays.
    pub fn restore(self, change: Change) {
        let Change { before, after } = change;
        let record = match (after, self.shown(&before)) {
            (Some(after), Some(now)) => merge_records(&before.key(), Some(&after), &now, &before).whole,
            // It was deleted, and is back already.
            (None, Some(now)) => now,
            (_, None) => before.clone(),
        };
        let text = if record == before { "Taken back." } else { "Taken back. What you wrote since then stays." };
        self.take_in(record.clone());
        self.save(record);
        self.toast.set(Some(Toast { text: text.into(), undo: None }));
    }
}
