//! What is done with texts that cannot be read: restored, repaired, deleted. Each only because the user said so.

use crate::device::clock;
use crate::state::App;
use crate::storage::record::body::Body;
use crate::storage::record::version::Version;
use crate::storage::{Damage, SaveError};
use leptos::prelude::*;

/// Why a repaired text was not put in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepairError {
    /// It still cannot be read.
    StillWrong(Damage),
    /// It could not be saved.
    NotSaved(SaveError),
}

impl App {
    /// Deletes a text that cannot be read. Where the journal has a sound copy of the record, that is restored.
    pub fn discard_unreadable(self, key: &str) {
        self.store.with_value(|store| store.discard(key));
        self.damaged.forget(key);
    }

    /// What is still wrong with a text that is being repaired; `None` when it can be read.
    pub fn still_wrong(self, key: &str, text: &str) -> Option<Damage> {
        readable(key, text).err()
    }

    /// Replaces a text that cannot be read by one that was repaired by hand. Errors: what is still wrong with it, or
    /// why it was not saved; nothing was changed.
    pub fn repair(self, key: &str, text: &str) -> Result<(), RepairError> {
        let body = readable(key, text).map_err(RepairError::StillWrong)?;
        let repaired = self.store.with_value(|store| store.repair(body.clone(), clock::now()));
        let receipt = repaired.map_err(RepairError::NotSaved)?;
        self.damaged.discard(key);
        self.records.apply(body.record);
        self.kept(receipt);
        Ok(())
    }
}

fn readable(key: &str, text: &str) -> Result<Body, Damage> {
    let gone = || Damage::WrongShape("it says that the record was deleted".into());
    Version::read(key, text.trim())?.saved.body.ok_or_else(gone)
}
