//! What happens by itself after a save: the note of how many interviews there are, the request for persistent storage,
//! the automatic copy; and at the start, the check whether the browser deleted anything.

use crate::device::{cache_marker, chosen_file, clock, neighbours, persistence};
use crate::domain::backup_due::{BackupDue, backup_due};
use crate::domain::clock_doubt::{ClockDoubt, clock_doubt};
use crate::domain::days_of_use::TRASH_DAYS;
use crate::state::App;
use crate::storage::Access;
use crate::storage::Key;
use crate::storage::legacy_names::Took;
use crate::storage::store::notes::{Answer, CopyFault, Notes};
use crate::storage::sync::loss::{Found, Loss, loss};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// How long the automatic copy waits after a save, so that typing makes one copy and not fifty.
const COPY_AFTER: std::time::Duration = std::time::Duration::from_secs(5);

thread_local! {
    static ASKING: Cell<bool> = const { Cell::new(false) };
    /// What was taken over from earlier builds, until it is noted.
    static TOOK: Cell<Option<Took>> = const { Cell::new(None) };
    static COPYING: Cell<bool> = const { Cell::new(false) };
    /// Whether something was saved that the automatic copy does not have. `None` at the start: not known.
    static COPY_DUE: Cell<Option<bool>> = const { Cell::new(None) };
}

impl App {
    /// How many interviews are here, readable or not.
    pub(super) fn count(self) -> u32 {
        let processes = self.records.processes().read_untracked();
        let more = self.damaged.all().with_untracked(|all| {
            let ids = all.iter().filter_map(|one| match Key::parse(&one.key) {
                Some(Key::Process(id)) => Some(id),
                _ => None,
            });
            ids.filter(|id| !processes.contains_key(id)).count()
        });
        u32::try_from(processes.len() + more).unwrap_or(u32::MAX)
    }

    /// Changes the notes of this device; changes by other tabs stay.
    pub fn note(self, change: impl FnOnce(&mut Notes)) {
        let before = self.store.with_value(|store| store.notes());
        // If the stored notes cannot be read, or were deleted, the ones in memory are used.
        let mut notes = before.clone().unwrap_or_else(|| self.device.notes().get_untracked());
        change(&mut notes);
        if before.as_ref() != Some(&notes) {
            self.store.with_value(|store| store.keep_notes(&notes));
            self.device.set_notes(notes);
        }
    }

    /// Does what follows from a save.
    pub(super) fn after_save(self) {
        self.note_count();
        self.ask_to_keep();
        self.copy_later();
    }

    /// Notes how many interviews there are, if that has changed, in all three places.
    fn note_count(self) {
        let count = self.count();
        let deleted = count == 0 && self.store.with_value(|store| store.deleted()) > 0;
        let known = self.device.notes().get_untracked();
        let news = known.held.unwrap_or(0) != count || !known.twice && count > 0;
        // What was missing is back, by a restore. One new interview is not that.
        match self.device.loss().get_untracked() {
            Some(Loss::Everything(lost) | Loss::Part { of: lost, .. }) if count >= lost => self.device.set_loss(None),
            // Until the user has read it, the next start says so again.
            Some(Loss::Part { .. }) => return,
            _ => {}
        }
        if self.device.journal_loaded().get_untracked() && news && (count > 0 || deleted) {
            self.keep_count(count);
        }
    }

    pub(super) fn keep_count(self, count: u32) {
        self.note(|notes| notes.held = Some(count));
        spawn_local(async move {
            let store = self.store.get_value();
            let mut notes = self.device.notes().get_untracked();
            notes.twice = true;
            if store.keep_notes_twice(&notes).await {
                self.note(|notes| notes.twice = true);
            }
            cache_marker::keep(count).await;
        });
    }

    /// Once everything is loaded: tells whether something is missing. `second` are the notes in the journal.
    pub(super) fn check_for_loss(self, second: Option<String>) {
        self.device.set_journal_loaded();
        spawn_local(async move {
            let second = second.and_then(|text| Notes::read(&text));
            let first = self.store.with_value(|store| store.notes());
            let found = Found {
                here: self.count() + self.store.with_value(|store| store.unreadable_interviews()),
                deleted: self.store.with_value(|store| store.deleted()),
                open: self.saving.access().get_untracked() != Access::Blocked,
                first: first.as_ref().and_then(|notes| notes.held),
                twice: first.as_ref().is_some_and(|notes| notes.twice),
                second: second.as_ref().and_then(|notes| notes.held),
                third: cache_marker::known().await,
            };
            let first_held = found.first;
            if let (None, Some(second)) = (first, second) {
                self.note(|notes| *notes = second);
            }
            let lost = loss(found);
            if lost == Some(Loss::OnePlace) {
                self.note(|notes| notes.twice = false);
            }
            self.device.set_loss(lost);
            // A note that was cut off is corrected, or it would report a loss one day.
            if lost.is_none() && [found.second, found.third].iter().any(|noted| *noted > first_held) {
                self.keep_count(self.count());
            }
            self.note_count();
            self.see_day();
            self.note_taken(false);
            self.meter();
            self.ask_to_keep();
            if self.is_time_to_part() {
                self.device.set_earlier(true);
            }
            // The page may have been closed before the last change was in the copy.
            if self.copy_is_due() {
                self.copy_later();
            }
        });
    }

