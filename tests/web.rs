//! The storage layer in a real browser: localStorage, the journal, other tabs' events, blocked and full storage.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use afterword::device::{held, letters as browser_letters, squeeze, zone};
use afterword::domain::ics::invitation::Starts;
use afterword::domain::ics::read::Aids;
use afterword::domain::id::ProcessId;
use afterword::domain::letter::check::{Context, Elsewhere, OtherLetter, Verdict, check};
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::Letter;
use afterword::domain::people_in;
use afterword::domain::process::Process;
use afterword::domain::profile::Profile;
use afterword::domain::text::{Line, Prose};
use afterword::storage::backup::{BackupError, Mode, Opened, read};
use afterword::storage::journal::Journal;
use afterword::storage::meter::LIMIT;
use afterword::storage::notes::Notes;
use afterword::storage::pack::is_packed;
use afterword::storage::restore::Assent;
use afterword::storage::seal::{seal, unseal};
use afterword::storage::{Access, Damage, Key, News, Record, SaveError, SaveState, Store, Writer};
use chrono::NaiveDateTime;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[allow(dead_code)]
#[path = "letters/fixture.rs"]
mod letters;

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

/// A store that has just been opened, and what it has said since.
struct Tab {
    store: Store,
    records: Vec<Record>,
    said: Rc<RefCell<Vec<News>>>,
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

    async fn hears(&self, wanted: impl Fn(&News) -> bool) {
        for _ in 0..200 {
            if self.said.borrow().iter().any(&wanted) {
                return;
            }
            pause(10).await;
        }
        panic!("never heard; said: {:?}", self.said.borrow());
    }

    async fn saves(&self) {
        self.hears(|news| matches!(news, News::Save(SaveState::Saved { .. }))).await;
        self.said.borrow_mut().clear();
    }
}

async fn pause(ms: i32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

/// An empty browser.
async fn afresh() {
    pause(30).await;
    local().clear().unwrap();
    Journal::open().await.unwrap().erase().await.unwrap();
}

async fn journal(key: &str) -> Option<String> {
    let all = Journal::open().await.unwrap().all().await.unwrap();
    all.into_iter().find(|(name, _)| name == key).map(|(_, text)| text)
}

#[wasm_bindgen_test]
async fn a_change_is_called_saved_once_the_journal_has_it() {
    afresh().await;
    let tab = tab("a").begin();
    let receipt = tab.store.put(process("p", "Acme 👩🏽‍💻"), now()).unwrap();
    assert_eq!(receipt.state, SaveState::Saving);
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&name("p")).unwrap());
    for n in 0..50 {
        tab.store.put(process("p", &format!("Acme {n}")), now()).unwrap();
    }
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&name("p")).unwrap());
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
    let old = local().get_item(&name("p")).unwrap().unwrap();
    before.store.put(process("p", "Acme Ltd"), now()).unwrap();
    before.saves().await;
    let (p, q) = (journal(&name("p")).await, journal(&name("q")).await);

    // The browser was killed: one record fell back to an older state, the other is gone.
    local().set_item(&name("p"), &old).unwrap();
    local().remove_item(&name("q")).unwrap();
    let after = tab("b");
    assert_eq!(after.records, vec![process("p", "Acme").into()]);
    let after = after.begin();
    after.hears(|news| matches!(news, News::Changed(records) if records.contains(&process("p", "Acme Ltd").into()) && records.contains(&process("q", "Bolt").into()))).await;
    assert_eq!((local().get_item(&name("p")).unwrap(), local().get_item(&name("q")).unwrap()), (p, q));
}

#[wasm_bindgen_test]
async fn a_deleted_record_does_not_come_back_with_an_older_copy() {
    afresh().await;
    let before = tab("a").begin();
    let receipt = before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let old = local().get_item(&name("p")).unwrap().unwrap();
    before.store.remove(&receipt.key, now()).unwrap();
    before.saves().await;
    local().set_item(&name("p"), &old).unwrap();
    let after = tab("b").begin();
    after.hears(|news| *news == News::Gone(receipt.key.clone())).await;
    assert!(local().get_item(&name("p")).unwrap().unwrap().contains("\"gone\":true"));
}

