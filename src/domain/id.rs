//! Names for things that survive renaming: short random strings, one type for each kind of thing.

use crate::domain::json::Json;
use std::fmt;

/// Where fresh ids come from. The browser supplies randomness; tests supply a counter.
pub trait IdSource {
    /// A string of lower-case letters and digits that has not been handed out before.
    fn fresh(&mut self) -> String;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
        pub struct $name(String);

        impl $name {
            /// The next unused id of this kind.
            pub fn fresh(source: &mut impl IdSource) -> Self {
                Self(source.fresh())
            }

            /// Reads an id as it stands in an address or a storage key; `None` if it holds anything but
            /// lower-case letters, digits and hyphens, or more than 40 of them.
            pub fn parse(text: &str) -> Option<Self> {
                let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
                let whole = !text.is_empty() && text.len() <= 40 && text.bytes().all(fits);
                whole.then(|| Self(text.to_owned()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names one process: one employer, one role.
    ProcessId,
    /// Names one round of a process.
    RoundId,
    /// Names one person of a process.
    PersonId,
    /// Names one entry of a contact ledger.
    EntryId,
    /// Names one question asked in a round.
    QuestionId,
    /// Names a playbook that the user made.
    PlaybookId,
    /// Names one letter, from its first draft on.
    LetterId,
    /// Names one template that the user wrote.
    TemplateId,
    /// Names one thing that you were found lacking.
    GapId,
    /// Names one lead of the search that has not led to an interview yet.
    LeadId,
    /// Names one referee of the whole search.
    RefereeId,
    /// Names one contact who knows somebody of a process.
    AcquaintanceId,
    /// Names one story that you tell.
    StoryId,
    /// Names one point of a plan for the job.
    PointId,
    /// Names one event, or one mentor to ask.
    OccasionId,
}
