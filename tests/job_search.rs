//! The search beside the interviews: weeks, targets, what hangs on whom, and when it may end. Worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::fixture::{Story, at, day};
use afterword::domain::advice::parameter::SearchUntil;
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::ics::log::{CalendarLog, Handed};
use afterword::domain::id::{LeadId, ProcessId};
use afterword::domain::job_search::{
    Effort, Going, JobSearch, Lead, LeadStage, Tally, Verdict, basket, going, this_week, week_of,
};
use afterword::domain::json::{from_value, text};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm};
use afterword::domain::process::Process;
use afterword::domain::round::RoundKind;
use afterword::domain::settings::{Reminders, Settings};
use afterword::domain::text::Line;
use proptest::prelude::*;

#[test]
fn a_week_begins_where_the_user_says() {
    let table = [
        ("2026-11-12", 1, "2026-11-09"),
        ("2026-11-09", 1, "2026-11-09"),
        ("2026-11-15", 1, "2026-11-09"),
        ("2026-11-12", 7, "2026-11-08"),
        ("2026-11-08", 7, "2026-11-08"),
        ("2026-11-07", 7, "2026-11-01"),
        ("2026-11-12", 6, "2026-11-07"),
        ("2026-11-13", 6, "2026-11-07"),
        ("2026-11-14", 6, "2026-11-14"),
        ("2027-01-01", 1, "2026-12-28"),
        ("2026-03-29", 1, "2026-03-23"),
    ];
    for (on, starts, first) in table {
        assert_eq!(week_of(day(on), starts), day(first), "{on} {starts}");
    }
}

#[test]
fn a_week_counts_its_own_seven_days_and_what_was_reached() {
    let mut search =
        JobSearch { targets: Tally { applications: 2, events: 1, ..Tally::default() }, ..JobSearch::default() };
    for (on, effort) in [
        ("2026-11-08", Effort::Application),
        ("2026-11-09", Effort::Application),
        ("2026-11-15", Effort::Application),
        ("2026-11-15", Effort::Cv),
        ("2026-11-16", Effort::Event),
    ] {
        assert!(search.note(day(on), effort));
    }
    let week = this_week(&search, day("2026-11-12"), 1);
    assert_eq!(week.done, Tally { applications: 2, cvs: 1, ..Tally::default() });
    assert_eq!(week.reached(), (1, 2));
    let sunday = this_week(&search, day("2026-11-12"), 7);
    assert_eq!(sunday.done.applications, 2, "the 8th and the 9th");
    assert_eq!(search.last_day(day("2026-11-12")), Some(day("2026-11-09")));

    search.take_back(week.first, day("2026-11-12"), Effort::Application);
    assert_eq!(this_week(&search, day("2026-11-12"), 1).done.applications, 1);
    search.take_back(week.first, day("2026-11-12"), Effort::Application);
    assert_eq!(search.week(day("2026-11-02")).applications, 1, "another week is left alone");
}

fn lead(id: &str, stage: LeadStage, by: Option<&str>) -> Lead {
    let (name, next) = (Line::cut(id), Line::default());
    Lead { id: LeadId::parse(id).unwrap(), name, stage, next, by: by.map(day), since: day("2026-11-01"), process: None }
}

fn process(id: &str, story: Story) -> Process {
    let mut process = story.process;
    process.id = ProcessId::parse(id).unwrap();
    process.employer = Line::cut(id);
    process
}

