//! The way back from a change: the record as it was before, with everything that was written after.

use super::{App, Toast};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::storage::merge::merge_records;
use crate::storage::{Key, Record};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Changes a record and offers a way back.
    pub fn edit_with_undo(self, id: &ProcessId, said: &str, change: impl FnOnce(&mut Process)) {
        let before = self.process_now(id);
        self.edit(id, change);
        // What was done already, as by a second tap on the same button, leaves the way back that there is.
        if before != self.process_now(id) {
            self.offer_undo(before, said.to_owned());
        }
    }

    pub(super) fn offer_undo(self, before: Option<Arc<Process>>, text: String) {
        let after = before.as_ref().and_then(|before| self.process_now(&before.id));
        self.reversible.set_value(before.clone().zip(after));
        self.toast.set(Some(Toast { text, undo: before.map(Record::Process) }));
    }

    /// The record as it was before a change, with everything that was written after the change.
    fn with_later_edits(self, before: Arc<Process>) -> Arc<Process> {
        let known = self.reversible.get_value().filter(|(known, _)| Arc::ptr_eq(known, &before));
        let (Some((_, after)), Some(now)) = (known, self.process_now(&before.id)) else { return before };
        let [base, mine, theirs] = [&after, &now, &before].map(|process| Record::Process(process.clone()));
        match merge_records(&Key::Process(before.id.clone()), Some(&base), &mine, &theirs).whole {
            Record::Process(merged) => merged,
            _ => before,
        }
    }

    /// Puts a record back as it was. What was written since stays.
    pub fn restore(self, before: Record) {
        match before {
            Record::Process(process) => self.keep(self.with_later_edits(process)),
            other => {
                self.take_in(other.clone());
                self.save(other);
            }
        }
        self.toast.set(Some(Toast { text: "Taken back.".into(), undo: None }));
    }
}
