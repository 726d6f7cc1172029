//! One letter as it is kept: to whom, what for, the text, its earlier versions, and how far it has come.

use crate::domain::channel::Channel;
use crate::domain::id::{AcquaintanceId, LetterId, PersonId, ProcessId, RefereeId, RoundId};
use crate::domain::json::Json;
use crate::domain::ledger::Override;
use crate::domain::letter::purpose::{LetterPurpose, Variant};
use crate::domain::process::{Process, Tone};
use crate::domain::text::{Line, Prose};
use chrono::{Duration, NaiveDateTime};
use std::fmt;

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum Recipient {
    /// People of the process. More than one only where one letter for all is right, never for thanks (F9).
    People(Vec<PersonId>),
    /// Someone who is not in the process, or a role: a referee, a mutual contact, "the HR department".
    Named {
        /// The name or the role.
        #[json(required)]
        name: Line,
        /// How to address them, if not by the whole name.
        address_as: Line,
        /// E-mail address, as given.
        email: Line,
    },
}

impl Recipient {
    /// The people of the process among the recipients.
    pub fn people(&self) -> &[PersonId] {
        match self {
            Self::People(people) => people,
            Self::Named { .. } => &[],
        }
    }

    /// Who they are, by name.
    pub fn in_words(&self, process: &Process) -> String {
        match self {
            Self::People(people) => {
                let names = people.iter().filter_map(|id| process.person(id)).map(|person| person.shown());
                names.collect::<Vec<_>>().join(", ")
            }
            Self::Named { name, .. } => name.to_string(),
        }
    }
}

/// An earlier state of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Version {
    /// When this text was replaced (local time).
    #[json(required)]
    pub at: NaiveDateTime,
    /// The subject at that time.
    pub subject: Line,
    /// The body at that time.
    pub body: Prose,
}

/// How far a letter has come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub enum LetterState {
    /// Being written.
    #[default]
    Draft,
    /// No finding of level E was left, or the user looked at each and decided; the text has not changed since.
    Checked,
    /// Sent, as the user said.
    Sent {
        /// When (local time).
        #[json(required)]
        at: NaiveDateTime,
    },
}

/// Why a change to a letter was not made. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterError {
    /// A letter that was sent stays as it was sent.
    AlreadySent,
}

impl fmt::Display for LetterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadySent => "This letter was sent and stays as it was. Start a new one to write again.",
        })
    }
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Letter {
    /// Its id.
    #[json(required)]
    pub id: LetterId,
    /// The process it belongs to.
    #[json(required)]
    pub process: ProcessId,
    /// The round it refers to.
    pub round: Option<RoundId>,
    /// To whom.
    #[json(required)]
    pub to: Recipient,
    /// Who gets a copy.
    pub copy_to: Vec<PersonId>,
    /// What for.
    #[json(required)]
    pub purpose: LetterPurpose,
    /// How it is to travel.
    #[json(required)]
    pub channel: Channel,
    /// Which English.
    #[json(always)]
    pub variant: Variant,
    /// How formal.
    #[json(required)]
    pub tone: Tone,
    /// The subject; stays empty for a card and for LinkedIn.
    pub subject: Line,
    /// The text on the paper, greeting and signature included.
    pub body: Prose,
    /// Earlier versions, oldest first; see [`Letter::revise`].
    pub versions: Vec<Version>,
    /// The reason why it is to go out although something speaks against it.
    pub against: Option<Override>,
    /// Which wording of the draft it still is, word for word, and so follows the record; none once it was changed.
    pub untouched: Option<u8>,
    /// The referee it goes to, if it goes to one of the list.
    pub referee: Option<RefereeId>,
    /// The contact it goes to, if it goes to one who knows them.
    pub acquaintance: Option<AcquaintanceId>,
    /// How far it has come.
    #[json(always)]
    pub state: LetterState,
}

impl Letter {
    /// The most earlier versions that are kept.
    pub const VERSIONS: usize = 20;
    /// The most characters that all earlier versions together may hold; the oldest go first.
    pub const VERSION_CHARS: usize = 40_000;
    /// Changes closer together than this make one version, so that typing does not fill the history.
    pub const VERSION_MINUTES: i64 = 5;
    /// Deleting more characters than this, or what has grown by more, makes a version however soon.
    pub const VERSION_LOSS: usize = 300;

