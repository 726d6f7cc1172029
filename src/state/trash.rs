//! The trash: deleted interviews stay for a while and can be brought back.

use super::App;
use super::clock::minute;
use crate::device::{clock, page};
use crate::domain::days_of_use::TRASH_DAYS;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::reactive::Memo;
use crate::storage::{Key, Record};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Counts this day of use, once the notes of earlier days are loaded, and deletes for good what has been in the
    /// trash for enough days of use. The clock alone decides nothing: it may be set to another year.
    pub(super) fn see_day(self) {
        let now = clock::now();
        let known = self.device.notes().with_untracked(|notes| notes.days.last);
        if !self.device.journal_loaded().get_untracked() || known == Some(now.date()) {
            return;
        }
        // One that was brought back and deleted again counts anew.
        let name = |process: &Process| Some(format!("{} {}", process.id, process.trashed?));
        let all = self.records.processes().get_untracked();
        let lies: Vec<String> = all.values().filter_map(|process| name(process)).collect();
        let mut ripe = Vec::new();
        self.note(|notes| {
            notes.days.see(now.date());
            ripe = notes.days.ripe(&lies);
        });
        let old = |process: &Process| {
            let days = process.trashed.map_or(0, |at| (now - at).num_days());
            days > i64::from(TRASH_DAYS) && name(process).is_some_and(|name| ripe.contains(&name))
        };
        for id in all.values().filter(|process| old(process)).map(|process| process.id.clone()) {
            let removed = self.store.with_value(|store| store.remove(&Key::Process(id.clone()), now));
            if removed.is_ok() {
                self.forget_letters(&id);
                self.records.forget(&Key::Process(id.clone()));
            }
        }
    }

    /// The interviews in the trash.
    pub fn trashed(self) -> Memo<Vec<Arc<Process>>> {
        Memo::new(move |_| {
            self.records.processes().read().values().filter(|one| one.trashed.is_some()).cloned().collect()
        })
    }

    /// Puts a record into the trash.
    pub fn trash(self, id: &ProcessId) {
        let at = minute(clock::now());
        let before = self.process_now(id);
        page::go("/interviews");
        self.edit(id, |process| process.trashed = Some(at));
        let name = before.as_deref().map(|process| process.display_name().to_owned()).unwrap_or_default();
        self.offer_undo(before.map(Record::Process), format!("{name} is in the trash."));
    }

    /// Takes a record out of the trash.
    pub fn untrash(self, id: &ProcessId) {
        self.edit_with_undo(id, "Restored.", |process| process.trashed = None);
    }
}
