//! What may become an interview.

use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, LeadId, ProcessId};
use crate::domain::json::Json;
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};
use crate::domain::process::Process;
use crate::domain::round::Schedule;
use crate::domain::text::{Line, Prose};
use chrono::{NaiveDate, NaiveDateTime};

/// How far a lead has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub enum LeadStage {
    /// Heard of, nothing done yet.
    #[default]
    Found,
    /// Applied, or a CV sent.
    Applied,
    /// Somebody there answers.
    Talking,
    /// Came to nothing, or became an interview.
    Closed,
}

impl LeadStage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Found, Self::Applied, Self::Talking, Self::Closed];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Found => "Found",
            Self::Applied => "Applied",
            Self::Talking => "Talking",
            Self::Closed => "Closed",
        }
    }
}

/// Something that may become an interview.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Lead {
    /// Its id.
    #[json(required)]
    pub id: LeadId,
    /// What it is: an employer, a role, a person who may know of one.
    #[json(required)]
    pub name: Line,
    /// How far it has come.
    #[json(always)]
    pub stage: LeadStage,
    /// What to do next about it.
    pub next: Line,
    /// By when (a local date).
    pub by: Option<NaiveDate>,
    /// Since when it is on the list (a local date).
    #[json(required)]
    pub since: NaiveDate,
    /// The interview that it became.
    pub process: Option<ProcessId>,
}

impl Lead {
    /// One of which only the name is known.
    pub fn named(id: LeadId, name: Line, since: NaiveDate) -> Self {
        let (stage, next, by, process) = (LeadStage::Found, Line::default(), None, None);
        Self { id, name, stage, next, by, since, process }
    }

    /// The interview that it became, if that is still there: the one that was begun for it; where that was not written down,
    /// the one of its employer and role, once it is closed.
    pub fn became<'a>(&self, all: impl Iterator<Item = &'a Process>) -> Option<&'a ProcessId> {
        let (employer, role) = self.parts();
        let (employer, role) = (fold(&employer), fold(&role));
        let is_it = |process: &&Process| match &self.process {
            Some(id) => process.id == *id,
            None => {
                let same = fold(&process.employer) == employer && fold(&process.role) == role;
                self.stage == LeadStage::Closed && same && !employer.is_empty()
            }
        };
        all.filter(|process| process.trashed.is_none()).find(is_it).map(|process| &process.id)
    }

    /// "Pell & Sons, site manager" is employer and role.
    fn parts(&self) -> (Line, Line) {
        match self.name.split_once(',') {
            Some((employer, role)) if !employer.trim().is_empty() => {
                (Line::cut(employer.trim()), Line::cut(role.trim()))
            }
            _ => (self.name.clone(), Line::default()),
        }
    }

    /// What to call it.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "A lead without a name" } else { &self.name }
    }

    /// What to do next about it, in a word where that was not written down.
    pub fn step(&self) -> &str {
        if self.next.is_empty() { "next step" } else { &self.next }
    }

    /// The heading wherever it is called to mind: "Pell & Sons: ring Ana".
    pub fn heading(&self) -> String {
        [self.shown(), ": ", self.step()].concat()
    }

    /// Whether its next step is due on that day or was before it.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.stage != LeadStage::Closed && self.by.is_some_and(|by| by <= today)
    }
}

/// Writes down what the lead says in an interview that is begun for it: "Pell & Sons, site manager" is employer and role, the
/// next step a note. The time of its round is still to be named: `entry` says that they invited, told at this local moment, so
/// that nobody takes the round for one that was held.
pub fn invite(process: &mut Process, lead: &Lead, entry: EntryId, at: NaiveDateTime) {
    (process.employer, process.role) = lead.parts();
    if !lead.next.is_empty() {
        process.notes = Prose::cut(&lead.next);
    }
    process.rounds.iter_mut().for_each(|round| round.schedule = Schedule::default());
    if let Some(round) = process.rounds.first() {
        let news = EmployerResponse::NextRound(round.id.clone());
        let heard = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
        process.ledger.push(Entry::new(entry, at, heard));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ProcessId, RoundId};
    use crate::domain::round::{Round, RoundKind};

    #[test]
    fn a_lead_becomes_an_interview_with_all_that_is_known() {
        for (name, employer, role) in [
            ("Pell & Sons, site manager", "Pell & Sons", "site manager"),
            ("Pell & Sons", "Pell & Sons", ""),
            (", site manager", ", site manager", ""),
            ("Pell, Sons, and others", "Pell", "Sons, and others"),
        ] {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
            let mut lead = Lead::named(LeadId::parse("l").unwrap(), Line::cut(name), NaiveDate::default());
            (lead.stage, lead.next) = (LeadStage::Talking, Line::cut("ring Ana"));
            let round = RoundId::parse("r").unwrap();
            process.rounds.push(Round::new(round.clone(), RoundKind::default(), Schedule::default()));
            invite(&mut process, &lead, EntryId::parse("e").unwrap(), NaiveDateTime::default());
            let invited = |entry: &Entry| matches!(&entry.what, LedgerEvent::Heard { news: EmployerResponse::NextRound(of), .. } if *of == round);
            assert!(process.ledger.iter().any(invited), "nothing was held yet");
            assert_eq!((&*process.employer, &*process.role, &*process.notes), (employer, role, "ring Ana"));
        }
    }

    #[test]
    fn a_lead_knows_the_interview_that_it_became() {
        let process = |id: &str, employer: &str, role: &str| {
            let mut process = Process::new(ProcessId::parse(id).unwrap(), NaiveDateTime::default());
            (process.employer, process.role) = (Line::cut(employer), Line::cut(role));
            process
        };
        let mut thrown = process("thrown", "Pell & Sons", "");
        thrown.trashed = Some(NaiveDateTime::default());
        let all = [process("a", "Pell & Sons", "Site Manager"), process("b", "Castell", ""), thrown];
        // The lead, whether it is closed, the interview that was begun for it, and what it became.
        let cases = [
            ("Pell & Sons, site manager", true, Some("b"), Some("b")),
            ("Pell & Sons, site manager", false, Some("b"), Some("b")),
            ("Pell & Sons, site manager", false, None, None),
            ("Pell & Sons, site manager", true, None, Some("a")),
            ("pell & sons,site manager", true, Some("gone"), None),
            ("Pell & Sons", true, None, None),
            ("Pell & Sons", true, Some("thrown"), None),
            ("castell", true, None, Some("b")),
            ("", true, None, None),
        ];
        for (name, closed, begun, expected) in cases {
            let mut lead = Lead::named(LeadId::parse("l").unwrap(), Line::cut(name), NaiveDate::default());
            lead.stage = if closed { LeadStage::Closed } else { LeadStage::Talking };
            lead.process = begun.and_then(ProcessId::parse);
            assert_eq!(lead.became(all.iter()).map(ProcessId::as_str), expected, "{name} {closed} {begun:?}");
        }
    }
}
