//! Everything that is recorded is found again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::whole;
use afterword::domain::json::text;
use afterword::domain::process::Process;
use afterword::domain::search::{Index, Query};
use afterword::domain::text::Line;

fn finds(process: &Process, word: &str) -> bool {
    Query::read(word).unwrap().look(&Index::of(process)).is_some_and(|found| found.slips == 0)
}

#[test]
fn each_text_of_a_record_is_found_by_a_word_of_its_own() {
    let (process, marks) = whole::everything();
    assert!(marks.len() > 40, "{}", marks.len());
    let lost: Vec<&String> = marks.iter().filter(|mark| !finds(&process, mark)).collect();
    assert!(lost.is_empty(), "in the record and not found: {lost:?}");
    assert!(!finds(&process, "quarx999z"));
}

#[test]
fn each_text_is_shown_where_it_was_found() {
    let (process, marks) = whole::everything();
    for mark in marks {
        let query = Query::read(&mark).unwrap();
        let found = query.look(&Index::of(&process)).unwrap();
        let shown = query.show(&process, &found, 1);
        assert!(shown[0].1.contains(&mark), "{mark}: {shown:?}");
    }
}

/// The same record for the browser, which looks whether the screens show all of it. `FREEZE=1` writes it anew.
#[test]
fn the_record_the_browser_looks_at_has_every_field() {
    let (mut process, _) = whole::everything();
    // On the list, and with two people that can be told apart.
    (process.archived, process.trashed) = (None, None);
    process.people[1].name = Line::cut("Bo Li");
    let (path, text) = (concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/everything.json"), text(&process) + "\n");
    if std::env::var_os("FREEZE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text, "run it once with FREEZE=1");
}
