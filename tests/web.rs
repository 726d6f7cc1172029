//! The storage layer in a real browser: localStorage, the journal, other tabs' events, blocked and full storage.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // nothing of it is shipped

use afterword::domain::id::ProcessId;
use afterword::domain::process::Process;
use afterword::domain::text::Line;
use afterword::storage::sync::journal::Journal;
use afterword::storage::{Record, SaveState, Store, StoreEvent, Writer};
use chrono::NaiveDateTime;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

#[allow(dead_code)]
#[path = "letters/fixture.rs"]
mod letters;

#[path = "web/backup.rs"]
mod backup;
#[path = "web/damage.rs"]
mod damage;
#[path = "web/earlier_builds.rs"]
mod earlier_builds;
#[path = "web/emptied.rs"]
mod emptied;
#[path = "web/failing.rs"]
mod failing;
#[path = "web/files.rs"]
mod files;
#[path = "web/journal.rs"]
mod journal;
#[path = "web/measured.rs"]
mod measured;
#[path = "web/notes.rs"]
mod notes;
#[path = "web/packing.rs"]
mod packing;
#[path = "web/tabs.rs"]
mod tabs;

wasm_bindgen_test_configure!(run_in_browser);

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn local() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn process(id: &str, employer: &str) -> Process {
    let mut process = Process::new(ProcessId::parse(id).unwrap(), now());
    process.employer = Line::parse(employer).unwrap();
    process
}

fn name(id: &str) -> String {
    format!("afterword/process/{id}")
}

/// What that is called in localStorage.
fn lies(id: &str) -> String {
    format!("afterword / process/{id}")
}

/// A store that has just been opened, and what it has said since.
struct Tab {
    store: Store,
    records: Vec<Record>,
    said: Rc<RefCell<Vec<StoreEvent>>>,
}

fn tab(writer: &str) -> Tab {
    let (store, loaded) = Store::open(Writer::parse(writer).unwrap(), now());
    let said = Rc::new(RefCell::new(Vec::new()));
    Tab { store, records: loaded.records, said }
}

impl Tab {
    fn begin(self) -> Self {
        let said = self.said.clone();
        self.store.begin(move |news| said.borrow_mut().push(news));
        self
    }

    async fn hears(&self, wanted: impl Fn(&StoreEvent) -> bool) {
        for _ in 0..200 {
            if self.said.borrow().iter().any(&wanted) {
                return;
            }
            pause(10).await;
        }
        panic!("never heard; said: {:?}", self.said.borrow());
    }

    async fn saves(&self) {
        self.hears(|news| matches!(news, StoreEvent::Save(SaveState::Saved { .. }))).await;
        self.said.borrow_mut().clear();
    }
}

async fn pause(ms: i32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

/// An empty browser. The tabs of earlier tests are closed: they hear no more of what other tabs do.
async fn afresh() {
    const CLOSED: &str = "window.closing ??= (() => {
        const listeners = [], add = window.addEventListener;
        window.addEventListener = (name, listener, ...rest) => {
            if (name === 'storage') listeners.push(listener);
            add.call(window, name, listener, ...rest);
        };
        return () => listeners.splice(0).forEach((it) => window.removeEventListener('storage', it));
    })();
    window.closing();";
    pause(30).await;
    js_sys::eval(CLOSED).unwrap();
    // What an earlier test has put last may still be on its way, and is put back where somebody empties the stores.
    for _ in 0..20 {
        local().clear().unwrap();
        let journal = Journal::open().await.unwrap();
        journal.erase().await.unwrap();
        pause(30).await;
        if local().length().unwrap() == 0 && journal.all().await.unwrap().is_empty() {
            return;
        }
    }
    panic!("an earlier test does not come to rest");
}

async fn journal(key: &str) -> Option<String> {
    let all = Journal::open().await.unwrap().all().await.unwrap();
    all.into_iter().find(|(name, _)| name == key).map(|(_, text)| text)
}

/// Writes as another tab would: a frame of the same origin has a window, and so events, of its own.
fn other_window() -> web_sys::Storage {
    let document = web_sys::window().unwrap().document().unwrap();
    let frame = document.create_element("iframe").unwrap();
    document.document_element().unwrap().append_child(&frame).unwrap();
    let window = js_sys::Reflect::get(&frame, &"contentWindow".into()).unwrap();
    js_sys::Reflect::get(&window, &"localStorage".into()).unwrap().unchecked_into()
}

/// Every text of the journal, for as long as something is to be found there.
async fn in_journal(wanted: &str) -> bool {
    for _ in 0..100 {
        if Journal::open().await.unwrap().all().await.unwrap().iter().any(|(_, text)| text.contains(wanted)) {
            return true;
        }
        pause(10).await;
    }
    false
}
