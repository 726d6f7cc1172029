//! When to remind of a backup: after new interviews, not every day.

use chrono::NaiveDateTime;

/// From so many interviews on, a first backup is worth making.
const FIRST: usize = 2;

/// A backup older than this, in days, is old once something new was written down.
const OLD_DAYS: i64 = 14;

/// After so many new interviews a backup is due, however recent the last one is.
const MANY: usize = 5;

/// Why a backup is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupDue {
    /// There was never one, and there are so many interviews.
    Never(usize),
    /// So many interviews are newer than the last one, which is so many days old.
    Old {
        /// Interviews written down since.
        new: usize,
        /// Its age in days.
        days: i64,
    },
    /// There are interviews, and the last one is of a moment that is still to come: the clock was wrong then or is now,
    /// and nothing tells what it holds.
    Ahead,
}

/// Whether a backup is due, from when the last was made and when each interview was first written down.
pub fn backup_due(last: Option<NaiveDateTime>, written: &[NaiveDateTime], now: NaiveDateTime) -> Option<BackupDue> {
    let Some(last) = last else { return (written.len() >= FIRST).then_some(BackupDue::Never(written.len())) };
    let days = (now - last).num_days();
    if days < 0 {
        return (!written.is_empty()).then_some(BackupDue::Ahead);
    }
    // What was written down by a clock that was ahead is as old as anything.
    let new = written.iter().filter(|at| **at > last && (**at - now).num_days() < 1).count();
    (new >= MANY || new > 0 && days > OLD_DAYS).then_some(BackupDue::Old { new, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_after_new_interviews_only() {
        let day = |n: i64| -> NaiveDateTime {
            "2026-11-01T10:00:00".parse::<NaiveDateTime>().unwrap() + chrono::Duration::days(n)
        };
        type Case<'a> = (Option<i64>, &'a [i64], i64, Option<BackupDue>);
        let cases: [Case; 14] = [
            (None, &[], 30, None),
            (None, &[0], 30, None),
            (None, &[0, 0], 0, Some(BackupDue::Never(2))),
            (Some(1), &[0, 0], 300, None),
            (Some(1), &[0, 2], 15, None),
            (Some(1), &[0, 2], 16, Some(BackupDue::Old { new: 1, days: 15 })),
            (Some(1), &[2, 2, 2, 2], 3, None),
            (Some(1), &[2, 2, 2, 2, 2], 3, Some(BackupDue::Old { new: 5, days: 2 })),
            (Some(9), &[], 3, None),
            // A clock that was ahead when the backup was made, or when an interview was written down.
            (Some(900), &[0, 0, 0], 3, Some(BackupDue::Ahead)),
            (Some(4), &[0], 3, Some(BackupDue::Ahead)),
            (Some(0), &[900], 300, None),
            (Some(0), &[900, 299], 300, Some(BackupDue::Old { new: 1, days: 300 })),
            (Some(0), &[900, 900, 900, 900, 900], 300, None),
        ];
        for (last, written, now, due) in cases {
            let written: Vec<NaiveDateTime> = written.iter().map(|n| day(*n)).collect();
            assert_eq!(backup_due(last.map(day), &written, day(now)), due, "{last:?} {written:?} {now}");
        }
    }
}
