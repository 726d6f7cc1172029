//! Taking over what was kept in another tracker: a table that it exported becomes records, looked at before anything
//! is added. Nothing that is here already is touched.

pub mod csv;
pub mod plain;
pub mod reached;
pub mod table;
pub mod trackers;
pub mod when;

use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, IdSource, PersonId, ProcessId};
use crate::domain::ledger::Entry;
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;
use reached::Reached;
use std::fmt;
use table::{Headings, Row};
use trackers::{Job, TRACKERS, Tracker};

/// The most bytes that such a file may have.
pub const LARGEST: u32 = 5_000_000;

/// Why a file was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// Larger than any table of applications.
    TooBig,
    /// Not text, or text in another encoding.
    NotText,
    /// A table, and of no tracker that is known; with its first headings.
    UnknownTable(String),
    /// Headings and nothing below them.
    NoRows,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("This file is empty. Nothing was changed: export it once more from the other tracker."),
            Self::TooBig => f.write_str("This file has more than 5 MB, which no table of applications needs. Nothing was changed: choose the CSV file that the other tracker exported."),
            Self::NotText => f.write_str("This file is not plain text, or the app cannot read its letters. Nothing was changed. Open it in a spreadsheet, save it as “CSV UTF-8”, and choose that file."),
            Self::UnknownTable(headings) => write!(f, "This is a table of a kind that the app does not know. Its headings begin with: {headings}. Nothing was changed: the app reads the CSV files of Huntr, JobSync, Simplify, ai-job-search and North."),
            Self::NoRows => f.write_str("This table has headings and nothing below them. Nothing was changed: export it once more from the other tracker."),
        }
    }
}

/// Why one line cannot be imported. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Neither an employer nor a role stands in it.
    Nameless,
    /// More cells than headings.
    TooWide,
    /// A quotation mark that is never closed.
    Torn,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nameless => "names neither an employer nor a role.",
            Self::TooWide => "has more cells than there are headings, so nobody can tell which is which.",
            Self::Torn => "opens a quotation mark that is never closed.",
        })
    }
}

/// One line that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The line of the file.
    pub line: usize,
    /// The record it would become.
    pub process: Process,
    /// How far it had come, in the tracker's words.
    pub status: String,
    /// The same in ours.
    pub reached: Reached,
    /// Whether the same role at the same employer is here already, or stands further up in the file.
    pub known: bool,
}

/// A file that was read. Nothing of it is here yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The tracker it came from.
    pub tracker: &'static str,
    /// What can be taken over.
    pub found: Vec<Found>,
    /// What cannot, by line.
    pub bad: Vec<(usize, Fault)>,
}

impl Import {
    /// Those that would come, `early` ones too or not.
    pub fn wanted(&self, early: bool) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(move |one| !one.known && (early || !one.reached.is_before_interview()))
    }

    /// The same with what is here by now, by name.
    #[must_use]
    pub fn again(&self, here: &[String]) -> Self {
        let mut now = self.clone();
        let mut names: Vec<String> = here.to_vec();
        for one in &mut now.found {
            let name = name(&one.process.employer, &one.process.role);
            one.known = names.contains(&name);
            names.push(name);
        }
        now
    }
}

/// Two records of the same name are the same.
pub fn name(employer: &str, role: &str) -> String {
    let words = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    [words(employer), words(role)].join("\n")
}

