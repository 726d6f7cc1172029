//! One state of one record as it is stored, and how two states are related: the same, one built upon the other, or
//! diverged. Every decision about what may replace what is made from this.

use crate::storage::error::SaveError;
use crate::storage::record::body::Body;
use crate::storage::record::codec::{self, Damage, Saved};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::migrations::VERSION;
use crate::storage::record::pack;
use crate::storage::record::revision::{Revision, Writer};
use chrono::NaiveDateTime;
use std::rc::Rc;

/// How many other writers a state remembers. More tabs than this on one record at once, and a copy too many may be
/// shown; none is ever dropped for it.
const REMEMBERED: usize = 8;

/// One state of one record: what it says and the exact text that says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// What the text says.
    pub saved: Saved,
    /// The text.
    pub text: Rc<str>,
}

/// How two states are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They are one and the same.
    Same,
    /// The first was built upon the second.
    Newer,
    /// The second was built upon the first.
    Older,
    /// Neither knows of the other.
    Diverged,
}

impl Version {
    /// Reads a stored text. Errors: why it cannot be read.
    pub fn read(key: &str, text: &str) -> Result<Self, Damage> {
        Ok(Self { saved: codec::decode(key, text)?, text: text.into() })
    }

    /// A state built upon `before`, none for the first one; `record` is `None` for a deletion. What is not known here is
    /// as in the first of them; what a reader would refuse is not handed out. Errors: [`SaveError::Unwritable`].
    pub fn next(
        writer: &Writer,
        before: &[&Self],
        record: Option<Record>,
        at: NaiveDateTime,
    ) -> Result<Self, SaveError> {
        let bodies: Vec<&Body> = before.iter().filter_map(|version| version.saved.body.as_ref()).collect();
        Self::with(writer, before, record.map(|record| Body::over(record, &bodies)), at)
    }

    /// The same, where it is said what is not known here. Errors: [`SaveError::Unwritable`].
    pub fn with(writer: &Writer, before: &[&Self], body: Option<Body>, at: NaiveDateTime) -> Result<Self, SaveError> {
        let next = Self::written(writer, before, body, at)?;
        match next.key().map(|key| codec::decode(&key.to_string(), &next.text)) {
            Some(Err(Damage::WrongShape(why))) => Err(SaveError::Unwritable(why)),
            Some(Err(why)) => Err(SaveError::Unwritable(why.to_string())),
            Some(Ok(_)) | None => Ok(next),
        }
    }

    /// The same, readable or not: a backup holds every text that is on the screen.
    /// Errors: it cannot be put into words at all.
    pub(in crate::storage) fn unread(
        writer: &Writer,
        before: &[&Self],
        record: Option<Record>,
        at: NaiveDateTime,
    ) -> Result<Self, SaveError> {
        let bodies: Vec<&Body> = before.iter().filter_map(|version| version.saved.body.as_ref()).collect();
        Self::written(writer, before, record.map(|record| Body::over(record, &bodies)), at)
    }

    fn written(writer: &Writer, before: &[&Self], body: Option<Body>, at: NaiveDateTime) -> Result<Self, SaveError> {
        let rev = before.iter().map(|version| version.saved.stamp.rev).max().unwrap_or(0) + 1;
        if rev > Revision::HIGHEST {
            return Err(SaveError::Unwritable("no revisions left".into()));
        }
        let parents = before.iter().map(|version| &version.saved.stamp);
        let longest = before.iter().map(|version| version.saved.after.len()).max().unwrap_or(0);
        let elders = (0..longest).flat_map(|i| before.iter().filter_map(move |version| version.saved.after.get(i)));
        let mut after: Vec<Revision> = Vec::new();
        for stamp in parents.chain(elders).filter(|stamp| stamp.writer != *writer) {
            if let Some(known) = after.iter_mut().find(|known| known.writer == stamp.writer) {
                known.rev = known.rev.max(stamp.rev);
            } else if after.len() < REMEMBERED {
                after.push(stamp.clone());
            }
        }
        let mut around = serde_json::Map::new();
        for (name, value) in before.iter().flat_map(|version| &version.saved.around) {
            around.entry(name.as_str()).or_insert_with(|| value.clone());
        }
        let saved =
            Saved { version: VERSION, stamp: Revision { rev, writer: writer.clone() }, after, at, body, around };
        let text = codec::encode(&saved).map_err(|error| SaveError::Unwritable(error.to_string()))?;
        Ok(Self { saved, text: text.into() })
    }

    /// Whether everything in the state with this stamp went into this one.
    pub fn includes(&self, stamp: &Revision) -> bool {
        let own = [&self.saved.stamp];
        own.into_iter().chain(&self.saved.after).any(|known| known.writer == stamp.writer && known.rev >= stamp.rev)
    }

    /// How this state is related to another one of the same record.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.saved.stamp == other.saved.stamp {
            // Two texts under one stamp: one of them was tampered with, or a tab's name was used twice.
            let same = self.saved.body == other.saved.body;
            return if same { Relation::Same } else { Relation::Diverged };
        }
        match (self.includes(&other.saved.stamp), other.includes(&self.saved.stamp)) {
            (true, false) => Relation::Newer,
            (false, true) => Relation::Older,
            _ if self.saved.body == other.saved.body && self.saved.stamp > other.saved.stamp => Relation::Newer,
            _ if self.saved.body == other.saved.body => Relation::Older,
            _ => Relation::Diverged,
        }
    }

    /// The text that says it, unpacked where it is packed.
    pub fn plain(&self) -> String {
        let unpacked = if pack::is_packed(&self.text) { codec::encode(&self.saved).ok() } else { None };
        unpacked.unwrap_or_else(|| self.text.to_string())
    }

    /// The record, unless it was deleted.
    pub fn record(&self) -> Option<&Record> {
        self.saved.record()
    }

    /// The key under which a record of this state belongs, unless it was deleted.
    pub fn key(&self) -> Option<Key> {
        self.record().map(Record::key)
    }
}
