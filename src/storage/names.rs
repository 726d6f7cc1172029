//! What the app's things are called in the browser. An origin may hold several copies of the app, one that is used and
//! one to try, and other pages beside: every name carries the path of the folder that the page lies in, so that no two
//! copies meet. Blanks stand around it, for an address has none.
//!
//! - In localStorage: `afterword /path/ process/k3f9` for a record, `afterword /path/ :device` for what is none.
//! - The database: `afterword /path/`. Within it, in backups, in downloads and in this program a record is called
//!   `afterword/process/k3f9`, wherever it lies.
//! - In sessionStorage as in localStorage (`device/sitting.rs`). The file cache: the worker's carry its scope;
//!   `afterword-device` is one for all, with a place for each address (`device/held.rs`).
//!
//! `public/start.js` has the same rule, in `PLACE`. Builds before it used the plain names: see `earlier.rs`.

use crate::device::address;
use crate::storage::local::{Refusal, Shelf};

/// The word that every name begins with.
const WORD: &str = "afterword";

/// The database of builds whose names carry no path.
pub(super) const DATABASE_BEFORE: &str = WORD;

/// The database of this copy of the app.
pub(super) fn database() -> String {
    [WORD, " ", &address::folder()].concat()
}

/// What a key of this copy of the app begins with.
pub(super) fn start() -> String {
    [&*database(), " "].concat()
}

/// The name in the program of what is called `key` in the browser; none if it is not of this copy.
pub(super) fn inside(start: &str, key: &str) -> Option<String> {
    let rest = key.strip_prefix(start)?;
    let mark = if rest.starts_with([':', '-']) { "" } else { "/" };
    Some([WORD, mark, rest].concat())
}

/// The other way round.
fn outside(start: &str, name: &str) -> String {
    let rest = name.strip_prefix(WORD).unwrap_or(name);
    [start, rest.strip_prefix('/').unwrap_or(rest)].concat()
}

/// The part of a shelf that is this copy's.
pub struct Named<S> {
    shelf: S,
    start: String,
}

impl<S: Shelf> Named<S> {
    /// The keys that begin with `start`.
    pub fn new(shelf: S, start: String) -> Self {
        Self { shelf, start }
    }
}

impl<S: Shelf> Shelf for Named<S> {
    fn get(&self, key: &str) -> Option<String> {
        self.shelf.get(&outside(&self.start, key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.shelf.set(&outside(&self.start, key), text)
    }

    fn remove(&self, key: &str) {
        self.shelf.remove(&outside(&self.start, key));
    }

    fn keys(&self) -> Vec<String> {
        self.shelf.keys().iter().filter_map(|key| inside(&self.start, key)).collect()
    }

    fn used(&self) -> usize {
        self.shelf.used()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_path_and_is_read_by_no_other_copy() {
        let names = ["afterword/process/k3f9", "afterword/settings/only", "afterword:device", "afterword-look"];
        let starts = ["/", "/sub/", "/sub/deeper/", "//", "/a%20b/"].map(|path| format!("afterword {path} "));
        for start in &starts {
            for name in names {
                let key = outside(start, name);
                for other in &starts {
                    let read = inside(other, &key);
                    assert_eq!(read.as_deref(), (other == start).then_some(name), "{key} by {other}");
                }
                // Nor do builds take it for theirs whose names carry no path.
                assert!(!key.starts_with("afterword/"));
            }
        }
        assert_eq!(outside(&starts[1], names[0]), "afterword /sub/ process/k3f9");
        assert_eq!(outside(&starts[0], names[2]), "afterword / :device");
        for theirs in ["theme", "afterword/process/k3f9", "afterword:device", "afterword", "afterword /sub/process/a"] {
            assert!(starts.iter().all(|start| inside(start, theirs).is_none()), "{theirs}");
        }
    }
}
