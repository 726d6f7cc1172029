//! The moments of a thank-you, from the end of an interview and the parameters of a playbook.

use crate::domain::advice::parameter::{ThankYouCloses, ThankYouDue, ThankYouOpens};
use crate::domain::advice::playbook::Parameters;
use crate::domain::moment::{at_hour, last_minute, plus_days, plus_minutes};
use chrono::{NaiveDateTime, Timelike};

/// Before this hour an interview's end counts as morning (F8).
const NOON: u32 = 12;
/// When the evening opens (F8).
const EVENING: u32 = 18;
/// When the morning opens (F8).
const MORNING: u32 = 8;

/// The moments of one thank-you; local wall-clock times, `opens <= due <= closes <= last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThanksMoments {
    /// Not before this.
    pub opens: NaiveDateTime,
    /// Best by this.
    pub due: NaiveDateTime,
    /// In time until this.
    pub closes: NaiveDateTime,
    /// Late, and still worth sending until this.
    pub last: NaiveDateTime,
}

/// That evening if the interview ended before noon, else the next morning (F8).
fn evening_or_morning(end: NaiveDateTime) -> NaiveDateTime {
    if end.hour() < NOON { at_hour(end.date(), EVENING) } else { at_hour(plus_days(end.date(), 1), MORNING) }
}

impl ThankYouOpens {
    /// The opening moment for an interview that ended at `end`.
    pub fn from(self, end: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::AfterEnd { minutes } => plus_minutes(end, i64::from(minutes)),
            Self::EveningOrMorning => evening_or_morning(end),
        }
    }
}

impl ThankYouDue {
    /// The due moment for an interview that ended at `end`, as the source says it.
    pub fn from(self, end: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::AfterEnd { minutes } => plus_minutes(end, i64::from(minutes)),
            Self::SameDayAt { hour } => at_hour(end.date(), hour),
            Self::AfterEveningOrMorning { minutes } => plus_minutes(evening_or_morning(end), i64::from(minutes)),
        }
    }
}

impl ThankYouCloses {
    /// The closing moment, and the moment after which it is not worth sending any more.
    pub fn from(self, end: NaiveDateTime) -> (NaiveDateTime, NaiveDateTime) {
        match self {
            Self::AfterEnd { minutes, grace } => {
                let closes = plus_minutes(end, i64::from(minutes));
                (closes, plus_minutes(closes, i64::from(grace)))
            }
            Self::EndOfDay => {
                let closes = last_minute(end.date()).max(end);
                (closes, closes)
            }
        }
    }
}

impl Parameters {
    /// The moments of a thank-you for an interview that ended at `end`. A source's hour that lies before its own
    /// opening (20:00 for an interview that ended at 20:30) gives way to the closing moment.
    pub fn thanks(&self, end: NaiveDateTime) -> ThanksMoments {
        let opens = self.thank_you_opens.value.from(end);
        let (closes, last) = self.thank_you_closes.value.from(end);
        let closes = closes.max(opens);
        let due = self.thank_you_due.value.from(end);
        let due = if due < opens { closes } else { due.min(closes) };
        ThanksMoments { opens, due, closes, last: last.max(closes) }
    }
}
