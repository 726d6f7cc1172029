//! A table with headings: cells are asked for by the heading above them.

use crate::storage::import::csv::{Record, unguarded};

/// The headings of a table.
pub struct Headings(Vec<String>);

/// What counts in a heading: its letters and digits, whatever the case.
fn bare(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Headings {
    /// The headings in the first row of a table.
    pub fn read(row: &Record) -> Self {
        Self(row.cells.iter().map(|cell| bare(cell.trim_start_matches('\u{feff}'))).collect())
    }

    /// Whether all of these are among them.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.0.contains(&bare(name)))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// One row of a table.
pub struct Row<'a> {
    /// Its headings.
    pub headings: &'a Headings,
    /// Its cells.
    pub cells: &'a Record,
    /// What stands for nothing.
    pub blank: &'static str,
}

impl Row<'_> {
    /// The text under a heading, nothing if there is none.
    pub fn cell(&self, heading: &str) -> &str {
        let wanted = bare(heading);
        let place = self.headings.0.iter().position(|name| *name == wanted);
        let cell = place.and_then(|place| self.cells.cells.get(place)).map_or("", |cell| unguarded(cell.trim()));
        if cell == self.blank { "" } else { cell }
    }
}
