//! How full localStorage is. Browsers count the UTF-16 units of keys and texts together, for all pages of an origin.

use crate::storage::record::codec::is_ours;
use crate::storage::store::inner::Store;
use std::fmt;

/// What browsers allow, in UTF-16 units.
pub const LIMIT: usize = 5_242_880;

/// The percentage of the limit from which the user is warned: the rest is enough for weeks of use.
const TIGHT: usize = 80;

/// How full the store is. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    /// Units taken by this app.
    pub ours: usize,
    /// Units taken by other pages at the same address.
    pub others: usize,
}

impl Meter {
    /// The percentage that is used, 0 to 100.
    pub fn percent(self) -> usize {
        ((self.ours + self.others) * 100).div_ceil(LIMIT).min(100)
    }

    /// Whether the user should make room soon.
    pub fn is_tight(self) -> bool {
        self.percent() >= TIGHT
    }

    /// The UTF-16 units that are left.
    pub fn left(self) -> usize {
        LIMIT.saturating_sub(self.ours + self.others)
    }
}

impl fmt::Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self.percent();
        write!(f, "{percent} % of the space that the browser gives this app is used.")?;
        if self.is_tight() {
            f.write_str(" Nothing is lost when it is full, but nothing more can be saved. Make a backup and empty the trash soon.")?;
        }
        Ok(())
    }
}

/// The UTF-16 units that a text takes.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Store {
    /// How full localStorage is at present. Reads all of it: to be called when the screen that shows it opens.
    pub fn meter(&self) -> Meter {
        let Some(shelf) = &self.0.shelf else { return Meter { ours: 0, others: 0 } };
        let records = shelf.keys().into_iter().filter(|key| is_ours(key));
        let ours = records.map(|key| units(&key) + shelf.get(&key).map_or(0, |text| units(&text))).sum();
        Meter { ours, others: shelf.used().saturating_sub(ours) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_the_browser() {
        for (text, size) in [("", 0), ("Acme", 4), ("Zoë", 3), ("💻", 2), ("👩🏽‍💻", 7)] {
            assert_eq!(units(text), size, "{text}");
        }
    }

    #[test]
    fn the_warning_comes_well_before_the_end() {
        let cases = [
            (0, 0, false),
            (1, 1, false),
            (LIMIT * 79 / 100, 79, false),
            (LIMIT * 4 / 5, 80, true),
            (LIMIT, 100, true),
        ];
        for (ours, percent, tight) in cases {
            let meter = Meter { ours, others: 0 };
            assert_eq!((meter.percent(), meter.is_tight()), (percent, tight));
        }
        assert_eq!(Meter { ours: LIMIT, others: LIMIT }.left(), 0);
    }
}
