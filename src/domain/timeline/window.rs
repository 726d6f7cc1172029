//! The stretch of time in which a step may be taken.

use chrono::NaiveDateTime;

/// When a step may be taken; all local wall-clock times, `opens <= due <= closes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Not before this.
    pub opens: NaiveDateTime,
    /// Best by this.
    pub due: NaiveDateTime,
    /// Pointless after this, where there is such a moment.
    pub closes: Option<NaiveDateTime>,
}
