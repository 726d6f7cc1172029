//! Putting a step off: what is on offer, what it costs, and how the plan reads while it rests. Worked out by hand.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, day, round_id, short};
use afterword::domain::agenda::{Event, agenda};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::json::{from_value, text};
use afterword::domain::ledger::Purpose;
use afterword::domain::process::{Mark, Process};
use afterword::domain::promise::OwnPromise;
use afterword::domain::snooze::{Cost, Preset, SnoozeError, chosen, cost, early, knowing, presets};
use afterword::domain::text::Line;
use afterword::domain::timeline::step::{Plan, StepKind};

/// Wednesday 11 November, 14:00: thanks are best by Thursday 11:00 and close on Thursday at 14:00.
fn panel() -> Story {
    Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18")
}

fn off(until: &str, reason: &str) -> Mark {
    Mark::Snoozed { until: at(until), reason: Line::cut(reason), past: None }
}

#[test]
fn the_moments_on_offer_follow_the_clock_and_the_calendar() {
    let plain = WorkCalendar::default();
    let rest = WorkCalendar::new([5, 6], [day("2026-11-16")]).unwrap();
    // The debrief never closes before these moments.
    let table = [
        // A Wednesday afternoon: tomorrow is the next working day, and offered once.
        (&plain, "2026-11-11 16:00", "ThisEvening 2026-11-11 19:00, TomorrowMorning 2026-11-12 09:00"),
        // The evening is on offer until an hour before it.
        (&plain, "2026-11-11 18:00", "ThisEvening 2026-11-11 19:00, TomorrowMorning 2026-11-12 09:00"),
        (&plain, "2026-11-11 18:01", "TomorrowMorning 2026-11-12 09:00"),
        (
            &plain,
            "2026-11-12 02:00",
            "ThisMorning 2026-11-12 09:00, ThisEvening 2026-11-12 19:00, TomorrowMorning 2026-11-13 09:00",
        ),
        // A Friday: Monday is the next working day.
        (&plain, "2026-11-13 20:00", "TomorrowMorning 2026-11-14 09:00, NextWorkingDay 2026-11-16 09:00"),
        // A weekend of Friday and Saturday, and a holiday on the Monday.
        (&rest, "2026-11-12 20:00", "TomorrowMorning 2026-11-13 09:00, NextWorkingDay 2026-11-15 09:00"),
        (&rest, "2026-11-15 20:00", "TomorrowMorning 2026-11-16 09:00, NextWorkingDay 2026-11-17 09:00"),
    ];
    for (calendar, now, expected) in table {
        let step = panel().step(StepKind::BriefReferees, now);
        let offered: Vec<String> = presets(&[&step], calendar, at(now))
            .into_iter()
            .map(|(preset, moment)| format!("{preset:?} {}", short(moment)))
            .collect();
        assert_eq!(offered.join(", "), expected, "{now}");
    }
}

#[test]
fn an_hour_before_the_end_is_offered_where_the_usual_moments_come_too_late() {
    let thanks = panel().step(StepKind::ThankYou, "2026-11-11 16:00");
    // A day of grace after the closing time.
    assert_eq!((thanks.window.closes, thanks.last), (Some(at("2026-11-12 14:00")), Some(at("2026-11-13 14:00"))));
    let friday = Story::ended("2026-11-13 10:00").met("Miriam Osei");
    let now = "2026-11-13 20:00";
    let thanks = friday.step(StepKind::ThankYou, now);
    let offered: Vec<_> =
        presets(&[&thanks], &WorkCalendar::default(), at(now)).into_iter().map(|(one, _)| one).collect();
    assert_eq!(short(thanks.window.closes.unwrap()), "2026-11-14 10:00");
    assert_eq!(offered, [Preset::JustInTime, Preset::NextWorkingDay], "09:00 tomorrow is that very hour");
}

