//! What patterns leave behind in whatever bracket, employers that are plain words, and names recorded in capitals.

use super::fixture::{at, line};
use afterword::domain::id::{LetterId, PersonId, ProcessId, RoundId};
use afterword::domain::letter::check::finding::{CheckId, Level, Place};
use afterword::domain::letter::check::{Context, Elsewhere, Verdict, check};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::person::Person;
use afterword::domain::process::Process;
use afterword::domain::profile::Profile;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::text::{Line, Prose};

const LEFTOVERS: &str = include_str!("../fixtures/cases/c29-leftovers.txt");
const PLAIN_WORDS: &str = include_str!("../fixtures/cases/c30a-other-employers-as-plain-words.txt");
const SLIP: &str = include_str!("../fixtures/cases/c30b-a-real-slip.txt");

fn process(name: &str, topic: &str) -> Process {
    let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-12-07T09:00:00"));
    process.employer = line("Northlight Museum Trust");
    process.role = line("Registrar");
    let schedule = Schedule::new(Some(at("2026-12-08T13:00:00")), None, Some(at("2026-12-08T14:30:00"))).unwrap();
    let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::Panel, schedule);
    let id = PersonId::parse("p1").unwrap();
    round.people.push(id.clone());
    process.people.push(Person {
        address_as: line("Dr Vance"),
        topics: vec![line(topic)],
        ..Person::named(id, line(name))
    });
    process.rounds = vec![round];
    process
}

/// What a check finds in a letter, with the words at the place.
fn found(text: &str, process: &Process, elsewhere: &[&str], id: CheckId) -> Vec<(Level, String)> {
    let (subject, body) = text.split_once('\n').unwrap();
    let to = Recipient::People(vec![PersonId::parse("p1").unwrap()]);
    let mut letter =
        Letter::new(LetterId::parse("l").unwrap(), ProcessId::parse("p").unwrap(), to, LetterPurpose::ThankYou);
    letter.round = RoundId::parse("r");
    letter.subject = line(subject.trim_start_matches("Subject: "));
    letter.body = Prose::parse(body).unwrap();
    let profile = Profile { name: Line::cut("Sam Rowe"), ..Profile::default() };
    let elsewhere: Vec<Elsewhere> = elsewhere.iter().map(|employer| Elsewhere::of(employer, "")).collect();
    let context = Context {
        process,
        round: process.rounds.first(),
        others: &[],
        elsewhere: &elsewhere,
        profile: &profile,
        verdict: Verdict::Allowed,
        now: at("2026-12-09T09:30:00"),
    };
    let findings = check(&letter, &context).findings;
    let here = |place: &Place| match place {
        Place::Body(range) => letter.body[range.clone()].to_owned(),
        Place::Subject(range) => letter.subject[range.clone()].to_owned(),
        _ => String::new(),
    };
    findings.iter().filter(|one| one.id == id).map(|one| (one.level, here(&one.place))).collect()
}

fn with(body: &str) -> String {
    format!("Subject: Registrar: thank you\nDear Dr Vance,\n\n{body}\n\nKind regards,\nSam Rowe")
}

