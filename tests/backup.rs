//! Backups: what goes in comes out, damage is noticed wherever it strikes, and nothing changes unseen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::any;
use crate::device;
use crate::whole;
use afterword::domain::id::ProcessId;
use afterword::domain::process::Process;
use afterword::storage::backup::file::{BackupError, Change, Doubt, Mode, read};
use afterword::storage::backup::restore::{Assent, RestoreError};
use afterword::storage::{Key, Record, SaveError};
use device::{device, now, open, plain, process};
use proptest::prelude::*;

#[test]
fn a_new_device_gets_everything_and_a_second_time_changes_nothing() {
    let (old, new) = (device("a"), device("b"));
    for n in 0..20 {
        old.put(&format!("p{n}"), "Acme");
    }
    let backup = old.backup();
    let plan = new.store.plan(&backup, Mode::Merge);
    assert_eq!((plan.changes.len(), plan.doubt), (20, None));
    assert!(new.records().is_empty(), "a plan changes nothing");
    new.store.restore(&plan, Assent::Once, now()).unwrap();
    assert_eq!(new.records(), old.records());
    let again = new.store.plan(&backup, Mode::Merge);
    assert_eq!((again.changes.len(), again.untouched), (0, 20));
    // What was changed here afterwards is later than the backup, not another story.
    new.put("p0", "Acme Ltd");
    assert_eq!(new.store.plan(&backup, Mode::Merge).changes, []);
}

#[test]
fn merging_takes_what_is_later_and_keeps_both_where_both_have_changed() {
    let (one, two) = (device("a"), device("b"));
    for id in ["same", "later-there", "later-here", "both", "deleted-here"] {
        one.put(id, "Acme");
    }
    two.store.restore(&two.store.plan(&one.backup(), Mode::Merge), Assent::Once, now()).unwrap();
    for id in ["later-there", "both", "only-there"] {
        one.put(id, "There");
    }
    for id in ["later-here", "both", "only-here"] {
        two.put(id, "Here");
    }
    two.store.remove(&Key::parse("afterword/process/deleted-here").unwrap(), now()).unwrap();
    let plan = two.store.plan(&one.backup(), Mode::Merge);
    let expected = vec![
        Change::KeepBoth { here: process("both", "Here").into(), there: process("both", "There").into() },
        Change::StayDeleted(process("deleted-here", "Acme").into()),
        Change::Update { here: process("later-there", "Acme").into(), there: process("later-there", "There").into() },
        Change::Add(process("only-there", "There").into()),
    ];
    assert_eq!((plan.changes.clone(), plan.untouched), (expected, 2));
    let before = two.records();
    let restored = two.store.restore(&plan, Assent::Once, now()).unwrap();
    let after = two.records();
    for record in ["both", "later-here", "only-here"].map(|id| Record::from(process(id, "Here"))) {
        assert!(after.contains(&record));
    }
    let Some(Record::ConflictCopy(copy)) = after.last() else { panic!("no second copy") };
    assert!(copy.text.contains("There") && copy.fields == ["employer"]);
    two.undo(&restored.back);
    // What came is in the trash.
    assert_eq!(two.live(), before);
}

#[test]
fn replacing_makes_the_store_what_the_backup_says_and_can_be_undone() {
    let here = device("a");
    for id in ["p", "q", "r"] {
        here.put(id, "Acme");
    }
    let backup = here.backup();
    here.put("p", "Acme Ltd");
    here.store.remove(&Key::parse("afterword/process/q").unwrap(), now()).unwrap();
    here.put("s", "New");
    let before = here.records();
    let restored = here.store.restore(&here.store.plan(&backup, Mode::Replace), Assent::Once, now()).unwrap();
    assert_eq!(here.records(), ["p", "q", "r"].map(|id| process(id, "Acme").into()));
    here.undo(&restored.back);
    assert_eq!(here.live(), before);
}

