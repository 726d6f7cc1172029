//! Whether the last change was saved, and what the browser allows.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::{Access, SaveState};

/// Whether what was typed is saved, and whether more can be.
#[derive(Clone, Copy)]
pub struct SaveStatus {
    last: RwSignal<SaveState>,
    access: RwSignal<Access>,
    is_low: RwSignal<bool>,
}

impl SaveStatus {
    /// The state before any change.
    pub(super) fn idle(access: Access) -> Self {
        Self { last: RwSignal::new(SaveState::Idle), access: RwSignal::new(access), is_low: RwSignal::new(false) }
    }

    /// Whether the last change was saved.
    pub fn last(self) -> ReadSignal<SaveState> {
        self.last.read_only()
    }

    /// What the browser allows.
    pub fn access(self) -> ReadSignal<Access> {
        self.access.read_only()
    }

    /// Whether the space was running out when it was last measured.
    pub fn is_low(self) -> ReadSignal<bool> {
        self.is_low.read_only()
    }

    /// Sets whether the last change was saved.
    pub(super) fn set(self, state: SaveState) {
        self.last.set(state);
    }

    /// Sets what the browser allows.
    pub(super) fn set_access(self, access: Access) {
        self.access.set(access);
    }

    /// Sets whether the space is running out.
    pub(super) fn set_low(self, is_low: bool) {
        self.is_low.set(is_low);
    }
}
