//! Who belongs to a process.

use crate::domain::fold::fold;
use crate::domain::id::RoundId;
use crate::domain::person::Person;
use crate::domain::process::Process;

/// Adds a person, and puts them into the round if there is only one.
pub fn add_person(process: &mut Process, person: Person) {
    if let [only] = process.rounds.as_mut_slice() {
        only.people.push(person.id.clone());
    }
    process.people.push(person);
}

/// Whoever was written down for a round under the name of somebody met earlier is that person: what was said to them, and
/// what they were thanked for, goes on. Two of one name in one round are two; and whoever has another title or address, or
/// is named elsewhere by now, stays apart.
pub fn meets_again(process: &mut Process, round: &RoundId, typed: &str) {
    let Some(new) = process.people.iter().find(|one| one.id.as_str() == typed).cloned() else { return };
    let mut bare = Person::named(new.id.clone(), new.name.clone());
    (bare.title, bare.email) = (new.title.clone(), new.email.clone());
    let elsewhere = process.rounds.iter().any(|one| one.id != *round && one.people.contains(&new.id));
    if new != bare || elsewhere || process.ledger.iter().any(|entry| entry.names(typed)) {
        return;
    }
    let there = process.round(round).map(|round| round.people.clone()).unwrap_or_default();
    let name = fold(new.name.trim());
    let agree = |one: &str, other: &str| one.is_empty() || other.is_empty() || fold(one) == fold(other);
    let known = process.people.iter_mut().find(|one| {
        let same = !name.is_empty() && fold(one.name.trim()) == name && !there.contains(&one.id);
        same && agree(&one.title, &new.title) && agree(&one.email, &new.email)
    });
    let Some(known) = known else { return };
    if known.title.is_empty() {
        known.title = new.title;
    }
    if known.email.is_empty() {
        known.email = new.email;
    }
    let id = known.id.clone();
    let rounds = process.rounds.iter_mut().filter(|one| one.id == *round);
    rounds.flat_map(|one| &mut one.people).filter(|one| **one == new.id).for_each(|one| one.clone_from(&id));
    process.people.retain(|one| one.id != new.id);
}

/// What is known of somebody from another interview with the same employer goes on; what is written here already stays.
pub fn brings_along(process: &mut Process, typed: &str, known: &Person) {
    let Some(person) = process.people.iter_mut().find(|one| one.id.as_str() == typed) else { return };
    for (mine, theirs) in [
        (&mut person.title, &known.title),
        (&mut person.email, &known.email),
        (&mut person.phone, &known.phone),
        (&mut person.linkedin, &known.linkedin),
        (&mut person.address_as, &known.address_as),
    ] {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
    person.part = person.part.or(known.part);
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

    /// Two rounds: Inés Marlowe was met in the first, `typed` was written down for the second.
    fn again(typed: &str, title: &str) -> (Process, RoundId) {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        for (round, id, name, title) in [("r1", "a", "Inés Marlowe", "curator"), ("r2", "b", typed, title)] {
            let id = PersonId::parse(id).unwrap();
            let mut round = Round::new(RoundId::parse(round).unwrap(), RoundKind::default(), Schedule::default());
            round.people.push(id.clone());
            process.rounds.push(round);
            let mut person = Person::named(id, Line::parse(name).unwrap());
            person.title = Line::parse(title).unwrap();
            process.people.push(person);
        }
        (process, RoundId::parse("r2").unwrap())
    }

    fn ids(process: &Process) -> (Vec<&str>, Vec<&str>) {
        let second = process.rounds[1].people.iter().map(PersonId::as_str).collect();
        (process.people.iter().map(|one| one.id.as_str()).collect(), second)
    }

    #[test]
    fn who_is_met_again_is_the_one_already_known() {
        for (typed, title, joined) in [
            ("Inés Marlowe", "", true),
            ("ines marlowe ", "Curator", true),
            ("Inés Marlowe", "head of exhibitions", false),
            ("Inés Marlow", "", false),
            ("", "", false),
        ] {
            let (mut process, round) = again(typed, title);
            meets_again(&mut process, &round, "b");
            let wanted = if joined { (vec!["a"], vec!["a"]) } else { (vec!["a", "b"], vec!["b"]) };
            assert_eq!(ids(&process), wanted, "{typed} {title}");
            assert_eq!(&*process.people[0].title, "curator");
        }
    }

    #[test]
    fn what_is_new_of_them_is_kept() {
        let (mut process, round) = again("Inés Marlowe", "");
        process.people[1].email = Line::parse("ines@northlight.example").unwrap();
        meets_again(&mut process, &round, "b");
        assert_eq!(&*process.people[0].email, "ines@northlight.example");
    }

    #[test]
    fn two_of_one_name_in_a_round_and_whoever_is_named_elsewhere_stay_apart() {
        let apart: [fn(&mut Process); 3] = [
            |process| process.rounds[1].people.push(PersonId::parse("a").unwrap()),
            |process| process.rounds[0].people.push(PersonId::parse("b").unwrap()),
            |process| process.people[1].topics.push(Line::parse("the new wing").unwrap()),
        ];
        for change in apart {
            let (mut process, round) = again("Inés Marlowe", "");
            change(&mut process);
            meets_again(&mut process, &round, "b");
            assert_eq!(ids(&process).0, ["a", "b"]);
        }
    }

    #[test]
    fn what_is_known_comes_along_and_replaces_nothing() {
        let line = |text: &str| Line::parse(text).unwrap();
        let mut known = Person::named(PersonId::parse("k").unwrap(), line("Inés Marlowe"));
        (known.title, known.email) = (line("curator"), line("ines@museum.org"));
        let (mut process, _) = again("Inés Marlowe", "head of loans");
        brings_along(&mut process, "b", &known);
        brings_along(&mut process, "nobody", &known);
        let person = process.person(&PersonId::parse("b").unwrap()).unwrap();
        assert_eq!((&*person.title, &*person.email), ("head of loans", "ines@museum.org"));
    }

    #[test]
    fn two_of_one_name_are_told_apart() {
        let line = |text: &str| Line::parse(text).unwrap();
        let rows = [
            (("Anne Smith", "HR", ""), ("Anne Smith", "Sales", ""), "Anne Smith, HR"),
            (("Anne Smith", "", "a@b.org"), ("Anne Smith", "Sales", ""), "Anne Smith, a@b.org"),
            (("Anne Smith", "", ""), ("Anne Smith", "Sales", ""), "Anne Smith"),
            (("Anne Smith", "HR", ""), ("Anne Smythe", "HR", ""), "Anne Smith"),
            (("", "HR", ""), ("", "HR", ""), "HR"),
        ];
        for (one, other, called) in rows {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
            for (id, (name, title, email)) in [("a", one), ("b", other)] {
                let mut person = Person::named(PersonId::parse(id).unwrap(), line(name));
                (person.title, person.email) = (line(title), line(email));
                process.people.push(person);
            }
            assert_eq!(process.called(&process.people[0]), called, "{one:?} beside {other:?}");
        }
    }
}
