//! What lies beside the records: the notes on them, and a text put aside.

use crate::{afresh, tab};
use afterword::device::cache_marker;
use afterword::storage::StoreEvent;
use afterword::storage::store::notes::Notes;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn notes_lie_in_three_places_and_none_of_them_is_a_record() {
    afresh().await;
    let tab = tab("a").begin();
    tab.hears(|news| *news == StoreEvent::Whole(None)).await;
    let notes = Notes { held: Some(3), ..Notes::default() };
    tab.store.keep_notes(&notes);
    assert!(tab.store.keep_notes_twice(&notes).await);
    cache_marker::keep(3).await;
    assert_eq!((tab.store.notes(), cache_marker::known().await), (Some(notes.clone()), Some(3)));
    let again = self::tab("b").begin();
    again.hears(|news| matches!(news, StoreEvent::Whole(Some(text)) if Notes::read(text) == Some(notes.clone()))).await;
    assert!(again.records.is_empty());
    assert_eq!(tab.store.meter().ours, 0);
    tab.store.erase(false).await.unwrap();
    assert_eq!(tab.store.notes(), None);
    cache_marker::keep(0).await;
}

#[wasm_bindgen_test]
async fn a_text_put_aside_is_there_after_a_reload_and_goes_when_told() {
    afresh().await;
    let before = tab("a").begin();
    before.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    assert!(before.store.put_aside("afterword:before-restore", Some("{}".into())).await);
    let after = tab("b").begin();
    after.hears(|news| matches!(news, StoreEvent::Whole(_))).await;
    assert!(after.records.is_empty());
    assert_eq!(after.store.aside("afterword:before-restore").await.as_deref(), Some("{}"));
    assert!(after.store.put_aside("afterword:before-restore", None).await);
    assert_eq!(before.store.aside("afterword:before-restore").await, None);
}
