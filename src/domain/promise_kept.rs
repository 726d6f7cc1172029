//! Whether a promise of the user's own was kept. There are two ways of saying so, on the step that follows from it
//! and on the promise itself: both read and write the same.

use crate::domain::id::RoundId;
use crate::domain::process::{Mark, Process};
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use chrono::{NaiveDate, NaiveDateTime};

fn key(round: &RoundId, n: usize) -> String {
    StepKey { kind: StepKind::OwnPromise, subject: Subject::Item(round.clone(), n) }.to_string()
}

impl Process {
    /// The day for which the promise behind this step was given, where one was named.
    pub fn promised_day(&self, key: &StepKey) -> Option<NaiveDate> {
        let Subject::Item(round, n) = &key.subject else { return None };
        let promise = self.round(round)?.own_promises.get(*n)?;
        promise.by.filter(|_| key.kind == StepKind::OwnPromise)
    }

    /// When the n-th promise of this round was kept, in whichever way it was said.
    pub fn promise_kept(&self, round: &RoundId, n: usize) -> Option<NaiveDateTime> {
        let kept = self.round(round).and_then(|round| round.own_promises.get(n)).and_then(|promise| promise.kept);
        kept.or_else(|| match self.marks.get(&key(round, n)) {
            Some(Mark::Done(at)) => Some(*at),
            _ => None,
        })
    }

    /// Says that the n-th promise of this round was kept at this local time, or that it is still to be kept. What
    /// else was said of the step, such as until when it was put off, is settled by that.
    pub fn keep_promise(&mut self, round: &RoundId, n: usize, at: Option<NaiveDateTime>) {
        let place = self.rounds.iter_mut().find(|one| one.id == *round).and_then(|one| one.own_promises.get_mut(n));
        if let Some(promise) = place {
            promise.kept = at;
            self.marks.remove(&key(round, n));
        }
    }

    /// Takes the n-th promise of this round out. What was said of those after it moves up with them.
    pub fn drop_promise(&mut self, round: &RoundId, n: usize) {
        let Some(one) = self.rounds.iter_mut().find(|one| one.id == *round) else { return };
        if n >= one.own_promises.len() {
            return;
        }
        one.own_promises.remove(n);
        self.marks.remove(&key(round, n));
        for place in n..one.own_promises.len() {
            if let Some(mark) = self.marks.remove(&key(round, place + 1)) {
                self.marks.insert(key(round, place), mark);
            }
        }
    }
}
