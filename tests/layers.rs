//! The layer rule: `main -> ui -> state -> storage -> domain`, with `device` beside it and `domain` free of the
//! browser, the framework and the clock. And no circles: no two files use each other, by whatever way round.
#![allow(clippy::unwrap_used)]

#[path = "layers/arrows.rs"]
mod arrows;
#[path = "layers/circles.rs"]
mod circles;

use arrows::{Modules, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Circles that are still to be opened. What is not listed here may not be in one, and what is in none any more leaves
/// the list.
const KNOWN: [&[&str]; 5] = [
    &["domain::advice::own", "domain::advice::playbook", "domain::advice::playbooks"],
    &["domain::advice::rule", "domain::advice::rules"],
    &["domain::ics::events", "domain::ics::log"],
    &[
        "storage::codec",
        "storage::merge",
        "storage::meter",
        "storage::news",
        "storage::notes",
        "storage::pack",
        "storage::reconcile",
        "storage::record",
        "storage::second",
        "storage::second_copy",
        "storage::sound",
        "storage::store",
        "storage::tabs",
        "storage::unsaved",
        "storage::version",
    ],
    &[
        "ui::advice::editor",
        "ui::advice::reason",
        "ui::capture",
        "ui::datebook",
        "ui::interviews",
        "ui::later",
        "ui::letter",
        "ui::me",
        "ui::more",
        "ui::process",
        "ui::process::about",
        "ui::process::bring",
        "ui::process::debrief",
        "ui::process::guided",
        "ui::process::heard",
        "ui::process::judged",
        "ui::process::letters",
        "ui::process::people",
        "ui::process::ribbon",
        "ui::process::salary",
        "ui::process::step_actions",
        "ui::pulse_line",
        "ui::reminding",
        "ui::shell",
        "ui::templates",
        "ui::today",
    ],
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn offences(layer: &str, forbidden: &[&str]) -> Vec<String> {
    let src = src();
    let folder = src.join(layer);
    let single = src.join(format!("{layer}.rs"));
    let mut files = if folder.is_dir() { sources(&folder) } else { Vec::new() };
    files.extend(single.is_file().then_some(single));
    assert!(!files.is_empty(), "no source of the layer {layer}");
    let mut found = Vec::new();
    for file in files {
        let code = code(&file);
        for word in forbidden.iter().filter(|word| code.contains(**word)) {
            found.push(format!("{} uses {word}", file.strip_prefix(&src).unwrap().display()));
        }
    }
    found
}

#[test]
fn domain_knows_no_browser_no_framework_and_no_clock() {
    let forbidden = [
        "crate::device",
        "crate::storage",
        "crate::state",
        "crate::ui",
        "crate::route",
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo_",
        "Local::now",
        "Utc::now",
        "SystemTime",
        "Instant::now",
    ];
    assert_eq!(offences("domain", &forbidden), Vec::<String>::new());
}

#[test]
fn each_layer_knows_only_those_below() {
    let rules: [(&str, &[&str]); 4] = [
        ("device", &["crate::storage", "crate::state", "crate::ui", "crate::route", "leptos"]),
        ("storage", &["crate::state", "crate::ui", "crate::route", "leptos"]),
        ("state", &["crate::ui"]),
        ("route", &["crate::device", "crate::storage", "crate::state", "crate::ui", "leptos"]),
    ];
    for (layer, forbidden) in rules {
        assert_eq!(offences(layer, forbidden), Vec::<String>::new());
    }
}

#[test]
fn only_one_file_touches_local_storage_and_nothing_writes_markup() {
    let src = src();
    for file in sources(&src) {
        let code = code(&file);
        let name = file.strip_prefix(&src).unwrap().display().to_string();
        if name != "storage/local.rs" {
            assert!(!code.contains(".local_storage()"), "{name} touches localStorage");
        }
        for word in ["inner_html", "insert_adjacent_html", "outer_html"] {
            assert!(!code.contains(word), "{name} writes markup");
        }
    }
}

#[test]
fn no_circle_of_modules() {
    let modules = Modules::read(&src());
    assert!(modules.files.len() > 250, "only {} modules were found", modules.files.len());
    let known: Vec<BTreeSet<String>> =
        KNOWN.iter().map(|circle| circle.iter().map(|name| (*name).to_owned()).collect()).collect();
    let found = circles::circles(&modules.uses);
    for circle in &found {
        let files: Vec<&str> = circle.iter().map(|name| modules.files[name].as_str()).collect();
        assert!(
            known.iter().any(|known| circle.is_subset(known)),
            "a circle of {} files, {}:\n{}",
            files.len(),
            files.join(", "),
            circles::drawn(&modules.uses, circle)
        );
    }
    let opened: Vec<&String> =
        known.iter().flatten().filter(|name| !found.iter().any(|circle| circle.contains(*name))).collect();
    assert!(opened.is_empty(), "in no circle any more, so off the list: {opened:?}");
    // A folder's face hands on its parts; by way of it, too, no circle leaves the folder.
    let all = modules.all();
    for circle in circles::beyond_a_folder(&all) {
        let is_known = |name: &String| known.iter().any(|known| known.contains(name));
        assert!(circle.iter().any(is_known), "a circle by way of a folder:\n{}", circles::drawn(&all, &circle));
    }
}
