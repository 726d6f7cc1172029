//! Somebody you know who knows somebody there.

use crate::domain::id::{AcquaintanceId, PersonId};
use crate::domain::json::Json;
use crate::domain::text::Line;
use crate::domain::tone::Tone;
use chrono::NaiveDateTime;

/// What they said to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[json(all)]
pub enum Reply {
    /// They will.
    Will,
    /// They have done it.
    Did,
    /// They would rather not.
    RatherNot,
}

impl Reply {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Will => "They will",
            Self::Did => "They did",
            Self::RatherNot => "Rather not",
        }
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Acquaintance {
    /// Their id.
    #[json(required)]
    pub id: AcquaintanceId,
    /// The name as they spell it.
    pub name: Line,
    /// How you speak with each other.
    pub tone: Option<Tone>,
    /// E-mail address, as given.
    pub email: Line,
    /// Whom of the interview they know.
    pub knows: Vec<PersonId>,
    /// How they know them.
    pub how: Line,
    /// What you ask for: a word for you, an introduction, what it is like there.
    pub wanted: Line,
    /// When you asked (local time).
    pub asked: Option<NaiveDateTime>,
    /// What they said.
    pub reply: Option<Reply>,
    /// When you thanked them (local time).
    pub thanked: Option<NaiveDateTime>,
}

impl Acquaintance {
    /// One of whom only the name is known.
    pub fn named(id: AcquaintanceId, name: Line) -> Self {
        Self {
            id,
            name,
            tone: None,
            email: Line::default(),
            knows: Vec::new(),
            how: Line::default(),
            wanted: Line::default(),
            asked: None,
            reply: None,
            thanked: None,
        }
    }

    /// What to call them on screen.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "A contact without a name" } else { &self.name }
    }

    /// How it stands, in words.
    pub fn state(&self) -> &'static str {
        match (self.thanked, self.reply, self.asked) {
            (Some(_), ..) => "Thanked",
            (None, Some(reply), _) => reply.label(),
            (None, None, Some(_)) => "Asked",
            (None, None, None) => "Not asked yet",
        }
    }

    /// Whether thanks are still to be said: they answered, whatever they said.
    pub const fn is_to_thank(&self) -> bool {
        self.reply.is_some() && self.thanked.is_none()
    }
}
