//! The plans of all records: each is made once, and again only when its record, the minute or the settings change.

use super::Processes;
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::ProcessId;
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
    /// Each record with its plan, in the order of their ids.
    pub(super) all: Vec<Planned>,
}

/// A record with its plan.
pub(super) type Planned = (Arc<Process>, Arc<Plan>);

impl PartialEq for Plans {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Planned, &Planned)| Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1);
        self.all.len() == other.all.len() && self.all.iter().zip(&other.all).all(same)
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
        let kept = before.is_some_and(|before| before.made_for == made_for);
        let calendar = WorkCalendar::of(settings);
        // Both are in the order of their ids: one walk through both finds to each record what was there before.
        let mut earlier = before.map_or(&[][..], |before| &before.all).iter().peekable();
        let make = |process: &Arc<Process>| {
            while earlier.next_if(|(known, _)| known.id < process.id).is_some() {}
            let known = earlier.next_if(|(known, _)| known.id == process.id);
            let holds = known.filter(|known| kept && Arc::ptr_eq(&known.0, process));
            let plan = holds.map_or_else(
                || {
                    let choice = process.playbook.as_ref().unwrap_or(&settings.playbook);
                    let made = plan(process, &Playbook::chosen(choice, own), &calendar, now);
                    // A minute passes and most plans stay as they were: the same pointer spares the screens.
                    let earlier = known.map(|known| &known.1).filter(|earlier| ***earlier == made);
                    earlier.cloned().unwrap_or_else(|| Arc::new(made))
                },
                |known| known.1.clone(),
            );
            (process.clone(), plan)
        };
        let draft = draft.filter(|draft| !processes.contains_key(&draft.id));
        let place = draft.map_or(0, |draft| processes.keys().take_while(|id| **id < draft.id).count());
        let (first, last) = (processes.values().take(place), processes.values().skip(place));
        Self { made_for, all: first.chain(draft).chain(last).map(make).collect() }
    }

    /// A record with its plan.
    pub(super) fn get(&self, id: &ProcessId) -> Option<&Planned> {
        let place = self.all.binary_search_by(|(process, _)| process.id.cmp(id));
        place.ok().and_then(|place| self.all.get(place))
    }
}
