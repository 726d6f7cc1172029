//! Everything that reads a text from outside, fed with texts that nobody would write: none may panic, hang, or read
//! something into it that is not there. Few cases in the normal run; `AFTERWORD_CASES=1200000` tries that many in all
//! (`cargo xtask faults` does). Each reader prints how many it had.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::drawer::Drawer;
use crate::{any, files};
use afterword::domain::advice::own::OwnPlaybook;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::calendar_file;
use afterword::domain::contacts::{self, vcard};
use afterword::domain::content_lines::{Block, blocks, file};
use afterword::domain::ics::read::LeftOut;
use afterword::domain::mail_file::is_mail;
use afterword::domain::message;
use afterword::domain::order::SortedMap;
use afterword::domain::process::Process;
use afterword::storage::backup::file::{self as backup, Opened};
use afterword::storage::import::session::Session;
use afterword::storage::import::{csv, letters};
use afterword::storage::record::codec::{decode, encode};
use afterword::storage::record::version::{Relation, Version};
use afterword::storage::sync::merge::{Tags, merge_records, merge_values};
use afterword::storage::sync::reconcile::settle;
use afterword::storage::{Access, Key, Record, Store, Writer};
use chrono::NaiveDateTime;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

const KEY: &str = "afterword/process/p";

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs `share` per cent of all the cases, and says how many there were. The same seed makes the same cases.
fn tried<S: Strategy>(what: &str, share: u64, cases: S, check: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let all = number("AFTERWORD_CASES").unwrap_or(6_000);
    let count = u32::try_from(all * share / 100).unwrap().max(1);
    let config = Config { cases: count, failure_persistence: None, max_global_rejects: 1 << 20, ..Config::default() };
    let mut seed = [0_u8; 32];
    seed[..8].copy_from_slice(&number("AFTERWORD_SEED").unwrap_or(1).to_le_bytes());
    seed[8..16].copy_from_slice(&(what.len() as u64).to_le_bytes());
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    if let Err(failure) = runner.run(&cases, check) {
        panic!("{what}: {failure}");
    }
    println!("fuzzed {count} {what}");
}

/// A text, and how it is spoilt.
#[derive(Debug, Clone)]
enum Harm {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Drop(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, String),
}

fn harm() -> impl Strategy<Value = Harm> {
    use prop::sample::Index;
    let bits = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "true",
        "-0",
        "1e999",
        "18446744073709551616",
        "\\u0000",
        "\\ud800",
        "\u{feff}",
        "\u{202e}",
        "\r\n",
        "\n ",
        "262142-12-31",
        "0000-00-00",
        "BEGIN:VCARD",
        "END:VCALENDAR",
        "DTSTART;VALUE=DATE:",
        "99991231",
        ";ENCODING=QUOTED-PRINTABLE:=",
        "=0D=0A",
        "💻",
        "é",
        "\u{0}",
        "\\",
    ]);
    prop_oneof![
        any::<(Index, u8)>().prop_map(|(at, bit)| Harm::Flip(at, bit % 8)),
        any::<Index>().prop_map(Harm::Cut),
        (any::<Index>(), 1..40_usize).prop_map(|(at, many)| Harm::Drop(at, many)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, many)| Harm::Repeat(at, many)),
        (any::<Index>(), bits).prop_map(|(at, bit)| Harm::Insert(at, bit.to_owned())),
    ]
}

fn harms() -> impl Strategy<Value = Vec<Harm>> {
    prop::collection::vec(harm(), 1..4)
}

