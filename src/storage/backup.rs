//! One file that holds everything: versioned JSON with counts and a checksum, described by
//! `public/backup.schema.json`. Reading a file changes nothing; it yields a plan that says what would change.

use crate::storage::codec::{Damage, Unreadable};
use crate::storage::digest::sha256;
use crate::storage::record::{Key, Record};
use crate::storage::version::{Relation, Version};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

const FORMAT: &str = "afterword-backup";
const VERSION: u64 = 1;

/// Why a file was not taken, or not made. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// Something else altogether.
    NotABackup,
    /// The file stops in the middle.
    Truncated,
    /// The checksum or the counts do not fit the contents.
    Damaged,
    /// A newer version of the app made it.
    NewerVersion(u64),
    /// The passphrase does not open it, or the sealed part is damaged.
    DoesNotOpen,
    /// The browser offers no encryption to this page.
    NoCipher,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotABackup => "This file is not a backup of this app. Nothing was changed: choose a file that the app exported.",
            Self::Truncated => "This backup breaks off in the middle, perhaps from a download that was cut short. Nothing was changed: fetch the file again, or choose an earlier backup.",
            Self::Damaged => "This backup was changed or damaged after it was made. Nothing was changed here: fetch the file again, or choose another backup.",
            Self::NewerVersion(_) => "This backup was made by a newer version of the app. Nothing was changed: reload this page to get the newer version, then try again.",
            Self::DoesNotOpen => "The backup does not open with this passphrase. Nothing was changed: try again, mind capitals and spaces. Without its passphrase nobody can open it.",
            Self::NoCipher => "The browser offers this page no encryption, so a passphrase cannot be used here. Nothing was changed: make the backup without one, or open the app over a secure address.",
        })
    }
}

/// A backup that was read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// When it was made (local time).
    pub made: NaiveDateTime,
    /// Its records.
    pub(super) records: BTreeMap<Key, Version>,
    /// Texts in it that could not be read when it was made, or cannot be read now; they stay in the file.
    pub unreadable: Vec<Unreadable>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// It is readable as it is.
    Plain(Backup),
    /// It wants a passphrase: see [`super::seal::unseal`].
    Sealed(Sealed),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u64,
    made: NaiveDateTime,
    counts: BTreeMap<String, usize>,
    records: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    unreadable: BTreeMap<String, String>,
    checksum: String,
}

/// A backup under a passphrase: everything needed to open it but the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    pub(super) format: String,
    pub(super) version: u64,
    /// When it was made (local time).
    pub made: NaiveDateTime,
    pub(super) cipher: Cipher,
    pub(super) sealed: String,
}

/// How a backup was sealed, for whoever has to open it without this app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cipher {
    pub(super) name: String,
    pub(super) kdf: String,
    pub(super) hash: String,
    pub(super) iterations: u32,
    pub(super) salt: String,
    pub(super) iv: String,
}

impl Sealed {
    pub(super) fn new(made: NaiveDateTime, cipher: Cipher) -> Self {
        Self { format: FORMAT.into(), version: VERSION, made, cipher, sealed: String::new() }
    }

    /// The header, which is not secret and must not be altered either.
    pub(super) fn header(&self) -> String {
        let open = Self { sealed: String::new(), ..self.clone() };
        serde_json::to_string(&open).unwrap_or_default()
    }
}

/// The digest of the file without its checksum: of its JSON without spaces, members in alphabetical order.
fn checksum(file: &Value) -> String {
    let mut rest = file.clone();
    if let Some(members) = rest.as_object_mut() {
        members.remove("checksum");
    }
    format!("sha256:{}", sha256(&rest.to_string()))
}

fn count<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for kind in keys.filter_map(|key| key.split('/').nth(1)) {
        *counts.entry(kind.to_owned()).or_default() += 1;
    }
    counts
}

/// Writes a backup of these texts, readable and not.
pub(super) fn write<'a>(
    made: NaiveDateTime,
    versions: impl Iterator<Item = (&'a Key, &'a Version)>,
    unreadable: impl Iterator<Item = &'a Unreadable>,
) -> String {
    let live = versions.filter(|(_, version)| version.record().is_some());
    let records = live.filter_map(|(key, version)| Some((key.to_string(), serde_json::from_str(&version.text).ok()?)));
    let records: BTreeMap<String, Value> = records.collect();
    let file = File {
        format: FORMAT.into(),
        version: VERSION,
        made,
        counts: count(records.keys().map(String::as_str)),
        records,
        unreadable: unreadable.map(|it| (it.key.clone(), it.raw.clone())).collect(),
        checksum: String::new(),
    };
    let mut whole = serde_json::to_value(file).unwrap_or_default();
    whole["checksum"] = checksum(&whole).into();
    whole.to_string()
}

