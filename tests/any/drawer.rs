//! A map in place of localStorage, with as much room as a test gives it.
#![allow(dead_code, clippy::unwrap_used)]

use afterword::storage::local::{KeyValueStore, Refusal};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the browser stores for the app; a clone is another tab's way to it.
#[derive(Clone)]
pub struct Drawer {
    pub map: Rc<RefCell<BTreeMap<String, String>>>,
    /// The most bytes that all texts together may take.
    pub room: Rc<Cell<usize>>,
}

impl Default for Drawer {
    fn default() -> Self {
        Self::of(BTreeMap::new())
    }
}

impl Drawer {
    /// One that holds these texts, without a limit.
    pub fn of(texts: BTreeMap<String, String>) -> Self {
        Self { map: Rc::new(RefCell::new(texts)), room: Rc::new(Cell::new(usize::MAX)) }
    }

    /// Leaves no room for anything longer than what it replaces.
    pub fn fill(&self) {
        self.room.set(self.map.borrow().values().map(String::len).sum());
    }
}

impl KeyValueStore for Drawer {
    fn get(&self, key: &str) -> Option<String> {
        self.map.borrow().get(key).cloned()
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let others: usize = self.map.borrow().iter().filter(|(name, _)| *name != key).map(|(_, it)| it.len()).sum();
        if others + text.len() > self.room.get() {
            return Err(Refusal::Full);
        }
        self.map.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }
    fn remove(&self, key: &str) {
        self.map.borrow_mut().remove(key);
    }
    fn keys(&self) -> Vec<String> {
        self.map.borrow().keys().cloned().collect()
    }
}
