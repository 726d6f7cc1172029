//! What the app writes for others is what `public/*.schema.json` say it is, for made-up records of every kind; and what
//! they forbid is refused. The checker is the crate `jsonschema`; every object in the two files forbids members that it
//! does not name, but for records, so that nothing is written without being described.

use crate::device::{Device, device, now, open, process};
use crate::whole;
use afterword::domain::advice::own::OwnPlaybook;
use afterword::domain::advice::playbooks::playbooks;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::ics::log::CalendarLog;
use afterword::domain::job_search::JobSearch;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::settings::Settings;
use afterword::domain::timeline::export::export;
use afterword::domain::timeline::plan;
use afterword::storage::Record;
use afterword::storage::backup::file::Mode;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::io::Write as _;

fn schema(text: &str) -> Validator {
    let schema = serde_json::from_str(text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn plan_schema() -> Validator {
    schema(include_str!("../public/plan.schema.json"))
}

fn backup_schema() -> Validator {
    schema(include_str!("../public/backup.schema.json"))
}

fn fits(schema: &Validator, value: &Value) {
    let problems: Vec<String> =
        schema.iter_errors(value).map(|one| format!("{}: {one}", one.instance_path())).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn every_exported_plan_fits_its_description() {
    let (schema, now) = (plan_schema(), "2026-11-12T10:00:00".parse().unwrap());
    let calendar = WorkCalendar::default();
    for process in Sampler::new(7).processes(now, 60, Richness::Mixed) {
        for playbook in playbooks() {
            fits(&schema, &export(&process, playbook, &plan(&process, playbook, &calendar, now), now));
        }
    }
}

#[test]
fn another_plan_does_not_fit() {
    let now = "2026-11-12T10:00:00".parse().unwrap();
    let process = Sampler::new(7).process(now, Richness::Rich);
    let playbook = &playbooks()[0];
    let good = export(&process, playbook, &plan(&process, playbook, &WorkCalendar::default(), now), now);
    let steps = good["steps"].as_array().unwrap().len();
    assert!(steps > 0);
    let other: [(&str, Value); 5] = [
        ("/version", json!(1)),
        ("/at", json!("2026-11-12")),
        ("/follow_ups/spent", json!(-1)),
        ("/steps/0/kind", json!("follow-up-9")),
        ("/steps/0/rules", json!(["X1"])),
    ];
    refuses(&plan_schema(), &good, &other, &["process", "steps"]);
}

/// With another value at one place, without a member, and with one that nobody described, it does not fit.
fn refuses(schema: &Validator, good: &Value, other: &[(&str, Value)], needed: &[&str]) {
    fits(schema, good);
    for (place, value) in other {
        let mut changed = good.clone();
        *changed.pointer_mut(place).unwrap_or_else(|| panic!("{place} is not there")) = value.clone();
        assert!(!schema.is_valid(&changed), "{place}: {value}");
    }
    for name in needed {
        let mut less = good.clone();
        less.as_object_mut().unwrap().remove(*name).unwrap();
        assert!(!schema.is_valid(&less), "without {name}");
    }
    let mut more = good.clone();
    more["undescribed"] = json!(1);
    assert!(!schema.is_valid(&more));
}

fn written(device: &Device) -> Value {
    serde_json::from_str(&device.store.backup(now())).unwrap()
}

fn packed(device: &Device, id: &str) {
    let one = device.store.unpacked(&Record::from(process(id, "")).key()).unwrap();
    let mut pen = DeflateEncoder::new(Vec::new(), Compression::default());
    pen.write_all(one.plain.as_bytes()).unwrap();
    device.store.pack(&one, &pen.finish().unwrap(), now()).unwrap().unwrap();
}

/// A device with records of every kind: full and bare ones, one that is packed, one in two versions, a damaged one.
fn full() -> Device {
    let (here, there) = (device("a"), device("b"));
    let put = |record: Record| drop(here.store.put(record, now()).unwrap());
    let mut sampler = Sampler::new(3);
    let me = sampler.profile();
    for mut process in sampler.processes(now(), 30, Richness::Mixed) {
        sampler.letters(&mut process, &me, now()).into_iter().for_each(|letter| put(letter.into()));
        put(process.into());
    }
    sampler.templates().into_iter().for_each(|template| put(template.into()));
    put(me.into());
    put(whole::everything().0.into());
    put(Settings::default().into());
    put(CalendarLog::default().into());
    put(JobSearch::default().into());
    let own = r#"{"id":"mine","name":"Mine","based_on":"house","changes":{}}"#;
    put(serde_json::from_str::<OwnPlaybook>(own).unwrap().into());
    here.put("packed", &"Acme ".repeat(40));
    packed(&here, "packed");
    here.put("both", "Acme");
    there.restore(&here.backup(), Mode::Merge).unwrap();
    there.put("both", "There");
    here.put("both", "Here");
    here.restore(&there.backup(), Mode::Merge).unwrap();
    here.drawer.map.borrow_mut().insert("afterword/process/torn".into(), "{\"torn".into());
    here
}

#[test]
fn every_backup_fits_its_description() {
    let schema = backup_schema();
    fits(&schema, &written(&device("a")));
    let here = full();
    let (again, _) = open(&here.drawer, "c");
    let backup: Value = serde_json::from_str(&again.backup(now())).unwrap();
    let kinds: Vec<&str> = backup["counts"].as_object().unwrap().keys().map(String::as_str).collect();
    let all = ["calendar", "copy", "letter", "playbook", "process", "profile", "search", "settings", "template"];
    assert_eq!(kinds, all);
    assert!(backup["records"]["afterword/process/packed"]["packed"].is_string());
    assert_eq!(backup["unreadable"], json!({ "afterword/process/torn": "{\"torn" }));
    fits(&schema, &backup);
}

#[test]
fn the_frozen_backups_fit_it_too() {
    for name in ["v1/backup.json", "sealed/version-1.json", "sealed/version-2.json"] {
        let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        let backup: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        fits(&backup_schema(), &backup);
    }
}

#[test]
fn another_file_is_no_backup() {
    let here = device("a");
    here.put("p", "Acme");
    here.put("q", &"Acme ".repeat(40));
    packed(&here, "q");
    let other: [(&str, Value); 9] = [
        ("/format", json!("other")),
        ("/version", json!(3)),
        ("/made", json!("2026-11-11")),
        ("/counts/process", json!(0)),
        ("/checksum", json!("sha256:")),
        ("/records/afterword~1process~1p/rev", json!(0)),
        ("/records/afterword~1process~1p/writer", json!("A b")),
        ("/records/afterword~1process~1p/data", json!("text")),
        ("/records/afterword~1process~1q/packed", json!("plain")),
    ];
    refuses(&backup_schema(), &written(&here), &other, &["made", "counts", "records", "checksum"]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sealed/version-2.json");
    let sealed: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let other = [("/cipher/kdf", json!("PBKDF2")), ("/cipher/memory", json!(1)), ("/sealed", json!(1))];
    refuses(&backup_schema(), &sealed, &other, &["cipher", "sealed"]);
}
