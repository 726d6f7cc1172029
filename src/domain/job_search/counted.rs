//! Where something done counts, on a day that may lie in an earlier week: what is said of it must be true of that week.

use crate::domain::job_search::{Effort, JobSearch, this_week, week_of};
use chrono::NaiveDate;

/// Where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// In this week: so many are done, and so many were set; no goal is 0.
    ThisWeek {
        /// Done, this one among them.
        done: u16,
        /// The goal.
        goal: u16,
    },
    /// In the week that begins on that day, which is over.
    Earlier(NaiveDate),
    /// Nowhere: the day holds no more.
    DayFull,
}

/// Counts something done on `on`, or today where that day is still to come, and says where.
pub fn count(search: &mut JobSearch, effort: Effort, on: Option<NaiveDate>, today: NaiveDate, starts: u8) -> Counted {
    let day = on.filter(|on| *on <= today).unwrap_or(today);
    if !search.note(day, effort) {
        return Counted::DayFull;
    }
    let first = week_of(day, starts);
    if first < week_of(today, starts) {
        return Counted::Earlier(first);
    }
    let week = this_week(search, today, starts);
    Counted::ThisWeek { done: week.done.of(effort), goal: week.targets.of(effort) }
}

impl Counted {
    /// The sentence, with the first day of an earlier week as `day` writes it.
    pub fn words(self, day: impl Fn(NaiveDate) -> String) -> String {
        match self {
            Self::ThisWeek { goal: 0, .. } => "Done. It counts in your week.".to_owned(),
            Self::ThisWeek { done, goal } if done < goal => format!("Done. That’s {done} of {goal} this week."),
            Self::ThisWeek { done, goal } if done == goal => "Done. That’s your goal for this week.".to_owned(),
            Self::ThisWeek { done, goal } => format!("Done. That’s {done} this week, and your goal was {goal}."),
            Self::Earlier(first) => format!("Done. It counts in the week from {}.", day(first)),
            Self::DayFull => "Done. That day’s count is full, so it isn’t counted.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::job_search::Tally;

    #[test]
    fn what_is_said_is_true_of_the_week_it_counts_in() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        // Thursday the 12th. The goal, what was done this week, the day of the entry, what is said.
        let cases = [
            (0, 0, Some(day(10)), "Done. It counts in your week."),
            (3, 1, Some(day(10)), "Done. That’s 2 of 3 this week."),
            (3, 2, None, "Done. That’s your goal for this week."),
            (3, 3, Some(day(12)), "Done. That’s 4 this week, and your goal was 3."),
            (3, 0, Some(day(8)), "Done. It counts in the week from 2026-11-02."),
            (0, 0, Some(day(8)), "Done. It counts in the week from 2026-11-02."),
            (1, 0, Some(day(20)), "Done. That’s your goal for this week."),
            (3, 999, Some(day(9)), "Done. That day’s count is full, so it isn’t counted."),
        ];
        for (goal, done, on, said) in cases {
            let mut search = JobSearch::default();
            search.targets.set(Effort::Event, goal);
            let mut tally = Tally::default();
            tally.set(Effort::Event, done);
            search.days.insert("2026-11-09".to_owned(), tally);
            let counted = count(&mut search, Effort::Event, on, day(12), 1);
            assert_eq!(counted.words(|first| first.to_string()), said);
        }
    }
}
