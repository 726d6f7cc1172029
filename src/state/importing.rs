//! Taking records over from another tracker, and giving the list to a spreadsheet.

use crate::device::clock;
use crate::device::random::RandomIds;
use crate::domain::process::Process;
use crate::state::App;
use crate::storage::export::csv;
use crate::storage::import::{self, Import, ImportError};
use crate::storage::way_back::{Deed, WayBack};
use crate::storage::{Record, SaveError};
use leptos::prelude::*;
use std::sync::Arc;

/// What became of an import.
pub enum TakenOver {
    /// Nothing yet: something was added here since the look, and this is what would come now.
    Changed(Import),
    /// These came.
    Done {
        /// How many.
        count: usize,
        /// The way back.
        back: WayBack,
        /// Whether it is there even after the page was closed.
        kept: bool,
        /// Why it stopped before the end, if it did: neither that record nor those after it are here.
        fault: Option<SaveError>,
    },
}

impl App {
    /// Reads the table of another tracker. Changes nothing. Errors: why it is not taken.
    pub fn read_table(self, text: &str) -> Result<Import, ImportError> {
        import::read(text, &self.names_here(), &mut RandomIds, clock::now())
    }

    /// What the records here are called for an import; not what lies in the trash, or nothing could come again that an
    /// undo has put there.
    fn names_here(self) -> Vec<String> {
        let processes = self.processes.read_untracked();
        let here = processes.values().filter(|process| process.trashed.is_none());
        here.map(|process| import::name(&process.employer, &process.role)).collect()
    }

    /// Adds those records of an import that were looked at, `early` ones too or not.
    pub async fn take_over(self, import: &Import, early: bool) -> TakenOver {
        let store = self.store.get_value();
        let new: Vec<Arc<Process>> = import.wanted(early).map(|one| Arc::new(one.process.clone())).collect();
        let planned = store.way_in(new.iter().cloned().map(Record::Process), clock::now());
        let kept = self.aside(Deed::Import, &planned).await;
        // What is here by now: another tab may have added the same.
        store.catch_up();
        let now = import.again(&self.names_here());
        if now != *import {
            self.put_back_aside(kept).await;
            return TakenOver::Changed(now);
        }
        let (mut added, mut fault) = (Vec::new(), None);
        for process in new {
            match store.put(process.clone(), clock::now()) {
                Ok(receipt) => {
                    self.saving.set(receipt.state);
                    added.push(process);
                }
                Err(error) => {
                    fault = Some(error);
                    break;
                }
            }
        }
        let (count, kept) = (added.len(), kept.is_kept());
        // All at once: the plans of all screens are made anew for it.
        self.processes
            .update(|all| added.into_iter().for_each(|process| drop(all.insert(process.id.clone(), process))));
        TakenOver::Done { count, back: planned, kept, fault }
    }

    /// The list of interviews as a table for spreadsheets.
    pub fn table(self) -> String {
        let processes = self.processes.read_untracked();
        let listed = processes.values().filter(|process| process.trashed.is_none());
        csv::table(listed.map(|process| &**process), clock::now())
    }
}
