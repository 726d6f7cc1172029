//! When Today was last opened on this device. No record: it is in no backup, and nothing is lost with it.

use crate::domain::iso;
use crate::storage::names::LOOK;
use crate::storage::store::inner::Store;
use chrono::NaiveDateTime;

impl Store {
    /// The last visit (local time), if one is known.
    pub fn last_visit(&self) -> Option<NaiveDateTime> {
        self.0.shelf.as_ref().and_then(|shelf| shelf.get(LOOK)).and_then(|text| iso::stored(&text))
    }

    /// Notes a visit at this local time. If there is no room, the earlier one stays.
    pub fn note_visit(&self, at: NaiveDateTime) {
        if let Some(shelf) = &self.0.shelf {
            // Without it a list of changes is missing, which other screens show as well.
            let _ = shelf.set(LOOK, &iso::written(at));
        }
    }

    /// Forgets the last visit.
    pub(in crate::storage) fn forget_visit(&self) {
        self.0.shelf.iter().for_each(|shelf| shelf.remove(LOOK));
    }
}
