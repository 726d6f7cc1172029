//! Which conversation on the list an invitation is about. Its name, its number and the time of a series decide, as its
//! sender gave them (RFC 5546); only where a round was typed by hand its hour does. What fits nothing changes nothing.

use crate::domain::fold::fold;
use crate::domain::ics::invitation::{Invitation, Method};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::order::sort_by_key;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundState};
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// When an invitation is, by the clock on the wall here, as far as that is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Here {
    /// The beginning.
    pub start: Option<NaiveDateTime>,
    /// Which time of a series it is about.
    pub time: Option<NaiveDateTime>,
}

/// Which interview an invitation seems to belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belongs {
    /// None that is on the list.
    New,
    /// This one.
    To(ProcessId),
    /// Nobody can tell: it is the same employer, and perhaps another role. The likeliest.
    Ask(ProcessId),
}

/// Which of these an invitation seems to belong to: the one that took over an earlier edition of it, else one with the
/// same employer, or with people at the same address.
pub fn process_of(all: &[&Process], found: &Invitation, here: Here, now: NaiveDateTime) -> Belongs {
    let taken = |one: &&&Process| one.rounds.iter().any(|round| round.is_from(&found.from.uid));
    if let Some(process) = all.iter().find(taken) {
        return Belongs::To(process.id.clone());
    }
    let domain = |email: &str| email.rsplit_once('@').map(|(_, domain)| fold(domain));
    let theirs: Vec<String> = found
        .people
        .iter()
        .filter(|guest| matches!(guest.side, super::guests::Side::Theirs | super::guests::Side::Away))
        .filter(|guest| super::addresses::own_domain(&guest.found.email).is_some())
        .filter_map(|guest| domain(&guest.found.email))
        .collect();
    let mut fits: Vec<&Process> = all
        .iter()
        .copied()
        .filter(|process| {
            let people = || process.people.iter().filter_map(|one| domain(&one.email)).any(|one| theirs.contains(&one));
            is_same_house(&process.employer, &found.employer) || people()
        })
        .collect();
    // One that is over or put away is meant only if no other is.
    sort_by_key(&mut fits, |process| Reverse((!process.status(now).is_closed(), process.archived.is_none())));
    let Some(first) = fits.first().copied() else { return Belongs::New };
    if let Some(booked) = fits.iter().find(|process| round_of(process, found, here).is_some()) {
        return Belongs::To(booked.id.clone());
    }
    // Only what invites may be about another role; what calls off or answers is about something that is there.
    let asks = found.method == Method::Request;
    if !found.role.is_empty() {
        let same = fits.iter().find(|process| is_same_role(&process.role, &found.role));
        return match same.or_else(|| fits.iter().find(|process| process.role.is_empty())) {
            Some(process) => Belongs::To(process.id.clone()),
            None if asks => Belongs::Ask(first.id.clone()),
            None => Belongs::To(first.id.clone()),
        };
    }
    let running = fits.iter().filter(|one| !one.status(now).is_closed() && one.archived.is_none()).count();
    if asks && running > 1 { Belongs::Ask(first.id.clone()) } else { Belongs::To(first.id.clone()) }
}

/// Whether two names are of one house: the words of one are those with which the other begins, however they are
/// written together.
fn is_same_house(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let folded = fold(name);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let begins = |long: &[String], short: &[String]| {
        let whole = short.concat();
        !whole.is_empty() && (1..=long.len()).any(|n| long.get(..n).is_some_and(|start| start.concat() == whole))
    };
    begins(&one, &other) || begins(&other, &one)
}

fn is_same_role(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    !one.is_empty() && (one.contains(&other) || other.contains(&one))
}

/// The round of a process that an invitation is about.
pub fn round_of(process: &Process, found: &Invitation, here: Here) -> Option<RoundId> {
    let named = process.rounds.iter().filter(|round| round.is_from(&found.from.uid));
    let same_time = |round: &&Round| round.invited.as_ref().is_some_and(|known| known.time == found.from.time);
    if let Some(round) = named.clone().find(same_time) {
        return Some(round.id.clone());
    }
    // A series of which one time was taken over, or one time of which the first was.
    let starts_then = |round: &&Round, at: Option<NaiveDateTime>| at.is_some() && round.schedule.start() == at;
    let all_of_it = found.from.time.is_empty() && found.method == Method::Cancel;
    if let Some(round) = named.clone().find(|round| all_of_it || starts_then(round, here.time.or(here.start))) {
        return Some(round.id.clone());
    }
    // Typed by hand, or taken over from a file without names. One from another invitation is that other's.
    let nameless = |round: &&Round| match &round.invited {
        Some(known) => known.uid.is_empty() || found.from.uid.is_empty() || found.method == Method::Request,
        None => true,
    };
    let stands = |round: &&Round| found.method != Method::Cancel || round.state != RoundState::Cancelled;
    let mut at_that_hour = process
        .rounds
        .iter()
        .filter(|round| starts_then(round, here.time.or(here.start)))
        .filter(nameless)
        .filter(stands);
    at_that_hour.next().map(|round| round.id.clone())
}

/// What an invitation means for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A conversation that is not on the list.
    Further,
    /// It moves or describes one that is.
    Changes,
    /// It calls one off that is.
    CallsOff,
    /// It calls off what is not on the list.
    CallsOffUnknown,
    /// Somebody wishes for another time.
    Proposes,
    /// That other time was declined.
    DeclinesProposal,
    /// Somebody answers.
    Answers,
    /// A later edition of it was taken over already.
    Older,
}

impl Meaning {
    /// What it means beside the round that it is about, if one is on the list.
    pub fn of(found: &Invitation, round: Option<&Round>) -> Self {
        match (found.method, round) {
            (Method::Counter, _) => Self::Proposes,
            (Method::DeclineCounter, _) => Self::DeclinesProposal,
            (Method::Reply, _) => Self::Answers,
            (_, Some(round)) if is_older(found, round) => Self::Older,
            (Method::Cancel, Some(_)) => Self::CallsOff,
            (Method::Cancel, None) => Self::CallsOffUnknown,
            (Method::Request, Some(_)) => Self::Changes,
            (Method::Request, None) => Self::Further,
        }
    }

    /// Whether the list stays as it is unless the user says otherwise.
    pub const fn leaves_the_list(self) -> bool {
        !matches!(self, Self::Further | Self::Changes | Self::CallsOff)
    }
}

fn is_older(found: &Invitation, round: &Round) -> bool {
    let known = round.invited.as_ref().filter(|known| !known.uid.is_empty() && known.uid == found.from.uid);
    known.is_some_and(|known| known.time == found.from.time && found.from.is_older_than(known))
}
