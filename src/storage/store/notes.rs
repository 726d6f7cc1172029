//! What this device remembers outside of the records: when the last backup was made, what the browser answered, how
//! many interviews there were. No record: it stays on this device, is in no backup, and contains nothing the user
//! wrote.

use crate::domain::days_of_use::DaysOfUse;
use crate::domain::json::{Json, from_value, to_value};
use crate::storage::names::{COPY_PLACE, NOTES};
use crate::storage::record::body::carry;
use crate::storage::record::kinds::Key;
use crate::storage::store::inner::Link;
use crate::storage::store::inner::{Held, Store};
use crate::storage::sync::journal::{Journal, Write};
use chrono::NaiveDateTime;
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The browser's answer when it was asked for persistent storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Answer {
    /// It will not delete the records on its own.
    Granted,
    /// It may.
    Refused,
}

/// Why the automatic copy could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum CopyFault {
    /// The browser wants a tap before it writes to the file again.
    NeedsTap,
    /// The file could not be written: moved, deleted, or the disk is full.
    Failed,
}

/// The notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Notes {
    /// How many interviews there were when it was last noted; `None` if there never were any.
    pub held: Option<u32>,
    /// Whether the journal has the notes as well.
    pub twice: bool,
    /// When the last backup was made (local time).
    pub backup: Option<NaiveDateTime>,
    /// The browser's answer, once it was asked.
    pub keeps: Option<Answer>,
    /// Whether moving from the browser tab to the installed app was offered and dismissed.
    pub moved: bool,
    /// Whether a copy is written to a file that the user chose.
    pub copying: bool,
    /// When that copy was last written (local time).
    pub copied: Option<NaiveDateTime>,
    /// Why it could not be written since.
    pub copy_fault: Option<CopyFault>,
    /// The days on which the app was open here.
    #[json(unless = DaysOfUse::is_unused)]
    pub days: DaysOfUse,
    /// The last change of which the user said that the clock is right although it is later than the clock (local time).
    pub clock_settled: Option<NaiveDateTime>,
    /// On which day of use something was last taken over from builds that used other names.
    pub taken: Option<u32>,
    /// Whether the offer to install the app was declined.
    pub no_install: bool,
}

impl Notes {
    /// Reads the notes; what is not understood counts as absent.
    pub fn read(text: &str) -> Option<Self> {
        from_value(serde_json::from_str(text).ok()?).ok()
    }
}

impl Store {
    /// The notes of this device, if there are any.
    pub fn notes(&self) -> Option<Notes> {
        Notes::read(&self.0.shelf.as_ref()?.get(NOTES)?)
    }

    /// Stores the notes. If that fails, nothing of the user's is lost.
    pub fn keep_notes(&self, notes: &Notes) {
        if let Some(shelf) = &self.0.shelf {
            let _ = shelf.set(NOTES, &self.written(notes));
        }
    }

    /// The notes as a text, with their unknown members.
    fn written(&self, notes: &Notes) -> String {
        let mut written = to_value(notes);
        let stored = self.0.shelf.as_ref().and_then(|shelf| shelf.get(NOTES));
        if let Some(whole) = stored.and_then(|text| serde_json::from_str(&text).ok())
            && let Ok(known) = from_value::<Notes>(Value::clone(&whole))
        {
            carry(&mut written, &to_value(&known), &whole);
        }
        written.to_string()
    }

    /// How many interviews were deleted here by hand, and are therefore no loss.
    pub fn deleted(&self) -> u32 {
        let held = self.0.held.borrow();
        let gone = |(key, held): &(&Key, &Held)| {
            matches!(key, Key::Process(_)) && held.head.as_ref().is_some_and(|head| head.record().is_none())
        };
        u32::try_from(held.iter().filter(gone).count()).unwrap_or(u32::MAX)
    }

    /// How many interviews here cannot be read.
    pub fn unreadable_interviews(&self) -> u32 {
        let unreadable = self.0.unreadable.borrow();
        let all = unreadable.iter().filter(|it| matches!(Key::parse(&it.key), Some(Key::Process(_))));
        u32::try_from(all.count()).unwrap_or(u32::MAX)
    }

    /// When the latest change of any record was made (local time).
    pub fn last_change(&self) -> Option<NaiveDateTime> {
        let held = self.0.held.borrow();
        held.values().filter_map(|held| Some(held.head.as_ref()?.saved.at)).max()
    }

    /// The journal, if it is open.
    pub(in crate::storage) fn journal(&self) -> Option<Rc<Journal>> {
        match &*self.0.second.link.borrow() {
            Link::Open(journal) => Some(journal.clone()),
            _ => None,
        }
    }

    /// Stores a text beside the records in the journal, or deletes it. `false` if that could not be done.
    pub async fn put_aside(&self, name: &str, text: Option<String>) -> bool {
        let Some(journal) = self.journal() else { return false };
        let write = match text {
            Some(text) => Write::Put(name.to_owned(), text),
            None => Write::Delete(name.to_owned()),
        };
        journal.change(&[name.to_owned()], |_, _| vec![write.clone()]).await.is_ok()
    }

    /// The text stored beside the records under this name.
    pub async fn aside(&self, name: &str) -> Option<String> {
        let journal = self.journal()?;
        let (mut found, names) = (None, [name.to_owned()]);
        let look = |_: &str, text| {
            found = text;
            Vec::new()
        };
        journal.change(&names, look).await.ok()?;
        found
    }

    /// The browser's permission to write to the user's file, as it was stored; undefined if there is none.
    pub async fn copy_place(&self) -> Option<JsValue> {
        self.journal()?.object(COPY_PLACE).await.ok()
    }

    /// Stores that permission, or deletes it if it is undefined. `false` if that could not be done.
    pub async fn keep_copy_place(&self, handle: &JsValue) -> bool {
        let Some(journal) = self.journal() else { return false };
        journal.keep_object(COPY_PLACE, handle).await.is_ok()
    }

    /// Stores the notes in the journal too.
    pub async fn keep_notes_twice(&self, notes: &Notes) -> bool {
        self.put_aside(NOTES, Some(self.written(notes))).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_read_what_they_write_and_nothing_else() {
        let notes = Notes {
            held: Some(3),
            twice: true,
            backup: "2026-11-11T16:00:00".parse().ok(),
            keeps: Some(Answer::Refused),
            moved: true,
            copying: true,
            copied: "2026-11-12T16:00:00".parse().ok(),
            copy_fault: Some(CopyFault::NeedsTap),
            days: DaysOfUse { count: 3, last: "2026-11-12".parse().ok(), ..DaysOfUse::default() },
            clock_settled: "2026-11-13T16:00:00".parse().ok(),
            taken: Some(2),
            no_install: true,
        };
        for notes in [notes, Notes::default()] {
            assert_eq!(Notes::read(&to_value(&notes).to_string()), Some(notes));
        }
        for text in ["", "{", "[]", "7", r#"{"held":-1}"#, r#"{"backup":"soon"}"#] {
            assert_eq!(Notes::read(text), None, "{text}");
        }
    }
}
