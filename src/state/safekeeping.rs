//! Backups: downloaded as a file, restored after a preview, and undone at will.

use crate::device::{cache_marker, chosen_file, clock, neighbours, text};
use crate::state::App;
use crate::storage::backup::file::{self as backup, Backup, BackupError, Change, Mode, Opened, Plan};
use crate::storage::backup::restore::{Assent, RestoreError, Restored};
use crate::storage::backup::seal;
use crate::storage::backup::undo_snapshot::BulkChange;
use crate::storage::store::meter::Meter;
use crate::storage::store::notes::{CopyFault, Notes};
use crate::storage::{Record, SaveState};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The suggested name for the automatic copy.
const COPY_NAME: &str = "afterword-copy.json";

/// A preview of a restore in numbers and names, for the user to confirm.
pub struct Preview {
    plan: Plan,
    /// Names of records that would be added.
    pub added: Vec<String>,
    /// Names of records that would be changed to what the backup has.
    pub updated: Vec<String>,
    /// Names of records of which both versions would be kept.
    pub kept_twice: Vec<String>,
    /// Names of records that stay as they are here although the backup has something else.
    pub left_alone: Vec<String>,
    /// Names of records that stay in the trash here.
    pub in_trash: Vec<String>,
    /// Names of records that would be deleted.
    pub removed: Vec<String>,
    /// How many records stay as they are.
    pub untouched: usize,
    /// How many texts in the backup cannot be read.
    pub unreadable: usize,
    /// How many records in it were made by a newer version of the app.
    pub newer: usize,
    /// Why a second confirmation is needed, if it is.
    pub doubt: Option<String>,
}

/// The name of a record on screen.
pub(super) fn name(record: &Record) -> String {
    match record {
        Record::Process(process) => process.display_name().to_owned(),
        Record::Settings(_) => "Settings".into(),
        Record::CalendarLog(_) => "What your calendar has".into(),
        Record::JobSearch(_) => "Your search".into(),
        Record::OwnPlaybook(own) => format!("Advice {}", own.name),
        Record::ConflictCopy(_) => "A second version".into(),
        Record::Letter(letter) => format!("A letter ({})", letter.purpose.label().to_lowercase()),
        Record::Profile(_) => "My details".into(),
        Record::Template(template) => format!("Phrase {}", template.name),
    }
}

impl App {
    /// A backup of everything, as the text of a file.
    pub fn backup(self) -> String {
        self.store.with_value(|store| store.backup(clock::now()))
    }

    /// A backup under a passphrase. Errors: the browser offers no encryption, or too little memory.
    pub async fn sealed_backup(self, passphrase: String) -> Result<String, BackupError> {
        seal::seal(&self.backup(), &text::normal(&passphrase)).await
    }

    /// How many interviews and people are here, the trash not counted. Follows the records.
    pub fn holds(self) -> (usize, usize) {
        let processes = self.records.processes().read();
        let live = || processes.values().filter(|process| process.trashed.is_none());
        (live().count(), live().map(|process| process.people.len()).sum())
    }

    /// How full the store is. Reads all of it, and updates what other screens show of it.
    pub fn meter(self) -> Meter {
        let meter = self.store.with_value(|store| store.meter());
        self.saving.set_low(meter.is_tight());
        meter
    }

    /// Reads a backup file, with its passphrase if it has one. Errors: why it cannot be used.
    pub async fn read_backup(self, text: String, passphrase: String) -> Result<Backup, BackupError> {
        let sealed = match backup::read(&text)? {
            Opened::Plain(backup) => return Ok(backup),
            Opened::Sealed(sealed) => sealed,
        };
        let mut outcome = Err(BackupError::DoesNotOpen);
        if !passphrase.is_empty() {
            // Earlier versions used the passphrase as the device wrote it, without normalising it.
            let forms = if sealed.is_normalised() { 1 } else { usize::MAX };
            for form in text::forms(&passphrase).iter().take(forms) {
                outcome = seal::unseal(&sealed, form).await;
                if outcome != Err(BackupError::DoesNotOpen) {
                    break;
                }
            }
        }
        outcome
    }

