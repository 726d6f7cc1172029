//! The offer that a process holds at a moment.

use crate::domain::ledger::{EmployerResponse, LedgerEvent, OfferForm};
use crate::domain::process::Process;
use chrono::{NaiveDate, NaiveDateTime};

/// An offer that was not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InHand {
    /// Spoken or written, as it came last.
    pub form: OfferForm,
    /// Since when it is known (local time).
    pub since: NaiveDateTime,
    /// The day by which they want the answer.
    pub answer_by: Option<NaiveDate>,
}

/// The day by which an offer wants its answer: the one named with it, else the one that was known, as when a spoken offer
/// comes in writing; a day that had passed by then counts no more.
pub fn day_for_answer(named: Option<NaiveDate>, known: Option<NaiveDate>, at: NaiveDateTime) -> Option<NaiveDate> {
    named.or(known.filter(|by| at.date() <= *by))
}

/// The newest offer of this process by then, with the day they named last.
pub fn in_hand(process: &Process, now: NaiveDateTime) -> Option<InHand> {
    let mut last: Option<InHand> = None;
    for entry in process.ledger_until(now) {
        let LedgerEvent::Heard { news, .. } = &entry.what else { continue };
        match news {
            EmployerResponse::Offer { form, answer_by } => {
                let known = last.and_then(|offer| offer.answer_by);
                let answer_by = day_for_answer(*answer_by, known, entry.at);
                last = Some(InHand { form: *form, since: entry.at, answer_by });
            }
            EmployerResponse::AnswerBy(by) => last.iter_mut().for_each(|offer| offer.answer_by = Some(*by)),
            EmployerResponse::OfferWithdrawn | EmployerResponse::Refusal => last = None,
            _ => {}
        }
    }
    last
}
