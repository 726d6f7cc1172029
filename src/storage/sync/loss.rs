//! Whether the browser has deleted records, told from notes in three places. It must never be said at a first start,
//! nor after the user deleted everything.

use std::fmt;

/// How many interviews a place remembers; `None` if it remembers nothing at all.
pub type Remembered = Option<u32>;

/// What is found at the start, once both places were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Interviews that are here now, readable or not.
    pub here: u32,
    /// How many were deleted by hand lately.
    pub deleted: u32,
    /// Whether the browser allows this page to read localStorage.
    pub open: bool,
    /// What the note in localStorage says.
    pub first: Remembered,
    /// Whether that note says that the journal had one too.
    pub twice: bool,
    /// What the note in the journal says.
    pub second: Remembered,
    /// What the note in the browser's file cache says.
    pub third: Remembered,
}

/// What was lost. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Everything: this many interviews were here.
    Everything(u32),
    /// A part of them.
    Part {
        /// Those that are missing.
        missing: u32,
        /// Those that were here.
        of: u32,
    },
    /// One of the two places was emptied, and refilled from the other.
    OnePlace,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything(count) => {
                let what = if *count == 1 { "1 interview was".to_owned() } else { format!("{count} interviews were") };
                write!(f, "{what} on this device and the browser no longer has them. Browsers clear what pages keep when space runs out, after a long time without a visit, or when somebody clears website data. A backup file brings everything back.")
            }
            Self::Part { missing, of } => {
                let are = if *missing == 1 { "is" } else { "are" };
                write!(f, "{missing} of the {of} interviews on this device {are} missing: the browser no longer has them. The others are as they were. A backup file brings back what is missing and leaves the rest alone.")
            }
            Self::OnePlace => f.write_str("The browser had emptied one of the two places in which the app keeps your interviews. All of them came back from the other. Make a backup: the next time it may be both."),
        }
    }
}

/// What was lost, if anything.
pub fn loss(found: Found) -> Option<Loss> {
    let Found { here, deleted, open, first, twice, second, third } = found;
    let remembered = [first, second, third].into_iter().flatten().max().unwrap_or(0);
    let missing = remembered.saturating_sub(here).saturating_sub(deleted);
    match here {
        // The note of the last deletion counts none; if it counts more, nobody deleted them.
        0 if remembered > 0 && deleted == 0 => Some(Loss::Everything(remembered)),
        0 => None,
        _ if missing > 0 => Some(Loss::Part { missing, of: remembered }),
        _ if open && first.is_none() && second.is_some() => Some(Loss::OnePlace),
        _ if twice && second.is_none() => Some(Loss::OnePlace),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lost_is_told_from_the_notes_and_never_without_them() {
        let fresh = Found { open: true, ..Found::default() };
        let usual = Found { here: 3, first: Some(3), twice: true, second: Some(3), third: Some(3), ..fresh };
        let cases = [
            ("a first start", fresh, None),
            ("as always", usual, None),
            ("the first save, killed before the second note", Found { here: 1, first: Some(1), ..fresh }, None),
            ("records of a version without notes", Found { here: 5, ..fresh }, None),
            ("a deletion of the last one", Found { here: 0, deleted: 1, ..usual }, None),
            ("deleted long ago", Found { first: Some(0), twice: true, second: Some(0), third: Some(0), ..fresh }, None),
            ("localStorage emptied", Found { first: None, twice: false, ..usual }, Some(Loss::OnePlace)),
            ("the journal emptied", Found { second: None, ..usual }, Some(Loss::OnePlace)),
            (
                "localStorage shut, all from the journal",
                Found { open: false, first: None, twice: false, ..usual },
                None,
            ),
            ("localStorage shut, the journal empty", Found { open: false, ..fresh }, None),
            ("one is missing", Found { here: 2, ..usual }, Some(Loss::Part { missing: 1, of: 3 })),
            (
                "localStorage emptied, and one is not in the journal",
                Found { here: 2, first: None, twice: false, ..usual },
                Some(Loss::Part { missing: 1, of: 3 }),
            ),
            ("one deleted, killed before that was noted", Found { here: 2, deleted: 1, ..usual }, None),
            (
                "one deleted, one missing",
                Found { here: 1, deleted: 1, ..usual },
                Some(Loss::Part { missing: 1, of: 3 }),
            ),
            ("one more than was noted", Found { here: 4, ..usual }, None),
            ("both emptied", Found { third: Some(3), ..fresh }, Some(Loss::Everything(3))),
            ("records gone, notes there", Found { here: 0, ..usual }, Some(Loss::Everything(3))),
            (
                "localStorage emptied and nothing in the journal but the note",
                Found { second: Some(2), ..fresh },
                Some(Loss::Everything(2)),
            ),
            ("everything emptied, notes too", fresh, None),
        ];
        for (name, found, expected) in cases {
            assert_eq!(loss(found), expected, "{name}");
        }
    }
}
