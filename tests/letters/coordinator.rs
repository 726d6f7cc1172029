//! One letter to a coordinator for a panel of whom nobody has an address: no wrong person, no panel in one mail, and its
//! thanks settle all it names.

use super::fixture::{at, line};
use afterword::domain::id::{LetterId, PersonId, ProcessId, RoundId};
use afterword::domain::letter::check::finding::{CheckId, Level};
use afterword::domain::letter::check::{Context, Verdict, check};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::letter::sent::passed_on;
use afterword::domain::person::{Part, Person};
use afterword::domain::process::Process;
use afterword::domain::profile::Profile;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::text::{Line, Prose};

const PANEL: [&str; 5] = ["Dr Harriet Vance", "Owen Pryce", "Ines Aldo", "Tomo Arai", "Grace Obi"];

fn who(n: usize) -> PersonId {
    PersonId::parse(&format!("p{n}")).unwrap()
}

fn process() -> Process {
    let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-12-07T09:00:00"));
    process.employer = line("Northlight Museum Trust");
    process.role = line("Registrar");
    let schedule = Schedule::new(Some(at("2026-12-08T13:00:00")), None, Some(at("2026-12-08T14:30:00"))).unwrap();
    let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::Panel, schedule);
    for (n, name) in PANEL.iter().enumerate() {
        process.people.push(Person::named(who(n), line(name)));
        round.people.push(who(n));
    }
    process.people[0].topics = vec![line("loans procedure")];
    let joy = Person {
        part: Some(Part::Recruiter),
        email: line("j.adeyemi@northlight.example"),
        address_as: line("Ms Adeyemi"),
        ..Person::named(PersonId::parse("joy").unwrap(), line("Joy Adeyemi"))
    };
    process.people.push(joy);
    process.rounds = vec![round];
    process
}

fn letter(text: &str) -> Letter {
    let (subject, body) = text.split_once('\n').unwrap();
    let to = Recipient::People(vec![PersonId::parse("joy").unwrap()]);
    let mut letter =
        Letter::new(LetterId::parse("l").unwrap(), ProcessId::parse("p").unwrap(), to, LetterPurpose::ThankYou);
    letter.round = RoundId::parse("r");
    letter.subject = line(subject.trim_start_matches("Subject: "));
    letter.body = Prose::parse(body).unwrap();
    letter
}

fn found(process: &Process, letter: &Letter) -> Vec<(CheckId, Level, String)> {
    let profile = Profile { name: Line::cut("Sam Rowe"), ..Profile::default() };
    let context = Context {
        process,
        round: process.rounds.first(),
        others: &[],
        elsewhere: &[],
        profile: &profile,
        verdict: Verdict::Allowed,
        now: at("2026-12-09T09:30:00"),
    };
    let findings = check(letter, &context).findings;
    findings.iter().map(|one| (one.id, one.level, one.fault.phrase().plain())).collect()
}

const GIVEN: &str = include_str!("../fixtures/life/c32-one-letter-to-the-coordinator.txt");

#[test]
fn the_letter_to_the_coordinator_is_no_wrong_person_and_no_panel_in_one_mail() {
    let process = process();
    let found = found(&process, &letter(GIVEN));
    let of = |id: CheckId| found.iter().filter(|(known, ..)| *known == id).collect::<Vec<_>>();
    assert!(of(CheckId::Stranger).is_empty() && of(CheckId::Channel).is_empty(), "{found:?}");
    assert!(found.iter().all(|(_, level, _)| *level == Level::Warning), "{found:?}");
}

#[test]
fn without_the_request_to_pass_it_on_names_spoken_to_stop_it() {
    let process = process();
    let spoken_to = GIVEN.replace("Mr Pryce, your", "Owen, your");
    assert!(found(&process, &letter(&spoken_to)).iter().all(|(id, ..)| *id != CheckId::Stranger));
    let copied = letter(&spoken_to.replace("; may I ask you to pass on what follows?", "."));
    assert!(found(&process, &copied).iter().any(|(id, level, _)| (*id, *level) == (CheckId::Stranger, Level::Error)));
    // Nor does it excuse greeting somebody else.
    let greets = letter(&GIVEN.replace("Dear Ms Adeyemi", "Dear Mr Pryce"));
    assert!(found(&process, &greets).iter().any(|(id, level, _)| (*id, *level) == (CheckId::Stranger, Level::Error)));
    // And a letter to one of the panel is passed on to nobody.
    let mut to_one = letter(GIVEN);
    to_one.to = Recipient::People(vec![who(1)]);
    assert!(found(&process, &to_one).iter().any(|(id, ..)| *id == CheckId::Stranger));
}

#[test]
fn its_thanks_settle_all_it_names() {
    let process = process();
    assert_eq!(passed_on(&letter(GIVEN), &process), (0..5).map(who).collect::<Vec<_>>());
    let three = letter(&GIVEN.replace("Mr Arai, ", "").replace("Ms Obi, ", ""));
    assert_eq!(passed_on(&three, &process), [who(0), who(1), who(2)]);
    let mut other = letter(GIVEN);
    other.purpose = LetterPurpose::FirstFollowUp;
    assert!(passed_on(&other, &process).is_empty());
}
