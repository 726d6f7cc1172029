//! The letters in this folder. Each file says first what a careful reader would object to, then who writes what to
//! whom, and after the dashes stands the letter.

use super::fixture::{at, elsewhere, letter, line, process, profile};
use afterword::domain::letter::check::finding::{Finding, Level, Place};
use afterword::domain::letter::check::{Context, OtherLetter, Report, Verdict, check};
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::text::Prose;
use std::collections::BTreeMap;
use std::path::Path;

pub struct Judged {
    name: String,
    expected: Vec<String>,
    pub letter: Letter,
    head: BTreeMap<String, String>,
}

fn named<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(name.into()).unwrap_or_else(|_| panic!("{name} is not known"))
}

fn read(path: &Path) -> Judged {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let (head, body) = text.split_once("\n---\n").expect("dashes before the letter");
    let head: BTreeMap<String, String> =
        head.lines().map(|row| row.split_once(':').unwrap()).map(|(k, v)| (k.into(), v.trim().into())).collect();
    let word = |key: &str, usual: &str| head.get(key).cloned().unwrap_or_else(|| usual.into());
    let to = word("to", "p1");
    let people = if to.starts_with("outside") { Vec::new() } else { to.split(' ').collect() };
    let mut letter = letter(&people, named(&word("purpose", "thank_you")));
    if let Some(outside) = to.strip_prefix("outside ") {
        letter.to = Recipient::Named { name: line(outside), address_as: line(""), email: line("") };
    }
    letter.copy_to = word("cc", "").split(' ').filter(|id| !id.is_empty()).map(super::fixture::who).collect();
    letter.tone = named(&word("tone", "formal"));
    letter.variant = named(&word("variant", "british"));
    letter.channel = named(&word("channel", "email"));
    letter.subject = line(&head["subject"]);
    letter.body = Prose::parse(body).unwrap();
    let expected = word("expect", "nothing");
    let expected = expected.split(", ").filter(|one| *one != "nothing").map(str::to_owned).collect();
    Judged { name, expected, letter, head }
}

pub fn all() -> Vec<Judged> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn judge(judged: &Judged, all: &[Judged]) -> Report {
    let (mut process, profile) = (process(), profile());
    let head = |key: &str| judged.head.get(key).map(String::as_str);
    // Another name for the person the letter goes to, recorded as it stands, and what they talked about.
    let reader = judged.letter.to.people().first();
    if let Some(name) = head("name") {
        let person = process.people.iter_mut().find(|person| Some(&person.id) == reader).unwrap();
        (person.name, person.address_as, person.topics) = (line(name), line(""), vec![line(head("topic").unwrap())]);
    }
    let verdict = match head("verdict") {
        None => Verdict::Allowed,
        Some("wait") => Verdict::WaitUntil(at("2026-11-30T09:00:00")),
        Some("cap") => Verdict::OverTheCap,
        Some("never") => Verdict::NeverByThisChannel,
        Some(other) => panic!("{other} is no verdict"),
    };
    let other = head("other").and_then(|name| all.iter().find(|one| one.name == name));
    let shingles = other.map(|other| Shingles::of(&other.letter.body));
    let others: Vec<OtherLetter> = shingles.iter().map(|shingles| OtherLetter { to: "Tom Baker", shingles }).collect();
    let context = Context {
        process: &process,
        round: process.rounds.first(),
        others: &others,
        elsewhere: &elsewhere(),
        profile: &profile,
        verdict,
        now: at(head("now").unwrap_or("2026-11-17T18:00:00")),
    };
    check(&judged.letter, &context)
}

/// "L1 E", "L20 W": the findings in the order of the checks.
fn found(report: &Report) -> Vec<String> {
    let level = |one: &Finding| if one.level == Level::Error { "E" } else { "W" };
    let mut found: Vec<&Finding> = report.findings.iter().collect();
    found.sort_by_key(|one| (one.id, one.level == Level::Warning));
    found.into_iter().map(|one| format!("{} {}", one.id, level(one))).collect()
}

#[test]
fn every_letter_is_judged_as_a_careful_reader_would() {
    let all = all();
    assert!(all.len() >= 40, "only {} letters", all.len());
    let mut wrong = Vec::new();
    for judged in &all {
        let report = judge(judged, &all);
        if found(&report) != judged.expected {
            let said: Vec<String> = report.findings.iter().map(|one| format!("{} {}", one.id, one.fault)).collect();
            wrong.push(format!("{}: expected {:?}, found {said:#?}", judged.name, judged.expected));
        }
        let good = judged.name.starts_with("good");
        assert!(!good || judged.expected.iter().all(|one| one.ends_with(" W")), "{} is good: no E", judged.name);
        assert!(good || !judged.expected.is_empty(), "{} should expect something", judged.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_check_catches_some_letter_and_lets_a_good_one_pass() {
    let all = all();
    for number in 1..=22 {
        let id = format!("L{number} ");
        let caught = all.iter().any(|judged| judged.expected.iter().any(|one| one.starts_with(&id)));
        assert!(caught, "no letter shows {id}");
    }
    let first = all.iter().find(|judged| judged.name.starts_with("good-01")).unwrap();
    assert_eq!(judge(first, &all).passed().len(), 21, "all but L9, which has nothing to compare");
}

#[test]
fn a_mend_removes_what_it_mends() {
    let all = all();
    for judged in &all {
        for finding in judge(judged, &all).findings {
            let Some(mend) = &finding.mend else { continue };
            let (subject, body) = mend.applied(&judged.letter.subject, &judged.letter.body);
            let letter =
                Letter { subject: line(&subject), body: Prose::parse(&body).unwrap(), ..judged.letter.clone() };
            let mended = Judged { name: judged.name.clone(), expected: Vec::new(), letter, head: judged.head.clone() };
            let again = judge(&mended, &all).findings;
            let same = again.iter().filter(|one| one.fault == finding.fault && one.place == finding.place).count();
            assert_eq!(same, 0, "{}: {} is still there after “{}”:\n{body}", judged.name, finding.fault, mend.label);
        }
    }
}

#[test]
fn findings_come_in_the_order_of_their_places_with_their_rules() {
    let all = all();
    for judged in &all {
        let report = judge(judged, &all);
        let order = |place: &Place| match place {
            Place::Envelope => (0, 0),
            Place::Subject(range) => (1, range.start),
            Place::Body(range) => (2, range.start),
        };
        assert!(report.findings.is_sorted_by_key(|finding| order(&finding.place)), "{}", judged.name);
        assert!(report.findings.iter().all(|finding| !finding.rules().is_empty()));
    }
}
