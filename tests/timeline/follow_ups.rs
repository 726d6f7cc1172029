//! Follow-ups: what they count from, what moves them, and what calls them off.

use crate::fixture::{Story, at, dates, round_id, state};
use afterword::domain::advice::playbook::Author::{self, A, F, G, House, J, S};
use afterword::domain::ledger::{EmployerResponse, Purpose};
use afterword::domain::person::Part;
use afterword::domain::round::{RoundState, Schedule};
use afterword::domain::timeline::step::{SpanKind, StepKind};

#[test]
fn first_follow_up_with_a_promise() {
    let table = [
        // The first business day after the promised date, 09:00, due that day at 18:00.
        (House, "2026-11-11 16:00", "2026-11-18", "2026-11-19"),
        (House, "2026-11-11 10:30", "2026-11-20", "2026-11-23"),
        (House, "2026-11-11 16:00", "2026-11-15", "2026-11-16"),
        (House, "2026-11-11 23:30", "2026-11-14", "2026-11-16"),
        // Today, in the past, and a date before the interview itself.
        (House, "2026-11-11 10:30", "2026-11-11", "2026-11-12"),
        (House, "2026-11-02 10:30", "2026-11-06", "2026-11-09"),
        (House, "2026-11-11 16:00", "2026-11-09", "2026-11-12"),
        // Month end, leap day, the weekends of the clock changes.
        (House, "2026-11-11 16:00", "2026-11-30", "2026-12-01"),
        (House, "2028-02-24 14:00", "2028-02-28", "2028-02-29"),
        (House, "2028-02-24 14:00", "2028-02-29", "2028-03-01"),
        (House, "2026-10-21 14:00", "2026-10-24", "2026-10-26"),
        (House, "2026-03-25 14:00", "2026-03-27", "2026-03-30"),
        (J, "2026-11-11 16:00", "2026-11-18", "2026-11-19"),
        (S, "2026-11-11 16:00", "2026-11-18", "2026-11-19"),
        (G, "2026-11-11 16:00", "2026-11-18", "2026-11-19"),
        (F, "2026-11-11 16:00", "2026-11-20", "2026-11-23"),
        // Anderson: on the promised date, moved off a Sunday; not at an hour that had passed when it was said.
        (A, "2026-11-11 16:00", "2026-11-18", "2026-11-18"),
        (A, "2026-11-11 16:00", "2026-11-20", "2026-11-20"),
        (A, "2026-11-11 16:00", "2026-11-15", "2026-11-16"),
        (A, "2026-11-11 16:00", "2026-11-11", "2026-11-12"),
    ];
    for (letter, end, promised, opens) in table {
        let story = Story::ended(end).met("Miriam Osei").promised(promised).by(letter);
        let expected = format!("{opens} 09:00 | {opens} 18:00 | -");
        let context = format!("{letter:?}, ended {end}, promised {promised}");
        assert_eq!(story.dates(StepKind::FirstFollowUp, end), expected, "{context}");
        let silent = matches!(letter, G | F);
        assert_eq!(story.step(StepKind::FirstFollowUp, end).house_fills_in, silent, "{context}");
    }
}

#[test]
fn first_follow_up_without_a_promise() {
    let table = [
        // Ten business days after the interview.
        (House, "2026-11-11 16:00", "2026-11-25"),
        (House, "2026-11-11 23:30", "2026-11-25"),
        (House, "2026-11-13 16:00", "2026-11-27"),
        (House, "2026-11-14 11:00", "2026-11-27"),
        (House, "2028-02-15 11:00", "2028-02-29"),
        (J, "2026-11-11 16:00", "2026-11-25"),
        (A, "2026-11-11 16:00", "2026-11-25"),
        (S, "2026-11-11 16:00", "2026-11-25"),
        (F, "2026-11-11 16:00", "2026-11-25"),
        // Fourteen days, moved off a Saturday and a Sunday.
        (G, "2026-11-11 16:00", "2026-11-25"),
        (G, "2026-11-13 16:00", "2026-11-27"),
        (G, "2026-11-14 11:00", "2026-11-30"),
        (G, "2026-11-15 11:00", "2026-11-30"),
    ];
    for (letter, end, opens) in table {
        for story in [Story::ended(end).by(letter), Story::ended(end).no_date().by(letter)] {
            let expected = format!("{opens} 09:00 | {opens} 18:00 | -");
            assert_eq!(story.dates(StepKind::FirstFollowUp, end), expected, "{letter:?}, ended {end}");
        }
    }
}

