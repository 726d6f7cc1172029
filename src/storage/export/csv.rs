//! The list of interviews as a table for spreadsheets. It holds the outline, not the notes: a backup holds everything.

use crate::domain::process::Process;
use crate::storage::import::csv::write;
use chrono::NaiveDateTime;

const HEADINGS: [&str; 12] = [
    "Employer",
    "Role",
    "Status",
    "Location",
    "Found through",
    "First interview",
    "Latest interview",
    "Interviews",
    "People",
    "Written down",
    "Address",
    "Notes",
];

/// The table, one line for each process.
pub fn table<'a>(processes: impl IntoIterator<Item = &'a Process>, now: NaiveDateTime) -> String {
    let mut rows: Vec<Vec<String>> = vec![HEADINGS.map(str::to_owned).to_vec()];
    rows.extend(processes.into_iter().map(|process| row(process, now)));
    write(rows.iter().map(|row| row.iter().map(String::as_str).collect()))
}

fn row(process: &Process, now: NaiveDateTime) -> Vec<String> {
    let starts = || process.rounds.iter().filter_map(|round| round.schedule.start().or_else(|| round.schedule.end()));
    let day = |at: Option<NaiveDateTime>| at.map(|at| at.date().to_string()).unwrap_or_default();
    let names: Vec<&str> = process.people.iter().map(|person| person.shown()).collect();
    vec![
        process.employer.to_string(),
        process.role.to_string(),
        process.standing(now).label().to_owned(),
        process.location.to_string(),
        process.source.to_string(),
        day(starts().min()),
        day(starts().max()),
        process.rounds.len().to_string(),
        names.join(", "),
        day(Some(process.created)),
        process.links.first().map(ToString::to_string).unwrap_or_default(),
        process.notes.to_string(),
    ]
}
