//! Between a record and the text that is stored for it: a small JSON envelope with the version of the format, the
//! revision, the writer and the data, plain or packed. Reading never invents anything: a text that is not understood
//! stays a text, and unknown members are kept beside the known ones.

use crate::domain::iso;
use crate::storage::record::body::Body;
use crate::storage::record::kinds::{Key, PREFIX, Record};
use crate::storage::record::migrations::{STEPS, VERSION, migrate};
use crate::storage::record::pack;
use crate::storage::record::revision::{Revision, Writer};
use chrono::NaiveDateTime;
use serde_json::error::Category;
use serde_json::{Map, Value};
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
    /// Its key says that it is a kind of record this version does not know.
    UnknownKind,
    /// None any more: an earlier version of the app could not read it and put it aside.
    None,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("This record is empty. It stays as it was found. You can download or discard it. The other records are fine."),
            Self::Truncated => f.write_str("This record breaks off in the middle. What is left stays as it was found. You can download, repair or discard it. The other records are fine."),
            Self::NotJson => f.write_str("This record is damaged and cannot be read. It stays as it was found. You can download, repair or discard it. The other records are fine."),
            Self::WrongShape(detail) => write!(f, "This record is not as it should be ({detail}). It stays as it was found. You can download, repair or discard it. The other records are fine."),
            Self::None => f.write_str("An earlier version of the app could not read this text. It can be read now. Download it to compare it with the record, or discard it."),
            Self::NewerVersion(_) | Self::UnknownKind => f.write_str("A newer version of Afterword saved this. It is safe and stays as it is: reload this page to get the newer version."),
        }
    }
}

impl Damage {
    /// Whether there is no damage, and this version of the app is only too old for it.
    pub const fn is_newer(&self) -> bool {
        matches!(self, Self::NewerVersion(_) | Self::UnknownKind)
    }
}

/// A stored text that could not be read, unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The key it is stored under, unchanged.
    pub key: String,
    /// The text, unchanged.
    pub raw: String,
    /// What is wrong with it.
    pub why: Damage,
}

impl Unreadable {
    /// Whether the text is sound, and this version of the app is only too old for it.
    pub fn is_newer(&self) -> bool {
        self.why.is_newer()
    }

    /// Whether it was put aside, and a sound record is in its place.
    pub fn is_aside(&self) -> bool {
        !is_ours(&self.key)
    }
}

/// What a readable text contains.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The version of the format in which it is written.
    pub version: u64,
    /// Which state of the record this is.
    pub stamp: Revision,
    /// The latest states of other writers that it was built upon, nearest first.
    pub after: Vec<Revision>,
    /// When it was saved (local time).
    pub at: NaiveDateTime,
    /// The record; `None` is a tombstone: it was deleted.
    pub body: Option<Body>,
    /// Unknown members of the envelope.
    pub around: Map<String, Value>,
}

impl Saved {
    /// The record as this build knows it, unless it was deleted.
    pub fn record(&self) -> Option<&Record> {
        self.body.as_ref().map(|body| &body.record)
    }
}