#[test]
fn days_off_and_other_weekends_move_follow_ups() {
    let story = |letter| Story::ended("2026-11-11 16:00").by(letter);
    let table = [
        (story(House).promised("2026-11-18").days_off(&["2026-11-19"]), "2026-11-20"),
        (story(House).promised("2026-11-18").days_off(&["2026-11-19", "2026-11-20"]), "2026-11-23"),
        (story(House).promised("2026-11-19").weekend(&[5, 6]), "2026-11-22"),
        (story(A).promised("2026-11-20").weekend(&[5, 6]), "2026-11-22"),
        (story(G).days_off(&["2026-11-25"]), "2026-11-26"),
        (story(House).days_off(&["2026-11-18"]), "2026-11-26"),
    ];
    for (story, opens) in table {
        let expected = format!("{opens} 09:00 | {opens} 18:00 | -");
        assert_eq!(story.dates(StepKind::FirstFollowUp, "2026-11-11 17:00"), expected);
    }
}

/// Promised by Wednesday the 18th. The dates of the second follow-up and of the assumption, the day alone.
#[test]
fn second_follow_up_and_assumption() {
    const ASK: Purpose = Purpose::FollowUp;
    let table: [(Author, &[&str], Option<&str>, &str); 12] = [
        // Nothing sent: counted from the due day of the one before.
        (House, &[], Some("2026-11-26"), "2026-12-03"),
        (J, &[], Some("2026-11-26"), "2026-12-03"),
        (A, &[], Some("2026-11-23"), "2026-11-26"),
        (G, &[], None, "2026-12-03"),
        (S, &[], Some("2026-11-26"), "2026-12-03"),
        (F, &[], Some("2026-11-26"), "2026-12-03"),
        // The first sent on Friday the 20th: five business days later is the 27th.
        (House, &["2026-11-20 15:00"], Some("2026-11-27"), "2026-12-04"),
        (A, &["2026-11-18 09:30"], Some("2026-11-23"), "2026-11-26"),
        (G, &["2026-11-20 15:00"], None, "2026-12-04"),
        // Both sent.
        (House, &["2026-11-20 15:00", "2026-11-30 10:00"], Some("2026-11-27"), "2026-12-07"),
        (J, &["2026-11-19 09:00", "2026-11-26 09:00"], Some("2026-11-26"), "2026-12-03"),
        (A, &["2026-11-18 09:30", "2026-11-24 10:00"], Some("2026-11-23"), "2026-11-27"),
    ];
    for (letter, sent, second, filled) in table {
        let mut story = Story::ended("2026-11-11 16:00").promised("2026-11-18").by(letter);
        for (n, when) in sent.iter().enumerate() {
            story = story.sent(when, if n == 0 { ASK } else { Purpose::AskHr });
        }
        let now = sent.last().copied().unwrap_or("2026-11-11 17:00");
        let plan = story.plan(now);
        let opens = |kind| plan.steps.iter().find(|step| step.key.kind == kind).map(|step| step.window.opens);
        let nine = |date: &str| at(&format!("{date} 09:00"));
        assert_eq!(opens(StepKind::SecondFollowUp), second.map(nine), "{letter:?} {sent:?}");
        assert_eq!(opens(StepKind::AssumeFilled), Some(nine(filled)), "{letter:?} {sent:?}");
        assert_eq!(usize::from(plan.follow_ups_spent), sent.len(), "{letter:?} {sent:?}");
    }
}

