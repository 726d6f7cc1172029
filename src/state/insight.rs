//! All records looked at together, for the screen of pictures alone.

use crate::domain::insight::{Insight, insight};
use crate::state::App;

impl App {
    /// What all records outside the trash say together; whoever asks is asked again when one changes.
    pub fn insight(self) -> Insight {
        let now = self.about_now().get();
        let plans = self.plans.read();
        let processes = self.processes.read();
        // What is only being written down has a plan and is no record yet.
        let kept = plans.all.iter().filter(|(process, _)| processes.contains_key(&process.id));
        let records: Vec<_> = kept.map(|(process, plan)| (&**process, &**plan)).collect();
        insight(&records, now)
    }
}
