//! The store as the rest of the app sees it: every record, one key each. Saving is immediate; what other tabs and
//! the journal have to say arrives later as news.

use crate::domain::order::Map;
use crate::storage::codec::{Damage, Unreadable, is_ours};
use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::local::{self, PROBE, Refusal, Shelf};
use crate::storage::merge::merge_records;
use crate::storage::record::{Key, Record};
use crate::storage::second_copy::{Origin, SecondCopy};
use crate::storage::stamp::Writer;
use crate::storage::version::{Relation, Version};
use chrono::NaiveDateTime;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// All that was found at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every record that could be read.
    pub records: Vec<Record>,
    /// Every text of ours that could not.
    pub unreadable: Vec<Unreadable>,
    /// What the browser allows.
    pub access: Access,
}

/// A record was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// Where.
    pub key: Key,
    /// Its revision.
    pub rev: u64,
    /// What to show: [`SaveState::Saving`] until the news says that it is on the disk, or
    /// [`SaveState::SavedOnce`] where there will be no such news.
    pub state: SaveState,
    /// Set when another tab had changed other fields of the record: it now reads like this.
    pub merged: Option<Record>,
    /// Set when another tab had changed the same fields: its version is kept as this second copy.
    pub copy: Option<Record>,
}

/// The store. Cloning it gives another handle on the same one; it belongs to one thread.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    shelf: Option<Box<dyn Shelf>>,
    writer: Writer,
    access: Cell<Access>,
    held: RefCell<Map<Key, Version>>,
    unreadable: RefCell<Map<String, Unreadable>>,
}

impl Store {
    /// Opens the browser's store for a tab called `writer` and reads all of it. Never fails: where nothing may be
    /// read, the access says so.
    pub fn open(writer: Writer, now: NaiveDateTime) -> (Self, Loaded) {
        match local::open() {
            Some((shelf, true)) => Self::over(Some(shelf), Access::Open, writer, now),
            Some((shelf, false)) => Self::over(Some(shelf), Access::Full, writer, now),
            None => Self::over(None, Access::Blocked, writer, now),
        }
    }

    /// Opens a store over any shelf: a map in tests.
    pub fn over(shelf: Option<Box<dyn Shelf>>, access: Access, writer: Writer, _now: NaiveDateTime) -> (Self, Loaded) {
        let (mut held, mut unreadable) = (Map::new(), Map::new());
        if let Some(shelf) = &shelf {
            for name in shelf.keys().into_iter().filter(|name| is_ours(name) && name != PROBE) {
                let Some(raw) = shelf.get(&name) else { continue };
                match (Version::read(&name, &raw), Key::parse(&name)) {
                    (Ok(head), Some(key)) => drop(held.insert(key, head)),
                    (Err(why), _) => drop(unreadable.insert(name.clone(), Unreadable { key: name, raw, why })),
                    (Ok(_), None) => {}
                }
            }
        }
        let loaded = Loaded {
            records: held.values().filter_map(|head: &Version| head.record().cloned()).collect(),
            unreadable: unreadable.values().cloned().collect(),
            access,
        };
        let inner = Inner {
            shelf,
            writer,
            access: Cell::new(access),
            held: RefCell::new(held),
            unreadable: RefCell::new(unreadable),
        };
        (Self(Rc::new(inner)), loaded)
    }

    /// Saves a record over its earlier state. Errors: why it was not saved; the earlier state is then still there.
    pub fn put(&self, record: impl Into<Record>, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        let record = record.into();
        self.write(record.key(), Some(record), now)
    }

    /// Deletes a record for good, leaving a tombstone so that no older copy of it can come back.
    /// Errors: why it is still there.
    pub fn remove(&self, key: &Key, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        self.write(key.clone(), None, now)
    }

