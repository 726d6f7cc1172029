//! Errors and states of saving, as the user reads them.

use chrono::NaiveDateTime;
use std::fmt;

/// Why something was not saved. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The browser allows this page no storage.
    Blocked,
    /// The storage for this app is full; what was saved before is still there.
    Full,
    /// A newer version of the app has saved something: this one must not write any more.
    Outdated,
    /// What is stored under this key cannot be read, and is not overwritten.
    Unreadable,
    /// The browser accepted the record and then did not have it.
    NotKept,
    /// Everything was deleted in another tab: what this one had is not written again.
    Erased,
    /// The browser's storage was emptied from outside, and what this tab shows is nowhere else.
    Emptied,
    /// The record could not be written so that it can be read again, with the detail.
    Unwritable(String),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unwritable(why) => {
                return write!(f, "Not saved: the app could not read this record again ({why}). The version saved before is still there, and your text is still on the screen. Change it, or copy your text and report the fault.");
            }
            Self::Blocked => "Not saved: the browser does not let this page store anything. What you typed is still on the screen. Allow cookies and site data for this page, or copy your text before you leave.",
            Self::Full => "Not saved: storage is full. The version saved before is still there, and your text is still on the screen. Make a backup, then delete interviews you no longer need.",
            Self::Outdated => "Not saved: a newer version of Afterword is in use here, so this page only reads. Your records are safe, and your text is still on the screen. Copy it, then reload this page.",
            Self::Unreadable => "Not saved: what is stored for this record is damaged. It stays as it was found. Your text is still on the screen. Copy it, then see the damaged record under More, “Your data”.",
            Self::Erased => "Not saved: everything was deleted in another tab, this too. What you write from now on is saved as usual.",
            Self::Emptied => "Not saved: what the browser kept for this app was deleted from outside. What you see is in this tab and nowhere else: write it back, or download it now. Your next change writes all of it back as well.",
            Self::NotKept => "Not saved: the browser took the record but did not store it. Your text is still on the screen. Make a backup, then close other programs and try again.",
        })
    }
}

/// How safe the last change is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    #[default]
    Idle,
    /// Stored in localStorage, and on its way into the journal.
    Saving,
    /// On the disk in both places.
    Saved {
        /// When it was changed (local time).
        at: NaiveDateTime,
    },
    /// Stored in one place; the other, which would survive a sudden power loss, could not be written.
    SavedOnce {
        /// When it was changed (local time).
        at: NaiveDateTime,
    },
    /// Not stored.
    NotSaved(SaveError),
}

impl fmt::Display for SaveState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Idle => Ok(()),
            Self::Saving => f.write_str("Saving"),
            Self::Saved { .. } => f.write_str("Saved on this device"),
            Self::SavedOnce { .. } => f.write_str("Saved, but a sudden power loss may take the last minute"),
            Self::NotSaved(error) => error.fmt(f),
        }
    }
}

/// What the browser allows this tab to do with the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Open,
    /// Read; there is no room left for anything longer than what it replaces.
    Full,
    /// Read; a newer version of the app has saved something.
    Outdated,
    /// Nothing.
    Blocked,
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "",
            Self::Full => "Storage is full, so longer texts cannot be saved. Everything saved so far is there. Make a backup, then delete interviews you no longer need.",
            Self::Outdated => "Your records are safe. Until then this page shows what it can read and changes nothing.",
            Self::Blocked => "The browser does not let this page store anything. What you type here is gone when you leave. What you stored before is safe. Allow cookies and site data for this page, then reload.",
        })
    }
}
