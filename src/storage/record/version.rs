//! One stored state of one record, and how two states are related: equal, one built upon the other, or diverged. Every
//! decision about which state may replace which is based on this.

use crate::storage::error::SaveError;
use crate::storage::record::body::Body;
use crate::storage::record::codec::{self, Damage, Saved};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::migrations::VERSION;
use crate::storage::record::pack;
use crate::storage::record::revision::{Revision, Writer};
use chrono::NaiveDateTime;
use std::rc::Rc;

/// How many other writers a state remembers. If more tabs than this edit one record at once, a conflict copy too many
/// may be shown; nothing is dropped.
const REMEMBERED: usize = 8;

/// One stored state of one record: its contents and the exact text.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The contents.
    pub saved: Saved,
    /// The text.
    pub text: Rc<str>,
}

/// How two states are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They are equal.
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

    /// A state built upon `before`, none for the first one; `record` is `None` for a deletion. Unknown members are
    /// taken from the first of them; a text that could not be read again is refused. Errors: [`SaveError::Unwritable`].
    pub fn next(
        writer: &Writer,
        before: &[&Self],
        record: Option<Record>,
        at: NaiveDateTime,
    ) -> Result<Self, SaveError> {
        let bodies: Vec<&Body> = before.iter().filter_map(|version| version.saved.body.as_ref()).collect();
        Self::with(writer, before, record.map(|record| Body::over(record, &bodies)), at)
    }

    /// A state built upon `before` whose body has its unknown members already. Errors: [`SaveError::Unwritable`].
    pub fn with(writer: &Writer, before: &[&Self], body: Option<Body>, at: NaiveDateTime) -> Result<Self, SaveError> {
        let next = Self::written(writer, before, body, at)?;
        match next.key().map(|key| codec::decode(&key.to_string(), &next.text)) {
            Some(Err(Damage::WrongShape(why))) => Err(SaveError::Unwritable(why)),
            Some(Err(why)) => Err(SaveError::Unwritable(why.to_string())),
            Some(Ok(_)) | None => Ok(next),
        }
    }

    /// A state built upon `before` that need not be readable again: a backup contains every text that is on the screen.
    /// Errors: it cannot be written as JSON.
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

    /// Whether the state with this revision went into this one.
    pub fn includes(&self, stamp: &Revision) -> bool {
        let own = [&self.saved.stamp];
        own.into_iter().chain(&self.saved.after).any(|known| known.writer == stamp.writer && known.rev >= stamp.rev)
    }

    /// How this state is related to another one of the same record.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.saved.stamp == other.saved.stamp {
            // Two texts with one revision: one was tampered with, or two tabs had the same name.
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

    /// The text, unpacked where it is packed.
    pub fn plain(&self) -> String {
        let unpacked = if pack::is_packed(&self.text) { codec::encode(&self.saved).ok() } else { None };
        unpacked.unwrap_or_else(|| self.text.to_string())
    }

    /// The record, unless it was deleted.
    pub fn record(&self) -> Option<&Record> {
        self.saved.record()
    }

    /// The key of its record, unless it was deleted.
    pub fn key(&self) -> Option<Key> {
        self.record().map(Record::key)
    }
}
