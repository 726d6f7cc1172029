//! Everything that is tested on the host, in one program: linking one takes a fraction of linking thirty. A file beside
//! this one is a module of it; `cargo test --test host timeline::` runs those of one file. `tests/web.rs` is a program
//! of its own, since it runs in the browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on says so
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // nothing of it is shipped

mod any;
#[path = "fixture/bare_calendar.rs"]
mod bare_calendar;
#[path = "any/device.rs"]
mod device;
#[path = "any/drawer.rs"]
mod drawer;
#[path = "fixture/files.rs"]
mod files;
mod fixture;
mod lively;
#[path = "any/whole.rs"]
mod whole;

mod actions;
mod agenda;
mod backup;
mod cases;
mod changes;
mod codec;
mod consequence;
mod contact_status;
mod contacts;
mod coverage;
mod evolution;
mod exports;
mod format;
mod fuzz;
mod guard;
mod ics;
mod import;
mod insight;
mod interview_list;
mod invitations;
mod job_search;
mod layers;
mod leads;
mod letters;
mod life;
mod look;
mod messages;
mod migration;
mod offers;
mod packing;
mod preparation;
mod properties;
mod records;
mod referees;
mod relatives;
mod relatives_of_life;
mod reminders;
mod schemas;
mod snooze;
mod timeline;
mod undo;
mod waiting;
mod whys;
mod words;

/// A file that is not named above would be run by nobody.
#[test]
fn every_file_of_tests_is_run() {
    let named = include_str!("host.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".rs").filter(|name| !["host", "web"].contains(name)) else { continue };
        assert!(named.contains(&format!("\nmod {name};\n")), "tests/{name}.rs has no `mod {name};` in tests/host.rs");
    }
}
