//! What the app's things are called in the browser. An origin may hold several copies of the app, one that is used and
//! one to try, and other pages beside: every name carries the path of the folder that the page lies in, so that no two
//! copies meet. Blanks stand around it, for an address has none.
//!
//! - In localStorage: `afterword /path/ process/k3f9` for a record, `afterword /path/ :device` for what is none.
//! - The database: `afterword /path/`. Within it, in backups, in downloads and in this program a record is called
//!   `afterword/process/k3f9`, wherever it lies.
//! - In sessionStorage as in localStorage (`device/session_storage.rs`). The file cache: the worker's carry its scope;
//!   `afterword-device` is one for all, with a place for each address (`device/cache_marker.rs`).
//!
//! `public/start.js` has the same rule, in `PLACE`. Builds before it used the plain names: see `legacy_names.rs`.

use crate::device::address;

/// The word that every name begins with.
const WORD: &str = "afterword";

/// Every record of ours begins with this.
pub(super) const RECORDS: &str = "afterword/";

/// Not records: with which the store is tried out, never read,
pub(super) const PROBE: &str = "afterword/probe";
/// what this device remembers,
pub(super) const NOTES: &str = "afterword:device";
/// when Today was last looked at,
pub(super) const LOOK: &str = "afterword-look";
/// which life of the store this is,
pub(super) const LIFE: &str = "afterword:life";
/// how far what earlier builds have left is taken over,
pub(super) const EARLIER: &str = "afterword:earlier";
/// what the screen showed last, which only the page's own scripts read and write (`public/opening.js`),
pub(super) const OPENING: &str = "afterword:opening";
/// and the browser's leave to write to the user's file.
pub(super) const COPY_PLACE: &str = "afterword:copy";

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
pub(super) fn outside(start: &str, name: &str) -> String {
    let rest = name.strip_prefix(WORD).unwrap_or(name);
    [start, rest.strip_prefix('/').unwrap_or(rest)].concat()
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