    /// An empty letter to one person of a process.
    pub fn new(id: LetterId, process: ProcessId, to: Recipient, purpose: LetterPurpose) -> Self {
        let channel = match purpose {
            LetterPurpose::LinkedIn => Channel::LinkedIn,
            _ => Channel::Email,
        };
        Self {
            id,
            process,
            round: None,
            to,
            copy_to: Vec::new(),
            purpose,
            channel,
            variant: Variant::default(),
            tone: Tone::Formal,
            subject: Line::default(),
            body: Prose::default(),
            versions: Vec::new(),
            against: None,
            untouched: None,
            referee: None,
            acquaintance: None,
            state: LetterState::Draft,
        }
    }

    /// Puts what was typed on the paper. The old text joins the history, unless it was itself only minutes old; but
    /// never more than [`Letter::VERSION_LOSS`] characters written in those minutes can be lost. A checked letter
    /// becomes a draft again. Errors: the letter was sent.
    pub fn revise(&mut self, subject: Line, body: Prose, now: NaiveDateTime) -> Result<(), LetterError> {
        let gap = Duration::minutes(Self::VERSION_MINUTES);
        let last = self.versions.last();
        let recent = last.is_some_and(|last| last.at <= now && now - last.at < gap);
        let chars = |body: &Prose| body.chars().count();
        let grown = last.is_some_and(|last| chars(&self.body) > chars(&last.body) + Self::VERSION_LOSS);
        let shrinks = chars(&body) < chars(&self.body);
        let guts = chars(&body) + Self::VERSION_LOSS < chars(&self.body);
        self.put(subject, body, now, !recent || guts || (grown && shrinks))
    }

    /// Puts a draft on the paper, in this wording. The old text joins the history, unless nobody had touched it.
    /// Errors: the letter was sent.
    pub fn draft(&mut self, subject: Line, body: Prose, wording: u8, now: NaiveDateTime) -> Result<(), LetterError> {
        self.put(subject, body, now, self.untouched != Some(wording))?;
        self.untouched = Some(wording);
        Ok(())
    }

    /// Puts another text in the place of this one, which always joins the history. Errors: the letter was sent.
    pub fn replace(&mut self, subject: Line, body: Prose, now: NaiveDateTime) -> Result<(), LetterError> {
        self.put(subject, body, now, true)
    }

    fn put(&mut self, subject: Line, body: Prose, now: NaiveDateTime, keep: bool) -> Result<(), LetterError> {
        if matches!(self.state, LetterState::Sent { .. }) {
            return Err(LetterError::AlreadySent);
        }
        if self.subject == subject && self.body == body {
            return Ok(());
        }
        let blank = self.subject.is_empty() && self.body.is_empty();
        let subject = std::mem::replace(&mut self.subject, subject);
        let body = std::mem::replace(&mut self.body, body);
        self.state = LetterState::Draft;
        self.untouched = None;
        let known = self.versions.last().is_some_and(|last| last.subject == subject && last.body == body);
        if keep && !blank && !known {
            self.versions.push(Version { at: now, subject, body });
            self.forget_oldest();
        }
        Ok(())
    }

    fn forget_oldest(&mut self) {
        let mut chars = 0;
        let kept = self.versions.iter().rev().take(Self::VERSIONS).take_while(|version| {
            chars += version.body.chars().count();
            chars <= Self::VERSION_CHARS
        });
        let kept = kept.count().max(1);
        self.versions.drain(..self.versions.len().saturating_sub(kept));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        let id = |text| LetterId::parse(text).unwrap();
        Letter::new(id("l1"), ProcessId::parse("p1").unwrap(), Recipient::People(Vec::new()), LetterPurpose::ThankYou)
    }

    fn at(minute: i64) -> NaiveDateTime {
        "2026-11-17T10:00:00".parse::<NaiveDateTime>().unwrap() + Duration::minutes(minute)
    }

    fn text(words: &str) -> (Line, Prose) {
        (Line::cut("Thank you"), Prose::cut(words))
    }

