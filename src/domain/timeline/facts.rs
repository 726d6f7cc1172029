//! What a record says at one moment, put in order: the ledger so far, the rounds held and planned, and how it stands.

use crate::domain::advice::parameters::Parameters;
use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::id::PersonId;
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use crate::domain::order::{self, SortedSet};
use crate::domain::person::{Part, Person};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Process, Status};
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::step::StepKind;
use chrono::NaiveDateTime;

/// A round of which the time is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed<'a> {
    pub round: &'a Round,
    /// When it starts; the end, if the start is not known.
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
}

/// A record at one moment.
pub(crate) struct Facts<'a> {
    pub process: &'a Process,
    pub playbook: &'a Playbook,
    pub calendar: &'a WorkCalendar,
    pub now: NaiveDateTime,
    /// The ledger up to now, oldest first.
    pub ledger: Vec<&'a Entry>,
    /// How it stands.
    pub standing: Status,
    /// The entry that made it stand so; `None` while nothing has.
    pub stands_since: Option<&'a Entry>,
    /// Since when it is decided, if it is: an offer and its acceptance are one decision.
    pub decided_since: Option<NaiveDateTime>,
    /// Rounds that are over, oldest first.
    pub held: Vec<Timed<'a>>,
    /// Rounds that stand and are not over, soonest first.
    pub planned: Vec<Timed<'a>>,
    /// Rounds without any time that are not mere invitations: they were held, nobody knows when.
    pub loose: Vec<&'a Round>,
    /// The way they asked to be reached, if they named one; the newest counts.
    pub told_channel: Option<Channel>,
}

impl<'a> Facts<'a> {
    pub fn read(process: &'a Process, playbook: &'a Playbook, calendar: &'a WorkCalendar, now: NaiveDateTime) -> Self {
        let ledger = process.ledger_until(now);
        let (mut standing, mut stands_since, mut decided_since) = (Status::Open, None, None);
        let (mut invited, mut told_channel) = (SortedSet::new(), None);
        for entry in &ledger {
            let next = standing.after(&entry.what);
            if next != standing {
                stands_since = Some(*entry);
            }
            standing = next;
            decided_since = if next == Status::Open { None } else { decided_since.or(Some(entry.at)) };
            match &entry.what {
                LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } => {
                    invited.insert(id);
                }
                LedgerEvent::Heard { news: EmployerResponse::GetInTouch(told), .. } => {
                    told_channel = told.channel.or(told_channel);
                }
                _ => {}
            }
        }
        let (mut held, mut planned, mut loose) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = SortedSet::new();
        for round in &process.rounds {
            if round.state != RoundState::Stands || !seen.insert(&round.id) {
                continue;
            }
            match round.schedule.end() {
                Some(end) => {
                    let start = round.schedule.start().unwrap_or(end).min(end);
                    let over = end <= calendar.clock_in(round.zone.as_ref(), now);
                    if over { &mut held } else { &mut planned }.push(Timed { round, start, end });
                }
                None if !invited.contains(&round.id) => loose.push(round),
                None => {}
            }
        }
        order::sort_by_key(&mut held, |each| (each.end, &each.round.id));
        order::sort_by_key(&mut planned, |each| (each.start, each.end, &each.round.id));
        order::sort_by_key(&mut loose, |round| &round.id);
        Self {
            process,
            playbook,
            calendar,
            now,
            ledger,
            standing,
            stands_since,
            decided_since,
            held,
            planned,
            loose,
            told_channel,
        }
    }

    /// The parameters of the playbook.
    pub fn parameters(&self) -> &Parameters {
        &self.playbook.parameters
    }

    /// The next round, if one is booked.
    pub fn booked(&self) -> Option<&Timed<'a>> {
        self.planned.first()
    }

    /// When the round was booked: the invitation in the ledger, else the end of the round before it, else the moment
    /// the process was written down.
    pub fn booked_at(&self, booked: &Timed<'a>) -> (&'static str, NaiveDateTime) {
        let invitation = self.ledger.iter().find(|entry| match &entry.what {
            LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } => *id == booked.round.id,
            _ => false,
        });
        let before = || match self.held.last() {
            Some(last) => ("The round before ended ", last.end),
            None => ("You wrote it down ", self.process.created),
        };
        match invitation.map_or_else(before, |entry| ("They invited you ", entry.at)) {
            (fact, at) if at <= booked.start => (fact, at),
            _ => ("It begins ", booked.start),
        }
    }

    /// What you sent so far for this purpose, oldest first; without what did not arrive.
    pub fn sent(&self, wanted: Purpose) -> impl Iterator<Item = &'a Entry> + '_ {
        let is_wanted =
            move |entry: &&Entry| matches!(entry.what, LedgerEvent::Sent { purpose, .. } if purpose == wanted);
        self.ledger.iter().copied().filter(move |entry| is_wanted(entry) && entry.arrived(self.now))
    }

    /// Whether what was marked as done at that moment is a message that did not arrive.
    pub fn came_back(&self, kind: StepKind, at: NaiveDateTime) -> bool {
        let lost = |entry: &&&Entry| {
            entry.at == at && !entry.arrived(self.now) && matches!(entry.what, LedgerEvent::Sent { .. })
        };
        kind.is_message() && self.ledger.iter().find(lost).is_some()
    }

    /// What you heard so far, oldest first.
    pub fn heard(&self) -> impl Iterator<Item = (&'a Entry, &'a EmployerResponse)> + '_ {
        news(&self.ledger)
    }

    /// What you heard after that moment, oldest first.
    pub fn heard_after(&self, at: NaiveDateTime) -> impl Iterator<Item = (&'a Entry, &'a EmployerResponse)> + '_ {
        news(self.since(|entry| entry.at <= at))
    }

    /// The ledger so far without what is `before`: found at once, however long it is.
    pub fn since(&self, before: impl Fn(&Entry) -> bool) -> &[&'a Entry] {
        let from = self.ledger.partition_point(|entry| before(entry));
        self.ledger.get(from..).unwrap_or_default()
    }

    /// The first person who plays this part and is still there.
    pub fn playing(&self, part: Part) -> Option<&'a Person> {
        self.process.people.iter().find(|person| person.part == Some(part) && !person.is_gone(self.now))
    }

    /// The person with this id, if they are still there.
    pub fn there(&self, id: &PersonId) -> Option<&'a Person> {
        self.process.person(id).filter(|person| !person.is_gone(self.now))
    }

    /// Why nothing more is to be asked of the employer, and since when; `None` while it runs.
    pub fn over(&self) -> Option<(NaiveDateTime, Phrase)> {
        let words = match self.standing {
            Status::Open => return None,
            Status::Offered => "They made you an offer ",
            Status::Accepted => "You accepted their offer ",
            Status::Started => "You started work ",
            Status::Refused => "They said no ",
            Status::Declined => "You declined their offer ",
            Status::Withdrawn => "You withdrew ",
            Status::Filled => "You closed it ",
        };
        let at = self.stands_since.map_or(self.now, |entry| entry.at);
        Some((at, Phrase::text(words).on(at.date()).and(".")))
    }
}

