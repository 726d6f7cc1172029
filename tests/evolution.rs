//! What only a newer version of the app knows of a record stays in its place, whatever this one does with the record.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::any;
use crate::drawer::Drawer;
use afterword::domain::id::{PersonId, ProcessId};
use afterword::domain::person::Person;
use afterword::domain::process::Process;
use afterword::domain::text::{Line, Prose};
use afterword::storage::backup::file::{Backup, Mode, Opened, read};
use afterword::storage::backup::restore::Assent;
use afterword::storage::local::KeyValueStore;
use afterword::storage::record::version::Version;
use afterword::storage::sync::reconcile::settle;
use afterword::storage::{Access, Damage, Key, Record, Revision, Store, Writer};
use chrono::NaiveDateTime;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;

const KEY: &str = "afterword/process/p";

impl Drawer {
    fn holding(text: &str) -> Self {
        let drawer = Self::default();
        drawer.set(KEY, text).unwrap();
        drawer
    }

    fn open(&self, tab: &str) -> Store {
        let (store, loaded) = Store::over(Some(Box::new(self.clone())), Access::Open, writer(tab), now());
        assert_eq!(loaded.unreadable, vec![], "what is unknown is no damage");
        store
    }

    /// The record as it is stored, unpacked.
    fn data(&self) -> Value {
        data(&Version::read(KEY, &self.get(KEY).unwrap()).unwrap())
    }
}

fn writer(name: &str) -> Writer {
    Writer::parse(name).unwrap()
}

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn data(version: &Version) -> Value {
    serde_json::from_str::<Value>(&version.plain()).unwrap()["data"].clone()
}

fn blank() -> Process {
    Process::new(ProcessId::parse("p").unwrap(), now())
}

fn text(process: &Process) -> String {
    Version::next(&writer("newer"), &[], Some(process.clone().into()), now()).unwrap().text.to_string()
}

fn plain(text: &str) -> Backup {
    match read(text).unwrap() {
        Opened::Plain(backup) => backup,
        Opened::Sealed(_) => panic!("sealed"),
    }
}

fn deflate(text: &str) -> Vec<u8> {
    let mut pen = DeflateEncoder::new(Vec::new(), Compression::default());
    pen.write_all(text.as_bytes()).unwrap();
    pen.finish().unwrap()
}

/// The objects in a value.
fn objects(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(objects).sum(),
        Value::Object(members) => 1 + members.values().map(objects).sum::<usize>(),
        _ => 0,
    }
}

/// The object of that number.
fn object<'a>(value: &'a mut Value, at: &mut usize) -> Option<&'a mut Value> {
    if value.is_object() {
        if *at == 0 {
            return Some(value);
        }
        *at -= 1;
    }
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| object(item, at)),
        Value::Object(members) => members.values_mut().find_map(|member| object(member, at)),
        _ => None,
    }
}

