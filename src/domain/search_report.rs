//! What was done for the search, week by week: for a job centre that asks, or for a coach.

use crate::domain::dossier::happened;
use crate::domain::job_search::{Effort, JobSearch, week_of};
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::round::RoundState;
use chrono::{NaiveDate, NaiveDateTime};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The day.
    pub on: NaiveDate,
    /// What was done.
    pub what: String,
    /// For whom: employer and role.
    pub whom: String,
}

/// What was done in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub first: NaiveDate,
    /// What was done in it, oldest first.
    pub deeds: Vec<Activity>,
}

/// Every week from `from` to `to` in which anything was done, oldest first. What lies ahead of `now` is no proof.
pub fn weeks(
    processes: &[&Process],
    search: &JobSearch,
    (from, to): (NaiveDate, NaiveDate),
    starts: u8,
    now: NaiveDateTime,
) -> Vec<Week> {
    let mut deeds: Vec<Activity> = Vec::new();
    for process in processes {
        of_process(process, now, &mut deeds);
    }
    for (day, tally) in search.days.iter() {
        let Some(on) = crate::domain::iso::day(day) else { continue };
        for effort in Effort::ALL {
            let many = tally.of(effort);
            if many > 0 {
                let what = format!("{} ({many})", effort_name(effort));
                deeds.push(Activity { on, what, whom: String::new() });
            }
        }
    }
    deeds.retain(|deed| (from..=to).contains(&deed.on) && deed.on <= now.date());
    order::sort_by(&mut deeds, |a, b| (a.on, &a.whom, &a.what).cmp(&(b.on, &b.whom, &b.what)));
    let mut weeks: Vec<Week> = Vec::new();
    for deed in deeds {
        let first = week_of(deed.on, starts);
        match weeks.last_mut().filter(|week| week.first == first) {
            Some(week) => week.deeds.push(deed),
            None => weeks.push(Week { first, deeds: vec![deed] }),
        }
    }
    weeks
}

const fn effort_name(effort: Effort) -> &'static str {
    match effort {
        Effort::Application => "Applications",
        Effort::Event => "Events",
        Effort::Contact => "Talks with mentors and contacts",
        Effort::Cv => "CVs handed out",
    }
}

fn of_process(process: &Process, now: NaiveDateTime, deeds: &mut Vec<Activity>) {
    let whom = match (process.employer.is_empty(), process.role.is_empty()) {
        (false, false) => [&*process.employer, ", ", &process.role].concat(),
        _ => process.display_name().to_owned(),
    };
    let mut push = |at: NaiveDateTime, what: String| {
        if at <= now {
            deeds.push(Activity { on: at.date(), what, whom: whom.clone() });
        }
    };
    // An import says on which day it was applied for.
    let applied =
        process.notes.lines().find_map(|line| line.strip_prefix("Applied on: ")).and_then(crate::domain::iso::day);
    if let Some(at) = applied.and_then(|day| day.and_hms_opt(12, 0, 0)) {
        push(at, "Applied".to_owned());
    }
    for round in &process.rounds {
        let held = matches!(round.state, RoundState::Stands);
        if let Some(at) = round.schedule.start().or_else(|| round.schedule.end()).filter(|_| held) {
            push(at, format!("Interview ({})", round.kind.label().to_lowercase()));
        }
    }
    for entry in process.ledger.iter().filter(|entry| !entry.undated) {
        let counts = match &entry.what {
            LedgerEvent::Sent { .. } | LedgerEvent::Decided(_) => true,
            LedgerEvent::Heard { news, .. } => {
                matches!(
                    news,
                    EmployerResponse::Refusal
                        | EmployerResponse::Offer { .. }
                        | EmployerResponse::NextRound(_)
                        | EmployerResponse::OfferWithdrawn
                )
            }
        };
        if counts {
            push(entry.at, happened(process, entry));
        }
    }
}
