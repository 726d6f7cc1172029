//! What Today adds: the last visit and what changed since, and steps that are put off.

use super::App;
use crate::device::page::minutes_east;
use crate::domain::actions;
use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::changes::{Change, Compared, changes, may_differ};
use crate::domain::id::ProcessId;
use crate::domain::text::Line;
use crate::domain::timeline::plan;
use crate::domain::timeline::step::{Step, StepKey};
use chrono::NaiveDateTime;
use leptos::prelude::*;

impl App {
    /// The moment of the last visit to Today; stores the present one as the last. Without an earlier one, or where the
    /// clock was set back, it is the present one.
    pub fn look(self) -> NaiveDateTime {
        let now = self.clock.now().get_untracked();
        let last = self.store.with_value(|store| store.last_visit());
        self.looked();
        last.unwrap_or(now).min(now)
    }

    /// Notes that Today is being looked at in this minute.
    pub fn looked(self) {
        let now = self.clock.now().get_untracked();
        self.store.with_value(|store| store.note_visit(now));
    }

    /// What changed since `then`, over all records. The earlier plan is computed only where something can have changed.
    pub fn changes_since(self, then: NaiveDateTime) -> Vec<Change> {
        let (settings, own) = (self.records.settings().read_untracked(), self.records.playbooks().read_untracked());
        let (calendar, now) = (WorkCalendar::of(&settings).here(minutes_east()), self.clock.now().get_untracked());
        let plans = self.plans.list().read_untracked();
        let affected: Vec<_> =
            plans.all.iter().filter(|(process, plan)| may_differ(process, plan, then, now)).collect();
        let earlier: Vec<_> = affected
            .iter()
            .map(|(process, _)| {
                let choice = process.playbook.as_ref().unwrap_or(&settings.playbook);
                plan(process, &Playbook::chosen(choice, &own), &calendar, then)
            })
            .collect();
        let compared: Vec<_> = affected
            .iter()
            .zip(&earlier)
            .map(|((process, after), before)| Compared { process, before, after })
            .collect();
        changes(&compared, then, now)
    }

    /// Puts steps off until then, with the user's reason. The cost was explained before.
    pub fn put_off(self, id: &ProcessId, steps: &[Step], until: NaiveDateTime, reason: &Line) {
        self.edit_with_undo(id, "Snoozed. It comes back by itself.", |process| {
            steps.iter().for_each(|step| actions::steps::put_off(process, step, until, reason));
        });
    }

    /// Brings back a step that was put off.
    pub fn take_back(self, id: &ProcessId, key: &StepKey) {
        self.edit_with_undo(id, "Back where it was.", |process| actions::steps::take_back(process, key));
    }
}