#[test]
fn the_basket_says_what_hangs_on_whom_and_little_where_there_is_little() {
    let now = at("2026-11-12 10:00");
    let one = process("one", Story::ended("2026-11-11 16:00"));
    let last = process(
        "last",
        Story::ended("2026-11-11 16:00").round_at("2026-12-01 10:00").with(|r| r.kind = RoundKind::Final),
    );
    let offer = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };
    let offered = process("offered", Story::ended("2026-11-02 16:00").heard("2026-11-10 10:00", offer));
    let refused =
        process("refused", Story::ended("2026-11-02 16:00").heard("2026-11-10 10:00", EmployerResponse::Refusal));
    let two_leads = vec![
        lead("found", LeadStage::Found, None),
        lead("talks", LeadStage::Talking, None),
        lead("over", LeadStage::Closed, None),
    ];
    // One round is 3 + 2 = 5 points, two with a final 3 + 4 + 2 = 9, an offer 16; leads 1, 2 and 3.
    type Row<'a> = (Vec<&'a Process>, Vec<Lead>, Verdict, Vec<u32>);
    let table: [Row; 7] = [
        (vec![], vec![], Verdict::Empty, vec![]),
        (vec![&refused], vec![lead("over", LeadStage::Closed, None)], Verdict::Empty, vec![]),
        (vec![&one], vec![], Verdict::One, vec![100]),
        (vec![], vec![lead("a", LeadStage::Applied, None)], Verdict::One, vec![100]),
        (vec![&one, &last], vec![], Verdict::Heavy, vec![64, 35]),
        (vec![&one, &last], two_leads, Verdict::Spread, vec![50, 27, 16, 5]),
        (vec![&one, &offered], vec![], Verdict::Heavy, vec![76, 23]),
    ];
    for (processes, leads, verdict, shares) in table {
        let search = JobSearch { leads, ..JobSearch::default() };
        let basket = basket(&processes, &search, now);
        assert_eq!(basket.verdict, verdict, "{basket:?}");
        assert_eq!(basket.eggs.iter().map(|egg| egg.share).collect::<Vec<_>>(), shares);
    }
    // Two roles with one employer hang on the same employer, however its name is written.
    let (mut other, mut unnamed) = (last.clone(), one.clone());
    other.employer = Line::cut("ONE ");
    (unnamed.employer, unnamed.role) = (Line::default(), Line::cut("a role"));
    let both = basket(&[&one, &other, &unnamed, &unnamed], &JobSearch::default(), now);
    let told: Vec<_> = both.eggs.iter().map(|egg| (egg.name.as_str(), egg.running, egg.points)).collect();
    assert_eq!(told, [("one", 2, 14), ("a role", 1, 5), ("a role", 1, 5)], "{both:?}");
    assert_eq!(both.eggs[0].process, Some(other.id), "the way leads to what has come furthest");
    assert_eq!(basket(&[&one, &last], &JobSearch::default(), now).eggs.len(), 2);
    let mut away = one.clone();
    away.archived = Some(now);
    assert_eq!(basket(&[&away], &JobSearch::default(), now).verdict, Verdict::Empty);
}

#[test]
fn the_search_goes_on_until_the_playbook_says_so() {
    let offer = |form| EmployerResponse::Offer { form, answer_by: None };
    let verbal = || Story::ended("2026-11-02 16:00").heard("2026-11-10 10:00", offer(OfferForm::Verbal));
    let written = || Story::ended("2026-11-02 16:00").heard("2026-11-10 10:00", offer(OfferForm::Written));
    let accepted = || written().decided("2026-11-11 10:00", Decision::Accepted);
    let id = ProcessId::parse("x1").unwrap();
    let despite = |until| Going::OnDespite { process: id.clone(), until, accepted: false };
    let taken = |until| Going::OnDespite { process: id.clone(), until, accepted: true };
    let over = || Going::Over { process: id.clone() };
    let table = [
        (Story::ended("2026-11-02 16:00"), Author::House, Going::On),
        (verbal(), Author::House, despite(SearchUntil::StartWork)),
        (verbal(), Author::A, despite(SearchUntil::FirmOffer)),
        (written(), Author::A, over()),
        (written(), Author::F, despite(SearchUntil::OfficiallyHired)),
        (accepted(), Author::F, over()),
        (accepted(), Author::J, taken(SearchUntil::StartWork)),
        (accepted().decided("2026-11-12 09:00", Decision::StartedWork), Author::J, over()),
    ];
    for (story, letter, expected) in table {
        let story = story.by(letter);
        let (now, plan) = ("2026-11-12 10:00", story.plan("2026-11-12 10:00"));
        let until = |_: &Process| Playbook::built_in(letter).parameters.search_until.value;
        assert_eq!(going(&[(&story.process, &plan)], at(now), until), expected, "{letter:?}");
    }
}

#[test]
fn leads_with_a_day_come_first_and_closed_ones_not_at_all() {
    let leads = vec![
        lead("later", LeadStage::Found, Some("2026-12-01")),
        lead("none", LeadStage::Found, None),
        lead("over", LeadStage::Closed, Some("2026-11-01")),
        lead("soon", LeadStage::Applied, Some("2026-11-13")),
    ];
    let search = JobSearch { leads, ..JobSearch::default() };
    let names: Vec<&str> = search.open_leads().iter().map(|lead| &*lead.name).collect();
    assert_eq!(names, ["soon", "later", "none"]);
    let due = |today: &str| search.due_leads(day(today)).iter().map(|lead| lead.name.to_string()).collect::<Vec<_>>();
    assert_eq!(due("2026-11-12"), [""; 0], "a day to come, and a closed lead, ask for nothing");
    assert_eq!(due("2026-11-13"), ["soon"]);
    assert_eq!(due("2026-12-24"), ["soon", "later"]);
    let closed: Vec<&str> = search.closed_leads().iter().map(|lead| &*lead.name).collect();
    assert_eq!(closed, ["over"]);
}

