//! What becomes of a no (J17, S8, F16): why it was one, what you take from it, and which other openings there are.

use crate::domain::json::{json_struct, json_words};
use crate::domain::process::{Process, Status};
use crate::domain::text::{Line, Prose};
use chrono::{NaiveDateTime, NaiveTime};

/// Why they said no, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

json_words!(all of NoReason { Skill, Experience, Answers, BetterMatch, Terms, JobGone, NotSaid });

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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AfterNo {
    /// Why, as far as anybody knows.
    pub reasons: Vec<NoReason>,
    /// What you take from it.
    pub lesson: Prose,
    /// Other openings there, or people to ask about one.
    pub openings: Vec<Line>,
}

json_struct!(AfterNo {
    may: reasons, lesson, openings;
});

/// When they said no, if that is how it stands.
pub fn refused_at(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    if process.status(now) != Status::Refused {
        return None;
    }
    let mut standing = Status::Open;
    let mut since = None;
    for entry in process.ledger_until(now) {
        let next = standing.after(&entry.what);
        if next != standing {
            since = Some(entry.at);
        }
        standing = next;
    }
    since
}

/// Until when nothing is asked of you: the morning after. None once that has come.
pub fn pause_until(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let morning = next_morning(refused_at(process, now)?);
    (now < morning).then_some(morning)
}

/// Eight o'clock on the morning after that moment; in the small hours it is that same morning.
pub fn next_morning(at: NaiveDateTime) -> NaiveDateTime {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let small_hours = at.time() < NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default();
    let day = if small_hours { at.date() } else { crate::domain::moment::plus_days(at.date(), 1) };
    day.and_time(eight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::{EntryId, ProcessId};
    use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    #[test]
    fn the_pause_lasts_until_the_morning_after() {
        for (said, until) in [("12T17:30", "13T08:00"), ("12T09:00", "13T08:00"), ("13T01:30", "13T08:00")] {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
            let news = EmployerResponse::Refusal;
            let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
            process.ledger.push(Entry::new(EntryId::parse("e1").unwrap(), at(said), what));
            assert_eq!(pause_until(&process, at(said)), Some(at(until)), "{said}");
            assert_eq!(pause_until(&process, at(until)), None, "{said}");
            assert_eq!(pause_until(&process, at("11T09:00")), None, "nothing was said yet");
        }
    }
}
