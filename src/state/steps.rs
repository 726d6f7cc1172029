//! What the user says of a step: done, sent, not needed, or open again.

use super::{App, minute};
use crate::device::{clock, random::RandomIds};
use crate::domain::actions::prepare::close_gap;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, ProcessId};
use crate::domain::ledger::{Decision, Entry, LedgerEvent, Override, Purpose};
use crate::domain::process::Mark;
use crate::domain::promise::Told;
use crate::domain::text::Line;
use crate::domain::timeline::step::{Step, StepKind, Subject};

impl App {
    /// Marks a step as done now. Where a message fulfils the step, it goes into the ledger as well.
    pub fn mark_done(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        self.mark_sent(id, step, purpose, None);
    }

    /// The same; where the guard advised against the message, with the reason to send it nevertheless.
    pub fn mark_sent(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>, reason: Option<Override>) {
        let at = minute(clock::now());
        let key = step.key.to_string();
        // A second tap must not send it twice.
        if self.process_now(id).is_some_and(|process| matches!(process.marks.get(&key), Some(Mark::Done(_)))) {
            return;
        }
        self.edit_with_undo(id, "Done.", |process| {
            if step.key.kind == StepKind::RecordPromise {
                let round = match &step.key.subject {
                    Subject::Round(round) => process.rounds.iter_mut().find(|one| one.id == *round),
                    _ => None,
                };
                round.into_iter().for_each(|round| round.told = Told::NoDate);
                return;
            }
            if let (StepKind::OwnPromise, Subject::Item(round, n)) = (step.key.kind, &step.key.subject) {
                return process.keep_promise(round, *n, Some(self.now.get_untracked()));
            }
            if let Subject::Gap(gap) = &step.key.subject {
                return close_gap(process, gap.as_str(), Some(at));
            }
            if let Some(mut happening) = happening(step, purpose) {
                if let LedgerEvent::Sent { against, .. } = &mut happening {
                    *against = reason;
                }
                process.ledger.push(Entry::new(EntryId::fresh(&mut RandomIds), at, happening));
            }
            process.marks.insert(step.key.to_string(), Mark::Done(at));
        });
    }

    /// Marks a step as not needed.
    pub fn mark_not_needed(self, id: &ProcessId, step: &Step) {
        let mark = Mark::NotNeeded { at: minute(clock::now()), reason: Line::default() };
        self.edit_with_undo(id, "Marked as not needed.", |process| {
            process.marks.insert(step.key.to_string(), mark);
        });
    }

    /// Takes back what was said of a step, with the ledger entry that was written for it.
    pub fn unmark(self, id: &ProcessId, step: &Step, purpose: Option<Purpose>) {
        let happening = happening(step, purpose);
        self.edit_with_undo(id, "Open again.", |process| {
            if let (StepKind::OwnPromise, Subject::Item(round, n)) = (step.key.kind, &step.key.subject) {
                process.keep_promise(round, *n, None);
            }
            if let Subject::Gap(gap) = &step.key.subject {
                close_gap(process, gap.as_str(), None);
            }
            let mark = process.marks.remove(&step.key.to_string());
            if let (Some(Mark::Done(at)), Some(happening)) = (&mark, &happening) {
                process.ledger.retain(|entry| entry.at != *at || !is_same(&entry.what, happening));
            }
            if let (StepKind::RecordPromise, Subject::Round(round)) = (step.key.kind, &step.key.subject) {
                process.rounds.iter_mut().filter(|one| one.id == *round).for_each(|one| one.told = Told::Unrecorded);
            }
        });
    }
}

/// What the ledger says of a step that a message fulfils.
fn happening(step: &Step, purpose: Option<Purpose>) -> Option<LedgerEvent> {
    match step.key.kind {
        StepKind::AssumeFilled => return Some(LedgerEvent::Decided(Decision::AssumedFilled)),
        StepKind::OpenAgain => return Some(LedgerEvent::Decided(Decision::Reopened)),
        _ => {}
    }
    let (round, to) = match &step.key.subject {
        Subject::Met(round, person) => (Some(round.clone()), vec![person.clone()]),
        Subject::Round(round) => (Some(round.clone()), Vec::new()),
        _ => (None, step.to.iter().cloned().collect()),
    };
    let purpose = purpose?;
    let usual = if purpose == Purpose::Connect { Channel::LinkedIn } else { Channel::Email };
    let channel = step.channel.unwrap_or(usual);
    Some(LedgerEvent::Sent { purpose, channel, to, round, against: None })
}

/// Whether two happenings are the same message, whatever reason was given for it.
fn is_same(one: &LedgerEvent, other: &LedgerEvent) -> bool {
    let mut one = one.clone();
    if let LedgerEvent::Sent { against, .. } = &mut one {
        *against = None;
    }
    one == *other
}
