//! What follows from a round itself, beside the letters: notes, the promise, the debrief, the evening, your own
//! promises, things to learn, referees, contacts and the business plan.

use crate::domain::moment::plus_days;
use crate::domain::offset::{Offset, hour};
use crate::domain::person::Stage;
use crate::domain::phrase::Phrase;
use crate::domain::question::Grade;
use crate::domain::referees::reference::Milestone;
use crate::domain::round::Round;
use crate::domain::timeline::draft::Draft;
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::house::row;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::domain::timeline::why::{Clause, Stamp};
use chrono::NaiveDateTime;

/// Drafts the steps of every round.
pub(super) fn draft(facts: &Facts, steps: &mut Vec<Step>) {
    for timed in facts.held.iter().chain(&facts.planned) {
        every_round(facts, timed, steps);
    }
    for round in &facts.loose {
        steps.extend(untimed(facts, round, StepKind::RecordPromise, told(round)));
        steps.extend(untimed(facts, round, StepKind::Debrief, debriefed(round)));
        own_promises(facts, round, facts.process.created, steps);
    }
    gaps(facts, steps);
    if let Some(last) = facts.held.last() {
        last_round(facts, last, steps);
    }
}

/// What you were found lacking and have a plan for, by the day you set yourself.
fn gaps(facts: &Facts, steps: &mut Vec<Step>) {
    let Some(row) = row(StepKind::Learn) else { return };
    for gap in facts.process.gaps.iter().filter(|gap| !gap.lacking.is_empty()) {
        let held = facts.held.iter().find(|held| gap.round.as_ref() == Some(&held.round.id)).or(facts.held.last());
        let (fact, at) = match held {
            Some(held) => ("The interview ended ", held.end),
            None => ("You wrote it down ", facts.process.created),
        };
        let mut why = row.why(facts, fact, Stamp::Moment(at));
        if let Some(by) = gap.by {
            why = why.since("You want it done by ", Stamp::Day(by));
            why = why.gives(Clause::Due, Offset::Day(0, hour(18)), facts.calendar);
        }
        let mut draft = row.with_dates(facts, Subject::Gap(gap.id.clone()), why);
        draft.title.push_str(&gap.lacking);
        if !gap.plan.is_empty() {
            draft.advice = Phrase::text([&*gap.plan, "."].concat().replace("..", "."));
        }
        draft.proof = gap.done.filter(|done| *done <= facts.now);
        steps.push(draft.settle(facts));
    }
}

/// Whether the record itself shows that a step was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
}

