//! A playbook: one source's parameters, complete. Where the source is silent it holds the house value and says so.

use crate::domain::advice::parameters::{Parameters, Row};
use crate::domain::advice::source::SourceId;
use crate::domain::id::PlaybookId;
use crate::domain::json::{Json, JsonWriter, Reader, json_in_serde};
use std::borrow::Cow;

/// The letter of a playbook that comes with the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Author {
    /// Nick Jones.
    J,
    /// Nancy Anderson.
    A,
    /// Jobsgopublic.
    G,
    /// Stephanie Gonzales.
    S,
    /// The unsigned article.
    F,
    /// The house, which draws on all five.
    House,
}

impl Json for Author {
    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }

    fn blank() -> Self {
        Self::House
    }

    fn read(&mut self, from: &mut Reader) {
        match Self::parse(&from.text()) {
            Some(letter) => *self = letter,
            None => from.problem("is not the letter of a playbook"),
        }
    }

    #[cfg(test)]
    fn shape(shape: &mut crate::domain::json::Shape) {
        shape.is("letter of a playbook");
    }
}

json_in_serde!(Author);

/// Whose playbook it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the app.
    BuiltIn(Author),
    /// The user made it.
    Own(PlaybookId),
}

/// A complete playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playbook {
    /// Whose it is.
    pub origin: Origin,
    /// The name on screen.
    pub name: Cow<'static, str>,
    /// Its parameters.
    pub parameters: Parameters,
}

impl Author {
    /// All six, in the order of the comparison table.
    pub const ALL: [Self; 6] = [Self::J, Self::A, Self::G, Self::S, Self::F, Self::House];

    /// How it is written in stored records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::J => "J",
            Self::A => "A",
            Self::G => "G",
            Self::S => "S",
            Self::F => "F",
            Self::House => "house",
        }
    }

    /// Reads it as written in stored records.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.as_str() == text)
    }

    /// The article behind it; `None` for the house, which draws on all five.
    pub const fn source(self) -> Option<SourceId> {
        match self {
            Self::J => Some(SourceId::J),
            Self::A => Some(SourceId::A),
            Self::G => Some(SourceId::G),
            Self::S => Some(SourceId::S),
            Self::F => Some(SourceId::F),
            Self::House => None,
        }
    }
}

impl Playbook {
    /// Every parameter in words, in the order of the comparison.
    pub fn rows(&self) -> Vec<Row> {
        self.parameters.rows()
    }
}
