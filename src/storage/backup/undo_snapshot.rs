//! The snapshot for undoing a restore or an import: the state of each changed record before and after. With both, and
//! with the present state, an undo can tell what was written since, and leaves that alone.

use crate::domain::iso;
use crate::domain::order;
use crate::storage::record::kinds::Key;
use crate::storage::record::version::Version;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

const FORMAT: &str = "afterword-way-back";

/// A change of many records at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkChange {
    /// A backup was restored.
    Restore,
    /// Records of another tracker were imported.
    Import,
    /// A restore was undone.
    UndoRestore,
    /// An import was undone.
    UndoImport,
}

impl BulkChange {
    const ALL: [Self; 4] = [Self::Restore, Self::Import, Self::UndoRestore, Self::UndoImport];

    /// The change that undoes this one.
    pub fn undone(self) -> Self {
        match self {
            Self::Restore => Self::UndoRestore,
            Self::Import => Self::UndoImport,
            Self::UndoRestore => Self::Restore,
            Self::UndoImport => Self::Import,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Import => "import",
            Self::UndoRestore => "undo-restore",
            Self::UndoImport => "undo-import",
        }
    }
}

/// One record that was changed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::storage) struct Entry {
    /// Its state before; `None` if it did not exist.
    pub(in crate::storage) before: Option<Version>,
    /// Its state after; `None` if it was deleted.
    pub(in crate::storage) after: Option<Version>,
}

/// Everything that was changed at once.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoSnapshot {
    /// Which change it was.
    pub deed: BulkChange,
    /// When it was made (local time).
    pub at: NaiveDateTime,
    pub(in crate::storage) entries: order::SortedMap<Key, Entry>,
}

impl UndoSnapshot {
    /// An empty snapshot of a change that is about to be made.
    pub fn new(deed: BulkChange, at: NaiveDateTime) -> Self {
        Self { deed, at, entries: order::SortedMap::new() }
    }

    /// Adds a record, unless its state does not change.
    pub(in crate::storage) fn note(&mut self, key: &Key, before: Option<Version>, after: Option<Version>) {
        let said = |version: &Option<Version>| version.as_ref().and_then(|version| version.saved.body.clone());
        if said(&before) != said(&after) {
            self.entries.insert(key.clone(), Entry { before, after });
        }
    }

    /// The records that were changed.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.entries.keys()
    }

    /// The snapshot as a text.
    pub fn text(&self) -> String {
        let mut records = Map::new();
        for (key, entry) in self.entries.iter() {
            let mut sides = Map::new();
            for (name, side) in [("before", &entry.before), ("after", &entry.after)] {
                if let Some(side) = side {
                    sides.insert(name.to_owned(), side.text.to_string().into());
                }
            }
            records.insert(key.to_string(), Value::Object(sides));
        }
        let mut whole = Map::new();
        let mut set = |name: &str, value: Value| drop(whole.insert(name.to_owned(), value));
        set("format", FORMAT.into());
        set("version", 1.into());
        set("deed", self.deed.word().into());
        set("at", iso::written(self.at).into());
        set("records", Value::Object(records));
        Value::Object(whole).to_string()
    }

    /// Reads such a text; `None` unless all of it is understood: half a snapshot would leave the rest of the change
    /// behind.
    pub fn read(text: &str) -> Option<Self> {
        let whole: Value = serde_json::from_str(text).ok()?;
        let word = |name: &str| whole.get(name)?.as_str();
        if word("format") != Some(FORMAT) || whole.get("version")?.as_u64() != Some(1) {
            return None;
        }
        let deed = BulkChange::ALL.into_iter().find(|deed| Some(deed.word()) == word("deed"))?;
        let mut back = Self::new(deed, iso::stored(word("at")?)?);
        for (name, sides) in whole.get("records")?.as_object()? {
            let side = |side: &str| match sides.get(side) {
                None => Some(None),
                Some(text) => Some(Some(Version::read(name, text.as_str()?).ok()?)),
            };
            back.note(&Key::parse(name)?, side("before")?, side("after")?);
        }
        Some(back)
    }
}