/// Where each text that begins with `⟦` stands; items of lists by their id, if they have one.
fn marks(value: &Value) -> BTreeMap<String, String> {
    fn walk(value: &Value, path: &str, found: &mut BTreeMap<String, String>) {
        match value {
            Value::String(text) if text.starts_with('⟦') => drop(found.insert(text.clone(), path.to_owned())),
            Value::Array(items) => items.iter().for_each(|item| {
                let id = item.get("id").and_then(Value::as_str).unwrap_or("*");
                walk(item, &format!("{path}/{id}"), found);
            }),
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| walk(value, &format!("{path}/{name}"), found));
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(value, "", &mut found);
    found
}

/// The text with members that are not known here, in those of its objects that can hold any; and their values.
fn enriched(text: &str, places: &[Index]) -> String {
    let mut whole: Value = serde_json::from_str(text).unwrap();
    let known = Version::read(KEY, text).unwrap();
    for (n, place) in places.iter().enumerate() {
        let mut more = whole.clone();
        let mut at = place.index(objects(&whole));
        let mark = format!("⟦{n}⟧");
        let value = match n % 4 {
            0 => json!(mark),
            1 => json!({ "id": "x", "deep": { "words": mark } }),
            2 => json!([{ "id": "y", "words": mark }, 7]),
            _ => json!([{ "words": mark }, [{}], 1.5e300, null]),
        };
        object(&mut more, &mut at).unwrap()[format!("new_{n}")] = value;
        // Nothing may stand beside a variant, and among things that are called by their names all are known.
        if Version::read(KEY, &more.to_string()).is_ok_and(|more| more.record() == known.record()) {
            whole = more;
        }
    }
    whole.to_string()
}

fn rich() -> impl Strategy<Value = (Process, String)> {
    (any::process("p"), prop::collection::vec(any::<Index>(), 1..12)).prop_map(|(process, places)| {
        let text = enriched(&text(&process), &places);
        (process, text)
    })
}

/// Edits that take nothing away.
fn edited(process: &Process) -> Process {
    let mut process = process.clone();
    process.employer = Line::cut("Another name");
    process.notes = Prose::cut("Other notes");
    process.people.insert(0, Person::named(PersonId::parse("zz").unwrap(), Line::cut("Zoë")));
    process.people.reverse();
    for round in &mut process.rounds {
        round.notes = Prose::cut("Long table");
    }
    process
}

/// And one in every item of a list whose items have no ids.
fn edited_without_ids(process: &Process) -> Process {
    let mut process = edited(process);
    for one in process.rounds.iter_mut().flat_map(|round| &mut round.feedback) {
        one.words = Prose::cut("Very well prepared");
    }
    process
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_with_more_than_is_known_is_read_and_written_as_it_is((process, text) in rich()) {
        let version = Version::read(KEY, &text).unwrap();
        prop_assert_eq!(version.record(), Some(&Record::from(process)));
        let again = afterword::storage::record::codec::encode(&version.saved).unwrap();
        let [again, text]: [Value; 2] = [&again, &text].map(|text| serde_json::from_str(text).unwrap());
        prop_assert_eq!(again, text);
    }

    #[test]
    fn an_edit_changes_what_it_says_and_nothing_else((process, text) in rich()) {
        let drawer = Drawer::holding(&text);
        let before = marks(&drawer.data());
        let store = drawer.open("a");
        store.put(edited_without_ids(&process), now()).unwrap();
        prop_assert_eq!(marks(&drawer.data()), before.clone());
        prop_assert_eq!(store.shown(&Key::parse(KEY).unwrap()), Some(edited_without_ids(&process).into()));
        // Opened again, by this version or by another tab of it, and edited back.
        drawer.open("b").put(process, now()).unwrap();
        prop_assert_eq!(marks(&drawer.data()), before);
    }

    #[test]
    fn whatever_is_taken_out_and_brought_back_is_whole_again((process, text) in rich(), other in any::process("p")) {
        let drawer = Drawer::holding(&text);
        let before = marks(&drawer.data());
        let store = drawer.open("a");
        store.put(other.clone(), now()).unwrap();
        prop_assert_eq!(store.shown(&Key::parse(KEY).unwrap()), Some(other.into()));
        store.put(process.clone(), now()).unwrap();
        prop_assert_eq!(marks(&drawer.data()), before.clone());
        store.remove(&Key::parse(KEY).unwrap(), now()).unwrap();
        store.put(process, now()).unwrap();
        prop_assert_eq!(marks(&drawer.data()), before);
    }

    #[test]
    fn a_merge_takes_what_a_newer_version_did_and_what_was_typed_here(
        (process, text) in rich(), more in prop::collection::vec(any::<Index>(), 1..6),
    ) {
        let base = Version::read(KEY, &text).unwrap();
        let mine = Version::next(&writer("a"), &[&base], Some(edited(&process).into()), now()).unwrap();
        // The newer version changed what it knows alone, and added to it.
        let words = text.replace('⟦', "⟦changed ").replacen("\"rev\":1", "\"rev\":2", 1);
        let theirs = Version::read(KEY, &enriched(&words, &more)).unwrap();
        let settled = settle(&Key::parse(KEY).unwrap(), Some(&base), Some(&mine), Some(&theirs), &writer("a-m")).unwrap().unwrap();
        prop_assert_eq!(settled.copy, None);
        prop_assert_eq!(settled.stands.record(), Some(&edited(&process).into()));
        prop_assert_eq!(marks(&data(&settled.stands)), marks(&data(&theirs)));
    }

    #[test]
    fn what_two_sides_changed_differently_is_kept_beside_it_known_or_not((process, text) in rich()) {
        let base = Version::read(KEY, &text).unwrap();
        let before = marks(&data(&base));
        prop_assume!(!before.is_empty());
        let by = |who: &str| {
            let text = text.replace('⟦', &format!("⟦{who} ")).replacen("\"rev\":1", "\"rev\":2", 1);
            Version::read(KEY, &text.replacen("\"writer\":\"newer\"", &format!("\"after\":[\"1.newer\"],\"writer\":\"{who}\""), 1)).unwrap()
        };
        let (mine, theirs) = (by("b"), by("c"));
        let settled = settle(&Key::parse(KEY).unwrap(), Some(&base), Some(&mine), Some(&theirs), &writer("a-m")).unwrap().unwrap();
        prop_assert_eq!(settled.stands.record(), Some(&process.into()));
        prop_assert_eq!(marks(&data(&settled.stands)), marks(&data(&mine)));
        let copy = settled.copy.unwrap();
        prop_assert_eq!(marks(&data(&Version::read(KEY, &copy.text).unwrap())), marks(&data(&theirs)));
    }

    #[test]
    fn backups_packing_and_putting_back_take_all_of_it_along((process, text) in rich(), other in any::process("p")) {
        let drawer = Drawer::holding(&text);
        let before = drawer.data();
        let store = drawer.open("a");
        // Packed, unpacked by an edit, packed again.
        for process in [&process, &process] {
            if let Some(one) = store.unpacked(&Key::parse(KEY).unwrap()) {
                store.pack(&one, &deflate(&one.plain), now()).unwrap();
            }
            prop_assert_eq!(marks(&drawer.data()), marks(&before));
            store.put(edited(process), now()).unwrap();
            store.put(process.clone(), now()).unwrap();
        }
        prop_assert_eq!(drawer.data(), before.clone());
        let backup = store.backup(now());
        for mode in [Mode::Merge, Mode::Replace] {
            // On a device with nothing, and on one with another story of the same record.
            let new = Drawer::default();
            let there = new.open("b");
            there.restore(&there.plan(&plain(&backup), mode), Assent::Twice, now()).unwrap();
            prop_assert_eq!(new.data(), before.clone());
            let old = Drawer::default();
            let there = old.open("c");
            there.put(other.clone(), now()).unwrap();
            let own = old.data();
            let restored = there.restore(&there.plan(&plain(&backup), mode), Assent::Twice, now()).unwrap();
            let texts = old.map.borrow().values().cloned().collect::<String>().replace("\\\"", "\"");
            prop_assert!(marks(&before).keys().all(|mark| texts.contains(mark.as_str())), "{:?}: {}", mode, texts);
            if mode == Mode::Replace && Record::from(other.clone()) != process.clone().into() {
                prop_assert_eq!(old.data(), before.clone());
                there.undo(&there.undoing(&restored.back), now()).unwrap();
                prop_assert_eq!(old.data(), own);
                // What was not known there came with the backup, and a second time it is there again.
                there.restore(&there.plan(&plain(&backup), mode), Assent::Twice, now()).unwrap();
                prop_assert_eq!(old.data(), before.clone());
            }
        }
    }
}

#[test]
fn what_goes_takes_along_what_was_not_known_of_it_and_nothing_else() {
    let mut process = blank();
    for name in ["Miriam", "Tomasz"] {
        process.people.push(Person::named(PersonId::parse(&name.to_lowercase()).unwrap(), Line::cut(name)));
    }
    let text = text(&process)
        .replace("\"id\":\"miriam\"", "\"id\":\"miriam\",\"new\":\"⟦miriam⟧\"")
        .replace("\"id\":\"tomasz\"", "\"id\":\"tomasz\",\"new\":\"⟦tomasz⟧\"");
    let drawer = Drawer::holding(&text);
    process.people.remove(0);
    drawer.open("a").put(process, now()).unwrap();
    let left: Vec<String> = marks(&drawer.data()).into_keys().collect();
    assert_eq!(left, ["⟦tomasz⟧"]);
}

/// A backup file with these texts in the places of its own, and its checksum made to fit.
fn backup_with(records: &[(&str, &str)], unreadable: &[(&str, &str)]) -> String {
    let mut file: Value = serde_json::from_str(&Drawer::default().open("a").backup(now())).unwrap();
    for (key, text) in records {
        file["records"][key] = serde_json::from_str(text).unwrap();
        let kind = key.split('/').nth(1).unwrap();
        file["counts"][kind] = json!(file["counts"][kind].as_u64().unwrap_or(0) + 1);
    }
    for (key, text) in unreadable {
        file["unreadable"][key] = json!(text);
    }
    file.as_object_mut().unwrap().remove("checksum");
    file["checksum"] = json!(format!("sha256:{}", afterword::storage::backup::digest::sha256(&file.to_string())));
    file.to_string()
}

fn acme(rev: u64) -> String {
    let mut process = blank();
    process.employer = Line::cut("Acme");
    text(&process).replacen("\"rev\":1", &format!("\"rev\":{rev}"), 1)
}

#[test]
fn a_revision_that_nobody_can_have_come_to_is_not_the_last_one() {
    for rev in [Revision::HIGHEST, Revision::HIGHEST - 1, Revision::HIGHEST / 2, Revision::HIGHEST / 2 - 1, 57] {
        let backup = plain(&backup_with(&[(KEY, &acme(rev))], &[]));
        let drawer = Drawer::default();
        let store = drawer.open("a");
        store.restore(&store.plan(&backup, Mode::Merge), Assent::Once, now()).unwrap();
        let mut process = blank();
        for n in 0..3 {
            process.employer = Line::cut(&format!("Acme {n}"));
            let receipt = store.put(process.clone(), now()).unwrap();
            assert!(
                receipt.rev < Revision::HIGHEST * 3 / 4,
                "{rev}: there is room for {} more",
                Revision::HIGHEST - receipt.rev
            );
        }
        // The same file once more is older than what was written since.
        assert_eq!(store.plan(&backup, Mode::Merge).changes, [], "{rev}");
        let again = drawer.open("b");
        assert_eq!(again.shown(&Key::parse(KEY).unwrap()), Some(process.into()), "{rev}");
        again.put(blank(), now()).unwrap();
    }
    // The same in a store, where a version from before put it.
    let drawer = Drawer::holding(&acme(Revision::HIGHEST));
    let store = drawer.open("a");
    assert!(store.put(blank(), now()).unwrap().rev < Revision::HIGHEST / 2);
}

#[test]
fn records_of_a_newer_version_in_a_backup_are_called_that() {
    let newer = acme(3).replacen("\"v\":2", "\"v\":3", 1);
    for file in [backup_with(&[(KEY, &newer)], &[]), backup_with(&[], &[(KEY, &newer)])] {
        let backup = plain(&file);
        assert!(backup.unreadable.iter().all(|one| one.is_newer()) && backup.unreadable.len() == 1);
        assert_eq!(backup.unreadable[0].why, Damage::NewerVersion(3));
    }
    let unknown = plain(&backup_with(&[("afterword/planet/x", &acme(1))], &[("damaged/afterword/process/p/00", "{")]));
    let whys: Vec<&Damage> = unknown.unreadable.iter().map(|one| &one.why).collect();
    assert_eq!(whys, [&Damage::UnknownKind, &Damage::NotJson]);
}

#[test]
fn what_could_not_be_read_when_a_backup_was_made_is_put_back_once_it_can() {
    let here = |backup: &Backup| {
        let drawer = Drawer::default();
        let store = drawer.open("a");
        store.restore(&store.plan(backup, Mode::Merge), Assent::Once, now()).unwrap();
        let texts = drawer.map.borrow();
        (
            texts.keys().filter(|key| key.starts_with("afterword/process")).count(),
            texts.values().cloned().collect::<String>(),
        )
    };
    let one = acme(3);
    let next = one.replacen("\"rev\":3", "\"rev\":4", 1).replace("Acme", "Bolt");
    let other = one.replacen("newer", "other", 1).replace("Acme", "Crane");
    let cases = [
        (vec![], vec![(KEY, &*one)], vec!["Acme"], vec![]),
        (vec![(KEY, &*one)], vec![(KEY, &*next)], vec!["Bolt"], vec!["Acme"]),
        (vec![(KEY, &*next)], vec![(KEY, &*one)], vec!["Bolt"], vec!["Acme"]),
        (vec![(KEY, &*one)], vec![(KEY, &*other)], vec!["Acme", "Crane"], vec![]),
    ];
    for (records, unreadable, there, not) in cases {
        let (count, texts) = here(&plain(&backup_with(&records, &unreadable)));
        assert_eq!(count, 1);
        assert!(there.iter().all(|word| texts.contains(word)), "{texts}");
        assert!(!not.iter().any(|word| texts.contains(word)), "{texts}");
    }
}

/// A value without what is new in it.
fn stripped(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(stripped).collect(),
        Value::Object(members) => {
            let known = members.iter().filter(|(name, _)| !name.starts_with("new_of_") && *name != "new_around");
            known.map(|(name, value)| (name.clone(), stripped(value))).collect()
        }
        other => other.clone(),
    }
}

