//! How far it is with all the referees of a process.

use crate::domain::id::RefereeId;
use crate::domain::process::Process;
use crate::domain::referees::reference::{Milestone, Reference};
use chrono::NaiveDateTime;

impl Process {
    /// What was done here with the referee of this id.
    pub fn reference(&self, id: &RefereeId) -> Option<&Reference> {
        self.references.iter().find(|one| one.id == *id)
    }

    /// With how many of those named that has happened by then, and how many are named.
    pub fn reached(&self, milestone: Milestone, now: NaiveDateTime) -> (usize, usize) {
        let done = |one: &&Reference| one.at(milestone).is_some_and(|at| at <= now);
        (self.references.iter().filter(done).count(), self.references.len())
    }

    /// Since when that has happened with each of those named; none while one is left, or where nobody is named.
    pub fn reached_by_all(&self, milestone: Milestone, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let times = self.references.iter().map(|one| one.at(milestone).filter(|at| *at <= now));
        times.collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}