fn spoilt(text: &str, harms: &[Harm]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for harm in harms {
        let place = |at: &prop::sample::Index, len: usize| at.index(len + 1);
        let len = bytes.len();
        match harm {
            Harm::Flip(at, bit) if len > 0 => bytes[at.index(len)] ^= 1 << bit,
            Harm::Flip(..) => {}
            Harm::Cut(at) => bytes.truncate(place(at, len)),
            Harm::Drop(at, many) => {
                let at = place(at, len);
                drop(bytes.drain(at..(at + many).min(len)));
            }
            Harm::Repeat(at, many) => {
                let at = place(at, len);
                let again = bytes[at..(at + many).min(len)].to_vec();
                drop(bytes.splice(at..at, again));
            }
            Harm::Insert(at, bit) => {
                let at = place(at, len);
                drop(bytes.splice(at..at, bit.bytes()));
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn stored(process: Process) -> Version {
    Version::next(&Writer::parse("a").unwrap(), &[], Some(process.into()), now()).unwrap()
}

/// Texts that one reader would take, and those of the others.
fn seeds() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        include_str!("fixtures/v1/process-everything.json"),
        include_str!("fixtures/v1/process-least.json"),
        include_str!("fixtures/v1/process-deleted.json"),
        include_str!("fixtures/v1/settings.json"),
        include_str!("fixtures/v1/second-copy.json"),
        include_str!("fixtures/v1/backup.json"),
        SEALED,
        CALENDAR,
        CARD,
        SIGNATURE,
    ])
    .prop_map(str::to_owned)
}

const SEALED: &str = r#"{"format":"afterword-backup","version":1,"made":"2026-11-11T16:00:00","cipher":{"name":"AES-GCM","kdf":"PBKDF2","hash":"SHA-256","iterations":700000,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","iv":"AAAAAAAAAAAAAAAA"},"sealed":"AAAA"}"#;
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, and\r\n  the day after\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261231T180000Z\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const CARD: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Osei;Miriam;;Dr;\r\nFN:Dr Miriam Osei\r\nTITLE;CHARSET=UTF-8:Head of\r\n  analysis\r\nitem1.EMAIL;TYPE=work:m.osei@example.org\r\nTEL;TYPE=cell:+44 20 7946 0000\r\nNOTE;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=\r\nend\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n";
const SIGNATURE: &str = "Best wishes,\nMiriam\n--\nDr Miriam Osei\nHead of Analysis | Halden & Rowe\nT: +44 20 7946 0000\nm.osei@example.org\nhttps://www.linkedin.com/in/miriam-osei\n";

#[test]
fn whatever_a_record_holds_comes_back() {
    tried("records written and read back", 12, any::process("p"), |process| {
        let version = stored(process);
        let saved = decode(KEY, &version.text).unwrap();
        prop_assert_eq!(&saved, &version.saved);
        prop_assert_eq!(encode(&saved).unwrap(), &*version.text);
        Ok(())
    });
}

#[test]
fn a_spoilt_record_is_damage_or_says_the_same_when_written_again() {
    tried("records spoilt", 15, (any::process("p"), harms()), |(process, harms)| {
        let text = spoilt(&stored(process).text, &harms);
        if let Ok(saved) = decode(KEY, &text) {
            let again = encode(&saved).unwrap();
            prop_assert_eq!(decode(KEY, &again), Ok(saved));
        }
        Ok(())
    });
}

#[test]
fn any_json_is_a_record_or_damage() {
    let json = "[\\[\\]{}\",:a-c0-9 \\\\ue.+-]{0,60}|\\{\"v\":1,\"rev\":[0-9]{1,20},\"writer\":\"[a-z-]{0,4}\",\"at\":\"[0-9T:-]{0,19}\",\"(data|gone)\":(true|null|\\{\\}|\\[\\])\\}";
    tried(
        "texts that are nearly JSON",
        15,
        (json, "afterword/(process|settings|copy|playbook|x)/[a-z0-9]{0,5}"),
        |(text, key)| {
            for key in [KEY, "afterword/settings/only", &key] {
                if let Ok(saved) = decode(key, &text) {
                    let again = encode(&saved).unwrap();
                    prop_assert_eq!(decode(key, &again), Ok(saved));
                }
            }
            Ok(())
        },
    );
}

/// Whether a text that was typed is somewhere.
fn holds(version: &Version, copy: Option<&str>, text: &str) -> bool {
    version.text.contains(text) || copy.is_some_and(|copy| copy.contains(text))
}

#[test]
fn two_versions_are_brought_together_and_no_text_is_dropped() {
    let three = (any::process("p"), any::process("p"), any::process("p"));
    tried("pairs of versions brought together", 8, three, |(base, mine, theirs)| {
        let key = Key::parse(KEY).unwrap();
        let writers = ["a", "b", "c", "d"].map(|name| Writer::parse(name).unwrap());
        let base = Version::next(&writers[0], &[], Some(base.into()), now()).unwrap();
        let next = |writer, process: Process| Version::next(writer, &[&base], Some(process.into()), now()).unwrap();
        let (mine, theirs) = (next(&writers[1], mine), next(&writers[2], theirs));
        for common in [Some(&base), None] {
            let settled = settle(&key, common, Some(&mine), Some(&theirs), &writers[3]).unwrap().unwrap();
            prop_assert_eq!(settled.stands.relation(&mine), Relation::Newer);
            prop_assert_eq!(settled.stands.relation(&theirs), Relation::Newer);
            let copy = settled.copy.as_ref().map(|copy| copy.text.as_str());
            for side in [&mine, &theirs] {
                let Some(Record::Process(process)) = side.record() else { continue };
                let typed = [process.employer.to_string(), process.role.to_string()];
                for text in typed.iter().filter(|text| !text.is_empty() && !text.contains(['"', '\\'])) {
                    prop_assert!(
                        holds(&settled.stands, copy, text) || base.text.contains(&**text),
                        "{} is dropped",
                        text
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn any_values_can_be_merged() {
    let json = prop::collection::vec("[\\[\\]{}\",:a-c0-9]{0,30}", 3);
    tried("JSON values merged", 10, json, |texts| {
        let values: Vec<Value> = texts.iter().map(|text| serde_json::from_str(text).unwrap_or(Value::Null)).collect();
        let merged = merge_values(Some(&values[0]), &values[1], &values[2], Tags::Merged);
        prop_assert!(
            !merged.conflicts.is_empty()
                || values[1] == merged.whole
                || values[2] == merged.whole
                || merged.whole.is_object()
                || merged.whole.is_array()
        );
        Ok(())
    });
    tried("records merged with themselves", 2, (any::process("p"), any::process("p")), |(base, mine)| {
        let key = Key::parse(KEY).unwrap();
        let [base, mine] = [base, mine].map(Record::from);
        prop_assert_eq!(merge_records(&key, Some(&base), &mine, &base).whole, mine);
        Ok(())
    });
}

#[test]
fn a_spoilt_backup_is_refused_or_is_the_very_same() {
    let text = include_str!("fixtures/v1/backup.json");
    let whole = backup::read(text).unwrap();
    assert!(matches!(backup::read(SEALED), Ok(Opened::Sealed(_))));
    tried("backups spoilt", 14, harms(), |harms| {
        if let Ok(opened) = backup::read(&spoilt(text, &harms)) {
            prop_assert_eq!(&opened, &whole);
        }
        Ok(())
    });
    tried("headers of sealed backups spoilt", 6, harms(), |harms| {
        // What is inside is checked by whoever opens it; a header that is no header may not become a plain backup.
        prop_assert!(!matches!(backup::read(&spoilt(SEALED, &harms)), Ok(Opened::Plain(_))));
        Ok(())
    });
}

#[test]
fn a_store_of_spoilt_texts_opens() {
    let texts = prop::collection::vec((seeds(), harms()), 1..4);
    tried("stores of spoilt texts opened", 3, texts, |texts| {
        let map: std::collections::BTreeMap<String, String> = texts
            .iter()
            .enumerate()
            .map(|(n, (text, harms))| (format!("afterword/process/p{n}"), spoilt(text, harms)))
            .collect();
        let drawer = Drawer::of(map.clone());
        let (store, loaded) =
            Store::over(Some(Box::new(drawer.clone())), Access::Open, Writer::parse("a").unwrap(), now());
        let is_gone = |(key, text): (&String, &String)| decode(key, text).is_ok_and(|saved| saved.body.is_none());
        let gone = map.iter().filter(|one| is_gone(*one)).count();
        prop_assert_eq!(loaded.records.len() + loaded.unreadable.len() + gone, map.len());
        let backup = store.backup(now());
        prop_assert!(backup::read(&backup).is_ok());
        prop_assert_eq!(&*drawer.map.borrow(), &map);
        Ok(())
    });
}

/// How many blocks of this name a file has, where none of them stands in another.
fn blocks_of(name: &str, bytes: &[u8]) -> usize {
    fn count(name: &str, block: &Block) -> usize {
        let inside: usize = block.parts.iter().map(|part| count(name, part)).sum();
        usize::from(block.name == name) + inside + block.more(name)
    }
    count(name, &file(bytes))
}

/// Every reader of files from life: none panics, and what was read and what is said to be left out is what is there.
fn readers(bytes: &[u8]) -> Result<(), TestCaseError> {
    let day = now().date();
    if let Ok(found) = calendar_file::read(bytes, &files::decode, day) {
        prop_assert!(!found.days.is_empty());
        prop_assert!(found.days.windows(2).all(|pair| pair[0].day < pair[1].day));
        let left_out = found.timed + found.cancelled + found.unreadable.len();
        let calendars = blocks(bytes);
        let events = calendars.iter().filter(|one| one.name == "VCALENDAR").flat_map(|one| one.all("VEVENT")).count();
        prop_assert_eq!(found.read + left_out, events);
    }
    match files::invitations(bytes) {
        Ok(reading) if !is_mail(bytes) => {
            let direct =
                |one: &Block| if one.name == "VEVENT" { 1 } else { one.all("VEVENT").count() + one.more("VEVENT") };
            let roots = blocks(bytes);
            let events: usize =
                roots.iter().filter(|one| matches!(&*one.name, "VCALENDAR" | "VEVENT")).map(direct).sum();
            let others = |one: &&LeftOut| !matches!(one, LeftOut::NoAppointments(_));
            let left_out: usize = reading.left_out.iter().filter(others).map(LeftOut::count).sum();
            prop_assert_eq!(reading.found.len() + left_out, events);
            for found in &reading.found {
                prop_assert!(found.people.iter().all(|guest| !guest.found.name.contains(char::REPLACEMENT_CHARACTER)));
            }
        }
        Ok(_) => {}
        Err(error) => prop_assert!(error.to_string().ends_with('.')),
    }
    if let Ok(reading) = files::people(bytes) {
        prop_assert!(reading.people.iter().all(|found| !found.is_empty()));
        for found in &reading.people {
            prop_assert!(!found.name.contains(char::REPLACEMENT_CHARACTER));
        }
        if !is_mail(bytes) && vcard::is_card(bytes) {
            let left_out: usize = reading.left_out.iter().map(contacts::LeftOut::count).sum();
            prop_assert_eq!(reading.people.len() + left_out, blocks_of("VCARD", bytes));
        }
    }
    if let Ok(message) = message::open(bytes, false, &files::decode) {
        let calendar = WorkCalendar::default();
        let pieces = message::read(&message, day, &calendar, &files::decode);
        prop_assert!(pieces.people.len() <= 10 && pieces.meetings.len() <= 10 && pieces.links.len() <= 10);
    }
    if let Ok(read) = letters(bytes, None, &files::decode) {
        let rows = csv::read(&read.text);
        let all = rows.len();
        if let Ok(mut session) = Session::of(rows, &SortedMap::new(), Vec::new(), now()) {
            while session.step(100) {}
            let head = session.table.above + usize::from(session.table.headed);
            prop_assert_eq!(session.drafts.len() + session.bad.len() + head, all);
        }
    }
    Ok(())
}

#[test]
fn any_mail_is_taken_or_refused_by_every_reader() {
    let mail = files::case("c01-quoted-text-plain-calendar.eml");
    let mail = String::from_utf8(mail).unwrap();
    tried("e-mails spoilt", 3, harms(), |harms| readers(spoilt(&mail, &harms).as_bytes()));
    let bytes = prop::collection::vec(any::<u8>(), 0..120);
    // Every file from life, and every relative of one.
    let folders = ["tests/fixtures/cases", "tests/fixtures/relatives"];
    let folder = |name| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name).read_dir().unwrap();
    let mut paths: Vec<_> = folders.into_iter().flat_map(folder).map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(files.len() > 80);
    tried(
        "files with bytes that are no letters",
        2,
        (prop::sample::select(files), any::<prop::sample::Index>(), bytes),
        |(file, at, bytes)| {
            let at = at.index(file.len());
            readers(&[&file[..at], &bytes, &file[at..]].concat())?;
            readers(&bytes)
        },
    );
}

#[test]
fn any_file_is_taken_or_refused_by_every_importer() {
    tried("files for the importers spoilt", 5, (seeds(), harms()), |(text, harms)| {
        let text = spoilt(&text, &harms);
        readers(text.as_bytes())?;
        let _ = OwnPlaybook::from_json(&text);
        let _ = backup::read(&text);
        Ok(())
    });
    let lines = "(BEGIN|END|DTSTART|DTEND|SUMMARY|STATUS|RRULE|FN|N|EMAIL|TEL)(;[A-Z=\",-]{0,12})?:?(VEVENT|VCALENDAR|VCARD|2026[01][0-9][0-3][0-9]|(?s).{0,20})";
    tried("calendars and cards made up line by line", 5, prop::collection::vec(lines, 0..14), |lines| {
        let text = lines.join("\r\n");
        readers(["BEGIN:VCALENDAR\r\n", &text, "\r\nEND:VCALENDAR"].concat().as_bytes())?;
        readers(["BEGIN:VCARD\r\n", &text, "\r\nEND:VCARD"].concat().as_bytes())?;
        readers(text.as_bytes())
    });
}
