//! Damaged tables: bad lines are named, what is no table is refused in a sentence, and no file at all causes a panic.

use super::{AI, AI_UPDATED, HUNTR, Ids, JOB_SYNC, NORTH, SIMPLIFY, import, now};
use crate::files::decode;
use afterword::storage::import::{Fault, ImportError, csv, letters};
use proptest::prelude::*;

#[test]
fn bad_lines_are_named_and_the_others_stay() {
    let head = SIMPLIFY.lines().next().unwrap();
    let text = format!(
        "{head}\nEditor,Acme,,,Applied,,,,\n,,,2026-09-01,Applied,,,,\n\nA,B,,,,,,,,,,extra\nX,Y,,,,,,,\"never closed\nmore of it\nCook,Pell,,,Interview,,,,\n"
    );
    let import = import(&text).unwrap();
    assert_eq!(import.drafts.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 8]);
    assert_eq!(import.bad, [(3, Fault::Nameless), (5, Fault::TooWide), (6, Fault::Torn), (7, Fault::AfterTorn)]);
}

#[test]
fn what_is_no_such_table_is_refused_in_a_sentence() {
    let cases = [
        ("", ImportError::Empty),
        ("  \n", ImportError::Empty),
        ("a\0b", ImportError::NotText),
        ("hello", ImportError::NoTable),
        ("{\"format\":\"afterword-backup\"}", ImportError::NoTable),
        (HUNTR.lines().next().unwrap(), ImportError::NoRows),
        (&"x".repeat(10_000_001), ImportError::TooBig),
    ];
    for (text, error) in cases {
        let short: String = text.chars().take(30).collect();
        assert_eq!(import(text).err(), Some(error), "{short}");
    }
}

/// Every row that says anything is a draft or named as bad, once.
fn adds_up(text: &str) -> Result<(), TestCaseError> {
    let rows = csv::read(text);
    if let Ok(session) = import(text) {
        let head = usize::from(session.table.headed);
        prop_assert_eq!(session.drafts.len() + session.bad.len() + session.table.above + head, rows.len());
        for one in &session.drafts {
            let process = one.become_record(session.from(), &mut Ids(0), now());
            prop_assert!(process.is_named());
            prop_assert!(process.created <= now());
            prop_assert!(process.ledger.iter().all(|entry| entry.at <= now()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(read) = letters(&bytes, None, &decode) {
            adds_up(&read.text)?;
        }
    }

    #[test]
    fn any_cells_under_known_headings_are_read(
        which in 0..6_usize,
        cells in proptest::collection::vec("(?s).{0,20}", 1..60),
    ) {
        let head = [HUNTR, JOB_SYNC, SIMPLIFY, AI, AI_UPDATED, NORTH][which].lines().next().unwrap();
        let width = head.split(',').count();
        let mut text = format!("{head}\r\n");
        for row in cells.chunks(width) {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text += &cells.join(",");
            text += "\r\n";
        }
        adds_up(&text)?;
    }

    #[test]
    fn any_table_of_any_headings_adds_up(
        head in prop::collection::vec(prop::sample::select(vec!["Company", "Role", "Status", "Date", "Mood", "Interview", "Link", ""]), 2..6),
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![
            "", "Acme", "Rejected", "05/10/2026", "2026-13-01", "46300", "\"", "\"two\nlines\"", "yes", "Quantum", "=1", "'=x", "https://x.example", "😀",
        ]), 0..7), 1..8),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        adds_up(&format!("{}\n{}", head.join(","), rows.join("\n")))?;
    }

    #[test]
    fn a_table_torn_anywhere_never_panics(which in 0..6_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = [HUNTR, JOB_SYNC, SIMPLIFY, AI, AI_UPDATED, NORTH][which];
        let mut bytes = text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        adds_up(&String::from_utf8_lossy(&bytes[..at]))?;
        bytes[at] = byte;
        adds_up(&String::from_utf8_lossy(&bytes))?;
    }
}
