//! How far it is with all the contacts of a process.

use crate::domain::acquaintances::acquaintance::Acquaintance;
use crate::domain::id::AcquaintanceId;
use crate::domain::person::Person;
use crate::domain::process::Process;
use chrono::NaiveDateTime;

impl Process {
    /// The contact with this id.
    pub fn acquaintance(&self, id: &AcquaintanceId) -> Option<&Acquaintance> {
        self.acquaintances.iter().find(|one| one.id == *id)
    }

    /// How many of the contacts were asked by then, of how many; and since when the last of all was.
    pub fn asked_contacts(&self, now: NaiveDateTime) -> (usize, usize, Option<NaiveDateTime>) {
        let times: Vec<_> = self.acquaintances.iter().map(|one| one.asked.filter(|at| *at <= now)).collect();
        let done = times.iter().flatten().count();
        let last = times.iter().flatten().max().copied().filter(|_| done == times.len());
        (done, times.len(), last)
    }

    /// The people of the next round whom no noted contact knows.
    pub fn known_by_nobody(&self, now: NaiveDateTime) -> Vec<&Person> {
        let ahead = self.rounds.iter().filter(|round| round.schedule.start().is_some_and(|start| now < start));
        let next = ahead.min_by_key(|round| round.schedule.start());
        let people = next.into_iter().flat_map(|round| &round.people).filter_map(|id| self.person(id));
        people.filter(|one| self.acquaintances.iter().all(|contact| !contact.knows.contains(&one.id))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::acquaintances::acquaintance::Reply;
    use crate::domain::id::{PersonId, ProcessId, RoundId};
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::Line;

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    #[test]
    fn each_contact_is_asked_for_themselves_and_the_next_interviewer_is_looked_up() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let now = at("12T09:00");
        assert_eq!(process.asked_contacts(now), (0, 0, None));
        let miriam = PersonId::parse("m").unwrap();
        process.people.push(Person::named(miriam.clone(), Line::cut("Miriam")));
        let next = Schedule::starting(at("20T09:00"), None).unwrap();
        let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), next);
        round.people.push(miriam.clone());
        process.rounds.push(round);
        assert_eq!(process.known_by_nobody(now).len(), 1);
        for id in ["a", "b"] {
            process.acquaintances.push(Acquaintance::named(AcquaintanceId::parse(id).unwrap(), Line::cut(id)));
        }
        process.acquaintances[0].knows.push(miriam);
        assert_eq!(process.known_by_nobody(now), Vec::<&Person>::new());
        process.acquaintances[0].asked = Some(at("11T09:00"));
        assert_eq!(process.asked_contacts(now), (1, 2, None), "one of two");
        process.acquaintances[1].asked = Some(at("11T10:00"));
        assert_eq!(process.asked_contacts(now), (2, 2, Some(at("11T10:00"))));
        let one = &mut process.acquaintances[0];
        one.reply = Some(Reply::RatherNot);
        assert!(one.is_to_thank(), "also whoever says no is thanked for the answer");
    }
}
