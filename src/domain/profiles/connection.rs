//! How it stands with one person on LinkedIn. That a request was sent is in the contact history; that it was accepted,
//! or is not wanted, is with the person.

use crate::domain::ledger::{Entry, LedgerEvent, Purpose};
use crate::domain::person::Person;
use crate::domain::process::Process;
use chrono::NaiveDateTime;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// Nothing was sent.
    Open,
    /// A request was sent then.
    Asked(NaiveDateTime),
    /// They accepted; noted then.
    Accepted(NaiveDateTime),
    /// You leave this one out; noted then.
    LeftOut(NaiveDateTime),
}

impl Connection {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Not asked yet",
            Self::Asked(_) => "Asked",
            Self::Accepted(_) => "Accepted",
            Self::LeftOut(_) => "Left out",
        }
    }

    /// Since when there is nothing more to do about it.
    pub const fn since(self) -> Option<NaiveDateTime> {
        match self {
            Self::Open => None,
            Self::Asked(at) | Self::Accepted(at) | Self::LeftOut(at) => Some(at),
        }
    }
}

/// Whether an entry is a request to this person. One that names nobody was to all of them.
pub fn asks(entry: &Entry, person: &Person) -> bool {
    match &entry.what {
        LedgerEvent::Sent { purpose: Purpose::Connect, to, .. } => to.is_empty() || to.contains(&person.id),
        _ => false,
    }
}

/// How it stands with this person at that moment.
pub fn connection(process: &Process, person: &Person, now: NaiveDateTime) -> Connection {
    let by_now = |at: Option<NaiveDateTime>| at.filter(|at| *at <= now);
    let asked = process.ledger.iter().filter(|entry| entry.at <= now && entry.arrived(now) && asks(entry, person));
    by_now(person.linkedin_accepted)
        .map(Connection::Accepted)
        .or_else(|| by_now(person.linkedin_left_out).map(Connection::LeftOut))
        .or_else(|| asked.map(|entry| entry.at).min().map(Connection::Asked))
        .unwrap_or(Connection::Open)
}

/// With how many there is nothing more to do, of how many, and since when with the last of all.
pub fn reached(process: &Process, now: NaiveDateTime) -> (usize, usize, Option<NaiveDateTime>) {
    let there = process.people.iter().filter(|person| !person.is_gone(now));
    let times: Vec<_> = there.map(|person| connection(process, person, now).since()).collect();
    let done = times.iter().flatten().count();
    let last = times.iter().flatten().max().copied().filter(|_| done == times.len());
    (done, times.len(), last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::{EntryId, PersonId, ProcessId};
    use crate::domain::text::Line;

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    fn asked(id: &str, moment: &str, to: &[&str]) -> Entry {
        let to = to.iter().map(|id| PersonId::parse(id).unwrap()).collect();
        let (purpose, channel) = (Purpose::Connect, Channel::LinkedIn);
        let what = LedgerEvent::Sent { purpose, channel, to, round: None, against: None };
        Entry::new(EntryId::parse(id).unwrap(), at(moment), what)
    }

    #[test]
    fn each_person_counts_for_themselves() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let now = at("20T09:00");
        assert_eq!(reached(&process, now), (0, 0, None), "nobody to ask");
        for id in ["ann", "bob", "cid"] {
            process.people.push(Person::named(PersonId::parse(id).unwrap(), Line::cut(id)));
        }
        process.ledger.push(asked("e1", "12T09:00", &["ann"]));
        assert_eq!(reached(&process, now), (1, 3, None), "one of three is not all");
        process.people[1].linkedin_left_out = Some(at("13T09:00"));
        process.people[0].linkedin_accepted = Some(at("14T09:00"));
        assert_eq!(connection(&process, &process.people[0], now), Connection::Accepted(at("14T09:00")));
        assert_eq!(connection(&process, &process.people[0], at("13T09:00")), Connection::Asked(at("12T09:00")));
        process.people[2].gone = Some(at("15T09:00"));
        assert_eq!(reached(&process, now), (2, 2, Some(at("14T09:00"))), "who is gone is not waited for");
        process.people[2].gone = None;
        process.ledger.push(asked("e2", "16T09:00", &[]));
        assert_eq!(reached(&process, now), (3, 3, Some(at("16T09:00"))), "a request that names nobody was to all");
    }
}
