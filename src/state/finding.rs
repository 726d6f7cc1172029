//! Finding records: what is typed, which shelf, in which order. Texts are folded once for each record and kept until
//! the record changes, so that every keystroke is answered at once.

use crate::device::clock;
use crate::domain::fold::fold;
use crate::domain::id::ProcessId;
use crate::domain::order::{self, Map};
use crate::domain::process::{Process, Standing};
use crate::domain::search::{Index, Match, Place, Query};
use crate::domain::timeline::step::{Plan, StepState};
use crate::state::{App, Toast, minute};
use crate::storage::Key;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::sync::Arc;

/// Which records to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Still going on.
    Running,
    /// With an offer in hand, or accepted.
    Offer,
    /// Over.
    Closed,
    /// Put away.
    Archived,
}

impl Shelf {
    /// Every shelf.
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
            Self::Running => process.standing(now) == Standing::Open,
            Self::Offer => matches!(process.standing(now), Standing::Offered | Standing::Accepted),
            Self::Closed => process.standing(now).is_closed(),
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

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Which records; without a shelf all that are not put away, and all of them while something is typed.
    pub shelf: Option<Shelf>,
    /// In which order.
    pub order: Order,
}

thread_local! {
    // One index for each record, made for exactly this version of it.
    static INDICES: RefCell<Map<ProcessId, (Arc<Process>, Index)>> = const { RefCell::new(Map::new()) };
}

fn look(query: &Query, process: &Arc<Process>) -> Option<Match> {
    INDICES.with_borrow_mut(|indices| {
        let known = indices.get(&process.id).is_some_and(|(known, _)| Arc::ptr_eq(known, process));
        if !known {
            indices.insert(process.id.clone(), (process.clone(), Index::of(process)));
        }
        indices.get(&process.id).and_then(|(_, index)| query.look(index))
    })
}

fn latest(process: &Process) -> NaiveDateTime {
    process.rounds.iter().filter_map(|round| round.schedule.end()).max().unwrap_or(process.created)
}

/// The next thing that comes: a step that is open or opens later, or a round.
fn next_date(process: &Process, plan: Option<&Arc<Plan>>, now: NaiveDateTime) -> NaiveDateTime {
    let open = |state: &StepState| matches!(state, StepState::Now | StepState::Late | StepState::Later);
    let steps = plan.into_iter().flat_map(|plan| &plan.steps).filter(|step| open(&step.state));
    let steps = steps.map(|step| if step.state == StepState::Later { step.window.opens } else { step.window.due });
    let rounds = process.rounds.iter().filter_map(|round| round.schedule.start()).filter(|start| *start > now);
    steps.chain(rounds).min().unwrap_or(NaiveDateTime::MAX)
}

impl App {
    /// The ids of the records that fit, in order. Follows the records.
    pub fn found(self, typed: &str, wish: Wish) -> Vec<String> {
        let now = self.about_now().get();
        let query = Query::read(typed);
        let processes = self.processes.read();
        let fits = |process: &&Arc<Process>| {
            let shelf = match wish.shelf {
                Some(shelf) => shelf.holds(process, now),
                None => query.is_some() || process.archived.is_none(),
            };
            process.trashed.is_none() && shelf
        };
        let mut found: Vec<(usize, usize, &Arc<Process>)> = Vec::new();
        for process in processes.values().filter(fits) {
            match &query {
                None => found.push((0, 0, process)),
                Some(query) => found.extend(look(query, process).map(|hit| (hit.slips, hit.best, process))),
            }
        }
        match wish.order {
            Order::Latest => order::sort_by_key(&mut found, |one| Reverse(latest(one.2))),
            Order::Name => {
                // Folded once each, not at each comparison.
                let names: Map<&ProcessId, String> = found.iter().map(|one| (&one.2.id, fold(one.2.shown()))).collect();
                order::sort_by(&mut found, |a, b| names.get(&a.2.id).cmp(&names.get(&b.2.id)));
            }
            Order::NextDate => {
                let plans = self.plans.read();
                let plan = |process: &Process| plans.by_id.get(&process.id).map(|(_, plan)| plan);
                order::sort_by_key(&mut found, |one| next_date(one.2, plan(one.2), now));
            }
        }
        if query.is_some() {
            // What was typed without a slip stands first, and what is called so before what mentions it.
            order::sort_by_key(&mut found, |one| (one.0, one.1.min(2)));
        }
        found.into_iter().map(|(_, _, process)| process.id.to_string()).collect()
    }

    /// Where in a record what was typed stands.
    pub fn found_in(self, typed: &str, id: &ProcessId) -> Vec<(Place, String)> {
        let hit = || {
            let (query, process) = (Query::read(typed)?, self.process_now(id)?);
            let hit = look(&query, &process)?;
            Some(query.show(&process, &hit))
        };
        hit().unwrap_or_default()
    }

    /// Whether there is any record outside the trash.
    pub fn has_any(self) -> bool {
        self.processes.read().values().any(|process| process.trashed.is_none())
    }

    /// Puts a record away, or takes it out again.
    pub fn archive(self, id: &ProcessId, away: bool) {
        let at = away.then(|| minute(clock::now()));
        let said = if away { "Put away. You find it under Archived." } else { "Back on the list." };
        self.edit_with_undo(id, said, |process| process.archived = at);
    }

    /// Deletes a record that lies in the trash, for good.
    pub fn delete_for_good(self, id: &ProcessId) {
        let removed = self.store.with_value(|store| store.remove(&Key::Process(id.clone()), clock::now()));
        let text = match removed {
            Ok(_) => {
                self.forget_letters(id);
                self.processes.update(|processes| drop(processes.remove(id)));
                "Deleted for good.".to_owned()
            }
            Err(error) => error.to_string(),
        };
        self.toast.set(Some(Toast { text, undo: None }));
    }
}
