//! A device with the app on it: a store over a map, one tab or several.
#![allow(dead_code, clippy::unwrap_used)]

use crate::drawer::Drawer;
use afterword::domain::id::ProcessId;
use afterword::domain::process::Process;
use afterword::domain::text::Line;
use afterword::storage::backup::file::{Backup, Mode, Opened, read};
use afterword::storage::backup::restore::{Assent, RestoreError};
use afterword::storage::backup::undo_snapshot::UndoSnapshot;
use afterword::storage::{Access, Key, Record, Store, Writer};
use chrono::NaiveDateTime;

/// A device, with one tab open.
pub struct Device {
    pub drawer: Drawer,
    pub store: Store,
}

/// One with nothing on it.
pub fn device(name: &str) -> Device {
    let drawer = Drawer::default();
    let (store, _) = open(&drawer, name);
    Device { drawer, store }
}

/// A tab, and what it finds.
pub fn open(drawer: &Drawer, name: &str) -> (Store, Vec<Record>) {
    let (store, loaded) =
        Store::over(Some(Box::new(drawer.clone())), Access::Open, Writer::parse(name).unwrap(), now());
    (store, loaded.records)
}

impl Device {
    pub fn put(&self, id: &str, employer: &str) {
        self.store.put(process(id, employer), now()).unwrap();
    }

    /// What the next start finds.
    pub fn records(&self) -> Vec<Record> {
        open(&self.drawer, "reader").1
    }

    /// The same without what lies in the trash.
    pub fn live(&self) -> Vec<Record> {
        let live = |record: &Record| !matches!(record, Record::Process(process) if process.trashed.is_some());
        self.records().into_iter().filter(live).collect()
    }

    /// The interview of this id.
    pub fn process(&self, id: &str) -> Option<Process> {
        let key = Key::Process(ProcessId::parse(id).unwrap());
        self.records().into_iter().find_map(|record| match record {
            Record::Process(process) if record.key() == key => Some((*process).clone()),
            _ => None,
        })
    }

    pub fn restore(&self, backup: &Backup, mode: Mode) -> Result<UndoSnapshot, RestoreError> {
        self.store.restore(&self.store.plan(backup, mode), Assent::Twice, now()).map(|restored| restored.back)
    }

    /// Undoes what this is the way back from. Returns the way forward again.
    pub fn undo(&self, back: &UndoSnapshot) -> UndoSnapshot {
        self.store.undo(&self.store.undoing(back), now()).unwrap().back
    }

    pub fn backup(&self) -> Backup {
        plain(&self.store.backup(now()))
    }
}

pub fn plain(text: &str) -> Backup {
    match read(text).unwrap() {
        Opened::Plain(backup) => backup,
        Opened::Sealed(_) => panic!("sealed"),
    }
}

pub fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

pub fn process(id: &str, employer: &str) -> Process {
    let mut process = Process::new(ProcessId::parse(id).unwrap(), now());
    process.employer = Line::parse(employer).unwrap();
    process
}
