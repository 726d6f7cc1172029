//! Looking through everything. Texts are folded once for each record and kept until the record changes, so that every
//! keystroke is answered at once. All of it is reached through `search` alone.

use crate::domain::id::ProcessId;
use crate::domain::order::SortedMap;
use crate::domain::process::Process;
use crate::domain::search::beside::{Kind, beside};
use crate::domain::search::{Index, Match, Place, Query};
use crate::state::App;
use std::cell::RefCell;
use std::sync::Arc;

/// The records in which everything looked for stands, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    query: Query,
    /// Each with where it stands.
    pub hits: Vec<(Arc<Process>, Match)>,
}

impl Found {
    /// Where it stands in a record, and the text around it: worked out for the few rows that are seen, not for all.
    pub fn places(&self, id: &ProcessId) -> Vec<(Place, String)> {
        let hit = self.hits.binary_search_by(|(process, _)| process.id.cmp(id)).ok().and_then(|at| self.hits.get(at));
        hit.map(|(process, found)| self.query.show(process, found, PLACES_SHOWN)).unwrap_or_default()
    }
}

/// How well a record fits, the smallest first: what was typed without a slip stands before the rest, and what is called
/// so before what mentions it.
pub fn rank(found: &Match) -> (usize, usize) {
    (found.slips, found.best.min(NOT_ITS_NAME))
}

/// How many places of one record are shown.
const PLACES_SHOWN: usize = 3;
/// From this text of a record on, it makes no difference which one it is: the first two are what the record is called.
const NOT_ITS_NAME: usize = 2;

thread_local! {
    // One index for each record, made for exactly this version of it.
    static INDICES: RefCell<SortedMap<ProcessId, (Arc<Process>, Index)>> = const { RefCell::new(SortedMap::new()) };
}

/// Looks through all records outside the trash; `None` where no word is typed. Follows the records.
pub fn search(app: App, typed: &str) -> Option<Found> {
    let query = Query::read(typed)?;
    let hits = app.outside_trash().into_iter().filter_map(|one| look(&query, &one).map(|found| (one, found))).collect();
    Some(Found { query, hits })
}

/// What is found beside the interviews; nothing where no word is typed.
pub fn search_beside(app: App, typed: &str) -> Vec<(Kind, String)> {
    let Some(query) = Query::read(typed) else { return Vec::new() };
    app.records.job_search().with(|search| app.records.book().with(|book| beside(&query, search, &book.profile)))
}

fn look(query: &Query, process: &Arc<Process>) -> Option<Match> {
    INDICES.with_borrow_mut(|indices| {
        let known = indices.get(&process.id).is_some_and(|(known, _)| Arc::ptr_eq(known, process));
        if !known {
            indices.insert(process.id.clone(), (process.clone(), Index::of(process)));
        }
        query.look(&indices.get(&process.id)?.1)
    })
}
