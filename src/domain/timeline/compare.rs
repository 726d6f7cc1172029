//! Where the experts differ: one step's dates by each of the six playbooks, side by side.

use crate::domain::advice::playbook::{Author, Playbook};
use crate::domain::advice::playbooks::playbooks;
use crate::domain::advice::rule::RuleId;
use crate::domain::calendar::WorkCalendar;
use crate::domain::process::Process;
use crate::domain::timeline::plan;
use crate::domain::timeline::step::{StepKey, Window};
use chrono::NaiveDateTime;

/// What one playbook says of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Whose.
    pub letter: Author,
    /// Its name on screen.
    pub name: &'static str,
    /// When; `None` if this playbook has no such step.
    pub window: Option<Window>,
    /// Whether the source is silent, so that the dates are the house's.
    pub house_fills_in: bool,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
}

/// The windows that each of the six playbooks gives to the step with this key, in the order of the table.
pub fn compare(process: &Process, calendar: &WorkCalendar, key: &StepKey, now: NaiveDateTime) -> Vec<Opinion> {
    let opinion = |(letter, playbook): (Author, &'static Playbook)| {
        let step = plan(process, playbook, calendar, now).steps.into_iter().find(|step| step.key == *key);
        Opinion {
            letter,
            name: &playbook.name,
            window: step.as_ref().map(|step| step.window),
            house_fills_in: step.as_ref().is_some_and(|step| step.house_fills_in),
            rules: step.map(|step| step.rules).unwrap_or_default(),
        }
    };
    Author::ALL.into_iter().zip(playbooks()).map(opinion).collect()
}
