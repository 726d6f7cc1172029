//! Events of the store: from the journal, and from other tabs.

use crate::storage::error::{Access, SaveState};
use crate::storage::record::codec::Unreadable;
use crate::storage::record::kinds::{Key, Record};

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub enum StoreEvent {
    /// How safe the last change is.
    Save(SaveState),
    /// These records have new contents: changed in another tab, merged, or restored from the journal.
    Changed(Vec<Record>),
    /// This record was deleted in another tab.
    Gone(Key),
    /// A stored text turned out not to be readable.
    Unreadable(Unreadable),
    /// The unreadable text under this key is no longer stored.
    Discarded(String),
    /// The journal has a sound copy of the record under this key: discarding the damaged text restores it.
    Repairable(String),
    /// What the browser allows this tab has changed.
    Access(Access),
    /// The journal was read and everything is loaded; with the notes of this device that it holds.
    Whole(Option<String>),
    /// Earlier builds have left records under other names: once they are taken over, everything is loaded.
    Earlier,
    /// One of the two places was emptied from outside. What this tab shows is written there again.
    Refilled,
    /// Everything was deleted in another tab, and is dropped here.
    Erased,
}
