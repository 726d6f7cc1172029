//! What this device remembers outside of the records, and whether all records are here.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::store::notes::Notes;
use crate::storage::sync::loss::Loss;

/// The notes of this device, and what comparing them with the records showed.
#[derive(Clone, Copy)]
pub struct DeviceMemory {
    notes: RwSignal<Notes>,
    journal_loaded: RwSignal<bool>,
    earlier: RwSignal<bool>,
    loss: RwSignal<Option<Loss>>,
}

impl DeviceMemory {
    /// The state before the journal was read.
    pub(super) fn of(notes: Notes) -> Self {
        Self {
            notes: RwSignal::new(notes),
            journal_loaded: RwSignal::new(false),
            earlier: RwSignal::new(false),
            loss: RwSignal::new(None),
        }
    }

    /// The notes of this device.
    pub fn notes(self) -> ReadSignal<Notes> {
        self.notes.read_only()
    }

    /// Whether the journal was read: before that, some records may still be missing.
    pub fn journal_loaded(self) -> ReadSignal<bool> {
        self.journal_loaded.read_only()
    }

    /// Whether there is something to take over from builds that used other names.
    pub fn earlier(self) -> ReadSignal<bool> {
        self.earlier.read_only()
    }

    /// What the browser has deleted, if anything.
    pub fn loss(self) -> ReadSignal<Option<Loss>> {
        self.loss.read_only()
    }

    /// Sets the notes.
    pub(super) fn set_notes(self, notes: Notes) {
        self.notes.set(notes);
    }

    /// Sets that the journal was read.
    pub(super) fn set_journal_loaded(self) {
        self.journal_loaded.set(true);
    }

    /// Sets whether earlier builds have left something to take over.
    pub(super) fn set_earlier(self, is_there: bool) {
        self.earlier.set(is_there);
    }

    /// Sets what is missing, if anything is.
    pub(super) fn set_loss(self, loss: Option<Loss>) {
        self.loss.set(loss);
    }
}