#[test]
fn what_it_costs_is_known_before_it_is_chosen() {
    let thanks = panel().step(StepKind::ThankYou, "2026-11-11 16:00");
    let (due, last) = (thanks.window.due, thanks.last.unwrap());
    let closes = thanks.window.closes.unwrap();
    assert_eq!(cost(&[&thanks], due), Cost::Nothing);
    assert_eq!(cost(&[&thanks], at("2026-11-12 12:00")), Cost::Late(due));
    assert_eq!(cost(&[&thanks], closes), Cost::Late(due));
    assert_eq!(cost(&[&thanks], at("2026-11-12 14:01")), Cost::Closed(closes));
    assert_eq!(cost(&[&thanks], last), Cost::Closed(closes));
    assert_eq!(cost(&[&thanks], at("2026-11-13 14:01")), Cost::TooLate(last));
    // The first follow-up never ends: it is the question that comes before taking the position as filled. The second
    // ends with that.
    let ask = panel().step(StepKind::FirstFollowUp, "2026-11-19 10:00");
    assert_eq!((ask.window.closes, ask.last), (None, None));
    assert_eq!(cost(&[&ask], at("2027-06-01 09:00")), Cost::Late(ask.window.due));
    let asked = panel().sent("2026-11-19 10:00", Purpose::FollowUp);
    let now = "2026-11-26 10:00";
    let (ask, filled) = (asked.step(StepKind::SecondFollowUp, now), asked.step(StepKind::AssumeFilled, now));
    assert_eq!((ask.window.closes, ask.last), (None, Some(filled.window.opens)));
    assert_eq!(cost(&[&ask], filled.window.opens), Cost::Late(ask.window.due));
    assert_eq!(cost(&[&ask], filled.window.due), Cost::TooLate(filled.window.opens));
    // Of several, the worst, and of two that are as bad, the first.
    assert_eq!(cost(&[&ask, &thanks], at("2026-11-20 09:00")), Cost::TooLate(last));
    // Referees can wait; a promise with a date turns late.
    let given = OwnPromise { what: Line::cut("the portfolio"), by: Some(day("2026-11-13")), kept: None };
    let story = panel().with(|round| round.own_promises.push(given));
    let promise = story.step(StepKind::OwnPromise, "2026-11-12 09:00");
    assert_eq!(cost(&[&promise], at("2026-11-13 09:00")), Cost::Nothing);
    assert_eq!(cost(&[&promise], at("2026-11-14 09:00")), Cost::Late(at("2026-11-13 18:00")));
}

#[test]
fn a_day_of_ones_own_lies_ahead_and_after_the_opening() {
    let now = at("2026-11-12 09:00");
    let ask = panel().step(StepKind::FirstFollowUp, "2026-11-12 09:00");
    let table = [
        ("2026-11-11", Err(SnoozeError::NotAhead)),
        ("2026-11-12", Err(SnoozeError::NotAhead)),
        ("2026-11-13", Err(SnoozeError::BeforeItOpens)),
        // It opens on the 19th at 09:00.
        ("2026-11-19", Err(SnoozeError::BeforeItOpens)),
        ("2026-11-20", Ok(at("2026-11-20 09:00"))),
        ("2027-11-13", Ok(at("2027-11-13 09:00"))),
        ("2027-11-14", Err(SnoozeError::TooFar)),
    ];
    for (on, expected) in table {
        assert_eq!(chosen(&[&ask], day(on), now), expected, "{on}");
    }
    assert!(presets(&[&ask], &WorkCalendar::default(), now).is_empty(), "it is not there to be put off yet");
}

#[test]
fn a_step_rests_until_its_moment_and_then_is_what_it_was() {
    let asked = |mark: Option<Mark>, now: &str| {
        let story = mark.map_or_else(panel, |mark| panel().marked("follow-up-1:r1", mark));
        story.state(StepKind::FirstFollowUp, now)
    };
    let table = [
        (Some("2026-11-23 09:00"), "2026-11-19 10:00", "snoozed 2026-11-23 09:00"),
        (Some("2026-11-23 09:00"), "2026-11-23 08:59", "snoozed 2026-11-23 09:00"),
        (Some("2026-11-23 09:00"), "2026-11-23 09:00", "late"),
        // Put off while the clock stood in another year: no day so far away can be chosen.
        (Some("2028-01-02 09:00"), "2026-11-19 10:00", "now"),
        // Their date moved on in the meantime, so that it opens after the moment it was put off to.
        (Some("2026-11-16 09:00"), "2026-11-12 10:00", "later"),
        // Put off for half a year, it is there all the same: nobody was asked yet.
        (Some("2027-06-01 09:00"), "2026-11-19 10:00", "snoozed 2027-06-01 09:00"),
        (Some("2027-06-01 09:00"), "2027-06-01 09:00", "now"),
    ];
    for (until, now, expected) in table {
        // Put off on the 19th, with what was said of it.
        let mark = until.map(|until| Mark::Snoozed {
            until: at(until),
            reason: Line::default(),
            past: knowing(&panel().step(StepKind::FirstFollowUp, "2026-11-19 09:00"), at(until)),
        });
        assert_eq!(asked(mark, now), expected, "{until:?} at {now}");
    }
}

fn told(process: &Process, plan: &Plan, now: &str) -> afterword::domain::agenda::Agenda {
    agenda(&[(process, plan)], at(now))
}

