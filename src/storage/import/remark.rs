//! Remarks on odd things in a row, shown beside it.

use crate::storage::import::fields::Field;
use chrono::NaiveDate;
use std::fmt;

/// Something odd about a row. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A text that is no date.
    NoDay(Field, String),
    /// A date in the future.
    Ahead(Field, String),
    /// The status is dated before the application.
    BeforeApplied(NaiveDate, NaiveDate),
    /// An ending without a date.
    NoDaySaid,
    /// More notes than fit into a record.
    LongNotes,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDay(field, text) => {
                write!(
                    f,
                    "“{}” under “{}” is no day that can be read. It goes into the notes.",
                    short(text),
                    field.label()
                )
            }
            Self::Ahead(field, text) => {
                write!(f, "“{}” under “{}” has not come yet. It goes into the notes.", short(text), field.label())
            }
            Self::BeforeApplied(said, applied) => write!(
                f,
                "The day of its status ({said}) is before the day of the application ({applied}). It goes into the notes, and the day stays open."
            ),
            Self::NoDaySaid => f.write_str("The file does not say on which day. The day stays open."),
            Self::LongNotes => f.write_str("Its notes are longer than a record holds. The end of them is cut."),
        }
    }
}

fn short(text: &str) -> String {
    let cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}
