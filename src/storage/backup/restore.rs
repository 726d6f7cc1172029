//! Making a backup of the store, and restoring one: after a preview, all or nothing, and with an undo.

use crate::storage::backup::file::{self as backup, Backup, Change, Doubt, Mode, Plan};
use crate::storage::backup::undo_snapshot::{BulkChange, UndoSnapshot};
use crate::storage::error::SaveError;
use crate::storage::record::body::Body;
use crate::storage::record::conflict_copy::{ConflictCopy, Origin};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::Store;
use crate::storage::sync::reconcile::differing;
use chrono::NaiveDateTime;
use std::fmt;

/// How often the user has confirmed.
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
    /// A second confirmation is needed.
    Doubtful(Doubt),
    /// Something was changed here since the plan was made, and the plan would be another one now.
    Changed,
    /// A record could not be saved; everything is as it was before.
    NotSaved(SaveError),
    /// A record could not be saved, and those that were already changed could not all be restored either. The state
    /// from before is in this backup text, which should be offered as a download.
    HalfWay(SaveError, String),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doubtful(doubt) => doubt.fmt(f),
            Self::Changed => f.write_str("Something changed here while you were looking, so nothing was done yet. This is what would happen now: look at it, then say yes again."),
            Self::NotSaved(SaveError::Full) => f.write_str("The backup does not fit into the storage left. Nothing was changed. Delete interviews you no longer need, then try again."),
            Self::NotSaved(_) => f.write_str("The backup could not be restored. Nothing was changed. Reload the page and try again."),
            Self::HalfWay(..) => f.write_str("The backup was restored only in part. Nothing is lost. Download the state before, then go on."),
        }
    }
}

/// A restore or an undo that was done, with the snapshot for undoing it.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The records that were changed or added.
    pub changed: Vec<Record>,
    /// The records that were deleted.
    pub gone: Vec<Key>,
    /// What was changed, for undoing it: see [`Store::undoing`].
    pub back: UndoSnapshot,
}

impl Store {
    /// A backup of everything on the screen, saved or not, and of what cannot be read. Works when the store is full or read-only.
    pub fn backup(&self, made: NaiveDateTime) -> String {
        backup::write(made, &self.0.held.borrow(), &self.unsaved_versions(), &self.0.unreadable.borrow())
    }

    /// What restoring would do. Changes nothing.
    pub fn plan(&self, backup: &Backup, mode: Mode) -> Plan {
        let mut plan = backup::plan(backup, &self.on_screen(), mode);
        // A damaged text is never overwritten: the user discards it first, and then the backup's is restored.
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

    /// The snapshot for undoing a plan: to be stored before the plan is carried out.
    pub fn way_back(&self, plan: &Plan, now: NaiveDateTime) -> UndoSnapshot {
        let here = self.on_screen();
        let live = |key: &Key| here.get(key).filter(|head| head.record().is_some()).cloned();
        let mut back = UndoSnapshot::new(BulkChange::Restore, now);
        plan.takes.iter().for_each(|(key, theirs)| back.note(key, live(key), Some(theirs.clone())));
        plan.drops.iter().for_each(|key| back.note(key, live(key), None));
        for copy in self.copies(plan) {
            let key = copy.key();
            let after = Version::next(&self.writer(), &[], Some(copy), now).ok();
            back.note(&key, live(&key), after);
        }
        back
    }

    /// Carries out a plan that was previewed. It is made again first, so that nothing that was changed since is
    /// replaced unseen. Errors: why not; see [`RestoreError`] for the state of the records then.
    pub fn restore(&self, plan: &Plan, assent: Assent, now: NaiveDateTime) -> Result<Restored, RestoreError> {
        self.catch_up();
        if self.plan(&plan.backup, plan.mode) != *plan {
            return Err(RestoreError::Changed);
        }
        if let (Some(doubt), Assent::Once) = (plan.doubt, assent) {
            return Err(RestoreError::Doubtful(doubt));
        }
        let back = self.way_back(plan, now);
        self.all_or_nothing(back, now, |touched| self.carry_out(plan, now, touched))
    }

    /// Makes a change to all the records in `back`, or to none of them.
    pub(in crate::storage) fn all_or_nothing(
        &self,
        back: UndoSnapshot,
        now: NaiveDateTime,
        act: impl FnOnce(&mut Touched) -> Result<(), SaveError>,
    ) -> Result<Restored, RestoreError> {
        let before = self.backup(now);
        let mut touched = Touched::default();
        match act(&mut touched) {
            Ok(()) => {
                // The unsaved states of these are in the snapshot.
                back.keys().for_each(|key| drop(self.0.unsaved.borrow_mut().remove(key)));
                self.try_again();
                let (mut changed, mut gone) = (Vec::new(), Vec::new());
                for (key, _) in touched.0 {
                    match self.shown(&key) {
                        Some(record) => changed.push(record),
                        None => gone.push(key),
                    }
                }
                Ok(Restored { changed, gone, back })
            }
            Err(error) => match self.put_back(&touched, now) {
                Ok(()) => Err(RestoreError::NotSaved(error)),
                Err(_) => Err(RestoreError::HalfWay(error, before)),
            },
        }
    }

    fn carry_out(&self, plan: &Plan, now: NaiveDateTime, touched: &mut Touched) -> Result<(), SaveError> {
        for key in &plan.drops {
            self.write_touched(key, None, now, touched)?;
        }
        for (key, theirs) in &plan.takes {
            touched.remember(self, key);
            self.take(key, theirs, now)?;
        }
        self.copies(plan).into_iter().try_for_each(|copy| self.write_touched(&copy.key(), Some(copy), now, touched))
    }

    /// Writes a record, or its deletion, and remembers its state from before.
    pub(in crate::storage) fn write_touched(
        &self,
        key: &Key,
        record: Option<Record>,
        now: NaiveDateTime,
        touched: &mut Touched,
    ) -> Result<(), SaveError> {
        touched.remember(self, key);
        self.write(key.clone(), record, now, None).map(drop)
    }

    /// Writes a body with its unknown members, or a deletion, and remembers the record's state from before.
    pub(in crate::storage) fn write_body_touched(
        &self,
        key: &Key,
        body: Option<Body>,
        now: NaiveDateTime,
        touched: &mut Touched,
    ) -> Result<(), SaveError> {
        touched.remember(self, key);
        self.write_body(key.clone(), body, now, None).map(drop)
    }

    /// The conflict copies that a plan keeps.
    fn copies(&self, plan: &Plan) -> Vec<Record> {
        let here = self.on_screen();
        let copies = plan.beside.iter().filter_map(|(key, theirs)| {
            let fields = differing(key, here.get(key)?.saved.body.as_ref()?, theirs.saved.body.as_ref()?);
            Some(ConflictCopy::keep(key.to_string(), theirs.plain(), Origin::Backup, fields, theirs.saved.at).into())
        });
        copies.collect()
    }

    /// Takes over a version from the backup: unchanged if it was built upon the one here, so that both devices continue
    /// from the same state; as a new one otherwise.
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

    fn put_back(&self, touched: &Touched, now: NaiveDateTime) -> Result<(), SaveError> {
        let touched = &touched.0;
        // Added records are deleted first, which makes room for the others.
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

/// The records that were written so far, each with its state from before.
#[derive(Default)]
pub(in crate::storage) struct Touched(Vec<(Key, Option<Version>)>);

impl Touched {
    fn remember(&mut self, store: &Store, key: &Key) {
        self.0.push((key.clone(), store.head(key)));
    }
}
