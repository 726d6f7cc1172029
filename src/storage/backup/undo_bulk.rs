//! Undoing a restore or an import: previewed, three-way, and itself undoable. Only records that it changed are touched;
//! what was written into those since stays; an interview that came with it goes to the trash.

use crate::storage::backup::restore::{RestoreError, Restored, Touched};
use crate::storage::backup::undo_snapshot::{BulkChange, Entry, UndoSnapshot};
use crate::storage::error::SaveError;
use crate::storage::record::body::Body;
use crate::storage::record::conflict_copy::{ConflictCopy, Origin};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::Version;
use crate::storage::store::Store;
use crate::storage::sync::merge::merge_bodies;
use chrono::{NaiveDateTime, Timelike};
use std::sync::Arc;

/// What an undo would do to one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Reversal {
    /// It is not here and would come back.
    Return(Body),
    /// It would be as it was.
    Revert {
        /// As it is here.
        here: Record,
        /// As it would be.
        there: Body,
    },
    /// It was changed since: that stays, and the rest of it would be as it was.
    Blend {
        /// As it is here.
        here: Record,
        /// As it would be.
        whole: Body,
        /// Its state from before, kept as a conflict copy if the same field was changed since.
        copy: Option<Record>,
    },
    /// It was added then and changed since, so it stays.
    Stay(Record),
    /// It would go to the trash, from where it can be restored for a while.
    Trash(Record),
    /// It would be deleted.
    Delete(Record),
}

impl Reversal {
    fn here(&self) -> &Record {
        match self {
            Self::Return(body) => &body.record,
            Self::Stay(record) | Self::Trash(record) | Self::Delete(record) => record,
            Self::Revert { here, .. } | Self::Blend { here, .. } => here,
        }
    }

    /// The records that it would write, `None` for one that it deletes.
    fn writes(&self, store: &Store, now: NaiveDateTime) -> Vec<(Key, Option<Body>)> {
        let key = self.here().key();
        match self {
            Self::Stay(_) => Vec::new(),
            Self::Delete(_) => vec![(key, None)],
            Self::Return(body) | Self::Revert { there: body, .. } => vec![(key, Some(body.clone()))],
            Self::Trash(record) => vec![(key, Some(store.whole(in_trash(record, now))))],
            Self::Blend { whole, copy, .. } => {
                let copy = copy.iter().map(|copy| (copy.key(), Some(Body::of(copy.clone()))));
                copy.chain([(key, Some(whole.clone()))]).collect()
            }
        }
    }
}

/// What an undo would do, before it does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Undoing {
    /// What would change or stay, record by record. Records that are already as they were are not among them.
    pub reversals: Vec<Reversal>,
    back: UndoSnapshot,
}

impl Undoing {
    /// Whether it would change anything.
    pub fn is_idle(&self) -> bool {
        self.reversals.iter().all(|one| matches!(one, Reversal::Stay(_)))
    }

    /// Which change is to be undone.
    pub fn deed(&self) -> BulkChange {
        self.back.deed
    }
}

impl Store {
    /// Keeps the earlier state of a record as a conflict copy: these fields have other values by now. Returns the copy.
    /// Errors: why it was not saved.
    pub fn keep_beside(&self, was: &Record, fields: Vec<String>, now: NaiveDateTime) -> Result<Record, SaveError> {
        let key = was.key();
        let version = Version::next(&self.writer(), &[], Some(was.clone()), now)?;
        let copy: Record = ConflictCopy::keep(key.to_string(), version.plain(), Origin::TwoStories, fields, now).into();
        self.put(copy.clone(), now).map(|_| copy)
    }

    /// The snapshot for undoing the addition of these new records: to be stored before they are added.
    pub fn way_in(&self, new: impl Iterator<Item = Record>, now: NaiveDateTime) -> UndoSnapshot {
        let mut back = UndoSnapshot::new(BulkChange::Import, now);
        for record in new {
            let key = record.key();
            back.note(&key, None, Version::next(&self.writer(), &[], Some(record), now).ok());
        }
        back
    }

    /// A preview of an undo. Changes nothing.
    pub fn undoing(&self, back: &UndoSnapshot) -> Undoing {
        let here = self.on_screen();
        let now = |key: &Key| here.get(key).and_then(|version| version.saved.body.as_ref());
        let reversals = back.entries.iter().filter_map(|(key, entry)| {
            // A text that cannot be read is not overwritten.
            if self.is_unreadable(&key.to_string()) || follows_interview(back, entry) {
                return None;
            }
            reversal(key, entry, now(key), back.at)
        });
        Undoing { reversals: reversals.collect(), back: back.clone() }
    }

