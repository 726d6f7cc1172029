//! What becomes of a no (J17, S8, F16): why it was one, what you take from it, and which other openings there are.

use crate::domain::json::Json;
use crate::domain::text::{Line, Prose};

/// Why they said no, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[json(all)]
pub enum NoReason {
    /// A skill or a tool was missing.
    Skill,
    /// Too little experience of the kind they need.
    Experience,
    /// Answers in the interview.
    Answers,
    /// Somebody else was a better match.
    BetterMatch,
    /// Pay, hours or place did not fit.
    Terms,
    /// The job was changed, or went to nobody.
    JobGone,
    /// They gave no reason.
    NotSaid,
}

impl NoReason {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Skill => "A skill or tool was missing",
            Self::Experience => "Too little experience",
            Self::Answers => "My answers",
            Self::BetterMatch => "Someone fitted better",
            Self::Terms => "Pay, hours or place",
            Self::JobGone => "The job changed or went away",
            Self::NotSaid => "They gave no reason",
        }
    }

    /// What it asks of you, if anything.
    pub const fn means(self) -> &'static str {
        match self {
            Self::Skill => "You can close this one. Write down what to learn.",
            Self::Experience => "Look for a way to get some of it, or for jobs that ask for less.",
            Self::Answers => "Work out a better answer while you remember the question.",
            Self::BetterMatch => "That says little about you. Another opening there may suit better.",
            Self::Terms => "Next time, talk about this early.",
            Self::JobGone => "That had nothing to do with you. Stay in touch.",
            Self::NotSaid => "You may ask once. A kind question often gets an honest line.",
        }
    }
}

/// What you made of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct AfterNo {
    /// Why, as far as anybody knows.
    pub reasons: Vec<NoReason>,
    /// What you take from it.
    pub lesson: Prose,
    /// Other openings there, or people to ask about one.
    pub openings: Vec<Line>,
}
