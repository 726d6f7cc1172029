//! What the user says of turns that life takes, as changes of the record: a round put off or not held, a message that
//! came back. And what was talked about with a person in one round.

use crate::domain::id::{EntryId, PersonId, RoundId};
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundState, Schedule, Talk};
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;

impl Round {
    /// A new round with the same people and place at another time: what did not take place stays in the record.
    pub fn again(&self, id: RoundId, schedule: Schedule) -> Self {
        Self { place: self.place.clone(), people: self.people.clone(), ..Self::new(id, self.kind, schedule) }
    }
}

impl Round {
    /// Whether anything was noted of it, as after one that was held.
    fn is_written_in(&self) -> bool {
        !self.told.is_unrecorded() || !self.questions.is_empty() || !self.notes.is_empty()
    }

    /// What was said with this person in this round, begun now if nothing was noted yet.
    pub fn talk_mut(&mut self, person: &PersonId) -> &mut Talk {
        let known = self.talks.iter().position(|talk| talk.id == *person);
        let place = known.unwrap_or_else(|| {
            let blank =
                Talk { id: person.clone(), topics: Vec::new(), concerns: Vec::new(), impression: Prose::default() };
            self.talks.push(blank);
            self.talks.len() - 1
        });
        &mut self.talks[place]
    }
}

impl Process {
    /// Where topics for a letter about this round to this person are noted: with the person for the first round with
    /// them unless the round has its own, with the round for a later one.
    pub fn topics_mut(&mut self, person: &PersonId, round: Option<&RoundId>) -> Option<&mut Vec<Line>> {
        let later = round.filter(|id| {
            let (round, person) = (self.round(id), self.person(person));
            // As `topics` reads them: what is shown is what is changed.
            let noted =
                |round: &Round, id: &PersonId| round.talks.iter().any(|talk| talk.id == *id && !talk.topics.is_empty());
            round.zip(person).is_some_and(|(round, person)| {
                round.people.contains(&person.id) && (noted(round, &person.id) || !self.is_first_with(person, round))
            })
        });
        match later.cloned() {
            Some(id) => {
                self.rounds.iter_mut().find(|round| round.id == id).map(|round| &mut round.talk_mut(person).topics)
            }
            None => self.people.iter_mut().find(|one| one.id == *person).map(|one| &mut one.topics),
        }
    }

    /// What was talked about with a person: in this round if they were there, else as noted at the person.
    pub fn topics_for(&self, person: &PersonId, round: Option<&RoundId>) -> &[Line] {
        let Some(person) = self.person(person) else { return &[] };
        match round.and_then(|id| self.round(id)).filter(|round| round.people.contains(&person.id)) {
            Some(round) => self.topics(person, round),
            None => &person.topics,
        }
    }

    /// The round that is ahead at that local moment, the soonest first.
    pub fn ahead(&self, now: NaiveDateTime) -> Option<&Round> {
        let ahead =
            |round: &&Round| round.state == RoundState::Stands && round.schedule.end().is_some_and(|end| now < end);
        self.rounds.iter().filter(ahead).min_by_key(|round| round.schedule.start().or(round.schedule.end()))
    }

    /// The round that was put off and has no new time yet: the latest, as long as none stands after it.
    pub fn put_off(&self) -> Option<&Round> {
        let off = self.rounds.iter().filter(|round| round.state == RoundState::Postponed);
        let off = off.max_by_key(|round| round.schedule.end())?;
        let after = |round: &Round| round.state == RoundState::Stands && round.schedule.end() > off.schedule.end();
        (!self.rounds.iter().any(after)).then_some(off)
    }

