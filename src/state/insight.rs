//! Statistics over all records, for the screen of pictures alone.

use crate::domain::insight::questions::Recurring;
use crate::domain::insight::{Insight, insight, recurring};
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::state::App;
use std::sync::Arc;

impl App {
    /// The statistics of all records outside the trash. Follows the records.
    pub fn insight(self) -> Insight {
        insight(&borrowed(&self.plans.list().read().all), self.clock.about_now().get())
    }

    /// The questions that came in more than one round. Follows the records.
    pub fn recurring_questions(self) -> Vec<Recurring> {
        recurring(&borrowed(&self.plans.list().read().all), self.clock.about_now().get())
    }
}

fn borrowed(all: &[(Arc<Process>, Arc<Plan>)]) -> Vec<(&Process, &Plan)> {
    all.iter().map(|(process, plan)| (&**process, &**plan)).collect()
}
