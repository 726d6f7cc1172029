//! Backups: out of the app as a file, back in after a look at what would change, and undone at will.

use crate::device::clock;
use crate::state::{App, Toast};
use crate::storage::backup::{self, Backup, BackupError, Change, Mode, Opened, Plan};
use crate::storage::meter::Meter;
use crate::storage::restore::{Assent, RestoreError, Restored};
use crate::storage::{Key, Record, SecondCopy, seal};
use leptos::prelude::*;
use std::sync::Arc;

/// A restore in numbers and names, for the user to say yes or no to.
pub struct Preview {
    plan: Plan,
    /// Names of records that would come, change, be kept twice, stay deleted, and go.
    pub added: Vec<String>,
    /// Names of records that would become what the backup says.
    pub updated: Vec<String>,
    /// Names of records of which both versions would be kept.
    pub kept_twice: Vec<String>,
    /// Names of records that stay as they are here although the backup says otherwise.
    pub left_alone: Vec<String>,
    /// Names of records that would be deleted.
    pub removed: Vec<String>,
    /// How many records stay as they are.
    pub untouched: usize,
    /// Why a second yes is wanted, if it is.
    pub doubt: Option<String>,
}

/// What to call a record on screen.
fn name(record: &Record) -> String {
    match record {
        Record::Process(process) => process.shown().to_owned(),
        Record::Settings(_) => "Settings".into(),
        Record::CalendarLog(_) => "What your calendar has".into(),
        Record::Search(_) => "Your search".into(),
        Record::OwnPlaybook(own) => format!("Playbook {}", own.name),
        Record::SecondCopy(_) => "A second version".into(),
    }
}

impl App {
    /// A backup of everything, as the text of a file.
    pub fn backup(self) -> String {
        self.store.with_value(|store| store.backup(clock::now()))
    }

    /// The same under a passphrase. Errors: the browser offers no encryption.
    pub async fn sealed_backup(self, passphrase: String) -> Result<String, BackupError> {
        seal::seal(&self.backup(), &passphrase).await
    }

    /// How full the store is.
    pub fn meter(self) -> Meter {
        self.store.with_value(|store| store.meter())
    }

    /// Reads a backup file, with its passphrase if it has one. Errors: why it cannot be used.
    pub async fn read_backup(self, text: String, passphrase: String) -> Result<Backup, BackupError> {
        match backup::read(&text)? {
            Opened::Plain(backup) => Ok(backup),
            Opened::Sealed(sealed) => seal::unseal(&sealed, &passphrase).await,
        }
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
            removed: Vec::new(),
            untouched: plan.untouched,
            doubt,
            plan: plan.clone(),
        };
        for change in &plan.changes {
            match change {
                Change::Add(record) => preview.added.push(name(record)),
                Change::Update { there, .. } => preview.updated.push(name(there)),
                Change::KeepBoth { here, .. } => preview.kept_twice.push(name(here)),
                Change::StayDeleted(record) | Change::DamagedHere(record) => preview.left_alone.push(name(record)),
                Change::Remove(record) => preview.removed.push(name(record)),
            }
        }
        preview
    }

    /// Carries out a restore that was looked at. Errors: why not; nothing is lost.
    pub fn restore_backup(self, preview: &Preview, assent: Assent) -> Result<Restored, RestoreError> {
        let restored = self.store.with_value(|store| store.restore(&preview.plan, assent, clock::now()))?;
        self.show_restored(&restored);
        Ok(restored)
    }

    /// Undoes a restore. Errors: why not; nothing is lost.
    pub fn undo_restore(self, restored: &Restored) -> Result<(), RestoreError> {
        let undone = self.store.with_value(|store| store.undo(restored, clock::now()))?;
        self.show_restored(&undone);
        Ok(())
    }

    fn show_restored(self, restored: &Restored) {
        restored.changed.iter().for_each(|record| self.take_in(record.clone()));
        restored.gone.iter().for_each(|key| self.forget(key));
    }

    /// Throws away a text that cannot be read, because the user said so.
    pub fn discard_unreadable(self, key: &str) {
        self.store.with_value(|store| store.discard(key));
        self.unreadable.update(|all| all.retain(|one| one.key != key));
    }

    /// Throws away the other version of a record, because the user said so.
    pub fn discard_copy(self, copy: &Arc<SecondCopy>) {
        let removed = self.store.with_value(|store| store.remove(&Key::SecondCopy(copy.id.clone()), clock::now()));
        match removed {
            Ok(_) => self.copies.update(|copies| copies.retain(|one| one.id != copy.id)),
            Err(error) => self.toast.set(Some(Toast { text: error.to_string(), undo: None })),
        }
    }
}
