//! Packed records: read as before, kept through every journey, unpacked by the first change, and never in danger.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::any;
use crate::drawer::Drawer;
use afterword::domain::id::ProcessId;
use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::storage::backup::file::{Backup, Mode, Opened, read};
use afterword::storage::backup::restore::Assent;
use afterword::storage::record::pack::is_packed;
use afterword::storage::store::meter::LIMIT;
use afterword::storage::{Access, Damage, Key, Record, SaveError, Store, Writer};
use chrono::NaiveDateTime;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use std::io::Write as _;

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn open(drawer: &Drawer, name: &str) -> (Store, Vec<Record>) {
    let writer = Writer::parse(name).unwrap();
    let (store, loaded) = Store::over(Some(Box::new(drawer.clone())), Access::Open, writer, now());
    (store, loaded.records)
}

fn deflate(text: &str) -> Vec<u8> {
    let mut pen = DeflateEncoder::new(Vec::new(), Compression::default());
    pen.write_all(text.as_bytes()).unwrap();
    pen.finish().unwrap()
}

fn sample(count: usize) -> Vec<Process> {
    Sampler::new(7).processes(now(), count, Richness::Rich)
}

fn key(process: &Process) -> Key {
    Key::Process(process.id.clone())
}

fn pack(store: &Store, key: &Key) -> bool {
    let one = store.unpacked(key).unwrap();
    store.pack(&one, &deflate(&one.plain), now()).unwrap().is_some()
}

fn backup(store: &Store) -> Backup {
    match read(&store.backup(now())).unwrap() {
        Opened::Plain(backup) => backup,
        Opened::Sealed(_) => panic!("sealed"),
    }
}

#[test]
fn a_packed_record_reads_as_before_and_takes_less_room() {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, "a");
    let all = sample(30);
    all.iter().for_each(|process| drop(store.put(process.clone(), now()).unwrap()));
    let (before, records) = (store.meter().ours, open(&drawer, "b").1);
    assert!(all.iter().all(|process| pack(&store, &key(process))));
    assert!(drawer.map.borrow().values().all(|text| is_packed(text)));
    assert_eq!(open(&drawer, "c").1, records);
    assert!(store.meter().ours * 2 < before, "{} of {before}", store.meter().ours);
    assert!(store.unpacked(&key(&all[0])).is_none(), "it is packed already");
}

#[test]
fn the_first_change_unpacks_and_so_does_asking_for_it() {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, "a");
    let mut process = sample(1).remove(0);
    store.put(process.clone(), now()).unwrap();
    assert!(pack(&store, &key(&process)));
    store.unpack(&key(&process), now()).unwrap();
    assert!(!is_packed(drawer.map.borrow().values().next().unwrap()));
    assert!(pack(&store, &key(&process)));
    process.role = Line::parse("Editor").unwrap();
    store.put(process.clone(), now()).unwrap();
    assert!(!is_packed(drawer.map.borrow().values().next().unwrap()));
    assert_eq!(open(&drawer, "b").1, vec![process.into()]);
}

#[test]
fn a_full_store_packs_and_keeps_what_does_not_fit_unpacked() {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, "a");
    let process = sample(1).remove(0);
    store.put(process.clone(), now()).unwrap();
    drawer.fill();
    assert!(pack(&store, &key(&process)));
    let packed = drawer.map.borrow().clone();
    assert_eq!(store.unpack(&key(&process), now()), Err(SaveError::Full));
    assert_eq!(*drawer.map.borrow(), packed);
    assert_eq!(open(&drawer, "b").1, vec![process.into()]);
}

#[test]
fn what_was_changed_while_it_was_pressed_is_not_packed() {
    for elsewhere in [false, true] {
        let drawer = Drawer::default();
        let (here, _) = open(&drawer, "a");
        let mut process = sample(1).remove(0);
        here.put(process.clone(), now()).unwrap();
        let (there, _) = open(&drawer, "b");
        let one = here.unpacked(&key(&process)).unwrap();
        process.role = Line::parse("Editor").unwrap();
        let writer = if elsewhere { &there } else { &here };
        writer.put(process.clone(), now()).unwrap();
        assert_eq!(here.pack(&one, &deflate(&one.plain), now()), Ok(None));
        assert_eq!(open(&drawer, "c").1, vec![process.into()]);
    }
}

