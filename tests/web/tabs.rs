//! Two tabs at once.

use crate::{afresh, in_journal, lies, local, name, now, other_window, pause, process, tab};
use afterword::storage::{Access, Damage, Key, SaveError, Store, StoreEvent, Writer};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn changes_in_another_tab_arrive_live() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    let mine = local().get_item(&lies("p")).unwrap().unwrap();
    let theirs = mine
        .replacen("\"rev\":1,\"writer\":\"a\"", "\"rev\":2,\"writer\":\"b\",\"after\":[\"1.a\"]", 1)
        .replacen("Acme", "Bolt", 1);
    let other = other_window();
    other.set_item(&lies("p"), &theirs).unwrap();
    tab.hears(|news| *news == StoreEvent::Changed(vec![process("p", "Bolt").into()])).await;

    other.set_item(&lies("q"), "{").unwrap();
    tab.hears(|news| matches!(news, StoreEvent::Unreadable(it) if it.why == Damage::Truncated)).await;
    other.remove_item(&lies("q")).unwrap();
    tab.hears(|news| *news == StoreEvent::Discarded(name("q"))).await;

    other.set_item("theirs", "{").unwrap();
    other.set_item(&lies("p"), &theirs.replacen("\"v\":2", "\"v\":3", 1)).unwrap();
    tab.hears(|news| *news == StoreEvent::Access(Access::Outdated)).await;
    assert_eq!(tab.store.put(process("r", "Acme"), now()), Err(SaveError::Outdated));
}

#[wasm_bindgen_test]
async fn the_same_field_changed_in_two_tabs_is_kept_twice() {
    afresh().await;
    let a = tab("a").begin();
    a.store.put(process("p", "Acme"), now()).unwrap();
    a.saves().await;
    let b = tab("b").begin();
    pause(50).await;
    // Both type at once: neither has heard of the other.
    a.store.put(process("p", "Bolt"), now()).unwrap();
    b.store.put(process("p", "Crane"), now()).unwrap();
    a.saves().await;
    b.saves().await;
    let (_, loaded) = Store::open(Writer::parse("c").unwrap(), now());
    let all = format!("{:?}", loaded.records);
    assert!(all.contains("Bolt") && all.contains("Crane"), "{all}");
    let copies = loaded.records.iter().filter(|record| matches!(record.key(), Key::ConflictCopy(_))).count();
    assert_eq!((loaded.records.len(), copies), (2, 1), "{all}");
}

#[wasm_bindgen_test]
async fn what_was_deleted_in_one_tab_is_not_written_again_by_another() {
    afresh().await;
    let (one, other) = (tab("a").begin(), tab("b").begin());
    one.store.put(process("p", "Acme"), now()).unwrap();
    one.saves().await;
    other.store.put(process("p", "Acme Ltd"), now()).unwrap();
    other.store.put(process("q", "Bolt"), now()).unwrap();
    other.saves().await;
    one.store.erase(false).await.unwrap();
    assert_eq!(other.store.put(process("p", "Acme plc"), now()), Err(SaveError::Erased));
    other.hears(|news| *news == StoreEvent::Erased).await;
    other.store.put(process("r", "Crane"), now()).unwrap();
    other.saves().await;
    let (_, loaded) = Store::open(Writer::parse("c").unwrap(), now());
    assert_eq!(loaded.records, vec![process("r", "Crane").into()]);
    assert!(!in_journal("Acme").await && !in_journal("Bolt").await);
}