    /// What restoring a backup would do. Changes nothing.
    pub fn preview(self, backup: &Backup, mode: Mode) -> Preview {
        let plan = self.store.with_value(|store| store.plan(backup, mode));
        let doubt = plan.doubt.map(|doubt| doubt.to_string());
        let mut preview = Preview {
            added: Vec::new(),
            updated: Vec::new(),
            kept_twice: Vec::new(),
            left_alone: Vec::new(),
            in_trash: Vec::new(),
            removed: Vec::new(),
            untouched: plan.untouched,
            unreadable: backup.unreadable.iter().filter(|one| !one.is_newer()).count(),
            newer: backup.unreadable.iter().filter(|one| one.is_newer()).count(),
            doubt,
            plan: plan.clone(),
        };
        for change in &plan.changes {
            match change {
                Change::Add(record) => preview.added.push(name(record)),
                Change::Update { there, .. } => preview.updated.push(name(there)),
                Change::KeepBoth { here, .. } => preview.kept_twice.push(name(here)),
                Change::StayDeleted(record) | Change::DamagedHere(record) => preview.left_alone.push(name(record)),
                Change::StayTrashed(record) => preview.in_trash.push(name(record)),
                Change::Remove(record) => preview.removed.push(name(record)),
            }
        }
        preview
    }

    /// Carries out a previewed restore, if the preview still holds; the flag beside the result tells whether the undo
    /// survives closing the page. Errors: why not; nothing is lost.
    pub async fn restore_backup(self, preview: Preview, assent: Assent) -> Result<(Restored, bool), RestoreError> {
        let store = self.store.get_value();
        let back = store.way_back(&preview.plan, clock::now());
        let kept = self.aside(BulkChange::Restore, &back).await;
        let outcome = store.restore(&preview.plan, assent, clock::now());
        self.after_deed(outcome, kept).await
    }

    /// Notes that a backup was made at this moment.
    pub fn note_backup(self, made: NaiveDateTime) {
        self.note(|notes| notes.backup = notes.backup.max(Some(made)));
    }

    /// Lets the user choose a file for the automatic copy. `None`: they chose none. Must be called from a tap.
    pub fn choose_copy(self) -> impl Future<Output = Option<Result<(), CopyFault>>> + use<> {
        let chosen = chosen_file::choose(COPY_NAME);
        async move {
            let handle = chosen.await?;
            if !self.store.get_value().keep_copy_place(&handle).await {
                return Some(Err(CopyFault::Failed));
            }
            self.note(|notes| {
                notes.copying = true;
                notes.copied = None;
                notes.copy_fault = None;
            });
            Some(self.copy_now().await)
        }
    }

    /// Asks the browser again for permission to write the copy, and writes it. Must be called from a tap.
    pub async fn copy_again(self) -> Result<(), CopyFault> {
        if let Some(handle) = self.copy_file().await {
            chosen_file::ask(&handle).await;
        }
        self.copy_now().await
    }

    /// The name of the file of the automatic copy.
    pub async fn copy_name(self) -> Option<String> {
        self.copy_file().await.map(|handle| chosen_file::name(&handle))
    }

    async fn copy_file(self) -> Option<chosen_file::Handle> {
        chosen_file::known(self.store.get_value().copy_place().await?)
    }

    /// Stops the automatic copy. The file stays as it is.
    pub async fn stop_copying(self) {
        self.store.get_value().keep_copy_place(&JsValue::UNDEFINED).await;
        self.note(|notes| {
            notes.copying = false;
            notes.copied = None;
            notes.copy_fault = None;
        });
    }

    /// Deletes everything on this device. `false`: it could not be done, and nothing was deleted.
    pub async fn delete_everything(self) -> bool {
        // First: if the browser is killed on the way, the next start must not report a loss.
        cache_marker::keep(0).await;
        let done = self.store.get_value().erase(neighbours::are_about().await).await.is_ok();
        if done {
            self.note(|notes| *notes = Notes { held: Some(0), days: notes.days.clone(), ..Notes::default() });
            self.show_nothing();
        } else {
            cache_marker::keep(self.count()).await;
        }
        done
    }

    /// Removes every record from the screen.
    pub(super) fn show_nothing(self) {
        self.records.forget_all();
        self.damaged.forget_all();
        // An undo from before would bring a record back.
        self.messages.close();
        self.saving.set(SaveState::Idle);
    }

    pub(super) fn show_restored(self, restored: &Restored) {
        restored.changed.iter().for_each(|record| self.records.apply(record.clone()));
        restored.gone.iter().for_each(|key| self.records.forget(key));
    }
}
