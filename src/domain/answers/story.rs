//! A story that you tell: the situation, your task, what you did, and what came of it.

use crate::domain::id::StoryId;
use crate::domain::json::Json;
use crate::domain::process::Process;
use crate::domain::question::Question;
use crate::domain::round::Round;
use crate::domain::text::{Line, Prose};

/// One story.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Story {
    /// Its id.
    #[json(required)]
    pub id: StoryId,
    /// What you call it.
    #[json(required)]
    pub title: Line,
    /// Where it was, and when.
    pub situation: Prose,
    /// What you had to do.
    pub task: Prose,
    /// What you did.
    pub action: Prose,
    /// What came of it, best with a figure.
    pub result: Prose,
    /// What it shows of you.
    pub tags: Vec<Line>,
}

/// The parts of a story, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The situation.
    Situation,
    /// The task.
    Task,
    /// The action.
    Action,
    /// The result.
    Result,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
        }
    }

    /// What belongs there.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Situation => "Where it was, and when.",
            Self::Task => "What you had to do.",
            Self::Action => "What you did. Say I, not we.",
            Self::Result => "What came of it, best with a number.",
        }
    }
}

impl Story {
    /// A story of which only the title is known.
    pub fn titled(id: StoryId, title: Line) -> Self {
        let (situation, task, action, result) = Default::default();
        Self { id, title, situation, task, action, result, tags: Vec::new() }
    }

    /// One part.
    pub const fn part(&self, part: Part) -> &Prose {
        match part {
            Part::Situation => &self.situation,
            Part::Task => &self.task,
            Part::Action => &self.action,
            Part::Result => &self.result,
        }
    }

    /// A part of it, to change it.
    pub const fn part_mut(&mut self, part: Part) -> &mut Prose {
        match part {
            Part::Situation => &mut self.situation,
            Part::Task => &mut self.task,
            Part::Action => &mut self.action,
            Part::Result => &mut self.result,
        }
    }

    /// What to call it.
    pub fn shown(&self) -> &str {
        if self.title.is_empty() { "A story without a title" } else { &self.title }
    }

    /// The parts that are still empty.
    pub fn missing(&self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| self.part(*part).is_empty()).collect()
    }
}

/// A story made of an answer: what was told becomes what you did, until you sort it into its parts.
pub fn from_answer(id: StoryId, question: &Question) -> Story {
    let mut story = Story::titled(id, question.asked.clone());
    story.action = if question.better.is_empty() { question.answer.clone() } else { question.better.clone() };
    story.tags = question.tags.clone();
    story
}

/// Where a story was told.
pub fn told<'a>(story: &StoryId, processes: &[&'a Process]) -> Vec<(&'a Process, &'a Round, &'a Question)> {
    let rounds = processes.iter().flat_map(|process| process.rounds.iter().map(move |round| (*process, round)));
    let questions = rounds.flat_map(|(process, round)| round.questions.iter().map(move |one| (process, round, one)));
    questions.filter(|(.., one)| one.story.as_ref() == Some(story)).collect()
}