#[wasm_bindgen_test]
async fn a_missing_journal_is_filled_from_local_storage() {
    afresh().await;
    tab("a").store.put(process("p", "Acme"), now()).unwrap();
    assert_eq!(journal(&name("p")).await, None);
    let tab = tab("b").begin();
    pause(100).await;
    assert_eq!(journal(&name("p")).await, local().get_item(&name("p")).unwrap());
    assert!(tab.said.borrow().iter().all(|news| matches!(news, News::Whole(_))), "nothing of it is news");
}

#[wasm_bindgen_test]
async fn what_is_typed_before_the_journal_is_open_is_safe() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let old = local().get_item(&name("p")).unwrap().unwrap();
    let mut with_role = process("p", "Acme");
    with_role.role = Line::parse("Editor").unwrap();
    before.store.put(with_role.clone(), now()).unwrap();
    before.saves().await;
    local().set_item(&name("p"), &old).unwrap();

    let after = tab("b");
    after.store.put(process("p", "Acme Ltd"), now()).unwrap();
    let after = after.begin();
    after.saves().await;
    with_role.employer = Line::parse("Acme Ltd").unwrap();
    let (_, loaded) = Store::open(Writer::parse("c").unwrap(), now());
    assert_eq!(loaded.records, vec![with_role.into()]);
}

#[wasm_bindgen_test]
async fn damage_of_every_kind_harms_only_itself() {
    afresh().await;
    let before = tab("a").begin();
    for id in ["p", "q"] {
        before.store.put(process(id, "Acme"), now()).unwrap();
    }
    before.saves().await;
    let good = local().get_item(&name("p")).unwrap().unwrap();
    let cases = [
        (String::new(), "empty"),
        (good[..good.len() / 2].to_owned(), "truncated"),
        ("[1,2]".into(), "retyped"),
        ("\u{fffd}\u{0}\u{1}".into(), "bytes"),
        ("x".repeat(2_000_000), "huge"),
        (good.replacen("\"v\":1", "\"v\":9", 1), "newer"),
    ];
    for (raw, case) in cases {
        local().set_item(&name("p"), &raw).unwrap();
        let tab = tab("b").begin();
        assert_eq!(tab.records, vec![process("q", "Acme").into()], "{case}");
        tab.hears(|news| *news == News::Repairable(name("p"))).await;
        assert_eq!(tab.store.put(process("p", "New"), now()), Err(SaveError::Unreadable), "{case}");
        tab.store.put(process("q", "Acme"), now()).unwrap();
        tab.saves().await;
        assert_eq!(local().get_item(&name("p")).unwrap(), Some(raw), "{case}");
    }
    let tab = tab("c").begin();
    tab.hears(|news| *news == News::Repairable(name("p"))).await;
    tab.store.discard(&name("p"));
    tab.hears(|news| *news == News::Changed(vec![process("p", "Acme").into()])).await;
    assert_eq!(local().get_item(&name("p")).unwrap(), Some(good));
}

#[wasm_bindgen_test]
async fn a_damaged_journal_is_healed_and_the_damage_kept() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let put = afterword::storage::journal::Write::Put(name("p"), "torn".into());
    Journal::open().await.unwrap().change(&[name("p")], |_, _| vec![put.clone()]).await.unwrap();
    let _tab = tab("b").begin();
    pause(100).await;
    assert_eq!(journal(&name("p")).await, local().get_item(&name("p")).unwrap());
    assert_eq!(journal(&format!("damaged/{}", name("p"))).await.as_deref(), Some("torn"));
}

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
    let old = local().get_item(&name("p")).unwrap();
    let mut long = process("p", "Acme");
    long.notes = Prose::parse("notes").unwrap();
    assert_eq!(tab.store.put(long.clone(), now()), Err(SaveError::Full));
    assert_eq!(tab.store.put(process("q", "Acme"), now()), Err(SaveError::Full));
    assert_eq!(local().get_item(&name("p")).unwrap(), old);

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
    tab.hears(|news| *news == News::Save(SaveState::SavedOnce { at: now() })).await;
    let second = tab.store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(second.state, SaveState::SavedOnce { at: now() });
    restore.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
}

