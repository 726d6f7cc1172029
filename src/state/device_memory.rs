//! What this device remembers beside the records, and whether all of them are here.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::store::notes::Notes;
use crate::storage::sync::loss::Loss;

/// The notes of this device, and what a comparison with them told.
#[derive(Clone, Copy)]
pub struct DeviceMemory {
    notes: RwSignal<Notes>,
    journal_loaded: RwSignal<bool>,
    earlier: RwSignal<bool>,
    loss: RwSignal<Option<Loss>>,
}

impl DeviceMemory {
    /// As it is before the journal was read.
    pub(super) fn of(notes: Notes) -> Self {
        Self {
            notes: RwSignal::new(notes),
            journal_loaded: RwSignal::new(false),
            earlier: RwSignal::new(false),
            loss: RwSignal::new(None),
        }
    }

    /// What this device remembers beside the records.
    pub fn notes(self) -> ReadSignal<Notes> {
        self.notes.read_only()
    }

    /// Whether the journal was read: before that, what is here may not be all there is.
    pub fn journal_loaded(self) -> ReadSignal<bool> {
        self.journal_loaded.read_only()
    }

    /// Whether there is something to take over from builds that used other names.
    pub fn earlier(self) -> ReadSignal<bool> {
        self.earlier.read_only()
    }

    /// What the browser has thrown away, if it has.
    pub fn loss(self) -> ReadSignal<Option<Loss>> {
        self.loss.read_only()
    }

    /// Remembers this.
    pub(super) fn set_notes(self, notes: Notes) {
        self.notes.set(notes);
    }

    /// The journal was read.
    pub(super) fn set_journal_loaded(self) {
        self.journal_loaded.set(true);
    }

    /// There is something to take over, or all of it was.
    pub(super) fn set_earlier(self, is_there: bool) {
        self.earlier.set(is_there);
    }

    /// What is missing, if anything is.
    pub(super) fn set_loss(self, loss: Option<Loss>) {
        self.loss.set(loss);
    }
}