    /// Takes over what builds with other names have left, and deletes the originals once this one was used for long
    /// enough, unless another copy of the app may need them.
    pub async fn take_over_earlier(self) {
        let part = self.is_time_to_part();
        let last = part && !neighbours::are_about().await;
        let store = self.store.get_value();
        // If it failed, it is tried again at the next start.
        TOOK.set(store.take_over(last).await.ok());
        if self.device.journal_loaded().get_untracked() {
            self.note_taken(part);
        } else {
            store.tell_whole().await;
        }
    }

    fn note_taken(self, again: bool) {
        if let Some(took) = TOOK.take() {
            self.note(|notes| match took {
                Took::Last => notes.taken = None,
                Took::Nothing if notes.taken.is_some() && !again => {}
                Took::Nothing | Took::Some => notes.taken = Some(notes.days.count),
            });
        }
    }

    fn is_time_to_part(self) -> bool {
        self.device
            .notes()
            .with_untracked(|notes| notes.taken.is_some_and(|since| notes.days.count >= since + TRASH_DAYS))
    }

    /// The user has read what was lost and goes on without it.
    pub fn accept_loss(self) {
        let lost = self.device.loss().get_untracked();
        self.device.set_loss(None);
        if let Some(Loss::Everything(_) | Loss::Part { .. }) = lost {
            self.keep_count(self.count());
        }
    }

    /// Asks the browser once for persistent storage, as soon as there is a record.
    fn ask_to_keep(self) {
        if self.device.notes().get_untracked().keeps.is_some() || self.count() == 0 || ASKING.replace(true) {
            return;
        }
        spawn_local(async move {
            if let Some(granted) = persistence::ask().await {
                let answer = if granted { Answer::Granted } else { Answer::Refused };
                self.note(|notes| notes.keeps = Some(answer));
            }
        });
    }

    /// Why a backup is due, if it is. Follows the records and the notes.
    pub fn backup_due(self) -> Option<BackupDue> {
        let written: Vec<NaiveDateTime> =
            self.records.processes().read().values().map(|process| process.created).collect();
        let notes = self.device.notes().get();
        // A working automatic copy counts as a backup.
        let copied = notes.copied.filter(|_| notes.copying && notes.copy_fault.is_none());
        backup_due(notes.backup.max(copied), &written, self.clock.about_now().get())
    }

    /// Why the clock of this device is doubted, if it is. Follows the minute and the notes.
    pub fn clock_doubt(self) -> Option<ClockDoubt> {
        let last = self.store.with_value(|store| store.last_change());
        clock_doubt(self.clock.now().get(), last, self.device.notes().with(|notes| notes.clock_settled))
    }

    /// Notes that the user says the clock is right.
    pub fn settle_clock(self, last: NaiveDateTime) {
        self.note(|notes| notes.clock_settled = notes.clock_settled.max(Some(last)));
    }

    /// Whether something was saved that the automatic copy does not have.
    pub fn copy_is_due(self) -> bool {
        let notes = self.device.notes().get_untracked();
        // A time in the future is that of another clock: it says nothing.
        let behind = notes.copied <= self.store.with_value(|store| store.last_change());
        COPY_DUE.get().unwrap_or(behind || notes.copied > Some(clock::now()))
    }

    /// Writes the automatic copy soon, if there is one.
    fn copy_later(self) {
        COPY_DUE.set(Some(true));
        if self.device.notes().get_untracked().copying && !COPYING.replace(true) {
            set_timeout(
                move || {
                    COPYING.set(false);
                    // What went wrong is in the notes.
                    spawn_local(async move { self.copy_now().await.unwrap_or_default() });
                },
                COPY_AFTER,
            );
        }
    }

    /// Writes the automatic copy, if that is allowed without asking. Notes the result.
    pub async fn copy_now(self) -> Result<(), CopyFault> {
        let store = self.store.get_value();
        let place = store.copy_place().await;
        let lost = place.is_some();
        let Some(handle) = place.and_then(chosen_file::known) else {
            // The journal is there and the permission is not: the browser deleted it.
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
            // What was saved while it was being written goes into the next copy.
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