#[test]
fn an_empty_or_much_smaller_backup_wants_a_second_yes() {
    let (empty, full) = (device("a"), device("b"));
    for n in 0..9 {
        full.put(&format!("p{n}"), "Acme");
    }
    let nothing = empty.backup();
    empty.put("p0", "Acme");
    let small = empty.backup();
    let cases = [
        (&nothing, Mode::Merge, Some(Doubt::Empty)),
        (&nothing, Mode::Replace, Some(Doubt::Empty)),
        (&small, Mode::Merge, None),
        (&small, Mode::Replace, Some(Doubt::MuchSmaller { here: 9, there: 1 })),
    ];
    for (backup, mode, doubt) in cases {
        let plan = full.store.plan(backup, mode);
        assert_eq!(plan.doubt, doubt);
        if let Some(doubt) = doubt {
            assert_eq!(full.store.restore(&plan, Assent::Once, now()), Err(RestoreError::Doubtful(doubt)));
            assert_eq!(full.records().len(), 9);
        }
    }
    full.store.restore(&full.store.plan(&small, Mode::Replace), Assent::Twice, now()).unwrap();
    assert_eq!(full.records().len(), 1);
}

#[test]
fn a_backup_that_does_not_fit_changes_nothing() {
    let (old, new) = (device("a"), device("b"));
    for n in 0..20 {
        old.put(&format!("p{n}"), &"x".repeat(200));
    }
    new.put("p3", "Acme");
    new.put("mine", "Acme");
    let before = new.records();
    new.drawer.room.set(2_500);
    for mode in [Mode::Merge, Mode::Replace] {
        let plan = new.store.plan(&old.backup(), mode);
        let refused = new.store.restore(&plan, Assent::Twice, now());
        assert_eq!(refused, Err(RestoreError::NotSaved(SaveError::Full)), "{mode:?}");
        assert_eq!(new.records(), before, "{mode:?}");
    }
}

#[test]
fn a_damaged_record_travels_in_the_file() {
    let here = device("a");
    here.put("p", "Acme");
    here.drawer.map.borrow_mut().insert("afterword/process/q".into(), "{\"torn".into());
    let (store, _) = open(&here.drawer, "b");
    let backup = plain(&store.backup(now()));
    assert_eq!(backup.unreadable.len(), 1);
    assert_eq!(backup.unreadable[0].raw, "{\"torn");
}

#[test]
fn replacing_deletes_nothing_of_which_the_file_has_an_unreadable_text() {
    let old = device("a");
    for id in ["p", "q"] {
        old.store.put(process(id, "Acme"), now()).unwrap();
    }
    for id in ["p", "q"] {
        old.drawer.map.borrow_mut().insert(format!("afterword/process/{id}"), "{\"torn".into());
    }
    let only_torn = plain(&open(&old.drawer, "a2").0.backup(now()));

    let here = device("b");
    for id in ["p", "q"] {
        here.store.put(process(id, "Acme"), now()).unwrap();
    }
    for mode in [Mode::Merge, Mode::Replace] {
        let plan = here.store.plan(&only_torn, mode);
        assert_eq!((&plan.changes, plan.doubt), (&vec![], None), "{mode:?}");
    }
    // What the file does not know at all goes, at a second word.
    here.store.put(process("r", "Bolt"), now()).unwrap();
    let plan = here.store.plan(&only_torn, Mode::Replace);
    assert_eq!(plan.changes, [Change::Remove(process("r", "Bolt").into())]);
    assert_eq!(plan.doubt, Some(Doubt::Empty));
    here.store.restore(&plan, Assent::Twice, now()).unwrap();
    assert_eq!(open(&here.drawer, "c").1, vec![process("p", "Acme").into(), process("q", "Acme").into()]);
}

#[test]
fn a_much_smaller_backup_is_told_in_interviews() {
    let sentence = |there| Doubt::MuchSmaller { here: 9, there }.to_string();
    assert!(sentence(1).starts_with("This backup holds 1 interview and you have 9 here"));
    assert!(sentence(2).starts_with("This backup holds 2 interviews and you have 9 here"));
}