    #[test]
    fn typing_makes_one_version_and_a_pause_makes_the_next() {
        let mut letter = letter();
        for (minute, words, versions) in [(0, "a", 0), (1, "ab", 1), (2, "abc", 1), (4, "abcd", 1), (7, "x", 2)] {
            let (subject, body) = text(words);
            letter.revise(subject, body, at(minute)).unwrap();
            assert_eq!(letter.versions.len(), versions, "{words}");
        }
        let Version { subject, body, .. } = letter.versions[0].clone();
        letter.replace(subject, body, at(8)).unwrap();
        assert_eq!(&*letter.body, "a");
        assert_eq!(&*letter.versions[2].body, "x", "the way back from an earlier version");
    }

    #[test]
    fn what_was_written_in_the_last_minutes_is_kept_before_it_is_deleted_or_replaced() {
        let long = "word ".repeat(100);
        let mut letter = letter();
        for (minute, words) in [(0, "draft"), (1, "draft "), (2, &*long)] {
            let (subject, body) = text(words);
            letter.revise(subject, body, at(minute)).unwrap();
        }
        assert_eq!(letter.versions.len(), 1, "typing");
        let (subject, body) = text(&long[..long.len() - 2]);
        letter.revise(subject, body, at(3)).unwrap();
        assert_eq!(&*letter.versions[1].body, long.trim_end(), "before the first of many characters goes");
        for length in (0..long.len() - 2).rev() {
            let (subject, body) = text(&long[..length]);
            letter.revise(subject, body, at(4)).unwrap();
        }
        assert_eq!(letter.versions.len(), 2, "one version for the whole deletion");
        let (subject, body) = text("mine");
        letter.revise(subject, body, at(4)).unwrap();
        let (subject, body) = text("another draft");
        letter.replace(subject, body, at(4)).unwrap();
        assert_eq!(&*letter.versions[2].body, "mine", "before it is replaced");
    }

    #[test]
    fn a_draft_is_untouched_until_it_is_changed() {
        let mut letter = letter();
        let (subject, body) = text("first");
        letter.draft(subject, body, 2, at(0)).unwrap();
        let (subject, body) = text("first, with what was recorded since");
        letter.draft(subject, body, 2, at(1)).unwrap();
        assert_eq!((letter.untouched, letter.versions.len()), (Some(2), 0), "it only followed the record");
        let (subject, body) = text("another");
        letter.draft(subject, body, 3, at(2)).unwrap();
        assert_eq!((letter.untouched, letter.versions.len()), (Some(3), 1));
        let (subject, body) = text("another, mine");
        letter.revise(subject, body, at(3)).unwrap();
        assert_eq!(letter.untouched, None);
        let (subject, body) = text("a third");
        letter.draft(subject, body, 3, at(3)).unwrap();
        assert_eq!(&*letter.versions[1].body, "another, mine");
    }

    #[test]
    fn the_history_is_bounded_in_number_and_in_size() {
        let mut letter = letter();
        for n in 0..60 {
            letter.revise(Line::default(), Prose::cut(&format!("{n}")), at(n * 10)).unwrap();
        }
        assert_eq!(letter.versions.len(), Letter::VERSIONS);
        for n in 60..70 {
            letter.revise(Line::default(), Prose::cut(&format!("{n}").repeat(9_000)), at(n * 10)).unwrap();
        }
        assert_eq!(letter.versions.len(), 2);
    }

    #[test]
    fn a_sent_letter_stays_as_it_was_and_a_changed_one_is_a_draft_again() {
        let mut letter = letter();
        letter.state = LetterState::Checked;
        letter.revise(Line::default(), Prose::cut("a"), at(0)).unwrap();
        assert_eq!(letter.state, LetterState::Draft);
        letter.state = LetterState::Sent { at: at(1) };
        assert_eq!(letter.revise(Line::default(), Prose::cut("b"), at(2)), Err(LetterError::AlreadySent));
        assert_eq!(&*letter.body, "a");
    }

    #[test]
    fn a_letter_reads_back() {
        let letter = letter();
        let text = serde_json::to_string(&letter).unwrap();
        assert_eq!(serde_json::from_str::<Letter>(&text).unwrap(), letter);
    }
}
