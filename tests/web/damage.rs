//! What cannot be read: damaged texts, and those of a newer version.

use crate::{afresh, journal, lies, local, name, now, pause, process, tab};
use afterword::storage::sync::journal::{Journal, Write};
use afterword::storage::{Access, SaveError, StoreEvent};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn damage_of_every_kind_harms_only_itself() {
    afresh().await;
    let before = tab("a").begin();
    for id in ["p", "q"] {
        before.store.put(process(id, "Acme"), now()).unwrap();
    }
    before.saves().await;
    let good = local().get_item(&lies("p")).unwrap().unwrap();
    let cases = [
        (String::new(), "empty"),
        (good[..good.len() / 2].to_owned(), "truncated"),
        ("[1,2]".into(), "retyped"),
        ("\u{fffd}\u{0}\u{1}".into(), "bytes"),
        ("x".repeat(2_000_000), "huge"),
    ];
    for (raw, case) in cases {
        local().set_item(&lies("p"), &raw).unwrap();
        let tab = tab("b").begin();
        assert_eq!(tab.records, vec![process("q", "Acme").into()], "{case}");
        tab.hears(|news| *news == StoreEvent::Repairable(name("p"))).await;
        assert_eq!(tab.store.put(process("p", "New"), now()), Err(SaveError::Unreadable), "{case}");
        tab.store.put(process("q", "Acme"), now()).unwrap();
        tab.saves().await;
        assert_eq!(local().get_item(&lies("p")).unwrap(), Some(raw), "{case}");
    }
    let tab = tab("c").begin();
    tab.hears(|news| *news == StoreEvent::Repairable(name("p"))).await;
    tab.store.discard(&name("p"));
    tab.hears(|news| *news == StoreEvent::Changed(vec![process("p", "Acme").into()])).await;
    assert_eq!(local().get_item(&lies("p")).unwrap(), Some(good));
}

#[wasm_bindgen_test]
async fn what_a_newer_version_saved_is_read_only_and_never_to_be_repaired() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let newer = local().get_item(&lies("p")).unwrap().unwrap().replacen("\"v\":2", "\"v\":9", 1);
    let kept = journal(&name("p")).await;
    local().set_item(&lies("p"), &newer).unwrap();
    let tab = tab("b").begin();
    tab.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    assert_eq!(tab.store.access(), Access::Outdated);
    assert!(!tab.said.borrow().iter().any(|news| matches!(news, StoreEvent::Repairable(_))));
    assert_eq!(tab.store.put(process("q", "Bolt"), now()), Err(SaveError::Outdated));
    tab.store.discard(&name("p"));
    pause(50).await;
    assert_eq!(local().get_item(&lies("p")).unwrap(), Some(newer));
    assert_eq!(journal(&name("p")).await, kept);
}

#[wasm_bindgen_test]
async fn a_damaged_journal_is_healed_and_every_damaged_text_kept_and_shown() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let aside = async || {
        let all = Journal::open().await.unwrap().all().await.unwrap();
        let mut texts: Vec<String> =
            all.into_iter().filter(|(key, _)| key.starts_with("damaged/")).map(|(_, text)| text).collect();
        texts.sort();
        texts
    };
    // The place that an earlier version had for it, of which there was one.
    let put = |key: String, text: &str| Write::Put(key, text.into());
    let first = put(format!("damaged/{}", name("p")), "the first");
    Journal::open().await.unwrap().change(&[name("p")], |_, _| vec![first.clone()]).await.unwrap();
    for text in ["torn", "torn again", "torn"] {
        let put = put(name("p"), text);
        Journal::open().await.unwrap().change(&[name("p")], |_, _| vec![put.clone()]).await.unwrap();
        let tab = tab("b").begin();
        tab.hears(|news| matches!(news, StoreEvent::Unreadable(it) if it.raw == text && it.is_aside())).await;
        assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
        tab.store.put(process("p", text), now()).unwrap();
        tab.saves().await;
    }
    assert_eq!(aside().await, ["the first", "torn", "torn again"]);
    let tab = tab("c").begin();
    let shown = |text: &str| {
        let said = tab.said.borrow();
        said.iter().find_map(|news| match news {
            StoreEvent::Unreadable(it) if it.raw == text => Some(it.key.clone()),
            _ => None,
        })
    };
    tab.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    for text in ["the first", "torn again"] {
        tab.store.discard(&shown(text).unwrap());
        for _ in 0..100 {
            if !aside().await.iter().any(|kept| kept == text) {
                break;
            }
            pause(20).await;
        }
    }
    assert_eq!(aside().await, ["torn"]);
    assert!(tab.store.raw(&shown("torn").unwrap()).is_some());
    assert!(tab.store.backup(now()).contains("torn"), "a backup has it too");
    assert!(journal(&name("p")).await.is_some());
}
