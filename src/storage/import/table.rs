//! A table with headings: finding their row, the tracker that wrote it, and the field of each column.

use crate::domain::fold::fold;
use crate::domain::order::SortedMap;
use crate::domain::text::Prose;
use crate::storage::import::csv::{Record, unguarded};
use crate::storage::import::fields::{Field, Use, bare};
use crate::storage::import::headings::guess;
use crate::storage::import::trackers::{self, TRACKERS, Tracker};
use crate::storage::import::{Fault, ImportError};
use crate::storage::import::{when, wording};

/// In how many rows the headings are looked for.
const HEAD_ROWS: usize = 10;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading, or its number if there is none.
    pub heading: String,
    /// The key under which a choice for it is remembered.
    pub key: String,
    /// The heading of its text in the notes.
    pub name: String,
    /// What is done with it.
    pub used: Use,
    /// Whether its cells are HTML.
    pub page: bool,
    /// Whether any of its cells has a text.
    pub filled: bool,
}

/// A table that was read.
#[derive(Debug, Clone)]
pub struct Table {
    /// The tracker that wrote it, if it is a known one.
    pub tracker: Option<&'static Tracker>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The rows below the headings.
    pub rows: Vec<Record>,
    /// How many rows above the headings are left out.
    pub above: usize,
    /// Whether there is a row of headings.
    pub headed: bool,
}

impl Table {
    /// Finds the headings among the rows. `known` are the user's earlier choices for columns. Errors: it is no table.
    pub fn of(rows: Vec<Record>, known: &SortedMap<String, Prose>) -> Result<Self, ImportError> {
        let Some(head) = head(&rows) else { return Err(ImportError::Empty) };
        let (place, headed) = head;
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let names: Vec<String> = match rows.get(place).filter(|_| headed) {
            Some(row) => row.cells.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim().to_owned()).collect(),
            None => (1..=width).map(|n| format!("Column {n}")).collect(),
        };
        let tracker = tracker(&names).filter(|_| headed);
        let above = if headed { place } else { 0 };
        let rows: Vec<Record> = rows.into_iter().skip(if headed { place + 1 } else { 0 }).collect();
        if names.len() < 2 && tracker.is_none() {
            return Err(ImportError::NoTable);
        }
        if rows.is_empty() {
            return Err(ImportError::NoRows);
        }
        let mut columns: Vec<Column> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (n, heading) in names.into_iter().enumerate() {
            let (name, used, page) = match tracker.and_then(|tracker| listed(tracker, &heading)) {
                Some(trackers::Column::Is(field)) => (field.label().to_owned(), Use::Is(field), false),
                Some(trackers::Column::Noted(name)) => (name.to_owned(), Use::Noted, false),
                Some(trackers::Column::Page(name)) => (name.to_owned(), Use::Noted, true),
                Some(trackers::Column::Own) => (heading.clone(), Use::LeftOut, false),
                None => {
                    let guessed = guess(&heading).filter(|_| tracker.is_none());
                    (heading.clone(), guessed.map_or(Use::Noted, Use::Is), false)
                }
            };
            let before = columns.iter().filter(|one| bare(&one.heading) == bare(&heading)).count();
            let key = column_key(&heading, before);
            let chosen = known.get(&key).and_then(|id| Use::of_id(id));
            if chosen.is_none() && tracker.is_none() && used == Use::Noted {
                open.push(n);
            }
            let used = chosen.unwrap_or(used);
            // A second column of the same field goes into the notes, under its heading.
            let taken = |field: Field| !field.is_many() && columns.iter().any(|one| one.used == Use::Is(field));
            let used = if matches!(used, Use::Is(field) if taken(field)) { Use::Noted } else { used };
            let filled = rows.iter().any(|row| row.cells.get(n).is_some_and(|cell| !cell.trim().is_empty()));
            let (heading, name) = match heading.is_empty() {
                true => (format!("Column {}", n + 1), format!("Column {}", n + 1)),
                false => (heading, name),
            };
            columns.push(Column { heading, key, name, used, page, filled });
        }
        // A column of statuses is used whatever its heading: otherwise all rows would be "applied".
        if !columns.iter().any(|column| column.used == Use::Is(Field::Status)) {
            let states = open.iter().map(|n| (*n, states(&rows, *n))).filter(|(n, share)| {
                *share > 50 && columns.get(*n).is_some_and(|column| !fold(&column.heading).contains("next"))
            });
            let best = states.fold((0, 0), |best, one| if one.1 > best.1 { one } else { best });
            if let Some(column) = columns.get_mut(best.0).filter(|_| best.1 > 0) {
                column.used = Use::Is(Field::Status);
            }
        }
        Ok(Self { tracker, columns, rows, above, headed })
    }

    /// The text of a cell, empty if there is none or if it is a placeholder.
    pub fn cell<'a>(&self, row: &'a Record, column: usize) -> &'a str {
        let cell = row.cells.get(column).map_or("", |cell| unguarded(cell.trim()));
        let blank = self.tracker.map_or("", |tracker| tracker.blank);
        if cell == blank { "" } else { cell }
    }

    /// The columns of this field.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, column)| column.used == Use::Is(field)).map(|(n, _)| n)
    }

    /// The text of a row for a field that has one column.
    pub fn field<'a>(&self, row: &'a Record, field: Field) -> &'a str {
        self.columns_of(field).next().map_or("", |column| self.cell(row, column))
    }

    /// Why a row cannot be read at all.
    pub fn fault(&self, row: &Record) -> Option<Fault> {
        if row.torn {
            return Some(Fault::Torn);
        }
        if row.doubtful && row.cells.len() != self.columns.len() {
            return Some(Fault::AfterTorn);
        }
        let wide = row.cells.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty());
        wide.then_some(Fault::TooWide)
    }

    /// Changes what is done with a column. The column that had the field before goes into the notes.
    pub fn choose(&mut self, column: usize, used: Use) {
        if let Use::Is(field) = used
            && !field.is_many()
        {
            self.columns.iter_mut().filter(|one| one.used == used).for_each(|one| one.used = Use::Noted);
        }
        if let Some(column) = self.columns.get_mut(column) {
            column.used = used;
        }
    }
}

