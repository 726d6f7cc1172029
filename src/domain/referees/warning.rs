//! What speaks against naming a referee as things are. `Display` is the sentence the user reads.

use crate::domain::process::Process;
use crate::domain::referees::referee::{Consent, Referee, uses};
use crate::domain::referees::reference::{Milestone, Reference};
use chrono::NaiveDateTime;
use std::fmt;

/// From so many employers at once on, it is a lot to ask of one person.
pub const OFTEN: usize = 4;

/// What speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Named, and nobody has asked them.
    Unasked(String),
    /// Named, and they have not said yes yet.
    NoAnswer(String),
    /// Named, although they would rather not.
    Declined(String),
    /// Named to so many employers that still run.
    Often(String, usize),
    /// The days on which they may be called are over, and nobody has called them.
    Away(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unasked(name) => write!(f, "You haven’t asked {name} yet. Ask before anyone rings them."),
            Self::NoAnswer(name) => write!(f, "{name} hasn’t said yes yet. Wait for the answer, or ask again."),
            Self::Declined(name) => write!(f, "{name} would rather not. Name someone else here."),
            Self::Often(name, count) => {
                write!(f, "{name} is named to {count} employers at once. That may be a lot of calls. Ask if it’s fine.")
            }
            Self::Away(name) => {
                write!(f, "The days on which {name} can be called are over. Ask for new ones, and tell the employer.")
            }
        }
    }
}

/// What speaks against naming them here, by all records.
pub fn warnings<'a>(
    referee: &'a Referee,
    here: &Reference,
    processes: impl IntoIterator<Item = &'a Process>,
    now: NaiveDateTime,
) -> Vec<Warning> {
    let name = || referee.shown().to_owned();
    let consent = match referee.consent {
        Consent::NotAsked => Some(Warning::Unasked(name())),
        Consent::Asked => Some(Warning::NoAnswer(name())),
        Consent::Declined => Some(Warning::Declined(name())),
        Consent::Agreed => None,
    };
    let running = uses(&referee.id, processes).filter(|process| !process.status(now).is_closed()).count();
    let often = (running >= OFTEN).then(|| Warning::Often(name(), running));
    let over = here.until.is_some_and(|until| until < now.date()) && here.at(Milestone::Called).is_none();
    consent.into_iter().chain(often).chain(over.then(|| Warning::Away(name()))).collect()
}