/// Writes as another tab would: a frame of the same origin has a window, and so events, of its own.
fn other_window() -> web_sys::Storage {
    let document = web_sys::window().unwrap().document().unwrap();
    let frame = document.create_element("iframe").unwrap();
    document.document_element().unwrap().append_child(&frame).unwrap();
    let window = js_sys::Reflect::get(&frame, &"contentWindow".into()).unwrap();
    js_sys::Reflect::get(&window, &"localStorage".into()).unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn changes_in_another_tab_arrive_live() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme"), now()).unwrap();
    tab.saves().await;
    let mine = local().get_item(&name("p")).unwrap().unwrap();
    let theirs = mine
        .replacen("\"rev\":1,\"writer\":\"a\"", "\"rev\":2,\"writer\":\"b\",\"after\":[\"1.a\"]", 1)
        .replacen("Acme", "Bolt", 1);
    let other = other_window();
    other.set_item(&name("p"), &theirs).unwrap();
    tab.hears(|news| *news == News::Changed(vec![process("p", "Bolt").into()])).await;

    other.set_item(&name("q"), "{").unwrap();
    tab.hears(|news| matches!(news, News::Unreadable(it) if it.why == Damage::Truncated)).await;
    other.remove_item(&name("q")).unwrap();
    tab.hears(|news| *news == News::Discarded(name("q"))).await;

    other.set_item("theirs", "{").unwrap();
    other.set_item(&name("p"), &theirs.replacen("\"v\":1", "\"v\":2", 1)).unwrap();
    tab.hears(|news| *news == News::Access(Access::Outdated)).await;
    assert_eq!(tab.store.put(process("r", "Acme"), now()), Err(SaveError::Outdated));
    other.clear().unwrap();
    tab.hears(|news| *news == News::Emptied).await;
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
    let copies = loaded.records.iter().filter(|record| matches!(record.key(), Key::SecondCopy(_))).count();
    assert_eq!((loaded.records.len(), copies), (2, 1), "{all}");
}

#[wasm_bindgen_test]
async fn a_thousand_records_are_quick() {
    afresh().await;
    let tab = tab("a").begin();
    let clock = || js_sys::Date::now();
    let start = clock();
    for n in 0..1000 {
        let mut process = process(&format!("p{n}"), "Acme");
        process.notes = Prose::parse(&"Notes on what was said. ".repeat(40)).unwrap();
        tab.store.put(process, now()).unwrap();
    }
    let put = clock();
    tab.saves().await;
    let saved = clock();
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    let opened = clock();
    assert_eq!(loaded.records.len(), 1000);
    web_sys::console::log_1(
        &format!("1,000 records: put {} ms, journal {} ms, open {} ms", put - start, saved - put, opened - saved)
            .into(),
    );
    afresh().await;
}

#[wasm_bindgen_test]
async fn a_backup_under_a_passphrase_opens_with_it_and_with_nothing_else() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme 👩🏽‍💻"), now()).unwrap();
    let plain = tab.store.backup(now());
    let text = seal(&plain, "correct horse").await.unwrap();
    assert!(!text.contains("Acme"));
    let Opened::Sealed(file) = read(&text).unwrap() else { panic!("not sealed") };
    let Opened::Plain(backup) = read(&plain).unwrap() else { panic!("not plain") };
    assert_eq!(unseal(&file, "correct horse").await, Ok(backup));
    for wrong in ["", "Correct horse", "correct horse "] {
        assert_eq!(unseal(&file, wrong).await, Err(BackupError::DoesNotOpen), "{wrong}");
    }
    let forged = text.replacen("2026-11-11", "2026-11-12", 1);
    let Opened::Sealed(forged) = read(&forged).unwrap() else { panic!("not sealed") };
    assert_eq!(unseal(&forged, "correct horse").await, Err(BackupError::DoesNotOpen));
    let at = text.find("\"sealed\":\"").unwrap() + 40;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let flipped = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    let Opened::Sealed(flipped) = read(&flipped).unwrap() else { panic!("not sealed") };
    assert_eq!(unseal(&flipped, "correct horse").await, Err(BackupError::DoesNotOpen));
}

