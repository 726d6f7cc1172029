//! What the store holds and cannot read.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::Unreadable;

/// The texts that cannot be read, and which of them can be brought back.
#[derive(Clone, Copy)]
pub struct DamagedTexts {
    all: RwSignal<Vec<Unreadable>>,
    repairable: RwSignal<Vec<String>>,
}

impl DamagedTexts {
    /// Those that were met at the start.
    pub(super) fn of(all: Vec<Unreadable>) -> Self {
        Self { all: RwSignal::new(all), repairable: RwSignal::new(Vec::new()) }
    }

    /// What the store holds and cannot read.
    pub fn all(self) -> ReadSignal<Vec<Unreadable>> {
        self.all.read_only()
    }

    /// Keys of those of which the second copy is sound.
    pub fn repairable(self) -> ReadSignal<Vec<String>> {
        self.repairable.read_only()
    }

    /// Another one was met.
    pub(super) fn add(self, one: Unreadable) {
        self.all.update(|all| {
            all.retain(|known| known.key != one.key);
            all.push(one);
        });
    }

    /// The second copy of one is sound.
    pub(super) fn add_repairable(self, key: String) {
        self.repairable.update(|all| all.push(key));
    }

    /// One stands no longer in its place.
    pub(super) fn discard(self, key: &str) {
        self.all.update(|all| all.retain(|one| one.key != key));
    }

    /// The user threw one away.
    pub(super) fn forget(self, key: &str) {
        self.discard(key);
        self.repairable.update(|all| all.retain(|one| one != key));
    }

    /// All were.
    pub(super) fn forget_all(self) {
        self.all.set(Vec::new());
        self.repairable.set(Vec::new());
    }
}