#[test]
fn what_does_not_come_out_as_it_went_in_is_not_stored() {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, "a");
    let process = sample(1).remove(0);
    store.put(process.clone(), now()).unwrap();
    let before = drawer.map.borrow().clone();
    let one = store.unpacked(&key(&process)).unwrap();
    for wrong in [deflate("{}"), deflate(&one.plain.replacen("\"id\"", "\"iD\"", 1)), vec![], vec![0; 40]] {
        assert!(matches!(store.pack(&one, &wrong, now()), Err(SaveError::Unwritable(_))));
        assert_eq!(*drawer.map.borrow(), before);
    }
}

#[test]
fn a_damaged_packed_record_is_shown_and_never_written_over() {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, "a");
    let process = sample(1).remove(0);
    store.put(process.clone(), now()).unwrap();
    assert!(pack(&store, &key(&process)));
    let name = key(&process).to_string();
    let good = drawer.map.borrow()[&name].clone();
    let letters: Vec<char> = good.chars().collect();
    let middle = letters.len() - 40;
    let swapped: String = letters
        .iter()
        .enumerate()
        .map(|(at, c)| {
            if at == middle {
                letters[middle + 1]
            } else if at == middle + 1 {
                letters[middle]
            } else {
                *c
            }
        })
        .collect();
    let cut: String = letters.iter().take(letters.len() - 30).chain(&['"', '}']).collect();
    for damaged in [swapped, cut, good.replacen("\"packed\":", "\"data\":{},\"packed\":", 1)] {
        drawer.map.borrow_mut().insert(name.clone(), damaged.clone());
        let writer = Writer::parse("b").unwrap();
        let (store, loaded) = Store::over(Some(Box::new(drawer.clone())), Access::Open, writer, now());
        assert_eq!(loaded.records, vec![]);
        assert!(matches!(loaded.unreadable[0].why, Damage::WrongShape(_)), "{:?}", loaded.unreadable[0].why);
        assert_eq!(store.put(process.clone(), now()), Err(SaveError::Unreadable));
        assert_eq!(drawer.map.borrow()[&name], damaged);
    }
}

#[test]
fn two_tabs_one_packing_and_one_typing_lose_nothing() {
    let drawer = Drawer::default();
    let (here, _) = open(&drawer, "a");
    let mut process = sample(1).remove(0);
    here.put(process.clone(), now()).unwrap();
    let (there, _) = open(&drawer, "b");
    assert!(pack(&here, &key(&process)));
    // The other tab has not heard of it: what it typed stands, unpacked, and there is no second copy.
    process.role = Line::parse("Editor").unwrap();
    let receipt = there.put(process.clone(), now()).unwrap();
    assert_eq!((receipt.merged, receipt.copy), (None, None));
    assert_eq!(open(&drawer, "c").1, vec![process.into()]);
}

#[test]
fn how_many_typical_records_fit() {
    for (name, richness, least) in [("typical", Richness::Mixed, 2_500), ("full", Richness::Rich, 1_300)] {
        let drawer = Drawer::default();
        let (store, _) = open(&drawer, "a");
        let all = Sampler::new(1).processes(now(), 200, richness);
        all.iter().for_each(|process| drop(store.put(process.clone(), now()).unwrap()));
        let plain = store.meter().ours / all.len();
        assert!(all.iter().all(|process| pack(&store, &key(process))));
        let packed = store.meter().ours / all.len();
        println!("a {name} record: {plain} characters, packed {packed}; {} or {} fit", LIMIT / plain, LIMIT / packed);
        // tests/README.md says so.
        assert!(LIMIT / plain > least && LIMIT / packed > least * 3, "{plain} {packed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_process_survives_packing_a_backup_and_the_way_back(process in any::process("p")) {
        let (old, new) = (Drawer::default(), Drawer::default());
        let ((here, _), (there, _)) = (open(&old, "a"), open(&new, "b"));
        here.put(process.clone(), now()).unwrap();
        let key = Key::Process(ProcessId::parse("p").unwrap());
        let packed = pack(&here, &key);
        prop_assert_eq!(open(&old, "c").1, vec![Record::from(process.clone())]);
        there.restore(&there.plan(&backup(&here), Mode::Merge), Assent::Once, now()).unwrap();
        prop_assert_eq!(open(&new, "c").1, vec![Record::from(process)]);
        prop_assert_eq!(new.map.borrow().values().any(|text| is_packed(text)), packed);
    }
}
