//! A record, and with it the members that a newer version of the app has stored there and this one does not know.
//!
//! The types do not hold them: the screens change a record, and when it is written again, the unknown members of its
//! earlier states are put back in their places (`unknown_members`). So an older build preserves a newer field, whatever
//! is done to the record in it.

use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::unknown_members::UnknownMembers;
use serde_json::Value;
use std::rc::Rc;

/// How many omitted objects are tried at most when unknown members are put back: each try reads the whole record.
const MOST_TRIES: usize = 64;

/// A record with its unknown members.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The record as this build knows it.
    pub record: Record,
    /// All of it as JSON, if there is more than this build knows.
    whole: Option<Rc<Value>>,
}

impl Body {
    /// A record without unknown members.
    pub const fn of(record: Record) -> Self {
        Self { record, whole: None }
    }

    /// Reads the data found under `key`; `again` is called for it once more if it has unknown members. Errors: what
    /// does not fit, for whoever repairs it.
    pub fn read(key: &Key, data: Value, again: impl FnOnce() -> Option<Value>) -> Result<Self, String> {
        let (record, more) = Record::read(key, data)?;
        Ok(Self { record, whole: if more { again().map(Rc::new) } else { None } })
    }

    /// A record that was made from earlier states: the unknown members of each part are those of the first state that
    /// has this part.
    pub fn over(record: Record, before: &[&Self]) -> Self {
        if before.iter().all(|body| body.whole.is_none()) {
            return Self::of(record);
        }
        let known: Vec<Value> = before.iter().map(|body| value_of(&body.record)).collect();
        let whole = |at: usize| before[at].whole.as_deref().unwrap_or(&known[at]);
        let sources: Vec<(&Value, &Value)> = known.iter().enumerate().map(|(at, known)| (known, whole(at))).collect();
        let key = record.key();
        let grafted = |tries: &[usize]| {
            let mut data = value_of(&record);
            let left_out = UnknownMembers::onto(&mut data, &sources, tries);
            let body = Self::read(&key, data.clone(), || Some(data)).ok();
            (body.filter(|body| body.record == record), left_out)
        };
        let (mut body, left_out) = grafted(&[]);
        // An object may be omitted because all its known members are blank, and then its unknown ones still belong
        // there; or because it was removed, and then they do not. Only the types can tell which.
        let mut tries = Vec::new();
        for one in 0..left_out.min(MOST_TRIES) {
            tries.push(one);
            match grafted(&tries).0 {
                Some(more) => body = Some(more),
                None => drop(tries.pop()),
            }
        }
        body.unwrap_or_else(|| Self::of(record))
    }

    /// All of it as JSON, unknown members included.
    pub fn value(&self) -> Value {
        self.whole.as_deref().cloned().unwrap_or_else(|| value_of(&self.record))
    }

    /// All of it as JSON text. Errors: it cannot be written, which no record made by the app causes.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        match &self.whole {
            Some(whole) => Ok(whole.to_string()),
            None => self.record.to_text(),
        }
    }

    /// Whether it has unknown members that `next` does not have.
    pub fn loses_in(&self, next: Option<&Self>) -> bool {
        self.whole.is_some() && next.is_none_or(|next| Self::over(self.record.clone(), &[next]) != *self)
    }
}

fn value_of(record: &Record) -> Value {
    record.to_text().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Copies into `new` the members of an object that `known`, which was read from `whole`, does not have.
pub fn carry(new: &mut Value, known: &Value, whole: &Value) {
    UnknownMembers::onto(new, &[(known, whole)], &[]);
}
