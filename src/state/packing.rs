//! Compressing records that are long over, and decompressing them: only the screen for the user's data does either.

use crate::device::{clock, compression};
use crate::domain::archivable::is_archivable;
use crate::domain::id::ProcessId;
use crate::state::App;
use crate::storage::{Key, SaveError};
use leptos::prelude::*;

/// The result of packing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed {
    /// How many were packed.
    pub count: usize,
    /// UTF-16 units that they took before.
    pub before: usize,
    /// UTF-16 units that they take now.
    pub after: usize,
    /// Why it stopped early, if it did.
    pub fault: Option<SaveError>,
}

impl App {
    /// The interviews that can be packed: over, quiet for a while, and not packed yet. Follows the records.
    pub fn packable(self) -> Vec<ProcessId> {
        let now = self.clock.about_now().get();
        let processes = self.records.processes().read();
        let resting =
            processes.values().filter(|process| is_archivable(process, now)).map(|process| process.id.clone());
        self.store
            .with_value(|store| resting.filter(|id| store.unpacked(&Key::Process(id.clone())).is_some()).collect())
    }

    /// How many records are packed, the UTF-16 units they take, and the units they would take unpacked.
    pub fn packed(self) -> (usize, usize, usize) {
        let (keys, size) = self.store.with_value(|store| store.packed());
        let plain = keys.iter().map(|key| self.store.with_value(|store| store.plain_size(key))).sum();
        (keys.len(), size, plain)
    }

    /// Packs these, one after the other.
    pub async fn pack(self, ids: Vec<ProcessId>) -> Packed {
        let mut packed = Packed::default();
        let store = self.store.get_value();
        for id in ids {
            let Some(one) = store.unpacked(&Key::Process(id)) else { continue };
            let Some(pressed) = compression::deflate(&one.plain).await else { continue };
            match store.pack(&one, &pressed, clock::now()) {
                Ok(Some(won)) => {
                    packed.count += 1;
                    packed.before += won.before;
                    packed.after += won.after;
                }
                Ok(None) => {}
                Err(error) => {
                    packed.fault = Some(error);
                    break;
                }
            }
        }
        packed
    }

    /// Stores every packed record unpacked again. Errors: how many were unpacked before one could not be, and why; that
    /// one and those after it are unchanged.
    pub fn unpack_all(self) -> Result<usize, (usize, SaveError)> {
        let store = self.store.get_value();
        let (keys, _) = store.packed();
        for (done, key) in keys.iter().enumerate() {
            store.unpack(key, clock::now()).map_err(|error| (done, error))?;
        }
        Ok(keys.len())
    }

    /// The average UTF-16 units of an interview that is not packed, if there is one.
    pub fn usual_size(self) -> Option<usize> {
        let sizes = self.store.with_value(|store| store.unpacked_sizes());
        (!sizes.is_empty()).then(|| sizes.iter().sum::<usize>() / sizes.len())
    }
}

/// A number of characters in thousands, in words.
pub fn thousands(size: usize) -> String {
    match size {
        0..1000 => format!("{size} characters"),
        _ => format!("{} thousand characters", size.div_ceil(1000)),
    }
}
