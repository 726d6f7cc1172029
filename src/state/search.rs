//! Full-text search. Texts are folded once for each record and cached until the record changes, so that every keystroke
//! is answered at once. [`search`] is the only way in.

use crate::domain::id::ProcessId;
use crate::domain::order::SortedMap;
use crate::domain::process::Process;
use crate::domain::search::beside::{Kind, beside};
use crate::domain::search::{Index, Match, Place, Query};
use crate::state::App;
use std::cell::RefCell;
use std::sync::Arc;

/// The records that match every word, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    query: Query,
    /// Each record with its match.
    pub hits: Vec<(Arc<Process>, Match)>,
}

impl Found {
    /// Where a record matches, with the text around it: computed for the few visible rows only.
    pub fn places(&self, id: &ProcessId) -> Vec<(Place, String)> {
        let hit = self.hits.binary_search_by(|(process, _)| process.id.cmp(id)).ok().and_then(|at| self.hits.get(at));
        hit.map(|(process, found)| self.query.show(process, found, PLACES_SHOWN)).unwrap_or_default()
    }
}

/// How well a record matches, smallest first: exact matches before those with a typing error, and matches of the name
/// before those of the contents.
pub fn rank(found: &Match) -> (usize, usize) {
    (found.slips, found.best.min(NOT_ITS_NAME))
}

/// How many places of one record are shown.
const PLACES_SHOWN: usize = 3;
/// Texts of a record from this index on rank alike: the first two are its name.
const NOT_ITS_NAME: usize = 2;

thread_local! {
    // One index for each record, valid for exactly this version of it.
    static INDICES: RefCell<SortedMap<ProcessId, (Arc<Process>, Index)>> = const { RefCell::new(SortedMap::new()) };
}

/// Searches all records outside the trash; `None` if no word is typed. Follows the records.
pub fn search(app: App, typed: &str) -> Option<Found> {
    let query = Query::read(typed)?;
    let hits = app.outside_trash().into_iter().filter_map(|one| look(&query, &one).map(|found| (one, found))).collect();
    Some(Found { query, hits })
}

/// Matches outside of the interviews; empty if no word is typed.
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
