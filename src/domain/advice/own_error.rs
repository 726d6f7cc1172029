//! Why a playbook of the user's own was not taken.

use std::fmt;

/// Why a playbook was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaybookError {
    /// It has no name.
    Nameless,
    /// For some interviews the thank-you would close before it opens.
    ClosesBeforeOpens,
    /// The thank-you would be due before it opens, or after it closes.
    DueOutside,
    /// The cap leaves no room for the follow-ups that are planned.
    CapBelowPlan {
        /// Follow-ups planned.
        planned: u8,
        /// Follow-ups allowed.
        cap: u8,
    },
    /// A follow-up in the quiet time itself.
    NoWait,
    /// A number beyond what the app can plan with.
    OutOfRange(&'static str),
    /// The text is not a playbook of this app.
    Unreadable,
    /// It was written by a newer version of the app.
    Newer,
}

impl fmt::Display for PlaybookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nameless => f.write_str("Give your advice a name, so that you can find it later."),
            Self::ClosesBeforeOpens => f.write_str(
                "For some interviews, the latest time for a thank-you would be before the earliest. Change one of the two.",
            ),
            Self::DueOutside => {
                f.write_str("The best time for a thank-you must lie between the earliest and the latest. Change one of the three.")
            }
            Self::CapBelowPlan { planned, cap } => write!(
                f,
                "Your advice plans {planned} follow-ups and allows {cap}. Allow more, or plan fewer after the first."
            ),
            Self::NoWait => f.write_str("Your advice asks without any wait. Give them at least one day."),
            Self::OutOfRange(what) => {
                write!(f, "{what} is beyond what the app can plan with. Choose a smaller number.")
            }
            Self::Unreadable => f.write_str("This file holds no advice from this app. Nothing was changed."),
            Self::Newer => {
                f.write_str("A newer version of Afterword made this file. Reload this page, then try again.")
            }
        }
    }
}
