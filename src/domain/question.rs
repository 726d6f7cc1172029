//! A question asked in a round, and what became of it (F3, J4, S4).

use crate::domain::id::{PersonId, QuestionId};
use crate::domain::text::{Line, Prose};
use serde::{Deserialize, Serialize};

/// How an answer went, in your own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// It caught you out, or you would answer otherwise today.
    Rough,
    /// It will do.
    Okay,
    /// Keep it as it is.
    Strong,
}

impl Grade {
    /// Every grade, weakest first.
    pub const ALL: [Self; 3] = [Self::Rough, Self::Okay, Self::Strong];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rough => "Rough",
            Self::Okay => "Okay",
            Self::Strong => "Strong",
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The question, in a few words.
    pub asked: Line,
    /// Who asked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Your answer in short, so that the next round stays consistent with it (F3).
    #[serde(default, skip_serializing_if = "Prose::is_empty")]
    pub answer: Prose,
    /// How they took it.
    #[serde(default, skip_serializing_if = "Line::is_empty")]
    pub reaction: Line,
    /// How it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// A better answer for the next time (F13).
    #[serde(default, skip_serializing_if = "Prose::is_empty")]
    pub better: Prose,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Line>,
}

impl Question {
    /// A question of which only the words are known.
    pub fn asked(id: QuestionId, asked: Line) -> Self {
        Self {
            id,
            asked,
            by: None,
            answer: Prose::default(),
            reaction: Line::default(),
            grade: None,
            better: Prose::default(),
            tags: Vec::new(),
        }
    }
}
