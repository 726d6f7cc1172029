//! A migration that is broken off: at any write, by a refusal or by a kill. Each record carries its own version and is
//! brought up to date as it is read, so what is left is a store of some old and some new texts. The one step that there
//! is changes nothing: the steps here are made up, the texts are the frozen ones, and the store is the real one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use afterword::storage::local::{KeyValueStore, Refusal};
use afterword::storage::record::migrations::{Step, migrate};
use afterword::storage::{Access, Record, SaveError, Store, Writer};
use chrono::NaiveDateTime;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

const FROZEN: [(&str, &str); 5] = [
    ("afterword/process/k3f9a", include_str!("fixtures/v1/process-everything.json")),
    ("afterword/process/k3f9b", include_str!("fixtures/v1/process-least.json")),
    ("afterword/process/k3f9c", include_str!("fixtures/v1/process-deleted.json")),
    ("afterword/settings/only", include_str!("fixtures/v1/settings.json")),
    ("afterword/copy/a1b2c3d4e5f60718", include_str!("fixtures/v1/second-copy.json")),
];

/// What happens to a write when its turn comes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// The browser says that it is full.
    Refused,
    /// The browser says yes and keeps the old text.
    Forgotten,
}

#[derive(Clone)]
struct Drawer {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    /// Writes until the fault; from then on it is there for good.
    left: Rc<Cell<usize>>,
    fault: Fault,
}

impl KeyValueStore for Drawer {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        match self.left.get() {
            0 if self.fault == Fault::Refused => return Err(Refusal::Full),
            0 => return Ok(()),
            left => self.left.set(left - 1),
        }
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }
    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }
    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

/// Made-up changes of the format, of the kinds that happen: a field renamed, split, moved, and dropped.
const STEPS: [Step; 4] = [
    |kind, data| {
        if let Some(role) = data.as_object_mut().filter(|_| kind == "process").and_then(|data| data.remove("role")) {
            data["position"] = role;
        }
    },
    |_, data| data["steps"] = json!(data["steps"].as_u64().unwrap_or(0) + 1),
    |kind, data| {
        if kind == "process" {
            let notes = data.as_object_mut().and_then(|data| data.remove("notes"));
            data["words"] = json!({ "notes": notes });
        }
    },
    |_, data| data["steps"] = json!(data["steps"].as_u64().unwrap_or(0) + 1),
];

fn migrated(key: &str, text: &str, to: u64) -> Value {
    let mut whole: Value = serde_json::from_str(text).unwrap();
    let from = whole["v"].as_u64().unwrap();
    let kind = key.split('/').nth(1).unwrap();
    if whole.get("data").is_some() {
        migrate(kind, from, &mut whole["data"], &STEPS[..usize::try_from(to - 1).unwrap()]);
    }
    whole["v"] = json!(to.max(from));
    whole
}

#[test]
fn broken_off_at_any_write_it_resumes_and_no_step_is_taken_twice() {
    let whole: Vec<Value> = FROZEN.iter().map(|(key, text)| migrated(key, text, 5)).collect();
    let (mut cases, mut faults) = (0, 0);
    // Broken off in the step to `first`, and again in the step to `second`, at every write of each.
    for first in 2..=5 {
        for second in first..=5 {
            for (kept, then) in (0..=FROZEN.len()).flat_map(|a| (0..=FROZEN.len()).map(move |b| (a, b))) {
                let mut store: Vec<String> = FROZEN.iter().map(|(_, text)| (*text).to_owned()).collect();
                for (to, writes) in [(first, kept), (second, then), (5, FROZEN.len())] {
                    for (at, (key, _)) in FROZEN.iter().enumerate().take(writes) {
                        store[at] = migrated(key, &store[at], to).to_string();
                    }
                }
                let found: Vec<Value> = store.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
                assert_eq!(found, whole, "to {first} until {kept}, to {second} until {then}");
                (cases, faults) = (cases + FROZEN.len(), faults + 2);
            }
        }
    }
    println!("migrated {cases} with {faults} faults");
}

#[test]
fn a_store_of_frozen_texts_that_fails_at_any_write_keeps_each_record_old_or_new() {
    let (mut cases, mut faults) = (0, 0);
    for fault in [Fault::Refused, Fault::Forgotten] {
        for writes in 0..=FROZEN.len() {
            let texts = FROZEN.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
            let drawer = Drawer { texts: Rc::new(RefCell::new(texts)), left: Rc::new(Cell::new(writes)), fault };
            let open = |name: &str| {
                Store::over(Some(Box::new(drawer.clone())), Access::Open, Writer::parse(name).unwrap(), now())
            };
            let (store, loaded) = open("a");
            assert_eq!((loaded.records.len(), loaded.unreadable.len()), (4, 0));
            // Every record is written in today's format; after some writes the browser fails.
            let mut said = BTreeMap::new();
            for record in &loaded.records {
                said.insert(record.key().to_string(), store.put(record.clone(), now()).map(|receipt| receipt.rev));
            }
            let failed = said.values().filter(|said| said.is_err()).count();
            assert_eq!(failed, loaded.records.len().saturating_sub(writes), "{fault:?} after {writes}");
            for (key, said) in &said {
                let text = drawer.get(key).unwrap();
                let old = FROZEN.iter().any(|(name, frozen)| name == key && *frozen == text);
                match said {
                    Ok(rev) => assert!(text.contains(&format!("\"rev\":{rev},")), "{key} was said to be saved"),
                    Err(SaveError::Full | SaveError::NotKept) => assert!(old, "{key} was refused and has changed"),
                    Err(other) => panic!("{key}: {other:?}"),
                }
            }
            // Killed there and started again, it holds the same records, and can be written.
            let (_, again) = open("b");
            assert_eq!(again.unreadable, vec![]);
            assert_eq!(sorted(again.records.clone()), sorted(loaded.records.clone()));
            drawer.left.set(usize::MAX);
            let (store, _) = open("c");
            for record in again.records {
                store.put(record, now()).unwrap();
            }
            assert_eq!(sorted(open("d").1.records), sorted(loaded.records));
            (cases, faults) = (cases + FROZEN.len(), faults + 1);
        }
    }
    println!("migrated {cases} with {faults} faults");
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(|record| record.key().to_string());
    records
}
