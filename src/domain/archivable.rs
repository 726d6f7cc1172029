//! Which processes are so long over that they may be packed away.

use crate::domain::moment::plus_days;
use crate::domain::process::Process;
use chrono::NaiveDateTime;

/// How long nothing must have happened, in days.
pub const QUIET_DAYS: i64 = 30;

/// Whether a process is over or put away, and nothing has happened in it for a while.
pub fn is_archivable(process: &Process, now: NaiveDateTime) -> bool {
    let over = process.archived.is_some() || process.status(now).is_closed();
    let rounds = process.rounds.iter().filter_map(|round| round.schedule.end());
    let entries = process.ledger.iter().map(|entry| entry.at);
    let last = rounds.chain(entries).chain(process.archived).chain([process.created]).max().unwrap_or(process.created);
    over && process.trashed.is_none() && last.date() < plus_days(now.date(), -QUIET_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{EntryId, ProcessId};
    use crate::domain::ledger::{Decision, Entry, LedgerEvent};

    #[test]
    fn what_is_over_and_quiet_rests() {
        let at = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
        let process = |archived: Option<&str>, withdrew: Option<&str>, trashed: bool| {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-01-01T10:00:00"));
            process.archived = archived.map(at);
            process.trashed = trashed.then(|| at("2026-06-01T10:00:00"));
            process.ledger.extend(withdrew.map(|text| {
                Entry::new(EntryId::parse("e").unwrap(), at(text), LedgerEvent::Decided(Decision::Withdrew))
            }));
            process
        };
        let cases = [
            ("running", process(None, None, false), false),
            ("over for long", process(None, Some("2026-02-01T10:00:00"), false), true),
            ("over since last week", process(None, Some("2026-06-20T10:00:00"), false), false),
            ("put away for long", process(Some("2026-02-01T10:00:00"), None, false), true),
            ("put away last week", process(Some("2026-06-20T10:00:00"), None, false), false),
            ("in the trash", process(None, Some("2026-02-01T10:00:00"), true), false),
        ];
        for (name, process, rests) in cases {
            assert_eq!(is_archivable(&process, at("2026-07-01T10:00:00")), rests, "{name}");
        }
    }
}
