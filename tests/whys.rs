//! Every "why" is checked: for each step of 10,000 made-up records its dates are reckoned again from the terms that the
//! sentence itself names, by a reader that knows nothing of how the sentence was made.

#![allow(clippy::unwrap_used)]

use crate::lively;

use crate::fixture;
use crate::fixture::{at, day};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::advice::playbooks::playbooks;
use afterword::domain::advice::rules::rule;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::ProcessId;
use afterword::domain::timeline::ending::Deadline;
use afterword::domain::timeline::plan_beside;
use afterword::domain::timeline::step::{Step, StepKind, Window};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;

/// What a sentence says: the dates it gives, and the days it names as not counted.
#[derive(Default)]
struct Read {
    opens: Option<NaiveDateTime>,
    due: Option<NaiveDateTime>,
    closes: Option<NaiveDateTime>,
    last: Option<NaiveDateTime>,
}

/// The working days as the sentence tells them: the weekend is the user's own, every other day off is named.
struct Days {
    weekend: Vec<u32>,
    off: Vec<(NaiveDate, NaiveDate)>,
}

impl Days {
    fn works(&self, on: NaiveDate) -> bool {
        let weekend = self.weekend.contains(&on.weekday().number_from_monday());
        !weekend && !self.off.iter().any(|(first, last)| *first <= on && on <= *last)
    }

    fn later(&self, from: NaiveDate, days: u32) -> NaiveDate {
        (0..days).fold(from, |on, _| self.from(on + Duration::days(1)))
    }

    fn from(&self, from: NaiveDate) -> NaiveDate {
        from.iter_days().find(|on| self.works(*on)).unwrap()
    }
}

/// The last day or moment in a text, where it ends with one.
fn stamp(text: &str) -> Option<NaiveDateTime> {
    let moment = |length: usize| text.len().checked_sub(length).and_then(|at| text.get(at..));
    let exact = moment(16).and_then(|text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").ok());
    exact.or_else(|| moment(10)?.parse::<NaiveDate>().ok().map(|on| on.and_time(NaiveTime::MIN)))
}

fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.get(..5)?, "%H:%M").ok()
}

/// Reckons one clause: "from 09:00 2 working days later".
fn reckon(words: &str, base: NaiveDateTime, opens: NaiveDateTime, days: &Days, moved: bool) -> NaiveDateTime {
    let words = words.trim();
    if words.is_empty() {
        return base;
    }
    let number = |text: &str| text.split(' ').next().and_then(|word| word.parse::<i64>().ok());
    let Some(hour) = clock(words) else {
        let count = number(words).unwrap();
        let unit = words.split(' ').nth(1).unwrap();
        assert!(words.ends_with(" later"), "{words}");
        return base
            + match unit.trim_end_matches('s') {
                "minute" => Duration::minutes(count),
                "hour" => Duration::hours(count),
                "day" => Duration::days(count),
                _ => panic!("{words}"),
            };
    };
    let on = match words[5..].trim() {
        "that day" => base.date(),
        "the day before" => base.date() - Duration::days(1),
        "the next day" => base.date() + Duration::days(1),
        "the same day" => return opens.date().and_time(hour),
        rest if rest.contains("working day") => {
            return days.later(base.date(), number(rest).unwrap() as u32).and_time(hour);
        }
        rest if rest.ends_with("later") => base.date() + Duration::days(number(rest).unwrap()),
        rest => panic!("{rest}"),
    };
    // A day of which the sentence says that nobody works then gives way to the next one.
    if moved { days.from(on) } else { on }.and_time(hour)
}

/// Reads a sentence. Errors: what it says does not hold together.
fn read(text: &str, weekend: &[u32]) -> Read {
    let moved = text.contains(" is no working day");
    let mut days = Days { weekend: weekend.to_vec(), off: Vec::new() };
    if let Some((_, list)) = text.split_once("Days off between: ") {
        let list = list.split(". ").next().unwrap();
        for stretch in list.split(", ") {
            let (first, last) = stretch.split_once(" to ").unwrap_or((stretch, stretch));
            days.off.push((day(first), day(last)));
        }
    }
    // What each clause gives, and what the bracket behind it says: the last one counts.
    let mut said: BTreeMap<&str, (NaiveDateTime, String)> = BTreeMap::new();
    // A fact ends with its day or moment and a colon; what is reckoned from it ends with the sentence.
    let mut rest = text;
    while let Some(at) = rest.find(": ") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        rest = after;
        let Some(base) = stamp(before) else { continue };
        // A comma inside a bracket parts nothing.
        let clauses = after.split(". ").next().unwrap().replace(", so ", "; so ");
        for clause in clauses.split(", ") {
            let (clause, note) = clause.split_once(" (").unwrap_or((clause, ""));
            let leads = [
                ("opens", "from ", "at once"),
                ("due", "best by ", "best at once"),
                ("closes", "at the latest ", "until then"),
                ("last", "late until ", "late until then"),
            ];
            let found = leads.into_iter().find_map(|(name, lead, bare)| {
                Some((name, clause.strip_prefix(lead).or_else(|| (clause == bare).then_some(""))?))
            });
            let (name, words) = found.unwrap_or_else(|| panic!("{clause} in {text}"));
            let opens = said.get("opens").map_or(base, |(at, _)| *at);
            let is_moved = moved && !clause.contains("the same day");
            said.insert(name, (reckon(words, base, opens, &days, is_moved), note.to_owned()));
        }
    }
    let raw = |name| said.get(name).map(|(at, _): &(NaiveDateTime, String)| *at);
    let note = |name| said.get(name).map_or("", |(_, note)| note.as_str());
    let opens = raw("opens");
    let closes = match note("closes") {
        "" => raw("closes"),
        "before it opens; so at once)" => opens,
        other => panic!("{other} in {text}"),
    };
    let due = match note("due") {
        "" => raw("due"),
        "before it opens; so until it closes)" | "after it closes; so until then)" => closes,
        "before it opens; so at once)" => opens,
        other => panic!("{other} in {text}"),
    };
    let last = match note("last") {
        "" => raw("last"),
        "before it closes; so until then)" => closes,
        other => panic!("{other} in {text}"),
    };
    Read { opens, due, closes, last }
}

