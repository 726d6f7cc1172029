//! The browser's localStorage: the only file that touches it.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

/// Why a write was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room; what was there before still is.
    Full,
    /// Storage is not allowed.
    Blocked,
}

/// Keys and texts: localStorage, or a map in tests.
pub trait Shelf {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key, or leaves what is there. Errors: why it was refused.
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal>;
    /// Takes a key away.
    fn remove(&self, key: &str);
    /// Every key, ours and others'.
    fn keys(&self) -> Vec<String>;
}

/// The key with which the store is tried out. It is never read.
pub(super) const PROBE: &str = "afterword/probe";

struct Local(web_sys::Storage);

/// The browser's store, if this page may use it, and whether there is any room in it.
pub fn open() -> Option<(Box<dyn Shelf>, bool)> {
    // gloo-storage panics where storage is blocked, so ask the browser first.
    web_sys::window()?.local_storage().ok()??;
    let local = Local(LocalStorage::raw());
    let room = match local.set(PROBE, "probe") {
        Ok(()) => true,
        Err(Refusal::Full) => false,
        Err(Refusal::Blocked) => return None,
    };
    local.remove(PROBE);
    Some((Box::new(local), room))
}

impl Shelf for Local {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.0.set_item(key, text).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) {
        // Removing cannot fail for lack of room, and where storage is blocked there is nothing to remove.
        let _ = self.0.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let count = self.0.length().unwrap_or(0);
        (0..count).filter_map(|index| self.0.key(index).ok().flatten()).collect()
    }
}

/// Reads a refusal off the browser's exception: by name, as the codes differ between browsers.
fn why(error: &JsValue) -> Refusal {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    let name = name.unwrap_or_default();
    if matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") {
        Refusal::Full
    } else {
        Refusal::Blocked
    }
}
