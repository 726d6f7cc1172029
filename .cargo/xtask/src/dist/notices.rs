//! The notices of what is shipped: every crate that is compiled into the program, with its licence. Where a crate may be
//! taken under one of several, it is taken under the first that `CHOICE` names.

use crate::{failure::Failure, paths, run::Run, tools::target};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Where they are kept, as they go into `dist/`.
pub const PLACE: &str = "public/notices.txt";

/// A licence: its name in manifests, and words that only its text has.
type Licence = (&'static str, &'static str);

/// The licences that we know, those that ask for least first.
const CHOICE: [Licence; 7] = [
    ("MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and"),
    ("Zlib", "This software is provided 'as-is', without any express or implied warranty"),
    ("BSL-1.0", "Boost Software License - Version 1.0"),
    ("BSD-2-Clause", "Redistributions of source code must retain the above copyright notice"),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    ("Apache-2.0", "Apache License"),
    ("Unlicense", "This is free and unencumbered software released into the public domain"),
];

const HEAD: &str = "\
Afterword is handed on under the MIT licence: see LICENSE.txt. The program holds code of the crates named here, each
with the licence under which it is used, and of the standard library of Rust. `cargo xtask notices` writes this file.
";

/// No crate, so in no list of cargo's.
const STANDARD_LIBRARY: &str = "the standard library of Rust";

/// A crate as cargo names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
    /// What its manifest says, such as "MIT OR Apache-2.0".
    licence: String,
}

