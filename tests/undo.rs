//! Undoing a restore or an import: what was written since stays, what goes was named first, and all of it can be redone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::device::{Device, device, now, open, process};
use afterword::domain::id::{LetterId, ProcessId, TemplateId};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::letter::template::Template;
use afterword::domain::process::Process;
use afterword::domain::text::{Line, Prose};
use afterword::storage::backup::file::{Change, Mode};
use afterword::storage::backup::restore::{Assent, RestoreError};
use afterword::storage::backup::undo_bulk::Reversal;
use afterword::storage::backup::undo_snapshot::{BulkChange, UndoSnapshot};
use afterword::storage::{Key, Record, SaveError};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn key(id: &str) -> Key {
    Key::Process(ProcessId::parse(id).unwrap())
}

fn letter(id: &str, process: &str) -> Letter {
    let (id, process) = (LetterId::parse(id).unwrap(), ProcessId::parse(process).unwrap());
    Letter::new(id, process, Recipient::People(Vec::new()), LetterPurpose::ThankYou)
}

/// What an undo says of each record, in a word and by id.
fn said(here: &Device, back: &UndoSnapshot) -> Vec<(&'static str, String)> {
    let word = |reversal: &Reversal| {
        let (word, record) = match reversal {
            Reversal::Return(body) => ("returns", &body.record),
            Reversal::Revert { here, .. } => ("reverts", here),
            Reversal::Blend { here, copy: None, .. } => ("blends", here),
            Reversal::Blend { here, copy: Some(_), .. } => ("twice", here),
            Reversal::Stay(record) => ("stays", record),
            Reversal::Trash(record) => ("trash", record),
            Reversal::Delete(record) => ("goes", record),
        };
        (word, record.key().to_string().replacen("afterword/", "", 1))
    };
    here.store.undoing(back).reversals.iter().map(word).collect()
}

fn told(all: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    all.iter().map(|(word, key)| (*word, (*key).to_owned())).collect()
}

/// Two devices that were one: `here` has changed p, dropped q, and made r since.
fn parted() -> (Device, Device) {
    let (here, there) = (device("a"), device("b"));
    for id in ["p", "q"] {
        here.put(id, "Acme");
    }
    there.restore(&here.backup(), Mode::Merge).unwrap();
    here.put("p", "Acme Ltd");
    here.store.remove(&key("q"), now()).unwrap();
    here.put("r", "Bolt");
    (here, there)
}

#[test]
fn undone_at_once_everything_is_as_it_was_and_can_be_redone() {
    let (here, there) = parted();
    let before = here.records();
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    let after = here.records();
    let changes = told(&[("reverts", "process/p"), ("trash", "process/q"), ("returns", "process/r")]);
    assert_eq!(said(&here, &back), changes);
    let forward = here.undo(&back);
    let mut undone = here.records();
    undone.retain(|record| record.key() != key("q"));
    assert_eq!(undone, before);
    assert!(here.process("q").unwrap().trashed.is_some(), "what came is in the trash, where it can be taken from");
    assert_eq!((back.deed, forward.deed), (BulkChange::Restore, BulkChange::UndoRestore));
    // A second undo of the same has nothing to do.
    assert!(here.store.undoing(&back).is_idle());
    let again = here.undo(&forward);
    assert_eq!((here.live(), again.deed), (after, BulkChange::Restore));
    here.undo(&again);
    assert_eq!(here.live(), before);
}

#[test]
fn what_was_written_since_stays_in_any_tab() {
    let (here, there) = parted();
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    let (other, _) = open(&here.drawer, "c");
    // A field that the restore did not touch, a record that came with it, and two that are new; one in another tab, of
    // which no news has come.
    let mut p = here.process("p").unwrap();
    p.role = line("Editor");
    here.store.put(p, now()).unwrap();
    let mut q = here.process("q").unwrap();
    q.notes = Prose::parse("They rang.").unwrap();
    other.put(q.clone(), now()).unwrap();
    here.put("new-here", "Crane");
    other.put(process("new-there", "Dune"), now()).unwrap();
    here.store.catch_up();
    let changes = told(&[("blends", "process/p"), ("stays", "process/q"), ("returns", "process/r")]);
    assert_eq!(said(&here, &back), changes);
    here.undo(&back);
    let p = here.process("p").unwrap();
    assert_eq!((p.employer, p.role), (line("Acme Ltd"), line("Editor")));
    assert_eq!(here.process("q"), Some(q));
    for (id, employer) in [("r", "Bolt"), ("new-here", "Crane"), ("new-there", "Dune")] {
        assert_eq!(here.process(id).unwrap().employer, line(employer));
    }
}

