//! The backup file, which holds everything: versioned JSON with counts and a checksum, described by
//! `public/backup.schema.json`. Reading a file changes nothing; it yields a plan that says what would change.

use crate::domain::iso;
use crate::domain::order;
use crate::storage::backup::digest::sha256;
use crate::storage::backup::sealed::{FORMAT, Sealed};
use crate::storage::record::codec::{self, Damage, Unreadable, is_ours};
use crate::storage::record::conflict_copy::{ConflictCopy, Origin};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::migrations;
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::inner::Held;
use chrono::NaiveDateTime;
use serde_json::error::Category;
use serde_json::{Map, Value};
use std::fmt;

pub use crate::storage::backup::error::BackupError;

const VERSION: u64 = 1;
/// A backup has the version of the records: an older version of the app refuses all of it.
const NEWEST: u64 = migrations::VERSION;

/// A backup that was read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// When it was made (local time).
    pub made: NaiveDateTime,
    /// Its records.
    pub(in crate::storage) records: Vec<(Key, Version)>,
    /// Texts in it that could not be read when it was made, or cannot be read now; they stay in the file.
    pub unreadable: Vec<Unreadable>,
}

impl Backup {
    /// Takes in a text of the file. One that could not be read when the file was made may be readable by now.
    fn add(&mut self, name: &str, raw: String) {
        let read = if is_ours(name) { Version::read(name, &raw) } else { Err(Damage::NotJson) };
        let (mut version, key) = match (read, Key::parse(name)) {
            (Ok(version), Some(key)) => (version, key),
            (Err(why), _) => return self.unreadable.push(Unreadable { key: name.to_owned(), raw, why }),
            (Ok(_), None) => return,
        };
        // An absurdly high revision would leave no room for later ones: the text is rewritten with the accepted one.
        if !raw.contains(&format!("\"rev\":{},", version.saved.stamp.rev))
            && let Ok(text) = codec::encode(&version.saved)
        {
            version.text = text.into();
        }
        let Some((_, known)) = self.records.iter_mut().find(|(known, _)| *known == key) else {
            return self.records.push((key, version));
        };
        match version.relation(known) {
            Relation::Newer => *known = version,
            Relation::Same | Relation::Older => {}
            Relation::Diverged => {
                let copy =
                    ConflictCopy::keep(key.to_string(), version.plain(), Origin::Backup, Vec::new(), version.saved.at);
                let key = Key::ConflictCopy(copy.id.clone());
                let copy = Version::next(&version.saved.stamp.writer, &[], Some(copy.into()), version.saved.at);
                self.records.extend(copy.ok().map(|copy| (key, copy)));
            }
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// It is readable as it is.
    Plain(Backup),
    /// It needs a passphrase: see [`super::seal::unseal`].
    Sealed(Sealed),
}

fn moment(value: Option<&Value>) -> Option<NaiveDateTime> {
    iso::stored(value?.as_str()?)
}

/// The digest of a file without its checksum: of its JSON without whitespace, members sorted by name.
fn checksum(file: &Value) -> String {
    format!("sha256:{}", sha256(&file.to_string()))
}

fn count(records: &Map<String, Value>) -> Map<String, Value> {
    let mut counts = Map::new();
    for kind in records.keys().filter_map(|key| key.split('/').nth(1)) {
        let so_far = counts.get(kind).and_then(Value::as_u64).unwrap_or(0);
        counts.insert(kind.to_owned(), (so_far + 1).into());
    }
    counts
}

/// Writes a backup of these texts, readable and not; a text that could not be saved takes the place of the one saved
/// before.
pub(in crate::storage) fn write(
    made: NaiveDateTime,
    here: &order::SortedMap<Key, Held>,
    unsaved: &[(Key, Version)],
    unreadable: &[Unreadable],
) -> String {
    let mut records = Map::new();
    let heads = here.iter().filter_map(|(key, held)| Some((key, held.head.as_ref()?)));
    for (key, head) in heads.chain(unsaved.iter().map(|(key, version)| (key, version))) {
        if let (Some(_), Ok(value)) = (head.record(), serde_json::from_str(&head.text)) {
            records.insert(key.to_string(), value);
        }
    }
    let mut file = Map::new();
    let mut set = |name: &str, value: Value| drop(file.insert(name.to_owned(), value));
    set("format", FORMAT.into());
    set("version", NEWEST.into());
    set("made", format!("{made:?}").into());
    set("counts", Value::Object(count(&records)));
    set("records", Value::Object(records));
    if !unreadable.is_empty() {
        let mut raw = Map::new();
        for it in unreadable {
            raw.insert(it.key.clone(), it.raw.clone().into());
        }
        set("unreadable", Value::Object(raw));
    }
    let mut file = Value::Object(file);
    file["checksum"] = checksum(&file).into();
    file.to_string()
}

/// Reads a file and checks it. Errors: why it is refused; nothing is changed either way.
pub fn read(text: &str) -> Result<Opened, BackupError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let whole: Value = serde_json::from_str(text).map_err(|error| {
        let ours = text.starts_with('{');
        match error.classify() {
            Category::Eof if ours => BackupError::Truncated,
            _ if ours && text.contains("\"checksum\"") => BackupError::Damaged,
            _ => BackupError::NotABackup,
        }
    })?;
    let Value::Object(mut whole) = whole else { return Err(BackupError::NotABackup) };
    if whole.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let ours = whole.contains_key("checksum") && whole.contains_key("records");
        return Err(if ours { BackupError::Damaged } else { BackupError::NotABackup });
    }
    let version = whole.get("version").and_then(Value::as_u64);
    if whole.contains_key("sealed") {
        return Sealed::read(version.unwrap_or(0), &whole).map(Opened::Sealed);
    }
    match version {
        Some(VERSION..=NEWEST) => {}
        Some(newer) if newer > NEWEST => return Err(BackupError::NewerVersion(newer)),
        _ => return Err(BackupError::Damaged),
    }
    let said = whole.remove("checksum");
    let whole = Value::Object(whole);
    let sound = said.as_ref().and_then(Value::as_str) == Some(checksum(&whole).as_str());
    let records = whole.get("records").and_then(Value::as_object).filter(|_| sound).ok_or(BackupError::Damaged)?;
    if whole.get("counts").and_then(Value::as_object) != Some(&count(records)) {
        return Err(BackupError::Damaged);
    }
    let made = moment(whole.get("made")).ok_or(BackupError::Damaged)?;
    let mut backup = Backup { made, records: Vec::new(), unreadable: Vec::new() };
    for (name, value) in records {
        backup.add(name, value.to_string());
    }
    for (name, raw) in whole.get("unreadable").and_then(Value::as_object).into_iter().flatten() {
        backup.add(name, raw.as_str().unwrap_or_default().to_owned());
    }
    Ok(Opened::Plain(backup))
}

