//! One round of a process: a conversation with the employer, planned or held.

use crate::domain::id::{PersonId, RoundId};
use crate::domain::invited::Invited;
use crate::domain::json::Json;
use crate::domain::moment::plus_minutes;
use crate::domain::preparation::record::Preparation;
use crate::domain::promise::{OwnPromise, Told};
use crate::domain::question::Question;
use crate::domain::text::{Line, Link, Prose};
use chrono::NaiveDateTime;
use std::fmt;

/// What kind of interview it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Json)]
pub enum RoundKind {
    /// A telephone interview.
    Phone,
    /// A video interview.
    Video,
    /// Face to face with one person.
    #[default]
    InPerson,
    /// Several interviewers at once.
    Panel,
    /// A test, task or assessment centre.
    Assessment,
    /// The last conversation before a decision.
    Final,
    /// A call with a recruiter or agency.
    Recruiter,
}

impl RoundKind {
    /// Every kind, in the order a person would look for it.
    pub const ALL: [Self; 7] =
        [Self::InPerson, Self::Video, Self::Phone, Self::Panel, Self::Assessment, Self::Final, Self::Recruiter];

    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Phone => "Telephone",
            Self::Video => "Video",
            Self::InPerson => "In person",
            Self::Panel => "Panel",
            Self::Assessment => "Test or assessment",
            Self::Final => "Final round",
            Self::Recruiter => "Recruiter call",
        }
    }
}

/// Why a time was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// The end lies before the start.
    EndsBeforeStart,
    /// Not a day and time of this calendar, or outside the years 2000 to 2100.
    NoSuchTime,
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EndsBeforeStart => {
                "The interview would end before it starts. The times are unchanged. Change one of the two."
            }
            Self::NoSuchTime => {
                "That day or time does not exist, or is not between 2000 and 2100. The time is unchanged. Pick another."
            }
        })
    }
}

/// When a round takes or took place, in local wall-clock time, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub struct Schedule {
    start: Option<NaiveDateTime>,
    minutes: Option<u16>,
    end: Option<NaiveDateTime>,
}

impl Schedule {
    /// How long an interview is taken to last when nobody said, in minutes.
    pub const USUAL_MINUTES: u16 = 60;

    /// A round of which the end is known. Errors: a time outside the years 2000 to 2100.
    pub fn ended(end: NaiveDateTime) -> Result<Self, ScheduleError> {
        Self::new(None, None, Some(end))
    }

    /// A round that is planned. Errors: a time outside the years 2000 to 2100.
    pub fn starting(start: NaiveDateTime, minutes: Option<u16>) -> Result<Self, ScheduleError> {
        Self::new(Some(start), minutes, None)
    }

    /// What is known of start, length in minutes and end.
    /// Errors: an end before the start, a time outside the years 2000 to 2100.
    pub fn new(
        start: Option<NaiveDateTime>,
        minutes: Option<u16>,
        end: Option<NaiveDateTime>,
    ) -> Result<Self, ScheduleError> {
        use chrono::Datelike;
        let sane = |t: &NaiveDateTime| (2000..=2100).contains(&t.year());
        if !start.iter().chain(end.iter()).all(sane) {
            return Err(ScheduleError::NoSuchTime);
        }
        match (start, end) {
            (Some(start), Some(end)) if end < start => Err(ScheduleError::EndsBeforeStart),
            _ => Ok(Self { start, minutes, end }),
        }
    }

    /// When it starts: as recorded, else counted back from the end if a length is known.
    pub fn start(&self) -> Option<NaiveDateTime> {
        self.start.or_else(|| Some(plus_minutes(self.end?, -i64::from(self.minutes?))))
    }

    /// When it ends: as recorded, else start plus length, the length being 60 minutes unless known.
    pub fn end(&self) -> Option<NaiveDateTime> {
        let minutes = i64::from(self.minutes.unwrap_or(Self::USUAL_MINUTES));
        self.end.or_else(|| Some(plus_minutes(self.start?, minutes)))
    }

    /// The recorded start, length in minutes and end, nothing derived.
    pub fn recorded(&self) -> (Option<NaiveDateTime>, Option<u16>, Option<NaiveDateTime>) {
        (self.start, self.minutes, self.end)
    }

    /// Whether no time at all is known.
    pub fn is_open(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// Whether a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub enum RoundState {
    /// It stands as scheduled, or was held.
    #[default]
    Stands,
    /// Put off; a new time is not known.
    Postponed,
    /// Called off.
    Cancelled,
    /// The hour passed and it did not take place: nobody rang.
    NotHeld,
}

/// How you came across, judged by yourself (F4); each 1 (poor) to 5 (good).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub struct Delivery {
    /// Calm under questions.
    pub calm: Option<u8>,
    /// Body language.
    pub body_language: Option<u8>,
    /// Pace of speech.
    pub pace: Option<u8>,
    /// To the point rather than rambling.
    pub brevity: Option<u8>,
}

/// Whether it suits *you* (S5); each 1 (no) to 5 (yes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub struct Fit {
    /// The work itself.
    pub role: Option<u8>,
    /// The company.
    pub company: Option<u8>,
    /// The person you would work for.
    pub manager: Option<u8>,
}

/// Something the employer said about you, word for word (F5).
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Feedback {
    /// Their words.
    #[json(required)]
    pub words: Prose,
    /// The day they said it (a local date).
    pub on: Option<chrono::NaiveDate>,
    /// Who said it.
    pub by: Option<PersonId>,
    /// What you did about it, as it goes on after "I’ve": "read up on loans".
    pub since: Line,
}

