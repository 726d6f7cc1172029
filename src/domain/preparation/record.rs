//! What the user adds on the prep sheet of a round: what is ticked off, what to bring, what to ask, how to get in.

use crate::domain::channel::Channel;
use crate::domain::json::Json;
use crate::domain::order::SortedMap;
use crate::domain::person::Stage;
use crate::domain::text::Line;
use chrono::NaiveDateTime;

/// What was added for one round.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct Preparation {
    /// What is ticked off, by the key of the line, and since when (local time). Keys hold no words of the user's.
    pub ticked: SortedMap<String, NaiveDateTime>,
    /// What else to bring.
    pub bring: Vec<Line>,
    /// What else to ask them.
    pub ask: Vec<Line>,
    /// How to get in: the entrance, whom to ask for, where to park.
    pub way_in: Line,
    /// What they said comes next, while they have named no day.
    pub stage: Option<Stage>,
    /// How they said the answer comes, while they have named no day.
    pub channel: Option<Channel>,
}

/// The key of a line that is named by its own words. It stays the same wherever the line stands, and tells nothing of it.
pub fn key(kind: &str, words: &str) -> String {
    // FNV-1a: short, the same in every build, and nobody gains anything by two lines that share a tick.
    let sum = words
        .trim()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{kind}-{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_key_and_the_key_says_nothing_of_it() {
        assert_eq!(key("ask", "When will you decide?"), key("ask", " When will you decide? "));
        assert_ne!(key("ask", "When?"), key("bring", "When?"));
        assert!(!key("ask", "Salary").to_lowercase().contains("salary"));
    }
}
