//! From a record, a playbook, a working calendar and a moment to a plan.
//!
//! `facts` reads the record, `wait` finds what the present silence rests on, and one file for each family of steps
//! drafts them. `draft` decides how each stands at the moment.

pub mod compare;
mod draft;
pub mod ending;
pub mod export;
pub(crate) mod facts;
pub(crate) mod follow_up;
mod house;
mod house_step;
mod landmarks;
mod linked_in;
mod next_round;
mod round_steps;
mod spans;
pub mod step;
pub(crate) mod thank_you;
mod turn;
pub(crate) mod wait;
pub mod why;
mod window;

use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::ending::Deadline;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::follow_up::Schedule;
use crate::domain::timeline::step::{Plan, Step};
use chrono::NaiveDateTime;

/// Everything that follows from `process` at `now` (local time), by this playbook and calendar.
pub fn plan(process: &Process, playbook: &Playbook, calendar: &WorkCalendar, now: NaiveDateTime) -> Plan {
    plan_beside(process, playbook, calendar, &[], now)
}

/// Everything that follows from `process` at `now` (local time), with the offers of other employers that have a
/// deadline.
pub fn plan_beside(
    process: &Process,
    playbook: &Playbook,
    calendar: &WorkCalendar,
    offers: &[Deadline],
    now: NaiveDateTime,
) -> Plan {
    let facts = Facts::read(process, playbook, calendar, now);
    let cycles = wait::cycles(&facts);
    let mut steps = Vec::new();
    round_steps::draft(&facts, &mut steps);
    let schedules = follow_up::schedules(&facts, &cycles);
    let thanked = thank_you::draft(&facts, schedules.last().is_some_and(Schedule::has_more), &mut steps);
    linked_in::draft(&facts, &thanked, &mut steps);
    next_round::draft(&facts, &mut steps);
    ending::draft(&facts, &thanked, &mut steps);
    turn::draft(&facts, schedules.last(), offers, &mut steps);
    follow_up::draft(&facts, &schedules, &thanked, &mut steps);
    // Stable: people stay in the order in which they were met.
    order::sort_by_key(&mut steps, |step: &Step| (step.window.opens, step.key.kind));
    let current = schedules.last();
    Plan {
        steps,
        spans: spans::spans(&facts, &schedules),
        landmarks: landmarks::landmarks(&facts),
        follow_ups_spent: current.map_or(0, |schedule| schedule.spent()),
        follow_ups_allowed: facts.playbook.parameters.cap.value,
    }
}
