//! The last look at Today: a small thing beside the records, never one of them.

#![allow(clippy::unwrap_used)]

use crate::drawer::Drawer;
use afterword::storage::local::KeyValueStore;
use afterword::storage::{Access, Store, Writer};
use chrono::NaiveDateTime;

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn open(drawer: &Drawer) -> (Store, usize) {
    let shelf: Box<dyn KeyValueStore> = Box::new(drawer.clone());
    let writer = Writer::parse("a").unwrap();
    let (store, loaded) = Store::over(Some(shelf), Access::Open, writer, at("2026-11-12T09:00:00"));
    (store, loaded.records.len() + loaded.unreadable.len())
}

#[test]
fn a_look_is_kept_and_is_no_record() {
    let drawer = Drawer::default();
    let (store, found) = open(&drawer);
    assert_eq!((store.last_visit(), found), (None, 0));
    store.note_visit(at("2026-11-12T09:05:00"));
    let (again, found) = open(&drawer);
    assert_eq!((again.last_visit(), found), (Some(at("2026-11-12T09:05:00")), 0));
    // What somebody else wrote there is no look, and no damaged record.
    let key = drawer.keys().pop().unwrap();
    for other in ["", "yesterday", "2026-11-12", "{}"] {
        drawer.set(&key, other).unwrap();
        let (store, found) = open(&drawer);
        assert_eq!((store.last_visit(), found), (None, 0), "{other}");
    }
}

#[test]
fn without_a_store_there_is_no_look() {
    let (store, _) = Store::over(None, Access::Blocked, Writer::parse("a").unwrap(), at("2026-11-12T09:00:00"));
    store.note_visit(at("2026-11-12T09:05:00"));
    assert_eq!(store.last_visit(), None);
}