    fn write(&self, key: Key, record: Option<Record>, now: NaiveDateTime) -> Result<Receipt, SaveError> {
        let shelf = self.0.shelf.as_deref().ok_or(SaveError::Blocked)?;
        if self.0.access.get() == Access::Outdated {
            return Err(SaveError::Outdated);
        }
        let name = key.to_string();
        if self.0.unreadable.borrow().contains_key(&name) {
            return Err(SaveError::Unreadable);
        }
        let head = self.0.held.borrow().get(&key).cloned();
        let stored = shelf.get(&name).filter(|raw| head.as_ref().is_none_or(|head| *head.text != **raw));
        let stored = stored.map(|raw| self.read_foreign(&name, raw)).transpose()?;
        // Another tab saved this record and the news of it has not arrived here yet.
        let newer = stored.filter(|stored| head.as_ref().is_none_or(|head| stored.relation(head) == Relation::Newer));
        let mine = record.clone();
        let (record, copy) = match &newer {
            Some(newer) => combine(&key, head.as_ref(), record, newer, now),
            None => (record, None),
        };
        if let Some(copy) = copy.clone() {
            self.write(copy.key(), Some(copy), now)?;
        }
        let before: Vec<&Version> = newer.iter().chain(&head).collect();
        let next = Version::next(&self.0.writer, &before, record, now)?;
        self.place(shelf, &name, &next)?;
        let rev = next.saved.stamp.rev;
        let merged = next.record().filter(|record| mine.as_ref() != Some(record)).cloned();
        self.0.held.borrow_mut().insert(key.clone(), next);
        if self.0.access.get() == Access::Full {
            self.0.access.set(Access::Open);
        }
        Ok(Receipt { key, rev, state: SaveState::SavedOnce { at: now }, merged, copy })
    }

    /// Reads what someone else put under one of our keys.
    fn read_foreign(&self, name: &str, raw: String) -> Result<Version, SaveError> {
        Version::read(name, &raw).map_err(|why| {
            let outdated = matches!(why, Damage::NewerVersion(_));
            self.0.unreadable.borrow_mut().insert(name.to_owned(), Unreadable { key: name.to_owned(), raw, why });
            if outdated {
                self.0.access.set(Access::Outdated);
                return SaveError::Outdated;
            }
            SaveError::Unreadable
        })
    }

    /// Stores a text and makes sure that it is there.
    fn place(&self, shelf: &dyn Shelf, name: &str, version: &Version) -> Result<(), SaveError> {
        shelf.set(name, &version.text).map_err(|refusal| match refusal {
            Refusal::Full => SaveError::Full,
            Refusal::Blocked => SaveError::Blocked,
        })?;
        if shelf.get(name).as_deref() == Some(&*version.text) { Ok(()) } else { Err(SaveError::NotKept) }
    }

    /// What is stored under a key, as it stands: for downloads and for repairs by hand.
    pub fn raw(&self, key: &str) -> Option<String> {
        self.0.shelf.as_ref().filter(|_| is_ours(key))?.get(key)
    }

    /// Every text of ours, readable or not, as one JSON file of keys and raw texts: the same that the recovery screen
    /// offers.
    pub fn everything(&self) -> String {
        let names = self.0.shelf.iter().flat_map(|shelf| shelf.keys()).filter(|name| is_ours(name));
        let keys: serde_json::Map<String, serde_json::Value> =
            names.filter_map(|name| Some((name.clone(), self.raw(&name)?.into()))).collect();
        serde_json::json!({ "format": "afterword-raw", "keys": keys }).to_string()
    }

    /// Throws away a text that cannot be read, because the user said so. Whatever can be read stays.
    pub fn discard(&self, key: &str) {
        if self.0.unreadable.borrow_mut().remove(key).is_some()
            && let Some(shelf) = &self.0.shelf
        {
            shelf.remove(key);
        }
    }

    /// What the browser lets this tab do at present.
    pub fn access(&self) -> Access {
        self.0.access.get()
    }
}

