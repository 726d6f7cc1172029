//! Taking over what is stored under the names of earlier builds, over a map in place of localStorage.

use super::*;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::storage::error::Access;
use crate::storage::legacy_names::make_room;
use crate::storage::local::{KeyValueStore, Named, Refusal};
use crate::storage::record::revision::Writer;
use chrono::NaiveDateTime;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The localStorage of an origin: it has room for so many units, and the browser is killed after so many writes.
#[derive(Clone)]
struct Origin {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    room: usize,
    lives: Rc<Cell<usize>>,
}

impl KeyValueStore for Origin {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(name, _)| *name != key).map(|(name, it)| name.len() + it.len()).sum();
        if others + key.len() + text.len() > self.room {
            return Err(Refusal::Full);
        }
        if self.lives.replace(self.lives.get().saturating_sub(1)) > 0 {
            texts.insert(key.into(), text.into());
        }
        Ok(())
    }
    fn remove(&self, key: &str) {
        if self.lives.replace(self.lives.get().saturating_sub(1)) > 0 {
            self.texts.borrow_mut().remove(key);
        }
    }
    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}

impl Origin {
    fn new(room: usize) -> Self {
        Self { texts: Rc::default(), room, lives: Rc::new(Cell::new(usize::MAX)) }
    }

    fn used(&self) -> usize {
        self.texts.borrow().iter().map(|(name, text)| name.len() + text.len()).sum()
    }

    fn at(&self, path: &str) -> Named<Self> {
        Named::new(self.clone(), format!("afterword {path} "))
    }

    /// A build without a path in its names.
    fn old(&self, writer: &str) -> Store {
        Store::over(Some(Box::new(self.clone())), Access::Open, Writer::parse(writer).unwrap(), now()).0
    }

    /// This build, in that folder.
    fn open(&self, path: &str, writer: &str) -> (Store, Vec<Record>) {
        let (ours, all): (Box<dyn KeyValueStore>, Box<dyn KeyValueStore>) =
            (Box::new(self.at(path)), Box::new(self.clone()));
        let writer = Writer::parse(writer).unwrap();
        let (store, loaded) = Store::beside(Some(ours), Some(all), Access::Open, writer, now());
        (store, loaded.records)
    }

    fn all_texts(&self) -> String {
        self.texts.borrow().values().cloned().collect()
    }
}

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn process(id: &str, employer: &str) -> Process {
    let mut process = Process::new(ProcessId::parse(id).unwrap(), now());
    process.employer = Line::parse(employer).unwrap();
    process
}

/// Takes in what is under the old names, as `take_over` does.
fn absorb(store: &Store, origin: &Origin) -> (Vec<Record>, bool) {
    let (mut changed, mut new) = (Vec::new(), false);
    for name in originals(origin) {
        new |= store.absorb(&name, &origin.get(&name).unwrap(), &mut changed);
    }
    (changed, new)
}

#[test]
fn the_first_start_finds_everything_and_leaves_the_originals() {
    let origin = Origin::new(usize::MAX);
    let old = origin.old("old");
    old.put(process("p", "Acme"), now()).unwrap();
    let gone = old.put(process("q", "Bolt"), now()).unwrap().key;
    old.remove(&gone, now()).unwrap();
    origin.set("afterword/process/torn", "{\"half").unwrap();
    origin.set(NOTES, "{\"held\":1}").unwrap();
    origin.set(LOOK, "2026-11-10T10:00:00").unwrap();
    origin.set("theme", "theirs").unwrap();
    let before = origin.texts.borrow().clone();
    for path in ["/", "/preview/"] {
        let (store, records) = origin.open(path, "new");
        assert_eq!(records, [process("p", "Acme").into()]);
        assert_eq!(store.0.unreadable.borrow().len(), 1);
        assert_eq!(store.notes().unwrap().held, Some(1));
        assert_eq!(store.last_visit(), Some("2026-11-10T10:00:00".parse().unwrap()));
        // The deletion was taken over as well.
        assert!(store.head(&gone).is_some_and(|head| head.record().is_none()));
    }
    let after = origin.texts.borrow();
    assert!(before.iter().all(|(name, text)| after.get(name) == Some(text)), "the originals are as they were");
}

#[test]
fn two_copies_go_their_own_ways_from_then_on() {
    let origin = Origin::new(usize::MAX);
    origin.old("old").put(process("p", "Acme"), now()).unwrap();
    let (stable, _) = origin.open("/", "s");
    let (preview, _) = origin.open("/preview/", "p");
    preview.put(process("p", "Tried out"), now()).unwrap();
    preview.put(process("q", "Tried out"), now()).unwrap();
    stable.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(origin.open("/", "t").1, [process("p", "Acme Ltd").into()]);
    assert_eq!(origin.open("/preview/", "q").1.len(), 2);
}