#[wasm_bindgen_test]
async fn a_restored_backup_is_called_saved_once_the_journal_has_it() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let text = before.store.backup(now());
    before.store.erase().await.unwrap();
    assert_eq!((local().length().unwrap(), journal(&name("p")).await), (0, None));
    let after = tab("b").begin();
    let Opened::Plain(backup) = read(&text).unwrap() else { panic!("not plain") };
    let plan = after.store.plan(&backup, Mode::Merge);
    after.store.restore(&plan, Assent::Once, now()).unwrap();
    after.saves().await;
    assert!(journal(&name("p")).await.unwrap().contains("Acme"));
}

/// Prints how long plans and the agenda of 1,000 rich processes take in this browser; `cargo xtask bench` runs it in
/// the release profile. No figure makes it fail.
#[wasm_bindgen_test]
fn figures_of_a_thousand_processes() {
    use afterword::domain::advice::playbook::{Letter, Playbook};
    use afterword::domain::agenda::agenda;
    use afterword::domain::calendar::WorkCalendar;
    use afterword::domain::sample::{Richness, Sampler};
    use afterword::domain::search::{Index, Query};
    use afterword::domain::timeline::plan;

    let now = "2026-11-11T09:00:00".parse().unwrap();
    let processes = Sampler::new(1).processes(now, 1000, Richness::Rich);
    let (playbook, calendar) = (Playbook::built_in(Letter::House), WorkCalendar::default());
    let start = js_sys::Date::now();
    let plans: Vec<_> = processes.iter().map(|process| plan(process, playbook, &calendar, now)).collect();
    let planned = js_sys::Date::now();
    let pairs: Vec<_> = processes.iter().zip(&plans).collect();
    let rounds = 10;
    for _ in 0..rounds {
        assert!(agenda(&pairs, now).counts.now > 0);
    }
    let done = js_sys::Date::now();
    let indices: Vec<Index> = processes.iter().map(Index::of).collect();
    let folded = js_sys::Date::now();
    let typed = ["m", "okafor", "okaffor", "failure month", "xylophone"];
    for word in typed {
        let query = Query::read(word).unwrap();
        let found = processes.iter().zip(&indices).filter_map(|(it, index)| Some((it, query.look(index)?)));
        let shown: usize = found.map(|(it, hit)| query.show(it, &hit, 3).len()).sum();
        assert_eq!(shown == 0, word == "xylophone", "{word}");
    }
    let found = js_sys::Date::now();
    web_sys::console::log_1(
        &format!(
            "1,000 plans: {} ms; one agenda of 1,000: {} ms; folding 1,000 for finding: {} ms; one word found in them: {} ms",
            (planned - start) as u32,
            (done - planned) as u32 / rounds,
            (folded - done) as u32,
            (found - folded) as u32 / typed.len() as u32
        )
        .into(),
    );
}

#[wasm_bindgen_test]
async fn what_the_browser_presses_together_is_packed_read_and_unpacked() {
    afresh().await;
    let tab = tab("a").begin();
    let mut long = process("p", "Łódź 👩🏽‍💻 製作所");
    long.notes = Prose::parse(&"What was said, and by whom. ".repeat(60)).unwrap();
    let key = tab.store.put(long.clone(), now()).unwrap().key;
    tab.saves().await;
    let one = tab.store.unpacked(&key).unwrap();
    let pressed = squeeze::deflate(&one.plain).await.unwrap();
    let won = tab.store.pack(&one, &pressed, now()).unwrap().unwrap();
    assert!(won.after * 3 < won.before, "{won:?}");
    tab.saves().await;
    let stored = local().get_item(&name("p")).unwrap();
    assert!(is_packed(stored.as_deref().unwrap()));
    assert_eq!(journal(&name("p")).await, stored);
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!(loaded.records, vec![long.clone().into()]);
    // It comes back from the journal alone, packed as it was, and the first change unpacks it.
    local().remove_item(&name("p")).unwrap();
    let after = self::tab("c").begin();
    after.hears(|news| *news == News::Changed(vec![long.clone().into()])).await;
    assert_eq!(local().get_item(&name("p")).unwrap(), stored);
    long.role = Line::parse("Editor").unwrap();
    after.store.put(long, now()).unwrap();
    assert!(!is_packed(&local().get_item(&name("p")).unwrap().unwrap()));
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
        let own = squeeze::deflate(&one.plain).await.unwrap();
        store.pack(&one, &own, now()).unwrap().unwrap();
    }
    let start = js_sys::Date::now();
    let (_, loaded) = Store::open(Writer::parse("b").unwrap(), now());
    assert_eq!(loaded.records.len(), 1000);
    let took = js_sys::Date::now() - start;
    web_sys::console::log_1(&format!("1,000 packed records read in {took} ms").into());
    local().clear().unwrap();
}