/// Whether a key belongs to the app, whether its text can be read or not.
pub fn is_ours(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The part of the text before the record.
fn envelope(saved: &Saved) -> String {
    let Saved { version, stamp: Revision { rev, writer }, after, at, .. } = saved;
    // Writers and revisions contain nothing that JSON has to escape.
    let mut text = format!(r#"{{"v":{version},"rev":{rev},"writer":"{}""#, writer.as_str());
    for (i, stamp) in after.iter().enumerate() {
        text += if i == 0 { r#","after":[""# } else { r#"",""# };
        text += &stamp.to_string();
    }
    if !after.is_empty() {
        text += "\"]";
    }
    text += &format!(r#","at":"{at:?}","#);
    text
}

/// The part of the text after the record.
fn end(saved: &Saved, mut text: String) -> String {
    for (name, value) in &saved.around {
        text += &format!(",{}:{value}", Value::from(name.as_str()));
    }
    text + "}"
}

/// The text to store. Errors: the record cannot be written as JSON, which no record made by the app causes.
pub fn encode(saved: &Saved) -> Result<String, serde_json::Error> {
    let mut text = envelope(saved);
    match &saved.body {
        Some(body) => text = text + "\"data\":" + &body.text()?,
        None => text += "\"gone\":true",
    }
    Ok(end(saved, text))
}

/// The text to store for a record of which `packed` is the packed form.
pub fn encode_packed(saved: &Saved, packed: &str) -> String {
    end(saved, envelope(saved) + "\"packed\":\"" + packed + "\"")
}

/// Reads the text stored under `key`. Errors: why it cannot be read; the caller has to keep the text.
pub fn decode(key: &str, raw: &str) -> Result<Saved, Damage> {
    if raw.trim().is_empty() {
        return Err(Damage::Empty);
    }
    let whole: Value = serde_json::from_str(raw).map_err(|error| match error.classify() {
        Category::Eof => Damage::Truncated,
        _ => Damage::NotJson,
    })?;
    let shape = |detail: &str| Damage::WrongShape(detail.to_owned());
    let Value::Object(mut whole) = whole else { return Err(shape("it is not an object")) };
    let version = match whole.remove("v").as_ref().and_then(Value::as_u64) {
        Some(newer) if newer > VERSION => return Err(Damage::NewerVersion(newer)),
        None | Some(0) => return Err(shape("it does not say which version wrote it")),
        Some(version) => version,
    };
    let key = Key::parse(key).ok_or(Damage::UnknownKind)?;
    let stamp = stamp(&mut whole).ok_or_else(|| shape("it does not say who wrote it"))?;
    let after = after(&mut whole).ok_or_else(|| shape("it does not say what it was built upon"))?;
    let at = whole.remove("at").as_ref().and_then(Value::as_str).and_then(iso::stored);
    let at = at.ok_or_else(|| shape("it does not say when it was saved"))?;
    let body = match (data(&mut whole, &key, version)?, whole.remove("gone")) {
        (None, Some(Value::Bool(true))) => None,
        (Some(found), None) if !found.is_null() => {
            let again = || data(serde_json::from_str::<Value>(raw).ok()?.as_object_mut()?, &key, version).ok()?;
            Some(Body::read(&key, found, again).map_err(Damage::WrongShape)?)
        }
        _ => return Err(shape("it holds no data")),
    };
    Ok(Saved { version, stamp, after, at, body, around: whole })
}

/// Takes out the JSON of the record, unpacked and migrated to the present format.
fn data(whole: &mut Map<String, Value>, key: &Key, version: u64) -> Result<Option<Value>, Damage> {
    let shape = |detail: &str| Damage::WrongShape(detail.to_owned());
    let mut data = match (whole.remove("packed"), whole.contains_key("data")) {
        (None, _) => whole.remove("data"),
        (Some(Value::String(packed)), false) => {
            let plain = pack::open(&packed).and_then(|plain| serde_json::from_str(&plain).ok());
            Some(plain.ok_or_else(|| shape("its compressed part is damaged"))?)
        }
        _ => return Err(shape("it is both compressed and not")),
    };
    if let Some(data) = data.as_mut().filter(|data| !data.is_null()) {
        let text = key.to_string();
        migrate(text.split('/').nth(1).unwrap_or_default(), version, data, &STEPS);
    }
    Ok(data)
}

fn stamp(whole: &mut Map<String, Value>) -> Option<Revision> {
    let rev = Revision::believed(whole.remove("rev")?.as_u64()?)?;
    Some(Revision { rev, writer: Writer::parse(whole.remove("writer")?.as_str()?)? })
}

fn after(whole: &mut Map<String, Value>) -> Option<Vec<Revision>> {
    let Some(after) = whole.remove("after") else { return Some(Vec::new()) };
    after.as_array()?.iter().map(|stamp| Revision::parse(stamp.as_str()?)).collect()
}
