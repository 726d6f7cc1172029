//! What they say: that it is open again, what to do and when, and by when they answer.

use super::{has, interview, ruling, schedule, told};
use crate::fixture::{Story, at, dates, day, person_id, round_id, state};
use afterword::domain::agenda::agenda;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::channel::Channel::{Email, InPerson, Phone};
use afterword::domain::ledger::{Decision, EmployerResponse, Purpose};
use afterword::domain::person::Part;
use afterword::domain::process::{Mark, Status};
use afterword::domain::promise::{Promise, Told};
use afterword::domain::promise_words::read;
use afterword::domain::text::Line;
use afterword::domain::timeline::step::StepKind;

#[test]
fn word_to_something_closed_asks_whether_it_is_open_again() {
    let filled =
        interview().sent("2026-11-19 10:00", Purpose::FollowUp).decided("2026-12-04 10:00", Decision::AssumedFilled);
    assert!(!has(&filled, StepKind::OpenAgain, "2026-12-08 08:00"));
    let written = filled.heard("2026-12-08 09:00", EmployerResponse::Message);
    let now = "2026-12-08 10:00";
    assert_eq!(written.dates(StepKind::OpenAgain, now), "2026-12-08 09:00 | 2026-12-09 18:00 | 2026-12-22 18:00");
    assert_eq!(written.state(StepKind::OpenAgain, now), "now");
    // Yes: its dates are back, ten working days from their word.
    let opened = written.clone().decided("2026-12-08 10:00", Decision::Reopened);
    assert_eq!(opened.process.status(at("2026-12-08 11:00")), Status::Open);
    assert!(!has(&opened, StepKind::OpenAgain, "2026-12-08 11:00"));
    assert_eq!(
        told(&opened, StepKind::FirstFollowUp, "2026-12-08 11:00").last().unwrap().split(": ").nth(1).unwrap(),
        "2026-12-22 09:00 | 2026-12-22 18:00 | -, later"
    );
    // No: nothing more is asked.
    let mark = Mark::NotNeeded { at: at(now), reason: Line::default() };
    let key = written.step(StepKind::OpenAgain, now).key.to_string();
    assert_eq!(written.marked(&key, mark).state(StepKind::OpenAgain, now), "not needed");
    // After a refusal, feedback is what was asked for; a message is not.
    let refused = interview().heard("2026-11-17 17:30", EmployerResponse::Refusal);
    assert!(!has(&refused.clone().heard("2026-11-24 09:00", EmployerResponse::Feedback), StepKind::OpenAgain, now));
    assert!(has(&refused.heard("2026-11-24 09:00", EmployerResponse::Message), StepKind::OpenAgain, now));
    let withdrew = interview().decided("2026-11-17 17:30", Decision::Withdrew);
    assert!(!has(&withdrew.heard("2026-11-24 09:00", EmployerResponse::Message), StepKind::OpenAgain, now));
}

