//! What is done with the referees of a process.

use crate::domain::id::RefereeId;
use crate::domain::process::Process;
use crate::domain::referees::referee::Referee;
use crate::domain::referees::reference::{Milestone, Reference};
use chrono::NaiveDateTime;

/// Names a referee to this employer, once. The first doubt that anybody there seemed to have is theirs to answer.
pub fn name(process: &mut Process, referee: &Referee, at: NaiveDateTime) {
    if process.reference(&referee.id).is_some() {
        return;
    }
    let mut new = Reference::named(referee.id.clone(), referee.name.clone(), at);
    new.concern = doubts(process).into_iter().next().unwrap_or_default();
    process.references.push(new);
}

/// The doubts that they seemed to have, each once.
pub fn doubts(process: &Process) -> Vec<crate::domain::text::Line> {
    let talks = process.rounds.iter().flat_map(|round| &round.talks).flat_map(|talk| &talk.concerns);
    let all = process.people.iter().flat_map(|person| &person.concerns).chain(talks);
    let mut doubts = Vec::new();
    for doubt in all.filter(|doubt| !doubt.is_empty()) {
        if !doubts.contains(doubt) {
            doubts.push(doubt.clone());
        }
    }
    doubts
}

/// Takes a referee out of this process.
pub fn take_out(process: &mut Process, id: &RefereeId) {
    process.references.retain(|one| one.id != *id);
}

/// Notes that something has happened with a referee, or that it has not. Who is briefed was told.
pub fn mark(process: &mut Process, id: &RefereeId, milestone: Milestone, at: Option<NaiveDateTime>) {
    let Some(one) = process.references.iter_mut().find(|one| one.id == *id) else { return };
    *one.at_mut(milestone) = at;
    if milestone == Milestone::Briefed && at.is_some() {
        one.told = one.told.or(at);
    }
}

/// Takes back a briefing of that moment: the letter was not sent after all.
pub fn unbrief(process: &mut Process, id: &RefereeId, at: NaiveDateTime) {
    for one in process.references.iter_mut().filter(|one| one.id == *id && one.briefed == Some(at)) {
        one.briefed = None;
        one.told = one.told.filter(|told| *told != at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::text::Line;

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    fn referee(id: &str) -> Referee {
        Referee::named(RefereeId::parse(id).unwrap(), Line::cut(id))
    }

    #[test]
    fn each_named_one_counts_and_none_twice() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let reached = |process: &Process| process.reached_by_all(Milestone::Briefed, at("20T09:00"));
        assert_eq!(reached(&process), None, "nobody is named");
        let (ana, ben) = (referee("ana"), referee("ben"));
        for one in [&ana, &ben, &ana] {
            name(&mut process, one, at("11T09:00"));
        }
        assert_eq!(process.references.len(), 2);
        mark(&mut process, &ana.id, Milestone::Briefed, Some(at("12T09:00")));
        assert_eq!((reached(&process), process.reached(Milestone::Told, at("20T09:00"))), (None, (1, 2)));
        mark(&mut process, &ben.id, Milestone::Briefed, Some(at("13T09:00")));
        assert_eq!(reached(&process), Some(at("13T09:00")));
        assert_eq!(process.reached_by_all(Milestone::Briefed, at("12T10:00")), None, "not yet then");
        unbrief(&mut process, &ben.id, at("13T09:00"));
        assert_eq!((reached(&process), process.reached(Milestone::Told, at("20T09:00"))), (None, (1, 2)));
        take_out(&mut process, &ben.id);
        assert_eq!(reached(&process), Some(at("12T09:00")));
    }
}
