//! Rounds that are put off, do not take place, or are held under another clock.

use super::{has, interview, ruling, schedule, told};
use crate::fixture::{Story, at, dates, round_id, state};
use afterword::domain::advice::playbook::Author::House;
use afterword::domain::advice::playbook::Playbook;
use afterword::domain::channel::Channel::Email;
use afterword::domain::id::RoundId;
use afterword::domain::ledger::{EmployerResponse, Purpose};
use afterword::domain::person::Part;
use afterword::domain::round::{RoundState, Schedule, Zone};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::{Landmark, StepKind};

/// A second round is booked for Wednesday 25 November, 14:00; an hour before they put it off.
fn booked() -> Story {
    interview()
        .heard("2026-11-17 10:00", EmployerResponse::NextRound(round_id(2)))
        .round_at("2026-11-25 14:00")
        .met("Priya Nair")
}

fn put_off(new: Schedule) -> Story {
    let mut story = booked();
    assert_eq!(story.process.put_off_round(at("2026-11-25 13:00"), new), Some(round_id(2)));
    story.heard("2026-11-25 13:00", EmployerResponse::Postponed)
}

#[test]
fn a_round_put_off_an_hour_before_counts_for_nothing() {
    let story = put_off(Schedule::default());
    let now = "2026-11-25 15:30";
    assert_eq!(told(&story, StepKind::ThankYou, now).len(), 1, "only the thanks of the first round");
    for kind in [StepKind::PrepareRound, StepKind::NewTime] {
        assert!(!has(&story, kind, now), "{kind:?}");
    }
    // Ten working days from the news, whatever was promised before.
    let first = story.step(StepKind::FirstFollowUp, now);
    assert_eq!((dates(&first).as_str(), state(&first).as_str()), ("2026-12-09 09:00 | 2026-12-09 18:00 | -", "later"));
    assert!(first.title.ends_with("for the new time"), "{}", first.title);
    assert!(story.plan(now).landmarks.iter().all(|mark| !matches!(mark, Landmark::Round(id, _) if *id == round_id(2))));
}

#[test]
fn the_new_time_is_asked_of_whom_it_was_put_off_with_and_spends_no_follow_up() {
    // Nothing was held yet, and nobody but her is known.
    let first = Story::new("2026-11-02 09:00").round_at("2026-11-05 10:00").met("Joan Ødegård");
    let first = first.with(|round| round.state = RoundState::Postponed);
    for story in [first.heard("2026-11-03 10:00", EmployerResponse::Postponed), put_off(Schedule::default())] {
        let now = if story.process.rounds.len() > 1 { "2026-12-09 10:00" } else { "2026-11-17 10:00" };
        let name = story.process.people.last().unwrap().name.clone();
        let step = story.step(StepKind::FirstFollowUp, now);
        assert_eq!(
            (step.title, step.to),
            (format!("Ask {name} for the new time"), story.process.people.last().map(|one| one.id.clone()))
        );
        assert!(step.advice.plain().contains("when would suit them now?"), "{}", step.advice.plain());
        let asked = story.clone().sent(now, Purpose::NewTime);
        assert!(asked.state(StepKind::FirstFollowUp, now).starts_with("done"));
        assert_eq!(asked.plan(now).follow_ups_spent, 0, "it is no follow-up");
        // The second counts from it, and does not run away.
        let second = |now: &str| asked.dates(StepKind::SecondFollowUp, now);
        assert_eq!(second(now), second("2026-12-30 10:00"));
    }
}

#[test]
fn who_is_known_is_asked_where_nobody_was_named_for_the_last_round() {
    let story = interview().round_at("2026-11-18 14:00");
    let named = story.process.people[0].name.clone();
    let step = story.step(StepKind::FirstFollowUp, "2026-12-15 10:00");
    assert_eq!(step.title, format!("Ask {named} for news"));
}

#[test]
fn a_round_put_off_to_a_new_time_is_booked_for_that() {
    let story = put_off(Schedule::starting(at("2026-12-02 10:00"), None).unwrap());
    let now = "2026-11-25 15:30";
    assert_eq!(story.dates(StepKind::PrepareRound, now), "2026-11-17 10:00 | 2026-12-01 20:00 | 2026-12-02 10:00");
    assert_eq!(story.state(StepKind::FirstFollowUp, now), "cancelled");
    // Its thanks count from the new end, 11:00.
    let thanks = told(&story, StepKind::ThankYou, "2026-12-02 12:30");
    assert_eq!(thanks[1], "Thank Priya Nair: 2026-12-02 12:00 | 2026-12-02 21:00 | 2026-12-03 11:00, now");
}

/// C38: a telephone interview on Wednesday 9 December, 13:00, 30 minutes, with a recruiter. Nobody rang.
fn they_did_not_ring() -> Story {
    Story::new("2026-12-08 09:00")
        .round(Schedule::starting(at("2026-12-09 13:00"), Some(30)).unwrap())
        .met_as("Joy Adeyemi", Part::Recruiter)
        .with(|round| round.state = RoundState::NotHeld)
}

