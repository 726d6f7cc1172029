//! The plans of all records: each is made once, and again only when its record, the minute or the settings change.

use super::Processes;
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::ProcessId;
use crate::domain::order::Map;
use crate::domain::process::Process;
use crate::domain::settings::Settings;
use crate::domain::timeline::plan;
use crate::domain::timeline::step::Plan;
use chrono::NaiveDateTime;
use std::sync::Arc;

/// The plans of all processes: each is made once, and again only when its record, the minute or the settings change.
#[derive(Clone, Default)]
pub(super) struct Plans {
    made_for: Option<(NaiveDateTime, Settings, Vec<OwnPlaybook>)>,
    /// Each record with its plan.
    pub(super) by_id: Map<ProcessId, (Arc<Process>, Arc<Plan>)>,
}

impl PartialEq for Plans {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &(Arc<Process>, Arc<Plan>), b: &(Arc<Process>, Arc<Plan>)| {
            Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1)
        };
        self.by_id.len() == other.by_id.len()
            && self.by_id.iter().zip(&other.by_id).all(|(a, b)| a.0 == b.0 && same(a.1, b.1))
    }
}

impl Plans {
    /// The plans as they are now; those of `before` that still hold are taken over.
    pub(super) fn renew(
        before: Option<&Self>,
        processes: &Processes,
        draft: Option<&Arc<Process>>,
        now: NaiveDateTime,
        settings: &Settings,
        own: &[OwnPlaybook],
    ) -> Self {
        let made_for = Some((now, settings.clone(), own.to_vec()));
        let kept = before.filter(|before| before.made_for == made_for);
        let calendar = WorkCalendar::of(settings);
        let make = |process: &Arc<Process>| {
            let known =
                kept.and_then(|kept| kept.by_id.get(&process.id)).filter(|known| Arc::ptr_eq(&known.0, process));
            let plan = known.map_or_else(
                || {
                    let choice = process.playbook.as_ref().unwrap_or(&settings.playbook);
                    let made = plan(process, &Playbook::chosen(choice, own), &calendar, now);
                    // A minute passes and most plans stay as they were: the same pointer spares the screens.
                    let earlier = before.and_then(|before| before.by_id.get(&process.id)).map(|known| &known.1);
                    earlier.filter(|earlier| ***earlier == made).cloned().unwrap_or_else(|| Arc::new(made))
                },
                |known| known.1.clone(),
            );
            (process.id.clone(), (process.clone(), plan))
        };
        Self { made_for, by_id: processes.values().chain(draft).map(make).collect() }
    }
}
