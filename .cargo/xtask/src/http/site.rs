//! A release in memory, every file compressed once.

use crate::{
    dist::{digest, policy, squeeze, tree},
    failure::Failure,
    http::mime,
};
use std::{collections::BTreeMap, path::Path, sync::OnceLock};

/// One file, ready to be sent.
pub struct Asset {
    name: String,
    /// The file as it is.
    pub plain: Vec<u8>,
    /// The file by brotli, where that is smaller.
    pub brotli: Option<Vec<u8>>,
    /// The file by gzip, once it was asked for: every browser takes brotli.
    gzip: OnceLock<Option<Vec<u8>>>,
    /// Its media type.
    pub mime: &'static str,
    /// Whether its name says its contents.
    pub hashed: bool,
    /// What identifies these contents.
    pub tag: String,
}

impl Asset {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        Self {
            brotli: smaller(name, &plain, squeeze::brotli),
            gzip: OnceLock::new(),
            name: name.to_owned(),
            mime: mime::of(name),
            hashed: digest::is_hashed(name),
            tag: format!("\"{}\"", digest::short(&plain)),
            plain,
        }
    }

    /// The file by gzip, where that is smaller.
    pub fn gzip(&self) -> Option<&[u8]> {
        self.gzip.get_or_init(|| smaller(&self.name, &self.plain, squeeze::gzip)).as_deref()
    }
}

fn smaller(name: &str, plain: &[u8], by: fn(&[u8]) -> Vec<u8>) -> Option<Vec<u8>> {
    let packed = mime::is_compressible(name).then(|| by(plain));
    packed.filter(|packed| packed.len() < plain.len())
}

/// A release and where it hangs.
pub struct Site {
    base: String,
    assets: BTreeMap<String, Asset>,
    /// The policy that every answer carries.
    pub policy: String,
}

/// What a path leads to.
pub enum Found<'a> {
    /// A file.
    Asset(&'a Asset),
    /// The site's own folder, asked for without its last slash.
    Elsewhere(&'a str),
    /// Nothing.
    Nothing,
}

impl Site {
    /// Reads a release from `folder`, to be served under `base`.
    pub fn load(folder: &Path, base: &str) -> Result<Self, Failure> {
        if !folder.join("index.html").is_file() {
            return Err(Failure::Missing {
                what: format!("{}/index.html", folder.display()),
                remedy: "run `cargo xtask build`".to_owned(),
            });
        }
        Ok(Self::new(tree::read(folder)?, base))
    }

    fn new(files: BTreeMap<String, Vec<u8>>, base: &str) -> Self {
        let page = files.get("index.html").map(Vec::as_slice);
        let page = String::from_utf8_lossy(page.unwrap_or_default());
        let policy = policy::of_page(&page).unwrap_or("default-src 'none'");
        Self {
            // What a page may not say for itself, a header can.
            policy: format!("{policy}; frame-ancestors 'none'"),
            base: match base.trim_matches('/') {
                "" => "/".to_owned(),
                inner => format!("/{inner}/"),
            },
            assets: files.into_iter().map(|(name, bytes)| (name.clone(), Asset::new(&name, bytes))).collect(),
        }
    }

    /// The path the site hangs at, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What is at a decoded path. Only files read at the start can be found, whatever it holds.
    pub fn find(&self, path: &str) -> Found<'_> {
        match path.strip_prefix(&self.base) {
            Some("") => self.asset("index.html"),
            Some(name) => self.asset(name),
            None if format!("{path}/") == self.base => Found::Elsewhere(&self.base),
            None => Found::Nothing,
        }
    }

    fn asset(&self, name: &str) -> Found<'_> {
        self.assets.get(name).map_or(Found::Nothing, Found::Asset)
    }

    /// A site for tests.
    #[cfg(test)]
    pub fn sample(base: &str) -> Self {
        const LONG: &str = "a long text, a long text, a long text, a long text, a long text, a long text, a long text";
        let files = [
            ("index.html", "<p>page page page page page page page</p>"),
            ("a-0123456789abcdef.js", "1"),
            ("deep/é.txt", "x"),
            ("long.txt", LONG),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        Self::new(files.into(), base)
    }
}
