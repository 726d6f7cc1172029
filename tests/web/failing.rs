//! A browser that cannot keep anything: storage that is full or blocked, a journal that fails or does not answer.

use crate::{afresh, journal, lies, local, name, now, pause, process, tab};
use afterword::domain::text::Prose;
use afterword::storage::backup::file::read;
use afterword::storage::store::meter::LIMIT;
use afterword::storage::{Access, SaveError, SaveState, Store, StoreEvent, Writer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_store_filled_to_the_last_unit_keeps_the_old_value() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    let mut size = 1 << 22;
    let mut filled = String::new();
    while size > 0 {
        let longer = format!("{filled}{}", "x".repeat(size));
        if local().set_item("other/filler", &longer).is_ok() {
            filled = longer;
        } else {
            size /= 2;
        }
    }
    assert!(local().set_item("y", "").is_err());
    let meter = tab.store.meter();
    assert_eq!((meter.left(), meter.percent(), meter.ours + meter.others), (0, 100, LIMIT));
    assert!(read(&tab.store.backup(now())).is_ok(), "a backup can be made of a full store");
    let old = local().get_item(&lies("p")).unwrap();
    let mut long = process("p", "Acme");
    long.notes = Prose::parse("notes").unwrap();
    assert_eq!(tab.store.put(long.clone(), now()), Err(SaveError::Full));
    assert_eq!(tab.store.put(process("q", "Acme"), now()), Err(SaveError::Full));
    assert_eq!(local().get_item(&lies("p")).unwrap(), old);

    let (full, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!((loaded.access, loaded.records), (Access::Full, vec![process("p", "Acme").into()]));
    local().remove_item("other/filler").unwrap();
    full.put(long, now()).unwrap();
    assert_eq!(full.access(), Access::Open);
}

#[wasm_bindgen_test]
async fn blocked_storage_is_reported() {
    afresh().await;
    let stub = "const own = Object.getOwnPropertyDescriptor(Window.prototype, 'localStorage') ?? Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } });
        return () => Object.defineProperty(window, 'localStorage', own);";
    let restore = js_sys::Function::new_no_args(stub).call0(&JsValue::NULL).unwrap();
    let (store, loaded) = Store::open(Writer::parse("a").unwrap(), now());
    let put = store.put(process("p", "Acme"), now());
    restore.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
    assert_eq!(loaded.access, Access::Blocked);
    assert_eq!(put, Err(SaveError::Blocked));
}

#[wasm_bindgen_test]
async fn without_a_journal_the_app_says_so() {
    afresh().await;
    let stub = "const own = Object.getOwnPropertyDescriptor(window, 'indexedDB') ?? Object.getOwnPropertyDescriptor(Window.prototype, 'indexedDB');
        Object.defineProperty(window, 'indexedDB', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } });
        return () => Object.defineProperty(window, 'indexedDB', own);";
    let restore = js_sys::Function::new_no_args(stub).call0(&JsValue::NULL).unwrap();
    let tab = tab("a").begin();
    let first = tab.store.put(process("p", "Acme"), now()).unwrap();
    assert_eq!(first.state, SaveState::Saving);
    tab.hears(|news| *news == StoreEvent::Save(SaveState::SavedOnce { at: now() })).await;
    let second = tab.store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(second.state, SaveState::SavedOnce { at: now() });
    restore.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
async fn a_journal_that_failed_is_taken_up_again_with_a_later_change() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    // Every transaction is refused, as after a crash of the browser's own database.
    let stub = "const own = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = () => { throw new DOMException('gone', 'InvalidStateError') };
        return () => { IDBDatabase.prototype.transaction = own };";
    let restore = js_sys::Function::new_no_args(stub).call0(&JsValue::NULL).unwrap();
    assert_eq!(tab.store.put(process("p", "Acme Ltd"), now()).unwrap().state, SaveState::Saving);
    tab.hears(|news| *news == StoreEvent::Save(SaveState::SavedOnce { at: now() })).await;
    // Still refused: the next change is kept once, and says so.
    assert_eq!(tab.store.put(process("q", "Beta"), now()).unwrap().state, SaveState::SavedOnce { at: now() });
    pause(50).await;
    restore.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
    assert_eq!(tab.store.put(process("p", "Acme plc"), now()).unwrap().state, SaveState::SavedOnce { at: now() });
    tab.saves().await;
    for one in ["p", "q"] {
        assert_eq!(journal(&name(one)).await, local().get_item(&lies(one)).unwrap(), "{one}");
    }
}

#[wasm_bindgen_test]
async fn a_journal_that_does_not_answer_holds_nothing_up_and_is_taken_up_later() {
    afresh().await;
    // Each request to open a database is answered seven seconds late.
    let stub = "const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...a) {
            let real;
            const late = {
                get result() { return real.result }, get error() { return real?.error ?? null },
                set onsuccess(f) { this.s = f }, set onerror(f) { this.e = f }, set onupgradeneeded(f) { this.u = f },
            };
            setTimeout(() => {
                real = open.apply(this, a);
                real.onupgradeneeded = (e) => late.u?.(e);
                real.onsuccess = (e) => late.s?.(e);
                real.onerror = (e) => late.e?.(e);
            }, 7000);
            return late;
        };
        return () => { IDBFactory.prototype.open = open; };";
    let restore = js_sys::Function::new_no_args(stub).call0(&JsValue::NULL).unwrap();
    let tab = tab("a").begin();
    pause(10).await; // by then it has asked
    restore.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
    assert_eq!(tab.store.put(process("p", "Acme"), now()).unwrap().state, SaveState::Saving);
    for _ in 0..3 {
        pause(1500).await;
    }
    tab.hears(|news| *news == StoreEvent::Save(SaveState::SavedOnce { at: now() })).await;
    let second = tab.store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(second.state, SaveState::SavedOnce { at: now() });
    pause(2000).await;
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&lies("p")).unwrap());
}