/// What is to be stored of `mine`, made from `base`, when another tab has stored `newer` meanwhile; and the second
/// copy, where both changed the same field.
fn combine(
    key: &Key,
    base: Option<&Version>,
    mine: Option<Record>,
    newer: &Version,
    now: NaiveDateTime,
) -> (Option<Record>, Option<Record>) {
    let base = base.and_then(Version::record);
    match (mine, newer.record()) {
        (Some(mine), Some(theirs)) => {
            let merged = merge_records(key, base, &mine, theirs);
            let copy = (!merged.conflicts.is_empty())
                .then(|| SecondCopy::keep(key, &newer.text, Origin::TwoTabs, merged.conflicts, now).into());
            (Some(merged.whole), copy)
        }
        // Deleted here and changed there: what was typed stays.
        (None, Some(theirs)) if base != Some(theirs) => (Some(theirs.clone()), None),
        (mine, _) => (mine, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::process::Process;
    use crate::domain::settings::Settings;
    use crate::domain::text::Line;
    use std::collections::BTreeMap;

    type Map = Rc<RefCell<BTreeMap<String, String>>>;

    struct Drawer {
        map: Map,
        room: usize,
    }

    impl Shelf for Drawer {
        fn get(&self, key: &str) -> Option<String> {
            self.map.borrow().get(key).cloned()
        }

        fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
            let mut map = self.map.borrow_mut();
            let others: usize =
                map.iter().filter(|(name, _)| *name != key).map(|(name, it)| name.len() + it.len()).sum();
            if others + key.len() + text.len() > self.room {
                return Err(Refusal::Full);
            }
            map.insert(key.into(), text.into());
            Ok(())
        }

        fn remove(&self, key: &str) {
            self.map.borrow_mut().remove(key);
        }

        fn keys(&self) -> Vec<String> {
            self.map.borrow().keys().cloned().collect()
        }
    }

    fn open(map: &Map, tab: &str) -> (Store, Loaded) {
        open_with(map, tab, usize::MAX)
    }

    fn open_with(map: &Map, tab: &str, room: usize) -> (Store, Loaded) {
        let shelf = Drawer { map: map.clone(), room };
        Store::over(Some(Box::new(shelf)), Access::Open, Writer::parse(tab).unwrap(), now())
    }

    fn now() -> NaiveDateTime {
        "2026-11-11T16:00:00".parse().unwrap()
    }

    fn process(id: &str, employer: &str) -> Process {
        let mut process = Process::new(ProcessId::parse(id).unwrap(), now());
        process.employer = Line::parse(employer).unwrap();
        process
    }

    #[test]
    fn what_is_put_is_there_at_the_next_start() {
        let map = Map::default();
        let (store, loaded) = open(&map, "a");
        assert_eq!(loaded, Loaded { records: vec![], unreadable: vec![], access: Access::Open });
        store.put(process("p", "Acme"), now()).unwrap();
        store.put(Settings::default(), now()).unwrap();
        let receipt = store.put(process("p", "Acme Ltd"), now()).unwrap();
        assert_eq!(receipt.rev, 2);
        let (_, loaded) = open(&map, "b");
        assert_eq!(loaded.records, vec![process("p", "Acme Ltd").into(), Settings::default().into()]);
        store.remove(&receipt.key, now()).unwrap();
        assert_eq!(open(&map, "c").1.records, vec![Settings::default().into()]);
    }

    #[test]
    fn keys_of_others_are_neither_read_nor_shown() {
        let map = Map::default();
        for key in ["theme", "other/process/p", "afterwords/process/p", PROBE] {
            map.borrow_mut().insert(key.into(), "theirs".into());
        }
        let (_, loaded) = open(&map, "a");
        assert_eq!((loaded.records.len(), loaded.unreadable.len()), (0, 0));
    }

    #[test]
    fn a_damaged_key_is_shown_and_never_written_over() {
        let map = Map::default();
        let (store, _) = open(&map, "a");
        for id in ["p", "q"] {
            store.put(process(id, "Acme"), now()).unwrap();
        }
        let good = map.borrow()["afterword/process/p"].clone();
        let cases = [
            (String::new(), Damage::Empty),
            ("  \n".into(), Damage::Empty),
            (good[..good.len() - 1].into(), Damage::Truncated),
            ("{".into(), Damage::Truncated),
            ("not json".into(), Damage::NotJson),
            (format!("{good}}}"), Damage::NotJson),
            (good.replacen("\"v\":1", "\"v\":2", 1), Damage::NewerVersion(2)),
        ];
        for (raw, why) in cases {
            map.borrow_mut().insert("afterword/process/p".into(), raw.clone());
            let (store, loaded) = open(&map, "b");
            assert_eq!(loaded.records, vec![process("q", "Acme").into()], "{raw}");
            assert_eq!(
                loaded.unreadable,
                vec![Unreadable { key: "afterword/process/p".into(), raw: raw.clone(), why }]
            );
            assert_eq!(store.put(process("p", "New"), now()), Err(SaveError::Unreadable));
            assert_eq!(store.raw("afterword/process/p"), Some(raw));
            store.put(process("q", "Acme"), now()).unwrap();
        }
        let (store, _) = open(&map, "c");
        store.discard("afterword/process/p");
        store.discard("afterword/process/q");
        assert_eq!(open(&map, "d").1.records, vec![process("q", "Acme").into()]);
        store.put(process("p", "New"), now()).unwrap();
    }

    #[test]
    fn json_of_the_wrong_shape_is_damage_too() {
        let map = Map::default();
        let (store, _) = open(&map, "a");
        store.put(process("p", "Acme"), now()).unwrap();
        let good = map.borrow()["afterword/process/p"].clone();
        let cases = [
            "null".to_owned(),
            "[]".into(),
            "7".into(),
            "{}".into(),
            r#"{"v":1}"#.into(),
            good.replacen("\"v\":1", "\"v\":0", 1),
            good.replacen("\"v\":1", "\"v\":\"1\"", 1),
            good.replacen("\"rev\":1", "\"rev\":0", 1),
            good.replacen("\"rev\":1", "\"rev\":-1", 1),
            good.replacen("\"rev\":1", "\"rev\":18446744073709551615", 1),
            good.replacen("\"rev\":1", "\"rev\":1,\"extra\":1", 1),
            good.replacen("\"id\":\"p\"", "\"id\":\"q\"", 1),
            good.replacen("\"id\":\"p\"", "\"id\":\"p\",\"emploier\":\"x\"", 1),
            good.replacen("\"created\":\"2026", "\"created\":\"+262026", 1),
            good.replacen("\"created\":\"2026", "\"created\":\"2326", 1),
            good.replacen("\"Acme\"", "[]", 1),
            r#"{"v":1,"rev":1,"writer":"a","at":"2026-11-11T16:00:00","data":null}"#.into(),
            r#"{"v":1,"rev":1,"writer":"a","at":"2026-11-11T16:00:00","gone":false}"#.into(),
        ];
        for raw in cases {
            assert_ne!(raw, good);
            map.borrow_mut().insert("afterword/process/p".into(), raw.clone());
            let why = open(&map, "b").1.unreadable.remove(0).why;
            assert!(matches!(why, Damage::WrongShape(_)), "{raw}: {why:?}");
        }
    }

    #[test]
    fn a_full_store_keeps_the_old_value_and_says_so() {
        let map = Map::default();
        let (store, _) = open_with(&map, "a", 300);
        store.put(process("p", "Acme"), now()).unwrap();
        let old = map.borrow().clone();
        let long = "x".repeat(290);
        assert_eq!(store.put(process("p", &long), now()), Err(SaveError::Full));
        assert_eq!(store.put(process("q", &long), now()), Err(SaveError::Full));
        assert_eq!(*map.borrow(), old);
        assert_eq!(store.put(process("p", "B"), now()).unwrap().rev, 2);
    }

    #[test]
    fn two_tabs_on_one_record_lose_nothing() {
        let map = Map::default();
        let (a, _) = open(&map, "a");
        a.put(process("p", "Acme"), now()).unwrap();
        let (b, _) = open(&map, "b");
        let mut with_role = process("p", "Acme");
        with_role.role = Line::parse("Editor").unwrap();
        b.put(with_role.clone(), now()).unwrap();

        let receipt = a.put(process("p", "Acme Ltd"), now()).unwrap();
        with_role.employer = Line::parse("Acme Ltd").unwrap();
        assert_eq!((receipt.merged, receipt.copy), (Some(with_role.clone().into()), None));

        with_role.employer = Line::parse("Bolt").unwrap();
        let receipt = b.put(with_role.clone(), now()).unwrap();
        assert_eq!(receipt.merged, None);
        let Some(Record::SecondCopy(copy)) = receipt.copy else { panic!("no copy") };
        assert_eq!(copy.fields, ["employer"]);
        let (_, loaded) = open(&map, "c");
        assert_eq!(loaded.records, vec![with_role.into(), Record::SecondCopy(copy)]);
    }

    #[test]
    fn a_newer_version_in_another_tab_makes_this_one_read_only() {
        let map = Map::default();
        let (store, _) = open(&map, "a");
        store.put(process("p", "Acme"), now()).unwrap();
        let newer = map.borrow()["afterword/process/p"].replacen("\"v\":1", "\"v\":2", 1);
        map.borrow_mut().insert("afterword/process/p".into(), newer.clone());
        for id in ["p", "q"] {
            assert_eq!(store.put(process(id, "Acme Ltd"), now()), Err(SaveError::Outdated));
        }
        assert_eq!(store.access(), Access::Outdated);
        assert_eq!(map.borrow()["afterword/process/p"], newer);
    }

    #[test]
    fn blocked_storage_is_reported_and_nothing_is_kept() {
        let (store, loaded) = Store::over(None, Access::Blocked, Writer::parse("a").unwrap(), now());
        assert_eq!(loaded.access, Access::Blocked);
        assert_eq!(store.put(process("p", "Acme"), now()), Err(SaveError::Blocked));
    }
}
