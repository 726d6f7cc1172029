//! The state of a store, and simple access to it. What can be done with it is in the files beside this one, each about
//! one thing; this one depends on none of them.

use crate::domain::order::SortedMap;
use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::local::KeyValueStore;
use crate::storage::record::body::Body;
use crate::storage::record::codec::Unreadable;
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::revision::Writer;
use crate::storage::record::version::Version;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::generation::Generation;
use crate::storage::sync::journal::Journal;
use chrono::NaiveDateTime;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A record was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// Its key.
    pub key: Key,
    /// Its revision.
    pub rev: u64,
    /// What to show: [`SaveState::Saving`] until an event says that it is on the disk, or [`SaveState::SavedOnce`]
    /// where there will be no such event.
    pub state: SaveState,
    /// Set when another tab had changed other fields of the record: it now reads like this.
    pub merged: Option<Record>,
    /// Set when another tab had changed the same fields: its version is kept as this conflict copy.
    pub copy: Option<Record>,
}

/// What this tab knows of one record.
#[derive(Default)]
pub(in crate::storage) struct Held {
    /// Its present state.
    pub(in crate::storage) head: Option<Version>,
    /// The last state that all sides are known to have seen.
    pub(in crate::storage) base: Option<Version>,
    /// Earlier states, the latest first, that had unknown members in a part of the record that was removed since: an
    /// undo restores that part, and these with it.
    pub(in crate::storage) past: Vec<Body>,
    /// Whether the journal may lack its present state.
    pub(in crate::storage) due: bool,
}

/// How many earlier states with unknown members are remembered for each record.
const REMEMBERED: usize = 8;

/// The store. Cloning it gives another handle on the same one; it belongs to one thread.
#[derive(Clone)]
pub struct Store(pub(in crate::storage) Rc<Inner>);

pub(in crate::storage) struct Inner {
    pub(in crate::storage) shelf: Option<Box<dyn KeyValueStore>>,
    pub(in crate::storage) writer: Writer,
    pub(in crate::storage) opened: NaiveDateTime,
    pub(in crate::storage) access: Cell<Access>,
    pub(in crate::storage) held: RefCell<SortedMap<Key, Held>>,
    pub(in crate::storage) unreadable: RefCell<Vec<Unreadable>>,
    /// What is on the screen and could not be stored.
    pub(in crate::storage) unsaved: RefCell<SortedMap<Key, Unsaved>>,
    pub(in crate::storage) second: JournalMirror,
    /// The whole localStorage of this origin, with full key names.
    pub(in crate::storage) all: Option<Box<dyn KeyValueStore>>,
    /// The generation of the records here, once it is known.
    pub(in crate::storage) life: RefCell<Option<Generation>>,
    /// Whether localStorage has its name, too.
    pub(in crate::storage) marked: Cell<bool>,
    /// How many generations have ended since this tab was opened.
    pub(in crate::storage) lives: Cell<u32>,
    /// For so many turns nothing is taken in from other tabs: see [`Store::settle_down`].
    pub(in crate::storage) echoes: Cell<u8>,
    /// Whether an old deletion may be forgotten.
    pub(in crate::storage) forgets: bool,
}

/// A record that could not be stored.
pub(in crate::storage) struct Unsaved {
    /// The state it was made from.
    pub(in crate::storage) base: Option<Record>,
    pub(in crate::storage) record: Record,
    /// Why it was refused.
    pub(in crate::storage) why: SaveError,
    pub(in crate::storage) at: NaiveDateTime,
}

/// The journal's side of the store: what is being mirrored.
#[derive(Default)]
pub(in crate::storage) struct JournalMirror {
    pub(in crate::storage) link: RefCell<Link>,
    pub(in crate::storage) listener: RefCell<Option<Listener>>,
    /// Texts that the user has deleted, and that are to be deleted from the journal too.
    pub(in crate::storage) doomed: RefCell<Vec<Unreadable>>,
    pub(in crate::storage) busy: Cell<bool>,
    pub(in crate::storage) changed: Cell<Option<NaiveDateTime>>,
    /// When the last change was made that is known to be in one place only.
    pub(in crate::storage) once: Cell<Option<NaiveDateTime>>,
    /// Whether the journal was open and failed: opening it again may help.
    pub(in crate::storage) failed: Cell<bool>,
}

impl JournalMirror {
    /// Forgets what is still to be done: everything was deleted.
    pub(in crate::storage) fn forget(&self) {
        self.doomed.take();
        self.changed.take();
        self.once.take();
    }
}

/// The callback for events.
pub(in crate::storage) type Listener = Rc<dyn Fn(StoreEvent)>;

/// Whether there is a journal.
#[derive(Default)]
pub(in crate::storage) enum Link {
    /// It is being opened.
    #[default]
    Waiting,
    /// It is open.
    Open(Rc<Journal>),
    /// The browser has none, or it failed.
    Missing,
}

impl Store {
    /// Remembers a text that cannot be read.
    pub(in crate::storage) fn note_unreadable(&self, unreadable: Unreadable) {
        self.forget_unreadable(&unreadable.key);
        self.0.unreadable.borrow_mut().push(unreadable);
    }

    /// The name of this tab in this generation of the store: in each, revisions start at one, and none must be mistaken
    /// for one of another generation.
    pub(in crate::storage) fn writer(&self) -> Writer {
        self.0.writer.in_life(self.0.lives.get())
    }

    /// The damaged text under a key, unless it is one that only a newer version of the app can read.
    pub(in crate::storage) fn damaged(&self, name: &str) -> Option<Unreadable> {
        let unreadable = self.0.unreadable.borrow();
        unreadable.iter().find(|it| it.key == name && !it.is_newer()).cloned()
    }

    pub(in crate::storage) fn head(&self, key: &Key) -> Option<Version> {
        self.0.held.borrow().get(key)?.head.clone()
    }

    pub(in crate::storage) fn base(&self, key: &Key) -> Option<Version> {
        self.0.held.borrow().get(key)?.base.clone()
    }

    pub(in crate::storage) fn change_held(&self, key: &Key, change: impl FnOnce(&mut Held)) {
        change(self.0.held.borrow_mut().get_or_default(key));
    }

    /// Makes this the present state of a record.
    pub(in crate::storage) fn hold(&self, key: &Key, version: Version) {
        self.change_held(key, |held| {
            let next = version.saved.body.clone();
            let before = held.head.replace(version).and_then(|before| before.saved.body);
            if let Some(before) = before.filter(|before| before.loses_in(next.as_ref())) {
                held.past.insert(0, before);
                held.past.truncate(REMEMBERED);
            }
        });
    }

    pub(in crate::storage) fn is_unreadable(&self, name: &str) -> bool {
        self.0.unreadable.borrow().iter().any(|it| it.key == name)
    }

    /// Forgets an unreadable text. Returns whether there was one.
    pub(in crate::storage) fn forget_unreadable(&self, name: &str) -> bool {
        let known = self.is_unreadable(name);
        self.0.unreadable.borrow_mut().retain(|it| it.key != name);
        known
    }

    /// What the browser allows this tab at present.
    pub fn access(&self) -> Access {
        self.0.access.get()
    }
}