#[test]
fn a_restore_writes_over_no_damaged_text() {
    let (here, there) = (device("a"), device("b"));
    here.drawer.map.borrow_mut().insert("afterword/process/p".into(), "{\"torn".into());
    there.put("p", "Acme");
    there.put("q", "Acme");
    let (store, _) = open(&here.drawer, "c");
    let plan = store.plan(&there.backup(), Mode::Replace);
    assert_eq!(plan.changes[0], Change::DamagedHere(process("p", "Acme").into()));
    store.restore(&plan, Assent::Twice, now()).unwrap();
    assert_eq!(here.records(), vec![process("q", "Acme").into()]);
    assert_eq!(store.raw("afterword/process/p").as_deref(), Some("{\"torn"));
    store.discard("afterword/process/p");
    store.restore(&store.plan(&there.backup(), Mode::Merge), Assent::Once, now()).unwrap();
    assert_eq!(here.records(), there.records());
}

#[test]
fn a_file_made_by_hand_after_the_schema_is_read() {
    let path = format!("{}/tests/fixtures/v1/backup.json", env!("CARGO_MANIFEST_DIR"));
    let backup = plain(&std::fs::read_to_string(path).unwrap());
    let new = device("a");
    new.store.restore(&new.store.plan(&backup, Mode::Merge), Assent::Once, now()).unwrap();
    assert_eq!((new.records().len(), backup.unreadable.len()), (4, 1));
}

#[test]
fn a_backup_cut_at_every_kilobyte_is_refused() {
    let here = device("a");
    for n in 0..100 {
        here.put(&format!("p{n}"), &"Acme ".repeat(40));
    }
    let text = here.store.backup(now());
    for at in (1..text.len()).step_by(1024).chain([text.len() - 1]) {
        assert_eq!(read(&text[..at]), Err(BackupError::Truncated), "at {at}");
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let text = device("a").store.backup(now());
    let cases = [
        ("", BackupError::NotABackup),
        ("hello", BackupError::NotABackup),
        ("[]", BackupError::NotABackup),
        ("{}", BackupError::NotABackup),
        (&text.replace("afterword-backup", "other"), BackupError::Damaged),
        (&text.replace("\"version\":2", "\"version\":3"), BackupError::NewerVersion(3)),
        (&text.replace("\"version\":2", "\"version\":1"), BackupError::Damaged),
        (&text.replace("\"version\":2", "\"version\":0"), BackupError::Damaged),
        (&text.replace("2026", "2025"), BackupError::Damaged),
    ];
    for (text, error) in cases {
        assert_eq!(read(text), Err(error), "{text}");
    }
    assert!(read(&format!("\u{feff}{text}\n")).is_ok(), "an editor's mark at the beginning does no harm");
}

#[test]
fn every_field_of_the_record_survives_export_and_import() {
    let (old, new) = (device("a"), device("b"));
    let (whole, _) = whole::everything();
    old.store.put(whole.clone(), now()).unwrap();
    let text = old.store.backup(now());
    // The way into another browser: as text alone.
    let plan = new.store.plan(&plain(&text), Mode::Merge);
    new.store.restore(&plan, Assent::Once, now()).unwrap();
    let [Record::Process(back)] = &*new.records() else { panic!("one record") };
    assert_eq!(**back, whole);
    assert_eq!(plain(&new.store.backup(now())), plain(&text), "and back again");
    // The same without what is optional.
    let bare = Process::new(ProcessId::parse("bare").unwrap(), now());
    old.store.put(bare.clone(), now()).unwrap();
    new.store.restore(&new.store.plan(&old.backup(), Mode::Merge), Assent::Once, now()).unwrap();
    assert!(new.records().iter().any(|record| matches!(record, Record::Process(it) if **it == bare)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_process_survives_the_journey(process in any::process("p")) {
        let (old, new) = (device("a"), device("b"));
        old.store.put(process, now()).unwrap();
        new.store.restore(&new.store.plan(&old.backup(), Mode::Merge), Assent::Once, now()).unwrap();
        prop_assert_eq!(new.records(), old.records());
    }

    #[test]
    fn a_flipped_bit_is_noticed(process in any::process("p"), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let here = device("a");
        here.store.put(process, now()).unwrap();
        let text = here.store.backup(now());
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let flipped = String::from_utf8_lossy(&bytes).into_owned();
        // A flip that leaves the same JSON (an escape written otherwise) is no damage.
        if let Ok(opened) = read(&flipped) {
            prop_assert_eq!(opened, read(&text).unwrap());
        }
    }

    #[test]
    fn any_text_is_a_backup_or_refused(text in ".{0,200}") {
        let _ = read(&text);
    }
}
