//! Whether the day or the month comes first, decided for a whole column by all of its cells, and the date of each cell.

use crate::storage::import::fields::{Field, Use, bare};
use crate::storage::import::table::Table;
use crate::storage::import::when::{self, Either, Order};
use chrono::NaiveDateTime;

/// How the days of one column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The column.
    pub column: usize,
    /// The order, if it is known.
    pub order: Option<Order>,
    /// How the order is known.
    pub by: Proof,
    /// A cell that could be either of two dates, for the question to the user.
    pub example: Option<String>,
    /// Whether it has dates of both orders, so that nothing is proved.
    pub mixed: bool,
}

/// How an order is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No cell could be either of two dates.
    Plain,
    /// Some of its cells are dates in one order only.
    Itself,
    /// Some cells of other columns are.
    Others,
    /// The other order would give dates in the future.
    Past,
    /// The tracker always writes this order.
    Tracker,
    /// The user said so.
    Said,
    /// It is not known.
    Unknown,
}

/// The date in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Day {
    /// Nothing.
    #[default]
    Unsaid,
    /// This moment, and whether the cell has a time of day.
    At(NaiveDateTime, bool),
    /// One of two, with the day first or the month first.
    Asked(NaiveDateTime, NaiveDateTime),
    /// A text that is no date.
    Unreadable(String),
    /// A date in the future, where none can be.
    Ahead(NaiveDateTime),
}

impl Day {
    /// The moment, if it is known.
    pub fn at(&self) -> Option<NaiveDateTime> {
        match self {
            Self::At(at, _) => Some(*at),
            _ => None,
        }
    }

    /// Reads a cell of a column whose dates are written in this order.
    pub fn read(cell: &str, order: Option<Order>, field: Field, now: NaiveDateTime) -> Self {
        if cell.is_empty() {
            return Self::Unsaid;
        }
        let Some(either) = when::read(cell) else {
            // "Yes" under "Applied" or "Interview" is no date, and no error.
            return if is_tick(cell) { Self::Unsaid } else { Self::Unreadable(cell.to_owned()) };
        };
        match (either.by(order), either.day_first, either.month_first) {
            (Some(at), ..) if lies_ahead(at, field, now) => Self::Ahead(at),
            (Some(at), ..) => Self::At(at, either.timed),
            (None, Some(a), Some(b)) => Self::Asked(a, b),
            _ => Self::Unreadable(cell.to_owned()),
        }
    }
}

fn is_tick(cell: &str) -> bool {
    matches!(
        bare(cell).as_str(),
        "yes" | "no" | "true" | "false" | "x" | "ja" | "nein" | "oui" | "non" | "si" | "1" | "0" | ""
    )
}

fn lies_ahead(at: NaiveDateTime, field: Field, now: NaiveDateTime) -> bool {
    field != Field::Interview && now.date() < at.date()
}

/// What the cells of one column prove.
#[derive(Debug, Clone, Default)]
struct Seen {
    day_first: usize,
    month_first: usize,
    open: usize,
    /// Cells that would be in the future in the other order only.
    past_day_first: usize,
    past_month_first: usize,
    example: Option<String>,
}

/// The date columns before the decision: their cells are scanned some rows at a time.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    columns: Vec<(usize, Field, Seen)>,
    next: usize,
}

impl Looked {
    /// Starts with the date columns of a table.
    pub fn begin(table: &Table) -> Self {
        let days = table.columns.iter().enumerate().filter_map(|(n, column)| match column.used {
            Use::Is(field) if field.is_day() => Some((n, field, Seen::default())),
            _ => None,
        });
        Self { columns: days.collect(), next: 0 }
    }

    /// Scans so many more rows, and returns whether there are others.
    pub fn step(&mut self, table: &Table, many: usize, now: NaiveDateTime) -> bool {
        let end = (self.next + many).min(table.rows.len());
        let rows = table.rows.get(self.next..end).unwrap_or_default();
        for (column, field, seen) in &mut self.columns {
            rows.iter().for_each(|row| seen.look(table.cell(row, *column), *field, now));
        }
        self.next = end;
        end < table.rows.len()
    }

    /// How many rows were scanned.
    pub const fn rows(&self) -> usize {
        self.next
    }
}

/// Decides for every date column, once all rows were scanned. `said` are the user's answers.
pub fn decide(looked: &Looked, table: &Table, said: &dyn Fn(&str) -> Option<Order>) -> Vec<Written> {
    let own = |seen: &Seen| match (seen.day_first, seen.month_first) {
        (1.., 0) => Some(Order::DayFirst),
        (0, 1..) => Some(Order::MonthFirst),
        _ => None,
    };
    let past = |seen: &Seen| match (seen.past_day_first, seen.past_month_first) {
        (1.., 0) => Some(Order::DayFirst),
        (0, 1..) => Some(Order::MonthFirst),
        _ => None,
    };
    let one = |orders: Vec<Order>| {
        let first = orders.first().copied()?;
        orders.iter().all(|other| *other == first).then_some(first)
    };
    let seen = || looked.columns.iter().map(|(.., seen)| seen);
    let others = one(seen().filter_map(own).collect());
    let passed = one(seen().filter_map(past).collect());
    let decided = looked.columns.iter().map(|(column, _, seen)| {
        let mixed = seen.day_first > 0 && seen.month_first > 0;
        let heading = table.columns.get(*column).map_or("", |column| column.heading.as_str());
        let tracker = table.tracker.and_then(|tracker| tracker.order);
        let ways = [
            (said(heading), Proof::Said),
            (tracker, Proof::Tracker),
            (own(seen), Proof::Itself),
            (others.filter(|_| !mixed), Proof::Others),
            (passed.filter(|_| !mixed), Proof::Past),
        ];
        let known = ways.into_iter().find_map(|(order, by)| Some((order?, by)));
        let (order, by) = match known {
            Some((order, by)) => (Some(order), by),
            None => (None, if seen.open > 0 { Proof::Unknown } else { Proof::Plain }),
        };
        Written { column: *column, order, by, example: seen.example.clone(), mixed }
    });
    decided.collect()
}

impl Seen {
    fn look(&mut self, cell: &str, field: Field, now: NaiveDateTime) {
        let Some(either) = when::read(cell) else { return };
        match either.proves() {
            // Dates with dots prove nothing about dates with slashes.
            Some(Order::DayFirst) if cell.contains('.') => {}
            Some(Order::DayFirst) => self.day_first += 1,
            Some(Order::MonthFirst) => self.month_first += 1,
            None if either.is_open() => {
                self.open += 1;
                self.example.get_or_insert_with(|| cell.to_owned());
                past(self, either, field, now);
            }
            None => {}
        }
    }
}

fn past(seen: &mut Seen, either: Either, field: Field, now: NaiveDateTime) {
    let ahead = |at: Option<NaiveDateTime>| at.is_some_and(|at| lies_ahead(at, field, now));
    match (ahead(either.day_first), ahead(either.month_first)) {
        (false, true) => seen.past_day_first += 1,
        (true, false) => seen.past_month_first += 1,
        _ => {}
    }
}