/// Reads a file and checks it. Errors: why it is not taken; nothing is changed either way.
pub fn read(text: &str) -> Result<Opened, BackupError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let whole: Value = serde_json::from_str(text).map_err(|error| {
        let ours = text.starts_with('{') && text.contains("\"checksum\"");
        if error.is_eof() && text.starts_with('{') {
            BackupError::Truncated
        } else if ours {
            BackupError::Damaged
        } else {
            BackupError::NotABackup
        }
    })?;
    if whole.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let ours = whole.get("checksum").is_some() && whole.get("records").is_some();
        return Err(if ours { BackupError::Damaged } else { BackupError::NotABackup });
    }
    match whole.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(BackupError::NewerVersion(newer)),
        _ => return Err(BackupError::Damaged),
    }
    if whole.get("sealed").is_some() {
        return Sealed::deserialize(whole).map(Opened::Sealed).map_err(|_| BackupError::Damaged);
    }
    let sum = checksum(&whole);
    let file = File::deserialize(whole).map_err(|_| BackupError::Damaged)?;
    if file.checksum != sum || file.counts != count(file.records.keys().map(String::as_str)) {
        return Err(BackupError::Damaged);
    }
    let mut backup = Backup { made: file.made, records: BTreeMap::new(), unreadable: Vec::new() };
    let kept = file.unreadable.into_iter().map(|(key, raw)| (key, raw, Damage::NotJson));
    backup.unreadable.extend(kept.map(|(key, raw, why)| Unreadable { key, raw, why }));
    for (name, value) in file.records {
        let raw = value.to_string();
        match (Version::read(&name, &raw), Key::parse(&name)) {
            (Ok(version), Some(key)) => drop(backup.records.insert(key, version)),
            (Err(why), _) => backup.unreadable.push(Unreadable { key: name, raw, why }),
            (Ok(_), None) => {}
        }
    }
    Ok(Opened::Plain(backup))
}

/// How to bring a backup and the store together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Take what is missing or later; drop nothing.
    Merge,
    /// Make the store what the backup says, and drop the rest.
    Replace,
}

/// What a restore would do to one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is not here and would come back.
    Add(Record),
    /// The one here would become the one in the backup.
    Update {
        /// As it is here.
        here: Record,
        /// As it would be.
        there: Record,
    },
    /// Both have changed since: the one here stays, and the backup's is kept beside it as a second copy.
    KeepBoth {
        /// As it is here, and stays.
        here: Record,
        /// As it is in the backup.
        there: Record,
    },
    /// It was deleted here after the backup was made, and stays deleted.
    StayDeleted(Record),
    /// What is here is damaged and stays as it is; discard it first, then restore this.
    DamagedHere(Record),
    /// It is not in the backup and would be deleted here.
    Remove(Record),
}

/// Why a restore wants a second yes. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// There is nothing in the backup.
    Empty,
    /// It holds far fewer records than the store.
    MuchSmaller {
        /// Records here.
        here: usize,
        /// Records in the backup.
        there: usize,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There are no records in this backup. Nothing was changed: choose another file, or say once more that this is the one."),
            Self::MuchSmaller { here, there } => write!(f, "This backup holds {there} records and you have {here} here; the others would be deleted. Nothing was changed: add its records to yours instead, or say once more that you want to replace them."),
        }
    }
}

/// What a restore would do, before it does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What would change, record by record.
    pub changes: Vec<Change>,
    /// How many records are the same on both sides, or later here, and stay as they are.
    pub untouched: usize,
    /// Why a second yes is wanted, if it is.
    pub doubt: Option<Doubt>,
    pub(super) takes: BTreeMap<Key, Version>,
    pub(super) beside: Vec<(Key, Version)>,
    pub(super) drops: Vec<Key>,
}

/// Works out what restoring `backup` would do to a store that holds `here`.
pub(super) fn plan(backup: &Backup, here: &BTreeMap<Key, Version>, mode: Mode) -> Plan {
    let mut plan = Plan {
        changes: Vec::new(),
        untouched: 0,
        doubt: None,
        takes: BTreeMap::new(),
        beside: Vec::new(),
        drops: Vec::new(),
    };
    for (key, theirs) in &backup.records {
        let Some(there) = theirs.record().cloned() else { continue };
        let ours = here.get(key);
        let relation = ours.map_or(Relation::Newer, |ours| theirs.relation(ours));
        match (ours.and_then(Version::record).cloned(), mode, relation) {
            (Some(here), _, _) if here == there => plan.untouched += 1,
            (Some(here), Mode::Replace, _) | (Some(here), Mode::Merge, Relation::Newer) => {
                plan.changes.push(Change::Update { here, there });
                plan.takes.insert(key.clone(), theirs.clone());
            }
            (Some(_), Mode::Merge, Relation::Older | Relation::Same) => plan.untouched += 1,
            (Some(here), Mode::Merge, Relation::Diverged) => {
                plan.changes.push(Change::KeepBoth { here, there });
                plan.beside.push((key.clone(), theirs.clone()));
            }
            (None, Mode::Merge, Relation::Older | Relation::Same) => plan.changes.push(Change::StayDeleted(there)),
            (None, _, _) => {
                plan.changes.push(Change::Add(there));
                plan.takes.insert(key.clone(), theirs.clone());
            }
        }
    }
    let live = here.iter().filter_map(|(key, ours)| Some((key, ours.record()?)));
    if mode == Mode::Replace {
        for (key, record) in live.clone().filter(|(key, _)| !backup.records.contains_key(*key)) {
            plan.changes.push(Change::Remove(record.clone()));
            plan.drops.push(key.clone());
        }
    }
    let weigh = |key: &&Key| matches!(key, Key::Process(_));
    let (here, there) = (live.map(|(key, _)| key).filter(weigh).count(), backup.records.keys().filter(weigh).count());
    plan.doubt = match mode {
        _ if backup.records.is_empty() => Some(Doubt::Empty),
        Mode::Replace if there * 2 < here => Some(Doubt::MuchSmaller { here, there }),
        _ => None,
    };
    plan
}
