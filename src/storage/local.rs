//! localStorage: the only file that touches it.

use crate::storage::names::{self, OPENING, PROBE, inside, outside};
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
pub trait KeyValueStore {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key, or leaves what is there. Errors: why it was refused.
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal>;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// Every key.
    fn keys(&self) -> Vec<String>;
    /// The UTF-16 units that keys and texts take, including those of other pages at the same origin.
    fn used(&self) -> usize {
        let units = |text: &str| text.encode_utf16().count();
        self.keys().iter().map(|key| units(key) + self.get(key).map_or(0, |text| units(&text))).sum()
    }
}

#[derive(Clone)]
struct Local(web_sys::Storage);

/// The part of a key-value store that belongs to this copy of the app.
pub struct Named<S> {
    shelf: S,
    start: String,
}

impl<S: KeyValueStore> Named<S> {
    /// The keys that begin with `start`.
    pub fn new(shelf: S, start: String) -> Self {
        Self { shelf, start }
    }
}

impl<S: KeyValueStore> KeyValueStore for Named<S> {
    fn get(&self, key: &str) -> Option<String> {
        self.shelf.get(&outside(&self.start, key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let key = outside(&self.start, key);
        self.shelf.set(&key, text).or_else(|refusal| {
            // The picture for the next start is sacrificed for records.
            let picture = outside(&self.start, OPENING);
            self.shelf.get(&picture).ok_or(refusal)?;
            self.shelf.remove(&picture);
            self.shelf.set(&key, text)
        })
    }

    fn remove(&self, key: &str) {
        self.shelf.remove(&outside(&self.start, key));
    }

    fn keys(&self) -> Vec<String> {
        self.shelf.keys().iter().filter_map(|key| inside(&self.start, key)).collect()
    }

    fn used(&self) -> usize {
        self.shelf.used()
    }
}

/// localStorage, opened.
pub struct Opened {
    /// The keys of this copy.
    pub ours: Box<dyn KeyValueStore>,
    /// All keys under their full names: earlier builds used others.
    pub all: Box<dyn KeyValueStore>,
    /// Whether there is any room.
    pub has_room: bool,
}

/// localStorage, if this page may use it.
pub fn open() -> Option<Opened> {
    // gloo-storage panics where storage is blocked, so ask the browser first.
    web_sys::window()?.local_storage().ok()??;
    let all = Local(LocalStorage::raw());
    let ours = Named::new(all.clone(), names::start());
    let has_room = match ours.set(PROBE, "probe") {
        Ok(()) => true,
        Err(Refusal::Full) => false,
        Err(Refusal::Blocked) => return None,
    };
    ours.remove(PROBE);
    Some(Opened { ours: Box::new(ours), all: Box::new(all), has_room })
}

impl KeyValueStore for Local {
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

/// Tells a refusal from the browser's exception: by name, as the codes differ between browsers.
fn why(error: &JsValue) -> Refusal {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    let name = name.unwrap_or_default();
    if matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") {
        Refusal::Full
    } else {
        Refusal::Blocked
    }
}
