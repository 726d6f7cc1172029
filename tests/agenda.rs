//! The agenda over several processes, the comparison of playbooks, and the exported plan.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, dates, day, round_id, short};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::contact_status::{ContactStatus, contact_status};
use afterword::domain::agenda::next_thing::{NextThing, next_thing};
use afterword::domain::agenda::tier::Tier;
use afterword::domain::agenda::{About, Agenda, Event, agenda};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm};
use afterword::domain::process::{Mark, Process};
use afterword::domain::promise::OwnPromise;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::compare::compare;
use afterword::domain::timeline::export::export;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::{SpanKind, StepKind, StepState};
use chrono::NaiveDateTime;

const NOW: &str = "2026-11-12 09:00";

fn named(id: &str, employer: &str, story: Story) -> Process {
    let mut process = story.process;
    process.id = ProcessId::parse(id).unwrap();
    process.employer = Line::cut(employer);
    process
}

/// Four searches: a panel yesterday, one that is silent beyond its date, one with a round ahead, one refused.
fn four() -> Vec<Process> {
    let portfolio = OwnPromise { what: Line::cut("the portfolio"), by: Some(day("2026-11-13")), kept: None };
    let panel = Story::ended("2026-11-11 14:00")
        .met("Miriam Osei")
        .met("Tomasz Brandt")
        .met("Priya Nair")
        .promised("2026-11-20")
        .with(|round| round.own_promises.push(portfolio))
        .sent_to("2026-11-11 20:00", afterword::domain::ledger::Purpose::ThankYou, &[1]);
    let silent = Story::ended("2026-11-02 14:00").promised("2026-11-10");
    let ahead = Story::ended("2026-11-03 14:00")
        .round_at("2026-11-16 09:30")
        .heard("2026-11-09 10:00", EmployerResponse::NextRound(round_id(2)));
    let refused = Story::ended("2026-10-20 14:00").heard("2026-11-11 18:00", EmployerResponse::Refusal);
    vec![
        named("halden", "Halden & Rowe", panel),
        named("northlight", "Northlight Museum Trust", silent),
        named("brightwater", "Brightwater Clinic", ahead),
        named("pell", "Pell & Sons", refused),
    ]
}

fn told(processes: &[Process], now: NaiveDateTime) -> Agenda {
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let plans: Vec<_> = processes.iter().map(|process| plan(process, house, &calendar, now)).collect();
    agenda(&processes.iter().zip(&plans).collect::<Vec<_>>(), now)
}

#[test]
fn now_is_in_order_of_consequence() {
    let agenda = told(&four(), at(NOW));
    // Northlight has been silent since Tuesday, Halden's thanks are due at 11:00, Pell said no yesterday evening.
    let cards: Vec<_> = agenda.now.iter().map(|item| (item.tier, item.process.as_str(), item.steps.len())).collect();
    let expected = [(Tier::Write, "northlight", 1), (Tier::Write, "halden", 2), (Tier::Write, "pell", 2)];
    assert_eq!(cards, expected);
    assert_eq!(agenda.now[1].title, "Thank the two you met");
    assert_eq!((agenda.counts.letters, agenda.counts.running), (4, 3));
    // A promise for tomorrow is a row until its day.
    let promised = agenda.look_back.iter().any(|item| item.steps.iter().any(|key| key.kind == StepKind::OwnPromise));
    assert!(promised && agenda.counts.answers == 0);
}

#[test]
fn hands_off_says_until_when() {
    let agenda = told(&four(), at(NOW));
    let hands_off: Vec<_> =
        agenda.hands_off.iter().map(|off| (off.process.as_str(), short(off.until), off.kind)).collect();
    // Nobody is told to wait for Halden, where two people still have to be thanked.
    let expected = [("brightwater", "2026-11-16 09:30".to_owned(), SpanKind::UntilRound)];
    assert_eq!(hands_off, expected, "Northlight wants a letter and Pell is over");
}

