//! The service worker: the template in `public/sw.js`, with the list of files it keeps.

use crate::{dist::digest, failure::Failure};
use std::collections::BTreeMap;

/// The worker's name, at the root of the release so that it covers all of it.
pub const NAME: &str = "sw.js";
/// What works without being kept. The licences are for whoever hands the program on, not for its users, who would
/// have to fetch them on their first visit.
const NOT_KEPT: [&str; 4] = [NAME, "robots.txt", "LICENSE.txt", "notices.txt"];
/// How pictures begin that only the browser's own dialog for installing shows.
const PICTURES: &str = "screenshot-";

/// Fills the template for these files. Its version is a hash over the contents of all of them.
pub fn fill(template: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String, Failure> {
    let list: Vec<String> = files
        .iter()
        .filter(|(name, _)| !NOT_KEPT.contains(&name.as_str()) && !name.starts_with(PICTURES))
        .map(|(name, bytes)| {
            let url = match name.as_str() {
                "index.html" => "./".to_owned(),
                name => format!("./{name}"),
            };
            let lasting = digest::is_hashed(name);
            format!("['{url}', '{}', {lasting}]", digest::integrity(bytes))
        })
        .collect();
    let list = format!("[{}]", list.join(", "));
    let version = digest::short(format!("{template}{list}").as_bytes());
    let mut text = template.to_owned();
    for (mark, value) in [("'%VERSION%'", format!("'{version}'")), ("'%FILES%'", list)] {
        if text.matches(mark).count() != 1 {
            return Err(Failure::Dist(format!("public/sw.js needs one {mark}")));
        }
        text = text.replace(mark, &value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(wasm: &[u8]) -> String {
        let files = [("index.html", &b"x"[..]), ("a.wasm", wasm), (NAME, b"")];
        let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
        fill("v='%VERSION%'; f='%FILES%'", &files.into()).unwrap()
    }

    #[test]
    fn every_file_but_the_worker_is_listed_with_its_integrity() {
        let text = filled(b"1");
        assert!(text.contains(&format!("'./a.wasm', '{}'", digest::integrity(b"1"))));
        assert!(text.contains("['./', ") && !text.contains(NAME));
    }

    #[test]
    fn the_version_follows_the_contents() {
        assert_eq!(filled(b"1"), filled(b"1"));
        assert_ne!(filled(b"1")[..22], filled(b"2")[..22]);
    }
}
