//! Importing records from another tracker, and exporting tables for spreadsheets.

use crate::device::clock;
use crate::device::random::RandomIds;
use crate::device::slices::in_slices;
use crate::domain::answers::group::groups;
use crate::domain::process::Process;
use crate::domain::search_report::{self, Week};
use crate::domain::{anonymise, dossier};
use crate::state::App;
use crate::storage::backup::undo_snapshot::{BulkChange, UndoSnapshot};
use crate::storage::export::csv;
use crate::storage::export::search_csv::{self, SearchTable};
use crate::storage::export::table::Table;
use crate::storage::export::vcard;
use crate::storage::import::csv::Record as Row;
use crate::storage::import::session::Session;
use crate::storage::import::{self, ImportError};
use crate::storage::{Record, SaveError};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The outcome of an import.
pub enum TakenOver {
    /// Nothing was imported: something was added here since the preview.
    Changed,
    /// Records were imported.
    Done {
        /// How many.
        count: usize,
        /// The snapshot for undoing it.
        back: UndoSnapshot,
        /// Whether the undo survives closing the page.
        kept: bool,
        /// Why it stopped early, if it did: neither that record nor those after it are here.
        fault: Option<SaveError>,
    },
}

impl App {
    /// Starts an import with the rows of a table. Changes nothing. Errors: why the table is refused.
    pub fn begin_import(self, rows: Vec<Row>) -> Result<Session, ImportError> {
        let known = self.records.settings().with_untracked(|settings| settings.imports.clone());
        Session::of(rows, &known, self.names_here(), clock::now())
    }

    /// The names of the records here, for finding duplicates in an import. Those in the trash do not count, or what an
    /// undo has put there could never be imported again.
    pub fn names_here(self) -> Vec<String> {
        let processes = self.records.processes().read_untracked();
        let here = processes.values().filter(|process| process.trashed.is_none());
        here.map(|process| import::name(&process.employer, &process.role)).collect()
    }

    /// Remembers the user's answers about a table, for the next one.
    pub fn remember_import(self, session: &Session) {
        let known = session.remembered();
        if self.records.settings().with_untracked(|settings| settings.imports != known) {
            self.change_settings(|settings| settings.imports = known);
        }
    }

    /// Adds the previewed records of an import, with or without the `early` ones. `goes_on` is told how many per cent
    /// are done, and returns whether to go on.
    pub async fn take_over(self, session: &Session, early: bool, goes_on: impl Fn(usize) -> bool) -> TakenOver {
        let store = self.store.get_value();
        let mut new: Vec<Arc<Process>> = Vec::new();
        let mut wanted = session.wanted(early);
        let made = || wanted.next().map(|one| new.push(Arc::new(session.record(one, &mut RandomIds)))).is_some();
        in_slices(made, || true).await;
        let planned = store.way_in(new.iter().cloned().map(Record::Process), clock::now());
        let kept = self.aside(BulkChange::Import, &planned).await;
        // The records that are here by now: another tab may have added the same.
        store.catch_up();
        if session.is_changed(&self.names_here(), early) {
            self.put_back_aside(kept).await;
            return TakenOver::Changed;
        }
        let (mut added, mut fault) = (Vec::new(), None);
        let all = new.len().max(1);
        let mut left = new.into_iter();
        let here = std::cell::Cell::new(0);
        in_slices(
            || {
                let Some(process) = left.next() else { return false };
                match store.put(process.clone(), clock::now()) {
                    Ok(receipt) => {
                        self.saving.set(receipt.state);
                        added.push(process);
                        here.set(added.len());
                        true
                    }
                    Err(error) => {
                        fault = Some(error);
                        false
                    }
                }
            },
            || goes_on(here.get() * 100 / all),
        )
        .await;
        let (count, kept) = (added.len(), kept.is_kept());
        // All at once: each change makes the plans of all screens again.
        self.records.add(added);
        TakenOver::Done { count, back: planned, kept, fault }
    }

    /// A table for spreadsheets.
    pub fn table(self, table: Table) -> String {
        self.on_list(|all| csv::table(table, all.iter().copied(), clock::now()))
    }

    /// A table of leads, stories and the rest of the search, for spreadsheets.
    pub fn search_table(self, table: SearchTable) -> String {
        let search = self.records.job_search().read_untracked();
        self.on_list(|all| search_csv::table(table, &search, all, &groups(all, &search)))
    }

    /// Everybody met as contact cards.
    pub fn cards(self) -> String {
        self.on_list(|all| vcard::cards(all.iter().copied()))
    }

    /// All records in one text that names nobody. `day` writes a date.
    pub fn disguised(self, day: &dyn Fn(NaiveDate) -> String) -> String {
        let me = self.profile_now().name.to_string();
        let copies = self.on_list(|all| anonymise::disguised(all, &me));
        let now = clock::now();
        copies.iter().map(|copy| dossier::markdown(&dossier::blocks(copy, now, day)) + "\n").collect()
    }

    /// A table for spreadsheets that names nobody.
    pub fn disguised_table(self, table: Table) -> String {
        let me = self.profile_now().name.to_string();
        let copies = self.on_list(|all| anonymise::disguised(all, &me));
        csv::table(table, copies.iter(), clock::now())
    }

    fn on_list<T>(self, make: impl FnOnce(&[&Process]) -> T) -> T {
        let processes = self.records.processes().read_untracked();
        let listed: Vec<&Process> =
            processes.values().filter(|process| process.trashed.is_none()).map(|process| &**process).collect();
        make(&listed)
    }

    /// What was done for the search, week by week.
    pub fn proof(self, from: NaiveDate, to: NaiveDate) -> Vec<Week> {
        let starts = self.week_starts();
        let search = self.records.job_search().get_untracked();
        self.on_list(|all| search_report::weeks(all, &search, (from, to), starts, clock::now()))
    }
}