#[test]
fn coming_up_looks_two_weeks_ahead() {
    let agenda = told(&four(), at(NOW));
    assert!(agenda.coming.is_sorted_by_key(|coming| coming.at));
    assert!(agenda.coming.iter().all(|coming| at(NOW) <= coming.at && coming.at <= at("2026-11-26 09:00")));
    let has = |id: &str, what: &dyn Fn(&Event) -> bool| {
        agenda.coming.iter().any(|coming| coming.process.as_str() == id && what(&coming.what))
    };
    assert!(has("brightwater", &|what| *what == Event::Round(round_id(2))));
    assert!(has("halden", &|what| *what == Event::TheirDate(day("2026-11-20"))));
    assert!(has("halden", &|what| matches!(what, Event::Step(key, _) if key.kind == StepKind::FirstFollowUp)));
    assert!(!has("pell", &|_| true));
}

#[test]
fn the_search_is_one_step_a_week() {
    let mut processes = four();
    let step = told(&processes, at(NOW)).searching.unwrap();
    assert_eq!(step.key.to_string(), "keep-searching:2026-11-09");
    assert_eq!(dates(&step), "2026-11-09 00:00 | 2026-11-15 20:00 | 2026-11-15 23:59");
    processes[2].marks.insert(step.key.to_string(), Mark::Done(at("2026-11-10 10:00")));
    assert_eq!(told(&processes, at(NOW)).searching.unwrap().state, StepState::Done(at("2026-11-10 10:00")));
    let started = Story::ended("2026-10-01 14:00").decided("2026-11-10 09:00", Decision::StartedWork);
    processes.push(named("started", "Castell Energy", started));
    assert!(told(&processes, at(NOW)).searching.is_none());
    assert!(told(&[], at(NOW)).searching.is_none());
}

#[test]
fn an_interview_has_its_card_until_it_is_over() {
    // It begins at 08:30 and takes an hour.
    for (now, there) in [
        ("2026-11-11 09:00", true),
        ("2026-11-12 08:00", true),
        ("2026-11-12 09:00", true),
        ("2026-11-12 09:31", false),
    ] {
        let story = Story::new("2026-11-10 09:00").round_at("2026-11-12 08:30");
        let agenda = told(&[named("a", "Halden", story)], at(now));
        let rounds = agenda.now.iter().filter(|item| matches!(item.about, About::Round(_))).count();
        assert_eq!((rounds == 1, agenda.counts.days + agenda.counts.interviews == 1), (there, there), "{now}");
    }
}

#[test]
fn nobody_is_thanked_for_an_interview_that_is_still_to_come() {
    let story = || Story::new("2026-11-10 09:00").round_at("2026-11-12 15:00").met("Ann");
    let status = |now: &str| {
        let story = story();
        contact_status(&story.process, &story.plan(now), at(now))
    };
    let booked = ContactStatus::NextRound(at("2026-11-12 15:00"));
    let cases = [
        ("2026-11-11 18:00", booked),
        ("2026-11-12 14:00", booked),
        ("2026-11-12 15:30", booked),
        ("2026-11-12 16:10", ContactStatus::ThankThem),
    ];
    for (now, expected) in cases {
        assert_eq!(status(now), expected, "{now}");
    }
}

#[test]
fn once_work_has_started_the_others_ask_for_nothing_but_an_answer() {
    let started = Story::ended("2026-10-01 14:00").decided("2026-11-10 09:00", Decision::StartedWork);
    let mut processes = vec![named("started", "Castell Energy", started)];
    let late = |n: usize| {
        named(["a", "b", "c"][n], "Other", Story::ended("2026-11-11 14:00").met("Ann").promised("2026-11-20"))
    };
    processes.extend((0..3).map(late));
    let agenda = told(&processes, at(NOW));
    let asked: Vec<_> = agenda.now.iter().chain(&agenda.look_back).map(|item| item.process.as_str()).collect();
    assert_eq!((agenda.counts.due(), asked), (0, vec!["started"]));
    assert!(agenda.hands_off.is_empty() && agenda.coming.is_empty());
    assert!(agenda.extras.iter().all(|extra| extra.kind == StepKind::ThankReferees), "{:?}", agenda.extras);
    // Somebody who waits for an answer still gets one.
    let offered = Story::ended("2026-11-02 14:00")
        .heard("2026-11-11 09:00", EmployerResponse::Offer { form: OfferForm::Written, answer_by: None });
    processes.push(named("offered", "Halden", offered));
    let agenda = told(&processes, at(NOW));
    assert_eq!((agenda.counts.due(), agenda.now[0].process.as_str()), (1, "offered"));
}

