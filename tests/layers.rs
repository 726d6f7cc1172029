//! The layer rule: `main -> ui -> state -> storage -> domain`, with `device` beside it and `domain` free of the
//! browser, the framework and the clock.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file without its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn offences(layer: &str, forbidden: &[&str]) -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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