/// The text of the file, from what the lock file names and cargo has fetched.
pub fn text() -> Result<String, Failure> {
    let folders = folders()?;
    // By their text: crates of one maker often share it.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    texts.entry(standard("The Rust Project Contributors")).or_default().push(STANDARD_LIBRARY.to_owned());
    for one in shipped()? {
        let name = format!("{} {}", one.name, one.version);
        let place = folders.get(&(one.name.clone(), one.version.clone()));
        let place = place.ok_or_else(|| Failure::Dist(format!("cargo has not fetched {name}")))?;
        for text in licences(&one, &place.folder, &place.authors)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut groups: Vec<(Vec<String>, String)> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    groups.sort();
    let groups =
        groups.into_iter().map(|(names, text)| format!("\n{}\n\n{}\n\n{text}", "-".repeat(80), listed(&names)));
    Ok(HEAD.to_owned() + &groups.collect::<String>())
}

/// The names, in lines that fit on a screen.
fn listed(names: &[String]) -> String {
    let (mut text, mut line) = (String::new(), 0);
    for (n, name) in names.iter().enumerate() {
        let comma = if n + 1 < names.len() { "," } else { "" };
        if line > 0 && line + name.len() > 78 {
            text.push('\n');
            line = 0;
        } else if line > 0 {
            text.push(' ');
        }
        text += &format!("{name}{comma}");
        line += name.len() + 2;
    }
    text
}

/// The crates that are compiled into the program: not those that only compile it, or only test it.
fn shipped() -> Result<BTreeSet<Crate>, Failure> {
    let listed = Run::new("cargo")
        .args(["tree", "--locked", "--offline", "--package", "afterword", "--features", "split"])
        .args(["--target", target::WASM, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{l}"])
        .quiet()?;
    Ok(listed.lines().filter_map(read).filter(|one| one.name != "afterword").collect())
}

/// A line of cargo's: "serde v1.0.229|MIT OR Apache-2.0 (*)".
fn read(line: &str) -> Option<Crate> {
    let (package, licence) = line.trim().trim_end_matches(" (*)").split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some(Crate { name: name.to_owned(), version: version.to_owned(), licence: licence.to_owned() })
}

/// Where a crate lies, and who made it.
struct Place {
    folder: PathBuf,
    authors: String,
}

/// The places of all crates, by name and version.
fn folders() -> Result<BTreeMap<(String, String), Place>, Failure> {
    let said = Run::new("cargo").args(["metadata", "--format-version", "1", "--locked", "--offline"]).quiet()?;
    let all: Value = serde_json::from_str(&said).map_err(|error| Failure::Dist(format!("cargo metadata: {error}")))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = all["packages"].as_array().into_iter().flatten();
    let places = packages.map(|one| {
        let manifest = PathBuf::from(text(&one["manifest_path"]));
        let authors: Vec<String> = one["authors"].as_array().into_iter().flatten().map(text).collect();
        let folder = manifest.parent().map(Path::to_path_buf).unwrap_or_default();
        ((text(&one["name"]), text(&one["version"])), Place { folder, authors: authors.join(", ") })
    });
    Ok(places.collect())
}

/// The texts to be handed on with a crate: of one licence for each part of what its manifest says.
fn licences(one: &Crate, folder: &Path, authors: &str) -> Result<Vec<String>, Failure> {
    let files = texts(folder)?;
    let chosen = chosen(&one.licence).ok_or_else(|| {
        Failure::Dist(format!("{} is under {}, which nobody has looked at yet", one.name, one.licence))
    })?;
    let text = |(licence, words): &Licence| match files.iter().find(|text| in_one_line(text).contains(words)) {
        Some(text) => Ok(text.clone()),
        None if *licence == "MIT" => {
            let makers = format!("the authors of {}", one.name);
            Ok(standard(if authors.is_empty() { &makers } else { authors }))
        }
        None => Err(Failure::Dist(format!("{} has no text of its licence {licence}", one.name))),
    };
    chosen.iter().map(text).collect()
}

/// One licence for each part that is joined by "AND": the first of ours among those that are joined by "OR".
fn chosen(expression: &str) -> Option<Vec<Licence>> {
    let parts = expression.split(" AND ").map(|part| {
        let offered: Vec<&str> = part.split([' ', '/', '(', ')']).collect();
        CHOICE.into_iter().find(|(name, _)| offered.contains(name))
    });
    parts.collect()
}

/// Every text in a crate's folder that is about its licence.
fn texts(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::at(folder))? {
        let path = entry.map_err(Failure::at(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let about = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].iter().any(|word| name.starts_with(word));
        if about && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).map_err(Failure::at(path))?;
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        Ok(lines.join("\n").trim_matches('\n').to_owned() + "\n")
    };
    files.iter().map(read).collect()
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The MIT licence for a crate that says it is under it, and does not hold its text.
fn standard(makers: &str) -> String {
    let own = include_str!("../../../../public/LICENSE.txt");
    own.replace("the authors of Afterword", makers).replace("(c) 2026", "(c)")
}

/// Complains when the file is not as it should be.
pub fn check() -> Result<(), Failure> {
    let place = paths::root().join(PLACE);
    let kept = fs::read_to_string(&place).map_err(Failure::at(&place))?;
    match kept == text()? {
        true => Ok(()),
        false => Err(Failure::Dist(format!("{PLACE} is of other crates; `cargo xtask notices` writes it anew"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_lists_is_read() {
        let known = |line| read(line).map(|one| (one.name, one.version, one.licence));
        let expected = Some(("serde".into(), "1.0.229".into(), "MIT OR Apache-2.0".into()));
        assert_eq!(known("serde v1.0.229|MIT OR Apache-2.0"), expected);
        assert_eq!(known("serde v1.0.229|MIT OR Apache-2.0 (*)"), expected);
        assert_eq!(known("afterword v0.1.0 (/a folder)|MIT").map(|one| one.0), Some("afterword".into()));
        assert_eq!(known(""), None);
    }

    #[test]
    fn the_licence_that_asks_for_least_is_chosen_for_each_part() {
        for (said, taken) in [
            ("MIT", Some(vec!["MIT"])),
            ("Apache-2.0 OR MIT", Some(vec!["MIT"])),
            ("Unlicense/MIT", Some(vec!["MIT"])),
            ("Apache-2.0 OR BSL-1.0", Some(vec!["BSL-1.0"])),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", Some(vec!["MIT", "Unicode-3.0"])),
            ("GPL-3.0", None),
            ("MIT AND GPL-3.0", None),
            ("", None),
        ] {
            let chosen = chosen(said).map(|all| all.iter().map(|(name, _)| *name).collect());
            assert_eq!(chosen, taken, "{said}");
        }
    }
}
