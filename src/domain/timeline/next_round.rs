//! Before a booked round: prepare it, and what goes with it. Everything is due the evening before and closes when the
//! round begins.

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{F3, F5, F6, J10, J12, J13, S2};
use crate::domain::offset::{Offset, hour};
use crate::domain::phrase::Phrase;
use crate::domain::referees::reference::Milestone;
use crate::domain::round::RoundKind;
use crate::domain::timeline::draft::{Draft, RunsOut};
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::round_steps::{by_referees, expects, handed_over};
use crate::domain::timeline::step::{Shift, Step, StepKey, StepKind, Subject};
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};

/// By when everything should be ready on the day before.
const EVENING: u32 = hour(20);

/// One row: what to do before a round.
struct Before {
    kind: StepKind,
    title: &'static str,
    advice: &'static str,
    rules: &'static [RuleId],
}

/// Before any round.
static ANY: &[Before] = &[Before {
    kind: StepKind::PrepareRound,
    title: "Prepare the next round",
    advice: "Read your notes again and find out who will be there. Show that you acted on what they said.",
    rules: &[J13, F5, F3, F6],
}];

/// Before a later round: you have heard what they need.
static LATER: &[Before] = &[Before {
    kind: StepKind::BusinessPlan,
    title: "Write a one-page plan for the job",
    advice: "For each need you heard, write one line: what you’d do and what they’d gain.",
    rules: &[J12],
}];

/// Before the final round.
static FINAL: &[Before] = &[
    Before {
        kind: StepKind::BriefReferees,
        title: "Tell your referees a call may come",
        advice: "The final round is close. Tell them a call may come, and which concern they could answer.",
        rules: &[S2, J10],
    },
    Before {
        kind: StepKind::SalaryExpectation,
        title: "Decide what salary you want",
        advice: "One figure you’d be happy with and one you won’t go below, each with a reason.",
        rules: &[S2],
    },
];

/// Drafts the preparation of every booked round.
pub(super) fn draft(facts: &Facts, steps: &mut Vec<Step>) {
    for booked in &facts.planned {
        steps.extend(ANY.iter().map(|row| before(facts, booked, row).settle(facts)));
    }
    if let Some(next) = facts.booked().filter(|_| !facts.held.is_empty()) {
        steps.extend(LATER.iter().map(|row| once(facts, next, row)));
    }
    if let Some(last) = facts.planned.iter().find(|booked| booked.round.kind == RoundKind::Final) {
        steps.extend(FINAL.iter().map(|row| match row.kind {
            StepKind::SalaryExpectation => once(facts, last, row),
            StepKind::BriefReferees => {
                let mut draft = before(facts, last, row);
                by_referees(facts, &mut draft, Milestone::Briefed);
                draft.settle(facts)
            }
            _ => before(facts, last, row).settle(facts),
        }));
    }
}

fn before(facts: &Facts, booked: &Timed, row: &Before) -> Draft {
    let (invited, opens) = facts.booked_at(booked);
    let why = Why::by(facts.playbook, Whose::Ours).since(invited, Stamp::Moment(opens));
    let why = why.gives(Clause::Opens, Offset::Minutes(0), facts.calendar);
    let why = why.since("The round begins ", Stamp::Moment(booked.start));
    let dates = [(Clause::Due, Offset::Day(-1, EVENING)), (Clause::Closes, Offset::Minutes(0))];
    let why = why.all(&dates, facts.calendar);
    Draft {
        title: row.title.into(),
        advice: Phrase::text(row.advice),
        rules: row.rules.to_vec(),
        shifts: &[Shift::Reschedule, Shift::Refusal],
        cancelled: facts.over().filter(|_| facts.standing.is_closed()),
        runs_out: RunsOut::Lapses("The round has begun."),
        ..Draft::new(StepKey { kind: row.kind, subject: Subject::Round(booked.round.id.clone()) }, why)
    }
}

/// A step that the process needs once, whatever the round.
fn once(facts: &Facts, booked: &Timed, row: &Before) -> Step {
    let mut draft = before(facts, booked, row);
    draft.key.subject = Subject::Process;
    draft.proof = match row.kind {
        StepKind::SalaryExpectation => expects(facts).then(|| draft.opens().min(facts.now)),
        StepKind::BusinessPlan => handed_over(facts),
        _ => None,
    };
    if row.kind == StepKind::BusinessPlan && facts.process.value_plan.as_ref().is_some_and(|plan| plan.is_written()) {
        draft.title = "Give them your one-page plan".into();
    }
    draft.settle(facts)
}
