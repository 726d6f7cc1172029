//! What the user says of a step: done, sent, not needed, or open again.

use super::App;
use super::clock::minute;
use crate::device::{clock, random::RandomIds};
use crate::domain::actions::steps;
use crate::domain::id::ProcessId;
use crate::domain::ledger::{Override, Purpose};
use crate::domain::timeline::step::Step;

impl App {
    /// Marks a step as done now. Where a message fulfils the step, it goes into the ledger as well.
    pub fn mark_done(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        self.mark_sent(id, step, purpose, None);
    }

    /// The same; where the guard advised against the message, with the reason to send it nevertheless.
    pub fn mark_sent(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>, reason: Option<Override>) {
        let at = minute(clock::now());
        if self.process_now(id).is_some_and(|process| steps::is_done(&process, &step.key)) {
            return;
        }
        let sent = purpose.map(|purpose| (purpose, reason));
        self.edit_with_undo(id, "Done.", |process| steps::mark_done(process, step, sent, at, &mut RandomIds));
    }

    /// Marks a step as not needed.
    pub fn mark_not_needed(self, id: &ProcessId, step: &Step) {
        let at = minute(clock::now());
        self.edit_with_undo(id, "Marked as not needed.", |process| steps::mark_not_needed(process, &step.key, at));
    }

    /// Takes back what was said of a step, with the ledger entry that was written for it.
    pub fn unmark(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        self.edit_with_undo(id, "Open again.", |process| steps::unmark(process, step, purpose));
    }
}
