//! The file of a backup under a passphrase: a header that says how to open it, which is not secret but authenticated,
//! and the encrypted text. `public/backup.schema.json` describes it for whoever has to open one without this app.
//!
//! There are two versions of it. 1 derived the key with PBKDF2 and is only read. 2 derives it with Argon2id, which is
//! expensive to attack with special hardware too; its passphrase is in the normal form NFC, and its text is padded with
//! spaces, so that the size of the file tells little about the contents.

use crate::domain::iso;
use crate::storage::backup::error::BackupError;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// The format name of every backup.
pub(in crate::storage) const FORMAT: &str = "afterword-backup";

/// The version that is written.
const NEWEST: u64 = 2;

/// A backup under a passphrase: everything needed to open it but the passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// When it was made (local time).
    pub made: NaiveDateTime,
    pub(in crate::storage) stretch: Stretch,
    /// The salt of the key derivation, in base64.
    pub(in crate::storage) salt: String,
    /// The initialisation vector of the cipher, in base64.
    pub(in crate::storage) iv: String,
    pub(in crate::storage) sealed: String,
}

/// How a key is derived from the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// By PBKDF2 with SHA-256, as version 1 did.
    Pbkdf2 {
        /// The number of iterations.
        iterations: u32,
    },
    /// By Argon2id, version 19 (0x13).
    Argon2id(Cost),
}

/// The cost parameters of Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// The number of passes over that memory.
    pub passes: u32,
    /// The number of lanes.
    pub lanes: u32,
}

impl Cost {
    /// The recommendation of RFC 9106 for little memory: 64 MiB. A quarter of a second on a computer, one or two on a
    /// phone.
    pub const USUAL: Self = Self { memory: 65_536, passes: 3, lanes: 4 };

    /// Whether a device can be asked to pay it. A file with a higher cost, or a lower one than the method allows, was
    /// not made by this app: it is damaged, or meant to keep the device busy.
    fn is_sane(self) -> bool {
        (8..=262_144).contains(&self.memory)
            && (1..=16).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
            && self.lanes * 8 <= self.memory
            && self.memory * self.passes <= 1_048_576
    }
}

/// The most iterations of PBKDF2: more than any version of the app ever used.
const MOST_ITERATIONS: u64 = 10_000_000;

impl Sealed {
    /// Whether its passphrase was normalised before the key was derived.
    pub fn is_normalised(&self) -> bool {
        matches!(self.stretch, Stretch::Argon2id(_))
    }

