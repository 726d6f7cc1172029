//! The panel at a glance: for each person met, how far their letter has come, and which drafts are too alike.
//! An interview counts as thanked when every person is, or was deliberately left out.

use crate::domain::id::{LetterId, PersonId};
use crate::domain::ledger::{LedgerEvent, Purpose};
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::process::{Mark, Process};
use crate::domain::round::Round;
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use chrono::NaiveDateTime;

/// The reason kept with a "not needed" mark when the recruiter passes the thanks on.
pub const THROUGH_RECRUITER: &str = "Through the recruiter";

/// How far thanks to one person have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// No draft yet.
    NoDraft,
    /// A draft.
    Drafted,
    /// A draft that was checked.
    Checked,
    /// Sent at this moment.
    Sent(NaiveDateTime),
    /// Sent, and they wrote or rang since, at this moment.
    Answered(NaiveDateTime),
    /// Set to "not needed".
    NotNeeded,
    /// Set to "through the recruiter".
    ThroughRecruiter,
    /// Sent, and it did not arrive.
    CameBack,
}

impl Progress {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoDraft => "No draft",
            Self::Drafted => "Drafted",
            Self::Checked => "Checked",
            Self::Sent(_) => "Sent",
            Self::Answered(_) => "Answered",
            Self::NotNeeded => "Not needed",
            Self::ThroughRecruiter => THROUGH_RECRUITER,
            Self::CameBack => "Did not arrive",
        }
    }

    /// Whether nothing more is to be done for this person.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Sent(_) | Self::Answered(_) | Self::NotNeeded | Self::ThroughRecruiter)
    }
}

/// One person of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// How far.
    pub progress: Progress,
    /// Their letter, if one was begun.
    pub letter: Option<LetterId>,
}

/// Two letters of the panel, by row, and how alike they are in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The earlier row.
    pub first: usize,
    /// The later row.
    pub second: usize,
    /// 0 for nothing in common, 1000 for the same text.
    pub per_mille: u16,
}

/// The whole panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The people, in the order in which they were met.
    pub rows: Vec<Row>,
    /// Every two rows that both have a letter with words in it.
    pub alike: Vec<Pair>,
}

/// The step of the plan that a person's thanks belong to; its mark says "not needed".
pub fn thank_you_step(round: &Round, person: &PersonId) -> StepKey {
    StepKey { kind: StepKind::ThankYou, subject: Subject::Met(round.id.clone(), person.clone()) }
}

/// The panel of a round, with the letters of its process.
pub fn matrix(process: &Process, round: &Round, letters: &[Letter], now: NaiveDateTime) -> Matrix {
    let theirs = |person: &PersonId| {
        let mut own = letters.iter().filter(|letter| {
            letter.purpose == LetterPurpose::ThankYou
                && letter.process == process.id
                && letter.round.as_ref() == Some(&round.id)
                && letter.to.people().contains(person)
        });
        let first = own.clone().next();
        own.find(|letter| matches!(letter.state, LetterState::Sent { .. })).or(first)
    };
    let row = |person: &PersonId| {
        let letter = theirs(person);
        let progress = progress(process, round, person, letter, now);
        Row { person: person.clone(), progress, letter: letter.map(|letter| letter.id.clone()) }
    };
    let shingles: Vec<Option<Shingles>> = round
        .people
        .iter()
        .map(|person| theirs(person).filter(|letter| !letter.body.is_empty()).map(|letter| Shingles::of(&letter.body)))
        .collect();
    let mut alike = Vec::new();
    for (second, b) in shingles.iter().enumerate() {
        for (first, a) in shingles[..second].iter().enumerate() {
            if let (Some(a), Some(b)) = (a, b) {
                alike.push(Pair { first, second, per_mille: a.per_mille(b) });
            }
        }
    }
    Matrix { rows: round.people.iter().map(row).collect(), alike }
}

fn progress(
    process: &Process,
    round: &Round,
    person: &PersonId,
    letter: Option<&Letter>,
    now: NaiveDateTime,
) -> Progress {
    let mark = process.marks.get(&thank_you_step(round, person).to_string());
    let marked = match mark {
        Some(Mark::Done(at)) => Some(*at),
        _ => None,
    };
    let posted = letter.and_then(|letter| match letter.state {
        LetterState::Sent { at } => Some(at),
        _ => None,
    });
    let lost = |at: &NaiveDateTime| process.ledger.iter().any(|entry| entry.at == *at && !entry.arrived(now));
    let came_back = posted.is_some_and(|at| lost(&at));
    let (posted, marked) = (posted.filter(|at| !lost(at)), marked.filter(|at| !lost(at)));
    let sent = thanked_at(process, round, person, now).or(posted).or(marked);
    match (sent, mark, letter) {
        (Some(at), ..) => heard_since(process, person, at, now).map_or(Progress::Sent(at), Progress::Answered),
        (None, Some(Mark::NotNeeded { reason, .. }), _) if &**reason == THROUGH_RECRUITER => Progress::ThroughRecruiter,
        (None, Some(Mark::NotNeeded { .. }), _) => Progress::NotNeeded,
        (None, ..) if came_back => Progress::CameBack,
        (None, _, Some(letter)) if letter.state == LetterState::Checked => Progress::Checked,
        (None, _, Some(letter)) if !letter.body.is_empty() => Progress::Drafted,
        _ => Progress::NoDraft,
    }
}

/// When thanks for this round went to this person, as the ledger has it.
fn thanked_at(process: &Process, round: &Round, person: &PersonId, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let past = process.ledger_until(now);
    let mut thanks = past.iter().filter(|entry| match &entry.what {
        LedgerEvent::Sent { purpose: Purpose::ThankYou, to, round: about, .. } => {
            let after = round.schedule.end().is_some_and(|end| end <= entry.at);
            let theirs = to.contains(person) || entry.passed_on.contains(person);
            theirs && entry.arrived(now) && about.as_ref().map_or(after, |about| *about == round.id)
        }
        _ => false,
    });
    thanks.next().map(|entry| entry.at)
}

/// When this person first wrote or rang after a moment.
fn heard_since(process: &Process, person: &PersonId, at: NaiveDateTime, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let past = process.ledger_until(now);
    let mut answers = past.iter().filter(|entry| {
        matches!(&entry.what, LedgerEvent::Heard { from: Some(from), .. } if from == person) && entry.at > at
    });
    answers.next().map(|entry| entry.at)
}

/// Whether a round counts as thanked: everyone met has thanks sent, or was set aside. Nobody recorded: not yet.
pub fn thanked(process: &Process, round: &Round, letters: &[Letter], now: NaiveDateTime) -> bool {
    let matrix = matrix(process, round, letters, now);
    !matrix.rows.is_empty() && matrix.rows.iter().all(|row| row.progress.is_settled())
}
