//! A playbook: one source's parameters, complete. Where the source is silent it holds the house value and says so.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Parameter, Permission, Recipients, SearchUntil, ThankYouCloses,
    ThankYouDue, ThankYouOpens, Wait,
};
use crate::domain::advice::rules::J15;
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

/// Every parameter of a playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// When a thank-you may first go out.
    pub thank_you_opens: Parameter<ThankYouOpens>,
    /// When a thank-you is best sent by.
    pub thank_you_due: Parameter<ThankYouDue>,
    /// When a thank-you is too late.
    pub thank_you_closes: Parameter<ThankYouCloses>,
    /// After how many days an unsent thank-you belongs into the first follow-up instead.
    pub thank_you_folds: Parameter<u16>,
    /// By what a thank-you travels.
    pub medium: Parameter<Medium>,
    /// Who is thanked.
    pub recipients: Parameter<Recipients>,
    /// Whether thanks may be given by telephone.
    pub telephone: Parameter<Permission>,
    /// When to ask first, if a date was promised.
    pub after_promise: Parameter<AfterPromise>,
    /// When to ask first, if no date was promised.
    pub after_silence: Parameter<Wait>,
    /// What follows the first follow-up.
    pub after_first: Parameter<AfterFirst>,
    /// Follow-ups allowed in all, over all people and channels, since the employer's last answer.
    pub cap: Parameter<u8>,
    /// After the last follow-up without answer, when to take the position as filled.
    pub assume_filled: Parameter<Wait>,
    /// What is said of LinkedIn.
    pub linked_in: Parameter<LinkedIn>,
    /// Whether private social media may be used.
    pub private_media: Parameter<Permission>,
    /// Until when the search goes on.
    pub search_until: Parameter<SearchUntil>,
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

impl Parameters {
    /// Whether requests for feedback and follow-ups share one budget: so where the cap itself rests on J15.
    pub fn shares_feedback(&self) -> bool {
        self.cap.rules.contains(&J15)
    }
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
