//! What to look through of what anyone can see of you (G10): it holds whatever is thought of LinkedIn.

use crate::domain::process::Process;
use chrono::NaiveDateTime;

/// Before an interview, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// They may look you up.
    Before,
    /// While they decide.
    After,
}

/// One thing to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The name under which it is stored.
    pub key: &'static str,
    /// When.
    pub when: When,
    /// What should be so.
    pub says: &'static str,
}

/// The list.
pub const LOOKS: [Look; 7] = [
    Look { key: "cv", when: When::Before, says: "Dates and job titles match my CV" },
    Look { key: "photo", when: When::Before, says: "Photo and headline suit the job I want" },
    Look { key: "name", when: When::Before, says: "I searched my own name and looked at what comes up" },
    Look { key: "private", when: When::Before, says: "Old posts I wouldn’t show them are private" },
    Look { key: "silent", when: When::After, says: "I posted nothing about the interview, the people or the pay" },
    Look { key: "groups", when: When::After, says: "Nothing about it in group chats either" },
    Look { key: "friends", when: When::After, says: "I asked friends not to post about it" },
];

/// Since when all of it was looked at for this process; none while one is left.
pub fn all_since(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let times = LOOKS.iter().map(|look| process.tidied.get(&look.key.to_owned()).copied().filter(|at| *at <= now));
    times.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// How many were looked at.
pub fn count(process: &Process, now: NaiveDateTime) -> usize {
    let done = |look: &&Look| process.tidied.get(&look.key.to_owned()).is_some_and(|at| *at <= now);
    LOOKS.iter().filter(done).count()
}
