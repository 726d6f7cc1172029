//! A referee, as known to the whole search.

use crate::domain::id::RefereeId;
use crate::domain::json::Json;
use crate::domain::process::{Process, Tone};
use crate::domain::short_name::{name_alone, short_name};
use crate::domain::text::Line;
use chrono::NaiveDate;

/// Whether they will speak for you.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
#[json(all)]
pub enum Consent {
    /// Nobody has asked them yet.
    #[default]
    NotAsked,
    /// Asked, and no answer yet.
    Asked,
    /// They said yes.
    Agreed,
    /// They would rather not.
    Declined,
}

impl Consent {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "Not asked yet",
            Self::Asked => "Asked",
            Self::Agreed => "Said yes",
            Self::Declined => "Rather not",
        }
    }

    /// Whether it need not be written down.
    fn is_usual(&self) -> bool {
        *self == Self::NotAsked
    }
}

/// One referee.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Referee {
    /// Their id.
    #[json(required)]
    pub id: RefereeId,
    /// The name as they spell it.
    pub name: Line,
    /// How to address them in a letter, if not by the name.
    pub address_as: Line,
    /// What they were to you: "my manager at Halden".
    pub relation: Line,
    /// How you speak with each other.
    pub tone: Option<Tone>,
    /// What they can speak to.
    pub speaks_to: Vec<Line>,
    /// E-mail address, as given.
    pub email: Line,
    /// Telephone number, as given.
    pub phone: Line,
    /// Whether they will.
    #[json(unless = Consent::is_usual)]
    pub consent: Consent,
    /// Since when that is so (a local date).
    pub since: Option<NaiveDate>,
}

impl Referee {
    /// A referee of whom only the name is known.
    pub fn named(id: RefereeId, name: Line) -> Self {
        Self {
            id,
            name,
            address_as: Line::default(),
            relation: Line::default(),
            tone: None,
            speaks_to: Vec::new(),
            email: Line::default(),
            phone: Line::default(),
            consent: Consent::default(),
            since: None,
        }
    }

    /// What to call them on screen.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "A referee without a name" } else { &self.name }
    }

    /// How to greet them: as recorded, else by the first name where you are on such terms.
    pub fn called(&self) -> &str {
        if !self.address_as.is_empty() {
            return &self.address_as;
        }
        match self.tone {
            Some(Tone::Casual) => short_name(name_alone(&self.name)),
            _ => name_alone(&self.name),
        }
    }
}

/// The processes to which a referee is named.
pub fn uses<'a>(
    id: &'a RefereeId,
    processes: impl IntoIterator<Item = &'a Process>,
) -> impl Iterator<Item = &'a Process> {
    processes.into_iter().filter(move |process| process.trashed.is_none() && process.reference(id).is_some())
}