fn check(step: &Step, weekend: &[u32]) -> Result<(), String> {
    let because = step.because().plain();
    let read = read(&because, weekend);
    let Window { opens, due, closes } = step.window;
    let said = (read.opens, read.due, read.closes);
    if said != (Some(opens), Some(due), closes) {
        return Err(format!("{}: {because}\nshown {opens}, {due}, {closes:?}; said {said:?}", step.key));
    }
    let exact = !matches!(step.key.kind, StepKind::FirstFollowUp | StepKind::SecondFollowUp | StepKind::AsTold);
    if exact && read.last.or(closes) != step.last {
        return Err(format!("{}: {because}\nlast {:?}, said {:?}", step.key, step.last, read.last));
    }
    Ok(())
}

#[test]
fn every_why_gives_the_dates_that_are_shown() {
    let calendars = [
        (vec![6, 7], vec![]),
        (vec![6, 7], vec!["2026-11-26", "2026-11-27", "2026-12-24", "2026-12-25", "2026-12-28", "2027-01-01"]),
        (vec![5, 6], vec!["2026-11-15", "2026-11-18", "2026-11-19"]),
        (vec![7], vec!["2026-11-20"]),
    ];
    let now = at("2026-11-17 10:20");
    let (mut steps, mut kinds) = (0, BTreeMap::<StepKind, usize>::new());
    for seed in 0..10_000_u64 {
        let process = lively::process(seed, now);
        let (weekend, off) = &calendars[(seed % 4) as usize];
        let days_off: Vec<NaiveDate> = off.iter().map(|text| day(text)).collect();
        let calendar = WorkCalendar::new(weekend.iter().map(|day| *day as u8), days_off).unwrap().here(0);
        let playbook = playbooks()[(seed % 6) as usize];
        let since = now - Duration::hours((seed % 90) as i64);
        let elsewhere = Deadline {
            process: ProcessId::parse("other").unwrap(),
            since,
            // Every other one is taken.
            by: (!seed.is_multiple_of(6)).then(|| now.date() + Duration::days((seed % 9) as i64)),
        };
        let offers = if seed.is_multiple_of(3) { vec![elsewhere] } else { Vec::new() };
        let when = now + Duration::hours((seed % 1000) as i64 - 200);
        for step in plan_beside(&process, playbook, &calendar, &offers, when).steps {
            steps += 1;
            *kinds.entry(step.key.kind).or_default() += 1;
            if let Err(wrong) = check(&step, weekend) {
                panic!("seed {seed}, {}: {wrong}", playbook.name);
            }
            assert!(step.because().plain().contains(&format!("Advice: {}", playbook.name)), "{}", step.key);
            assert!(step.rules.iter().all(|id| rule(*id).is_some()), "{}", step.key);
        }
    }
    assert!(steps > 100_000, "{steps}");
    // Every kind but the weekly one, which the agenda makes, was among them.
    assert_eq!(kinds.len(), StepKind::StopSearching as usize, "{kinds:?}");
}

#[test]
fn the_check_of_the_whys_finds_a_wrong_one() {
    let story = fixture::Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let step = story.step(StepKind::FirstFollowUp, "2026-11-12 10:00");
    assert_eq!(check(&step, &[6, 7]), Ok(()));
    for minutes in [1, 60, 1440, -1440] {
        let mut wrong = step.clone();
        wrong.window.opens += Duration::minutes(minutes);
        assert!(check(&wrong, &[6, 7]).is_err());
        let mut wrong = step.clone();
        wrong.window.due += Duration::minutes(minutes);
        assert!(check(&wrong, &[6, 7]).is_err());
    }
    assert_eq!(Playbook::built_in(Author::House).name, "Recommended");
}
