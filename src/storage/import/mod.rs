//! Importing records from another tracker: a table that it exported becomes records, previewed before anything is
//! added. Existing records are not touched.

pub mod csv;
pub mod days;
pub mod draft;
pub mod fields;
mod headings;
mod no_offers;
mod phrases;
pub mod plain;
pub mod reached;
pub mod remark;
pub mod session;
mod sniff;
pub mod table;
pub mod trackers;
pub mod when;
pub mod wording;

use crate::domain::charset::{self, Decode};
use crate::domain::fold::fold;
use std::fmt;

/// The most bytes that such a file may have.
pub const LARGEST: u32 = 10_000_000;

/// Why a file was refused. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// It is larger than any table of applications.
    TooBig,
    /// Not text, or text in another encoding.
    NotText,
    /// It is no table: it has a single column.
    NoTable,
    /// There are headings and no rows.
    NoRows,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("This file is empty. Nothing was changed: export it once more from the other tracker."),
            Self::TooBig => f.write_str("This file has more than 10 MB, which no table of applications needs. Nothing was changed: choose the CSV file that the other tracker exported."),
            Self::NotText => f.write_str("This file is not plain text, or the app cannot read its letters. Nothing was changed. Open it in a spreadsheet, save it as “CSV UTF-8”, and choose that file."),
            Self::NoTable => f.write_str("This is no table: nothing in it stands in columns. Nothing was changed: choose the CSV file that the other tracker exported."),
            Self::NoRows => f.write_str("This table has headings and nothing below them. Nothing was changed: export it once more from the other tracker."),
        }
    }
}

/// Why one line cannot be imported. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has neither an employer nor a role.
    Nameless,
    /// More cells than headings.
    TooWide,
    /// A quotation mark that is never closed.
    Torn,
    /// Another number of cells than the other rows, after such a row.
    AfterTorn,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nameless => "names neither an employer nor a role.",
            Self::TooWide => "has more cells than there are headings, so nobody can tell which is which.",
            Self::Torn => "opens a quotation mark that is never closed.",
            Self::AfterTorn => "stands after a quotation mark that is never closed, and may be the rest of that line.",
        })
    }
}

/// The name by which duplicates are found: two records with the same name may be the same.
pub fn name(employer: &str, role: &str) -> String {
    let words = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    [words(employer), words(role)].join("\n")
}

/// The decoded text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The text.
    pub text: String,
    /// Whether its charset is declared, or is the only one possible.
    pub sure: bool,
}

/// Charsets that a table may be in without declaring it, and their names on screen; the first is the most common.
pub const CHARSETS: [(&str, &str); 9] = [
    ("windows-1252", "Western European"),
    ("windows-1250", "Central European"),
    ("windows-1251", "Cyrillic"),
    ("windows-1253", "Greek"),
    ("windows-1254", "Turkish"),
    ("macintosh", "Western European (old Mac)"),
    ("shift_jis", "Japanese"),
    ("gb18030", "Chinese"),
    ("euc-kr", "Korean"),
];

/// Decodes a file; `chosen` is the charset the user chose for it. Errors: it is no text.
pub fn letters(bytes: &[u8], chosen: Option<&str>, decode: Decode) -> Result<Letters, ImportError> {
    if bytes.len() > LARGEST as usize {
        return Err(ImportError::TooBig);
    }
    let utf8 = charset::in_utf8(bytes, decode);
    let letters = match (std::str::from_utf8(&utf8), chosen) {
        (Ok(text), _) => Letters { text: text.to_owned(), sure: true },
        (Err(_), Some(chosen)) => Letters { text: decode(chosen, &utf8).ok_or(ImportError::NotText)?, sure: false },
        (Err(_), None) => {
            let read = charset::letters(&utf8, None, decode);
            Letters { text: read.text, sure: false }
        }
    };
    if letters.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if letters.text.contains('\0') || (chosen.is_none() && letters.text.contains(charset::UNREADABLE)) {
        return Err(ImportError::NotText);
    }
    Ok(letters)
}
