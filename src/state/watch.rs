//! What is looked after by itself once something was saved: the note of how much there is here, the browser's promise
//! to keep it, the copy in the user's file; and at the start, whether the browser threw anything away.

use crate::device::{chosen_file, clock, held, persist};
use crate::domain::backup_due::{BackupDue, backup_due};
use crate::state::App;
use crate::storage::Key;
use crate::storage::loss::{Found, Loss, loss};
use crate::storage::notes::{Answer, CopyFault, Notes};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// How long the copy in the user's file waits after a save, so that typing makes one copy and not fifty.
const COPY_AFTER: std::time::Duration = std::time::Duration::from_secs(5);

thread_local! {
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static COPYING: Cell<bool> = const { Cell::new(false) };
    /// Whether something was saved that the copy in the user's file does not have. Unknown at the start.
    static COPY_DUE: Cell<Option<bool>> = const { Cell::new(None) };
}

impl App {
    /// How many interviews are here, whether they can be read or not.
    fn count(self) -> u32 {
        let processes = self.processes.read_untracked();
        let more = self.unreadable.with_untracked(|all| {
            let ids = all.iter().filter_map(|one| match Key::parse(&one.key) {
                Some(Key::Process(id)) => Some(id),
                _ => None,
            });
            ids.filter(|id| !processes.contains_key(id)).count()
        });
        u32::try_from(processes.len() + more).unwrap_or(u32::MAX)
    }

    /// Changes the notes of this device; other tabs' changes to them stay.
    pub fn note(self, change: impl FnOnce(&mut Notes)) {
        let before = self.store.with_value(|store| store.notes());
        let mut notes = before.clone().unwrap_or_default();
        change(&mut notes);
        if before.as_ref() != Some(&notes) {
            self.store.with_value(|store| store.keep_notes(&notes));
            self.notes.set(notes);
        }
    }

    /// Looks after what follows from a save.
    pub(super) fn after_save(self) {
        self.note_count();
        self.ask_to_keep();
        self.copy_later();
    }

    /// Notes how many interviews there are, if that has changed, in all three places.
    fn note_count(self) {
        let count = self.count();
        let deleted = count == 0 && self.store.with_value(|store| store.has_deleted());
        let known = self.notes.get_untracked();
        let news = known.held.unwrap_or(0) != count || !known.twice && count > 0;
        if !self.whole.get_untracked() || !news || count == 0 && !deleted {
            return;
        }
        self.note(|notes| notes.held = Some(count));
        // What is missing is back: a restore. One new interview is not that.
        if matches!(self.loss.get_untracked(), Some(Loss::Everything(lost)) if count >= lost) {
            self.loss.set(None);
        }
        spawn_local(async move {
            let store = self.store.get_value();
            let mut notes = self.notes.get_untracked();
            notes.twice = true;
            if store.keep_notes_twice(&notes).await {
                self.note(|notes| notes.twice = true);
            }
            held::keep(count).await;
        });
    }

    /// Once everything is here: tells whether something should be that is not. `second` are the notes in the journal.
    pub(super) fn weigh(self, second: Option<String>) {
        self.whole.set(true);
        spawn_local(async move {
            let second = second.and_then(|text| Notes::read(&text));
            let first = self.store.with_value(|store| store.notes());
            let found = Found {
                here: self.count(),
                deleted: self.store.with_value(|store| store.has_deleted()),
                first: first.as_ref().and_then(|notes| notes.held),
                twice: first.as_ref().is_some_and(|notes| notes.twice),
                second: second.as_ref().and_then(|notes| notes.held),
                third: held::known().await,
            };
            if let (None, Some(second)) = (first, second) {
                self.note(|notes| *notes = second);
            }
            let lost = loss(found);
            if lost == Some(Loss::OnePlace) {
                self.note(|notes| notes.twice = false);
            }
            self.note_count();
            self.meter();
            self.ask_to_keep();
            self.loss.set(lost);
            // The page may have been closed before the copy had the last change.
            if self.copy_is_due() {
                self.copy_later();
            }
        });
    }

    /// The user has read what was lost and goes on without it.
    pub fn accept_loss(self) {
        let lost = self.loss.get_untracked();
        self.loss.set(None);
        if let Some(Loss::Everything(_)) = lost {
            self.note(|notes| notes.held = Some(0));
            spawn_local(async move {
                self.store.get_value().keep_notes_twice(&self.notes.get_untracked()).await;
                held::keep(0).await;
            });
        }
    }

    /// Asks the browser once to keep what is here, as soon as there is something.
    fn ask_to_keep(self) {
        if self.notes.get_untracked().keeps.is_some() || self.count() == 0 || ASKING.replace(true) {
            return;
        }
        spawn_local(async move {
            if let Some(granted) = persist::ask().await {
                let answer = if granted { Answer::Granted } else { Answer::Refused };
                self.note(|notes| notes.keeps = Some(answer));
            }
        });
    }

    /// Why a backup is due, if it is. Follows the records and the notes.
    pub fn backup_due(self) -> Option<BackupDue> {
        let written: Vec<NaiveDateTime> = self.processes.read().values().map(|process| process.created).collect();
        let notes = self.notes.get();
        // A copy that is written by itself is a backup as long as it works.
        let copied = notes.copied.filter(|_| notes.copying && notes.copy_fault.is_none());
        backup_due(notes.backup.max(copied), &written, self.about_now().get())
    }

    /// Whether something was saved that the copy in the user's file does not have.
    pub fn copy_is_due(self) -> bool {
        COPY_DUE
            .get()
            .unwrap_or_else(|| self.notes.get_untracked().copied <= self.store.with_value(|store| store.last_change()))
    }

    /// Writes the copy in the user's file soon, if there is one.
    fn copy_later(self) {
        COPY_DUE.set(Some(true));
        if self.notes.get_untracked().copying && !COPYING.replace(true) {
            set_timeout(
                move || {
                    COPYING.set(false);
                    // What went wrong stands in the notes.
                    spawn_local(async move { self.copy_now().await.unwrap_or_default() });
                },
                COPY_AFTER,
            );
        }
    }

    /// Writes the copy in the user's file, if that is allowed without asking. Notes how it went.
    pub async fn copy_now(self) -> Result<(), CopyFault> {
        let store = self.store.get_value();
        let place = store.copy_place().await;
        let lost = place.is_some();
        let Some(handle) = place.and_then(chosen_file::known) else {
            // The journal is there, and the leave to write is not: it was emptied by the browser.
            if lost {
                self.note(|notes| notes.copy_fault = Some(CopyFault::Failed));
            }
            return Err(CopyFault::Failed);
        };
        let now = clock::now();
        let done = if !chosen_file::may_write(&handle).await {
            Err(CopyFault::NeedsTap)
        } else if chosen_file::write(&handle, &self.backup()).await {
            Ok(())
        } else {
            Err(CopyFault::Failed)
        };
        if done.is_ok() {
            // What was saved while it was written comes with the next.
            COPY_DUE.set(Some(COPYING.get()));
        }
        self.note(|notes| {
            notes.copy_fault = done.err();
            if done.is_ok() {
                notes.copied = Some(now);
            }
        });
        done
    }
}
