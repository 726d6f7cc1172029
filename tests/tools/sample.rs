//! Writes a backup file of made-up records: `cargo xtask sample --processes 1000 --seed 1`. Letters belong to the first
//! 25 processes, or to as many as `--letters` says.
#![allow(clippy::unwrap_used, clippy::disallowed_types, clippy::disallowed_methods)]

use afterword::domain::sample::{Richness, Sampler};
use afterword::storage::local::{KeyValueStore, Refusal};
use afterword::storage::{Access, Store, Writer};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A shelf that forgets everything when the program ends.
#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, String>>);

impl KeyValueStore for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }
}

fn main() {
    let mut words = std::env::args().skip(1);
    let (mut count, mut letters, mut seed, mut now) = (1000, 25, 1, "2026-11-11T09:00:00".parse().unwrap());
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        match name.as_str() {
            "--processes" => count = value.parse().unwrap(),
            "--letters" => letters = value.parse().unwrap(),
            "--seed" => seed = value.parse().unwrap(),
            "--now" => now = value.parse().unwrap(),
            _ => panic!("There is no option {name}."),
        }
    }
    let writer = Writer::parse("sample").unwrap();
    let (store, _) = Store::over(Some(Box::new(Memory::default())), Access::Open, writer, now);
    let mut sampler = Sampler::new(seed);
    let mut processes = sampler.processes(now, count, Richness::Rich);
    let me = sampler.profile();
    for process in processes.iter_mut().take(letters) {
        for letter in sampler.letters(process, &me, now) {
            store.put(letter, now).unwrap();
        }
    }
    for template in sampler.templates() {
        store.put(template, now).unwrap();
    }
    store.put(me, now).unwrap();
    for process in processes {
        store.put(process, now).unwrap();
    }
    println!("{}", store.backup(now));
}
