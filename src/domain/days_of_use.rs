//! The days on which the app was open on this device. What is deleted by itself is deleted after so many of them: a
//! clock that stands in another year for an hour counts as one day.

use crate::domain::json::Json;
use crate::domain::order::SortedMap;
use chrono::NaiveDate;

/// On so many days of use a deleted record stays in the trash.
pub const TRASH_DAYS: u32 = 30;

/// What is known of those days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct DaysOfUse {
    /// How many there were.
    pub count: u32,
    /// The last one.
    pub last: Option<NaiveDate>,
    /// What lies in the trash, by name, and at which count it was first seen there.
    pub trash: SortedMap<String, u32>,
}

impl DaysOfUse {
    /// Whether nothing was counted yet.
    pub fn is_unused(&self) -> bool {
        *self == Self::default()
    }

    /// Counts this day, unless it is counted already. Where the clock was turned back it counts again from the next.
    pub fn see(&mut self, day: NaiveDate) {
        if self.last.is_none_or(|last| last < day) {
            self.count = self.count.saturating_add(1);
        }
        self.last = Some(day);
    }

    /// Notes what lies in the trash now, and returns what has been there for long enough.
    pub fn ripe(&mut self, lies: &[String]) -> Vec<String> {
        let mut trash = SortedMap::new();
        for name in lies {
            trash.insert(name.clone(), self.trash.get(name).copied().unwrap_or(self.count).min(self.count));
        }
        self.trash = trash;
        let ripe = self.trash.iter().filter(|(_, since)| self.count - **since >= TRASH_DAYS);
        ripe.map(|(name, _)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_counts_once_and_a_jump_counts_as_one_day() {
        let mut days = DaysOfUse::default();
        let seen = [
            ("2026-11-11", 1),
            ("2026-11-11", 1),
            ("2026-11-12", 2),
            ("2028-01-01", 3),
            // The clock is put right: a day that was counted.
            ("2026-11-12", 3),
            ("2026-11-13", 4),
            ("1990-01-01", 4),
            ("2026-11-13", 5),
        ];
        for (on, count) in seen {
            days.see(day(on));
            assert_eq!(days.count, count, "{on}");
        }
    }

    #[test]
    fn the_trash_is_emptied_after_days_that_were_seen_and_never_by_one_reading_of_the_clock() {
        let mut days = DaysOfUse::default();
        let lies = ["a".to_owned()];
        days.see(day("2026-11-11"));
        assert!(days.ripe(&lies).is_empty());
        days.see(day("2028-01-01"));
        assert!(days.ripe(&lies).is_empty());
        for n in 1..29 {
            days.see(day("2028-01-01") + Days::new(n));
            assert!(days.ripe(&lies).is_empty(), "{n}");
        }
        // Another one came last week.
        let both = ["a".to_owned(), "b".to_owned()];
        days.see(day("2028-02-10"));
        assert_eq!(days.ripe(&both), ["a"]);
        // What was taken out and thrown away again starts again.
        assert!(days.ripe(&["b".to_owned()]).is_empty());
        assert!(days.ripe(&both).is_empty());
        // Notes from elsewhere that are ahead of this count do no harm.
        days.trash.insert("b".into(), 900);
        assert!(days.ripe(&both).is_empty());
    }
}
