//! What the store has to say when nobody asked: from the journal, and from other tabs.

use crate::storage::error::{Access, SaveState};
use crate::storage::record::codec::Unreadable;
use crate::storage::record::kinds::{Key, Record};

/// One piece of news.
#[derive(Debug, Clone, PartialEq)]
pub enum StoreEvent {
    /// How safe the last change is.
    Save(SaveState),
    /// These records now read like this: changed in another tab, merged, or healed from the second copy.
    Changed(Vec<Record>),
    /// This record was deleted in another tab.
    Gone(Key),
    /// A stored text turned out not to be readable.
    Unreadable(Unreadable),
    /// The unreadable text under this key is no longer there.
    Discarded(String),
    /// The second copy of the record under this key is sound: discarding the damaged one brings it back.
    Repairable(String),
    /// What this tab may do has changed.
    Access(Access),
    /// The journal was read and all of it is here; with the notes of this device that lay in it.
    Whole(Option<String>),
    /// Earlier builds have left records under other names: they are to be taken over, and then all of it is here.
    Earlier,
    /// One of the browser's two places was emptied from outside. What this tab shows is put back.
    Refilled,
    /// Everything was deleted in another tab, and is dropped here.
    Erased,
}
