//! What a check can say: which check, how serious, where, why, and how to mend it.

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A1, A2, A4, F9, F10, F11, G3, G4, G5, G6, G11, J2, J8, J14, J15, J16, S3};
use crate::domain::letter::check::fault::Fault;
use std::fmt;
use std::ops::Range;

/// One of the checks, L1 to L22.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckId {
    /// L1: no placeholder is left.
    Placeholder,
    /// L2: it greets this person.
    Greeting,
    /// L3: no other person, employer or role.
    Stranger,
    /// L4: no general greeting where a name is known.
    GeneralGreeting,
    /// L5: something you discussed.
    Discussed,
    /// L6: why you.
    WhyYou,
    /// L7: length.
    Length,
    /// L8: not dense.
    Dense,
    /// L9: not the text of another letter.
    Alike,
    /// L10: it says thanks.
    Thanks,
    /// L11: interest in the role.
    Interest,
    /// L12: the subject.
    Subject,
    /// L13: no filler.
    Filler,
    /// L14: no pressure.
    Pressure,
    /// L15: not all about you.
    SelfCentred,
    /// L16: neither too early nor too often.
    Moment,
    /// L17: the right way, one by one.
    Channel,
    /// L18: looks forward.
    LooksForward,
    /// L19: no terms in a thank-you.
    Terms,
    /// L20: tidy.
    Tidy,
    /// L21: the right day words.
    DayWords,
    /// L22: tone.
    Tone,
}

impl CheckId {
    /// Every check, L1 first.
    pub const ALL: [Self; 22] = [
        Self::Placeholder,
        Self::Greeting,
        Self::Stranger,
        Self::GeneralGreeting,
        Self::Discussed,
        Self::WhyYou,
        Self::Length,
        Self::Dense,
        Self::Alike,
        Self::Thanks,
        Self::Interest,
        Self::Subject,
        Self::Filler,
        Self::Pressure,
        Self::SelfCentred,
        Self::Moment,
        Self::Channel,
        Self::LooksForward,
        Self::Terms,
        Self::Tidy,
        Self::DayWords,
        Self::Tone,
    ];

    /// Its number, 1 to 22.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// What it looks after, as a list of passed checks names it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Placeholder => "No placeholder left",
            Self::Greeting => "Greets the right person",
            Self::Stranger => "No other person or employer",
            Self::GeneralGreeting => "A greeting by name",
            Self::Discussed => "Something you discussed",
            Self::WhyYou => "Why you",
            Self::Length => "A good length",
            Self::Dense => "Easy on the eye",
            Self::Alike => "Different from the others",
            Self::Thanks => "Says thank you",
            Self::Interest => "Interest in the role",
            Self::Subject => "A clear subject",
            Self::Filler => "No stock phrases",
            Self::Pressure => "No pressure",
            Self::SelfCentred => "Not only about you",
            Self::Moment => "The right moment",
            Self::Channel => "The right way",
            Self::LooksForward => "Looks forward",
            Self::Terms => "No talk of terms yet",
            Self::Tidy => "Tidy",
            Self::DayWords => "The right day",
            Self::Tone => "Their tone",
        }
    }

    /// The rules behind it; empty where it is plain care.
    pub const fn rules(self) -> &'static [RuleId] {
        match self {
            Self::Placeholder => &[G4],
            Self::Greeting => &[J8, F9, G4],
            Self::Stranger => &[G3, G4],
            Self::GeneralGreeting => &[J8, F9],
            Self::Discussed | Self::WhyYou => &[F10],
            Self::Length | Self::Dense => &[A1, S3],
            Self::Alike => &[F9, G3],
            Self::Thanks => &[A2, S3],
            Self::Interest => &[A2, S3],
            Self::Subject | Self::SelfCentred => &[J8],
            Self::Filler => &[G6],
            Self::Pressure => &[J14, G11],
            Self::Moment => &[J2, A4, J15],
            Self::Channel => &[J16, G5, F9],
            Self::LooksForward => &[A2, F10],
            Self::Terms => &[F10],
            Self::Tidy => &[G4],
            Self::DayWords => &[G4],
            Self::Tone => &[F11],
        }
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "L{}", self.number())
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth a look.
    Warning,
    /// Stands before "sent" until the user confirms.
    Error,
}

/// Where a finding stands. Ranges are bytes on character boundaries; an empty range is a place where something is
/// missing. The order is the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The letter as a whole: its moment, its way, its recipients.
    Envelope,
    /// In the subject.
    Subject(Range<usize>),
    /// In the body.
    Body(Range<usize>),
}

impl Place {
    /// What to sort by.
    pub(super) fn order(&self) -> (u8, usize, usize) {
        match self {
            Self::Envelope => (0, 0, 0),
            Self::Subject(range) => (1, range.start, range.end),
            Self::Body(range) => (2, range.start, range.end),
        }
    }
}

/// One replacement in subject or body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; nothing happens to an envelope.
    pub place: Place,
    /// What stands there afterwards.
    pub with: String,
}

/// A mend that one tap makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What the button says.
    pub label: String,
    /// The replacements, in order, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Mend {
    /// One replacement.
    pub(super) fn one(label: impl Into<String>, place: Place, with: impl Into<String>) -> Self {
        Self { label: label.into(), edits: vec![Edit { place, with: with.into() }] }
    }

    /// Subject and body after the mend. A range that no longer fits the text is left alone.
    pub fn applied(&self, subject: &str, body: &str) -> (String, String) {
        let (mut subject, mut body) = (subject.to_owned(), body.to_owned());
        for edit in self.edits.iter().rev() {
            let (text, range) = match &edit.place {
                Place::Subject(range) => (&mut subject, range),
                Place::Body(range) => (&mut body, range),
                Place::Envelope => continue,
            };
            if text.get(range.clone()).is_some() {
                text.replace_range(range.clone(), &edit.with);
            }
        }
        (subject, body)
    }
}

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub id: CheckId,
    /// How serious it is.
    pub level: Level,
    /// Where it stands.
    pub place: Place,
    /// What it is; says its sentence as [`Fault::phrase`].
    pub fault: Fault,
    /// The mend, where there is one.
    pub mend: Option<Mend>,
}

impl Finding {
    /// The rules behind it.
    pub const fn rules(&self) -> &'static [RuleId] {
        self.id.rules()
    }
}
