//! The actions on the log of exported calendar entries, and on the job search.

use super::App;
use crate::device::dates;
use crate::domain::ics::log::CalendarLog;
use crate::domain::id::ProcessId;
use crate::domain::job_search::{Effort, JobSearch, Lead, Tally, week_of};
use crate::domain::process::Process;
use crate::reactive::Memo;
use crate::storage::Record;
use leptos::prelude::*;
use std::sync::Arc;

impl App {
    /// Saves the log of exported calendar entries, with the settings for exporting.
    pub fn keep_calendar_log(self, log: CalendarLog) {
        if self.records.calendar_log().get_untracked() != log {
            self.records.apply(Record::from(log.clone()));
            self.save(log);
        }
    }

    /// Changes the job search, and saves it.
    pub fn change_search(self, change: impl FnOnce(&mut JobSearch)) {
        let before = self.records.job_search().get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.records.apply(Record::from(after.clone()));
            self.save(after);
        }
    }

    /// Changes the job search, saves it, says `said` and offers an undo; says nothing where nothing changed.
    pub fn change_search_with_undo(self, said: &str, change: impl FnOnce(&mut JobSearch)) {
        let before = self.records.job_search().get_untracked();
        self.change_search(change);
        // Nothing is said if nothing was changed.
        if before != self.records.job_search().get_untracked() {
            self.offer_undo(Some(Record::from(before)), said.to_owned());
        }
    }

    /// Changes the job search and saves it; if `change` returns a sentence, says it and offers an undo.
    pub fn change_search_telling(self, change: impl FnOnce(&mut JobSearch) -> Option<String>) {
        let (before, mut said) = (self.records.job_search().get_untracked(), None);
        self.change_search(|search| said = change(search));
        said.into_iter().for_each(|said| self.offer_undo(Some(Record::from(before.clone())), said));
    }

    /// Whether the search goes on, so that the app reminds of it.
    pub fn searches(self) -> bool {
        self.plans.agenda().with(|agenda| agenda.searching.is_some()) || !self.has_any()
    }

    /// How many next steps with leads are due today, while the search goes on.
    pub fn due_leads(self) -> Memo<usize> {
        Memo::new(move |_| {
            let today = self.clock.now().get().date();
            let due =
                self.records.job_search().with(|search| search.leads.iter().filter(|lead| lead.is_due(today)).count());
            if due > 0 && self.searches() { due } else { 0 }
        })
    }

    /// The leads whose next step has a day, while the search goes on.
    pub fn dated_leads(self) -> Vec<Lead> {
        if !self.searches() {
            return Vec::new();
        }
        self.records
            .job_search()
            .with(|search| search.open_leads().into_iter().filter(|lead| lead.by.is_some()).cloned().collect())
    }

    /// The day that a week begins with: 1 (Monday) to 7 (Sunday).
    pub fn week_starts(self) -> u8 {
        self.records.job_search().with(|search| search.week_starts).unwrap_or_else(dates::week_starts)
    }

    /// Notes something done for the search today.
    pub fn note_effort(self, effort: Effort) {
        let today = self.clock.now().get_untracked().date();
        let mut counted = false;
        self.change_search_with_undo(&format!("Logged: {}.", lower(effort.label())), |search| {
            counted = search.note(today, effort);
        });
        if !counted {
            self.messages.say(format!("Not saved. A day takes {} of a kind, and today is full.", Tally::MOST));
        }
    }

    /// Removes the latest such effort of this week.
    pub fn take_effort_back(self, effort: Effort) {
        let today = self.clock.now().get_untracked().date();
        let first = week_of(today, untrack(|| self.week_starts()));
        self.change_search_with_undo("One less.", |search| search.take_back(first, today, effort));
    }

    /// Saves an interview that was read from a file or text and confirmed, as a new record.
    pub fn keep_interview(self, change: impl FnOnce(&mut Process)) -> Option<ProcessId> {
        let (id, _) = self.begin();
        let mut process = (*self.process_now(&id)?).clone();
        process.rounds.clear();
        change(&mut process);
        self.keep(Arc::new(process));
        Some(id)
    }
}

/// The words with a lower-case first letter, unless they begin with an abbreviation.
fn lower(words: &str) -> String {
    if words.starts_with("CV") { words.to_owned() } else { words.to_ascii_lowercase() }
}
