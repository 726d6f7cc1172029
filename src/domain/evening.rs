//! The quiet evening after they said no (F16): until the morning nothing is asked of you.

use crate::domain::moment::plus_days;
use crate::domain::process::{Process, Status};
use chrono::{NaiveDateTime, NaiveTime};

/// When they said no, if that is how it stands.
pub fn refused_at(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    if process.status(now) != Status::Refused {
        return None;
    }
    let mut standing = Status::Open;
    let mut since = None;
    for entry in process.ledger_until(now) {
        let next = standing.after(&entry.what);
        if next != standing {
            since = Some(entry.at);
        }
        standing = next;
    }
    since
}

/// Until when nothing is asked of you: the morning after. None once that has come.
pub fn pause_until(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let morning = next_morning(refused_at(process, now)?);
    (now < morning).then_some(morning)
}

/// Eight o'clock on the morning after that moment; in the small hours it is that same morning.
pub fn next_morning(at: NaiveDateTime) -> NaiveDateTime {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let small_hours = at.time() < NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default();
    let day = if small_hours { at.date() } else { plus_days(at.date(), 1) };
    day.and_time(eight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::{EntryId, ProcessId};
    use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    #[test]
    fn the_pause_lasts_until_the_morning_after() {
        for (said, until) in [("12T17:30", "13T08:00"), ("12T09:00", "13T08:00"), ("13T01:30", "13T08:00")] {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
            let news = EmployerResponse::Refusal;
            let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
            process.ledger.push(Entry::new(EntryId::parse("e1").unwrap(), at(said), what));
            assert_eq!(pause_until(&process, at(said)), Some(at(until)), "{said}");
            assert_eq!(pause_until(&process, at(until)), None, "{said}");
            assert_eq!(pause_until(&process, at("11T09:00")), None, "nothing was said yet");
        }
    }
}
