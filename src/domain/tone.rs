//! How formally people speak to each other.

use crate::domain::json::json_words;

/// How people speak to each other at this workplace (F11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Surnames, whole sentences.
    Formal,
    /// First names, short sentences.
    Casual,
}

json_words!(Tone { Formal, Casual });
