//! A message that the user wrote to an employer, noted by hand.

use crate::domain::guard::Ask;
use crate::domain::id::{EntryId, IdSource};
use crate::domain::ledger::{Entry, LedgerEvent, Override};
use crate::domain::process::Process;
use crate::domain::text::Prose;
use chrono::NaiveDateTime;

/// Notes a message that went out at that local moment. Without a round it belongs to the last one that had been held by
/// then; `against` is the reason to send it where the guard advised against it.
pub fn log_message(
    process: &mut Process,
    message: Ask,
    at: NaiveDateTime,
    note: Prose,
    against: Option<Override>,
    ids: &mut impl IdSource,
) {
    let Ask { person, channel, purpose, round } = message;
    let held = process.rounds.iter().filter(|one| one.schedule.end().is_some_and(|end| end <= at));
    let last = held.max_by_key(|one| one.schedule.end()).map(|one| one.id.clone());
    let what = LedgerEvent::Sent { purpose, channel, to: person.into_iter().collect(), round: round.or(last), against };
    process.ledger.push(Entry { note, ..Entry::new(EntryId::fresh(ids), at, what) });
}
