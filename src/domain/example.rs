//! An example to try the app with: three made-up employers around the present day, marked by their ids, so that they can
//! be told from real ones and removed together.

use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, PersonId, ProcessId, QuestionId, RoundId};
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::person::{Part, Person};
use crate::domain::process::{Process, Tone};
use crate::domain::promise::{Promise, Told};
use crate::domain::question::{Grade, Question};
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// What the ids of the example begin with.
pub const MARK: &str = "example-";

/// Whether a record belongs to the example.
pub fn is_example(id: &ProcessId) -> bool {
    id.as_str().starts_with(MARK)
}

/// The three records as they are at `now` (local time).
pub fn example(now: NaiveDateTime) -> Vec<Process> {
    [just_interviewed(now), may_ask(now), next_round(now)].into_iter().flatten().collect()
}

/// A panel of two, some hours ago: letters to write, an answer promised for next week.
fn just_interviewed(now: NaiveDateTime) -> Option<Process> {
    let (day, start) = (now.date(), plus_minutes(now, -4 * 60).with_minute(0).unwrap_or(now));
    let mut process = begun("halden", now, "Halden & Rowe", "Product analyst")?;
    process.tone = Some(Tone::Casual);
    process.needs = vec![Line::cut("someone who makes numbers clear to busy people")];
    let miriam =
        person("m", "Miriam Osei", Part::HiringManager, "miriam.osei@halden-rowe.example", "the release calendar")?;
    let tomasz = person(
        "t",
        "Tomasz Brandt",
        Part::Interviewer,
        "tomasz.brandt@halden-rowe.example",
        "how they train beginners",
    )?;
    let mut round = held("1", RoundKind::Panel, start, 90)?;
    round.people = vec![miriam.id.clone(), tomasz.id.clone()];
    round.told = Told::Promised(Promise { words: Line::cut("the end of next week"), ..Promise::by(friday_after(day)) });
    round.notes = Prose::cut("Bright room by the river. Both took notes. They move to a new depot in spring.");
    round.questions = vec![
        asked("1", "Tell us about a report that changed a decision.", Some(Grade::Strong))?,
        asked("2", "Why do you want to leave your current team?", Some(Grade::Rough))?,
    ];
    process.people = vec![miriam, tomasz];
    process.rounds = vec![round];
    Some(process)
}

/// Thanked, and their day has passed without word.
fn may_ask(now: NaiveDateTime) -> Option<Process> {
    let (day, by) = (working_day_before(now.date(), 9), working_day_before(now.date(), 1));
    let mut process = begun("brightwater", now, "Brightwater Clinic", "Practice manager")?;
    process.tone = Some(Tone::Formal);
    let nadia = person(
        "n",
        "Nadia Lindqvist",
        Part::HiringManager,
        "n.lindqvist@brightwater.example",
        "cutting waiting times",
    )?;
    let mut round = held("1", RoundKind::InPerson, at_hour(day, 10), 60)?;
    round.people = vec![nadia.id.clone()];
    round.told = Told::Promised(Promise::by(by));
    let thanks = LedgerEvent::Sent {
        purpose: Purpose::ThankYou,
        channel: Channel::Email,
        to: vec![nadia.id.clone()],
        round: Some(round.id.clone()),
        against: None,
    };
    process.ledger = vec![entry("1", at_hour(day, 18), thanks)?];
    process.people = vec![nadia];
    process.rounds = vec![round];
    Some(process)
}

