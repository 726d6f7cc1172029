//! How large the numbers of a playbook may be.

use crate::domain::advice::own_error::PlaybookError;
use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Permission, Recipients, SearchUntil, ThankYouCloses, ThankYouDue,
    ThankYouOpens, Wait,
};

/// The most minutes from the end of an interview that a thank-you can be planned: four weeks.
const MOST_MINUTES: u32 = 28 * 24 * 60;
/// The most days, working or calendar, that a wait can last.
const MOST_DAYS: u16 = 365;
/// The most follow-ups anyone should plan.
const MOST_FOLLOW_UPS: u8 = 5;

/// A value of a parameter whose numbers have bounds.
pub trait InRange: Copy {
    /// Whether the app can plan with it; `what` is what it is called. Errors: [`PlaybookError::OutOfRange`].
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError>;
}

fn minutes(what: &'static str, minutes: u32) -> Result<(), PlaybookError> {
    if minutes > MOST_MINUTES { Err(PlaybookError::OutOfRange(what)) } else { Ok(()) }
}

/// A number of days.
impl InRange for u16 {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        if self > MOST_DAYS { Err(PlaybookError::OutOfRange(what)) } else { Ok(()) }
    }
}

/// A number of follow-ups.
impl InRange for u8 {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        if self > MOST_FOLLOW_UPS { Err(PlaybookError::OutOfRange(what)) } else { Ok(()) }
    }
}

impl InRange for ThankYouOpens {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        match self {
            Self::AfterEnd { minutes: n } => minutes(what, n),
            Self::EveningOrMorning => Ok(()),
        }
    }
}

impl InRange for ThankYouDue {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        match self {
            Self::AfterEnd { minutes: n } | Self::AfterEveningOrMorning { minutes: n } => minutes(what, n),
            Self::SameDayAt { hour } if hour > 23 => Err(PlaybookError::OutOfRange("The hour for a thank-you")),
            Self::SameDayAt { .. } => Ok(()),
        }
    }
}

impl InRange for ThankYouCloses {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        match self {
            Self::AfterEnd { minutes: n, grace } => {
                minutes(what, n)?;
                minutes("The extra time for a thank-you", grace)
            }
            Self::EndOfDay => Ok(()),
        }
    }
}

impl InRange for AfterPromise {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        match self {
            Self::BusinessDays { days } => days.in_range(what),
            Self::OnTheDate => Ok(()),
        }
    }
}

impl InRange for Wait {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        let (Self::BusinessDays { days } | Self::Days { days }) = self;
        days.in_range(what)
    }
}

impl InRange for AfterFirst {
    fn in_range(self, what: &'static str) -> Result<(), PlaybookError> {
        self.days().unwrap_or(0).in_range(what)
    }
}

macro_rules! without_numbers {
    ($($type:ty),*) => {$(
        impl InRange for $type {
            fn in_range(self, _: &'static str) -> Result<(), PlaybookError> {
                Ok(())
            }
        }
    )*};
}
without_numbers!(LinkedIn, Medium, Permission, Recipients, SearchUntil);
