//! The store over a map in place of localStorage.

use super::*;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::settings::Settings;
use crate::domain::text::Line;
use crate::storage::error::SaveState;
use crate::storage::record::codec::Damage;

pub(super) type Texts = Rc<RefCell<std::collections::BTreeMap<String, String>>>;

/// A map in place of localStorage; a clone is another tab's way to it.
#[derive(Clone)]
pub(super) struct Drawer {
    pub(super) map: Texts,
    /// The most bytes that keys and texts together may take.
    pub(super) room: Rc<Cell<usize>>,
}

impl Default for Drawer {
    fn default() -> Self {
        Self { map: Texts::default(), room: Rc::new(Cell::new(usize::MAX)) }
    }
}

impl KeyValueStore for Drawer {
    fn get(&self, key: &str) -> Option<String> {
        self.map.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let mut map = self.map.borrow_mut();
        let others: usize = map.iter().filter(|(name, _)| *name != key).map(|(name, it)| name.len() + it.len()).sum();
        if others + key.len() + text.len() > self.room.get() {
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

fn open(map: &Texts, tab: &str) -> (Store, Loaded) {
    open_with(map, tab, usize::MAX)
}

fn open_with(map: &Texts, tab: &str, room: usize) -> (Store, Loaded) {
    let shelf = Drawer { map: map.clone(), room: Rc::new(Cell::new(room)) };
    Store::over(Some(Box::new(shelf)), Access::Open, Writer::parse(tab).unwrap(), now())
}

pub(super) fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

pub(super) fn process(id: &str, employer: &str) -> Process {
    let mut process = Process::new(ProcessId::parse(id).unwrap(), now());
    process.employer = Line::parse(employer).unwrap();
    process
}

#[test]
fn what_is_put_is_there_at_the_next_start() {
    let map = Texts::default();
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
    let map = Texts::default();
    for key in ["theme", "other/process/p", "afterwords/process/p", PROBE] {
        map.borrow_mut().insert(key.into(), "theirs".into());
    }
    let (_, loaded) = open(&map, "a");
    assert_eq!((loaded.records.len(), loaded.unreadable.len()), (0, 0));
}

#[test]
fn a_damaged_key_is_shown_and_never_written_over() {
    let map = Texts::default();
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
    ];
    for (raw, why) in cases {
        map.borrow_mut().insert("afterword/process/p".into(), raw.clone());
        let (store, loaded) = open(&map, "b");
        assert_eq!(loaded.records, vec![process("q", "Acme").into()], "{raw}");
        assert_eq!(loaded.unreadable, vec![Unreadable { key: "afterword/process/p".into(), raw: raw.clone(), why }]);
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
    let map = Texts::default();
    let (store, _) = open(&map, "a");
    store.put(process("p", "Acme"), now()).unwrap();
    let good = map.borrow()["afterword/process/p"].clone();
    let cases = [
        "null".to_owned(),
        "[]".into(),
        "7".into(),
        "{}".into(),
        r#"{"v":1}"#.into(),
        good.replacen("\"v\":2", "\"v\":0", 1),
        good.replacen("\"v\":2", "\"v\":\"1\"", 1),
        good.replacen("\"rev\":1", "\"rev\":0", 1),
        good.replacen("\"rev\":1", "\"rev\":-1", 1),
        good.replacen("\"rev\":1", "\"rev\":18446744073709551615", 1),
        good.replacen("\"id\":\"p\"", "\"id\":\"q\"", 1),
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
    let map = Texts::default();
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
    let map = Texts::default();
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
    let Some(Record::ConflictCopy(copy)) = receipt.copy else { panic!("no copy") };
    assert_eq!(copy.fields, ["employer"]);
    let (_, loaded) = open(&map, "c");
    assert_eq!(loaded.records, vec![with_role.into(), Record::ConflictCopy(copy)]);
}

#[test]
fn a_form_that_was_filled_earlier_touches_only_what_it_changed() {
    let map = Texts::default();
    let (store, _) = open(&map, "a");
    let base = process("p", "Acme");
    store.put(base.clone(), now()).unwrap();
    let mut with_role = base.clone();
    with_role.role = Line::parse("Editor").unwrap();
    store.put(with_role.clone(), now()).unwrap();

    let receipt = store.put_over(&base.clone().into(), process("p", "Bolt"), now()).unwrap();
    with_role.employer = Line::parse("Bolt").unwrap();
    assert_eq!((receipt.merged, receipt.copy), (Some(with_role.into()), None));
    let receipt = store.put_over(&base.into(), process("p", "Crane"), now()).unwrap();
    assert!(matches!(receipt.copy, Some(Record::ConflictCopy(copy)) if copy.text.contains("Bolt")));
}

#[test]
fn a_newer_version_makes_this_one_read_only_whenever_it_is_met() {
    let map = Texts::default();
    let (store, _) = open(&map, "a");
    store.put(process("p", "Acme"), now()).unwrap();
    store.put(process("q", "Bolt"), now()).unwrap();
    let newer = map.borrow()["afterword/process/p"].replacen("\"v\":2", "\"v\":3", 1);
    map.borrow_mut().insert("afterword/process/p".into(), newer.clone());
    let told = listen(&store);
    // In a tab that was open, and in one that is opened afterwards.
    let (later, loaded) = open(&map, "b");
    assert_eq!((loaded.access, loaded.records.len()), (Access::Outdated, 1));
    for store in [store, later] {
        for id in ["p", "q"] {
            assert_eq!(store.put(process(id, "Acme Ltd"), now()), Err(SaveError::Outdated));
        }
        assert_eq!(store.access(), Access::Outdated);
        // It is neither deleted nor replaced.
        store.discard("afterword/process/p");
        let by_hand = Body::of(process("p", "by hand").into());
        assert_eq!(store.repair(by_hand, now()), Err(SaveError::Outdated));
        assert_eq!(map.borrow()["afterword/process/p"], newer);
        // A backup contains it, for the version that can read it.
        assert!(store.backup(now()).contains("Bolt") && store.backup(now()).contains("\\\"v\\\":3"));
    }
    assert!(!told.take().iter().any(|news| matches!(news, StoreEvent::Repairable(_))));
}

#[test]
fn blocked_storage_is_reported_and_nothing_is_kept() {
    let (store, loaded) = Store::over(None, Access::Blocked, Writer::parse("a").unwrap(), now());
    assert_eq!(loaded.access, Access::Blocked);
    assert_eq!(store.put(process("p", "Acme"), now()), Err(SaveError::Blocked));
}

/// Collects the events of the store from now on.
fn listen(store: &Store) -> Rc<RefCell<Vec<StoreEvent>>> {
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = told.clone();
    store.0.second.listener.replace(Some(Rc::new(move |news| heard.borrow_mut().push(news))));
    told
}

#[test]
fn a_save_that_finds_damage_tells_of_it_and_the_record_comes_back() {
    let map = Texts::default();
    let (store, _) = open(&map, "a");
    let key = store.put(process("p", "Acme"), now()).unwrap().key.to_string();
    let good = map.borrow()[&key].clone();
    map.borrow_mut().insert(key.clone(), "x".into());
    let told = listen(&store);
    assert_eq!(store.put(process("p", "Acme Ltd"), now()), Err(SaveError::Unreadable));
    let damaged = Unreadable { key: key.clone(), raw: "x".into(), why: Damage::NotJson };
    // Only the journal can tell whether there is a sound copy, and there is no journal here.
    assert_eq!(told.take(), [StoreEvent::Unreadable(damaged)]);
    assert_eq!(map.borrow()[&key], "x");
    store.discard(&key);
    assert_eq!(map.borrow()[&key], good);
    assert_eq!(store.put(process("p", "Acme Ltd"), now()).unwrap().rev, 2);

    let newer = good.replacen("\"v\":2", "\"v\":3", 1);
    map.borrow_mut().insert(key, newer);
    assert_eq!(store.put(process("p", "Acme"), now()), Err(SaveError::Outdated));
    assert_eq!(told.take().last(), Some(&StoreEvent::Access(Access::Outdated)));
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn room_that_was_found_again_is_told_by_every_way_of_storing() {
    let map = Texts::default();
    let long = "Kind people, a bright room. ".repeat(10);
    open(&map, "a").0.put(process("p", &long), now()).unwrap();
    let full = || {
        let shelf = Drawer { map: map.clone(), ..Drawer::default() };
        let (store, _) = Store::over(Some(Box::new(shelf)), Access::Full, Writer::parse("b").unwrap(), now());
        let told = listen(&store);
        (store, told)
    };
    let key = process("p", "").id;
    let (store, told) = full();
    let one = store.unpacked(&Key::Process(key.clone())).unwrap();
    let mut pen = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut pen, one.plain.as_bytes()).unwrap();
    assert!(store.pack(&one, &pen.finish().unwrap(), now()).unwrap().is_some());
    assert_eq!(told.take(), [StoreEvent::Access(Access::Open)]);

    let (store, told) = full();
    store.remove(&Key::Process(key), now()).unwrap();
    assert_eq!((told.take(), store.access()), (vec![StoreEvent::Access(Access::Open)], Access::Open));
}

#[test]
fn a_repair_that_cannot_be_saved_leaves_the_damaged_text_as_it_was() {
    let map = Texts::default();
    let key = "afterword/process/p".to_owned();
    map.borrow_mut().insert(key.clone(), "{\"torn".into());
    let (store, _) = open_with(&map, "a", 200);
    assert_eq!(store.repair(Body::of(process("p", &"x".repeat(190)).into()), now()), Err(SaveError::Full));
    assert_eq!(map.borrow()[&key], "{\"torn");
    assert_eq!(store.put(process("p", "Acme"), now()), Err(SaveError::Unreadable));
    store.repair(Body::of(process("p", "Acme").into()), now()).unwrap();
    assert_eq!(open(&map, "b").1.records, vec![process("p", "Acme").into()]);
    store.put(process("p", "Acme Ltd"), now()).unwrap();
}

/// A store with two small records and room for little more; the first was then edited and is refused.
fn with_one_refused(map: &Texts) -> Store {
    let (first, _) = open(map, "first");
    first.put(process("p", "Acme"), now()).unwrap();
    first.put(process("q", &"q".repeat(150)), now()).unwrap();
    let used: usize = map.borrow().iter().map(|(name, text)| name.len() + text.len()).sum();
    let (store, _) = open_with(map, "a", used + 100);
    assert_eq!(store.keep(None, long().into(), now()), Err(SaveError::Full));
    store
}

fn long() -> Process {
    process("p", &"p".repeat(190))
}

#[test]
fn nothing_is_called_saved_while_another_text_is_not() {
    let map = Texts::default();
    let store = with_one_refused(&map);
    let receipt = store.keep(None, process("q", &"q".repeat(149)).into(), now()).unwrap();
    assert_eq!(receipt.state, SaveState::NotSaved(SaveError::Full));
    // Nor is it when the journal has the last thing that was stored.
    assert_eq!(store.unless_unsaved(SaveState::Saved { at: now() }), SaveState::NotSaved(SaveError::Full));
    assert_eq!(store.shown(&long_key()), Some(long().into()));
    // What was refused is saved as soon as there is room, and then all is.
    let receipt = store.keep(None, process("q", "q").into(), now()).unwrap();
    assert_eq!(receipt.state, SaveState::Saving);
    assert_eq!(store.unless_unsaved(SaveState::Idle), SaveState::Idle);
    assert_eq!(open(&map, "b").1.records, vec![long().into(), process("q", "q").into()]);
}

fn long_key() -> Key {
    Record::from(long()).key()
}

#[test]
fn a_deletion_makes_room_for_what_was_refused() {
    let map = Texts::default();
    let store = with_one_refused(&map);
    let told = listen(&store);
    let receipt = store.remove(&Key::parse("afterword/process/q").unwrap(), now()).unwrap();
    assert_eq!(receipt.state, SaveState::Saving);
    assert_eq!(told.borrow().last(), Some(&StoreEvent::Save(SaveState::Saving)));
    assert_eq!(open(&map, "b").1.records, vec![long().into()]);
}

#[test]
fn what_is_deleted_for_good_is_not_tried_again() {
    let map = Texts::default();
    let store = with_one_refused(&map);
    assert_eq!(store.remove(&long_key(), now()).unwrap().state, SaveState::Saving);
    store.keep(None, process("q", "q").into(), now()).unwrap();
    assert_eq!(open(&map, "b").1.records, vec![process("q", "q").into()]);
}

#[test]
fn a_backup_holds_what_could_not_be_saved() {
    use crate::storage::backup::file::{self as backup, Mode, Opened};
    use crate::storage::backup::restore::Assent;
    let map = Texts::default();
    let Ok(Opened::Plain(backup)) = backup::read(&with_one_refused(&map).backup(now())) else { panic!("not read") };
    // The page is loaded again, which takes the refused text; then there is room, and the backup brings it back.
    let (store, loaded) = open(&map, "b");
    assert_eq!(loaded.records[0], process("p", "Acme").into());
    store.restore(&store.plan(&backup, Mode::Merge), Assent::Once, now()).unwrap();
    assert_eq!(open(&map, "c").1.records[0], long().into());
    // A record that was never stored at all is in it too.
    let (store, _) = open_with(&Texts::default(), "d", 10);
    assert_eq!(store.keep(None, long().into(), now()), Err(SaveError::Full));
    assert!(store.backup(now()).contains(&"p".repeat(190)));
}

#[test]
fn another_tab_does_not_take_a_refused_text_from_the_screen() {
    let map = Texts::default();
    let store = with_one_refused(&map);
    let told = listen(&store);
    let (other, _) = open(&map, "b");
    let mut theirs = process("p", "Acme");
    theirs.role = Line::parse("Cook").unwrap();
    other.put(theirs, now()).unwrap();
    let text = map.borrow().get("afterword/process/p").cloned();
    store.heard("afterword/process/p", text).into_iter().for_each(|news| store.tell(news));
    let mut both = long();
    both.role = Line::parse("Cook").unwrap();
    assert_eq!(told.borrow().last(), Some(&StoreEvent::Changed(vec![])));
    // It comes out of both when it is saved.
    store.keep(None, process("q", "q").into(), now()).unwrap();
    assert_eq!(open(&map, "c").1.records[0], both.into());
}

#[test]
fn what_is_deleted_in_another_tab_stays_where_it_was_refused() {
    let map = Texts::default();
    let store = with_one_refused(&map);
    open(&map, "b").0.remove(&long_key(), now()).unwrap();
    assert_eq!(store.beside_unsaved(StoreEvent::Gone(long_key())), None);
    store.keep(None, process("q", "q").into(), now()).unwrap();
    assert_eq!(open(&map, "c").1.records[0], long().into());
}

/// A text of a newer version: this one, with members that only that one knows.
fn with_unknown(text: &str) -> String {
    let text = text.replacen("\"id\":\"p\"", "\"id\":\"p\",\"colour\":{\"of\":\"<door>\"}", 1);
    text.replacen("\"at\":", "\"device\":\"<kitchen>\",\"at\":", 1)
}

#[test]
fn what_only_a_newer_version_knows_stays_through_saves_and_undone_deletions() {
    let map = Texts::default();
    let key = open(&map, "a").0.put(process("p", "Acme"), now()).unwrap().key;
    let name = key.to_string();
    let text = with_unknown(&map.borrow()[&name]);
    map.borrow_mut().insert(name.clone(), text);
    let (store, loaded) = open(&map, "b");
    assert_eq!((loaded.records, loaded.unreadable.len()), (vec![process("p", "Acme").into()], 0));
    let is_there = || ["<door>", "<kitchen>"].iter().all(|word| map.borrow()[&name].contains(word));
    store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert!(is_there());
    store.keep(None, process("p", "Acme plc").into(), now()).unwrap();
    assert!(is_there());
    store.put_over(&process("p", "Acme").into(), process("p", "Bolt"), now()).unwrap();
    assert!(is_there());
    assert!(map.borrow().iter().any(|(name, text)| name.contains("/copy/") && text.contains("<door>")), "in the copy");
    store.remove(&key, now()).unwrap();
    assert!(!map.borrow()[&name].contains("<door>"));
    store.put(process("p", "Bolt"), now()).unwrap();
    assert!(is_there());
    // A repaired text says itself what is in it.
    map.borrow_mut().insert(name.clone(), "{".into());
    let (store, _) = open(&map, "c");
    let repaired =
        with_unknown(&Version::next(&store.0.writer, &[], Some(process("p", "Mended").into()), now()).unwrap().text);
    store.repair(Version::read(&name, &repaired).unwrap().saved.body.unwrap(), now()).unwrap();
    assert!(map.borrow()[&name].contains("<door>"));
}

#[test]
fn the_notes_of_a_newer_version_keep_what_only_it_knows() {
    let map = Texts::default();
    let (store, _) = open(&map, "a");
    map.borrow_mut().insert("afterword:device".into(), r#"{"held":3,"seen":"2026-11-01","twice":true}"#.into());
    let mut notes = store.notes().unwrap();
    assert_eq!(notes.held, Some(3));
    (notes.held, notes.twice) = (None, false);
    store.keep_notes(&notes);
    assert_eq!(map.borrow()["afterword:device"], r#"{"seen":"2026-11-01"}"#);
}