#[wasm_bindgen_test]
async fn notes_lie_in_three_places_and_none_of_them_is_a_record() {
    afresh().await;
    let tab = tab("a").begin();
    tab.hears(|news| *news == News::Whole(None)).await;
    let notes = Notes { held: Some(3), ..Notes::default() };
    tab.store.keep_notes(&notes);
    assert!(tab.store.keep_notes_twice(&notes).await);
    held::keep(3).await;
    assert_eq!((tab.store.notes(), held::known().await), (Some(notes.clone()), Some(3)));
    let again = self::tab("b").begin();
    again.hears(|news| matches!(news, News::Whole(Some(text)) if Notes::read(text) == Some(notes.clone()))).await;
    assert!(again.records.is_empty());
    assert_eq!(tab.store.meter().ours, 0);
    tab.store.erase().await.unwrap();
    assert_eq!(tab.store.notes(), None);
    held::keep(0).await;
}

#[wasm_bindgen_test]
async fn a_text_put_aside_is_there_after_a_reload_and_goes_when_told() {
    afresh().await;
    let before = tab("a").begin();
    before.hears(|news| matches!(news, News::Whole(_))).await;
    assert!(before.store.put_aside("afterword:before-restore", Some("{}".into())).await);
    let after = tab("b").begin();
    after.hears(|news| matches!(news, News::Whole(_))).await;
    assert!(after.records.is_empty());
    assert_eq!(after.store.aside("afterword:before-restore").await.as_deref(), Some("{}"));
    assert!(after.store.put_aside("afterword:before-restore", None).await);
    assert_eq!(before.store.aside("afterword:before-restore").await, None);
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
    tab.hears(|news| *news == News::Save(SaveState::SavedOnce { at: now() })).await;
    let second = tab.store.put(process("p", "Acme Ltd"), now()).unwrap();
    assert_eq!(second.state, SaveState::SavedOnce { at: now() });
    pause(2000).await;
    tab.saves().await;
    assert_eq!(journal(&name("p")).await, local().get_item(&name("p")).unwrap());
}