#[test]
fn the_second_one_goes_to_hr_or_the_recruiter_when_one_is_known() {
    let base = || Story::ended("2026-11-11 16:00").met_as("Miriam Osei", Part::HiringManager).promised("2026-11-18");
    let title = |story: Story| story.step(StepKind::SecondFollowUp, "2026-11-12 10:00").title;
    assert_eq!(title(base()), "Ask Miriam Osei a second and last time");
    assert_eq!(title(base().knows("Hal Reed", Part::Recruiter)), "Ask Hal Reed a second and last time");
    assert_eq!(title(base().by(A)), "Ask HR at Northlight Museum Trust if the job is still open");
    assert_eq!(title(base().knows("Hal Reed", Part::Recruiter).by(A)), "Ask Hal Reed if the job is still open");
    let both = base().knows("Hal Reed", Part::Recruiter).knows("Ann Li", Part::Hr);
    assert_eq!(title(both.clone()), "Ask Ann Li a second and last time");
    assert_eq!(title(both.clone().by(J)), "Ask Miriam Osei a second and last time");
    assert_eq!(title(both.by(A)), "Ask Ann Li in HR if the job is still open");
}

#[test]
fn follow_ups_through_time() {
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-18");
    let asked = story.clone().sent("2026-11-20 15:00", Purpose::FollowUp);
    let table = [
        (&story, "2026-11-19 08:59", "later", "later", "later"),
        (&story, "2026-11-19 09:00", "now", "later", "later"),
        (&story, "2026-11-20 09:00", "late", "later", "later"),
        // Not sent: the second waits for the first, and nobody lets go before having asked once.
        (&story, "2026-11-27 09:00", "late", "later", "later"),
        (&story, "2026-12-03 09:01", "now", "later", "later"),
        (&asked, "2026-11-21 09:00", "done 2026-11-20 15:00", "later", "later"),
        (&asked, "2026-11-27 09:00", "done 2026-11-20 15:00", "now", "later"),
        (&asked, "2026-12-04 12:00", "done 2026-11-20 15:00", "missed", "now"),
    ];
    for (story, now, first, second, filled) in table {
        assert_eq!(story.state(StepKind::FirstFollowUp, now), first, "first at {now}");
        assert_eq!(story.state(StepKind::SecondFollowUp, now), second, "second at {now}");
        assert_eq!(story.state(StepKind::AssumeFilled, now), filled, "filled at {now}");
    }
}

#[test]
fn news_moves_the_first_follow_up() {
    let base = || Story::ended("2026-11-11 16:00").promised("2026-11-18");
    let late = "2026-12-20 12:00";
    let table = [
        // A new date replaces the promise.
        (base().new_date("2026-11-17 11:00", "2026-11-27"), "2026-11-30"),
        (base().new_date("2026-11-17 11:00", "2026-11-13"), "2026-11-18"),
        (base().new_date("2026-11-16 11:00", "2026-11-30").new_date("2026-11-23 09:00", "2026-12-02"), "2026-12-03"),
        // Entered in another order than it happened.
        (base().new_date("2026-11-23 09:00", "2026-12-02").new_date("2026-11-16 11:00", "2026-11-30"), "2026-12-03"),
        // A mere acknowledgement before the promised date keeps it; a message after it starts ten business days.
        (base().heard("2026-11-13 09:00", EmployerResponse::Message), "2026-11-19"),
        (base().heard("2026-11-18 17:00", EmployerResponse::Message), "2026-11-19"),
        (base().heard("2026-11-20 09:00", EmployerResponse::Message), "2026-12-04"),
        // Put off without a date: ten business days from the news, whatever was promised.
        (base().heard("2026-11-16 09:00", EmployerResponse::Postponed), "2026-11-30"),
        // An invitation without a time: ten business days from it.
        (base().heard("2026-11-20 09:00", EmployerResponse::NextRound(round_id(9))), "2026-12-04"),
        // Nothing promised, a message: the wait starts again.
        (Story::ended("2026-11-11 16:00").heard("2026-11-16 09:00", EmployerResponse::Message), "2026-11-30"),
        (Story::ended("2026-11-11 16:00").heard("2026-11-16 09:00", EmployerResponse::Message).by(G), "2026-11-30"),
        (Story::ended("2026-11-11 16:00").heard("2026-11-15 09:00", EmployerResponse::Message).by(G), "2026-11-30"),
    ];
    for (story, opens) in table {
        let ledger = format!("{:?}", story.process.ledger);
        assert_eq!(story.step(StepKind::FirstFollowUp, late).window.opens, at(&format!("{opens} 09:00")), "{ledger}");
    }
}

