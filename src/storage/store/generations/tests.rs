//! The store over a map in place of localStorage, while other tabs or the browser delete everything.

use super::*;
use crate::storage::error::Access;
use crate::storage::local::KeyValueStore;
use crate::storage::record::codec::{Damage, Unreadable};
use crate::storage::record::kinds::Record;
use crate::storage::record::revision::Writer;
use crate::storage::store::tests::{Drawer, now, process};
use std::cell::RefCell;

impl Drawer {
    fn put(&self, key: &str, text: &str) {
        self.map.borrow_mut().insert(key.into(), text.into());
    }
    fn records(&self) -> Vec<String> {
        self.keys().into_iter().filter(|key| is_ours(key)).collect()
    }
}

/// A tab, with the events of its store.
struct Tab {
    store: Store,
    records: Vec<Record>,
    said: Rc<RefCell<Vec<StoreEvent>>>,
}

fn tab(drawer: &Drawer, writer: &str) -> Tab {
    let shelf: Box<dyn KeyValueStore> = Box::new(drawer.clone());
    let (store, loaded) = Store::over(Some(shelf), Access::Open, Writer::parse(writer).unwrap(), now());
    let said = Rc::new(RefCell::new(Vec::new()));
    let heard = said.clone();
    store.0.second.listener.replace(Some(Rc::new(move |news| heard.borrow_mut().push(news))));
    Tab { store, records: loaded.records, said }
}

/// Leaves localStorage as deleting everything does.
fn erase(drawer: &Drawer, writer: &str) {
    let before = Generation::read(&drawer.get(LIFE).unwrap()).unwrap();
    drawer.records().iter().for_each(|key| drawer.remove(key));
    drawer.put(LIFE, Generation::after(&Writer::parse(writer).unwrap(), &[before]).text());
}

fn life(text: &str) -> Generation {
    Generation::read(text).unwrap()
}

#[test]
fn a_tab_of_an_ended_life_drops_what_it_holds_and_begins_anew() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    tab(&drawer, "a").store.put(process("p", "Acme"), now()).unwrap();
    let asleep = tab(&drawer, "b");
    asleep.store.keep(None, process("q", "Bolt").into(), now()).unwrap();
    erase(&drawer, "a");
    drawer.put(NOTES, "{\"held\":0}");
    // One more letter is typed on that screen.
    assert_eq!(asleep.store.keep(None, process("p", "Acme Ltd").into(), now()), Err(SaveError::Erased));
    assert_eq!(*asleep.said.borrow(), [StoreEvent::Erased]);
    assert_eq!((drawer.records(), drawer.get(NOTES)), (Vec::new(), Some("{\"held\":0}".into())));
    assert!(asleep.store.0.unsaved.borrow().is_empty());
    asleep.store.keep(None, process("r", "Crane").into(), now()).unwrap();
    assert_eq!(tab(&drawer, "c").records, [process("r", "Crane").into()]);
    assert_eq!(asleep.said.borrow().len(), 1);
}

#[test]
fn a_page_that_comes_back_hears_of_it_before_anything_is_typed() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    let asleep = tab(&drawer, "b");
    asleep.store.put(process("p", "Acme"), now()).unwrap();
    // Refused for lack of room: it is gone with the rest.
    drawer.room.set(0);
    assert_eq!(asleep.store.keep(None, process("p", "Acme Ltd").into(), now()), Err(SaveError::Full));
    drawer.room.set(usize::MAX);
    erase(&drawer, "a");
    asleep.store.check_generation();
    assert_eq!(*asleep.said.borrow(), [StoreEvent::Erased]);
    asleep.store.try_again();
    asleep.store.check_generation();
    assert_eq!((drawer.records(), asleep.said.borrow().len()), (Vec::new(), 1));
}

#[test]
fn what_was_written_at_the_same_moment_goes_too_and_what_is_new_stays() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    let other = tab(&drawer, "b");
    other.store.put(process("p", "Acme"), now()).unwrap();
    let zombie = drawer.get("afterword/process/p").unwrap();
    erase(&drawer, "a");
    tab(&drawer, "a").store.put(process("q", "Bolt"), now()).unwrap();
    drawer.put("afterword/process/p", &zombie);
    other.store.check_generation();
    assert_eq!(drawer.records(), ["afterword/process/q"]);
}

#[test]
fn what_a_tab_writes_that_has_not_heard_of_it_is_not_taken_for_news() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    let late = tab(&drawer, "b");
    late.store.put(process("p", "Acme"), now()).unwrap();
    let other = tab(&drawer, "c");
    let zombie = drawer.get("afterword/process/p").unwrap();
    erase(&drawer, "a");
    other.store.check_generation();
    // One more letter: it is written after the deletion, and its event arrives with the name of the new generation.
    drawer.put("afterword/process/p", &zombie);
    assert_eq!(other.store.heard("afterword/process/p", Some(zombie)), []);
    assert_eq!(other.store.head(&Key::parse("afterword/process/p").unwrap()), None);
    late.store.check_generation();
    assert_eq!(drawer.records(), Vec::<String>::new());
    // What is written in the new generation is taken in a moment later.
    late.store.put(process("q", "Bolt"), now()).unwrap();
    let text = drawer.get("afterword/process/q");
    assert_eq!(other.store.heard("afterword/process/q", text), []);
    (0..TURNS).for_each(|_| other.store.settle_down());
    let said = other.said.borrow();
    assert_eq!(*said, [StoreEvent::Erased, StoreEvent::Changed(vec![process("q", "Bolt").into()])]);
}