/// C35: refused on 18 December, asked on 20 January whether still keen, invited for 27 January.
#[test]
fn refused_and_asked_back() {
    let refused = Story::new("2026-12-02 09:00")
        .round(schedule("2026-12-02 14:00", "2026-12-02 15:00"))
        .met_as("Owen Pryce", Part::HiringManager)
        .no_date()
        .heard("2026-12-18 11:00", EmployerResponse::Refusal);
    let keen = refused.clone().heard("2027-01-20 10:00", EmployerResponse::Message);
    assert!(has(&keen, StepKind::OpenAgain, "2027-01-20 10:30"));
    let back = keen
        .heard("2027-01-20 10:00", EmployerResponse::NextRound(round_id(2)))
        .round(schedule("2027-01-27 10:00", "2027-01-27 11:00"))
        .with(|round| round.people.push(person_id(1)));
    let now = "2027-01-20 11:00";
    assert_eq!(back.process.status(at(now)), Status::Open);
    for kind in [StepKind::AskFeedback, StepKind::ReplyToRefusal, StepKind::OpenAgain] {
        assert!(!has(&back, kind, now), "{kind:?}");
    }
    assert_eq!(ruling(&back, Purpose::FollowUp, Email, now), "wait 2027-01-27 10:00");
    let thanks = told(&back, StepKind::ThankYou, "2027-01-27 12:30");
    assert_eq!(thanks[1], "Thank Owen Pryce: 2027-01-27 12:00 | 2027-01-27 21:00 | 2027-01-28 11:00, now");
    let later = "2027-01-27 12:30";
    assert_eq!(back.dates(StepKind::FirstFollowUp, later), "2027-02-10 09:00 | 2027-02-10 18:00 | -");
    assert_eq!(back.plan(later).follow_ups_spent, 0);
    let asked = back.sent("2027-02-10 09:30", Purpose::FollowUp);
    assert_eq!(asked.dates(StepKind::SecondFollowUp, "2027-02-10 12:00"), "2027-02-17 09:00 | 2027-02-17 18:00 | -");
    assert_eq!(asked.dates(StepKind::AssumeFilled, "2027-02-10 12:00"), "2027-02-24 09:00 | 2027-02-24 18:00 | -");
    assert_eq!(asked.process.ledger.len(), 4, "the refusal stays in the history");
}

/// C34: "Call me on Friday the 18th", said by the hiring manager in the room on Tuesday 1 December.
fn call_me() -> Story {
    Story::new("2026-12-01 09:00")
        .round(schedule("2026-12-01 10:00", "2026-12-01 11:00"))
        .met_as("Owen Pryce", Part::HiringManager)
        .asked_to("2026-12-01 10:55", "2026-12-18", Some(Phone))
        .through(InPerson)
}

#[test]
fn their_instructions_win() {
    let story = call_me();
    let rows = [("2026-12-17 09:30", "later"), ("2026-12-18 09:30", "now"), ("2026-12-18 19:00", "late")];
    for (now, stands) in rows {
        let expected = format!("Ring Owen Pryce, as they asked: 2026-12-18 09:00 | 2026-12-18 18:00 | -, {stands}");
        assert_eq!(told(&story, StepKind::AsTold, now), [expected], "{now}");
        // No e-mail is urged beside it: ten working days after that day is New Year's Day, which is no day off here.
        let first = story.step(StepKind::FirstFollowUp, now);
        assert_eq!(
            (dates(&first).as_str(), state(&first).as_str()),
            ("2027-01-01 09:00 | 2027-01-01 18:00 | -", "later")
        );
    }
    let step = story.step(StepKind::AsTold, "2026-12-18 09:30");
    assert_eq!((step.channel, step.to), (Some(Phone), Some(person_id(1))));
    assert_eq!(ruling(&story, Purpose::FollowUp, Phone, "2026-12-18 09:30"), "allowed");
    assert_eq!(ruling(&story, Purpose::FollowUp, Phone, "2026-12-17 09:30"), "wait 2026-12-18 09:00");
    assert_eq!(ruling(&story, Purpose::FollowUp, Email, "2026-12-18 09:30"), "wait 2027-01-01 09:00");
    let open: Vec<_> = story.plan("2026-12-18 09:30").steps.into_iter().filter(|step| state(step) == "now").collect();
    let contact: Vec<_> = open.iter().filter(|step| step.key.kind.is_message()).map(|step| step.key.kind).collect();
    assert_eq!(contact, [StepKind::LinkedIn, StepKind::AsTold], "one step that day, beside what is optional");
    let pair = (&story.process, &story.plan("2026-12-18 09:30"));
    assert!(agenda(&[pair], at("2026-12-18 09:30")).hands_off.is_empty());
}

