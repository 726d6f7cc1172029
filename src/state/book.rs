//! Letters, own templates and your details in memory: only what every start needs. The actions on them are in
//! `letters`, which is loaded with the screens of letters.

use super::App;
use crate::device::clock;
use crate::domain::id::{LetterId, ProcessId};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::letter::template::Template;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::timeline::step::{StepKey, Subject};
use crate::storage::{Key, Record};
use leptos::prelude::*;
use std::sync::Arc;

/// Every letter, every template, and you.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The letters of all processes.
    pub letters: Vec<Arc<Letter>>,
    /// The user's own phrases.
    pub templates: Vec<Arc<Template>>,
    /// You.
    pub profile: Arc<Profile>,
}

/// Replaces the item that is the same, or appends it.
fn put<T>(all: &mut Vec<Arc<T>>, new: Arc<T>, is_same: fn(&T, &T) -> bool) {
    match all.iter_mut().find(|known| is_same(known, &new)) {
        Some(known) => *known = new,
        None => all.push(new),
    }
}

impl Book {
    /// Takes in a record from the store, if it is of one of these kinds.
    pub fn apply_record(&mut self, record: &Record) {
        match record {
            Record::Letter(letter) => put(&mut self.letters, letter.clone(), |a, b| a.id == b.id),
            Record::Template(template) => put(&mut self.templates, template.clone(), |a, b| a.id == b.id),
            Record::Profile(profile) => self.profile = profile.clone(),
            _ => {}
        }
    }

    /// Removes what is gone from the store.
    pub fn forget(&mut self, key: &Key) {
        match key {
            Key::Letter(id) => self.letters.retain(|letter| letter.id != *id),
            Key::Template(id) => self.templates.retain(|template| template.id != *id),
            Key::Profile(_) => self.profile = Arc::default(),
            _ => {}
        }
    }

    /// The letter with this id.
    pub fn letter(&self, id: &LetterId) -> Option<Arc<Letter>> {
        self.letters.iter().find(|letter| letter.id == *id).cloned()
    }

    /// The letters of a process.
    pub fn of(&self, process: &ProcessId) -> Vec<Letter> {
        self.letters.iter().filter(|letter| letter.process == *process).map(|letter| (**letter).clone()).collect()
    }
}

impl App {
    /// Whether a letter to this person about this round is begun and not sent.
    pub fn has_draft(self, process: &Process, key: &StepKey) -> bool {
        let Subject::Met(round, person) = &key.subject else { return false };
        self.records.book().read_untracked().letters.iter().any(|letter| {
            letter.process == process.id
                && letter.purpose == LetterPurpose::ThankYou
                && letter.round.as_ref() == Some(round)
                && letter.to.people().contains(person)
                && !matches!(letter.state, LetterState::Sent { .. })
        })
    }

    /// Deletes the letters of a process that was deleted for good.
    pub(super) fn forget_letters(self, process: &ProcessId) {
        for letter in self.records.book().read_untracked().of(process) {
            let key = Key::Letter(letter.id);
            if self.store.with_value(|store| store.remove(&key, clock::now())).is_ok() {
                self.records.forget(&key);
            }
        }
    }
}
