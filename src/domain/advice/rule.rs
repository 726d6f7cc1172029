//! One rule: one thing a source says a candidate should do.

use crate::domain::advice::source::{Source, SourceId};
use std::fmt;

/// A rule's id: the letter of its source and a number, such as `J2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub(super) &'static str);

impl RuleId {
    /// The letter and the number.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One rule, in our words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The article it comes from.
    pub source: SourceId,
    /// What it asks, in one or two short sentences.
    pub says: &'static str,
}

impl Rule {
    /// Who says so, and where. `Display` of the result is author and title.
    pub const fn citation(&self) -> &'static Source {
        self.source.source()
    }
}
