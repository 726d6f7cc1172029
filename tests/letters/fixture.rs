//! One search with a panel of four, a profile and two other applications: the ground that all letters here stand on.

use afterword::domain::id::{LetterId, PersonId, ProcessId, RoundId};
use afterword::domain::letter::check::Elsewhere;
use afterword::domain::letter::fact::{Addressee, DayWords, Facts};
use afterword::domain::letter::purpose::{LetterPurpose, Variant};
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::person::{Part, Person};
use afterword::domain::process::{Process, Tone};
use afterword::domain::profile::{Profile, Skill};
use afterword::domain::promise::{Promise, Told};
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};

pub fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn who(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// Days as the browser would write them.
pub struct Days;

impl DayWords for Days {
    fn day(&self, day: NaiveDate, variant: Variant) -> String {
        let form = match variant {
            Variant::British => "%A %-d %B",
            Variant::American => "%A, %B %-d",
        };
        day.format(form).to_string()
    }
}

fn person(id: &str, name: &str, topic: &str) -> Person {
    Person { topics: vec![line(topic)], ..Person::named(who(id), line(name)) }
}

/// Northwind, Data Analyst, four people met on the morning of Tuesday 17 November 2026, word by Friday 27.
pub fn process() -> Process {
    let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-11-01T09:00:00"));
    process.employer = line("Northwind Ltd");
    process.role = line("Data Analyst");
    process.needs = vec![line("someone to halve the reporting time before spring"), line("a calmer month end")];
    let miriam = Person {
        address_as: line("Dr Osei"),
        title: line("Head of Analytics"),
        part: Some(Part::HiringManager),
        concerns: vec![line("little experience with SQL tuning")],
        ..person("p1", "Miriam Osei", "moving the monthly reports to the cloud")
    };
    let priya = Person { part: Some(Part::Hr), ..Person::named(who("hr"), line("Priya Nair")) };
    process.people = vec![
        miriam,
        person("p2", "Tom Baker", "how the on-call rota works"),
        person("p3", "Zoë Łukasiewicz", "data quality in the customer ledger"),
        person("p4", "Will Young", "training new colleagues"),
        priya,
    ];
    let schedule = Schedule::new(Some(at("2026-11-17T10:30:00")), None, Some(at("2026-11-17T11:30:00"))).unwrap();
    let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::Panel, schedule);
    round.people = ["p1", "p2", "p3", "p4"].map(who).to_vec();
    round.told = Told::Promised(Promise::by(day("2026-11-27")));
    process.rounds = vec![round];
    process
}

pub fn profile() -> Profile {
    let skill = |name, evidence| Skill { name: line(name), evidence: line(evidence) };
    Profile {
        name: line("Anna Berg"),
        phone: line("0123 456789"),
        email: line("anna@berg.example"),
        skills: vec![
            skill("SQL tuning", "at Brightwater I cut the month-end run from nine hours to two."),
            skill("teaching", "I trained eleven colleagues in building their own dashboards."),
        ],
        ..Profile::default()
    }
}

/// The other applications.
pub fn elsewhere() -> Vec<Elsewhere> {
    let others = [("Contoso GmbH", "Data Engineer"), ("Apple", "Senior Data Analyst"), ("Next plc", "Teacher")];
    others.iter().map(|(employer, role)| Elsewhere::of(employer, role)).collect()
}

pub fn letter(to: &[&str], purpose: LetterPurpose) -> Letter {
    let to = Recipient::People(to.iter().map(|id| who(id)).collect());
    let mut letter = Letter::new(LetterId::parse("l").unwrap(), ProcessId::parse("p").unwrap(), to, purpose);
    letter.round = Some(RoundId::parse("r").unwrap());
    letter
}

/// The facts for a letter to the n-th person.
pub fn facts<'a>(process: &'a Process, profile: &'a Profile, n: usize, purpose: LetterPurpose) -> Facts<'a> {
    Facts {
        process,
        round: process.rounds.first(),
        person: process.people.get(n).map_or(Addressee::UNKNOWN, Addressee::from),
        profile,
        purpose,
        tone: Tone::Formal,
        variant: Variant::British,
        now: at("2026-11-17T18:00:00"),
        until: None,
        days: &Days,
    }
}