#[test]
fn what_an_older_build_writes_meanwhile_arrives_and_nothing_is_lost() {
    let origin = Origin::new(usize::MAX);
    let old = origin.old("old");
    old.put(process("p", "Acme"), now()).unwrap();
    old.put(process("q", "Bolt"), now()).unwrap();
    let (store, _) = origin.open("/", "new");
    // Changed there only, begun there, changed in both, deleted there.
    old.put(process("p", "Acme Ltd"), now()).unwrap();
    old.put(process("r", "Crane"), now()).unwrap();
    old.put(process("q", "Bolt plc"), now()).unwrap();
    store.put(process("q", "Bolt AG"), now()).unwrap();
    let (store, _) = origin.open("/", "again");
    let (changed, new) = absorb(&store, &origin);
    assert!(new && changed.len() >= 3);
    let (_, records) = origin.open("/", "look");
    assert!(records.contains(&process("p", "Acme Ltd").into()));
    assert!(records.contains(&process("r", "Crane").into()));
    let all = format!("{records:?}");
    assert!(all.contains("Bolt plc") && all.contains("Bolt AG"), "{all}");
    assert_eq!(records.iter().filter(|one| matches!(one, Record::ConflictCopy(_))).count(), 1);
    // The next start finds nothing new in it, and makes no conflict copy of the conflict copy.
    let (store, before) = origin.open("/", "once-more");
    assert_eq!(absorb(&store, &origin), (Vec::new(), false));
    assert_eq!(origin.open("/", "x").1, before);
    // What was deleted here does not come back with an original.
    store.remove(&Key::parse("afterword/process/r").unwrap(), now()).unwrap();
    let (store, _) = origin.open("/", "y");
    assert_eq!(absorb(&store, &origin), (Vec::new(), false));
    // But what was written to it since does.
    old.put(process("r", "Crane & Sons"), now()).unwrap();
    let (changed, _) = absorb(&store, &origin);
    assert_eq!(changed, [process("r", "Crane & Sons").into()]);
}

#[test]
fn what_cannot_be_read_is_taken_over_as_it_is_and_writes_over_nothing() {
    let origin = Origin::new(usize::MAX);
    let (store, _) = origin.open("/", "new");
    store.put(process("p", "Acme"), now()).unwrap();
    for (id, text) in [("p", "{\"half"), ("q", "{\"half"), ("r", r#"{"v":99}"#)] {
        origin.set(&format!("afterword/process/{id}"), text).unwrap();
    }
    origin.set("afterword/planet/one", r#"{"v":1}"#).unwrap();
    assert_eq!(absorb(&store, &origin), (Vec::new(), true));
    assert_eq!(store.0.unreadable.borrow().len(), 3);
    assert_eq!(origin.open("/", "look").1, [process("p", "Acme").into()]);
    for (name, text) in [("q", "{\"half"), ("r", r#"{"v":99}"#)] {
        assert_eq!(origin.at("/").get(&format!("afterword/process/{name}")).as_deref(), Some(text));
    }
    // The damaged original stays: it is not what is safe here.
    assert!(!store.is_safe("afterword/process/p", "{\"half"));
    assert!(store.is_safe("afterword/process/q", "{\"half"));
}

#[test]
fn a_small_store_gives_originals_up_for_room_and_only_those_that_are_copied() {
    let texts: Vec<(String, String)> = (0..20).map(|n| (format!("p{n:02}"), "x".repeat(200))).collect();
    let whole = {
        let origin = Origin::new(usize::MAX);
        let old = origin.old("old");
        texts.iter().for_each(|(id, text)| drop(old.put(process(id, text), now()).unwrap()));
        origin.used()
    };
    // From room for two of everything down to none at all.
    for room in [whole * 3, whole * 3 / 2, whole + 1200, whole + 400, whole] {
        let origin = Origin::new(room);
        let old = origin.old("old");
        texts.iter().for_each(|(id, text)| drop(old.put(process(id, text), now()).unwrap()));
        let (store, records) = origin.open("/", "new");
        let left = originals(&origin).len();
        if room > whole * 2 {
            assert_eq!(left, 20, "nothing was given up without need");
        }
        if room > whole + 300 {
            assert_eq!(records.len(), 20, "{room}");
        }
        for (id, _) in &texts {
            assert!(origin.all_texts().contains(&format!("\"id\":\"{id}\"")), "{id} with {room}");
        }
        // Saving still works: originals make room for it.
        if room > whole + 300 {
            store.put(process("p00", &"y".repeat(250)), now()).unwrap();
        }
    }
}

#[test]
fn a_browser_that_is_killed_at_any_write_loses_nothing() {
    let room = 6_500;
    let filled = || {
        let origin = Origin::new(room);
        let old = origin.old("old");
        (0..14).for_each(|n| drop(old.put(process(&format!("p{n:02}"), &"x".repeat(200)), now()).unwrap()));
        origin
    };
    assert!(filled().used() > room / 2 && filled().used() + 500 < room, "{}", filled().used());
    for lives in 0..60 {
        let origin = filled();
        origin.lives.set(lives);
        let (store, _) = origin.open("/", "new");
        absorb(&store, &origin);
        make_room(&origin.at("/"), &origin, holds);
        origin.lives.set(usize::MAX);
        let (store, _) = origin.open("/", "next");
        absorb(&store, &origin);
        let held = store.0.held.borrow();
        assert_eq!(held.values().filter(|held| held.head.is_some()).count(), 14, "killed after {lives}");
    }
}

#[test]
fn an_original_goes_only_when_its_copy_is_on_the_disk() {
    let origin = Origin::new(usize::MAX);
    let old = origin.old("old");
    let key = old.put(process("p", "Acme"), now()).unwrap().key;
    let name = key.to_string();
    let (store, _) = origin.open("/", "new");
    let text = origin.get(&name).unwrap();
    store.change_held(&key, |held| held.due = true);
    assert!(!store.is_safe(&name, &text), "the journal has not got it yet");
    store.change_held(&key, |held| held.due = false);
    assert!(store.is_safe(&name, &text));
    store.put(process("p", "Acme Ltd"), now()).unwrap();
    store.change_held(&key, |held| held.due = false);
    assert!(store.is_safe(&name, &text), "a later one holds it");
    old.put(process("p", "Acme plc"), now()).unwrap();
    assert!(!store.is_safe(&name, &origin.get(&name).unwrap()), "one that was changed since is not here");
}