#[test]
fn of_thousands_the_first_hundred_are_listed_and_all_are_counted() {
    let processes = Sampler::new(3).processes(at(NOW), 300, Richness::Rich);
    let ranks = |agenda: &Agenda| agenda.now.iter().map(|item| (item.tier, item.due)).collect::<Vec<_>>();
    let each = processes.iter().map(|one| told(std::slice::from_ref(one), at(NOW)));
    let mut all: Vec<_> = each.flat_map(|alone| ranks(&alone)).collect();
    all.sort();
    let together = told(&processes, at(NOW));
    assert!(all.len() > 100, "{}", all.len());
    assert!(together.counts.due() >= 100);
    assert_eq!(ranks(&together), all[..100]);
}

#[test]
fn of_thousands_the_next_hundred_to_come_and_to_leave_alone_are_listed_and_all_are_counted() {
    let processes = Sampler::new(3).processes(at(NOW), 400, Richness::Rich);
    let coming = |agenda: &Agenda| agenda.coming.iter().map(|one| one.at).collect::<Vec<_>>();
    let waits =
        |agenda: &Agenda| agenda.hands_off.iter().map(|one| (one.until, one.process.clone())).collect::<Vec<_>>();
    let each: Vec<_> = processes.iter().map(|one| told(std::slice::from_ref(one), at(NOW))).collect();
    let (mut all_coming, mut all_waits) = (Vec::new(), Vec::new());
    for alone in &each {
        all_coming.extend(coming(alone));
        all_waits.extend(waits(alone));
    }
    all_coming.sort();
    all_waits.sort();
    let together = told(&processes, at(NOW));
    assert!(all_coming.len() > 100 && all_waits.len() > 100, "{} {}", all_coming.len(), all_waits.len());
    assert_eq!((together.counts.coming, together.counts.hands_off), (all_coming.len(), all_waits.len()));
    assert_eq!((coming(&together), waits(&together)), (all_coming[..100].to_vec(), all_waits[..100].to_vec()));
}

#[test]
fn how_a_process_stands_does_not_depend_on_the_order_in_which_its_ledger_was_written() {
    for process in Sampler::new(5).processes(at(NOW), 60, Richness::Rich) {
        let mut turned = process.clone();
        turned.ledger.reverse();
        let times: Vec<_> = process.ledger.iter().map(|entry| entry.at).collect();
        // Entries of one moment keep the order in which they were written.
        if times.iter().enumerate().all(|(n, at)| !times[..n].contains(at)) {
            let moments = times.iter().copied().chain([at(NOW), NaiveDateTime::MIN]);
            assert!(moments.into_iter().all(|moment| process.status(moment) == turned.status(moment)));
        }
    }
}

#[test]
fn archived_and_trashed_processes_are_left_out() {
    let mut processes = four();
    for process in &mut processes {
        process.archived = Some(at(NOW));
    }
    let agenda = told(&processes, at(NOW));
    assert!(agenda.now.is_empty() && agenda.hands_off.is_empty() && agenda.coming.is_empty());
}

#[test]
fn the_six_playbooks_side_by_side() {
    let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let key = story.step(StepKind::ThankYou, NOW).key;
    let opinions = compare(&story.process, &story.calendar, &key, at(NOW));
    let opens: Vec<_> = opinions.iter().map(|each| short(each.window.unwrap().opens)).collect();
    let expected = [
        "2026-11-12 14:00",
        "2026-11-11 14:00",
        "2026-11-11 14:00",
        "2026-11-11 14:00",
        "2026-11-12 08:00",
        "2026-11-11 15:00",
    ];
    assert_eq!(opens, expected);
    let key = story.step(StepKind::SecondFollowUp, NOW).key;
    let opinions = compare(&story.process, &story.calendar, &key, at(NOW));
    let days: Vec<_> = opinions.iter().map(|each| each.window.map(|window| window.opens.date())).collect();
    let second = Some(day("2026-11-26"));
    assert_eq!(days, [second, Some(day("2026-11-23")), None, second, second, second]);
    let silent: Vec<_> = opinions.iter().map(|each| each.house_fills_in).collect();
    assert_eq!(silent, [false, false, false, true, true, false]);
}

