//! Taking records over from another tracker, and giving the list to a spreadsheet.

use crate::device::clock;
use crate::device::random::RandomIds;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::state::App;
use crate::storage::export::csv;
use crate::storage::import::{self, Import, ImportError};
use crate::storage::{Key, SaveError};
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Reads the table of another tracker. Changes nothing. Errors: why it is not taken.
    pub fn read_table(self, text: &str) -> Result<Import, ImportError> {
        let here: Vec<String> = {
            let processes = self.processes.read_untracked();
            processes.values().map(|process| import::name(&process.employer, &process.role)).collect()
        };
        import::read(text, &here, &mut RandomIds, clock::now())
    }

    /// Adds these records. Returns the ids of those that were added; where one could not be saved, also why: neither
    /// it nor those after it are here then.
    pub fn take_over(self, new: Vec<Process>) -> (Vec<ProcessId>, Option<SaveError>) {
        let (store, now) = (self.store.get_value(), clock::now());
        let (mut added, mut fault) = (Vec::new(), None);
        for process in new.into_iter().map(Arc::new) {
            match store.put(process.clone(), now) {
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
        let ids = added.iter().map(|process| process.id.clone()).collect();
        // All at once: the plans of all screens are made anew for it.
        self.processes
            .update(|all| added.into_iter().for_each(|process| drop(all.insert(process.id.clone(), process))));
        (ids, fault)
    }

    /// Takes records out again that were just added, for good. Errors: one could not be taken out.
    pub fn take_out(self, ids: &[ProcessId]) -> Result<(), SaveError> {
        let (store, now) = (self.store.get_value(), clock::now());
        let mut gone = Vec::new();
        let removed = ids.iter().try_for_each(|id| {
            store.remove(&Key::Process(id.clone()), now)?;
            gone.push(id);
            Ok(())
        });
        self.processes.update(|all| gone.iter().for_each(|id| drop(all.remove(*id))));
        removed
    }

    /// The list of interviews as a table for spreadsheets.
    pub fn table(self) -> String {
        let processes = self.processes.read_untracked();
        let listed = processes.values().filter(|process| process.trashed.is_none());
        csv::table(listed.map(|process| &**process), clock::now())
    }
}
