//! All eggs in one basket: how much of what is running hangs on one employer.

use super::{JobSearch, LeadStage};
use crate::domain::fold::fold;
use crate::domain::id::ProcessId;
use crate::domain::order::{self, SortedMap};
use crate::domain::process::{Process, Status};
use crate::domain::round::{RoundKind, RoundState};
use chrono::NaiveDateTime;

/// One employer or lead on which something hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerShare {
    /// What to call it; empty for a lead without a name.
    pub name: String,
    /// The process, the furthest of this employer's if there are several; `None` for a lead.
    pub process: Option<ProcessId>,
    /// How many processes it stands for; 0 for a lead.
    pub running: usize,
    /// How far it has come, in points: see [`basket`].
    pub points: u32,
    /// Its part of all points, in whole per cent, cut.
    pub share: u32,
}

/// What the basket looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is running.
    Empty,
    /// One thing is running.
    One,
    /// One of several carries 60 per cent or more.
    Heavy,
    /// No single one carries that much.
    Spread,
}

/// Everything that is running, the heaviest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basket {
    /// The employers and leads.
    pub eggs: Vec<EmployerShare>,
    /// What they come to.
    pub verdict: Verdict,
}

/// From how many per cent on one employer carries most of it.
const HEAVY: u32 = 60;

/// What is running at `now`, and how much of it hangs on each. A lead that was found counts one point, one applied for
/// two, one that answers three. A process counts three, two more for each round held or booked, at most four rounds,
/// and two more for a final one; an offer counts sixteen. Several processes with one employer are one egg: what falls
/// through there falls together. Points say how much work lies in it, not how likely it is.
pub fn basket(processes: &[&Process], search: &JobSearch, now: NaiveDateTime) -> Basket {
    let of_processes = processes.iter().filter(|one| one.archived.is_none() && one.trashed.is_none());
    let mut eggs: Vec<EmployerShare> = Vec::new();
    // Where each employer's egg lies, and how much the furthest process in it counts.
    let mut nests: SortedMap<String, (usize, u32)> = SortedMap::new();
    for (one, points) in of_processes.filter_map(|one| Some((one, points(one, now)?))) {
        let employer = fold(&one.employer);
        let nest = if employer.is_empty() { None } else { nests.get(&employer).copied() };
        if let Some((egg, furthest)) = nest.and_then(|(at, furthest)| Some((eggs.get_mut(at)?, furthest))) {
            egg.points += points;
            egg.running += 1;
            if furthest < points {
                egg.process = Some(one.id.clone());
            }
        } else {
            let (name, process) = (one.display_name().to_owned(), Some(one.id.clone()));
            eggs.push(EmployerShare { name, process, running: 1, points, share: 0 });
        }
        if !employer.is_empty() {
            let (at, furthest) = nest.unwrap_or((eggs.len() - 1, 0));
            nests.insert(employer, (at, furthest.max(points)));
        }
    }
    eggs.extend(search.open_leads().into_iter().map(|lead| {
        let points = match lead.stage {
            LeadStage::Found | LeadStage::Closed => 1,
            LeadStage::Applied => 2,
            LeadStage::Talking => 3,
        };
        EmployerShare { name: lead.name.to_string(), process: None, running: 0, points, share: 0 }
    }));
    let sum: u32 = eggs.iter().map(|egg| egg.points).sum();
    for egg in &mut eggs {
        egg.share = (egg.points * 100).checked_div(sum).unwrap_or(0);
    }
    order::sort_by(&mut eggs, |a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
    let verdict = match eggs.as_slice() {
        [] => Verdict::Empty,
        [_] => Verdict::One,
        [first, ..] if first.share >= HEAVY => Verdict::Heavy,
        _ => Verdict::Spread,
    };
    Basket { eggs, verdict }
}

/// `None` for a process that is over.
fn points(process: &Process, now: NaiveDateTime) -> Option<u32> {
    match process.status(now) {
        Status::Offered | Status::Accepted => return Some(16),
        Status::Open => {}
        _ => return None,
    }
    let rounds = process.rounds.iter().filter(|round| round.state == RoundState::Stands);
    let last = rounds.clone().any(|round| round.kind == RoundKind::Final);
    let rounds = u32::try_from(rounds.count().min(4)).unwrap_or(4);
    Some(3 + 2 * rounds + if last { 2 } else { 0 })
}
