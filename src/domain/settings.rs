//! What the user chose for the whole app.

use crate::domain::order::Set;
use crate::domain::process::PlaybookChoice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Everything chosen for the whole app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The colour scheme.
    #[serde(default)]
    pub theme: Theme,
    /// Whose advice the search follows unless a process says otherwise.
    pub playbook: PlaybookChoice,
    /// Days of the week without work, 1 (Monday) to 7 (Sunday).
    pub weekend: Set<u8>,
    /// Single days without work: holidays and days off (local dates).
    #[serde(default, skip_serializing_if = "Set::is_empty")]
    pub days_off: Set<NaiveDate>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            playbook: PlaybookChoice::BuiltIn("house".into()),
            weekend: Set::from([6, 7]),
            days_off: Set::new(),
        }
    }
}
