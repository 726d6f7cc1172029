//! Texts that outlive a reload and a walk through other screens, and go with the tab: the browser's sessionStorage.
//! Their keys carry the path of this copy of the app: `storage/names.rs` says why. What an earlier build put there under
//! the key alone is found as well.

use super::address;
use web_sys::Storage;

fn own(key: &str) -> String {
    ["afterword ", &address::folder(), " ", key].concat()
}

fn open() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Puts a text under a key. Whether it stands there now: there may be no room, or no such storage.
pub fn put(key: &str, text: &str) -> bool {
    let _ = open().map(|storage| storage.remove_item(key));
    open().is_some_and(|storage| storage.set_item(&own(key), text).is_ok())
}

/// The text under a key.
pub fn get(key: &str) -> Option<String> {
    let storage = open()?;
    storage.get_item(&own(key)).ok().flatten().or_else(|| storage.get_item(key).ok().flatten())
}

/// Takes a key away.
pub fn remove(key: &str) {
    // There is nothing to take away where there is no storage.
    let _ = open().map(|storage| (storage.remove_item(&own(key)), storage.remove_item(key)));
}

/// Takes away every key that begins like this.
pub fn clear(start: &str) {
    let Some(storage) = open() else { return };
    let count = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..count).filter_map(|n| storage.key(n).ok().flatten()).collect();
    let starts = [own(start), start.to_owned()];
    for key in keys.iter().filter(|key| starts.iter().any(|start| key.starts_with(start))) {
        let _ = storage.remove_item(key);
    }
}