#[test]
fn what_they_asked_for_spends_no_follow_up() {
    let rang = call_me().sent_to("2026-12-18 10:00", Purpose::FollowUp, &[1]).through(Phone);
    let plan = rang.plan("2026-12-18 12:00");
    assert_eq!(plan.follow_ups_spent, 0);
    assert_eq!(rang.state(StepKind::AsTold, "2026-12-18 12:00"), "done 2026-12-18 10:00");
    // On the Monday after: the wait counts from the call.
    let late = call_me().sent_to("2026-12-21 10:00", Purpose::Reply, &[1]).through(Phone);
    assert_eq!(late.dates(StepKind::FirstFollowUp, "2026-12-21 12:00"), "2027-01-04 09:00 | 2027-01-04 18:00 | -");
    assert_eq!(
        late.step(StepKind::FirstFollowUp, "2026-12-21 12:00").because().plain(),
        "You got in touch, as they asked, on 2026-12-21: from 09:00 10 working days later, best by 18:00 the same day. Advice: Recommended."
    );
}

/// C33: nine promises in words, from a round on Wednesday 9 December, 14:00 to 15:00; off are 25 and 28 December and
/// 1 January, and in the last row 18 January.
#[test]
fn promises_in_words_over_christmas() {
    let story = |off: &[&str]| {
        Story::new("2026-12-09 09:00")
            .round(schedule("2026-12-09 14:00", "2026-12-09 15:00"))
            .met("Miriam Osei")
            .days_off(off)
    };
    let off = ["2026-12-25", "2026-12-28", "2027-01-01"];
    let in_the_room = [
        ("You will hear by close of business next Friday.", "2026-12-18", "2026-12-21"),
        ("We decide in the week of 14 December.", "2026-12-18", "2026-12-21"),
        ("Within seven to ten business days.", "2026-12-23", "2026-12-24"),
        ("Early next week.", "2026-12-15", "2026-12-16"),
        ("By the end of the month.", "2026-12-31", "2027-01-04"),
        ("Somebody will ring you tomorrow.", "2026-12-10", "2026-12-11"),
        ("It will be after the holidays.", "2027-01-05", "2027-01-06"),
    ];
    let promise = |words: &str, said: &str, calendar: &WorkCalendar| {
        let meant = read(words, day(said), calendar).unwrap();
        Promise { words: Line::cut(words), channel: meant.channel, ..Promise::by(meant.by) }
    };
    for (words, by, first) in in_the_room {
        let story = story(&off);
        let promise = promise(words, "2026-12-09", &story.calendar);
        assert_eq!(promise.by, day(by), "{words}");
        let story = story.with(|round| round.told = Told::Promised(promise));
        let expected = format!("{first} 09:00 | {first} 18:00 | -");
        assert_eq!(story.dates(StepKind::FirstFollowUp, "2026-12-09 16:00"), expected, "{words}");
        let because = story.step(StepKind::FirstFollowUp, "2026-12-09 16:00").because().plain();
        assert!(
            because.starts_with(&format!("They said “{words}”, so by {by}: from 09:00 1 working day later")),
            "{because}"
        );
    }
    // Then, on the 11th: it slips to Wednesday. The follow-up of that morning is gone.
    let rung = promise("Somebody will ring you tomorrow.", "2026-12-09", &story(&off).calendar);
    let slips = promise("HR sits together on Tuesday, you hear on Wednesday.", "2026-12-11", &story(&off).calendar);
    assert_eq!((rung.channel, slips.by), (Some(Phone), day("2026-12-16")));
    let story9 = story(&off)
        .with(|round| round.told = Told::Promised(rung))
        .heard("2026-12-11 10:00", EmployerResponse::NewDate(slips));
    let first = told(&story9, StepKind::FirstFollowUp, "2026-12-11 10:30");
    assert_eq!(first, ["Ask Miriam Osei for news: 2026-12-17 09:00 | 2026-12-17 18:00 | -, later"]);
    // A second interview on Thursday 14 January: "We ring you tomorrow." Monday is a day off.
    let second = Story::ended("2027-01-14 14:00").met("Miriam Osei").days_off(&["2027-01-18"]);
    let tomorrow = promise("We ring you tomorrow.", "2027-01-14", &second.calendar);
    let second = second.with(|round| round.told = Told::Promised(tomorrow));
    assert_eq!(second.dates(StepKind::FirstFollowUp, "2027-01-14 15:00"), "2027-01-19 09:00 | 2027-01-19 18:00 | -");
}
