//! The moments of a thank-you, from the end of an interview and the parameters of a playbook.

use crate::domain::advice::parameter::{ThankYouCloses, ThankYouDue, ThankYouOpens};
use crate::domain::advice::parameters::Parameters;
use crate::domain::calendar::WorkCalendar;
use crate::domain::offset::{Offset, hour};
use chrono::{NaiveDateTime, Timelike};

/// Before this hour an interview's end counts as morning (F8).
const NOON: u32 = 12;
/// When the evening opens (F8).
const EVENING: u32 = hour(18);
/// When the morning opens (F8).
const MORNING: u32 = hour(8);

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

/// Whether the interview ended in the morning (F8).
pub(crate) fn ended_before_noon(end: NaiveDateTime) -> bool {
    end.hour() < NOON
}

/// So many minutes after the evening hour of the same day if the interview ended before noon, else after the morning
/// hour of the next day (F8).
fn evening_or_morning(end: NaiveDateTime, minutes: u32) -> Offset {
    let (days, opens) = if ended_before_noon(end) { (0, EVENING) } else { (1, MORNING) };
    let minutes = opens.saturating_add(minutes);
    Offset::Day(days + i64::from(minutes / hour(24)), minutes % hour(24))
}

fn after(minutes: u32) -> Offset {
    Offset::Minutes(i64::from(minutes))
}

impl ThankYouOpens {
    /// When the thank-you opens, counted from the end of the interview.
    pub fn after(self, end: NaiveDateTime) -> Offset {
        match self {
            Self::AfterEnd { minutes } => after(minutes),
            Self::EveningOrMorning => evening_or_morning(end, 0),
        }
    }
}

impl ThankYouDue {
    /// When the thank-you is due, counted from the end of the interview, as the source says it.
    pub fn after(self, end: NaiveDateTime) -> Offset {
        match self {
            Self::AfterEnd { minutes } => after(minutes),
            Self::SameDayAt { hour: at } => Offset::Day(0, hour(at.min(23))),
            Self::AfterEveningOrMorning { minutes } => evening_or_morning(end, minutes),
        }
    }
}

impl ThankYouCloses {
    /// When the thank-you closes, counted from the end of the interview; and when it is no longer worth sending.
    pub const fn after(self) -> (Offset, Offset) {
        match self {
            Self::AfterEnd { minutes, grace } => {
                (Offset::Minutes(minutes as i64), Offset::Minutes(minutes as i64 + grace as i64))
            }
            Self::EndOfDay => (Offset::Day(0, hour(24) - 1), Offset::Day(0, hour(24) - 1)),
        }
    }
}

impl Parameters {
    /// When a thank-you opens, is due, closes, and is no longer worth sending, told from the end of the interview.
    pub fn thanks_after(&self, end: NaiveDateTime) -> [Offset; 4] {
        let (closes, last) = self.thank_you_closes.value.after();
        [self.thank_you_opens.value.after(end), self.thank_you_due.value.after(end), closes, last]
    }

    /// Whether one of these moments hangs on whether the interview ended before noon.
    pub(crate) const fn thanks_turn_at_noon(&self) -> bool {
        matches!(self.thank_you_opens.value, ThankYouOpens::EveningOrMorning)
            || matches!(self.thank_you_due.value, ThankYouDue::AfterEveningOrMorning { .. })
    }

    /// The moments of a thank-you for an interview that ended at `end`. A source's hour that lies before its own
    /// opening (20:00 for an interview that ended at 20:30) gives way to the closing moment.
    pub fn thanks(&self, end: NaiveDateTime) -> ThanksMoments {
        // No working days here: thanks do not move.
        let calendar = WorkCalendar::default();
        let [opens, due, closes, last] = self.thanks_after(end).map(|offset| offset.from(end, &calendar));
        let closes = closes.max(opens);
        let due = if due < opens { closes } else { due.min(closes) };
        ThanksMoments { opens, due, closes, last: last.max(closes) }
    }
}