impl From<bool> for Shown {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

fn told(round: &Round) -> Shown {
    (!round.told.is_unrecorded()).into()
}

fn debriefed(round: &Round) -> Shown {
    let graded = round.questions.iter().any(|question| question.grade.is_some());
    (graded || !round.went_well.is_empty() || !round.do_better.is_empty()).into()
}

fn noted(round: &Round) -> Shown {
    (!round.notes.is_empty() || !round.questions.is_empty()).into()
}

/// A step of a round, resting on its end.
fn at_end(facts: &Facts, timed: &Timed, kind: StepKind, shown: Shown) -> Option<Draft> {
    let subject = Subject::Round(timed.round.id.clone());
    let fact = if timed.end <= facts.now { "The interview ended " } else { "The interview ends " };
    let mut draft = row(kind)?.draft(facts, subject, fact, timed.end);
    draft.proof = (shown == Shown::Yes).then(|| draft.opens().min(facts.now));
    Some(draft)
}

/// A step of a round without any time, resting on the moment the process was written down.
fn untimed(facts: &Facts, round: &Round, kind: StepKind, shown: Shown) -> Option<Step> {
    let created = facts.process.created;
    let fact = "The time of this round is not recorded. You wrote it down ";
    let mut draft = row(kind)?.draft(facts, Subject::Round(round.id.clone()), fact, created);
    draft.proof = (shown == Shown::Yes).then(|| created.min(facts.now));
    Some(draft.settle(facts))
}

fn every_round(facts: &Facts, timed: &Timed, steps: &mut Vec<Step>) {
    let round = timed.round;
    if let Some(mut draft) = at_end(facts, timed, StepKind::NotesAtOnce, noted(round)) {
        // A day later nothing is fresh any more, and is still worth writing down.
        if plus_days(timed.end.date(), 1) < facts.now.date() {
            draft.title = "Write down what you still remember".into();
        }
        steps.push(draft.settle(facts));
    }
    let mut push = |kind, shown| steps.extend(at_end(facts, timed, kind, shown).map(|draft| draft.settle(facts)));
    push(StepKind::Unwind, Shown::No);
    push(StepKind::Debrief, debriefed(round));
    let rough = || round.questions.iter().filter(|question| question.grade == Some(Grade::Rough));
    if rough().next().is_some() {
        let all_better = rough().all(|question| !question.better.is_empty());
        push(StepKind::BetterAnswers, all_better.into());
    }
    if let Some(mut draft) = at_end(facts, timed, StepKind::RecordPromise, told(round)) {
        let overtaken = draft.cancelled.is_none().then(|| overtaken(facts, timed)).flatten();
        draft.cancelled = draft.cancelled.take().or(overtaken);
        steps.push(draft.settle(facts));
    }
    for (n, what) in round.to_learn.iter().enumerate() {
        if let Some(mut draft) = at_end(facts, timed, StepKind::Learn, Shown::No) {
            draft.key.subject = Subject::Item(round.id.clone(), n);
            draft.title.push_str(what);
            steps.push(draft.settle(facts));
        }
    }
    own_promises(facts, round, timed.end, steps);
}

/// Word came, or the next round did, before the promise was written down.
fn overtaken(facts: &Facts, timed: &Timed) -> Option<(NaiveDateTime, Phrase)> {
    if let Some((entry, _)) = facts.heard().find(|(entry, _)| timed.end < entry.at) {
        return Some((entry.at, Phrase::text("They have been in touch since, ").on(entry.at.date()).and(".")));
    }
    let next = facts.held.iter().find(|held| timed.end < held.end)?;
    Some((next.end, Phrase::text("The next round has been held since.")))
}

fn own_promises(facts: &Facts, round: &Round, from: NaiveDateTime, steps: &mut Vec<Step>) {
    let Some(row) = row(StepKind::OwnPromise) else { return };
    for (n, promise) in round.own_promises.iter().enumerate() {
        let mut why = row.why(facts, "You said so ", Stamp::Moment(from));
        if let Some(by) = promise.by {
            why = why.since("It is to be there by ", Stamp::Day(by));
            why = why.gives(Clause::Due, Offset::Day(0, hour(18)), facts.calendar);
        }
        let mut draft = row.with_dates(facts, Subject::Item(round.id.clone(), n), why);
        draft.title.push_str(&promise.what);
        draft.proof = promise.kept.filter(|kept| *kept <= facts.now);
        steps.push(draft.settle(facts));
    }
}

/// What is worth doing once, after the most recent round.
fn last_round(facts: &Facts, last: &Timed, steps: &mut Vec<Step>) {
    let process = facts.process;
    let next_is = |stage| {
        let told = last.round.told.promise().and_then(|promise| promise.stage);
        told == Some(stage) || process.stages.contains(&stage)
    };
    if let Some(mut draft) = at_end(facts, last, StepKind::BriefReferees, Shown::No) {
        if next_is(Stage::ReferenceChecks) {
            draft.why = draft.why.noting("They said that reference checks come next.");
        }
        by_referees(facts, &mut draft, Milestone::Briefed);
        steps.push(draft.settle(facts));
    }
    if let Some(mut draft) = at_end(facts, last, StepKind::MutualContacts, Shown::No) {
        draft.key.subject = Subject::Process;
        let (done, all, since) = process.asked_contacts(facts.now);
        draft.proof = since;
        draft.so_far(done, all);
        steps.push(draft.settle(facts));
    }
    if facts.booked().is_none() {
        if !process.needs.is_empty()
            && let Some(mut draft) = at_end(facts, last, StepKind::BusinessPlan, Shown::No)
        {
            draft.key.subject = Subject::Process;
            draft.proof = handed_over(facts);
            if facts.process.value_plan.as_ref().is_some_and(|plan| plan.is_written()) {
                draft.title = "Give them your one-page plan".into();
            }
            steps.push(draft.settle(facts));
        }
        if next_is(Stage::Decision) || next_is(Stage::ReferenceChecks) {
            steps.extend(once(facts, last, StepKind::SalaryExpectation, expects(facts).into()));
        }
    }
}

/// A step that is done when it is with each referee who is named; how far that is stands beside it.
pub(super) fn by_referees(facts: &Facts, draft: &mut Draft, milestone: Milestone) {
    let (done, all) = facts.process.reached(milestone, facts.now);
    draft.proof = facts.process.reached_by_all(milestone, facts.now);
    draft.so_far(done, all);
}

/// When they got the plan.
pub(super) fn handed_over(facts: &Facts) -> Option<NaiveDateTime> {
    facts.process.value_plan.as_ref()?.handed.filter(|handed| *handed <= facts.now)
}

/// Whether you know what you want to be paid, and why. A figure that was only named decides nothing.
pub(super) fn expects(facts: &Facts) -> bool {
    facts.process.expectation.as_ref().is_some_and(|wanted| wanted.is_ready())
}

/// A step that the process needs once, whatever the round.
fn once(facts: &Facts, last: &Timed, kind: StepKind, shown: Shown) -> Option<Step> {
    let mut draft = at_end(facts, last, kind, shown)?;
    draft.key.subject = Subject::Process;
    Some(draft.settle(facts))
}