#[test]
fn the_same_field_changed_since_is_kept_in_both_versions() {
    let (here, there) = parted();
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    here.put("p", "Acme International");
    assert_eq!(said(&here, &back)[0], ("twice", "process/p".to_owned()));
    let forward = here.undo(&back);
    assert_eq!(here.process("p").unwrap().employer, line("Acme International"));
    let copies = |here: &Device| {
        let copy = |record: Record| match record {
            Record::ConflictCopy(copy) => Some(copy),
            _ => None,
        };
        here.records().into_iter().filter_map(copy).collect::<Vec<_>>()
    };
    let [copy] = &*copies(&here) else { panic!("one second copy") };
    assert!(copy.text.contains("Acme Ltd") && copy.fields == ["employer"]);
    here.undo(&forward);
    assert_eq!(copies(&here), []);
}

#[test]
fn what_was_deleted_since_is_not_brought_back_but_what_the_restore_took_is() {
    let (here, there) = parted();
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    for id in ["p", "q"] {
        here.store.remove(&key(id), now()).unwrap();
    }
    // Nobody has seen the other words of p since they were replaced; q was deleted by hand.
    assert_eq!(said(&here, &back), told(&[("returns", "process/p"), ("returns", "process/r")]));
    here.undo(&back);
    assert_eq!(here.process("p").unwrap().employer, line("Acme Ltd"));
    assert_eq!(here.process("q"), None);
}

#[test]
fn letters_go_where_their_interview_goes_and_others_are_named() {
    let (here, there) = (device("a"), device("b"));
    here.put("old", "Acme");
    there.restore(&here.backup(), Mode::Merge).unwrap();
    there.put("new", "Bolt");
    there.store.put(letter("of-new", "new"), now()).unwrap();
    there.store.put(letter("of-old", "old"), now()).unwrap();
    let (id, text) = (TemplateId::parse("t").unwrap(), Prose::parse("Thank you.").unwrap());
    there.store.put(Template { id, name: line("Thanks"), purpose: None, text }, now()).unwrap();
    let back = here.restore(&there.backup(), Mode::Merge).unwrap();
    let changes = told(&[("trash", "process/new"), ("goes", "letter/of-old"), ("goes", "template/t")]);
    assert_eq!(said(&here, &back), changes);
    let forward = here.undo(&back);
    let left: Vec<String> = here.records().iter().map(|record| record.key().to_string()).collect();
    assert_eq!(left, ["afterword/process/new", "afterword/process/old", "afterword/letter/of-new"]);
    here.undo(&forward);
    assert_eq!(here.records(), there.records());
}

#[test]
fn an_import_is_undone_into_the_trash_but_for_what_was_written_into_since() {
    let here = device("a");
    here.put("mine", "Acme");
    let new = ["x", "y", "z"].map(|id| Record::from(process(id, "Bolt")));
    let back = here.store.way_in(new.iter().cloned(), now());
    // It stopped for want of room after two of them.
    new[..2].iter().for_each(|record| drop(here.store.put(record.clone(), now()).unwrap()));
    here.put("x", "Bolt Brothers");
    assert_eq!(said(&here, &back), told(&[("stays", "process/x"), ("trash", "process/y")]));
    let forward = here.undo(&back);
    assert_eq!(here.process("x").unwrap().employer, line("Bolt Brothers"));
    assert!(here.process("y").unwrap().trashed.is_some());
    assert_eq!((here.process("z"), forward.deed), (None, BulkChange::UndoImport));
    here.undo(&forward);
    assert_eq!(here.process("y"), Some(process("y", "Bolt")));
}

