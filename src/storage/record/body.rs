//! A record, and beside it whatever a newer version of the app has put there that this one does not know.
//!
//! The types know nothing of that: the screens change a record, and where it becomes a text again, what was beside it
//! in the states that it is built upon is put back in its place (`unknown_members`). So a build from before a field was added
//! carries it through, whatever is done to the record in it.

use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::unknown_members::UnknownMembers;
use serde_json::Value;
use std::rc::Rc;

/// How many objects that were left out are tried to be brought back for what is unknown in them: each try reads all.
const MOST_TRIES: usize = 64;

/// A record with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// What is known of it.
    pub record: Record,
    /// All of it, where there is more than what is known.
    whole: Option<Rc<Value>>,
}

impl Body {
    /// A record of which everything is known.
    pub const fn of(record: Record) -> Self {
        Self { record, whole: None }
    }

    /// Reads the data found under `key`; `again` is asked for it once more if not all of it is known here.
    /// Errors: what does not fit, for whoever repairs it.
    pub fn read(key: &Key, data: Value, again: impl FnOnce() -> Option<Value>) -> Result<Self, String> {
        let (record, more) = Record::read(key, data)?;
        Ok(Self { record, whole: if more { again().map(Rc::new) } else { None } })
    }

    /// A record that was made of earlier states: what is not known here of each part of it is as in the first of them
    /// that has this part.
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
        // What is left out because all that is known of it is blank has its place all the same; what was taken out has
        // none. Only the types can tell one from the other.
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

    /// All of it as a value.
    pub fn value(&self) -> Value {
        self.whole.as_deref().cloned().unwrap_or_else(|| value_of(&self.record))
    }

    /// All of it as JSON. Errors: it cannot be written, which no record made by the app causes.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        match &self.whole {
            Some(whole) => Ok(whole.to_string()),
            None => self.record.to_text(),
        }
    }

    /// Whether something of it is not known here that `next` does not have.
    pub fn loses_in(&self, next: Option<&Self>) -> bool {
        self.whole.is_some() && next.is_none_or(|next| Self::over(self.record.clone(), &[next]) != *self)
    }
}

fn value_of(record: &Record) -> Value {
    record.to_text().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps in `new` the members of an object that `known`, which was read from `whole`, does not know.
pub fn carry(new: &mut Value, known: &Value, whole: &Value) {
    UnknownMembers::onto(new, &[(known, whole)], &[]);
}
