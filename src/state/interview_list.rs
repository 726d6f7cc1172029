//! Which records the list shows, and in which order. Full-text search is in `search`.

use crate::device::clock;
use crate::domain::example::is_example;
use crate::domain::fold::fold;
use crate::domain::id::ProcessId;
use crate::domain::order;
use crate::domain::process::{Process, Status};
use crate::domain::role_names::Names;
use crate::domain::timeline::step::{Plan, StepState};
use crate::state::clock::minute;
use crate::state::search::{Found, rank};
use crate::state::{App, is_listed};
use crate::storage::Key;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::sync::Arc;

/// Which records to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Still going on.
    Running,
    /// With an offer in hand, or accepted.
    Offer,
    /// Over.
    Closed,
    /// Archived.
    Archived,
}

impl Shown {
    /// Every filter, in the order on screen.
    pub const ALL: [Self; 4] = [Self::Running, Self::Offer, Self::Closed, Self::Archived];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Running => "Running",
            Self::Offer => "Offer",
            Self::Closed => "Closed",
            Self::Archived => "Archived",
        }
    }

    fn holds(self, process: &Process, now: NaiveDateTime) -> bool {
        match self {
            Self::Archived => process.archived.is_some(),
            _ if process.archived.is_some() => false,
            Self::Running => process.status(now) == Status::Open,
            Self::Offer => matches!(process.status(now), Status::Offered | Status::Accepted),
            Self::Closed => process.status(now).is_closed(),
        }
    }
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The one with the latest round first.
    Latest,
    /// By name.
    Name,
    /// The one with the next date first.
    NextDate,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Latest, Self::Name, Self::NextDate];

    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Latest => "Latest round",
            Self::Name => "Name",
            Self::NextDate => "Next date",
        }
    }
}

/// Filter and order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The filter; without one, all that are not archived, and while something is typed into the search, all.
    pub shelf: Option<Shown>,
    /// In which order.
    pub order: Order,
}

fn latest(process: &Process) -> NaiveDateTime {
    process.rounds.iter().filter_map(|round| round.schedule.end()).max().unwrap_or(process.created)
}

/// The next date of a process: of a step that is open or opens later, or of a round.
fn next_date(process: &Process, plan: Option<&Arc<Plan>>, now: NaiveDateTime) -> NaiveDateTime {
    let open = |state: &StepState| matches!(state, StepState::Now | StepState::Late | StepState::Later);
    let steps = plan.into_iter().flat_map(|plan| &plan.steps).filter(|step| open(&step.state));
    let steps = steps.map(|step| if step.state == StepState::Later { step.window.opens } else { step.window.due });
    let rounds = process.rounds.iter().filter_map(|round| round.schedule.start()).filter(|start| *start > now);
    steps.chain(rounds).min().unwrap_or(NaiveDateTime::MAX)
}

fn seconds(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp()
}

impl App {
    /// The ids of the records that pass the filter, in order; with `found`, only those among the search results.
    pub fn shelved(self, wish: Wish, found: Option<&Found>) -> Vec<String> {
        let now = self.clock.about_now().get();
        let processes = self.records.processes().read();
        let plans = (wish.order == Order::NextDate).then(|| self.plans.list().read());
        let plan = |id: &ProcessId| plans.as_ref()?.get(id).map(|(_, plan)| plan);
        // Each sort key is computed once, not at each comparison.
        let key = |process: &Arc<Process>| match wish.order {
            Order::Latest => (-seconds(latest(process)), String::new()),
            Order::Name => (0, fold(process.display_name())),
            Order::NextDate => (seconds(next_date(process, plan(&process.id), now)), String::new()),
        };
        let fits = |process: &Arc<Process>| match wish.shelf {
            Some(shelf) => shelf.holds(process, now),
            None => found.is_some() || process.archived.is_none(),
        };
        let mut listed: Vec<_> = match found {
            Some(found) => {
                let hits = found.hits.iter().filter(|(process, _)| fits(process));
                hits.map(|(process, hit)| (rank(hit), key(process), &process.id)).collect()
            }
            None => {
                let all = processes.values().filter(|one| one.trashed.is_none() && fits(one));
                all.map(|process| ((0, 0), key(process), &process.id)).collect()
            }
        };
        order::sort_by(&mut listed, |a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        listed.into_iter().map(|(.., id)| id.to_string()).collect()
    }

    /// Every record outside the trash. Follows the records.
    pub fn outside_trash(self) -> Vec<Arc<Process>> {
        self.records.processes().read().values().filter(|process| process.trashed.is_none()).cloned().collect()
    }

    /// Every record outside the trash with its plan. Follows the plans.
    pub fn plans_outside_trash(self) -> Vec<(Arc<Process>, Arc<Plan>)> {
        self.plans.list().read().all.iter().filter(|(process, _)| process.trashed.is_none()).cloned().collect()
    }

    /// The names of the records in a list.
    pub fn names(self) -> Names {
        let processes = self.records.processes().read();
        Names::among(processes.values().map(|process| &**process))
    }

    /// Whether there is any record outside the trash.
    pub fn has_any(self) -> bool {
        self.records.processes().read().values().any(|process| process.trashed.is_none())
    }

    /// Whether the example is on the list.
    pub fn has_example(self) -> bool {
        self.records.processes().read_untracked().values().any(|process| is_listed(process) && is_example(&process.id))
    }

    /// Whether there is any record on the list.
    pub fn has_listed(self) -> bool {
        self.records.processes().read().values().any(|process| is_listed(process))
    }

    /// Archives a record, or takes it out of the archive.
    pub fn archive(self, id: &ProcessId, away: bool) {
        let at = away.then(|| minute(clock::now()));
        let said = if away { "Archived. You’ll find it under Archived." } else { "Back on the list." };
        self.edit_with_undo(id, said, |process| process.archived = at);
    }

    /// Deletes a record that is in the trash, for good.
    pub fn delete_for_good(self, id: &ProcessId) {
        let removed = self.store.with_value(|store| store.remove(&Key::Process(id.clone()), clock::now()));
        let text = match removed {
            Ok(_) => {
                self.forget_letters(id);
                self.records.forget(&Key::Process(id.clone()));
                "Deleted for good.".to_owned()
            }
            Err(error) => error.to_string(),
        };
        self.messages.say(text);
    }
}
