//! The layer rule: `main -> ui -> state -> storage -> domain`, with `device` beside it and `domain` free of the
//! browser, the framework and the clock. And no circles: no two files use each other, by whatever way round.
#![allow(clippy::unwrap_used)]

#[path = "layers/arrows.rs"]
mod arrows;
#[path = "layers/circles.rs"]
mod circles;
#[path = "layers/links.rs"]
mod links;

use arrows::{Modules, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of `ui`, from the ground up.
const UI: [&str; 5] = ["ui::kit", "ui::lazy_screens", "ui::shared", "ui::screens", "ui::shell"];

/// The floors of `storage`, from the ground up.
const STORAGE: [&str; 9] = [
    "storage::error",
    "storage::names",
    "storage::local",
    "storage::legacy_names",
    "storage::record",
    "storage::sync",
    "storage::store",
    "storage::backup",
    "storage::export",
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
    if let Some(circle) = circles::circles(&modules.uses).into_iter().next() {
        let files: Vec<&str> = circle.iter().map(|name| modules.files[name].as_str()).collect();
        panic!("a circle of {} files, {}:\n{}", files.len(), files.join(", "), circles::drawn(&modules.uses, &circle));
    }
    // A folder's face hands on its parts; by way of it, too, no circle leaves the folder.
    let all = modules.all();
    if let Some(circle) = circles::beyond_a_folder(&all).into_iter().next() {
        panic!("a circle by way of a folder:\n{}", circles::drawn(&all, &circle));
    }
}

/// Who names something on a higher floor of the same house.
fn climbing(modules: &Modules, floors: &[&str]) -> Vec<String> {
    let floor = |module: &str| floors.iter().position(|floor| is_in(module, floor));
    let mut found = Vec::new();
    for (from, all) in &modules.uses {
        for to in all.iter().filter(|to| floor(from).zip(floor(to)).is_some_and(|(from, to)| from < to)) {
            found.push(format!("{from} -> {to}"));
        }
    }
    found
}

fn is_in(module: &str, room: &str) -> bool {
    module.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn in_ui_each_floor_uses_only_those_below() {
    let modules = Modules::read(&src());
    let stray: Vec<&String> = modules.files.keys().filter(|name| is_in(name, "ui") && *name != "ui").collect();
    let outside = stray.iter().filter(|name| !UI.iter().any(|floor| is_in(name, floor))).collect::<Vec<_>>();
    assert!(outside.is_empty(), "on no floor: {outside:?}");
    assert_eq!(climbing(&modules, &UI), Vec::<String>::new());
    // The loaders are for the table of screens alone.
    let loaders = |all: &BTreeSet<String>| all.contains("ui::lazy_screens");
    let named: Vec<&String> = modules.uses.iter().filter(|(_, all)| loaders(all)).map(|(name, _)| name).collect();
    assert_eq!(named, ["ui::screens"]);
}

#[test]
fn in_storage_each_floor_uses_only_those_below() {
    let modules = Modules::read(&src());
    assert_eq!(climbing(&modules, &STORAGE), Vec::<String>::new());
    for floor in STORAGE {
        assert!(modules.files.keys().any(|name| is_in(name, floor)), "nothing is on the floor {floor}");
    }
}

#[test]
fn who_climbs_is_named() {
    let text = |name: &str, text: &str| (name.to_owned(), format!("{name}.rs"), text.to_owned());
    let modules = Modules::of([
        text("ui::kit::a", "use crate::ui::shared::b;"),
        text("ui::shared::b", "use crate::ui::kit::a; use crate::ui::shared_not;"),
        text("ui::shared_not", ""),
        text("ui::shell", "fn f() { crate::ui::kit::a::g() }"),
    ]);
    assert_eq!(climbing(&modules, &UI), ["ui::kit::a -> ui::shared::b"]);
}

#[test]
fn no_screen_uses_another_or_the_table_of_all() {
    let modules = Modules::read(&src());
    let screen = |module: &str| Some(module.strip_prefix("ui::screens::")?.split("::").next()?.to_owned());
    let mut found = Vec::new();
    for (from, all) in modules.uses.iter().filter(|(from, _)| screen(from).is_some()) {
        for to in all.iter().filter(|to| is_in(to, "ui::screens") && screen(to) != screen(from)) {
            found.push(format!("{from} -> {to}"));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_kit_knows_nothing_of_records() {
    let modules = Modules::read(&src());
    let allowed = ["device", "domain::order", "reactive", "ui::kit"];
    let mut found = Vec::new();
    for (from, all) in modules.uses.iter().filter(|(from, _)| is_in(from, "ui::kit")) {
        for to in all.iter().filter(|to| !allowed.iter().any(|room| is_in(to, room))) {
            found.push(format!("{from} -> {to}"));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
