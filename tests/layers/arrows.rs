//! Reads which module uses which from the text of the sources: every `use`, and every path that begins with `crate`,
//! `super` or `self`. A file is a module; what is written for tests is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module names.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The modules of a source tree.
pub struct Modules {
    /// File of each module, from the root of the tree: `ui::shell` is `ui/shell.rs`.
    pub files: BTreeMap<String, String>,
    /// Who names whom.
    pub uses: Arrows,
    /// Who names what lies inside it, by its bare name: the face of a folder, which hands its parts on.
    pub parts: Arrows,
}

impl Modules {
    /// Reads all modules below this folder. `main.rs` is a program of its own, which nobody can use.
    pub fn read(root: &Path) -> Self {
        let texts = sources(root).into_iter().filter_map(|path| {
            let file = path.strip_prefix(root).unwrap().display().to_string();
            Some((module_of(&file)?, file, fs::read_to_string(&path).unwrap()))
        });
        Self::of(texts)
    }

    /// The same from texts: name of the module, name of its file, and what is written in it.
    pub fn of(texts: impl IntoIterator<Item = (String, String, String)>) -> Self {
        let texts: Vec<_> = texts.into_iter().collect();
        let files: BTreeMap<_, _> = texts.iter().map(|(name, file, _)| (name.clone(), file.clone())).collect();
        let (mut uses, mut parts) = (Arrows::new(), Arrows::new());
        for (name, _, text) in &texts {
            let mut reader = Reader::new(name, text, &files);
            reader.read();
            uses.insert(name.clone(), reader.uses);
            parts.insert(name.clone(), reader.parts);
        }
        Self { files, uses, parts }
    }

    /// All arrows, those of faces to their parts too.
    pub fn all(&self) -> Arrows {
        let mut all = self.uses.clone();
        for (name, parts) in &self.parts {
            all.entry(name.clone()).or_default().extend(parts.iter().cloned());
        }
        all
    }
}

/// Every source below a folder.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn module_of(file: &str) -> Option<String> {
    let name = file.strip_suffix(".rs")?.replace('/', "::");
    match name.as_str() {
        "main" => None,
        "lib" => Some(String::new()),
        _ if name.ends_with("::tests") => None,
        _ => Some(name.strip_suffix("::mod").unwrap_or(&name).to_owned()),
    }
}

/// The words and signs of a source, without comments, texts, characters and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |n: usize| chars.get(n).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut n) = (Vec::new(), 0);
    while n < chars.len() {
        let c = at(n);
        if c == '/' && at(n + 1) == '/' {
            while n < chars.len() && at(n) != '\n' {
                n += 1;
            }
        } else if c == '/' && at(n + 1) == '*' {
            n = after_block_comment(&chars, n);
        } else if c == '"' {
            n = after_text(&chars, n);
        } else if c == '\'' {
            // A character ends with a quote; a lifetime does not.
            n = match (at(n + 1), at(n + 2)) {
                ('\\', _) => (n + 3..).find(|place| at(*place) == '\'' || *place >= chars.len()).unwrap_or(n) + 1,
                (_, '\'') => n + 3,
                _ => n + 1,
            };
        } else if is_word(c) {
            let end = (n..).find(|place| !is_word(at(*place))).unwrap_or(chars.len());
            let word: String = chars[n..end].iter().collect();
            let hashes = (end..).take_while(|place| at(*place) == '#').count();
            if matches!(&*word, "r" | "br" | "cr") && at(end + hashes) == '"' {
                n = after_raw_text(&chars, end, hashes);
            } else {
                found.push(word);
                n = end;
            }
        } else if c == ':' && at(n + 1) == ':' {
            found.push("::".to_owned());
            n += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            n += 1;
        }
    }
    found
}

