//! A conflict copy: the other version of a record that was changed in two places. It is kept whole, shown, and deleted
//! only by hand.

use crate::domain::json::Json;
use chrono::NaiveDateTime;
use std::fmt;

/// The id of a conflict copy, a hash of its contents, so that the same copy is never kept twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
pub struct CopyId(String);

impl CopyId {
    /// Reads an id; `None` unless it is 1 to 40 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        let whole = !text.is_empty() && text.len() <= 40 && text.bytes().all(fits);
        whole.then(|| Self(text.to_owned()))
    }

    /// The id of a copy of `key` that reads `text` (64-bit FNV-1a).
    pub(in crate::storage) fn of(key: &str, text: &str) -> Self {
        let bytes = key.bytes().chain([0]).chain(text.bytes());
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        Self(format!("{hash:016x}"))
    }
}

impl fmt::Display for CopyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How there came to be two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Origin {
    /// Two tabs changed the same field.
    TwoTabs,
    /// After a crash the two places in which the app keeps a record disagreed.
    TwoStories,
    /// A restored backup had something else.
    Backup,
}

/// The other version of one record.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct ConflictCopy {
    /// Its id.
    #[json(required)]
    pub id: CopyId,
    /// The key of the record it is a version of.
    #[json(required)]
    pub of: String,
    /// How it came to be.
    #[json(required)]
    pub origin: Origin,
    /// When that was noticed (local time).
    #[json(required)]
    pub found: NaiveDateTime,
    /// The fields in which the two differ, as paths (`rounds/k3f9/notes`); empty if that is not known.
    pub fields: Vec<String>,
    /// All of it as a stored text, never packed: whoever reads it may have no way to unpack it.
    #[json(required)]
    pub text: String,
}

impl ConflictCopy {
    /// Makes a conflict copy of the other version of what is stored under the key `of`; `text` is all of it, unpacked.
    pub fn keep(of: String, text: String, origin: Origin, fields: Vec<String>, found: NaiveDateTime) -> Self {
        Self { id: CopyId::of(&of, &text), of, origin, found, fields, text }
    }
}
