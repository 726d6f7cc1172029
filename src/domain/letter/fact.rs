//! What a draft may draw on, and what it has to ask for instead.

use crate::domain::id::PersonId;
use crate::domain::letter::purpose::{LetterPurpose, Variant};
use crate::domain::letter::record::{Letter, Recipient};
use crate::domain::person::{Part, Person};
use crate::domain::process::{Process, Tone};
use crate::domain::profile::Profile;
use crate::domain::round::Round;
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// Who can write a day in human words. The browser does it; tests bring their own.
pub trait DayWords {
    /// The day as it stands in a letter, with its weekday: "Tuesday 17 November", "Tuesday, November 17".
    fn day(&self, day: NaiveDate, variant: Variant) -> String;
}

/// The person a letter goes to, as far as a draft needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addressee<'a> {
    /// The whole name; empty if it is not known.
    pub name: &'a str,
    /// How to address them, if that was recorded.
    pub address_as: &'a str,
    /// What you talked about with them.
    pub topics: &'a [Line],
    /// What they seemed to doubt; for a referee, the doubt they could answer.
    pub concerns: &'a [Line],
    /// What a referee can speak to.
    pub speaks_to: &'a [Line],
    /// Their part in the decision.
    pub part: Option<Part>,
    /// Their id, if they belong to the process.
    pub id: Option<&'a PersonId>,
}

impl<'a> Addressee<'a> {
    /// Somebody of whom nothing is known.
    pub const UNKNOWN: Self =
        Addressee { name: "", address_as: "", topics: &[], concerns: &[], speaks_to: &[], part: None, id: None };

    /// Someone outside the process.
    pub const fn outside(name: &'a str, address_as: &'a str) -> Self {
        Self { name, address_as, ..Self::UNKNOWN }
    }

    /// The first person a letter goes to.
    pub fn of(recipient: &'a Recipient, process: &'a Process) -> Self {
        match recipient {
            Recipient::People(people) => {
                people.iter().find_map(|id| process.person(id)).map_or(Self::UNKNOWN, Self::from)
            }
            Recipient::Named { name, address_as, .. } => Self::outside(name, address_as),
        }
    }
}

impl<'a> Addressee<'a> {
    /// The first person this letter goes to; of a referee, with what is known of them.
    pub fn of_letter(letter: &'a Letter, process: &'a Process, profile: &'a Profile) -> Self {
        let mut person = Self::of(&letter.to, process);
        let Some(id) = &letter.referee else { return person };
        if let Some(here) = process.reference(id).filter(|here| !here.concern.is_empty()) {
            person.concerns = std::slice::from_ref(&here.concern);
        }
        if let Some(referee) = profile.referee(id) {
            person.speaks_to = &referee.speaks_to;
        }
        person
    }

    /// This person as they were in one round: what was talked about there, and what they seemed to doubt.
    pub fn in_round(self, process: &'a Process, round: Option<&'a Round>) -> Self {
        let person = self.id.and_then(|id| process.person(id));
        match person.zip(round).filter(|(person, round)| round.people.contains(&person.id)) {
            Some((person, round)) => {
                Self { topics: process.topics(person, round), concerns: process.concerns(person, round), ..self }
            }
            None => self,
        }
    }
}

impl<'a> From<&'a Person> for Addressee<'a> {
    fn from(person: &'a Person) -> Self {
        Self {
            name: &person.name,
            address_as: &person.address_as,
            topics: &person.topics,
            concerns: &person.concerns,
            speaks_to: &[],
            part: person.part,
            id: Some(&person.id),
        }
    }
}

/// Everything a draft may draw on.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The process.
    pub process: &'a Process,
    /// The round the letter refers to.
    pub round: Option<&'a Round>,
    /// To whom it goes.
    pub person: Addressee<'a>,
    /// You.
    pub profile: &'a Profile,
    /// What for.
    pub purpose: LetterPurpose,
    /// How formal.
    pub tone: Tone,
    /// Which English.
    pub variant: Variant,
    /// The present moment (local time).
    pub now: NaiveDateTime,
    /// For a request for more time: the day by which you can answer.
    pub until: Option<NaiveDate>,
    /// Writes days in human words.
    pub days: &'a dyn DayWords,
}

/// A fact that the letter needs and the record does not hold. `Display` is the question to the user.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingFact {
    /// The name of the person it goes to.
    RecipientName,
    /// Something talked about with this person; holds their name.
    Topic(String),
    /// The same of somebody met before: of this time.
    NewTopic(String),
    /// The employer.
    Employer,
    /// The role.
    Role,
    /// Your own name.
    OwnName,
    /// Any skill of yours.
    Skill,
    /// A line that proves this skill.
    Evidence(String),
    /// An answer to this concern of this person: name, concern.
    AnswerToConcern(String, String),
    /// The day of the interview.
    InterviewDay,
    /// The day by which they want an answer to the offer.
    AnswerBy,
    /// The day by which you can answer.
    Until,
    /// The name of the hiring manager.
    HiringManager,
    /// The letter holds a fact so long that it had to be left out.
    ShorterTopic,
}

impl fmt::Display for MissingFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let them = |name: &str| if name.is_empty() { "this person".to_owned() } else { name.to_owned() };
        match self {
            Self::RecipientName => f.write_str("What is the name of the person you are writing to?"),
            Self::Topic(name) => write!(f, "What did you talk about with {}? A few words will do.", them(name)),
            Self::NewTopic(name) => {
                write!(f, "What did you talk about with {} this time? A few words will do.", them(name))
            }
            Self::Employer => f.write_str("Which employer is it?"),
            Self::Role => f.write_str("What is the role called?"),
            Self::OwnName => f.write_str("What name do you sign with?"),
            Self::Skill => f.write_str("Which of your skills matters most for this role?"),
            Self::Evidence(skill) => write!(f, "What have you done that shows your {skill}? One sentence is enough."),
            Self::AnswerToConcern(name, concern) => {
                write!(
                    f,
                    "You noted that {} seemed unsure about this: {concern}. Would you like to answer it?",
                    them(name)
                )
            }
            Self::InterviewDay => f.write_str("On which day was the interview?"),
            Self::AnswerBy => f.write_str("By which day do they want your answer?"),
            Self::Until => f.write_str("By which day can you give your answer?"),
            Self::HiringManager => {
                f.write_str("Who is the hiring manager? Your contact needs a name to put in a word.")
            }
            Self::ShorterTopic => {
                f.write_str("What you noted was too long for this letter. Can you say it in fewer words?")
            }
        }
    }
}