#[test]
fn an_entry_does_not_count_before_its_time() {
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-18").new_date("2026-11-17 11:00", "2026-11-27");
    let opens = |now| story.step(StepKind::FirstFollowUp, now).window.opens;
    assert_eq!(opens("2026-11-17 10:59"), at("2026-11-19 09:00"));
    assert_eq!(opens("2026-11-17 11:00"), at("2026-11-30 09:00"));
}

#[test]
fn an_answer_gives_the_follow_ups_back() {
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-18").sent("2026-11-19 10:00", Purpose::FollowUp);
    assert_eq!(story.plan("2026-11-20 12:00").follow_ups_spent, 1);
    let answered = story.heard("2026-11-20 09:00", EmployerResponse::Message);
    let plan = answered.plan("2026-11-20 12:00");
    assert_eq!((plan.follow_ups_spent, plan.follow_ups_allowed), (0, 2));
    let firsts: Vec<_> = plan.steps.iter().filter(|step| step.key.kind == StepKind::FirstFollowUp).collect();
    let told: Vec<_> = firsts.iter().map(|step| format!("{} {}", dates(step), state(step))).collect();
    let expected = [
        "2026-11-19 09:00 | 2026-11-19 18:00 | - done 2026-11-19 10:00",
        "2026-12-04 09:00 | 2026-12-04 18:00 | - later",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_promise_said_in_the_room_survives_a_round_without_one() {
    let story = Story::new("2026-11-11 17:00")
        .round(Schedule::new(Some(at("2026-11-11 15:00")), None, Some(at("2026-11-11 16:00"))).unwrap())
        .new_date("2026-11-11 15:50", "2026-11-18");
    assert_eq!(story.step(StepKind::FirstFollowUp, "2026-11-12 09:00").window.opens, at("2026-11-19 09:00"));
}

#[test]
fn a_booked_round_calls_the_follow_ups_off() {
    let story = Story::ended("2026-11-11 16:00")
        .promised("2026-11-18")
        .round_at("2026-11-25 14:00")
        .heard("2026-11-17 10:00", EmployerResponse::NextRound(round_id(2)));
    let now = "2026-11-19 10:00";
    for kind in [StepKind::FirstFollowUp, StepKind::SecondFollowUp, StepKind::AssumeFilled] {
        assert_eq!(story.state(kind, now), "cancelled", "{kind:?}");
    }
    assert_eq!(story.spans(SpanKind::UntilRound, now), ["2026-11-17 10:00 | 2026-11-25 14:00"]);
    assert_eq!(story.spans(SpanKind::Quiet, now), ["2026-11-11 16:00 | 2026-11-17 10:00"]);
    let prepare = "2026-11-17 10:00 | 2026-11-24 20:00 | 2026-11-25 14:00";
    assert_eq!(story.dates(StepKind::PrepareRound, now), prepare);
    // Put off by its own state: the first wait is back.
    let put_off = story.clone().with(|round| round.state = RoundState::Postponed);
    assert_eq!(put_off.state(StepKind::FirstFollowUp, now), "later", "ten business days from the invitation");
    // Moved: everything before it moves too.
    let moved = story.with(|round| round.schedule = Schedule::starting(at("2026-11-30 09:00"), None).unwrap());
    assert_eq!(moved.dates(StepKind::PrepareRound, now), "2026-11-17 10:00 | 2026-11-29 20:00 | 2026-11-30 09:00");
}
