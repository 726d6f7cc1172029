//! One row of a table in the terms of the app, before it becomes a record: its fields, and its questions and remarks.

use crate::domain::email::EmailAddress;
use crate::domain::id::{EntryId, IdSource, PersonId, ProcessId, RoundId};
use crate::domain::iso;
use crate::domain::ledger::Entry;
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use crate::storage::import::csv::Record;
use crate::storage::import::days::{Day, Written};
use crate::storage::import::fields::{Field, Use, bare};
use crate::storage::import::plain::plain;
use crate::storage::import::reached::Reached;
use crate::storage::import::remark::Remark;
use crate::storage::import::table::Table;
use crate::storage::import::when::Order;
use chrono::{NaiveDate, NaiveDateTime};

/// Whether the same role at the same employer occurs elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Twin {
    /// It is not.
    #[default]
    None,
    /// It is on the user's list already.
    Here,
    /// It is also in this line of the file, with other contents.
    Line(usize),
    /// This line of the file has exactly the same contents.
    Copy(usize),
}

/// What the user changed of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByHand {
    /// Whether it is to be imported.
    pub take: Option<bool>,
    /// Its employer.
    pub employer: Option<String>,
    /// Its role.
    pub role: Option<String>,
    /// How far it has come.
    pub reached: Option<Reached>,
    /// The day of the application; `Some(None)` for none.
    pub applied: Option<Option<NaiveDate>>,
    /// The day of the status.
    pub status_day: Option<Option<NaiveDate>>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its place among the rows of the table.
    pub row: usize,
    /// The line of the file on which it begins.
    pub line: usize,
    /// The employer.
    pub employer: String,
    /// The role.
    pub role: String,
    /// Where the work is.
    pub location: String,
    /// Where the opening was found.
    pub source: String,
    /// Web addresses.
    pub links: Vec<String>,
    /// A contact there: name and address.
    pub contact: (String, String),
    /// The status, in the tracker's words.
    pub status: String,
    /// The status in the app's terms; `None` while the user is to be asked.
    pub reached: Option<Reached>,
    /// The date of the status.
    pub status_day: Day,
    /// The date of the application.
    pub applied: Day,
    /// The date on which it was entered in the tracker.
    pub written: Day,
    /// When an interview is or was.
    pub interview: Day,
    /// Whether it was archived, and when.
    pub archived: Option<Day>,
    /// The texts that go into the notes, each with its heading.
    pub notes: Vec<(String, String)>,
    /// The remarks on its dates.
    pub remarks: Vec<Remark>,
    /// Whether it occurs elsewhere.
    pub twin: Twin,
    /// What the user changed of it.
    pub by_hand: ByHand,
    /// About how many UTF-16 units its record takes.
    pub room: usize,
}

