//! Whom you have met before: another interview with the same employer, or with somebody who is met again. What was said
//! then comes back.

use crate::domain::fold::fold;
use crate::domain::id::ProcessId;
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::process::Process;
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// Ends of a firm's name that say nothing of who it is.
const FORMS: [&str; 16] = [
    "ag", "bv", "co", "company", "corp", "gmbh", "group", "inc", "kg", "limited", "llc", "llp", "ltd", "plc", "sa",
    "the",
];

/// What is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// The employer.
    Employer,
    /// These people.
    People(Vec<String>),
}

/// An earlier interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Which.
    pub process: ProcessId,
    /// What it is called on screen.
    pub name: String,
    /// The role.
    pub role: String,
    /// What is the same.
    pub same: Same,
    /// When you last met, or wrote it down (local time).
    pub at: NaiveDateTime,
    /// How it stands, in words.
    pub status: &'static str,
    /// What was said then: what it is about, and the words.
    pub said: Vec<(&'static str, String)>,
}

/// Every interview that was written down before this one with the same employer or the same people, the latest first. What
/// is met under one name in the same process twice counts once.
pub fn known_before(process: &Process, all: &[&Process], now: NaiveDateTime) -> Vec<Before> {
    let house = house(&process.employer);
    let mine: Vec<Marks> = process.people.iter().map(Marks::of).collect();
    let known = |one: &&Person| {
        let marks = Marks::of(one);
        mine.iter().any(|mine| mine.is_same(&marks))
    };
    let earlier = |other: &&&Process| other.id != process.id && other.created <= process.created;
    let found = all.iter().filter(earlier).filter_map(|other| {
        let people: Vec<&Person> =
            if mine.is_empty() { Vec::new() } else { other.people.iter().filter(known).collect() };
        let same = if !house.is_empty() && house == self::house(&other.employer) {
            Same::Employer
        } else if people.is_empty() {
            return None;
        } else {
            Same::People(people.iter().map(|person| person.shown().to_owned()).collect())
        };
        let ends = other.rounds.iter().filter(|round| round.held_by(now)).filter_map(|round| round.schedule.end());
        Some(Before {
            process: other.id.clone(),
            name: other.display_name().to_owned(),
            role: other.role.to_string(),
            same,
            at: ends.max().unwrap_or(other.created),
            status: other.status(now).label(),
            said: said(other, &people, now),
        })
    });
    let mut found: Vec<Before> = found.collect();
    order::sort_by_key(&mut found, |one| Reverse(one.at));
    found
}

/// Somebody as they were met in another interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetElsewhere {
    /// As they were written down there.
    pub person: Person,
    /// The employer there.
    pub employer: String,
    /// Whether that is the same one.
    pub same_employer: bool,
    /// When you last met (local time).
    pub at: NaiveDateTime,
    /// What you talked about.
    pub topics: Vec<String>,
}

/// The last time this person of a process was met in another one; at the same employer first.
pub fn met_elsewhere(person: &Person, process: &Process, all: &[&Process], now: NaiveDateTime) -> Option<MetElsewhere> {
    let (mine, here) = (Marks::of(person), house(&process.employer));
    let others = all.iter().filter(|other| other.id != process.id);
    let met = others.flat_map(|other| {
        let same_employer = !here.is_empty() && here == house(&other.employer);
        other.people.iter().filter(|one| mine.is_same(&Marks::of(one))).filter_map(move |one| {
            let held = other.rounds.iter().filter(|round| round.held_by(now) && round.people.contains(&one.id));
            let talks = other.rounds.iter().flat_map(|round| &round.talks).filter(|talk| talk.id == one.id);
            let topics = talks.flat_map(|talk| &talk.topics).chain(&one.topics).map(ToString::to_string).collect();
            let employer = other.display_name().to_owned();
            let at = held.filter_map(|round| round.schedule.end()).max()?;
            Some(MetElsewhere { person: one.clone(), employer, same_employer, at, topics })
        })
    });
    met.max_by_key(|one| (one.same_employer, one.at))
}

/// The name of a firm without its legal form: "The Halden Group Ltd." and "Halden" are one.
fn house(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !FORMS.contains(word)).collect();
    if telling.is_empty() { words.join(" ") } else { telling.join(" ") }
}

/// What a person is known by, folded once to be held against those of a thousand interviews.
struct Marks {
    mail: String,
    name: String,
}

impl Marks {
    fn of(person: &Person) -> Self {
        Self { mail: fold(person.email.trim()), name: fold(person.name.trim()) }
    }

    /// Whether two are one person: the same address, or the same whole name.
    fn is_same(&self, other: &Self) -> bool {
        if !self.mail.is_empty() && !other.mail.is_empty() {
            return self.mail == other.mail;
        }
        self.name == other.name && (self.name.contains(' ') || is_unspaced(&self.name))
    }
}

/// Whether it is a whole name of a script that puts no space in it: "王小明".
fn is_unspaced(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(|c| ('\u{2E80}'..='\u{D7FF}').contains(&c))
}

