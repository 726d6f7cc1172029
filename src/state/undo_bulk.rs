//! Undoing a restore or an import, and redoing it: previewed by name, then done. The snapshot for it is stored in the
//! journal, one of each kind, so that it can be undone even after the page was closed.

use crate::device::clock;
use crate::state::App;
use crate::state::safekeeping::name;
use crate::storage::backup::file::{self as backup, Backup, Opened};
use crate::storage::backup::restore::{RestoreError, Restored};
use crate::storage::backup::undo_bulk::{Reversal, Undoing};
use crate::storage::backup::undo_snapshot::{BulkChange, UndoSnapshot};
use leptos::prelude::*;

/// The names in the journal of the snapshots of the last restore and of the last import.
const WAYS_BACK: [&str; 2] = ["afterword:before-restore", "afterword:before-import"];

fn place(deed: BulkChange) -> &'static str {
    WAYS_BACK[usize::from(matches!(deed, BulkChange::Import | BulkChange::UndoImport))]
}

/// What is stored for an undo.
pub enum Aside {
    /// A snapshot of what was changed.
    Way(UndoSnapshot),
    /// The state before a restore, as an earlier version of the app put it aside: a backup like any other.
    Backup(Backup),
}

/// Whether a snapshot was stored, and the one it replaced.
pub(super) struct Kept {
    deed: BulkChange,
    kept: bool,
    earlier: Option<String>,
}

impl Kept {
    /// Whether it was stored.
    pub(super) fn is_kept(&self) -> bool {
        self.kept
    }
}

/// A preview of an undo in names, for the user to confirm.
pub struct Look {
    undoing: Undoing,
    /// What would come back.
    pub returned: Vec<String>,
    /// What would be as it was.
    pub reverted: Vec<String>,
    /// What was changed since, and keeps those changes.
    pub blended: Vec<String>,
    /// What would be kept twice, because the same field was changed since.
    pub kept_twice: Vec<String>,
    /// What was added then, was changed since, and stays.
    pub stays: Vec<String>,
    /// What would go to the trash.
    pub trashed: Vec<String>,
    /// What would be deleted.
    pub deleted: Vec<String>,
}

impl Look {
    /// Whether it would change anything.
    pub fn is_idle(&self) -> bool {
        self.undoing.is_idle()
    }
}

impl App {
    /// Stores the snapshot of a bulk change before the change is made.
    pub(super) async fn aside(self, deed: BulkChange, back: &UndoSnapshot) -> Kept {
        let store = self.store.get_value();
        let earlier = store.aside(place(deed)).await;
        let kept = store.put_aside(place(deed), Some(back.text())).await;
        Kept { deed, kept, earlier }
    }

    /// Shows the result of a bulk change; if nothing was changed, the snapshot from before is stored again.
    pub(super) async fn after_deed(
        self,
        outcome: Result<Restored, RestoreError>,
        kept: Kept,
    ) -> Result<(Restored, bool), RestoreError> {
        match outcome {
            Ok(restored) => {
                self.show_restored(&restored);
                Ok((restored, kept.kept))
            }
            Err(error) => {
                if !matches!(error, RestoreError::HalfWay(..)) {
                    self.put_back_aside(kept).await;
                }
                Err(error)
            }
        }
    }

    /// Stores the snapshot from before again, as nothing was changed.
    pub(super) async fn put_back_aside(self, kept: Kept) {
        if kept.kept {
            self.store.get_value().put_aside(place(kept.deed), kept.earlier).await;
        }
    }

    /// What is stored for undoing the last restore, or the last import.
    pub async fn way_back(self, deed: BulkChange) -> Option<Aside> {
        let text = self.store.get_value().aside(place(deed)).await?;
        UndoSnapshot::read(&text).map(Aside::Way).or_else(|| match backup::read(&text) {
            Ok(Opened::Plain(backup)) => Some(Aside::Backup(backup)),
            _ => None,
        })
    }

    /// Deletes what is stored for undoing it.
    pub async fn forget_way_back(self, deed: BulkChange) {
        self.store.get_value().put_aside(place(deed), None).await;
    }

    /// A preview of an undo. Changes nothing.
    pub fn look_back(self, back: &UndoSnapshot) -> Look {
        let undoing = self.store.with_value(|store| store.undoing(back));
        let mut look = Look {
            returned: Vec::new(),
            reverted: Vec::new(),
            blended: Vec::new(),
            kept_twice: Vec::new(),
            stays: Vec::new(),
            trashed: Vec::new(),
            deleted: Vec::new(),
            undoing: undoing.clone(),
        };
        for reversal in &undoing.reversals {
            match reversal {
                Reversal::Return(body) => look.returned.push(name(&body.record)),
                Reversal::Revert { there, .. } => look.reverted.push(name(&there.record)),
                Reversal::Blend { here, copy: None, .. } => look.blended.push(name(here)),
                Reversal::Blend { here, copy: Some(_), .. } => look.kept_twice.push(name(here)),
                Reversal::Stay(record) => look.stays.push(name(record)),
                Reversal::Trash(record) => look.trashed.push(name(record)),
                Reversal::Delete(record) => look.deleted.push(name(record)),
            }
        }
        look
    }

    /// Carries out a previewed undo, if the preview still holds. Its own snapshot replaces the one that was used.
    /// Errors: why not; nothing is lost.
    pub async fn undo_deed(self, look: Look) -> Result<(Restored, bool), RestoreError> {
        let store = self.store.get_value();
        let forward = store.way_forward(&look.undoing, clock::now());
        let kept = self.aside(forward.deed, &forward).await;
        let outcome = store.undo(&look.undoing, clock::now());
        self.after_deed(outcome, kept).await
    }
}
