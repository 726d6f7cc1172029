//! The invitation that a round was taken over from, so that a later edition of it finds the round.

use crate::domain::json::Json;
use crate::domain::text::Line;
use chrono::NaiveDateTime;

/// The invitation that a round was taken over from, as far as its sender names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Invited {
    /// The name under which its sender changes it or calls it off.
    #[json(required)]
    pub uid: Line,
    /// The number of the edition that was taken over, the highest if there were several.
    #[json(unless = is_zero)]
    pub sequence: u32,
    /// Which time of a series it is, as the sender names it; empty for the series, or where there is none.
    pub time: Line,
    /// When that edition was written, in UTC: of two with one number the later one holds.
    pub written: Option<NaiveDateTime>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Invited {
    /// Whether it is an earlier edition than this one of the same.
    pub fn is_older_than(&self, known: &Self) -> bool {
        let written = self.written.zip(known.written).is_some_and(|(mine, known)| mine < known);
        self.sequence < known.sequence || (self.sequence == known.sequence && written)
    }
}
