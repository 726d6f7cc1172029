//! What changed between two looks, worked out by hand.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, short};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::changes::{Change, Compared, What, changes, may_differ};
use afterword::domain::ledger::{Decision, EmployerResponse, Purpose};
use afterword::domain::process::{Mark, Process};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use chrono::{Duration, NaiveDateTime};
use proptest::prelude::*;

fn between(process: &Process, then: NaiveDateTime, now: NaiveDateTime) -> Vec<Change> {
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let (before, after) = (plan(process, house, &calendar, then), plan(process, house, &calendar, now));
    changes(&[Compared { process, before: &before, after: &after }], then, now)
}

fn told(story: &Story, then: &str, now: &str) -> Vec<String> {
    let line = |change: Change| {
        let what = match change.what {
            What::News(entry) => format!("news {entry}"),
            What::DatePassed(day) => format!("no word by {day}"),
            What::Filled(title) => format!("filled: {title}"),
            What::Opened(title) => format!("opened: {title}"),
            What::Back(title) => format!("back: {title}"),
            What::Closed(title) => format!("closed: {title}"),
            What::Unsaid(title) => format!("unsaid: {title}"),
        };
        format!("{} {what}", short(change.at))
    };
    between(&story.process, at(then), at(now)).into_iter().map(line).collect()
}

/// Wednesday 11 November, 14:00, two people, an answer promised for Wednesday the 18th.
fn panel() -> Story {
    Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-18")
}

#[test]
fn scenarios() {
    let one_thanked = || panel().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]);
    let off = Mark::Snoozed { until: at("2026-11-20 09:00"), reason: Line::cut("She is away"), past: None };
    let table: &[(&str, Story, &str, &str, &[&str])] = &[
        ("nothing within the quiet period", panel(), "2026-11-14 09:00", "2026-11-17 09:00", &[]),
        ("the same minute", panel(), "2026-11-11 15:00", "2026-11-11 15:00", &[]),
        (
            "thanks open an hour after the interview",
            panel(),
            "2026-11-11 14:30",
            "2026-11-11 15:30",
            &["2026-11-11 15:00 opened: Thank the two you met"],
        ),
        (
            "the time to thank ran out for the one who was not thanked",
            one_thanked(),
            "2026-11-11 21:00",
            "2026-11-13 15:00",
            &["2026-11-13 14:00 unsaid: Thank Tomasz Brandt"],
        ),
        (
            "opened and closed while nobody looked: only the end of it",
            panel(),
            "2026-11-11 14:30",
            "2026-11-13 15:00",
            &["2026-11-13 14:00 unsaid: Thank the two you met"],
        ),
        (
            "their date passes after a kind word that said nothing",
            panel().heard("2026-11-12 10:00", EmployerResponse::Message),
            "2026-11-17 09:00",
            "2026-11-19 08:00",
            &["2026-11-18 23:59 no word by 2026-11-18"],
        ),
        (
            "their date passes, and one may ask",
            panel(),
            "2026-11-17 09:00",
            "2026-11-19 09:00",
            &["2026-11-19 09:00 opened: Ask Miriam Osei for news", "2026-11-18 23:59 no word by 2026-11-18"],
        ),
        ("the last minute of their day is theirs", panel(), "2026-11-17 09:00", "2026-11-18 23:59", &[]),
        (
            "looked at in the very last minute, it has passed with the next",
            panel(),
            "2026-11-18 23:59",
            "2026-11-19 00:00",
            &["2026-11-18 23:59 no word by 2026-11-18"],
        ),
        (
            "they wrote, so that nothing is to be asked",
            panel().new_date("2026-11-18 11:00", "2026-11-27"),
            "2026-11-17 09:00",
            "2026-11-19 10:00",
            &["2026-11-18 11:00 news e1"],
        ),
        (
            "a refusal closes the rest without further words",
            panel().heard("2026-11-18 11:00", EmployerResponse::Refusal),
            "2026-11-17 09:00",
            "2026-11-18 12:00",
            &["2026-11-18 11:00 news e1"],
        ),
        (
            "what the user did is no change",
            panel().decided("2026-11-18 11:00", Decision::Withdrew).sent("2026-11-18 11:05", Purpose::Withdraw),
            "2026-11-17 09:00",
            "2026-11-18 12:00",
            &[],
        ),
        (
            "what was put off is back",
            panel().marked("follow-up-1:r1", off.clone()),
            "2026-11-19 18:00",
            "2026-11-20 09:00",
            &["2026-11-20 09:00 back: Ask Miriam Osei for news"],
        ),
        (
            "and not before its moment",
            panel().marked("follow-up-1:r1", off),
            "2026-11-19 10:00",
            "2026-11-20 08:59",
            &[],
        ),
    ];
    for (name, story, then, now, expected) in table {
        assert_eq!(told(story, then, now), *expected, "{name}");
    }
}

#[test]
fn in_the_end_it_is_taken_as_filled() {
    let story = panel().sent("2026-11-19 10:00", Purpose::FollowUp).sent("2026-11-26 10:00", Purpose::FollowUp);
    let filled = story.step(afterword::domain::timeline::step::StepKind::AssumeFilled, "2026-11-27 09:00");
    let opens = filled.window.opens;
    let found = between(&story.process, opens - Duration::days(1), opens);
    let what: Vec<_> = found.into_iter().map(|change| change.what).collect();
    assert_eq!(what, [What::Filled("Assume Northlight Museum Trust chose someone else".into())]);
}

#[test]
fn records_put_away_are_silent() {
    for put_away in [
        |process: &mut Process| process.archived = Some(at("2026-11-12 09:00")),
        |process: &mut Process| {
            process.trashed = Some(at("2026-11-12 09:00"));
        },
    ] {
        let mut story = panel();
        put_away(&mut story.process);
        assert!(told(&story, "2026-11-17 09:00", "2026-11-19 10:00").is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_change_lies_between_the_looks_and_is_never_missed_by_the_quick_test(
        seed in any::<u64>(), from in -40i64 * 1440..40 * 1440, minutes in 0i64..20 * 1440,
    ) {
        let middle = at("2026-11-12 09:00");
        let process = Sampler::new(seed).process(middle, Richness::Mixed);
        let then = middle + Duration::minutes(from);
        let now = then + Duration::minutes(minutes);
        let found = between(&process, then, now);
        for change in &found {
            prop_assert!(then <= change.at && change.at <= now, "{change:?}");
        }
        let after = plan(&process, Playbook::built_in(Author::House), &WorkCalendar::default(), now);
        prop_assert!(found.is_empty() || may_differ(&process, &after, then, now), "{found:?}");
    }

    #[test]
    fn two_looks_tell_of_all_that_one_would(seed in any::<u64>(), from in -40i64 * 1440..40 * 1440, a in 0i64..5000, b in 0i64..5000) {
        // Looking once more in between never hides news or a date that passed.
        let middle = at("2026-11-12 09:00");
        let process = Sampler::new(seed).process(middle, Richness::Mixed);
        let then = middle + Duration::minutes(from);
        let (between_them, now) = (then + Duration::minutes(a), then + Duration::minutes(a + b));
        let facts = |found: Vec<Change>| -> Vec<String> {
            let kept = found.into_iter().filter(|change| matches!(change.what, What::News(_)));
            kept.map(|change| format!("{change:?}")).collect()
        };
        let mut twice = facts(between(&process, between_them, now));
        twice.extend(facts(between(&process, then, between_them)));
        prop_assert_eq!(twice, facts(between(&process, then, now)));
    }
}
