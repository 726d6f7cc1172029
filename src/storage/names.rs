//! The names under which the app stores things in the browser. An origin may hold several copies of the app, say one in
//! use and one to try out, and other pages: every name contains the path of the page's folder, so that no two copies
//! collide. It stands between spaces, which a path never contains.
//!
//! - In localStorage: `afterword /path/ process/k3f9` for a record, `afterword /path/ :device` for anything else.
//! - The database: `afterword /path/`. Inside it, in backups, in downloads and in this program the name of a record is
//!   `afterword/process/k3f9`, wherever it is stored.
//! - In sessionStorage as in localStorage (`device/session_storage.rs`). The file cache: the worker's caches contain
//!   its scope; `afterword-device` is one for all, with an entry for each path (`device/cache_marker.rs`).
//!
//! `public/start.js` has the same rule, in `PLACE`. Earlier builds used names without a path: see `legacy_names.rs`.

use crate::device::address;

/// The word that every name begins with.
const WORD: &str = "afterword";

/// The prefix of every record.
pub(super) const RECORDS: &str = "afterword/";

/// The names of what is no record: for trying out the store, never read,
pub(super) const PROBE: &str = "afterword/probe";
/// the notes of this device,
pub(super) const NOTES: &str = "afterword:device";
/// the last visit to Today,
pub(super) const LOOK: &str = "afterword-look";
/// the generation of the store,
pub(super) const LIFE: &str = "afterword:life";
/// how far the takeover from earlier builds has come,
pub(super) const EARLIER: &str = "afterword:earlier";
/// the picture of the last screen, which only the page's own scripts read and write (`public/opening.js`),
pub(super) const OPENING: &str = "afterword:opening";
/// and the permission to write to the user's file.
pub(super) const COPY_PLACE: &str = "afterword:copy";

/// The database of builds without a path in their names.
pub(super) const DATABASE_BEFORE: &str = WORD;

/// The database of this copy of the app.
pub(super) fn database() -> String {
    [WORD, " ", &address::folder()].concat()
}

/// The prefix of the keys of this copy of the app.
pub(super) fn start() -> String {
    [&*database(), " "].concat()
}

/// The name in the program of the key `key` in the browser; `None` if it belongs to another copy.
pub(super) fn inside(start: &str, key: &str) -> Option<String> {
    let rest = key.strip_prefix(start)?;
    let mark = if rest.starts_with([':', '-']) { "" } else { "/" };
    Some([WORD, mark, rest].concat())
}

/// The key in the browser of what is called `name` in the program.
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
