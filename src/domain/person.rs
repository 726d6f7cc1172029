//! A person met, or to be met, in a process.

use crate::domain::id::PersonId;
use crate::domain::json::Json;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;

/// The part a person plays in the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
pub enum Part {
    /// Decides, or leads the people who decide.
    HiringManager,
    /// Works for the employer's own personnel department.
    Hr,
    /// An agent between you and the employer.
    Recruiter,
    /// Interviewed you as a possible colleague or expert.
    Interviewer,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::HiringManager, Self::Interviewer, Self::Hr, Self::Recruiter];

    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::HiringManager => "Hiring manager",
            Self::Hr => "HR",
            Self::Recruiter => "Recruiter",
            Self::Interviewer => "Interviewer",
        }
    }
}

/// What an employer said comes next (J1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
pub enum Stage {
    /// Another interview.
    AnotherRound,
    /// A day of tests and exercises.
    AssessmentCentre,
    /// A call to your referees.
    ReferenceChecks,
    /// An offer, or a plain yes or no.
    Decision,
}

impl Stage {
    /// Every stage, in the usual order.
    pub const ALL: [Self; 4] = [Self::AnotherRound, Self::AssessmentCentre, Self::ReferenceChecks, Self::Decision];

    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AnotherRound => "Another interview",
            Self::AssessmentCentre => "Assessment centre",
            Self::ReferenceChecks => "Reference checks",
            Self::Decision => "A decision",
        }
    }
}

/// One person of a process. Two people with the same name stay two people: the id tells them apart.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Person {
    /// Their id.
    #[json(required)]
    pub id: PersonId,
    /// The name as they spell it; empty when only the part is known ("the second panel member").
    pub name: Line,
    /// Whether the spelling was checked against a card, a signature or the company's page (G4).
    pub spelling_checked: bool,
    /// How to address them in a letter, if not by the whole name ("Dr Osei", "Miriam").
    pub address_as: Line,
    /// Their job title.
    pub title: Line,
    /// Their part in the decision, if known.
    pub part: Option<Part>,
    /// E-mail address, as given.
    pub email: Line,
    /// Telephone number, as given.
    pub phone: Line,
    /// Address of their LinkedIn page.
    pub linkedin: Line,
    /// What you talked about with this person: the matter of their letter (F10).
    pub topics: Vec<Line>,
    /// What they seemed to doubt or worry about.
    pub concerns: Vec<Line>,
    /// Since when they are no longer there (local time): no step goes to them, and what was said stays.
    pub gone: Option<NaiveDateTime>,
    /// What you found out about them (J13).
    pub found_out: Prose,
    /// When you noted that they accepted your request on LinkedIn (local time).
    pub linkedin_accepted: Option<NaiveDateTime>,
    /// When you decided to send them no request on LinkedIn (local time).
    pub linkedin_left_out: Option<NaiveDateTime>,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(id: PersonId, name: Line) -> Self {
        Self {
            id,
            name,
            spelling_checked: false,
            address_as: Line::default(),
            title: Line::default(),
            part: None,
            email: Line::default(),
            phone: Line::default(),
            linkedin: Line::default(),
            topics: Vec::new(),
            concerns: Vec::new(),
            gone: None,
            linkedin_accepted: None,
            linkedin_left_out: None,
            found_out: Prose::default(),
        }
    }

    /// Whether they were gone at that local moment.
    pub fn is_gone(&self, now: NaiveDateTime) -> bool {
        self.gone.is_some_and(|since| since <= now)
    }

    /// What to call them on screen: the name, else the title, else the part they play.
    pub fn shown(&self) -> &str {
        if !self.name.is_empty() {
            &self.name
        } else if !self.title.is_empty() {
            &self.title
        } else {
            self.part.map_or("Someone without a name", Part::label)
        }
    }
}
