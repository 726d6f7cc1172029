//! How far it is with all the referees of a process.

use crate::domain::id::RefereeId;
use crate::domain::process::{Process, Status};
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

    /// How far it is with those named here, in a line: before the decision whether they know what may come, after it
    /// whether they know how it ended.
    pub fn referees_in_words(&self, now: NaiveDateTime) -> String {
        let decided = !matches!(self.status(now), Status::Open | Status::Offered);
        let (done, all) = self.reached(if decided { Milestone::Result } else { Milestone::Briefed }, now);
        match (decided, done == all) {
            (false, true) => "Each one is briefed. They know what may come.".to_owned(),
            (false, false) => format!("{done} of {all} briefed."),
            (true, true) => "Each one knows how it ended.".to_owned(),
            (true, false) if done == 0 => "It is decided. Tell them how it ended, and thank them.".to_owned(),
            (true, false) => format!("{done} of {all} know how it ended."),
        }
    }

    /// Since when that has happened with each of those named; none while one is left, or where nobody is named.
    pub fn reached_by_all(&self, milestone: Milestone, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let times = self.references.iter().map(|one| one.at(milestone).filter(|at| *at <= now));
        times.collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}
