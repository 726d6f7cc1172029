//! A question asked in a round, and what became of it (F3, J4, S4).

use crate::domain::id::{PersonId, QuestionId, StoryId};
use crate::domain::json::Json;
use crate::domain::text::{Line, Prose};

/// How an answer went, in your own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
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
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Question {
    /// Its id.
    #[json(required)]
    pub id: QuestionId,
    /// The question, in a few words.
    #[json(required)]
    pub asked: Line,
    /// Who asked it.
    pub by: Option<PersonId>,
    /// Your answer in short, so that the next round stays consistent with it (F3).
    pub answer: Prose,
    /// How they took it.
    pub reaction: Line,
    /// How it went.
    pub grade: Option<Grade>,
    /// A better answer for the next time (F13).
    pub better: Prose,
    /// Words to find it by.
    pub tags: Vec<Line>,
    /// The story you told, if it is one of yours.
    pub story: Option<StoryId>,
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
            story: None,
        }
    }
}
