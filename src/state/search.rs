//! Looking through everything. Texts are folded once for each record and kept until the record changes, so that every
//! keystroke is answered at once. All of it is reached through `search` alone.

use crate::domain::id::ProcessId;
use crate::domain::order::Map;
use crate::domain::process::Process;
use crate::domain::search::{Index, Place, Query};
use crate::state::App;
use std::cell::RefCell;
use std::sync::Arc;

/// A record in which everything looked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// How well it fits, the smallest first: what was typed without a slip stands before the rest, and what is called
    /// so before what mentions it.
    pub rank: (usize, usize),
    /// Where it stands, and the text around it.
    pub places: Vec<(Place, String)>,
}

/// The records in which everything looked for stands.
pub type Found = Map<ProcessId, Hit>;

/// How many places of one record are shown.
const PLACES_SHOWN: usize = 3;
/// From this text of a record on, it makes no difference which one it is: the first two are what the record is called.
const NOT_ITS_NAME: usize = 2;

thread_local! {
    // One index for each record, made for exactly this version of it.
    static INDICES: RefCell<Map<ProcessId, (Arc<Process>, Index)>> = const { RefCell::new(Map::new()) };
}

/// Looks through all records outside the trash; `None` where no word is typed. Follows the records.
pub fn search(app: App, typed: &str) -> Option<Found> {
    let query = Query::read(typed)?;
    Some(app.outside_trash().iter().filter_map(|one| Some((one.id.clone(), look(&query, one)?))).collect())
}

fn look(query: &Query, process: &Arc<Process>) -> Option<Hit> {
    INDICES.with_borrow_mut(|indices| {
        let known = indices.get(&process.id).is_some_and(|(known, _)| Arc::ptr_eq(known, process));
        if !known {
            indices.insert(process.id.clone(), (process.clone(), Index::of(process)));
        }
        let found = query.look(&indices.get(&process.id)?.1)?;
        let rank = (found.slips, found.best.min(NOT_ITS_NAME));
        Some(Hit { rank, places: query.show(process, &found, PLACES_SHOWN) })
    })
}
