//! A step whose dates the sources leave open: one row of the table in `house`, and the draft that is made of it.

use crate::domain::advice::rule::RuleId;
use crate::domain::offset::Offset;
use crate::domain::phrase::Phrase;
use crate::domain::process::Status;
use crate::domain::timeline::draft::{Draft, RunsOut};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::{Shift, StepKey, StepKind, Subject};
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};
use chrono::NaiveDateTime;

/// When a step loses its point, beside its own closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndsWith {
    /// Never: it belongs to the end itself.
    Nothing,
    /// When the process is over or you accepted.
    TheProcess,
}

/// One row of the table.
pub(super) struct HouseStep {
    pub kind: StepKind,
    pub opens: Offset,
    pub due: Offset,
    pub closes: Option<Offset>,
    pub runs_out: RunsOut,
    pub ends_with: EndsWith,
    pub rules: &'static [RuleId],
    pub shifts: &'static [Shift],
    pub title: &'static str,
    pub advice: &'static str,
    /// A sentence beside the arithmetic.
    pub note: &'static str,
}

impl HouseStep {
    /// The dates of the step when it rests on this fact.
    pub fn why(&self, facts: &Facts, fact: &'static str, at: Stamp) -> Why {
        let calendar = facts.calendar;
        let why = Why::by(facts.playbook, Whose::Ours).since(fact, at).noting(self.note);
        let why = why.all(&[(Clause::Opens, self.opens), (Clause::Due, self.due)], calendar);
        match self.closes {
            Some(closes) => why.gives(Clause::Closes, closes, calendar),
            None => why,
        }
    }

    /// The step about this subject, resting on this fact.
    pub fn draft(&self, facts: &Facts, subject: Subject, fact: &'static str, at: NaiveDateTime) -> Draft {
        self.with_dates(facts, subject, self.why(facts, fact, Stamp::Moment(at)))
    }

    /// The step about this subject with these dates.
    pub fn with_dates(&self, facts: &Facts, subject: Subject, why: Why) -> Draft {
        Draft {
            title: self.title.to_owned(),
            advice: Phrase::text(self.advice),
            rules: self.rules.to_vec(),
            shifts: self.shifts,
            runs_out: self.runs_out,
            cancelled: self.ended(facts),
            ..Draft::new(StepKey { kind: self.kind, subject }, why)
        }
    }

    fn ended(&self, facts: &Facts) -> Option<(NaiveDateTime, Phrase)> {
        let over = matches!(facts.standing, Status::Accepted) || facts.standing.is_closed();
        if over && self.ends_with == EndsWith::TheProcess { facts.over() } else { None }
    }
}
