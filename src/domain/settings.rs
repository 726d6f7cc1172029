//! What the user chose for the whole app.

use crate::domain::json::{json_struct, json_words};
use crate::domain::order::Set;
use crate::domain::process::PlaybookChoice;
use chrono::NaiveDate;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

json_words!(Theme { System, Light, Dark });

/// Everything chosen for the whole app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The colour scheme.
    pub theme: Theme,
    /// Whose advice the search follows unless a process says otherwise.
    pub playbook: PlaybookChoice,
    /// Days of the week without work, 1 (Monday) to 7 (Sunday).
    pub weekend: Set<u8>,
    /// Single days without work: holidays and days off (local dates).
    pub days_off: Set<NaiveDate>,
}

json_struct!(Settings {
    always: theme;
    must: playbook, weekend;
    may: days_off;
});

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