#[test]
fn a_plan_goes_out_as_json() {
    let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let house = Playbook::built_in(Author::House);
    let plan = plan(&story.process, house, &story.calendar, at(NOW));
    let json = export(&story.process, house, &plan, at(NOW));
    assert_eq!(json["at"], "2026-11-12T09:00:00");
    assert_eq!(json["follow_ups"]["allowed"], 2);
    let steps = json["steps"].as_array().unwrap();
    let first = steps.iter().find(|step| step["kind"] == "follow-up-1").unwrap();
    assert_eq!(first["key"], "follow-up-1:r1");
    assert_eq!(first["opens"], "2026-11-19T09:00:00");
    assert_eq!(first["due"], "2026-11-19T18:00:00");
    assert_eq!(first["closes"], serde_json::Value::Null);
    assert_eq!(first["state"], "later");
    assert_eq!(first["rules"][0], "J2");
}

#[test]
fn whoever_ended_it_waits_for_no_date_any_more() {
    let waits = Story::ended("2026-11-11 14:00").promised("2026-11-20");
    let dates = |story: Story| {
        let agenda = told(&[named("halden", "Halden & Rowe", story)], at(NOW));
        agenda.coming.iter().filter(|one| matches!(one.what, Event::TheirDate(_))).count()
    };
    assert_eq!(dates(waits.clone()), 1);
    assert_eq!(dates(waits.decided("2026-11-11 18:00", Decision::Withdrew)), 0);
}

#[test]
fn a_kind_word_before_their_date_does_not_take_the_date_away() {
    let thanked =
        Story::ended("2026-11-11 14:00").promised("2026-11-20").heard("2026-11-12 08:00", EmployerResponse::Message);
    let thanked = thanked.sent("2026-11-11 19:00", afterword::domain::ledger::Purpose::ThankYou);
    let agenda = told(&[named("halden", "Halden & Rowe", thanked)], at(NOW));
    let dates: Vec<_> = agenda.coming.iter().filter(|one| matches!(one.what, Event::TheirDate(_))).collect();
    assert_eq!(dates.iter().map(|one| one.at).collect::<Vec<_>>(), [at("2026-11-20 00:00")]);
    assert_eq!(agenda.hands_off.len(), 1);
}

#[test]
fn the_weekly_step_names_no_day_on_which_a_week_begins() {
    // A week may begin on a Sunday or a Saturday: the pulse beside it says since when it counts.
    let week = told(&four(), at(NOW)).searching.unwrap();
    assert_eq!(week.because().plain(), "Once a week, until your search is over.");
}

#[test]
fn the_next_thing_of_each_employer_and_its_day() {
    let (house, calendar, now) = (Playbook::built_in(Author::House), WorkCalendar::default(), at(NOW));
    let [panel, silent, ahead, refused] = four().try_into().unwrap();
    let waiting = named("castell", "Castell Energy", Story::ended("2026-11-09 14:00").promised("2026-11-20"));
    let left = Story::ended("2026-10-20 14:00").decided("2026-10-22 18:00", Decision::Withdrew);
    let new = named("new", "Ateliers Béranger", Story::new("2026-11-12 08:00"));
    let table = [
        // Two of the three at the panel still have to be thanked, by eleven.
        (panel, Some(NextThing::Now("Thank the two you met".into(), at("2026-11-12 11:00")))),
        (silent, Some(NextThing::Late("Ask Northlight Museum Trust for news".into()))),
        (ahead, Some(NextThing::Round(at("2026-11-16 09:30")))),
        (refused, Some(NextThing::Now("Reply to their no".into(), at("2026-11-12 18:00")))),
        (waiting, Some(NextThing::Then("Ask Castell Energy for news".into(), at("2026-11-23 09:00")))),
        (named("left", "Pell & Sons", left), None),
        (new, None),
    ];
    for (process, expected) in table {
        let next = next_thing(&process, &plan(&process, house, &calendar, now), now);
        assert_eq!(next, expected, "{}", process.id);
    }
}