#[test]
fn a_step_passes_the_end_of_its_time_only_where_that_was_said() {
    // A round a month away, put off until the 25th; the 30th is far enough, and the evening before it is due.
    let held = |start: &str| Story::ended("2026-11-03 16:00").round_at(start);
    let prepare = |story: Story, now: &str| story.state(StepKind::PrepareRound, now);
    let aware =
        |until: &str, past: &str| Mark::Snoozed { until: at(until), reason: Line::default(), past: Some(at(past)) };
    let (plain, key) = (off("2026-11-25 09:00", ""), "prepare-round:r2");
    let table = [
        ("in good time", held("2026-11-30 10:00"), plain.clone(), "2026-11-22 09:00", "snoozed 2026-11-25 09:00"),
        ("on the very moment", held("2026-11-25 09:00"), plain.clone(), "2026-11-22 09:00", "snoozed 2026-11-25 09:00"),
        ("moved forward", held("2026-11-23 10:00"), plain.clone(), "2026-11-12 09:00", "now"),
        ("moved forward, past due", held("2026-11-23 10:00"), plain.clone(), "2026-11-23 09:00", "late"),
        (
            "moved forward, and it was said that it is too late then",
            held("2026-11-23 10:00"),
            aware("2026-11-25 09:00", "2026-11-23 10:00"),
            "2026-11-22 09:00",
            "snoozed 2026-11-25 09:00",
        ),
        (
            "it was said of another day",
            held("2026-11-23 10:00"),
            aware("2026-11-25 09:00", "2026-11-24 10:00"),
            "2026-11-22 09:00",
            "now",
        ),
        (
            "moved back: nothing is passed any more",
            held("2026-11-30 10:00"),
            aware("2026-11-25 09:00", "2026-11-24 10:00"),
            "2026-11-22 09:00",
            "snoozed 2026-11-25 09:00",
        ),
    ];
    for (what, story, mark, now, expected) in table {
        assert_eq!(prepare(story.marked(key, mark), now), expected, "{what}");
    }
    // Thanks in the days of grace, knowingly; then the interview turns out to have ended a day earlier.
    let grace = aware("2026-11-13 09:00", "2026-11-13 14:00");
    let thanks =
        |story: Story| story.marked("thank-you:r1:p1", grace.clone()).state(StepKind::ThankYou, "2026-11-12 10:00");
    assert_eq!(thanks(panel()), "snoozed 2026-11-13 09:00");
    assert_eq!(thanks(Story::ended("2026-11-10 14:00").met("Miriam Osei")), "late");
}

#[test]
fn a_step_that_is_back_early_says_why() {
    let held = |start: &str| Story::ended("2026-11-03 16:00").round_at(start);
    let (mark, key) = (off("2026-11-25 09:00", "holiday"), "prepare-round:r2");
    let said = |start: &str, now: &str| {
        let step = held(start).marked(key, mark.clone()).step(StepKind::PrepareRound, now);
        early(&mark, &step, at(now)).map(|why| why.plain())
    };
    assert_eq!(
        said("2026-11-23 10:00", "2026-11-12 09:00").as_deref(),
        Some(
            "It is back early because the date moved. It can wait until 2026-11-23 10:00. You snoozed it until \
             2026-11-25 09:00. The round before ended 2026-11-03 16:00: at once. The round begins 2026-11-23 10:00: best by \
             20:00 the day before, until then. Advice: Recommended."
        )
    );
    for (what, start, now) in [
        ("it rests", "2026-11-30 10:00", "2026-11-22 09:00"),
        ("it is back on its day", "2026-11-30 10:00", "2026-11-25 09:00"),
        ("it opens later still", "2027-03-30 10:00", "2026-11-12 09:00"),
    ] {
        assert_eq!(said(start, now), None, "{what}");
    }
    // Past its closing time and within the days of grace, the grace is what is left.
    let grace =
        Mark::Snoozed { until: at("2026-11-13 09:00"), reason: Line::default(), past: Some(at("2026-11-13 14:00")) };
    let thanks = Story::ended("2026-11-10 14:00").met("Miriam Osei").marked("thank-you:r1:p1", grace.clone());
    let (now, step) = ("2026-11-12 10:00", thanks.step(StepKind::ThankYou, "2026-11-12 10:00"));
    let why = early(&grace, &step, at(now)).unwrap().plain();
    assert!(why.contains("It can wait until 2026-11-12 14:00. You snoozed it until 2026-11-13 09:00. "), "{why}");
    assert_eq!(early(&Mark::Done(at(now)), &step, at(now)), None);
}