/// A measurement, not a judgement: the machines differ. Printed for a letter of about 250 words and for a body of
/// 20,000 characters, each against eight others.
#[wasm_bindgen_test]
fn figures_of_the_checks_of_a_letter() {
    // What the issue allows for one check of 250 words.
    const LIMIT_MS: f64 = 2.0;
    let sentence = "The way that your team moved the monthly reports to the cloud gave me a good deal to think about. ";
    let (process, profile) = (letters::process(), letters::profile());
    for (sentences, applications) in [(12, 3), (12, 300), (204, 300)] {
        let body = format!("Dear Dr Osei,\n\n{}\n\nYours sincerely,\nAnna Berg", sentence.repeat(sentences));
        let letter = Letter {
            body: Prose::cut(&body),
            subject: Line::cut("The Data Analyst role"),
            ..letters::letter(&["p1"], LetterPurpose::ThankYou)
        };
        let shingles: Vec<Shingles> =
            (0..8).map(|n| Shingles::of(&body.replace("cloud", &format!("cloud {n}")))).collect();
        let others: Vec<OtherLetter> = shingles.iter().map(|shingles| OtherLetter { to: "x", shingles }).collect();
        let elsewhere: Vec<Elsewhere> =
            (0..applications).map(|n| Elsewhere::of(&format!("Employer {n} Ltd"), "Site manager")).collect();
        let context = Context {
            process: &process,
            round: process.rounds.first(),
            others: &others,
            elsewhere: &elsewhere,
            profile: &profile,
            verdict: Verdict::Allowed,
            now: letters::at("2026-11-18T18:00:00"),
        };
        let times = if sentences > 100 { 5 } else { 200 };
        let start = js_sys::Date::now();
        for _ in 0..times {
            assert!(!check(&letter, &context).findings.is_empty());
        }
        let each = (js_sys::Date::now() - start) / f64::from(times);
        let words = body.split_whitespace().count();
        let share = each / LIMIT_MS;
        wasm_bindgen_test::console_log!(
            "{words} words against 8 others, beside {applications} applications: {each:.2} ms for one check, {share:.2} of {LIMIT_MS} ms"
        );
    }
}

/// The libraries that read files look words up by hashes, of other widths here than where the other tests run; letters
/// and zones are the browser's.
#[wasm_bindgen_test]
fn files_from_life_are_read_here_as_elsewhere() {
    let me = Profile::default();
    let aids = Aids { decode: &browser_letters::decode, clocks: &zone::utc, me: &me };
    let read = |bytes: &[u8]| afterword::domain::ics::read::read(bytes, false, aids).unwrap().found.remove(0);
    let utc = |bytes: &[u8]| match read(bytes).starts {
        Starts::Zoned { utc, .. } => utc.map(|at| at.to_string()),
        _ => None,
    };
    let zones: [(&[u8], &str); 3] = [
        (include_bytes!("fixtures/cases/c03-exchange-zone-with-commas.ics"), "2026-12-10 14:00:00"),
        (include_bytes!("fixtures/cases/c04-windows-zone-without-rules.ics"), "2026-12-10 18:00:00"),
        (include_bytes!("fixtures/cases/c01-quoted-text-plain-calendar.eml"), "2026-12-08 14:00:00"),
    ];
    for (bytes, at) in zones {
        assert_eq!(utc(bytes).as_deref(), Some(at));
    }
    let teams = read(include_bytes!("fixtures/cases/c09-teams-location-in-words.ics"));
    assert!(teams.place.ends_with("%22%7d"), "{}", teams.place);
    let folded = read(include_bytes!("fixtures/cases/c02-fold-inside-a-letter.ics"));
    assert_eq!(&*folded.people[0].found.name, "Małgorzata Świętochowska");
    let people = |bytes: &[u8]| people_in::read(bytes, false, &browser_letters::decode).unwrap().people.remove(0);
    let preferred = people(include_bytes!("fixtures/cases/c14-preferred-by-number.vcf"));
    assert_eq!((&*preferred.email, &*preferred.phone), ("harriet.vance@northlight.example", "+44-20-7946-0002"));
    let quoted = people(include_bytes!("fixtures/cases/c15a-outlook-quoted-latin1.vcf"));
    assert_eq!((&*quoted.name, quoted.sure), ("Jürgen Groß", false));
    let raw = people(include_bytes!("fixtures/cases/c15b-charset-windows-1252.vcf"));
    assert_eq!((&*raw.name, raw.sure), ("Anke Börnig", true));
    for (label, bytes, text) in [
        ("shift_jis", &b"\x8e\x52\x93\x63"[..], Some("山田")),
        ("iso-2022-jp", b"\x1b$B;3ED\x1b(B", Some("山田")),
        ("koi8-r", b"\xe9\xd7\xc1\xce", Some("Иван")),
        ("utf-16le", b"\x42\x01", Some("ł")),
        ("x-nobody-knows", b"a", None),
    ] {
        assert_eq!(browser_letters::decode(label, bytes).as_deref(), text, "{label}");
    }
    assert_eq!(zone::utc(now(), "Nowhere/At_All"), None);
}
