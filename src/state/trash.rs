//! The trash: what is thrown away stays for a while and can be brought back.

use super::{App, minute};
use crate::device::{clock, page};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::reactive::Memo;
use crate::storage::{Key, Record};
use chrono::Duration;
use leptos::prelude::*;
use std::sync::Arc;

/// How long a deleted record stays in the trash, in days.
const TRASH_DAYS: i64 = 30;

impl App {
    pub(super) fn empty_old_trash(self) {
        let now = clock::now();
        let old = |process: &&Arc<Process>| process.trashed.is_some_and(|at| now - at > Duration::days(TRASH_DAYS));
        let gone: Vec<ProcessId> =
            self.processes.read_untracked().values().filter(old).map(|process| process.id.clone()).collect();
        for id in gone {
            let removed = self.store.with_value(|store| store.remove(&Key::Process(id.clone()), now));
            if removed.is_ok() {
                self.forget_letters(&id);
                self.processes.update(|processes| drop(processes.remove(&id)));
            }
        }
    }

    /// What lies in the trash.
    pub fn trashed(self) -> Memo<Vec<Arc<Process>>> {
        Memo::new(move |_| self.processes.read().values().filter(|one| one.trashed.is_some()).cloned().collect())
    }

    /// Puts a record into the trash.
    pub fn trash(self, id: &ProcessId) {
        let at = minute(clock::now());
        let before = self.process_now(id);
        page::go("/interviews");
        self.edit(id, |process| process.trashed = Some(at));
        let name = before.as_deref().map(|process| process.shown().to_owned()).unwrap_or_default();
        self.offer_undo(before.map(Record::Process), format!("{name} is in the trash."));
    }

    /// Takes a record out of the trash.
    pub fn untrash(self, id: &ProcessId) {
        self.edit_with_undo(id, "Brought back.", |process| process.trashed = None);
    }
}