/// Reads a table; `here` are the names of the records that are here already. Errors: why it is not taken.
pub fn read(text: &str, here: &[String], ids: &mut impl IdSource, now: NaiveDateTime) -> Result<Import, ImportError> {
    if text.len() > LARGEST as usize {
        return Err(ImportError::TooBig);
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if text.contains(['\0', '\u{fffd}']) {
        return Err(ImportError::NotText);
    }
    let rows = csv::read(text);
    let Some((first, rows)) = rows.split_first() else { return Err(ImportError::Empty) };
    let headings = Headings::read(first);
    let Some(tracker) = TRACKERS.iter().find(|tracker| headings.have(tracker.headings)) else {
        let seen: Vec<String> = first.cells.iter().take(4).map(|cell| cell.chars().take(30).collect()).collect();
        return Err(ImportError::UnknownTable(seen.join(", ")));
    };
    if rows.is_empty() {
        return Err(ImportError::NoRows);
    }
    let mut import = Import { tracker: tracker.name, found: Vec::new(), bad: Vec::new() };
    let mut names: Vec<String> = here.to_vec();
    for cells in rows {
        let fault = match () {
            () if cells.torn => Some(Fault::Torn),
            () if cells.cells.iter().skip(headings.count()).any(|cell| !cell.trim().is_empty()) => Some(Fault::TooWide),
            () => None,
        };
        let row = Row { headings: &headings, cells, blank: tracker.blank };
        match fault.map_or_else(|| become_record(tracker, &row, ids, now), Err) {
            Err(fault) => import.bad.push((cells.line, fault)),
            Ok((process, status, reached)) => {
                let name = name(&process.employer, &process.role);
                let known = names.contains(&name);
                names.push(name);
                import.found.push(Found { line: cells.line, process, status, reached, known });
            }
        }
    }
    Ok(import)
}

fn become_record(
    tracker: &Tracker,
    row: &Row,
    ids: &mut impl IdSource,
    now: NaiveDateTime,
) -> Result<(Process, String, Reached), Fault> {
    let job = (tracker.job)(row);
    let mut rest = Vec::new();
    let mut line = |name: &'static str, text: &str| {
        Line::parse(text).unwrap_or_else(|_| {
            // What is longer than the field stands in full in the notes.
            rest.push((name, text.to_owned()));
            Line::cut(text)
        })
    };
    let created = job.created.unwrap_or(now).min(now);
    let mut process = Process::new(ProcessId::fresh(ids), created);
    process.employer = line("Employer", &job.employer);
    process.role = line("Role", &job.role);
    process.location = line("Location", &job.location);
    process.source = line("Found through", &job.source);
    if !process.is_named() {
        return Err(Fault::Nameless);
    }
    for address in job.links.iter().filter(|address| !address.is_empty()) {
        let is_web = ["https://", "http://"].iter().any(|start| address.starts_with(start));
        match Line::parse(address) {
            Ok(link) if is_web => process.links.push(link),
            _ => rest.push(("Address", address.clone())),
        }
    }
    process.people.extend(contact(&job, ids));
    process.archived = job.archived.map(|at| at.min(now));
    let reached = Reached::read(&job.status);
    if let Some(what) = reached.happening() {
        let at = job.status_at.or(job.created).unwrap_or(now).min(now);
        let note = Prose::cut(&format!("Imported from {}: {}.", tracker.name, job.status));
        process.ledger.push(Entry { note, ..Entry::new(EntryId::fresh(ids), at, what) });
    }
    rest.extend(job.rest);
    process.notes = notes(tracker, &job.status, &rest);
    Ok((process, job.status, reached))
}

fn contact(job: &Job, ids: &mut impl IdSource) -> Option<Person> {
    let (name, address) = &job.contact;
    let email = EmailAddress::parse(address).map(|email| Line::cut(email.as_str())).unwrap_or_default();
    if name.is_empty() && email.is_empty() {
        return None;
    }
    let mut person = Person::named(PersonId::fresh(ids), Line::cut(name));
    person.email = email;
    Some(person)
}

fn notes(tracker: &Tracker, status: &str, rest: &[(&str, String)]) -> Prose {
    let mut text = format!("Imported from {}.", tracker.name);
    if !status.is_empty() {
        text += &format!(" It stood at “{status}” there.");
    }
    for (name, what) in rest {
        let gap = if what.contains('\n') { "\n" } else { " " };
        text += &format!("\n{name}:{gap}{what}");
    }
    Prose::cut(&text)
}
