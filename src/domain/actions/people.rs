//! Who belongs to a process.

use crate::domain::person::Person;
use crate::domain::process::Process;

/// Adds a person, and puts them into the round if there is only one.
pub fn add_person(process: &mut Process, person: Person) {
    if let [only] = process.rounds.as_mut_slice() {
        only.people.push(person.id.clone());
    }
    process.people.push(person);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PersonId, ProcessId, RoundId};
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::Line;
    use chrono::NaiveDateTime;

    #[test]
    fn whoever_is_added_was_in_the_only_round_there_is() {
        for (rounds, in_the_first) in [(0, false), (1, true), (2, false)] {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
            for n in 0..rounds {
                let id = RoundId::parse(&format!("r{n}")).unwrap();
                process.rounds.push(Round::new(id, RoundKind::default(), Schedule::default()));
            }
            let person = Person::named(PersonId::parse("mia").unwrap(), Line::parse("Mia").unwrap());
            let id = person.id.clone();
            add_person(&mut process, person);
            assert!(process.person(&id).is_some());
            let met = process.rounds.first().is_some_and(|round| round.people.contains(&id));
            assert_eq!(met, in_the_first, "{rounds} rounds");
        }
    }
}
