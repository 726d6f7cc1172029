//! How formally people speak to each other.

use crate::domain::json::Json;

/// How people speak to each other at this workplace (F11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Tone {
    /// Surnames, whole sentences.
    Formal,
    /// First names, short sentences.
    Casual,
}
