//! The kinds of records, and their keys. A new kind is one line in the table at the end.

use crate::domain::advice::own::OwnPlaybook;
use crate::domain::ics::log::CalendarLog;
use crate::domain::id::{LetterId, PlaybookId, ProcessId, TemplateId};
use crate::domain::job_search::JobSearch;
use crate::domain::json::Stored;
use crate::domain::letter::record::Letter;
use crate::domain::letter::template::Template;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::settings::Settings;
use crate::storage::record::conflict_copy::{ConflictCopy, CopyId};
use crate::storage::record::validation::Validate;
use serde_json::Value;
use std::fmt;
use std::sync::Arc;

/// The prefix of every key of the app: other projects may use the browser's storage for this origin.
pub const PREFIX: &str = "afterword/";

/// The id of a record of which there is only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Only;

impl Only {
    /// Reads `only`.
    pub fn parse(text: &str) -> Option<Self> {
        (text == "only").then_some(Self)
    }
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only")
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $id:ty, |$it:ident| $find:expr;)*) => {
        /// The key of a record.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Key {
            $($(#[$doc])* $kind($id),)*
        }

        impl Key {
            /// Reads `afterword/<kind>/<id>`; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                let (kind, id) = text.strip_prefix(PREFIX)?.split_once('/')?;
                match kind {
                    $($name => <$id>::parse(id).map(Self::$kind),)*
                    _ => None,
                }
            }
        }

        impl fmt::Display for Key {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$kind(id) => write!(f, concat!("afterword/", $name, "/{}"), id),)*
                }
            }
        }

        /// One record, shared rather than copied between the store and the screens.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            $($(#[$doc])* $kind(Arc<$kind>),)*
        }

        impl Record {
            /// Its key.
            pub fn key(&self) -> Key {
                match self {
                    $(Self::$kind($it) => Key::$kind($find),)*
                }
            }

            /// Its JSON text.
            pub(in crate::storage) fn to_text(&self) -> Result<String, serde_json::Error> {
                match self {
                    $(Self::$kind(data) => data.text(),)*
                }
            }

            /// Reads the data found under `key`, and whether it has unknown members. Errors: what does not fit, for
            /// whoever repairs it.
            pub(in crate::storage) fn read(key: &Key, data: Value) -> Result<(Self, bool), String> {
                let (record, more) = match key {
                    $(Key::$kind(_) => {
                        let (data, more) = <$kind as Stored>::read_from(data)?;
                        Validate::validate(&data)?;
                        (Self::$kind(Arc::new(data)), more)
                    })*
                };
                if record.key() == *key { Ok((record, more)) } else { Err("it carries the id of another record".into()) }
            }

            /// Lists the fields of records of every kind.
            #[cfg(test)]
            pub(in crate::storage) fn shapes(shape: &mut crate::domain::json::Shape) {
                $(shape.kind($name, <$kind as Stored>::shape);)*
            }
        }

        $(impl From<$kind> for Record {
            fn from(data: $kind) -> Self {
                Self::$kind(Arc::new(data))
            }
        }

        impl From<Arc<$kind>> for Record {
            fn from(data: Arc<$kind>) -> Self {
                Self::$kind(data)
            }
        })*
    };
}

kinds! {
    /// One employer, one role.
    Process = "process", ProcessId, |it| it.id.clone();
    /// What was chosen for the whole app.
    Settings = "settings", Only, |_it| Only;
    /// A playbook the user made.
    OwnPlaybook = "playbook", PlaybookId, |it| it.id.clone();
    /// One letter, from its first draft on.
    Letter = "letter", LetterId, |it| it.id.clone();
    /// You, as your letters need you.
    Profile = "profile", Only, |_it| Only;
    /// One text of the user's own.
    Template = "template", TemplateId, |it| it.id.clone();
    /// The log of exported calendar entries.
    CalendarLog = "calendar", Only, |_it| Only;
    /// The job search.
    JobSearch = "search", Only, |_it| Only;
    /// A conflict copy: the other version of a record that was changed in two places.
    ConflictCopy = "copy", CopyId, |it| it.id.clone();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_what_they_print() {
        let ours =
            ["process/k3f9-1", "settings/only", "playbook/p1", "letter/l1", "profile/only", "template/t1", "copy/00ff"];
        for text in ours.map(|name| format!("{PREFIX}{name}")) {
            assert_eq!(Key::parse(&text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn keys_of_others_and_keys_that_make_no_sense_are_not_ours() {
        let foreign = [
            "",
            "afterword",
            "afterword/",
            "afterword/process",
            "afterword/process/",
            "afterword/process/../x",
            "afterword/process/A",
            "afterword/planet/a",
            "afterword/settings/other",
            "Afterword/process/a",
            "theme",
        ];
        for text in foreign {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }
}
