//! Making a backup of the store, and putting one back: looked at first, all or nothing, and undone at will.

use crate::storage::backup::{self, Backup, BackupError, Change, Doubt, Mode, Opened, Plan};
use crate::storage::error::SaveError;
use crate::storage::reconcile::differing;
use crate::storage::record::{Key, Record};
use crate::storage::second_copy::{Origin, SecondCopy};
use crate::storage::store::Store;
use crate::storage::version::{Relation, Version};
use chrono::NaiveDateTime;
use std::fmt;

/// How often the user has said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assent {
    /// Once: enough unless the plan is doubtful.
    Once,
    /// Twice: after reading the doubt.
    Twice,
}

/// Why nothing was restored. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestoreError {
    /// A second yes is wanted.
    Doubtful(Doubt),
    /// A record could not be saved; everything is as it was before.
    NotSaved(SaveError),
    /// A record could not be saved, and neither could all of those that had been changed by then be put back. What
    /// there was before is in this backup text, which should be offered as a download.
    HalfWay(SaveError, String),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doubtful(doubt) => doubt.fmt(f),
            Self::NotSaved(SaveError::Full) => f.write_str("The backup does not fit into the space that the browser gives this app. Everything is as it was before: delete interviews that you no longer need, then try again."),
            Self::NotSaved(_) => f.write_str("The backup could not be put back. Everything is as it was before: reload the page and try again."),
            Self::HalfWay(..) => f.write_str("The backup could not be put back in full. Nothing is lost: the state before is offered as a download, keep it before you go on."),
        }
    }
}

/// A restore that was done, and the way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The records that changed or came.
    pub changed: Vec<Record>,
    /// The records that went.
    pub gone: Vec<Key>,
    /// A backup of the state before: read it and restore it with [`Mode::Replace`] to undo.
    pub undo: String,
}

impl Store {
    /// A backup of everything on the screen, saved or not, and of what cannot be read. Works when the store is full or read-only.
    pub fn backup(&self, made: NaiveDateTime) -> String {
        backup::write(made, &self.0.held.borrow(), &self.unsaved_versions(), &self.0.unreadable.borrow())
    }

    /// What restoring would do. Changes nothing.
    pub fn plan(&self, backup: &Backup, mode: Mode) -> Plan {
        let mut plan = backup::plan(backup, &self.0.held.borrow(), mode);
        // A damaged text is never written over: the user discards it first, and then the backup's comes.
        plan.takes.retain(|(key, _)| !self.is_unreadable(&key.to_string()));
        let is_damaged =
            |change: &Change| matches!(change, Change::Add(it) if self.is_unreadable(&it.key().to_string()));
        for change in plan.changes.iter_mut().filter(|change| is_damaged(change)) {
            if let Change::Add(record) = change {
                *change = Change::DamagedHere(record.clone());
            }
        }
        plan
    }

    /// Carries out a plan. Errors: why not; see [`RestoreError`] for what is then where.
    pub fn restore(&self, plan: &Plan, assent: Assent, now: NaiveDateTime) -> Result<Restored, RestoreError> {
        if let (Some(doubt), Assent::Once) = (plan.doubt, assent) {
            return Err(RestoreError::Doubtful(doubt));
        }
        let undo = self.backup(now);
        let mut touched = Vec::new();
        match self.carry_out(plan, now, &mut touched) {
            Ok((changed, gone)) => {
                // What could not be saved of these is in the way back.
                for key in plan.takes.iter().map(|(key, _)| key).chain(&plan.drops) {
                    self.0.unsaved.borrow_mut().remove(key);
                }
                self.try_again();
                Ok(Restored { changed, gone, undo })
            }
            Err(error) => match self.put_back(&touched, now) {
                Ok(()) => Err(RestoreError::NotSaved(error)),
                Err(_) => Err(RestoreError::HalfWay(error, undo)),
            },
        }
    }

    /// Undoes a restore. Errors: the text is not one that a restore returned, or it could not be carried out.
    pub fn undo(&self, restored: &Restored, now: NaiveDateTime) -> Result<Restored, RestoreError> {
        let broken = |error: BackupError| RestoreError::NotSaved(SaveError::Unwritable(error.to_string()));
        match backup::read(&restored.undo).map_err(broken)? {
            Opened::Plain(before) => self.restore(&self.plan(&before, Mode::Replace), Assent::Twice, now),
            Opened::Sealed(_) => Err(broken(BackupError::NotABackup)),
        }
    }

    fn carry_out(
        &self,
        plan: &Plan,
        now: NaiveDateTime,
        touched: &mut Vec<(Key, Option<Version>)>,
    ) -> Result<(Vec<Record>, Vec<Key>), SaveError> {
        let mut changed = Vec::new();
        let mut remember = |key: &Key| touched.push((key.clone(), self.head(key)));
        for key in &plan.drops {
            remember(key);
            self.write(key.clone(), None, now, None)?;
        }
        for (key, theirs) in &plan.takes {
            remember(key);
            self.take(key, theirs, now)?;
            changed.extend(theirs.record().cloned());
        }
        for (key, theirs) in &plan.beside {
            let head = self.head(key);
            let (Some(here), Some(there)) =
                (head.as_ref().and_then(|head| head.saved.body.as_ref()), &theirs.saved.body)
            else {
                continue;
            };
            let copy = SecondCopy::keep(key, theirs, Origin::Backup, differing(key, here, there), theirs.saved.at);
            let copy = Record::from(copy);
            remember(&copy.key());
            self.write(copy.key(), Some(copy.clone()), now, None)?;
            changed.push(copy);
        }
        Ok((changed, plan.drops.clone()))
    }

    /// Takes over a version from the backup: as it is where it was built upon the one here, so that both devices go on
    /// from the same state; as a new one where it was not.
    fn take(&self, key: &Key, theirs: &Version, now: NaiveDateTime) -> Result<(), SaveError> {
        let head = self.head(key);
        if head.is_none_or(|head| theirs.relation(&head) == Relation::Newer) {
            let name = self.may_write(key)?;
            self.place(&name, theirs)?;
            self.had_room();
            self.hold(key, theirs.clone());
            self.copy_soon(key.clone(), now);
        } else {
            self.write(key.clone(), theirs.record().cloned(), now, Some(theirs))?;
        }
        Ok(())
    }

    fn put_back(&self, touched: &[(Key, Option<Version>)], now: NaiveDateTime) -> Result<(), SaveError> {
        // What had grown gives its room back first.
        for (key, before) in touched
            .iter()
            .filter(|(_, before)| before.is_none())
            .chain(touched.iter().filter(|(_, before)| before.is_some()))
        {
            let body = before.as_ref().and_then(|before| before.saved.body.clone());
            if self.head(key).is_some() {
                self.write_body(key.clone(), body, now, None)?;
            }
        }
        Ok(())
    }
}
