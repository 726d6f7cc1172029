//! What lies under the names of earlier builds, which carried no path. Any copy of the app at this origin may have
//! written it, and an older build in another tab may still do so. So each copy takes over what is there when it first
//! starts, leaves the originals to whoever is next, and takes in what was changed there since at every start at which it
//! finds some. The browser's small store has no room for two of everything: there an original goes once it is safe on the
//! disk under its new name and in the old database as well, where an older build looks for what its store has lost.
//! The old database stays until this copy was used on thirty more days, or for good where other copies are about.
//!
//! Nothing goes before its copy was read back, so a browser that is killed at any moment leaves one of the two. Where
//! both were changed since, the rule for two places decides, and keeps both: see `reconcile.rs`.

use crate::storage::local::{KeyValueStore, Refusal};
use crate::storage::names::{EARLIER, LOOK, NOTES, PROBE, RECORDS};

/// Noted in both places: all is taken over, and the old database may still be there.
pub(in crate::storage) const DONE: &str = "done";

/// There is none, or no longer.
pub(in crate::storage) const NONE: &str = "none";

/// What is there is another copy's: this one has deleted everything that was its own.
pub(in crate::storage) const LEFT: &str = "left";

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// There was nothing that was not here already.
    Nothing,
    /// There was something.
    Some,
    /// Whatever there was, the originals are gone.
    Last,
}

/// The records that lie under their old names, and what lies beside them.
pub(in crate::storage) fn originals(all: &dyn KeyValueStore) -> Vec<String> {
    all.keys().into_iter().filter(|name| name.starts_with(RECORDS) && name != PROBE).collect()
}

/// Whether of two texts under one name the first has all that the second says.
type Holds = fn(&str, &str, &str) -> bool;

/// Copies to the new names what lies under the old ones, unless that was done before.
pub(in crate::storage) fn bring(ours: &dyn KeyValueStore, all: &dyn KeyValueStore, holds: Holds) {
    if ours.get(EARLIER).is_some() {
        return;
    }
    for name in originals(all).into_iter().chain([NOTES, LOOK].map(str::to_owned)) {
        if let (None, Some(text)) = (ours.get(&name), all.get(&name))
            && ours.set(&name, &text) == Err(Refusal::Full)
            && make_room(ours, all, holds)
        {
            // What finds no room now stays where it is, and is taken in with the journal.
            let _ = ours.set(&name, &text);
        }
    }
    let _ = ours.set(EARLIER, "");
}

/// Gives the room back that originals take of which this copy has the text, or a later one. Whether there were any.
pub(in crate::storage) fn make_room(ours: &dyn KeyValueStore, all: &dyn KeyValueStore, holds: Holds) -> bool {
    let mut made = false;
    for name in originals(all) {
        if let (Some(mine), Some(theirs)) = (ours.get(&name), all.get(&name))
            && (mine == theirs || holds(&name, &mine, &theirs))
        {
            all.remove(&name);
            made = true;
        }
    }
    made
}

/// Whether a copy of the app for which that is noted may forget what was deleted long ago: where originals may still
/// lie about, that would bring them back.
pub(in crate::storage) fn is_over(noted: Option<&str>) -> bool {
    matches!(noted, Some(NONE | LEFT))
}