#[test]
fn what_the_browser_threw_away_is_put_back_by_the_next_change() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    drawer.put("afterword/process/torn", "{\"half");
    let open = tab(&drawer, "a");
    open.store.put(process("p", "Acme"), now()).unwrap();
    open.store.put(process("q", "Bolt"), now()).unwrap();
    open.store.remove(&Key::parse("afterword/process/q").unwrap(), now()).unwrap();
    let before = drawer.map.borrow().clone();
    open.store.0.held.borrow_mut().values_mut().for_each(|held| held.due = false);
    drawer.map.borrow_mut().clear();
    open.store.put(process("r", "Crane"), now()).unwrap();
    let mut after = drawer.map.borrow().clone();
    assert!(after.remove("afterword/process/r").is_some());
    assert_eq!(after, before);
    assert_eq!(*open.said.borrow(), [StoreEvent::Refilled]);
    // The journal is to be given all of it too.
    assert!(open.store.0.held.borrow().values().all(|held| held.due));
    let again = tab(&drawer, "b");
    assert_eq!(again.records, [process("p", "Acme").into(), process("r", "Crane").into()]);
}

#[test]
fn what_finds_no_room_when_it_is_put_back_is_not_called_saved() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    let open = tab(&drawer, "a");
    open.store.put(process("p", "Acme"), now()).unwrap();
    open.store.0.second.link.replace(Link::Missing);
    drawer.map.borrow_mut().clear();
    drawer.room.set(0);
    assert_eq!(open.store.keep(None, process("q", "Bolt").into(), now()), Err(SaveError::Full));
    assert_eq!(open.store.unless_unsaved(SaveState::Idle), SaveState::NotSaved(SaveError::Full));
    assert_eq!(open.store.0.unsaved.borrow().len(), 2);
    drawer.room.set(usize::MAX);
    open.store.put(process("r", "Crane"), now()).unwrap();
    assert_eq!(tab(&drawer, "b").records.len(), 3);
}

#[test]
fn two_tabs_after_a_loss_go_on_as_one() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    let old = tab(&drawer, "a");
    old.store.put(process("p", "Acme"), now()).unwrap();
    // All was deleted, and another tab was opened before this one noticed.
    drawer.map.borrow_mut().clear();
    drawer.put(LIFE, "y z");
    tab(&drawer, "b").store.put(process("q", "Bolt"), now()).unwrap();
    old.store.put(process("r", "Crane"), now()).unwrap();
    assert_eq!(drawer.records().len(), 3);
    assert_eq!(*old.said.borrow(), [StoreEvent::Refilled]);
    assert_eq!(drawer.get(LIFE).as_deref(), Some("y z"));
}

#[test]
fn a_store_without_room_for_the_name_is_not_taken_for_an_empty_one() {
    let drawer = Drawer::default();
    let open = tab(&drawer, "a");
    open.store.put(process("p", "Acme"), now()).unwrap();
    *open.store.0.life.borrow_mut() = Some(life("a"));
    drawer.room.set(0);
    open.store.mark();
    drawer.room.set(usize::MAX);
    drawer.remove("afterword/process/p");
    open.store.put(process("q", "Bolt"), now()).unwrap();
    assert_eq!((drawer.records(), drawer.get(LIFE).as_deref()), (vec!["afterword/process/q".into()], Some("a")));
    assert!(open.said.borrow().is_empty());
}

#[test]
fn a_browser_killed_while_everything_was_deleted_goes_on_with_it_at_the_next_start() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    tab(&drawer, "a").store.put(process("p", "Acme"), now()).unwrap();
    drawer.put("afterword/process/torn", "{\"half");
    drawer.put(NOTES, "{\"held\":2}");
    // The journal was lost, with the name of the new generation in it, and then the browser was killed.
    let next = tab(&drawer, "b");
    next.store.put(process("q", "Typed before the journal answered"), now()).unwrap();
    next.store.obey(life("a-1 x"), true);
    let typed: Record = process("q", "Typed before the journal answered").into();
    assert_eq!(*next.said.borrow(), [StoreEvent::Erased, StoreEvent::Changed(vec![typed.clone()])]);
    assert_eq!((drawer.records(), drawer.get(NOTES)), (vec!["afterword/process/q".into()], None));
    assert!(next.store.0.unreadable.borrow().is_empty());
    assert_eq!(tab(&drawer, "c").records, [typed]);
}

#[test]
fn a_store_that_falls_back_to_an_ended_life_is_swept() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "x");
    tab(&drawer, "a").store.put(process("p", "Acme"), now()).unwrap();
    drawer.put("afterword/process/torn", "{\"half");
    let before = drawer.map.borrow().clone();
    erase(&drawer, "a");
    let open = tab(&drawer, "b");
    open.store.put(process("q", "Bolt"), now()).unwrap();
    *drawer.map.borrow_mut() = before;
    open.store.check_generation();
    assert_eq!(drawer.records(), ["afterword/process/q"]);
    assert_eq!(drawer.get(LIFE).as_deref(), Some("a-1 x"));
}

#[test]
fn a_damaged_text_is_told_from_one_that_was_deleted() {
    let drawer = Drawer::default();
    drawer.put(LIFE, "not a name at all {}");
    let open = tab(&drawer, "a");
    open.store.put(process("p", "Acme"), now()).unwrap();
    // Whatever overwrote the name: what is here is still to be saved.
    *open.store.0.life.borrow_mut() = Some(life("a"));
    open.store.0.marked.set(true);
    open.store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(drawer.get(LIFE).as_deref(), Some("a"));
    let torn = Unreadable { key: "afterword/process/q".into(), raw: "x".into(), why: Damage::NotJson };
    drawer.put(&torn.key, &torn.raw);
    assert_eq!(open.store.put(process("q", "Bolt"), now()), Err(SaveError::Unreadable));
}
