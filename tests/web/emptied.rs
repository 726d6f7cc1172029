//! Stores that were thrown away behind the back of the app.

use crate::{afresh, in_journal, journal, lies, local, name, now, process, tab};
use afterword::storage::sync::journal::Journal;
use afterword::storage::{SaveError, SaveState, Store, StoreEvent, Writer};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn both_stores_thrown_away_are_filled_again_by_the_next_change() {
    afresh().await;
    let tab = tab("a").begin();
    // It has looked at both places: an emptying before that is news to nobody.
    tab.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    for (id, employer) in [("p", "Acme"), ("q", "Bolt"), ("r", "Crane")] {
        tab.store.put(process(id, employer), now()).unwrap();
    }
    tab.saves().await;
    local().clear().unwrap();
    Journal::open().await.unwrap().erase().await.unwrap();
    // Nothing is typed: it is said, and what is on the screen is still there.
    tab.store.check_generation();
    tab.hears(|news| *news == StoreEvent::Save(SaveState::NotSaved(SaveError::Emptied))).await;
    assert!(!in_journal("Acme").await);
    tab.said.borrow_mut().clear();
    tab.store.put(process("p", "Acme Ltd"), now()).unwrap();
    tab.hears(|news| *news == StoreEvent::Refilled).await;
    tab.saves().await;
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!(loaded.records.len(), 3);
    for id in ["p", "q", "r"] {
        assert_eq!(journal(&name(id)).await, local().get_item(&lies(id)).unwrap());
        assert!(journal(&name(id)).await.is_some());
    }
}

#[wasm_bindgen_test]
async fn a_store_that_another_page_has_emptied_is_filled_while_the_journal_has_everything() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    local().clear().unwrap();
    tab.store.check_generation();
    tab.hears(|news| *news == StoreEvent::Refilled).await;
    assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
}

#[wasm_bindgen_test]
async fn a_database_thrown_away_is_filled_again_by_the_next_change() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.store.put(process("q", "Bolt"), now()).unwrap();
    tab.saves().await;
    Journal::open().await.unwrap().erase().await.unwrap();
    tab.store.put(process("r", "Crane"), now()).unwrap();
    tab.saves().await;
    for id in ["p", "q", "r"] {
        assert_eq!(journal(&name(id)).await, local().get_item(&lies(id)).unwrap());
    }
}

#[wasm_bindgen_test]
async fn a_browser_killed_between_the_two_deletions_ends_up_without_either() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let kept: Vec<(String, String)> = (0..local().length().unwrap())
        .map(|at| local().key(at).unwrap().unwrap())
        .map(|key| (key.clone(), local().get_item(&key).unwrap().unwrap()))
        .collect();
    before.store.erase(false).await.unwrap();
    // The browser's store falls back to what it was.
    local().clear().unwrap();
    kept.iter().for_each(|(key, text)| local().set_item(key, text).unwrap());
    let after = tab("b");
    assert_eq!(after.records.len(), 1);
    let after = after.begin();
    after.hears(|news| *news == StoreEvent::Erased).await;
    after.hears(|news| matches!(news, StoreEvent::Whole(None))).await;
    assert_eq!(Store::open(Writer::parse("c").unwrap(), now()).1.records, vec![]);
    assert!(!in_journal("Acme").await);
}
