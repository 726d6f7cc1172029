//! What the user says of a step: done, sent, not needed, or open again.

use super::App;
use super::clock::minute;
use crate::device::{clock, random::RandomIds};
use crate::domain::actions::steps;
use crate::domain::event_titles::decision_title;
use crate::domain::id::{EntryId, ProcessId};
use crate::domain::ledger::{Decision, Entry, LedgerEvent, Override, Purpose};
use crate::domain::timeline::step::{Step, StepKind};

impl App {
    /// Marks a step as done now. Where a message fulfils the step, it goes into the ledger as well.
    pub fn mark_done(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        self.mark_sent(id, step, purpose, None);
    }

    /// Marks a step as done now, with the message that was sent for it; `reason` is the user's if the guard advised
    /// against it.
    pub fn mark_sent(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>, reason: Option<Override>) {
        let at = minute(clock::now());
        if self.process_now(id).is_some_and(|process| steps::is_done(&process, &step.key)) {
            return;
        }
        let sent = purpose.map(|purpose| (purpose, reason));
        let said = match step.key.kind {
            StepKind::AssumeFilled => "Closed. If they write, it opens again.",
            _ => "Done.",
        };
        self.edit_with_undo(id, said, |process| steps::mark_done(process, step, sent, at, &mut RandomIds));
    }

    /// Notes a decision of the user, and offers an undo.
    pub fn decide(self, id: &ProcessId, decision: Decision) {
        // To the minute, as messages are: a decision sorts after what was sent just before.
        let at = self.clock.now().get_untracked().max(minute(clock::now()));
        let said = [decision_title(decision), ". Saved."].concat();
        self.edit_with_undo(id, &said, |process| {
            process.ledger.push(Entry::new(EntryId::fresh(&mut RandomIds), at, LedgerEvent::Decided(decision)));
        });
    }

    /// Marks a step as not needed.
    pub fn mark_not_needed(self, id: &ProcessId, step: &Step) {
        let at = minute(clock::now());
        self.edit_with_undo(id, "Marked as not needed.", |process| steps::mark_not_needed(process, &step.key, at));
    }

    /// Reopens a step, and removes the ledger entry that was written for it.
    pub fn unmark(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        self.edit_with_undo(id, "Open again.", |process| steps::unmark(process, step, purpose));
    }
}