fn news<'f, 'a>(ledger: &'f [&'a Entry]) -> impl Iterator<Item = (&'a Entry, &'a EmployerResponse)> + 'f {
    ledger.iter().filter_map(|entry| match &entry.what {
        LedgerEvent::Heard { news, .. } => Some((*entry, news)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::playbook::Author;
    use crate::domain::id::{EntryId, ProcessId};
    use crate::domain::ledger::Decision;
    use crate::domain::moment::plus_minutes;
    use proptest::prelude::*;

    proptest! {
        /// The part of a ledger after a moment is found without a walk through all of it, and is the same.
        #[test]
        fn what_came_since_is_what_a_walk_through_all_finds(minutes in prop::collection::vec(0..20_i64, 0..30), from in -1..21_i64) {
            let start = NaiveDateTime::default();
            let mut process = Process::new(ProcessId::parse("p").unwrap(), start);
            for (n, at) in minutes.iter().enumerate() {
                let what = match n % 3 {
                    0 => LedgerEvent::Decided(Decision::Reopened),
                    _ => LedgerEvent::Heard { channel: Channel::Email, from: None, news: EmployerResponse::Message },
                };
                process.ledger.push(Entry::new(EntryId::parse(&format!("e{n}")).unwrap(), plus_minutes(start, *at), what));
            }
            let (playbook, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
            let facts = Facts::read(&process, playbook, &calendar, plus_minutes(start, 30));
            let from = plus_minutes(start, from);
            let walked: Vec<&Entry> = facts.ledger.iter().copied().filter(|entry| from <= entry.at).collect();
            prop_assert_eq!(facts.since(|entry| entry.at < from), &walked[..]);
            let heard: Vec<&Entry> = facts.heard().map(|(entry, _)| entry).filter(|entry| from < entry.at).collect();
            prop_assert_eq!(facts.heard_after(from).map(|(entry, _)| entry).collect::<Vec<_>>(), heard);
        }
    }
}
