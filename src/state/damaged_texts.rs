//! The stored texts that cannot be read.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::Unreadable;

/// The texts that cannot be read, and which of them can be restored.
#[derive(Clone, Copy)]
pub struct DamagedTexts {
    all: RwSignal<Vec<Unreadable>>,
    repairable: RwSignal<Vec<String>>,
}

impl DamagedTexts {
    /// Those that were found at the start.
    pub(super) fn of(all: Vec<Unreadable>) -> Self {
        Self { all: RwSignal::new(all), repairable: RwSignal::new(Vec::new()) }
    }

    /// Every stored text that cannot be read.
    pub fn all(self) -> ReadSignal<Vec<Unreadable>> {
        self.all.read_only()
    }

    /// The keys of those of which the journal has a sound copy.
    pub fn repairable(self) -> ReadSignal<Vec<String>> {
        self.repairable.read_only()
    }

    /// Adds one that was just found.
    pub(super) fn add(self, one: Unreadable) {
        self.all.update(|all| {
            all.retain(|known| known.key != one.key);
            all.push(one);
        });
    }

    /// Notes that the journal has a sound copy of one.
    pub(super) fn add_repairable(self, key: String) {
        self.repairable.update(|all| all.push(key));
    }

    /// Removes one that is no longer stored.
    pub(super) fn discard(self, key: &str) {
        self.all.update(|all| all.retain(|one| one.key != key));
    }

    /// Removes one that the user deleted.
    pub(super) fn forget(self, key: &str) {
        self.discard(key);
        self.repairable.update(|all| all.retain(|one| one != key));
    }

    /// Removes all of them.
    pub(super) fn forget_all(self) {
        self.all.set(Vec::new());
        self.repairable.set(Vec::new());
    }
}