/// What is worth having back: their feedback, what you made of it, how those people came across, what you were told.
fn said(process: &Process, people: &[&Person], now: NaiveDateTime) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    let mut push = |about, words: &str| {
        if !words.is_empty() {
            said.push((about, words.to_owned()));
        }
    };
    for feedback in process.rounds.iter().flat_map(|round| &round.feedback) {
        push("They said of you", &feedback.words);
    }
    for entry in process.ledger_until(now) {
        if matches!(entry.what, LedgerEvent::Heard { news: EmployerResponse::Feedback, .. }) {
            push("They said of you", &entry.note);
        }
    }
    if let Some(after) = &process.after_no {
        for reason in &after.reasons {
            push("Why they said no", reason.label());
        }
        push("What you took from it", &after.lesson);
    }
    for gap in process.gaps.iter().filter(|gap| gap.done.is_none()) {
        push("What they missed", &gap.lacking);
    }
    for person in people {
        let mut of = |about, words: &str| {
            if !words.is_empty() {
                push(about, &[words, " (", person.shown(), ")"].concat());
            }
        };
        for talk in process.rounds.iter().flat_map(|round| &round.talks).filter(|talk| talk.id == person.id) {
            of("How they came across", &talk.impression);
            talk.topics.iter().for_each(|topic| of("You talked about", topic));
            talk.concerns.iter().for_each(|doubt| of("What they seemed to doubt", doubt));
        }
        person.topics.iter().for_each(|topic| of("You talked about", topic));
        person.concerns.iter().for_each(|doubt| of("What they seemed to doubt", doubt));
    }
    for figure in &process.salary {
        push("Said about pay", &figure.to_string());
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;
    use crate::domain::text::Line;

    fn made(id: &str, day: u32, employer: &str, people: &[(&str, &str)]) -> Process {
        let created = format!("2026-10-{day:02}T10:00:00").parse().unwrap();
        let mut process = Process::new(ProcessId::parse(id).unwrap(), created);
        process.employer = Line::cut(employer);
        for (n, (name, email)) in people.iter().enumerate() {
            let mut person = Person::named(PersonId::parse(&format!("{id}{n}")).unwrap(), Line::cut(name));
            person.email = Line::cut(email);
            person.topics = vec![Line::cut("the rota")];
            process.people.push(person);
        }
        process
    }

    #[test]
    fn the_same_house_or_the_same_person_is_known() {
        // The new one; the earlier one; what is the same.
        type Side<'a> = (&'a str, &'a [(&'a str, &'a str)]);
        let people = |names: &[&str]| Some(Same::People(names.iter().map(|name| (*name).to_owned()).collect()));
        let cases: [(Side, Side, Option<Same>); 11] = [
            (("Halden & Rowe Ltd", &[]), ("halden and rowe", &[]), None),
            (("Halden & Rowe Ltd.", &[]), ("HALDEN & ROWE", &[]), Some(Same::Employer)),
            (("The Halden Group", &[]), ("Halden", &[]), Some(Same::Employer)),
            (("", &[]), ("", &[]), None),
            (("A", &[("Miriam Osei", "")]), ("B", &[("miriam osei", "")]), people(&["miriam osei"])),
            (("A", &[("Miriam", "")]), ("B", &[("Miriam", "")]), None),
            (("A", &[("Miriam Osei", "m@a.org")]), ("B", &[("Miriam Osei", "o@b.org")]), None),
            (("A", &[("M. Osei", "m@a.org")]), ("B", &[("Miriam Osei", "M@A.org")]), people(&["Miriam Osei"])),
            (("A", &[("Miriam Osei", "m@a.org")]), ("A", &[("Miriam Osei", "m@a.org")]), Some(Same::Employer)),
            (("A", &[("王小明", "")]), ("B", &[("王小明", "")]), people(&["王小明"])),
            (("A", &[("Zoë", "")]), ("B", &[("Zoë", "")]), None),
        ];
        for (new, old, expected) in cases {
            let (new, old) = (made("n", 9, new.0, new.1), made("o", 2, old.0, old.1));
            let now = "2026-11-01T10:00:00".parse().unwrap();
            let found = known_before(&new, &[&new, &old], now);
            assert_eq!(found.first().map(|one| one.same.clone()), expected, "{new:?} {old:?}");
            assert!(known_before(&old, &[&new, &old], now).is_empty(), "only what was before");
            let topics = found.iter().flat_map(|one| &one.said).count();
            assert_eq!(topics, old.people.len() * usize::from(expected.is_some()));
        }
    }

    #[test]
    fn whoever_was_met_in_another_interview_is_no_stranger() {
        use crate::domain::id::RoundId;
        use crate::domain::round::{Round, RoundKind, Schedule};
        let now = "2026-11-30T10:00:00".parse().unwrap();
        let held = |process: &mut Process, day: u32| {
            let end = format!("2026-11-{day:02}T10:00:00").parse().unwrap();
            let mut round =
                Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), Schedule::ended(end).unwrap());
            round.people = process.people.iter().map(|person| person.id.clone()).collect();
            process.rounds.push(round);
        };
        let new = made("n", 30, "Müller GmbH", &[("Siobhán O'Neill", "")]);
        let [mut same, mut later, named] = [("o", "Müller"), ("p", "Halden"), ("q", "Rowe")]
            .map(|(id, employer)| made(id, 2, employer, &[("Siobhán O’Neill", "s@mueller.de")]));
        held(&mut same, 2);
        held(&mut later, 9);
        let met = |all: &[&Process]| met_elsewhere(&new.people[0], &new, all, now);
        let found = met(&[&new, &same, &later, &named]).expect("met twice");
        assert_eq!((found.same_employer, found.at.date().to_string()), (true, "2026-11-02".to_owned()));
        assert_eq!((&*found.person.email, found.topics), ("s@mueller.de", vec!["the rota".to_owned()]));
        assert!(!met(&[&new, &later]).expect("met at another employer").same_employer);
        assert_eq!(met(&[&new, &named]), None, "written down and never met");
    }
}