fn after_block_comment(chars: &[char], start: usize) -> usize {
    let (mut n, mut depth) = (start, 0);
    while n + 1 < chars.len() {
        match (chars[n], chars[n + 1]) {
            ('/', '*') => (depth, n) = (depth + 1, n + 2),
            ('*', '/') => (depth, n) = (depth - 1, n + 2),
            _ => n += 1,
        }
        if depth == 0 {
            return n;
        }
    }
    chars.len()
}

fn after_text(chars: &[char], start: usize) -> usize {
    let mut n = start + 1;
    while n < chars.len() && chars[n] != '"' {
        n += if chars[n] == '\\' { 2 } else { 1 };
    }
    n + 1
}

fn after_raw_text(chars: &[char], start: usize, hashes: usize) -> usize {
    let mut n = start + hashes + 1;
    while n < chars.len() {
        if chars[n] == '"' && chars[n + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return n + 1 + hashes;
        }
        n += 1;
    }
    n
}

/// Reads one file.
struct Reader<'a> {
    name: &'a str,
    files: &'a BTreeMap<String, String>,
    tokens: Vec<String>,
    at: usize,
    depth: usize,
    /// Modules written out inside the file, each with the depth of its braces.
    inner: Vec<(String, usize)>,
    uses: BTreeSet<String>,
    parts: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn new(name: &'a str, text: &str, files: &'a BTreeMap<String, String>) -> Self {
        let (uses, parts) = (BTreeSet::new(), BTreeSet::new());
        Self { name, files, tokens: tokens(text), at: 0, depth: 0, inner: Vec::new(), uses, parts }
    }

    fn token(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn read(&mut self) {
        while self.at < self.tokens.len() {
            let before = self.at.checked_sub(1).map(|n| self.tokens[n].clone()).unwrap_or_default();
            match self.token(0) {
                "{" => (self.depth, self.at) = (self.depth + 1, self.at + 1),
                "}" => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inner.retain(|(_, depth)| *depth <= self.depth);
                    self.at += 1;
                }
                "#" if self.is_for_tests() => self.skip_item(),
                "mod" if self.token(2) == "{" => {
                    self.inner.push((self.token(1).to_owned(), self.depth + 1));
                    self.at += 2;
                }
                "use" if before != "+" && before != "<" => {
                    self.at += 1;
                    for path in self.tree(&[]) {
                        self.arrow(&path);
                    }
                }
                _ if self.token(1) == "::" && before != "::" && before != "." => {
                    let path = self.path();
                    self.arrow(&path);
                }
                _ => self.at += 1,
            }
        }
    }

    /// `#[cfg(test)]`, also as one of several conditions.
    fn is_for_tests(&self) -> bool {
        self.token(1) == "["
            && self.token(2) == "cfg"
            && self.token(4) != "not"
            && (4..8).any(|n| self.token(n) == "test")
    }

    /// Goes on after the next item: after its braces, or after the semicolon if it has none.
    fn skip_item(&mut self) {
        let mut depth = 0;
        while self.at < self.tokens.len() {
            match self.token(0) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && matches!(self.token(0), ";" | "}");
            self.at += 1;
            if ends {
                return;
            }
        }
    }

    /// The path that begins here.
    fn path(&mut self) -> Vec<String> {
        let mut path = vec![self.token(0).to_owned()];
        self.at += 1;
        while self.token(0) == "::" && self.token(1).starts_with(|c: char| c.is_alphabetic() || c == '_') {
            path.push(self.token(1).to_owned());
            self.at += 2;
        }
        path
    }

    /// The paths of a tree of imports: `a::{b, c::{d}}` has `a::b` and `a::c::d`.
    fn tree(&mut self, before: &[String]) -> Vec<Vec<String>> {
        let mut path = before.to_vec();
        loop {
            match self.token(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    let mut found = Vec::new();
                    while !matches!(self.token(0), "}" | "") {
                        found.extend(self.tree(&path));
                        if self.token(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return found;
                }
                "as" => self.at += 2,
                word if word == "*" || word.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                    // `a::{self}` is `a`; `self::a` begins where it stands.
                    if word != "self" || path.is_empty() {
                        path.push(word.to_owned());
                    }
                    self.at += 1;
                }
                _ => return vec![path],
            }
        }
    }

    /// Notes the module to which a path leads, if it is one of the tree.
    fn arrow(&mut self, path: &[String]) {
        let mut here: Vec<&str> = self.name.split("::").filter(|part| !part.is_empty()).collect();
        here.extend(self.inner.iter().map(|(name, _)| name.as_str()));
        let mut rest = path;
        let is_bare = !matches!(path.first().map(String::as_str), Some("crate" | "super" | "self"));
        while let Some((first, others)) = rest.split_first() {
            match first.as_str() {
                "crate" => here.clear(),
                "super" => drop(here.pop()),
                "self" => {}
                _ => break,
            }
            rest = others;
        }
        let whole: Vec<&str> = here.iter().copied().chain(rest.iter().map(String::as_str)).collect();
        let found =
            (1..=whole.len()).rev().map(|end| whole[..end].join("::")).find(|name| self.files.contains_key(name));
        let Some(found) = found.filter(|found| found != self.name) else { return };
        let inside = found.strip_prefix(self.name).is_some_and(|rest| rest.starts_with("::"));
        match (is_bare, inside) {
            (false, _) => drop(self.uses.insert(found)),
            (true, true) => drop(self.parts.insert(found)),
            // A word that is no module here: a type, or something from another crate.
            (true, false) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[(&str, &str)]) -> Modules {
        Modules::of(texts.iter().map(|(file, text)| (module_of(file).unwrap(), (*file).to_owned(), (*text).to_owned())))
    }

    fn named(arrows: &Arrows, from: &str) -> Vec<String> {
        arrows[from].iter().cloned().collect()
    }

    #[test]
    fn imports_and_paths_are_arrows() {
        let modules = read(&[
            ("a/mod.rs", "pub mod b; pub mod c; pub fn f() { b::g(); Vec::new() }"),
            ("a/b.rs", "use crate::{a::c::{self, T as U}, d}; fn g() -> super::c::T { crate::e::f::<T>() }"),
            (
                "a/c.rs",
                "pub(super) use super::b::*; // use crate::d;\n/* use crate::d; */ const T: &str = \"crate::d\";",
            ),
            (
                "d.rs",
                "fn f<'a>(c: char) { match c { '\"' => r#\"crate::e \" \"#, '\\'' => \"\\\"crate::e\", _ => \"\" }; e::f() }",
            ),
            (
                "e.rs",
                "use std::fmt; mod inner { use super::X; use crate::d::Y; } use inner::Z; macro_rules! m { () => { $crate::a::b::g() } }",
            ),
        ]);
        assert_eq!(named(&modules.uses, "a"), Vec::<String>::new());
        assert_eq!(named(&modules.parts, "a"), ["a::b"]);
        assert_eq!(named(&modules.uses, "a::b"), ["a::c", "d", "e"]);
        assert_eq!(named(&modules.uses, "a::c"), ["a::b"]);
        assert_eq!(named(&modules.uses, "d"), Vec::<String>::new());
        assert_eq!(named(&modules.uses, "e"), ["a::b", "d"]);
    }

    #[test]
    fn what_is_for_tests_is_left_out() {
        let modules = read(&[
            (
                "a.rs",
                "#[cfg(test)] mod tests { use crate::b; fn f() { if x { crate::b::g() } } } #[cfg(all(test, unix))] use crate::b; use crate::c;",
            ),
            ("b.rs", ""),
            ("c.rs", "#[cfg(test)] mod tests; #[cfg(feature = \"split\")] use crate::b;"),
        ]);
        assert_eq!(named(&modules.uses, "a"), ["c"]);
        assert_eq!(named(&modules.uses, "c"), ["b"]);
        assert_eq!(module_of("a/tests.rs"), None);
    }
}