/// Splits a web address off a name: `Halden (https://…)`.
fn without_page(cell: String) -> (String, Option<String>) {
    let parted = cell.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (http"));
    match parted {
        Some((name, rest)) if !rest.contains(' ') => (name.to_owned(), Some(["http", rest].concat())),
        _ => (cell, None),
    }
}

/// Reads one row. `None`: it has neither an employer nor a role.
pub fn draft(
    table: &Table,
    days: &[Written],
    (place, row): (usize, &Record),
    by_hand: ByHand,
    now: NaiveDateTime,
) -> Option<Draft> {
    let field = |field| table.field(row, field).to_owned();
    // Some programs append the address of its page to a name.
    let (employer, page) = without_page(field(Field::Employer));
    let (role, other) = without_page(field(Field::Role));
    let mut draft = Draft {
        row: place,
        line: row.line,
        employer: by_hand.employer.clone().unwrap_or(employer),
        role: by_hand.role.clone().unwrap_or(role),
        location: field(Field::Location),
        source: field(Field::Source),
        links: page.into_iter().chain(other).collect(),
        contact: (field(Field::Contact), field(Field::ContactEmail)),
        status: field(Field::Status),
        reached: by_hand.reached,
        status_day: Day::Unsaid,
        applied: Day::Unsaid,
        written: Day::Unsaid,
        interview: Day::Unsaid,
        archived: None,
        notes: Vec::new(),
        remarks: Vec::new(),
        twin: Twin::None,
        by_hand,
        room: 0,
    };
    let shown = |text: &str| !Line::cut(text).is_empty();
    if !shown(&draft.employer) && !shown(&draft.role) {
        return None;
    }
    let mut away = Day::Unsaid;
    for (n, column) in table.columns.iter().enumerate() {
        let cell = table.cell(row, n);
        if cell.is_empty() {
            continue;
        }
        match column.used {
            Use::LeftOut => {}
            Use::Noted if column.page => {
                let text = plain(cell);
                if !text.is_empty() {
                    draft.notes.push((column.name.clone(), text));
                }
            }
            Use::Noted => draft.notes.push((column.name.clone(), cell.to_owned())),
            // One cell may have several addresses.
            Use::Is(Field::Link) if cell.split_whitespace().all(|part| part.starts_with("http")) => {
                draft.links.extend(cell.split_whitespace().map(str::to_owned));
            }
            Use::Is(Field::Link) => draft.links.push(cell.to_owned()),
            Use::Is(Field::Archived) => {
                let yes = matches!(bare(cell).as_str(), "true" | "yes" | "1" | "archived" | "x" | "ja" | "oui" | "si");
                draft.archived = yes.then_some(Day::Unsaid);
            }
            Use::Is(field) if field.is_day() => {
                let order = days.iter().find(|one| one.column == n).and_then(|one| one.order);
                let day = draft.day(field, cell, order, now);
                match field {
                    Field::StatusDay => draft.status_day = day,
                    Field::Applied => draft.applied = day,
                    Field::Written => draft.written = day,
                    Field::Interview => draft.interview = day,
                    _ => away = day,
                }
            }
            Use::Is(_) => {}
        }
    }
    draft.archived = draft.archived.map(|_| away);
    let set = |day: &mut Day, said: Option<Option<NaiveDate>>| {
        if let Some(said) = said {
            *day = said.map_or(Day::Unsaid, |on| noon(on, now));
        }
    };
    set(&mut draft.applied, draft.by_hand.applied);
    set(&mut draft.status_day, draft.by_hand.status_day);
    if let (Some(said), Some(applied)) = (draft.status_day.at(), draft.applied.at())
        && said.date() < applied.date()
    {
        draft.remarks.push(Remark::BeforeApplied(said.date(), applied.date()));
        draft.notes.push((Field::StatusDay.label().to_owned(), said.date().to_string()));
        draft.status_day = Day::Unsaid;
    }
    Some(draft)
}

/// A date without a time of day, which is not in the future.
fn noon(on: NaiveDate, now: NaiveDateTime) -> Day {
    let at = on.and_hms_opt(12, 0, 0).unwrap_or(now).min(now);
    if now.date() < on { Day::Ahead(at) } else { Day::At(at, false) }
}

impl Draft {
    /// Reads a date; a text that is no usable date goes into the notes, with a remark.
    fn day(&mut self, field: Field, cell: &str, order: Option<Order>, now: NaiveDateTime) -> Day {
        let day = Day::read(cell, order, field, now);
        let note = |draft: &mut Self| draft.notes.push((field.label().to_owned(), cell.to_owned()));
        match &day {
            Day::Unreadable(text) => {
                self.remarks.push(Remark::NoDay(field, text.clone()));
                note(self);
            }
            Day::Ahead(_) => {
                self.remarks.push(Remark::Ahead(field, cell.to_owned()));
                note(self);
            }
            // A tick where a date could be.
            Day::Unsaid => note(self),
            Day::At(_, false) if field == Field::Interview => note(self),
            Day::At(_, _) | Day::Asked(..) => {}
        }
        day
    }

    /// Whether the user still has to answer something before it can be imported.
    pub fn is_asked(&self) -> bool {
        let asked = |day: &Day| matches!(day, Day::Asked(..));
        self.reached.is_none()
            || [&self.applied, &self.status_day, &self.written, &self.interview].into_iter().any(asked)
    }

    /// Whether it is to be imported, with or without `early` ones.
    pub fn comes(&self, early: bool) -> bool {
        let usual = matches!(self.twin, Twin::None | Twin::Line(_))
            && (early || !self.reached.is_some_and(Reached::is_before_interview));
        self.by_hand.take.unwrap_or(usual) && !self.is_asked()
    }

    /// The remarks to show beside it.
    pub fn all_remarks(&self) -> Vec<Remark> {
        let mut all = self.remarks.clone();
        let ends = self.reached.is_some_and(|reached| reached.happening().is_some());
        let odd = |remark: &Remark| {
            matches!(
                remark,
                Remark::BeforeApplied(..) | Remark::NoDay(Field::StatusDay, _) | Remark::Ahead(Field::StatusDay, _)
            )
        };
        if ends && self.status_day == Day::Unsaid && !all.iter().any(odd) {
            all.push(Remark::NoDaySaid);
        }
        if self.notes.iter().map(|(name, text)| name.chars().count() + text.chars().count() + 3).sum::<usize>() + 200
            > Prose::LIMIT
        {
            all.push(Remark::LongNotes);
        }
        all
    }

    /// Measures the space that its record takes.
    pub fn measured(mut self) -> Self {
        self.room = self.size();
        self
    }

    fn size(&self) -> usize {
        let units = |text: &str| text.encode_utf16().count() + 12;
        let texts =
            [&self.employer, &self.role, &self.location, &self.source, &self.contact.0, &self.contact.1, &self.status];
        let texts: usize = texts.into_iter().chain(&self.links).map(|text| units(text)).sum();
        let notes: usize = self.notes.iter().map(|(name, text)| units(name) + units(text)).sum();
        let ends = self.reached.is_some_and(|reached| reached.happening().is_some());
        330 + texts + notes + if ends { 160 + units(&self.status) } else { 0 }
    }

    /// The record made from it. `from` is the name of the source.
    pub fn become_record(&self, from: &str, ids: &mut impl IdSource, now: NaiveDateTime) -> Process {
        let mut rest: Vec<(String, String)> = Vec::new();
        let mut line = |field: Field, text: &str| {
            Line::parse(text).unwrap_or_else(|_| {
                // A text longer than the field is put into the notes in full.
                rest.push((field.label().to_owned(), text.to_owned()));
                Line::cut(text)
            })
        };
        let known = |day: &Day| day.at().map(|at| at.min(now));
        let (applied, written) = (known(&self.applied), known(&self.written));
        let begun = applied.or(written);
        let mut process = Process::new(ProcessId::fresh(ids), begun.unwrap_or(now));
        process.employer = line(Field::Employer, &self.employer);
        process.role = line(Field::Role, &self.role);
        process.location = line(Field::Location, &self.location);
        process.source = line(Field::Source, &self.source);
        for address in &self.links {
            let is_web = ["https://", "http://"].iter().any(|start| address.starts_with(start));
            match Line::parse(address) {
                Ok(link) if is_web => process.links.push(link),
                _ => rest.push((Field::Link.label().to_owned(), address.clone())),
            }
        }
        process.people.extend(contact(&self.contact, ids, &mut rest));
        process.rounds.extend(self.round(ids));
        let said = known(&self.status_day);
        process.archived = self.archived.as_ref().map(|day| known(day).or(said).or(begun).unwrap_or(now));
        if let Some(what) = self.reached.and_then(Reached::happening) {
            let at = said.or(begun).unwrap_or(now);
            let note = Prose::cut(&format!("Imported from {from}: {}.", self.status));
            process.ledger.push(Entry { note, undated: said.is_none(), ..Entry::new(EntryId::fresh(ids), at, what) });
        }
        if let Some(applied) = applied {
            rest.push((Field::Applied.label().to_owned(), applied.date().to_string()));
        }
        if let Some(written) = written.filter(|written| applied.is_some_and(|applied| applied.date() != written.date()))
        {
            rest.push((Field::Written.label().to_owned(), written.date().to_string()));
        }
        rest.extend(self.notes.iter().cloned());
        process.notes = notes(from, &self.status, &rest);
        process
    }

    /// The interview in it, if its time is known; a day alone goes into the notes.
    fn round(&self, ids: &mut impl IdSource) -> Option<Round> {
        let Day::At(at, timed) = &self.interview else { return None };
        let schedule = if *timed { Schedule::starting(*at, None).unwrap_or_default() } else { Schedule::default() };
        Some(Round::new(RoundId::fresh(ids), RoundKind::default(), schedule))
    }
}

fn contact(
    (name, address): &(String, String),
    ids: &mut impl IdSource,
    rest: &mut Vec<(String, String)>,
) -> Option<Person> {
    let email = EmailAddress::parse(address).map(|email| Line::cut(email.as_str())).unwrap_or_default();
    if email.is_empty() && !address.is_empty() {
        rest.push((Field::ContactEmail.label().to_owned(), address.clone()));
    }
    if name.is_empty() && email.is_empty() {
        return None;
    }
    let mut person = Person::named(PersonId::fresh(ids), Line::cut(name));
    person.email = email;
    Some(person)
}

fn notes(from: &str, status: &str, rest: &[(String, String)]) -> Prose {
    let mut text = format!("Imported from {from}.");
    if !status.is_empty() {
        text += &format!(" It stood at “{status}” there.");
    }
    for (name, what) in rest {
        let gap = if what.contains('\n') { "\n" } else { " " };
        text += &format!("\n{name}:{gap}{what}");
    }
    Prose::cut(&text)
}

/// A date as the field of a form has it.
pub fn day_of_form(text: &str) -> Option<Option<NaiveDate>> {
    if text.is_empty() { Some(None) } else { iso::day(text).map(Some) }
}
