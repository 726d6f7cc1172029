//! What could not be read, and what was written in two places: brought back, repaired, compared, thrown away. Each
//! only because the user said so.

use crate::device::clock;
use crate::state::{App, Toast};
use crate::storage::version::Version;
use crate::storage::{Damage, Key, Record, SecondCopy};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// One field in which two versions of a record differ.
pub struct Difference {
    /// Where it is kept, the last part of the path.
    pub field: String,
    /// What it says here; `None`: nothing.
    pub here: Option<String>,
    /// What it says in the other version; `None`: nothing.
    pub there: Option<String>,
}

impl App {
    /// Throws away a text that cannot be read. Where the second copy of the record is sound, that comes back.
    pub fn discard_unreadable(self, key: &str) {
        self.store.with_value(|store| store.discard(key));
        self.unreadable.update(|all| all.retain(|one| one.key != key));
        self.repairable.update(|all| all.retain(|one| one != key));
    }

    /// What is still wrong with a text that is being repaired; `None` when it can be read.
    pub fn still_wrong(self, key: &str, text: &str) -> Option<Damage> {
        readable(key, text).err()
    }

    /// Puts a text that was repaired by hand in the place of one that cannot be read.
    /// Errors: what is still wrong with it; nothing was changed.
    pub fn repair(self, key: &str, text: &str) -> Result<(), Damage> {
        let record = readable(key, text)?;
        self.discard_unreadable(key);
        self.take_in(record.clone());
        self.save(record);
        Ok(())
    }

    /// Throws away the other version of a record.
    pub fn discard_copy(self, copy: &Arc<SecondCopy>) {
        let removed = self.store.with_value(|store| store.remove(&Key::SecondCopy(copy.id.clone()), clock::now()));
        match removed {
            Ok(_) => self.copies.update(|copies| copies.retain(|one| one.id != copy.id)),
            Err(error) => self.toast.set(Some(Toast { text: error.to_string(), undo: None })),
        }
    }

    /// In what the other version of a record differs from the one in the app, as far as that can be said in words.
    pub fn differences(self, copy: &SecondCopy) -> Vec<Difference> {
        let inside = |raw: &str| {
            let plain = Version::read(&copy.of, raw).ok()?.plain();
            serde_json::from_str::<Value>(&plain).ok()?.get_mut("data").map(Value::take)
        };
        let here = self.store.with_value(|store| store.raw(&copy.of)).and_then(|raw| inside(&raw));
        let (Some(here), Some(there)) = (here, inside(&copy.text)) else { return Vec::new() };
        let differ = |path: &String| {
            let (here, there) = (words_at(&here, path), words_at(&there, path));
            let field = path.rsplit('/').next().unwrap_or_default().replace('_', " ");
            (here != there).then_some(Difference { field, here, there })
        };
        copy.fields.iter().filter_map(differ).collect()
    }
}

fn readable(key: &str, text: &str) -> Result<Record, Damage> {
    let gone = || Damage::WrongShape("it says that the record was deleted".into());
    Version::read(key, text.trim())?.record().cloned().ok_or_else(gone)
}

/// The text at a path such as `rounds/k3f9/notes`, in which a part of a list goes by its id.
fn words_at(record: &Value, path: &str) -> Option<String> {
    let mut at = record;
    for step in path.split('/') {
        at = match at {
            Value::Array(parts) => parts.iter().find(|part| part.get("id").and_then(Value::as_str) == Some(step))?,
            other => other.get(step)?,
        };
    }
    match at {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(at.to_string()),
        _ => None,
    }
}
