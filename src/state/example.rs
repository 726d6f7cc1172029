//! The example: added while there are no records yet, removed in one tap.

use super::App;
use crate::device::clock;
use crate::domain::example::{example, is_example};
use crate::domain::id::ProcessId;
use crate::storage::Key;
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Adds the example, unless there is a record already.
    pub fn add_example(self) {
        if !self.has_any() {
            example(self.clock.now().get_untracked()).into_iter().for_each(|process| self.keep(Arc::new(process)));
        }
    }

    /// Removes the example. What was written into it goes to the trash; an untouched one is deleted at once.
    pub fn remove_example(self) {
        let ids: Vec<ProcessId> =
            self.records.processes().read_untracked().keys().filter(|id| is_example(id)).cloned().collect();
        let mut written = 0;
        for id in ids {
            let Some(process) = self.process_now(&id) else { continue };
            let untouched = example(process.created).into_iter().any(|made| made == *process);
            if !untouched {
                written += usize::from(process.trashed.is_none());
                self.edit(&id, |process| process.trashed = process.trashed.or(Some(clock::now())));
            } else if self.store.with_value(|store| store.remove(&Key::Process(id.clone()), clock::now())).is_ok() {
                self.forget_letters(&id);
                self.records.forget(&Key::Process(id.clone()));
            }
        }
        self.messages.say(match written {
            0 => "The example is removed.".into(),
            _ => "The example is removed. What you wrote in it is in the trash for 30 days.".into(),
        });
    }
}