#[test]
fn a_way_back_is_read_as_it_was_written_and_half_of_one_is_none() {
    let (here, there) = parted();
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    let text = back.text();
    assert_eq!(UndoSnapshot::read(&text), Some(back.clone()));
    let forward = here.undo(&back);
    assert_eq!(UndoSnapshot::read(&forward.text()), Some(forward));
    let broken = [
        String::new(),
        "{}".into(),
        text[..text.len() - 1].into(),
        text.replacen("\"version\":1", "\"version\":2", 1),
        text.replacen("\"deed\":\"restore\"", "\"deed\":\"other\"", 1),
        text.replacen("\\\"rev\\\":1", "\\\"rev\\\":0", 1),
        text.replacen("afterword/process/p", "afterword/planet/p", 1),
        here.store.backup(now()),
    ];
    for text in broken {
        assert_ne!(text, back.text());
        assert_eq!(UndoSnapshot::read(&text), None, "{text}");
    }
}

#[test]
fn a_plan_that_would_be_another_one_by_now_is_not_carried_out() {
    let (here, there) = parted();
    for mode in [Mode::Replace, Mode::Merge] {
        let plan = here.store.plan(&there.backup(), mode);
        // Typed in this tab, and in another one of which no news has come.
        let mut there_too = here.process("p").unwrap();
        there_too.notes = Prose::parse(&format!("Typed before {mode:?}.")).unwrap();
        there.put("s", "New in the backup");
        let (other, _) = open(&here.drawer, "c");
        other.put(there_too.clone(), now()).unwrap();
        let before = here.records();
        let replaces = plan.changes.iter().any(|change| matches!(change, Change::Update { .. }));
        assert_eq!(replaces, mode == Mode::Replace);
        let outcome = here.store.restore(&plan, Assent::Twice, now());
        if replaces {
            assert_eq!(outcome, Err(RestoreError::Changed));
            assert_eq!(here.records(), before);
        } else {
            // It touches nothing of what was typed, so it is the same plan.
            outcome.unwrap();
            assert_eq!(here.process("p"), Some(there_too));
        }
    }
    // The same with the undo.
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    let undoing = here.store.undoing(&back);
    let (other, _) = open(&here.drawer, "d");
    other.put(process("p", "Typed while looking"), now()).unwrap();
    let before = here.records();
    assert_eq!(here.store.undo(&undoing, now()), Err(RestoreError::Changed));
    assert_eq!(here.records(), before);
}

#[test]
fn a_text_that_could_not_be_saved_is_not_replaced_unseen() {
    let (here, there) = (device("a"), device("b"));
    here.put("p", "Acme");
    there.restore(&here.backup(), Mode::Merge).unwrap();
    there.put("p", "Acme there");
    here.drawer.fill();
    let typed = process("p", "Acme, typed while there was no room");
    assert_eq!(here.store.keep(None, typed.clone().into(), now()), Err(SaveError::Full));
    here.drawer.room.set(usize::MAX);
    // The backup was built upon what is saved, and knows nothing of what is on the screen.
    let plan = here.store.plan(&there.backup(), Mode::Merge);
    assert!(matches!(&*plan.changes, [Change::KeepBoth { here, .. }] if *here == typed.clone().into()));
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    assert_eq!(here.process("p").unwrap().employer, line("Acme there"));
    here.undo(&back);
    assert_eq!(here.process("p"), Some(typed));
}

#[test]
fn an_undo_that_finds_no_room_changes_nothing() {
    let (here, there) = (device("a"), device("b"));
    here.put("long", &"x".repeat(190));
    there.put("q", "Acme");
    let back = here.restore(&there.backup(), Mode::Replace).unwrap();
    let before = here.records();
    here.drawer.fill();
    let outcome = here.store.undo(&here.store.undoing(&back), now());
    assert_eq!(outcome, Err(RestoreError::NotSaved(SaveError::Full)));
    assert_eq!(here.records(), before);
}

#[test]
fn what_an_undo_put_into_the_trash_stays_there_when_its_backup_is_added_again() {
    let (here, there) = (device("a"), device("b"));
    there.put("q", "Acme");
    let backup = there.backup();
    let back = here.restore(&backup, Mode::Merge).unwrap();
    here.undo(&back);
    let plan = here.store.plan(&backup, Mode::Merge);
    assert_eq!((plan.changes, plan.untouched), (vec![Change::StayTrashed(process("q", "Acme").into())], 0));
    // Said so, it is the user's to choose: replacing brings it back.
    here.restore(&backup, Mode::Replace).unwrap();
    assert_eq!(here.process("q").unwrap().trashed, None);
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    /// Types a word that is nowhere else into a record, in one of two tabs; which makes the record if need be.
    Type(usize, bool),
    Trash(usize),
    /// Makes a backup.
    Backup,
    /// Restores the latest backup of this device, or that of another one.
    Restore(bool, Mode),
    /// Undoes the last thing that can be, which may be an undo.
    Undo,
    Reload,
}