/// How to combine a backup with the store.
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
    /// Both were changed since: the one here stays, and the backup's is kept beside it as a conflict copy.
    KeepBoth {
        /// As it is here, and stays.
        here: Record,
        /// As it is in the backup.
        there: Record,
    },
    /// It was deleted here after the backup was made, and stays deleted.
    StayDeleted(Record),
    /// It was put into the trash here after the backup was made, and stays there.
    StayTrashed(Record),
    /// What is here is damaged and stays as it is; discard it first, then restore this.
    DamagedHere(Record),
    /// It is not in the backup and would be deleted here.
    Remove(Record),
}

/// Why a restore needs a second confirmation. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// There is nothing in the backup that could be restored.
    Empty,
    /// It holds far fewer interviews than the store.
    MuchSmaller {
        /// Interviews here.
        here: usize,
        /// Interviews in the backup.
        there: usize,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is nothing to restore in this backup. Nothing was changed. Choose another file, or confirm that this is the one."),
            Self::MuchSmaller { here, there } => write!(f, "This backup holds {there} interview{} and you have {here} here; the others would be deleted. Nothing was changed: add its records to yours instead, or say once more that you want to replace them.", if *there == 1 { "" } else { "s" }),
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
    /// Why a second confirmation is needed, if it is.
    pub doubt: Option<Doubt>,
    pub(in crate::storage) takes: Vec<(Key, Version)>,
    pub(in crate::storage) beside: Vec<(Key, Version)>,
    pub(in crate::storage) drops: Vec<Key>,
    /// The backup of the plan: the plan is made again from it before it is carried out.
    pub(in crate::storage) backup: Backup,
    pub(in crate::storage) mode: Mode,
}

