//! Records that are packed.

use crate::{afresh, journal, lies, local, name, now, process, tab};
use afterword::device::compression;
use afterword::domain::text::{Line, Prose};
use afterword::storage::record::pack::is_packed;
use afterword::storage::{Store, StoreEvent, Writer};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_the_browser_presses_together_is_packed_read_and_unpacked() {
    afresh().await;
    let tab = tab("a").begin();
    let mut long = process("p", "Łódź 👩🏽‍💻 製作所");
    long.notes = Prose::parse(&"What was said, and by whom. ".repeat(60)).unwrap();
    let key = tab.store.put(long.clone(), now()).unwrap().key;
    tab.saves().await;
    let one = tab.store.unpacked(&key).unwrap();
    let pressed = compression::deflate(&one.plain).await.unwrap();
    let won = tab.store.pack(&one, &pressed, now()).unwrap().unwrap();
    assert!(won.after * 3 < won.before, "{won:?}");
    tab.saves().await;
    let stored = local().get_item(&lies("p")).unwrap();
    assert!(is_packed(stored.as_deref().unwrap()));
    assert_eq!(journal(&name("p")).await, stored);
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!(loaded.records, vec![long.clone().into()]);
    // It comes back from the journal alone, packed as it was, and the first change unpacks it.
    local().remove_item(&lies("p")).unwrap();
    let after = self::tab("c").begin();
    after.hears(|news| *news == StoreEvent::Changed(vec![long.clone().into()])).await;
    assert_eq!(local().get_item(&lies("p")).unwrap(), stored);
    long.role = Line::parse("Editor").unwrap();
    after.store.put(long, now()).unwrap();
    assert!(!is_packed(&local().get_item(&lies("p")).unwrap().unwrap()));
    after.saves().await;
}

#[wasm_bindgen_test]
async fn a_thousand_packed_records_are_read_quickly() {
    afresh().await;
    let store = tab("a").store;
    for n in 0..1000 {
        let mut process = process(&format!("p{n}"), "Acme");
        process.notes = Prose::parse(&"Notes on what was said. ".repeat(100)).unwrap();
        let key = store.put(process, now()).unwrap().key;
        let one = store.unpacked(&key).unwrap();
        let own = compression::deflate(&one.plain).await.unwrap();
        store.pack(&one, &own, now()).unwrap().unwrap();
    }
    let start = js_sys::Date::now();
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!(loaded.records.len(), 1000);
    let took = js_sys::Date::now() - start;
    web_sys::console::log_1(&format!("1,000 packed records read in {took} ms").into());
    local().clear().unwrap();
}
