//! Between a record and the text that is stored for it: a small JSON envelope with the format's version, the
//! revision, the writer and the data. Reading never invents anything: a text that is not understood stays a text.

use crate::storage::migrations::{STEPS, VERSION, migrate};
use crate::storage::record::{Key, PREFIX, Record};
use crate::storage::stamp::{Stamp, Writer};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// Why a stored text could not be read. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// There is nothing in it.
    Empty,
    /// It stops in the middle.
    Truncated,
    /// It is not JSON.
    NotJson,
    /// It is JSON, and not one of our records; with the detail for whoever repairs it.
    WrongShape(String),
    /// A newer version of the app wrote it.
    NewerVersion(u64),
    /// Its name says that it is a kind of record this version does not know.
    UnknownKind,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("This record is empty. It is kept as it was found: you can download or discard it, and the other records are fine."),
            Self::Truncated => f.write_str("This record breaks off in the middle. What is left is kept as it was found: you can download, repair or discard it, and the other records are fine."),
            Self::NotJson => f.write_str("This record is damaged and cannot be read. It is kept as it was found: you can download, repair or discard it, and the other records are fine."),
            Self::WrongShape(detail) => write!(f, "This record is not as it should be ({detail}). It is kept as it was found: you can download, repair or discard it, and the other records are fine."),
            Self::NewerVersion(_) => f.write_str("This record was saved by a newer version of the app. It is safe and stays as it is: reload the page to get the newer version."),
            Self::UnknownKind => f.write_str("This is a kind of record that this version of the app does not know. It is safe and stays as it is: reload the page in case there is a newer version."),
        }
    }
}

/// A stored text that could not be read, untouched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The key it is stored under, as it stands.
    pub key: String,
    /// The text, as it stands.
    pub raw: String,
    /// What is wrong with it.
    pub why: Damage,
}

/// What a readable text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The version of the format in which it is written.
    pub version: u64,
    /// Which state of the record this is.
    pub stamp: Stamp,
    /// The latest states of other writers that it was built upon, nearest first.
    pub after: Vec<Stamp>,
    /// When it was saved (local time).
    pub at: NaiveDateTime,
    /// The record; `None` is a tombstone: it was deleted.
    pub record: Option<Record>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    v: u64,
    rev: u64,
    writer: Writer,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    after: Vec<Stamp>,
    at: NaiveDateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<bool>,
}

/// Whether a key is one of ours, readable or not.
pub fn is_ours(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The text to store. Errors: the record cannot be written as JSON, which no record made by the app causes.
pub fn encode(saved: &Saved) -> Result<String, serde_json::Error> {
    let data = saved.record.as_ref().map(Record::to_value).transpose()?;
    serde_json::to_string(&Envelope {
        v: saved.version,
        rev: saved.stamp.rev,
        writer: saved.stamp.writer.clone(),
        after: saved.after.clone(),
        at: saved.at,
        gone: data.is_none().then_some(true),
        data,
    })
}

/// Reads what is stored under `key`. Errors: why it cannot be read; the text itself is the caller's to keep.
pub fn decode(key: &str, raw: &str) -> Result<Saved, Damage> {
    if raw.trim().is_empty() {
        return Err(Damage::Empty);
    }
    let whole: Value =
        serde_json::from_str(raw).map_err(|error| if error.is_eof() { Damage::Truncated } else { Damage::NotJson })?;
    let version = whole.get("v").and_then(Value::as_u64);
    match version {
        Some(newer) if newer > VERSION => return Err(Damage::NewerVersion(newer)),
        None | Some(0) => return Err(Damage::WrongShape("it does not say which version wrote it".into())),
        Some(_) => {}
    }
    let key = Key::parse(key).ok_or(Damage::UnknownKind)?;
    let shape = |detail: String| Damage::WrongShape(detail);
    let envelope = Envelope::deserialize(whole).map_err(|error| shape(error.to_string()))?;
    let stamp = Stamp { rev: envelope.rev, writer: envelope.writer };
    if !(1..=Stamp::HIGHEST).contains(&stamp.rev) {
        return Err(shape("its revision is out of range".into()));
    }
    let record = match (envelope.data, envelope.gone) {
        (None, Some(true)) => None,
        (Some(mut data), None) => {
            let text = key.to_string();
            let kind = text.split('/').nth(1).unwrap_or_default();
            migrate(kind, envelope.v, &mut data, &STEPS);
            Some(Record::from_value(&key, data).map_err(shape)?)
        }
        _ => return Err(shape("it holds no data".into())),
    };
    Ok(Saved { version: envelope.v, stamp, after: envelope.after, at: envelope.at, record })
}
