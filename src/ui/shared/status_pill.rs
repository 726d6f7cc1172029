//! How the contact with an employer stands, in one badge: the same words wherever the employer is listed.

use crate::device::dates::{self, Style};
use crate::domain::agenda::contact_status::{ContactStatus, contact_status};
use crate::domain::process::{Process, Status};
use crate::domain::timeline::step::Plan;
use crate::ui::kit::badge::Badge;
use chrono::NaiveDateTime;

/// The badge of an employer at `now`.
pub fn status_pill(process: &Process, plan: &Plan, now: NaiveDateTime) -> Badge {
    pill(contact_status(process, plan, now))
}

/// The badge that says so.
pub fn pill(status: ContactStatus) -> Badge {
    let day = |at: NaiveDateTime| dates::write(at, Style::Day);
    match status {
        ContactStatus::ThankThem => Badge::new("act", "letter", "Thank them"),
        ContactStatus::TheirDay => Badge::new("wait", "flag", "Their day is today"),
        ContactStatus::MayAsk => Badge::new("act", "pen", "You may ask now"),
        ContactStatus::NoAnswer => Badge::new("closed", "clock", "No answer"),
        ContactStatus::Offer { answer_by: Some(by), .. } => {
            Badge::new("act", "letter", ["Offer: answer by ", &*day(dates::noon(by))].concat())
        }
        ContactStatus::Offer { .. } => Badge::new("act", "letter", "Offer to answer"),
        ContactStatus::NextRound(at) => {
            let words = ["Next round ", &*day(at), ", ", &*dates::write(at, Style::Time)].concat();
            Badge::new("done", "interviews", words)
        }
        ContactStatus::WaitUntil(at) => Badge::new("wait", "hand", ["Wait until ", &*day(at)].concat()),
        ContactStatus::TheyAnswered => Badge::new("", "mail-open", "They answered"),
        ContactStatus::Running => Badge::new("", "clock", "Nothing due"),
        ContactStatus::Ended(standing @ (Status::Accepted | Status::Started)) => {
            Badge::new("done", "check", standing.label())
        }
        ContactStatus::Ended(standing) => Badge::new("closed", "end", standing.label()),
    }
}