fn leftovers(body: &str) -> Vec<String> {
    let process = process("Dr Harriet Vance", "loans procedure");
    found(&with(body), &process, &[], CheckId::Placeholder).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn every_leftover_of_a_pattern_stops_the_letter() {
    let process = process("Dr Harriet Vance", "loans procedure");
    let found = found(LEFTOVERS, &process, &[], CheckId::Placeholder);
    assert!(found.iter().all(|(level, _)| *level == Level::Error));
    let words: Vec<&str> = found.iter().map(|(_, text)| &**text).collect();
    let expected = [
        "(name of organization)",
        "(specific unit)",
        "XYZ Company",
        "{{first_name}}",
        "«Company»",
        "%LastName%",
        "(insert job)",
        "_______",
        "________",
    ];
    assert_eq!(words, expected);
}

#[test]
fn relatives_in_other_brackets_are_found_too() {
    for left in [
        "[[Company]]",
        "<<Company>>",
        "$FirstName$",
        "#LAST_NAME#",
        "*|FNAME_1|*",
        "{!Contact.Name}",
        "【company】",
        "(Insert your skill here)",
        "(interviewer's name)",
        "(enter date)",
        "(title of position)",
        "(relevant experience)",
        "ABC Corp",
        "‹Job_Title›",
        "«Job Title»",
        "（name of company）",
        "$COMPANY",
        "__COMPANY__",
        "|*COMPANY*|",
        "XYZ",
        "........",
    ] {
        let found = leftovers(&format!("Thank you for telling me about {left} at length."));
        let inner = left.trim_matches('*');
        assert!(
            found.len() == 1 && left.contains(&*found[0]) && found[0].contains(inner.trim_matches(['|', '$', '#'])),
            "{left}: {found:?}"
        );
    }
}

#[test]
fn what_people_put_into_brackets_is_left_alone() {
    for text in [
        "I have (for the last ten years) kept the loans.",
        "My first job (in the same city) was a lucky one.",
        "We spoke of costs (about 50% now and 30% then) at length.",
        "The team (three people) is small.",
        "I grew the team by 50%, and costs fell by 20% a year.",
        "She said «bonjour» to all of us.",
        "C# and F# are what I write.",
        "I can start (date to be agreed) in spring.",
        "Your colleague (your deputy) was kind.",
        "We paid $40,000 and saved $20,000.",
        "We paid $USD 40 and thought.... for long.",
        "The book (title forgotten) is the one.",
    ] {
        assert_eq!(leftovers(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn employers_that_are_plain_words_are_words_unless_somebody_joins_them() {
    let process = process("Dr Harriet Vance", "conservation studio");
    let others = ["Ramp", "Shelf", "Linear", "Dave"];
    assert_eq!(found(PLAIN_WORDS, &process, &others, CheckId::Stranger), []);
    assert_eq!(found(SLIP, &process, &others, CheckId::Stranger), [(Level::Error, "Ramp".to_owned())]);
    // Recorded in capitals, as forms do.
    let loud = ["RAMP", "SHELF", "LINEAR", "DAVE"];
    assert_eq!(found(PLAIN_WORDS, &process, &loud, CheckId::Stranger), []);
    assert_eq!(found(SLIP, &process, &loud, CheckId::Stranger), [(Level::Error, "Ramp".to_owned())]);
    let slips = |body: &str, other: &str| found(&with(body), &process, &[other], CheckId::Stranger).len();
    assert_eq!(slips("As Dave from the loading bay said, it is the lift.", "Dave"), 0);
    assert_eq!(slips("I spoke with Oscar about the lift.", "Oscar"), 0);
    assert_eq!(slips("I would be glad to work at Dave.", "Dave"), 1);
    assert_eq!(slips("Modal windows are what I know.", "Modal"), 0);
    assert_eq!(slips("I was impressed by Modal and its people.", "Modal"), 1);
    // What is no plain word is the employer wherever it stands.
    assert_eq!(slips("DeepMind is where I want to be.", "DeepMind"), 1);
    assert_eq!(slips("Halden & Rowe is where I want to be.", "Halden & Rowe"), 1);
    let subject = "Subject: Modal: thank you\nDear Dr Vance,\n\nThank you.\n\nKind regards,\nSam Rowe";
    assert_eq!(found(subject, &process, &["Modal"], CheckId::Stranger).len(), 1);
}

#[test]
fn a_name_recorded_in_capitals_is_greeted_in_small_letters() {
    let mut process = process("HARRIET VANCE", "conservation studio");
    process.people[0].address_as = Line::default();
    for greeting in ["Dear Dr Vance,", "Dear Harriet Vance,", "Dear HARRIET VANCE,"] {
        let text = with("Thank you.").replace("Dear Dr Vance,", greeting);
        assert_eq!(found(&text, &process, &[], CheckId::Greeting), [], "{greeting}");
    }
    // A slip is still one, and so is a name in capitals where it is recorded in small letters.
    let text = with("Thank you.").replace("Dear Dr Vance,", "Dear Dr Vanse,");
    assert_eq!(found(&text, &process, &[], CheckId::Greeting).len(), 1);
    let mut accented = process;
    accented.people[0].name = line("ZOË ŁUKASIEWICZ");
    let text = with("Thank you.").replace("Dear Dr Vance,", "Dear Zoe Lukasiewicz,");
    assert!(!found(&text, &accented, &[], CheckId::Greeting).is_empty(), "accents are no capitals");
}