/// The time zone that a round's times are told in.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Zone {
    /// Its name, as the device that took the times down calls it ("Europe/London").
    #[json(required)]
    pub name: Line,
    /// How many minutes its clocks were ahead of UTC at the time of the round.
    #[json(required)]
    pub offset: i64,
}

/// What one person and you said to each other in one round.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Talk {
    /// With whom: it is named after them.
    #[json(required)]
    pub id: PersonId,
    /// What you talked about: the matter of the letter after this round (F10).
    pub topics: Vec<Line>,
    /// What they seemed to doubt or worry about.
    pub concerns: Vec<Line>,
    /// How they came across.
    pub impression: Prose,
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Round {
    /// Its id.
    #[json(required)]
    pub id: RoundId,
    /// What kind of interview it is.
    #[json(always)]
    pub kind: RoundKind,
    /// When it takes or took place.
    #[json(unless = Schedule::is_open)]
    pub schedule: Schedule,
    /// Whether it stands.
    #[json(unless = stands)]
    pub state: RoundState,
    /// Where, or the link to join.
    pub place: Line,
    /// The people met, by id, in the order they were met.
    pub people: Vec<PersonId>,
    /// What was said about the next word from them.
    #[json(unless = Told::is_unrecorded)]
    pub told: Told,
    /// What you said you would do.
    pub own_promises: Vec<OwnPromise>,
    /// The questions asked, in order.
    pub questions: Vec<Question>,
    /// Free notes, while they are fresh (F1, F2).
    pub notes: Prose,
    /// How it felt, 1 (rough) to 5 (strong) (J3).
    pub felt: Option<u8>,
    /// What went well (J4).
    pub went_well: Prose,
    /// What you would do better (J4, S4).
    pub do_better: Prose,
    /// How you came across.
    #[json(unless = is_default)]
    pub delivery: Delivery,
    /// Whether it suits you.
    #[json(unless = is_default)]
    pub fit: Fit,
    /// Tools and skills you were found lacking (F12).
    pub to_learn: Vec<Line>,
    /// What the employer said about you.
    pub feedback: Vec<Feedback>,
    /// The invitation it was taken over from, if one was.
    pub invited: Option<Invited>,
    /// The zone its times were entered in, if it is known.
    pub zone: Option<Zone>,
    /// What was said with single people in this round, where it was noted for this round.
    pub talks: Vec<Talk>,
    /// The link to join by, where the place is another.
    pub join: Link,
    /// What was added on its prep sheet.
    #[json(unless = is_default)]
    pub preparation: Preparation,
}

impl Round {
    /// A round of which nothing but the kind and the times is known.
    pub fn new(id: RoundId, kind: RoundKind, schedule: Schedule) -> Self {
        Self {
            id,
            kind,
            schedule,
            state: RoundState::Stands,
            place: Line::default(),
            people: Vec::new(),
            told: Told::Unrecorded,
            own_promises: Vec::new(),
            questions: Vec::new(),
            notes: Prose::default(),
            felt: None,
            went_well: Prose::default(),
            do_better: Prose::default(),
            delivery: Delivery::default(),
            fit: Fit::default(),
            to_learn: Vec::new(),
            feedback: Vec::new(),
            invited: None,
            zone: None,
            talks: Vec::new(),
            join: Link::default(),
            preparation: Preparation::default(),
        }
    }

    /// Whether it was taken over from the invitation of this name; one without a name belongs to none.
    pub fn is_from(&self, uid: &str) -> bool {
        !uid.is_empty() && self.invited.as_ref().is_some_and(|known| *known.uid == *uid)
    }

    /// Notes which invitation was taken over. The highest number of one stays: what is older is older for good.
    pub fn take_over(&mut self, mut from: Invited) {
        if let Some(known) = self.invited.take().filter(|known| known.uid == from.uid) {
            if from.is_older_than(&known) {
                from.written = known.written;
            }
            from.sequence = from.sequence.max(known.sequence);
        }
        self.invited = Some(from).filter(|from| !from.uid.is_empty());
    }

    /// Whether it has begun at `now`, and is not over.
    pub fn goes_on(&self, now: NaiveDateTime) -> bool {
        let begun = self.schedule.start().is_some_and(|start| start <= now);
        begun && self.state == RoundState::Stands && self.schedule.end().is_some_and(|end| now < end)
    }

    /// Whether it stands and was over at `now`.
    pub fn held_by(&self, now: NaiveDateTime) -> bool {
        self.state == RoundState::Stands && self.schedule.end().is_some_and(|end| end <= now)
    }
}

fn stands(state: &RoundState) -> bool {
    *state == RoundState::Stands
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn an_unknown_end_is_start_plus_length_or_an_hour() {
        let start = at("2026-11-11T15:00:00");
        let end = |minutes| Schedule::starting(start, minutes).unwrap().end();
        assert_eq!(end(None), Some(at("2026-11-11T16:00:00")));
        assert_eq!(end(Some(45)), Some(at("2026-11-11T15:45:00")));
    }

    #[test]
    fn an_end_before_the_start_and_absurd_years_are_refused() {
        let (three, four) = (at("2026-11-11T15:00:00"), at("2026-11-11T16:00:00"));
        assert_eq!(Schedule::new(Some(four), None, Some(three)), Err(ScheduleError::EndsBeforeStart));
        assert_eq!(Schedule::ended(at("1926-11-11T15:00:00")), Err(ScheduleError::NoSuchTime));
    }
}