fn act() -> impl Strategy<Value = Act> {
    let mode = prop_oneof![Just(Mode::Merge), Just(Mode::Replace)];
    prop_oneof![
        4 => (0..4_usize, any::<bool>()).prop_map(|(at, other)| Act::Type(at, other)),
        1 => (0..4_usize).prop_map(Act::Trash),
        1 => Just(Act::Backup),
        2 => (any::<bool>(), mode).prop_map(|(own, mode)| Act::Restore(own, mode)),
        3 => Just(Act::Undo),
        1 => Just(Act::Reload),
    ]
}

/// The words in a record, where each stands between brackets; those of a second copy too.
fn words(record: &Record) -> BTreeSet<String> {
    let text = match record {
        Record::Process(process) => process.notes.to_string(),
        Record::ConflictCopy(copy) => copy.text.clone(),
        _ => String::new(),
    };
    text.split('[').skip(1).filter_map(|word| Some(word.split_once(']')?.0.to_owned())).collect()
}

fn type_into(store: &afterword::storage::Store, id: &str, word: &str) {
    let before = match store.shown(&key(id)) {
        Some(Record::Process(process)) => (*process).clone(),
        _ => process(id, "Acme"),
    };
    let mut after: Process = before;
    after.notes = Prose::parse(&format!("{}[{word}]", after.notes)).unwrap();
    store.put(after, now()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_there_or_was_named_before_it_went(acts in proptest::collection::vec(act(), 1..24)) {
        let (mut here, there) = (device("a"), device("b"));
        let mut other = open(&here.drawer, "c0").0;
        for id in ["p1", "p2", "p9"] {
            type_into(&there.store, id, &format!("there-{id}"));
        }
        let foreign = there.backup();
        let mut own = here.backup();
        let mut back: Option<UndoSnapshot> = None;
        let mut must = BTreeSet::new();
        let mut since = BTreeSet::new();
        for (n, act) in acts.into_iter().enumerate() {
            match act {
                Act::Type(at, elsewhere) => {
                    let store = if elsewhere { &other } else { &here.store };
                    store.catch_up();
                    type_into(store, &format!("p{at}"), &format!("word-{n}"));
                    must.insert(format!("word-{n}"));
                    since.insert(format!("word-{n}"));
                    here.store.catch_up();
                }
                Act::Trash(at) => {
                    if let Some(Record::Process(process)) = here.store.shown(&key(&format!("p{at}"))) {
                        let mut process = (*process).clone();
                        process.trashed = Some(now());
                        here.store.put(process, now()).unwrap();
                    }
                }
                Act::Backup => own = here.backup(),
                Act::Restore(is_own, mode) => {
                    let plan = here.store.plan(if is_own { &own } else { &foreign }, mode);
                    for change in &plan.changes {
                        if let Change::Update { here, .. } | Change::Remove(here) = change {
                            must = &must - &words(here);
                        }
                    }
                    back = Some(here.store.restore(&plan, Assent::Twice, now()).unwrap().back);
                    since.clear();
                }
                Act::Undo => {
                    let Some(way) = &back else { continue };
                    let way = UndoSnapshot::read(&way.text()).unwrap();
                    let undoing = here.store.undoing(&way);
                    for reversal in &undoing.reversals {
                        if let Reversal::Revert { here, .. } | Reversal::Blend { here, .. } | Reversal::Delete(here) = reversal {
                            let named = &words(here) - &since;
                            must = &must - &named;
                        }
                    }
                    back = Some(here.store.undo(&undoing, now()).unwrap().back);
                    since.clear();
                }
                Act::Reload => {
                    here.store = open(&here.drawer, &format!("a{n}")).0;
                    other = open(&here.drawer, &format!("c{n}")).0;
                }
            }
            let found: BTreeSet<String> = here.records().iter().flat_map(words).collect();
            let lost: Vec<_> = must.difference(&found).collect();
            prop_assert!(lost.is_empty(), "{lost:?} after step {n}");
        }
    }
}