#[test]
fn a_round_that_did_not_take_place_asks_for_a_new_time_alone() {
    let story = they_did_not_ring();
    for (now, stands) in [("2026-12-09 13:20", "now"), ("2026-12-09 15:00", "now"), ("2026-12-10 09:00", "late")] {
        let plan = story.plan(now);
        let all: Vec<_> =
            plan.steps.iter().map(|step| format!("{}: {}, {}", step.title, dates(step), state(step))).collect();
        let window = "2026-12-09 13:00 | 2026-12-09 18:00 | 2026-12-16 18:00";
        assert_eq!(all, [format!("Ask Joy Adeyemi for a new time: {window}, {stands}")], "{now}");
        assert!(plan.spans.is_empty() && plan.landmarks.is_empty());
        assert_eq!(ruling(&story, Purpose::NewTime, Email, now), "allowed", "{now}");
    }
    // A short mail spends nothing.
    let asked = story.sent_to("2026-12-09 13:20", Purpose::NewTime, &[1]);
    let plan = asked.plan("2026-12-09 15:00");
    assert_eq!(plan.follow_ups_spent, 0);
    assert_eq!(asked.state(StepKind::NewTime, "2026-12-09 15:00"), "done 2026-12-09 13:20");
    assert_eq!(ruling(&asked, Purpose::NewTime, Email, "2026-12-10 09:00"), "wait 2026-12-11 09:00");
}

#[test]
fn after_the_new_time_everything_counts_from_that() {
    let mut story = they_did_not_ring().sent_to("2026-12-09 13:20", Purpose::NewTime, &[1]);
    let new = Schedule::starting(at("2026-12-11 10:00"), Some(30)).unwrap();
    let again = story.process.rounds[0].again(RoundId::parse("r2").unwrap(), new);
    story.process.rounds.push(again);
    assert!(!has(&story, StepKind::NewTime, "2026-12-10 09:00"));
    assert_eq!(
        story.dates(StepKind::ThankYou, "2026-12-11 12:00"),
        "2026-12-11 11:30 | 2026-12-11 21:00 | 2026-12-12 10:30"
    );
    // Ten working days after Friday 11 December.
    assert_eq!(story.dates(StepKind::FirstFollowUp, "2026-12-11 12:00"), "2026-12-25 09:00 | 2026-12-25 18:00 | -");
    assert_eq!(story.plan("2026-12-11 12:00").follow_ups_spent, 0);
    assert_eq!(story.process.rounds[0].state, RoundState::NotHeld, "what was stays in the record");
}

/// A round is over by its own clock, wherever the device is.
#[test]
fn abroad_and_back_across_a_clock_change() {
    let zone = |name: &str, offset| Some(Zone { name: Line::cut(name), offset });
    // Entered in London, looked at from New York: 15:00 there is 10:00 here.
    let london = Story::new("2026-11-10 09:00")
        .round(schedule("2026-11-11 14:00", "2026-11-11 15:00"))
        .met("Miriam Osei")
        .with(|round| round.zone = zone("Europe/London", 0));
    let seen_from = |story: &Story, offset, now: &str| {
        let calendar = story.calendar.clone().here(offset);
        let plan = plan(&story.process, Playbook::built_in(House), &calendar, at(now));
        let thanks = plan.steps.iter().find(|step| step.key.kind == StepKind::ThankYou).map(dates).unwrap();
        (plan.steps.iter().any(|step| step.key.kind == StepKind::PrepareRound), thanks)
    };
    let thanks = || "2026-11-11 16:00 | 2026-11-12 11:00 | 2026-11-12 15:00".to_owned();
    assert_eq!(seen_from(&london, -300, "2026-11-11 09:59"), (true, thanks()));
    assert_eq!(seen_from(&london, -300, "2026-11-11 10:00"), (false, thanks()));
    assert_eq!(seen_from(&london, 0, "2026-11-11 14:59"), (true, thanks()));
    assert_eq!(seen_from(&london, 0, "2026-11-11 15:00"), (false, thanks()));
    // Entered in New York in summer time, looked at from London on the day its clocks go back, 25 October: 11:00
    // there is 15:00 here, not 16:00 as the week before.
    let new_york = Story::new("2026-10-20 09:00")
        .round(schedule("2026-10-25 10:00", "2026-10-25 11:00"))
        .met("Miriam Osei")
        .with(|round| round.zone = zone("America/New_York", -240));
    assert!(seen_from(&new_york, 0, "2026-10-25 14:59").0);
    assert!(!seen_from(&new_york, 0, "2026-10-25 15:00").0);
    // Without a zone it is over by the clock on the wall, as ever.
    let plain = london.with(|round| round.zone = None);
    assert!(seen_from(&plain, -300, "2026-11-11 14:59").0);
}
