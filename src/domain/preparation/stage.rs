//! What to get ready for the stage they named (S1): a table.

use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::person::Stage;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind};
use chrono::NaiveDateTime;

/// A line to tick off: its key, and its words.
pub type Line = (&'static str, &'static str);

/// What belongs to a stage.
static TABLE: [(Stage, &[Line]); 4] = [
    (
        Stage::AnotherRound,
        &[
            ("stage-say", "Say in one minute why you want this job"),
            ("stage-story", "Have two stories ready that they have not heard"),
        ],
    ),
    (
        Stage::AssessmentCentre,
        &[
            ("stage-tasks", "Ask which tasks there are, and how long it takes"),
            ("stage-try", "Do one practice task against the clock"),
            ("stage-group", "In a group task, bring the others in"),
            ("stage-rest", "Sleep well and eat before it"),
        ],
    ),
    (
        Stage::ReferenceChecks,
        &[
            ("stage-ask", "Ask each referee again if they’re happy to help"),
            ("stage-brief", "Tell them the role and the doubt they could answer"),
            ("stage-numbers", "Check their number and e-mail"),
        ],
    ),
    (
        Stage::Decision,
        &[
            ("stage-figure", "Know the figure you want and the lowest you’d take"),
            ("stage-start", "Know your notice and the day you could start"),
            ("stage-open", "Know what you still need to hear before you say yes"),
        ],
    ),
];

/// What to get ready for a stage.
pub fn lines(stage: Stage) -> &'static [Line] {
    TABLE.iter().find(|(known, _)| *known == stage).map_or(&[], |(_, lines)| lines)
}

/// A stage, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// They named it.
    Named(Stage),
    /// The kind of the round says so.
    OfItsKind(Stage),
}

impl Ahead {
    /// Which it is.
    pub const fn stage(self) -> Stage {
        let (Self::Named(stage) | Self::OfItsKind(stage)) = self;
        stage
    }
}

/// The stage that this round is: what its kind says, else what the last promise before it named, else what they said comes
/// at all.
pub fn stage(process: &Process, round: &Round, now: NaiveDateTime) -> Option<Ahead> {
    let by_kind = match round.kind {
        RoundKind::Assessment => Some(Stage::AssessmentCentre),
        RoundKind::Final => Some(Stage::Decision),
        _ => None,
    };
    let start = round.schedule.start().or(round.schedule.end());
    let before = |other: &&Round| other.id != round.id && (start.is_none() || other.schedule.end() <= start);
    let rounds = process.rounds.iter().filter(before);
    let said = rounds.filter_map(|other| Some((other.schedule.end()?, other.told.promise()?.stage?)));
    let news = process.ledger_until(now).into_iter().filter_map(|entry| match &entry.what {
        LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } => Some((entry.at, promise.stage?)),
        _ => None,
    });
    let last = said.chain(news).max_by_key(|(at, _)| *at).map(|(_, stage)| stage);
    let named = last.or(process.stages.last().copied());
    match by_kind {
        Some(stage) if named != Some(stage) => Some(Ahead::OfItsKind(stage)),
        _ => named.map(Ahead::Named),
    }
}