/// A first talk went well: the next one is booked.
fn next_round(now: NaiveDateTime) -> Option<Process> {
    let (day, news) = (working_day_before(now.date(), 6), working_day_before(now.date(), 2));
    let mut process = begun("northlight", now, "Northlight Museum Trust", "Exhibitions coordinator")?;
    let dana =
        person("d", "Dana Perkins", Part::HiringManager, "d.perkins@northlight.example", "the spring exhibition")?;
    let mut first = held("1", RoundKind::Video, at_hour(day, 11), 45)?;
    first.people = vec![dana.id.clone()];
    first.told = Told::NoDate;
    let mut second = held("2", RoundKind::InPerson, at_hour(working_day_after(now.date(), 3), 10), 60)?;
    second.people = vec![dana.id.clone()];
    let thanks = LedgerEvent::Sent {
        purpose: Purpose::ThankYou,
        channel: Channel::Email,
        to: vec![dana.id.clone()],
        round: Some(first.id.clone()),
        against: None,
    };
    let invited = LedgerEvent::Heard {
        channel: Channel::Email,
        from: Some(dana.id.clone()),
        news: EmployerResponse::NextRound(second.id.clone()),
    };
    process.ledger = vec![entry("1", at_hour(day, 19), thanks)?, entry("2", at_hour(news, 15), invited)?];
    process.people = vec![dana];
    process.rounds = vec![first, second];
    Some(process)
}

fn begun(name: &str, now: NaiveDateTime, employer: &str, role: &str) -> Option<Process> {
    let mut process = Process::new(ProcessId::parse(&[MARK, name].concat())?, now);
    process.employer = Line::cut(employer);
    process.role = Line::cut(role);
    process.source = Line::cut("An example, made up");
    Some(process)
}

fn person(id: &str, name: &str, part: Part, email: &str, topic: &str) -> Option<Person> {
    let person = Person::named(PersonId::parse(id)?, Line::cut(name));
    let topics = vec![Line::cut(topic)];
    Some(Person { part: Some(part), email: Line::cut(email), topics, spelling_checked: true, ..person })
}

fn held(id: &str, kind: RoundKind, start: NaiveDateTime, minutes: u16) -> Option<Round> {
    Some(Round::new(RoundId::parse(id)?, kind, Schedule::starting(start, Some(minutes)).ok()?))
}

fn asked(id: &str, words: &str, grade: Option<Grade>) -> Option<Question> {
    let mut question = Question::asked(QuestionId::parse(id)?, Line::cut(words));
    question.grade = grade;
    Some(question)
}

fn entry(id: &str, at: NaiveDateTime, what: LedgerEvent) -> Option<Entry> {
    Some(Entry {
        id: EntryId::parse(id)?,
        at,
        what,
        note: Prose::default(),
        lost: None,
        passed_on: Vec::new(),
        undated: false,
        since: Line::default(),
    })
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn working_day_before(day: NaiveDate, days: usize) -> NaiveDate {
    (1..).map(|back| plus_days(day, -back)).filter(|day| !is_weekend(*day)).nth(days.saturating_sub(1)).unwrap_or(day)
}

fn working_day_after(day: NaiveDate, days: usize) -> NaiveDate {
    (1..).map(|ahead| plus_days(day, ahead)).filter(|day| !is_weekend(*day)).nth(days.saturating_sub(1)).unwrap_or(day)
}

fn friday_after(day: NaiveDate) -> NaiveDate {
    (5..).map(|ahead| plus_days(day, ahead)).find(|day| day.weekday() == Weekday::Fri).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::playbook::{Author, Playbook};
    use crate::domain::agenda::contact_status::{ContactStatus, contact_status};
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::timeline::plan;

    #[test]
    fn whatever_the_day_it_shows_a_letter_a_question_and_a_round() {
        for day in 1..=28 {
            let now = NaiveDate::from_ymd_opt(2026, 12, day).unwrap().and_hms_opt(9, 30, 0).unwrap();
            let all = example(now);
            let status = |process: &Process| {
                let plan = plan(process, Playbook::built_in(Author::House), &WorkCalendar::default(), now);
                contact_status(process, &plan, now)
            };
            assert_eq!(all.len(), 3);
            assert!(all.iter().all(|process| is_example(&process.id)));
            let weekend = is_weekend(now.date());
            assert!(status(&all[0]) == ContactStatus::ThankThem, "{now}");
            assert!(matches!(status(&all[1]), ContactStatus::MayAsk) || weekend, "{now}");
            assert!(matches!(status(&all[2]), ContactStatus::NextRound(_)), "{now}");
        }
    }
}
