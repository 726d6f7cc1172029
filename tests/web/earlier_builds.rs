//! What builds kept whose names carried no path.

use crate::{afresh, journal, lies, local, name, now, process, tab};
use afterword::storage::legacy_names::Took;
use afterword::storage::sync::journal::Journal;
use afterword::storage::{Record, Store, StoreEvent, Writer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// The database of builds whose names carried no path.
async fn before(texts: &[(&str, &str)]) {
    let make = "return new Promise((done) => {
        const asked = indexedDB.open('afterword', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('records');
        asked.onsuccess = () => {
            const change = asked.result.transaction('records', 'readwrite');
            for (const [key, text] of texts) change.objectStore('records').put(text, key);
            change.oncomplete = () => { asked.result.close(); done(); };
        };
    });";
    let pairs = texts.iter().map(|(key, text)| js_sys::Array::of2(&(*key).into(), &(*text).into()));
    let done = js_sys::Function::new_with_args("texts", make)
        .call1(&JsValue::NULL, &pairs.collect::<js_sys::Array>())
        .unwrap();
    JsFuture::from(done.unchecked_into::<js_sys::Promise>()).await.unwrap();
}

async fn drop_before() {
    let drop = "return new Promise((done) => { const r = indexedDB.deleteDatabase('afterword'); r.onsuccess = r.onblocked = done; })";
    let done = js_sys::Function::new_no_args(drop).call0(&JsValue::NULL).unwrap();
    JsFuture::from(done.unchecked_into::<js_sys::Promise>()).await.unwrap();
}

fn text(id: &str, rev: u64, employer: &str) -> String {
    let data = format!(r#"{{"id":"{id}","created":"2026-11-11T16:00:00","employer":"{employer}"}}"#);
    format!(r#"{{"v":1,"rev":{rev},"writer":"old","at":"2026-11-11T16:00:00","data":{data}}}"#)
}

#[wasm_bindgen_test]
async fn what_an_earlier_build_kept_is_taken_over_and_its_database_stays() {
    afresh().await;
    let (p, q, newer) = (text("p", 3, "Acme"), text("q", 1, "Bolt"), text("r", 2, "Crane Ltd"));
    before(&[
        ("afterword/process/p", &p),
        ("afterword/process/q", &q),
        ("afterword/process/r", &newer),
        ("afterword:device", r#"{"held":3}"#),
        ("afterword:before-restore", "the way back"),
        ("damaged/afterword/process/x", "torn"),
    ])
    .await;
    // Its store has lost one, and was behind with another.
    local().set_item("afterword/process/p", &p).unwrap();
    local().set_item("afterword/process/r", &text("r", 1, "Crane")).unwrap();
    let tab = tab("a");
    assert_eq!(tab.records.len(), 2);
    let tab = tab.begin();
    tab.hears(|news| *news == StoreEvent::Earlier).await;
    assert_eq!(tab.store.take_over(false).await, Ok(Took::Some));
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    let all = [process("p", "Acme"), process("q", "Bolt"), process("r", "Crane Ltd")];
    assert_eq!(loaded.records, all.map(Record::from));
    assert_eq!(journal("afterword:before-restore").await.as_deref(), Some("the way back"));
    assert_eq!(journal("damaged/afterword/process/x").await.as_deref(), Some("torn"));
    for (id, text) in [("p", &p), ("q", &q), ("r", &newer)] {
        assert_eq!(journal(&name(id)).await.as_ref(), Some(text));
    }
    // What its database has too leaves the small store; what that does not have stays.
    assert_eq!(local().get_item("afterword/process/p").unwrap(), None);
    assert!(local().get_item("afterword/process/r").unwrap().is_some());
    let old = Journal::of_earlier().await.unwrap().unwrap();
    assert_eq!(old.all().await.unwrap().len(), 6);

    // An older build goes on in another tab; what it writes arrives at the next start.
    let on = text("q", 2, "Bolt & Sons");
    before(&[("afterword/process/q", &on)]).await;
    local().set_item("afterword/process/q", &on).unwrap();
    let next = self::tab("c").begin();
    next.hears(|news| *news == StoreEvent::Earlier).await;
    assert_eq!(next.store.take_over(false).await, Ok(Took::Some));
    assert_eq!(journal(&name("q")).await, Some(on));

    // After long enough the originals go, every one of them being safe here.
    local().remove_item("afterword/process/r").unwrap();
    assert_eq!(next.store.take_over(true).await, Ok(Took::Last));
    assert_eq!(old.all().await.unwrap(), vec![]);
    drop(old);
    let last = self::tab("d").begin();
    last.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    assert_eq!(last.records.len(), 3);
    drop_before().await;
}

#[wasm_bindgen_test]
async fn originals_that_are_not_safe_here_are_never_thrown_away() {
    afresh().await;
    let (p, torn) = (text("p", 1, "Acme"), "{\"half");
    before(&[("afterword/process/p", &p), ("afterword/process/q", torn)]).await;
    let tab = tab("a").begin();
    tab.hears(|news| *news == StoreEvent::Earlier).await;
    tab.store.take_over(false).await.unwrap();
    assert_eq!(local().get_item(&lies("q")).unwrap().as_deref(), Some(torn));
    local().set_item(&lies("q"), "something else").unwrap();
    assert_ne!(tab.store.take_over(true).await, Ok(Took::Last));
    let old = Journal::of_earlier().await.unwrap().unwrap();
    assert_eq!(old.all().await.unwrap().len(), 2);
    drop(old);
    drop_before().await;
}

#[wasm_bindgen_test]
async fn deleting_everything_takes_what_earlier_builds_left_unless_it_may_be_anothers() {
    for others in [false, true] {
        afresh().await;
        let p = text("p", 1, "Acme");
        before(&[("afterword/process/p", &p)]).await;
        local().set_item("afterword/process/p", &p).unwrap();
        let tab = tab("a").begin();
        tab.hears(|news| *news == StoreEvent::Earlier).await;
        tab.store.erase(others).await.unwrap();
        let old = Journal::of_earlier().await.unwrap().unwrap();
        assert_eq!(old.all().await.unwrap().len(), usize::from(others));
        assert_eq!(local().get_item("afterword/process/p").unwrap().is_some(), others);
        drop(old);
        // It does not come back here.
        let next = self::tab("b").begin();
        next.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
        assert_eq!((next.records.len(), journal(&name("p")).await), (0, None), "{others}");
        drop_before().await;
    }
}

#[wasm_bindgen_test]
async fn a_first_start_makes_no_database_under_the_old_name() {
    afresh().await;
    drop_before().await;
    let tab = tab("a").begin();
    tab.hears(|news| *news == StoreEvent::Whole(None)).await;
    assert!(Journal::of_earlier().await.unwrap().is_none());
    let names = js_sys::Function::new_no_args("return indexedDB.databases()").call0(&JsValue::NULL).unwrap();
    let names = JsFuture::from(names.unchecked_into::<js_sys::Promise>()).await.unwrap();
    let names: Vec<String> = js_sys::Array::from(&names)
        .iter()
        .filter_map(|one| js_sys::Reflect::get(&one, &"name".into()).ok()?.as_string())
        .collect();
    assert_eq!(names, ["afterword /"]);
}