#[test]
fn a_lead_without_a_name_is_called_something() {
    let mut unnamed = lead("a", LeadStage::Found, None);
    unnamed.name = Line::default();
    assert_eq!((unnamed.shown(), lead("a", LeadStage::Found, None).shown()), ("A lead without a name", "a"));
}

#[test]
fn a_day_has_a_limit_and_a_week_counts_all_its_days() {
    let mut search = JobSearch::default();
    let full = |search: &mut JobSearch, on: &str| while search.note(day(on), Effort::Event) {};
    full(&mut search, "2026-11-11");
    full(&mut search, "2026-11-12");
    assert!(!search.note(day("2026-11-12"), Effort::Event), "the day is full");
    let count = |search: &JobSearch| this_week(search, day("2026-11-12"), 1).done.events;
    assert_eq!(count(&search), 2 * Tally::MOST);
    search.take_back(day("2026-11-09"), day("2026-11-12"), Effort::Event);
    assert_eq!(count(&search), 2 * Tally::MOST - 1);
}

#[test]
fn the_new_records_are_written_to_the_byte_as_ever() {
    let empty = [text(&JobSearch::default()), text(&CalendarLog::default())];
    assert_eq!(empty, ["{}", "{}"]);
    let mut search = JobSearch { week_starts: Some(7), ..JobSearch::default() };
    search.targets.applications = 3;
    search.note(day("2026-11-12"), Effort::Cv);
    search.leads.push(lead("a", LeadStage::Found, Some("2026-11-13")));
    assert_eq!(
        text(&search),
        r#"{"targets":{"applications":3},"days":{"2026-11-12":{"cvs":1}},"leads":[{"id":"a","name":"a","stage":"found","by":"2026-11-13","since":"2026-11-01"}],"week_starts":7}"#
    );
    let mut log = CalendarLog { unnamed: true, last: Some(at("2026-11-12 09:00")), ..CalendarLog::default() };
    log.handed.insert("p.x".into(), Handed { at: at("2026-11-13 09:00"), day: true, sequence: 7, sum: 9, off: true });
    assert_eq!(
        text(&log),
        r#"{"unnamed":true,"last":"2026-11-12T09:00:00","handed":{"p.x":{"at":"2026-11-13T09:00:00","day":true,"sequence":7,"sum":9,"off":true}}}"#
    );
    let reminders = Reminders { notify: true, ..Reminders::default() };
    let settings = Settings { reminders, ..Settings::default() };
    assert!(text(&settings).ends_with(r#""reminders":{"notify":true}}"#));
    for written in [text(&search), text(&log)] {
        let value = serde_json::from_str(&written).unwrap();
        let again = if written.contains("handed") {
            from_value::<CalendarLog>(value).map(|it| text(&it))
        } else {
            from_value::<JobSearch>(value).map(|it| text(&it))
        };
        assert_eq!(again, Ok(written));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_day_lies_in_one_week_and_is_counted_once(offset in 0_i64..3_000, starts in 1_u8..=7, times in 1_usize..5) {
        let on = day("2024-01-01") + chrono::Duration::days(offset);
        let first = week_of(on, starts);
        prop_assert!(first <= on && (on - first).num_days() < 7);
        prop_assert_eq!(week_of(first, starts), first);
        let mut search = JobSearch::default();
        for _ in 0..times {
            search.note(on, Effort::Event);
        }
        prop_assert_eq!(usize::from(this_week(&search, on, starts).done.events), times);
        for _ in 0..times {
            search.take_back(first, on, Effort::Event);
        }
        prop_assert_eq!(search, JobSearch::default());
    }

    #[test]
    fn shares_never_come_to_more_than_all(leads in proptest::collection::vec(0_usize..4, 0..40)) {
        let leads = leads.iter().enumerate().map(|(n, stage)| lead(&format!("l{n}"), LeadStage::ALL[*stage], None));
        let basket = basket(&[], &JobSearch { leads: leads.collect(), ..JobSearch::default() }, at("2026-11-12 10:00"));
        prop_assert!(basket.eggs.iter().map(|egg| egg.share).sum::<u32>() <= 100);
        prop_assert!(basket.eggs.windows(2).all(|pair| pair[0].points >= pair[1].points));
    }
}
