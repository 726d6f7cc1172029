//! When Today was last looked at on this device. No record: it is in no backup, and nothing is lost with it.

use crate::domain::iso;
use crate::storage::names::LOOK;
use crate::storage::store::inner::Store;
use chrono::NaiveDateTime;

impl Store {
    /// The last look (local time), if one is known.
    pub fn last_visit(&self) -> Option<NaiveDateTime> {
        self.0.shelf.as_ref().and_then(|shelf| shelf.get(LOOK)).and_then(|text| iso::stored(&text))
    }

    /// Notes a look at this local time. Where there is no room, the earlier one stays.
    pub fn note_visit(&self, at: NaiveDateTime) {
        if let Some(shelf) = &self.0.shelf {
            // Refused, it costs a list of changes, which the screen also shows in other places.
            let _ = shelf.set(LOOK, &iso::written(at));
        }
    }

    /// Forgets the last look.
    pub(in crate::storage) fn forget_visit(&self) {
        self.0.shelf.iter().for_each(|shelf| shelf.remove(LOOK));
    }
}
