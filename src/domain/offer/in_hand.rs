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

/// The newest offer of this process by then, with the day they named last.
pub fn in_hand(process: &Process, now: NaiveDateTime) -> Option<InHand> {
    let mut last: Option<InHand> = None;
    for entry in process.ledger_until(now) {
        let LedgerEvent::Heard { news, .. } = &entry.what else { continue };
        match news {
            EmployerResponse::Offer { form, answer_by } => {
                let before = last.and_then(|offer| offer.answer_by);
                last = Some(InHand { form: *form, since: entry.at, answer_by: answer_by.or(before) });
            }
            EmployerResponse::AnswerBy(by) => last.iter_mut().for_each(|offer| offer.answer_by = Some(*by)),
            EmployerResponse::OfferWithdrawn | EmployerResponse::Refusal => last = None,
            _ => {}
        }
    }
    last
}
