//! The journal beside localStorage: what is called saved, and what comes back from where.

use crate::{afresh, journal, lies, local, name, now, other_window, pause, process, tab};
use afterword::domain::text::Line;
use afterword::storage::sync::journal::{Journal, Write};
use afterword::storage::{SaveState, Store, StoreEvent, Writer};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_change_is_called_saved_once_the_journal_has_it() {
    afresh().await;
    let tab = tab("a").begin();
    let receipt = tab.store.put(process("p", "Acme 👩🏽‍💻"), now()).unwrap();
    assert_eq!(receipt.state, SaveState::Saving);
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
    for n in 0..50 {
        tab.store.put(process("p", &format!("Acme {n}")), now()).unwrap();
    }
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
    assert!(journal(&name("p")).await.unwrap().contains("Acme 49"));
    tab.store.remove(&receipt.key, now()).unwrap();
    tab.saves().await;
    assert!(journal(&name("p")).await.unwrap().contains("\"gone\":true"));
}

#[wasm_bindgen_test]
async fn what_local_storage_lost_comes_back_from_the_journal() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.store.put(process("q", "Bolt"), now()).unwrap();
    before.saves().await;
    let old = local().get_item(&lies("p")).unwrap().unwrap();
    before.store.put(process("p", "Acme Ltd"), now()).unwrap();
    before.saves().await;
    let (p, q) = (journal(&name("p")).await, journal(&name("q")).await);

    // The browser was killed: one record fell back to an older state, the other is gone.
    local().set_item(&lies("p"), &old).unwrap();
    local().remove_item(&lies("q")).unwrap();
    let after = tab("b");
    assert_eq!(after.records, vec![process("p", "Acme").into()]);
    let after = after.begin();
    after.hears(|news| matches!(news, StoreEvent::Changed(records) if records.contains(&process("p", "Acme Ltd").into()) && records.contains(&process("q", "Bolt").into()))).await;
    assert_eq!((local().get_item(&lies("p")).unwrap(), local().get_item(&lies("q")).unwrap()), (p, q));
}

#[wasm_bindgen_test]
async fn a_deleted_record_does_not_come_back_with_an_older_copy() {
    afresh().await;
    let before = tab("a").begin();
    let receipt = before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let old = local().get_item(&lies("p")).unwrap().unwrap();
    before.store.remove(&receipt.key, now()).unwrap();
    before.saves().await;
    local().set_item(&lies("p"), &old).unwrap();
    let after = tab("b").begin();
    after.hears(|news| *news == StoreEvent::Gone(receipt.key.clone())).await;
    assert!(local().get_item(&lies("p")).unwrap().unwrap().contains("\"gone\":true"));
}

#[wasm_bindgen_test]
async fn a_missing_journal_is_filled_from_local_storage() {
    afresh().await;
    tab("a").store.put(process("p", "Acme"), now()).unwrap();
    assert_eq!(journal(&name("p")).await, None);
    let tab = tab("b").begin();
    pause(100).await;
    assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
    assert!(tab.said.borrow().iter().all(|news| matches!(news, StoreEvent::Whole(_))), "nothing of it is news");
}

#[wasm_bindgen_test]
async fn what_is_typed_before_the_journal_is_open_is_safe() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let old = local().get_item(&lies("p")).unwrap().unwrap();
    let mut with_role = process("p", "Acme");
    with_role.role = Line::parse("Editor").unwrap();
    before.store.put(with_role.clone(), now()).unwrap();
    before.saves().await;
    local().set_item(&lies("p"), &old).unwrap();

    let after = tab("b");
    after.store.put(process("p", "Acme Ltd"), now()).unwrap();
    let after = after.begin();
    after.saves().await;
    with_role.employer = Line::parse("Acme Ltd").unwrap();
    let (_, loaded) = Store::open(Writer::parse("c").unwrap(), now());
    assert_eq!(loaded.records, vec![with_role.into()]);
}

#[wasm_bindgen_test]
async fn whether_the_second_copy_is_in_order_is_for_the_journal_to_say() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    let put = async |text: &str| {
        let put = Write::Put(name("p"), text.into());
        Journal::open().await.unwrap().change(&[name("p")], |_, _| vec![put.clone()]).await.unwrap();
    };
    let good = journal(&name("p")).await.unwrap();
    let later = good.replacen("\"rev\":1", "\"rev\":2", 1).replacen("Acme", "Acme Ltd", 1);
    let other = other_window();
    // The same text once more would be no change, and no tab hears of it.
    for (there, broken, sound) in [("torn", "{", false), (&*later, "{\"", true)] {
        put(there).await;
        other.set_item(&lies("p"), broken).unwrap();
        tab.hears(|news| matches!(news, StoreEvent::Unreadable(it) if it.key == name("p"))).await;
        pause(100).await;
        let offered = tab.said.borrow().contains(&StoreEvent::Repairable(name("p")));
        assert_eq!(offered, sound, "what the tab has in mind is not on the disk");
        tab.said.borrow_mut().clear();
    }
    // It brings back what the journal has, and not what this tab had in mind.
    tab.store.discard(&name("p"));
    tab.hears(|news| *news == StoreEvent::Changed(vec![process("p", "Acme Ltd").into()])).await;
    assert_eq!(local().get_item(&lies("p")).unwrap(), Some(later));
}