fn is_trashed(record: &Record) -> bool {
    matches!(record, Record::Process(process) if process.trashed.is_some())
}

/// Works out what restoring `backup` would do to a store that holds `here`, saved or not.
pub(in crate::storage) fn plan(backup: &Backup, here: &order::SortedMap<Key, Version>, mode: Mode) -> Plan {
    let mut plan = Plan {
        backup: backup.clone(),
        mode,
        changes: Vec::new(),
        untouched: 0,
        doubt: None,
        takes: Vec::new(),
        beside: Vec::new(),
        drops: Vec::new(),
    };
    for (key, theirs) in &backup.records {
        let Some(there) = theirs.record().cloned() else { continue };
        let ours = here.get(key);
        let relation = ours.map_or(Relation::Newer, |ours| theirs.relation(ours));
        match (ours.and_then(Version::record).cloned(), mode, relation) {
            (Some(_), _, _) if ours.is_some_and(|ours| ours.saved.body == theirs.saved.body) => plan.untouched += 1,
            (Some(here), Mode::Replace, _) | (Some(here), Mode::Merge, Relation::Newer) => {
                plan.changes.push(Change::Update { here, there });
                plan.takes.push((key.clone(), theirs.clone()));
            }
            (Some(here), Mode::Merge, Relation::Older | Relation::Same) if is_trashed(&here) && !is_trashed(&there) => {
                plan.changes.push(Change::StayTrashed(there));
            }
            (Some(_), Mode::Merge, Relation::Older | Relation::Same) => plan.untouched += 1,
            (Some(here), Mode::Merge, Relation::Diverged) => {
                plan.changes.push(Change::KeepBoth { here, there });
                plan.beside.push((key.clone(), theirs.clone()));
            }
            (None, Mode::Merge, Relation::Older | Relation::Same) => plan.changes.push(Change::StayDeleted(there)),
            (None, _, _) => {
                plan.changes.push(Change::Add(there));
                plan.takes.push((key.clone(), theirs.clone()));
            }
        }
    }
    let live = here.iter().filter_map(|(key, ours)| Some((key, ours.record()?)));
    // A text of the backup that cannot be read is no reason to delete the sound record here.
    let unread = |key: &Key| backup.unreadable.iter().any(|it| it.key == key.to_string());
    let missing = |key: &Key| backup.records.iter().all(|(theirs, _)| theirs != key) && !unread(key);
    if mode == Mode::Replace {
        for (key, record) in live.clone().filter(|(key, _)| missing(key)) {
            plan.changes.push(Change::Remove(record.clone()));
            plan.drops.push(key.clone());
        }
    }
    let weigh = |key: &&Key| matches!(key, Key::Process(_));
    let here = live.clone().map(|(key, _)| key).filter(weigh).count();
    let spared = live.map(|(key, _)| key).filter(weigh).filter(|key| unread(key)).count();
    let there = backup.records.iter().map(|(key, _)| key).filter(weigh).count() + spared;
    let nothing = backup.records.is_empty() && (backup.unreadable.is_empty() || !plan.drops.is_empty());
    plan.doubt = match mode {
        _ if nothing => Some(Doubt::Empty),
        Mode::Replace if there * 2 < here => Some(Doubt::MuchSmaller { here, there }),
        _ => None,
    };
    plan
}