    /// The round they invited to without naming its day: the latest that has none yet.
    pub fn without_day(&self) -> Option<&Round> {
        self.ledger.iter().rev().find_map(|entry| match &entry.what {
            LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } => self.round(id).filter(|round| {
                round.state == RoundState::Stands && round.schedule.is_open() && !round.is_written_in()
            }),
            _ => None,
        })
    }

    /// They put the round off that was ahead at that local moment, or had been put off before: it has the new time, or none
    /// until they name one. Nothing where there is no such round.
    pub fn put_off_round(&mut self, now: NaiveDateTime, new: Schedule) -> Option<RoundId> {
        let id = self.ahead(now).or_else(|| self.put_off())?.id.clone();
        let round = self.rounds.iter_mut().find(|round| round.id == id)?;
        if new.is_open() {
            round.state = RoundState::Postponed;
        } else {
            (round.schedule, round.state) = (new, RoundState::Stands);
        }
        Some(id)
    }

    /// A message did not arrive, as is known since that local moment; `None` takes that back. The entry stays.
    pub fn set_lost(&mut self, entry: &EntryId, since: Option<NaiveDateTime>) {
        self.ledger.iter_mut().filter(|one| one.id == *entry).for_each(|one| one.lost = since);
    }

    /// What was talked about with this person in this round. What was noted for the person alone belongs to the first
    /// round with them: thanks for a later one do not say the same again.
    pub fn topics<'a>(&'a self, person: &'a Person, round: &'a Round) -> &'a [Line] {
        match round.talks.iter().find(|talk| talk.id == person.id) {
            Some(talk) if !talk.topics.is_empty() || !self.is_first_with(person, round) => &talk.topics,
            _ if self.is_first_with(person, round) => &person.topics,
            _ => &[],
        }
    }

    /// What they seemed to doubt in this round; what was noted for the person alone holds until something newer is.
    pub fn concerns<'a>(&'a self, person: &'a Person, round: &'a Round) -> &'a [Line] {
        let talk = round.talks.iter().find(|talk| talk.id == person.id && !talk.concerns.is_empty());
        talk.map_or(&person.concerns, |talk| &talk.concerns)
    }

    /// Whether no other round with this person ended before this one.
    fn is_first_with(&self, person: &Person, round: &Round) -> bool {
        let end = round.schedule.end();
        !self.rounds.iter().any(|other| {
            other.id != round.id
                && other.people.contains(&person.id)
                && other.state == RoundState::Stands
                && other.schedule.end().is_some_and(|other| end.is_none_or(|end| other < end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::round::RoundKind;

    #[test]
    fn topics_are_changed_where_they_are_read() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let id = PersonId::parse("m1").unwrap();
        // The topics of the person, those of the first and the second round, as a record of any build may hold them.
        for (mine, first, second) in [(1, 0, 0), (1, 1, 0), (0, 1, 1), (0, 0, 1), (1, 1, 1)] {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-11-10T09:00:00"));
            process.people.push(Person::named(id.clone(), Line::cut("Miriam Osei")));
            process.people[0].topics = vec![Line::cut("with the person"); mine];
            for (round, end, own) in [("r1", "2026-11-11T10:00:00", first), ("r2", "2026-11-18T10:00:00", second)] {
                let round = RoundId::parse(round).unwrap();
                let mut round = Round::new(round, RoundKind::default(), Schedule::ended(at(end)).unwrap());
                round.people.push(id.clone());
                round.talk_mut(&id).topics = vec![Line::cut("with the round"); own];
                process.rounds.push(round);
            }
            for round in [None, Some("r1"), Some("r2")].map(|id| id.and_then(RoundId::parse)) {
                let mut changed = process.clone();
                let mut wanted = changed.topics_for(&id, round.as_ref()).to_vec();
                wanted.push(Line::cut("the release calendar"));
                changed.topics_mut(&id, round.as_ref()).unwrap().clone_from(&wanted);
                assert_eq!(changed.topics_for(&id, round.as_ref()), wanted, "{round:?} with {mine}, {first}, {second}");
            }
        }
    }

    #[test]
    fn an_impression_hides_no_topics_and_the_topics_of_another_round_are_not_its_own() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-11-10T09:00:00"));
        let id = PersonId::parse("m1").unwrap();
        process.people.push(Person::named(id.clone(), Line::cut("Miriam Osei")));
        process.people[0].topics.push(Line::cut("the release calendar"));
        for (round, end) in [("r1", "2026-11-11T10:00:00"), ("r2", "2026-11-18T10:00:00")] {
            let ended = Schedule::ended(at(end)).unwrap();
            let mut round = Round::new(RoundId::parse(round).unwrap(), RoundKind::default(), ended);
            round.people.push(id.clone());
            round.talk_mut(&id).impression = Prose::cut("Warm.");
            process.rounds.push(round);
        }
        let topics = |n: usize| process.topics(&process.people[0], &process.rounds[n]).len();
        assert_eq!((topics(0), topics(1)), (1, 0));
    }
}