    /// The text of the file. With `sealed` empty it is the header, which the cipher authenticates.
    pub(in crate::storage) fn write(&self, sealed: &str) -> String {
        let Self { made, stretch, salt, iv, .. } = self;
        let (version, how) = match stretch {
            Stretch::Pbkdf2 { iterations } => {
                (1, format!(r#""kdf":"PBKDF2","hash":"SHA-256","iterations":{iterations}"#))
            }
            Stretch::Argon2id(Cost { memory, passes, lanes }) => {
                (2, format!(r#""kdf":"Argon2id","memory":{memory},"passes":{passes},"lanes":{lanes}"#))
            }
        };
        format!(
            r#"{{"format":"{FORMAT}","version":{version},"made":"{made:?}","cipher":{{"name":"AES-GCM",{how},"salt":"{salt}","iv":"{iv}"}},"sealed":"{sealed}"}}"#
        )
    }

    /// Reads a file. Errors: a newer version of the app made it, or it is damaged.
    pub(in crate::storage) fn read(version: u64, whole: &Map<String, Value>) -> Result<Self, BackupError> {
        if version > NEWEST {
            return Err(BackupError::NewerVersion(version));
        }
        let cipher = whole.get("cipher").and_then(Value::as_object).ok_or(BackupError::Damaged)?;
        let text = |name: &str| cipher.get(name).and_then(Value::as_str);
        let number = |name: &str| cipher.get(name).and_then(Value::as_u64);
        let small = |name: &str| number(name).and_then(|number| u32::try_from(number).ok());
        let stretch = match (version, text("name"), text("kdf"), text("hash")) {
            (1, Some("AES-GCM"), Some("PBKDF2"), Some("SHA-256")) => small("iterations")
                .filter(|rounds| (1..=MOST_ITERATIONS).contains(&u64::from(*rounds)))
                .map(|iterations| Stretch::Pbkdf2 { iterations }),
            (2, Some("AES-GCM"), Some("Argon2id"), None) => small("memory")
                .zip(small("passes"))
                .zip(small("lanes"))
                .map(|((memory, passes), lanes)| Cost { memory, passes, lanes })
                .filter(|cost| cost.is_sane())
                .map(Stretch::Argon2id),
            // A method that has a name, and is not one of ours.
            (1 | 2, Some(_), Some(_), _) => return Err(BackupError::NewerCipher),
            _ => None,
        };
        let base64 = |text: &&str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
        let part = |name: &str| text(name).filter(base64).map(str::to_owned).ok_or(BackupError::Damaged);
        let sealed = whole.get("sealed").and_then(Value::as_str).ok_or(BackupError::Damaged)?;
        Ok(Self {
            made: whole.get("made").and_then(Value::as_str).and_then(iso::stored).ok_or(BackupError::Damaged)?,
            stretch: stretch.ok_or(BackupError::Damaged)?,
            salt: part("salt")?,
            iv: part("iv")?,
            sealed: sealed.to_owned(),
        })
    }
}

/// The size to which a text of this many bytes is padded, so that the size tells only a few leading bits, and grows by
/// an eighth at most unless it is small (Padmé, by Nikitin and others, 2019).
pub(in crate::storage) fn padded(size: usize) -> usize {
    const SMALLEST: usize = 16_384;
    let size = size.max(SMALLEST);
    let exponent = size.ilog2();
    let told = exponent.ilog2() + 1;
    let mask = (1_usize << (exponent - told)) - 1;
    (size + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::backup::file::{Opened, read};

    const MADE: &str = r#""format":"afterword-backup","made":"2026-11-11T16:00:00""#;

    fn file(version: &str, cipher: &str) -> String {
        format!(r#"{{{MADE},"version":{version},"cipher":{{{cipher},"salt":"AAAA","iv":"AAAA"}},"sealed":"AAAA"}}"#)
    }

    #[test]
    fn a_header_is_read_as_it_was_written_and_nothing_absurd_is_begun() {
        let old = |n: &str| file("1", &format!(r#""name":"AES-GCM","kdf":"PBKDF2","hash":"SHA-256","iterations":{n}"#));
        let new = |m: &str, t: &str, p: &str| {
            file("2", &format!(r#""name":"AES-GCM","kdf":"Argon2id","memory":{m},"passes":{t},"lanes":{p}"#))
        };
        for sound in [old("700000"), old("1"), new("65536", "3", "4"), new("8", "1", "1"), new("262144", "4", "1")] {
            let Ok(Opened::Sealed(sealed)) = read(&sound) else { panic!("{sound}") };
            assert_eq!(read(&sealed.write("AAAA")), Ok(Opened::Sealed(sealed)));
        }
        let damaged = [
            old("0"),
            old("-1"),
            old("10000001"),
            old("4294967297"),
            old("1e99"),
            new("7", "1", "1"),
            new("262145", "1", "1"),
            new("65536", "0", "4"),
            new("65536", "17", "4"),
            new("65536", "3", "0"),
            new("64", "3", "9"),
            new("65536", "3", "4294967297"),
            new("4294967295", "4294967295", "4294967295"),
            new("262144", "5", "1"),
            file("2", r#""name":"AES-GCM","kdf":"Argon2id""#),
            file("2", r#""kdf":"Argon2id","memory":65536,"passes":3,"lanes":4"#),
            file("0", r#""name":"AES-GCM","kdf":"Argon2id","memory":65536,"passes":3,"lanes":4"#),
            file("\"2\"", r#""name":"AES-GCM","kdf":"Argon2id","memory":65536,"passes":3,"lanes":4"#),
            new("65536", "3", "4").replacen("AAAA", "A A", 1),
            new("65536", "3", "4").replacen("\"AAAA\"", "7", 1),
            new("65536", "3", "4").replacen("2026-11-11T16:00:00", "soon", 1),
        ];
        for text in damaged {
            assert_eq!(read(&text), Err(BackupError::Damaged), "{text}");
        }
    }

    #[test]
    fn a_way_to_seal_that_is_not_known_yet_is_called_that() {
        let newer = file("3", r#""name":"AES-GCM-SIV","kdf":"Argon3""#);
        assert_eq!(read(&newer), Err(BackupError::NewerVersion(3)));
        let named = [
            file("2", r#""name":"AES-GCM-SIV","kdf":"Argon2id","memory":65536,"passes":3,"lanes":4"#),
            file("2", r#""name":"AES-GCM","kdf":"Argon2id","hash":"BLAKE3","memory":65536,"passes":3,"lanes":4"#),
            file("2", r#""name":"AES-GCM","kdf":"scrypt","memory":65536,"passes":3,"lanes":4"#),
            file("1", r#""name":"AES-GCM","kdf":"PBKDF2","hash":"SHA-512","iterations":700000"#),
        ];
        for text in named {
            assert_eq!(read(&text), Err(BackupError::NewerCipher), "{text}");
        }
    }

    #[test]
    fn sizes_are_told_in_few_steps_and_little_is_added() {
        for (size, filled) in [(0, 16_384), (1, 16_384), (16_384, 16_384), (16_385, 17_408), (100_000, 100_352)] {
            assert_eq!(padded(size), filled, "{size}");
        }
        let mut steps = std::collections::BTreeSet::new();
        for size in (0..10_000_000).step_by(997) {
            let filled = padded(size);
            assert!(filled >= size && (size < 16_384 || filled - size <= size / 8), "{size} to {filled}");
            steps.insert(filled);
        }
        assert!(steps.len() < 300, "{} sizes for 10,031 texts", steps.len());
    }
}
