//! The stored text: whatever a process holds comes back, whatever text arrives never panics, and the texts of every
//! released version stay readable.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::any;
use afterword::domain::process::Process;
use afterword::storage::record::codec::{decode, encode};
use afterword::storage::record::version::Version;
use afterword::storage::sync::merge::{Tags, merge_records, merge_values};
use afterword::storage::{Damage, Key, Record, Writer};
use chrono::NaiveDateTime;
use proptest::prelude::*;

const KEY: &str = "afterword/process/p";

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn stored(process: Process) -> Version {
    Version::next(&Writer::parse("a").unwrap(), &[], Some(process.into()), now()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_process_comes_back_as_it_was(process in any::process("p")) {
        let version = stored(process);
        let saved = decode(KEY, &version.text).unwrap();
        prop_assert_eq!(&saved, &version.saved);
        prop_assert_eq!(encode(&saved).unwrap(), &*version.text);
    }

    #[test]
    fn any_text_at_all_is_a_record_or_damage(text in ".{0,200}", key in ".{0,40}") {
        let _ = decode(KEY, &text);
        let _ = decode(&key, &text);
    }

    #[test]
    fn a_cut_text_is_truncated(process in any::process("p"), at in any::<prop::sample::Index>()) {
        let text = stored(process).text;
        let at = (1..at.index(text.len()) + 1).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(1);
        if at < text.len() {
            prop_assert_eq!(decode(KEY, &text[..at]), Err(Damage::Truncated));
        }
    }

    #[test]
    fn a_flipped_bit_never_panics(process in any::process("p"), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = stored(process).text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let _ = decode(KEY, &String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_merge_of_any_two_is_a_record_and_takes_what_only_one_side_changed(
        base in any::process("p"), mine in any::process("p"), theirs in any::process("p"),
    ) {
        let key = Key::parse(KEY).unwrap();
        let [base, mine, theirs] = [base, mine, theirs].map(Record::from);
        let merged = merge_records(&key, Some(&base), &mine, &theirs);
        prop_assert_eq!(merged.whole.key(), key.clone());
        prop_assert_eq!(merge_records(&key, Some(&base), &mine, &base).whole, mine.clone());
        prop_assert_eq!(merge_records(&key, Some(&base), &base, &theirs).whole, theirs);
        prop_assert_eq!(merge_records(&key, Some(&base), &mine, &mine).whole, mine);
    }

    #[test]
    fn merging_arbitrary_values_never_panics(texts in proptest::collection::vec("[\\[\\]{}\",:a-c0-9]{0,40}", 3)) {
        let values: Vec<_> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        if let [base, mine, theirs] = &values[..] {
            merge_values(Some(base), mine, theirs, Tags::Merged);
        }
    }
}

/// The frozen texts of version 1: name, key.
const VERSION_1: [(&str, &str); 5] = [
    ("process-everything.json", "afterword/process/k3f9a"),
    ("process-least.json", "afterword/process/k3f9b"),
    ("process-deleted.json", "afterword/process/k3f9c"),
    ("settings.json", "afterword/settings/only"),
    ("second-copy.json", "afterword/copy/a1b2c3d4e5f60718"),
];

#[test]
fn texts_of_version_1_stay_readable_to_the_last_field() {
    for (name, key) in VERSION_1 {
        let path = format!("{}/tests/fixtures/v1/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let saved = decode(key, &text).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        // What is added to records since is left out while it is blank: it is also written exactly as it was read.
        let again: serde_json::Value = serde_json::from_str(&encode(&saved).unwrap()).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(&text).unwrap(), "{name}");
    }
}

#[test]
fn a_typical_record_takes_this_much_room() {
    let path = format!("{}/tests/fixtures/v1/process-everything.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let compact = serde_json::from_str::<serde_json::Value>(&text).unwrap().to_string();
    let fit =
        afterword::storage::store::meter::LIMIT / (compact.encode_utf16().count() + "afterword/process/k3f9a".len());
    println!("{} units a record, {fit} of them fit", compact.len());
    assert!(fit > 1000, "only {fit} records fit");
}
