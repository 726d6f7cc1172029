//! The stored text, frozen to the byte: what was written once is written the same way for good.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use afterword::domain::advice::own::OwnPlaybook;
use afterword::domain::letter::record::Letter;
use afterword::domain::letter::template::Template;
use afterword::domain::profile::Profile;
use afterword::domain::sample::{Richness, Sampler};
use afterword::storage::backup::digest::sha256;
use afterword::storage::record::codec::{decode, encode};
use afterword::storage::record::migrations::VERSION;
use afterword::storage::record::version::Version;
use afterword::storage::{Revision, Writer};
use chrono::NaiveDateTime;

fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/fixtures/v1/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What is written for the frozen records of version 1, one a line.
#[test]
fn the_frozen_records_are_written_to_the_byte_as_ever() {
    let records = [
        ("process-everything.json", "afterword/process/k3f9a"),
        ("process-least.json", "afterword/process/k3f9b"),
        ("process-deleted.json", "afterword/process/k3f9c"),
        ("settings.json", "afterword/settings/only"),
        ("second-copy.json", "afterword/copy/a1b2c3d4e5f60718"),
    ];
    let written = records.map(|(name, key)| encode(&decode(key, &fixture(name)).unwrap()).unwrap() + "\n").concat();
    if std::env::var_os("FREEZE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1/written.txt"), &written).unwrap();
    }
    assert_eq!(written, fixture("written.txt"));
}

/// 300 made-up processes: one a line the id and the digest of what is written for it, so that the one that is written
/// otherwise has a name. `FREEZE=1` writes the list anew, which is right only where the sampler has changed.
#[test]
fn made_up_processes_are_written_to_the_byte_as_ever() {
    let now: NaiveDateTime = "2026-11-12T09:00:00.000000250".parse().unwrap();
    let processes = Sampler::new(26).processes(now, 300, Richness::Mixed);
    let stamp = Revision { rev: 1, writer: Writer::parse("a").unwrap() };
    let written = processes.into_iter().map(|process| {
        let id = process.id.to_string();
        let text = Version::next(&stamp.writer, &[], Some(process.into()), now).unwrap().text;
        (id, text.replacen(&format!("{{\"v\":{VERSION}"), "{\"v\":1", 1))
    });
    let written: Vec<(String, String)> = written.map(|(id, text)| (format!("{id} {}", sha256(&text)), text)).collect();
    if std::env::var_os("FREEZE").is_some() {
        let lines: String = written.iter().map(|(line, _)| format!("{line}\n")).collect();
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1/samples.txt"), lines).unwrap();
    }
    let frozen = fixture("samples.txt");
    assert_eq!(frozen.lines().count(), written.len());
    for ((line, text), frozen) in written.iter().zip(frozen.lines()) {
        assert_eq!(line, frozen, "another text is written now: {text}");
    }
}

/// What no store holds yet: written in the order of the fields, and read again.
macro_rules! comes_back {
    ($($type:ty: $text:literal)*) => {$(
        let it: $type = serde_json::from_str($text).unwrap();
        assert_eq!(afterword::domain::json::text(&it), $text);
    )*};
}

#[test]
fn letters_templates_and_details_are_written_to_the_byte_as_ever() {
    comes_back! {
        Letter: r#"{"id":"l1","process":"p","round":"r","to":{"people":["p1"]},"copy_to":["p2"],"purpose":"second_follow_up","channel":"linked_in","variant":"american","tone":"casual","subject":"Thanks","body":"Dear\n\tZoë \"\\\u0001","versions":[{"at":"2026-11-11T16:05:09","subject":"A","body":"B"},{"at":"2026-11-11T16:05:10"}],"state":{"sent":{"at":"2026-11-11T16:05:09.250"}}}"#
        Letter: r#"{"id":"l1","process":"p","to":{"named":{"name":"HR","address_as":"all","email":"a@b"}},"purpose":"ask_hr","channel":"in_person","variant":"british","tone":"formal","state":"draft"}"#
        Letter: r#"{"id":"l1","process":"p","to":{"named":{"name":"HR"}},"purpose":"referee","channel":"card","variant":"british","tone":"formal","state":"checked"}"#
        Letter: r#"{"id":"l1","process":"p","to":{"people":["p1"]},"purpose":"thank_you","channel":"email","variant":"british","tone":"formal","body":"A","against":{"reason":"They asked","rules":["J2"]},"untouched":3,"state":"draft"}"#
        Template: r#"{"id":"t","name":"Mine","purpose":"thank_you","text":"{topic}"}"#
        Template: r#"{"id":"t","name":"Mine","text":""}"#
        Profile: r#"{}"#
        Profile: r#"{"name":"N","english":"american","skills":[{"name":"s"}]}"#
        Profile: r#"{"name":"N","signature":"S\nT","phone":"1","email":"e","skills":[{"name":"s","evidence":"e"},{"name":"t"}]}"#
        OwnPlaybook: r#"{"id":"mine","name":"Mine","based_on":"house","changes":{}}"#
        OwnPlaybook: r#"{"id":"mine","name":"Mine","based_on":"J","changes":{"thank_you_opens":"evening_or_morning","thank_you_due":{"same_day_at":{"hour":20}},"thank_you_closes":"end_of_day","thank_you_folds":3,"medium":"email_or_card","recipients":"each_panel_member","telephone":"never","after_promise":{"business_days":{"days":2}},"after_silence":{"days":{"days":7}},"after_first":{"one_more_to_hr":{"days":5}},"cap":2,"assume_filled":{"business_days":{"days":30}},"linked_in":"after_thank_you","private_media":"allowed","search_until":"officially_hired"}}"#
        OwnPlaybook: r#"{"id":"mine","name":"Mine","based_on":"F","changes":{"thank_you_opens":{"after_end":{"minutes":1}},"thank_you_due":{"after_evening_or_morning":{"minutes":1}},"thank_you_closes":{"after_end":{"minutes":1,"grace":2}},"after_promise":"on_the_date","after_first":"stop"}}"#
    }
}

#[test]
fn an_exported_playbook_is_written_to_the_byte_as_ever() {
    let text = r#"{"id":"mine","name":"Mine","based_on":"A","changes":{"cap":2,"after_first":{"ask_hr":{"days":5}}}}"#;
    let own: OwnPlaybook = serde_json::from_str(text).unwrap();
    assert_eq!(
        own.to_json(),
        "{\n  \"afterword\": \"playbook\",\n  \"version\": 1,\n  \"playbook\": {\n    \"based_on\": \"A\",\n    \"changes\": {\n      \"after_first\": {\n        \"ask_hr\": {\n          \"days\": 5\n        }\n      },\n      \"cap\": 2\n    },\n    \"id\": \"mine\",\n    \"name\": \"Mine\"\n  }\n}"
    );
}
