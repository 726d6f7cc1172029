//! What follows from the records, the minute and the settings: the plan of each process, and the agenda over all.

use super::clock::Clock;
use super::plan_list::PlanList;
use super::records::{Processes, Records};
use crate::device::page;
use crate::domain::agenda::{Agenda, agenda};
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::reactive::{Memo, ReadSignal, RwSignal};
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

thread_local! {
    /// Whether plans have changed while others were still being made.
    static UNSETTLED: Cell<bool> = const { Cell::new(false) };
}

/// The plans, and what is worked out over all of them.
#[derive(Clone, Copy)]
pub struct Plans {
    list: Memo<PlanList>,
    /// Counts the frames in which outdated plans are made again.
    turn: RwSignal<usize>,
    settled: RwSignal<usize>,
    agenda: Memo<Agenda>,
}

impl Plans {
    /// The plans of these records by this clock.
    pub(super) fn of(records: Records, clock: Clock) -> Self {
        let (turn, settled) = (RwSignal::new(0), RwSignal::new(0));
        let list = Memo::new(move |before: Option<&PlanList>| {
            turn.track();
            let draft = records.draft().get();
            let at = (clock.now().get(), page::minutes_east());
            let processes: Arc<Processes> = records.processes().read();
            let (settings, playbooks) = (records.settings().read(), records.playbooks().read());
            PlanList::renew(before, &processes, draft.as_ref(), at, &settings, &playbooks)
        });
        let agenda = Memo::new(move |_| {
            settled.track();
            let plans = list.read_untracked();
            let all = plans.all.iter().map(|(process, plan)| (&**process, &**plan));
            let pairs: Vec<(&Process, &Plan)> = all.collect();
            agenda(&pairs, clock.now().get())
        });
        Self { list, turn, settled, agenda }
    }

    /// Every process with its plan.
    pub(super) fn list(self) -> Memo<PlanList> {
        self.list
    }

    /// The agenda over all records when they last settled, computed once for all who ask.
    pub fn agenda(self) -> Memo<Agenda> {
        self.agenda
    }

    /// Counts the settled changes: what depends on all records follows a change one frame later.
    pub fn settled(self) -> ReadSignal<usize> {
        self.settled.read_only()
    }

    /// A change is shown first; what depends on the thousand other records is computed after that was painted.
    pub(super) fn settle_after_painting(self) {
        Effect::new(move |again: Option<()>| {
            self.list.track();
            if again.is_some() {
                UNSETTLED.set(true);
                page::after_painting(move || self.settle());
            }
        });
    }

    /// Makes outdated plans again, a few with each frame.
    pub(super) fn renew_some(self) {
        if !self.list.read_untracked().behind {
            return self.settle();
        }
        page::after_painting(move || {
            self.turn.update(|turn| *turn += 1);
            self.renew_some();
        });
    }

    fn settle(self) {
        if !self.list.read_untracked().behind && UNSETTLED.take() {
            self.settled.update(|settled| *settled += 1);
        }
    }
}
