//! Taking over what is stored under the names of earlier builds, which had no path in them. Any copy of the app at this
//! origin may have written it, and an older build in another tab may still do so. So each copy takes over what is there
//! at its first start, leaves the originals for the others, and at every later start takes in what was changed there
//! since. localStorage has no room for two of everything: there an original is deleted once it is safe on the disk
//! under its new name, and in the old database too, where an older build looks for what its localStorage has lost. The
//! old database stays until this copy was used on thirty more days, or for good if there are other copies.
//!
//! Nothing is deleted before its copy was read back, so a browser that is killed at any moment leaves one of the two.
//! Where both were changed since, the rule for two places decides, and keeps both: see `reconcile.rs`.

use crate::storage::local::{KeyValueStore, Refusal};
use crate::storage::names::{EARLIER, LOOK, NOTES, PROBE, RECORDS};

/// Noted in both places: everything is taken over, and the old database may still be there.
pub(in crate::storage) const DONE: &str = "done";

/// There is no old database, or no longer.
pub(in crate::storage) const NONE: &str = "none";

/// What is there belongs to another copy: this one has deleted everything of its own.
pub(in crate::storage) const LEFT: &str = "left";

/// The result of a takeover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// There was nothing new.
    Nothing,
    /// Something was taken over.
    Some,
    /// Whatever there was, the originals are deleted.
    Last,
}

/// The keys of records under their old names, and of the rest that the app stored.
pub(in crate::storage) fn originals(all: &dyn KeyValueStore) -> Vec<String> {
    all.keys().into_iter().filter(|name| name.starts_with(RECORDS) && name != PROBE).collect()
}

/// Whether the first of two texts under one name has everything that the second says.
type Holds = fn(&str, &str, &str) -> bool;

/// Copies what is under the old names to the new ones, unless that was done before.
pub(in crate::storage) fn bring(ours: &dyn KeyValueStore, all: &dyn KeyValueStore, holds: Holds) {
    if ours.get(EARLIER).is_some() {
        return;
    }
    for name in originals(all).into_iter().chain([NOTES, LOOK].map(str::to_owned)) {
        if let (None, Some(text)) = (ours.get(&name), all.get(&name))
            && ours.set(&name, &text) == Err(Refusal::Full)
            && make_room(ours, all, holds)
        {
            // What finds no room now stays where it is, and is taken in along with the journal.
            let _ = ours.set(&name, &text);
        }
    }
    let _ = ours.set(EARLIER, "");
}

/// Deletes originals of which this copy has the text, or a later one, to make room. Returns whether there were any.
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

/// Whether a copy of the app with this note may forget old deletions: as long as originals may still exist, they would
/// bring the deleted records back.
pub(in crate::storage) fn is_over(noted: Option<&str>) -> bool {
    matches!(noted, Some(NONE | LEFT))
}