/// The frozen text of version 2: every field that version 2 began with, and beside them some that it does not know.
#[test]
fn a_text_of_version_2_stays_readable_and_keeps_what_is_not_known_of_it() {
    let key = "afterword/process/x";
    let frozen = include_str!("fixtures/v2/process.json");
    let version = Version::read(key, frozen).unwrap();
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let known = Version::read(key, &stripped(&value(frozen)).to_string()).unwrap();
    assert_eq!(version.record(), known.record());
    assert_eq!(data(&known), stripped(&value(frozen)["data"]), "all that was known then still is");
    let written = afterword::storage::record::codec::encode(&version.saved).unwrap();
    assert_eq!(value(&written), value(frozen));
    assert!(written.contains("123456789012345678901234567890.5"), "a number of any size is kept as it is written");
    let next = Version::next(&writer("a"), &[&version], known.record().cloned(), now()).unwrap();
    assert_eq!(value(&next.text)["data"], value(frozen)["data"]);
    assert_eq!(value(&next.text)["new_around"], value(frozen)["new_around"]);
}

/// What the start script says of itself has to be true: it reads backups as new as this version writes them.
#[test]
fn the_recovery_screen_takes_the_backups_of_today() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/public")).unwrap();
    let scripts = folder.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|it| it == "js"));
    let scripts: String = scripts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(scripts.contains(&format!("whole.version <= {}", afterword::storage::record::migrations::VERSION)));
}
