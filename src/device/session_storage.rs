//! Texts that outlive a reload and visits to other screens, and go with the tab: sessionStorage. Their keys contain the
//! path of this copy of the app: `storage/names.rs` says why. What an earlier build stored under the key alone is found
//! as well.

use super::address;
use web_sys::Storage;

fn own(key: &str) -> String {
    ["afterword ", &address::folder(), " ", key].concat()
}

fn open() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Stores a text under a key. Returns whether it is stored: there may be no room, or no sessionStorage.
pub fn put(key: &str, text: &str) -> bool {
    let _ = open().map(|storage| storage.remove_item(key));
    open().is_some_and(|storage| storage.set_item(&own(key), text).is_ok())
}

/// The text under a key.
pub fn get(key: &str) -> Option<String> {
    let storage = open()?;
    storage.get_item(&own(key)).ok().flatten().or_else(|| storage.get_item(key).ok().flatten())
}

/// Removes a key.
pub fn remove(key: &str) {
    // Without sessionStorage there is nothing to remove.
    let _ = open().map(|storage| (storage.remove_item(&own(key)), storage.remove_item(key)));
}

/// Removes every key with this prefix.
pub fn clear(start: &str) {
    let Some(storage) = open() else { return };
    let count = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..count).filter_map(|n| storage.key(n).ok().flatten()).collect();
    let starts = [own(start), start.to_owned()];
    for key in keys.iter().filter(|key| starts.iter().any(|start| key.starts_with(start))) {
        let _ = storage.remove_item(key);
    }
}
