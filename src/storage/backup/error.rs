//! Why a backup could not be read or made.

use std::fmt;

/// Why a file was not taken, or not made. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// Not a backup at all.
    NotABackup,
    /// The file is cut off.
    Truncated,
    /// The checksum or the counts do not fit the contents.
    Damaged,
    /// A newer version of the app made it.
    NewerVersion(u64),
    /// The passphrase does not open it, or the sealed part is damaged.
    DoesNotOpen,
    /// It is encrypted in a way that only a newer version of the app knows.
    NewerCipher,
    /// The browser offers no encryption to this page.
    NoCipher,
    /// The browser gave too little memory to stretch the passphrase.
    NoMemory,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotABackup => "This file is not a backup of this app. Nothing was changed: choose a file that the app exported.",
            Self::Truncated => "This backup breaks off in the middle, perhaps from a download that was cut short. Nothing was changed: fetch the file again, or choose an earlier backup.",
            Self::Damaged => "This backup was changed or damaged after it was made. Nothing was changed here: fetch the file again, or choose another backup.",
            Self::NewerVersion(_) => "This backup was made by a newer version of Afterword. Nothing was changed: reload this page to get the newer version, then try again.",
            Self::DoesNotOpen => "The backup does not open with this passphrase. Nothing was changed: try again, mind capitals and spaces. Without its passphrase nobody can open it.",
            Self::NewerCipher => "This backup is locked in a way this version of the app does not know. Nothing was changed. Reload this page to get the newer version, then try again.",
            Self::NoMemory => "The browser gave the app too little memory to work with the passphrase. Nothing was changed: close other tabs and programs, then try again.",
            Self::NoCipher => "This page cannot use encryption here, so a passphrase won’t work. Nothing was changed. Make the backup without one, or open the app over a secure address.",
        })
    }
}