#[test]
fn what_is_said_when_a_step_is_put_off_is_what_is_kept() {
    for until in
        ["2026-11-12 11:00", "2026-11-12 14:00", "2026-11-12 14:01", "2026-11-13 14:00", "2026-11-13 14:01"].map(at)
    {
        let thanks = panel().step(StepKind::ThankYou, "2026-11-11 16:00");
        let past = knowing(&thanks, until);
        let said = matches!(cost(&[&thanks], until), Cost::Closed(_) | Cost::TooLate(_));
        assert_eq!(past, said.then(|| at("2026-11-13 14:00")), "{until}");
        // Put off with that, it rests.
        let mark = Mark::Snoozed { until, reason: Line::default(), past };
        let resting = panel().marked("thank-you:r1:p1", mark).state(StepKind::ThankYou, "2026-11-11 17:00");
        assert_eq!(resting, format!("snoozed {}", short(until)));
    }
}

#[test]
fn a_mark_without_the_end_that_is_passed_is_written_as_ever() {
    let plain = r#"{"snoozed":{"until":"2026-11-25T09:00:00","reason":"holiday"}}"#;
    let knowing = r#"{"snoozed":{"until":"2026-11-25T09:00:00","past":"2026-11-23T10:00:00"}}"#;
    for written in [plain, knowing] {
        let mark: Mark = from_value(serde_json::from_str(written).unwrap()).unwrap();
        assert_eq!(text(&mark), written);
    }
    assert_eq!(text(&off("2026-11-25 09:00", "holiday")), plain);
}

#[test]
fn what_was_put_off_is_ahead_and_not_due() {
    let now = "2026-11-19 10:00";
    let story = panel().marked("follow-up-1:r1", off("2026-11-23 09:00", "She is away this week"));
    let resting = told(&story.process, &story.plan(now), now);
    assert!(resting.now.iter().all(|item| item.steps.iter().all(|key| key.kind != StepKind::FirstFollowUp)));
    let back = resting
        .coming
        .iter()
        .find(|coming| matches!(&coming.what, Event::Step(key, _) if key.kind == StepKind::FirstFollowUp));
    assert_eq!(back.map(|coming| coming.at), Some(at("2026-11-23 09:00")));
    // The follow-up still counts as one to come: putting it off buys no third.
    let (plain, rested) = (panel().plan(now), story.plan(now));
    assert_eq!(plain.follow_ups_allowed, rested.follow_ups_allowed);
    assert_eq!(plain.spans, rested.spans);
}

#[test]
fn a_promise_is_kept_in_either_way() {
    let round = round_id(1);
    let given = |what: &str| OwnPromise { what: Line::cut(what), by: Some(day("2026-11-13")), kept: None };
    let mut process =
        panel().with(|round| round.own_promises = vec![given("the portfolio"), given("two names")]).process;
    let key = "own-promise:r1:1";
    // Said on the step, by an earlier version of the app.
    process.marks.insert(key.into(), Mark::Done(at("2026-11-12 09:00")));
    assert_eq!(process.promise_kept(&round, 1), Some(at("2026-11-12 09:00")));
    process.keep_promise(&round, 1, None);
    assert_eq!((process.promise_kept(&round, 1), process.marks.len()), (None, 0));
    // Put off, then done: it is settled.
    process.marks.insert(key.into(), off("2026-11-14 09:00", "the printer"));
    process.keep_promise(&round, 1, Some(at("2026-11-13 10:00")));
    assert_eq!(process.rounds[0].own_promises[1].kept, Some(at("2026-11-13 10:00")));
    assert_eq!((process.promise_kept(&round, 1), process.marks.len()), (Some(at("2026-11-13 10:00")), 0));
    // A promise that is not there is not kept.
    process.keep_promise(&round, 7, Some(at("2026-11-13 10:00")));
    assert_eq!(process.promise_kept(&round, 7), None);
}

#[test]
fn a_promise_taken_out_leaves_the_others_what_was_said_of_them() {
    let given = |what: &str| OwnPromise { what: Line::cut(what), by: None, kept: None };
    let story = panel().with(|round| round.own_promises = ["a", "b", "c"].map(given).to_vec());
    let mut process = story.marked("own-promise:r1:1", off("2026-11-14 09:00", "b waits")).process;
    process.drop_promise(&round_id(1), 0);
    let names: Vec<&str> = process.rounds[0].own_promises.iter().map(|promise| &*promise.what).collect();
    assert_eq!(names, ["b", "c"]);
    assert_eq!(process.marks.keys().collect::<Vec<_>>(), ["own-promise:r1:0"]);
    process.drop_promise(&round_id(1), 0);
    assert!(process.marks.is_empty());
    process.drop_promise(&round_id(1), 9);
    assert_eq!(process.rounds[0].own_promises.len(), 1);
}