    /// The snapshot for redoing an undo: to be stored before the undo is carried out.
    pub fn way_forward(&self, undoing: &Undoing, now: NaiveDateTime) -> UndoSnapshot {
        let here = self.on_screen();
        let mut forward = UndoSnapshot::new(undoing.back.deed.undone(), now);
        for (key, body) in undoing.reversals.iter().flat_map(|one| one.writes(self, now)) {
            let before = here.get(&key).filter(|head| head.record().is_some()).cloned();
            let known: Vec<&Version> = before.iter().collect();
            let after = body.and_then(|body| Version::with(&self.writer(), &known, Some(body), now).ok());
            forward.note(&key, before, after);
        }
        forward
    }

    /// Carries out an undo that was previewed. It is computed again first, so that nothing that was changed since the
    /// preview is touched unseen. Errors: why not; see [`RestoreError`] for the state of the records then.
    pub fn undo(&self, undoing: &Undoing, now: NaiveDateTime) -> Result<Restored, RestoreError> {
        self.catch_up();
        if self.undoing(&undoing.back) != *undoing {
            return Err(RestoreError::Changed);
        }
        let forward = self.way_forward(undoing, now);
        self.all_or_nothing(forward, now, |touched| self.reverse(undoing, now, touched))
    }

    fn reverse(&self, undoing: &Undoing, now: NaiveDateTime, touched: &mut Touched) -> Result<(), SaveError> {
        let writes: Vec<_> = undoing.reversals.iter().flat_map(|one| one.writes(self, now)).collect();
        // Deletions first: they make room.
        let (gone, kept): (Vec<_>, Vec<_>) = writes.into_iter().partition(|(_, body)| body.is_none());
        gone.into_iter().chain(kept).try_for_each(|(key, body)| self.write_body_touched(&key, body, now, touched))
    }
}

/// What is to be done with a record whose present state is `now`.
fn reversal(key: &Key, entry: &Entry, now: Option<&Body>, at: NaiveDateTime) -> Option<Reversal> {
    let before = entry.before.as_ref().and_then(|version| version.saved.body.as_ref());
    let after = entry.after.as_ref().and_then(|version| version.saved.body.as_ref());
    if before == now {
        return None;
    }
    match (before, now) {
        (None, Some(now)) if after != Some(now) => Some(Reversal::Stay(now.record.clone())),
        (None, Some(now)) => match &now.record {
            Record::Process(process) if process.trashed.is_some() => None,
            record @ Record::Process(_) => Some(Reversal::Trash(record.clone())),
            record => Some(Reversal::Delete(record.clone())),
        },
        // It was deleted since; nobody has looked at its state from before the change since then.
        (Some(before), None) => Some(Reversal::Return(before.clone())),
        (Some(before), Some(now)) if after == Some(now) => {
            Some(Reversal::Revert { here: now.record.clone(), there: before.clone() })
        }
        (Some(before), Some(now)) => {
            let merged = merge_bodies(key, after, now, before);
            let other = entry.before.as_ref().filter(|_| !merged.conflicts.is_empty());
            let copy = other.map(|other| {
                ConflictCopy::keep(key.to_string(), other.plain(), Origin::Backup, merged.conflicts, at).into()
            });
            match merged.whole == *now && copy.is_none() {
                true => None,
                false => Some(Reversal::Blend { here: now.record.clone(), whole: merged.whole, copy }),
            }
        }
        (None, None) => None,
    }
}

/// Whether this is a letter that was added together with its interview: it goes to the trash and comes back with that.
fn follows_interview(back: &UndoSnapshot, entry: &Entry) -> bool {
    let (None, Some(Record::Letter(letter))) = (&entry.before, entry.after.as_ref().and_then(Version::record)) else {
        return false;
    };
    let interview = back.entries.get(&Key::Process(letter.process.clone()));
    interview.is_some_and(|interview| interview.before.is_none() && interview.after.is_some())
}

fn in_trash(record: &Record, now: NaiveDateTime) -> Record {
    let Record::Process(process) = record else { return record.clone() };
    let mut process = (**process).clone();
    process.trashed = Some(now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now));
    Record::Process(Arc::new(process))
}
