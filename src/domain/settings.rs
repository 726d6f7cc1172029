//! What the user chose for the whole app.

use crate::domain::json::Json;
use crate::domain::order::{SortedMap, SortedSet};
use crate::domain::process::PlaybookChoice;
use crate::domain::text::Prose;
use chrono::NaiveDate;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How this app may call things to mind. What a device cannot do it does not do, whatever is chosen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub struct Reminders {
    /// Whether the number of things due stays off the app's icon.
    pub no_badge: bool,
    /// Whether it may show notifications.
    pub notify: bool,
    /// Whether the browser may wake the app now and then to look.
    pub background: bool,
    /// Whether a notification may name employers and people.
    pub named: bool,
}

fn is_default(reminders: &Reminders) -> bool {
    *reminders == Reminders::default()
}

/// Everything chosen for the whole app.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Settings {
    /// The colour scheme.
    #[json(always)]
    pub theme: Theme,
    /// Whose advice the search follows unless a process says otherwise.
    #[json(required)]
    pub playbook: PlaybookChoice,
    /// Days of the week without work, 1 (Monday) to 7 (Sunday).
    #[json(required)]
    pub weekend: SortedSet<u8>,
    /// Single days without work: holidays and days off (local dates).
    pub days_off: SortedSet<NaiveDate>,
    /// How the app may call things to mind.
    #[json(unless = is_default)]
    pub reminders: Reminders,
    /// What was said of the tables of other trackers: which column is what (`column:` and its heading), what a word for
    /// how it stands becomes (`word:`), in which order days are written (`days:`).
    pub imports: SortedMap<String, Prose>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            playbook: PlaybookChoice::BuiltIn("house".into()),
            weekend: SortedSet::from([6, 7]),
            days_off: SortedSet::new(),
            reminders: Reminders::default(),
            imports: SortedMap::new(),
        }
    }
}