/// The percentage of the filled cells of a column that are statuses.
fn states(rows: &[Record], column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty()).take(50);
    let told = cells.clone().filter(|cell| wording::read(cell).is_some()).count();
    told * 100 / cells.count().max(1)
}

/// The key under which a choice for a column is remembered; `before` counts earlier columns with its heading.
fn column_key(heading: &str, before: usize) -> String {
    let number = if before > 0 { format!(" {}", before + 1) } else { String::new() };
    format!("column:{}{number}", bare(heading))
}

fn listed(tracker: &Tracker, heading: &str) -> Option<trackers::Column> {
    let wanted = bare(heading);
    tracker.columns.iter().find(|(name, _)| bare(name) == wanted).map(|(_, column)| *column)
}

fn tracker(names: &[String]) -> Option<&'static Tracker> {
    let names: Vec<String> = names.iter().map(|name| bare(name)).collect();
    TRACKERS.iter().find(|tracker| tracker.headings.iter().all(|heading| names.contains(&bare(heading))))
}

/// The index of the row of headings, and whether there is one.
fn head(rows: &[Record]) -> Option<(usize, bool)> {
    let names = |row: &Record| -> Vec<String> { row.cells.iter().map(str::to_owned).collect() };
    let first = rows.iter().take(HEAD_ROWS).enumerate();
    if let Some((place, _)) = first.clone().find(|(_, row)| tracker(&names(row)).is_some()) {
        return Some((place, true));
    }
    let known = |row: &Record| row.cells.iter().filter(|cell| guess(cell).is_some()).count();
    let best = first
        .clone()
        .map(|(place, row)| (place, known(row)))
        .fold((0, 0), |best, one| if one.1 > best.1 { one } else { best });
    if best.1 >= 2 {
        return Some((best.0, true));
    }
    // A row of the usual width that has nothing but names.
    let widths: Vec<usize> = rows.iter().take(50).map(|row| row.cells.len()).collect();
    let commonest = |width: usize| widths.iter().filter(|one| **one == width).count();
    let usual = widths.iter().copied().max_by_key(|width| (commonest(*width), *width))?;
    let (place, row) = first.clone().find(|(_, row)| row.cells.len() == usual)?;
    Some((place, !row.cells.iter().any(is_fact)))
}

/// Whether a cell has a text that no heading has: a date, a number, an address.
fn is_fact(cell: &str) -> bool {
    let cell = fold(cell.trim());
    let number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    number || cell.contains("://") || cell.contains('@') || when::read(&cell).is_some()
}
