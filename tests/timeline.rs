//! Scenarios over the six playbooks. Every expected date was worked out by hand from the table of playbooks and the
//! rules of its arithmetic. A little calendar: 11 November 2026 is a Wednesday, 13 a Friday; Europe's clocks go back in
//! the night to 25 October 2026 and forward in the night to 29 March 2026; 29 February 2028 is a Tuesday.

use crate::fixture::{Story, at, dates, day, round_id, short, state};
use afterword::domain::advice::playbook::Author::{self, A, F, G, House, J, S};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::person::Part;
use afterword::domain::process::{Mark, Status};
use afterword::domain::promise::{OwnPromise, Promise, Told};
use afterword::domain::question::{Grade, Question};
use afterword::domain::round::{RoundState, Schedule};
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::step::{Landmark, SpanKind, StepKind, StepState};

#[test]
fn thank_you_opens_is_due_and_closes() {
    let table = [
        // The house: an hour after the end; that evening or next morning, three hours in; within 24 hours.
        (House, "2026-11-11 10:30", "2026-11-11 11:30 | 2026-11-11 21:00 | 2026-11-12 10:30"),
        (House, "2026-11-11 11:59", "2026-11-11 12:59 | 2026-11-11 21:00 | 2026-11-12 11:59"),
        (House, "2026-11-11 12:00", "2026-11-11 13:00 | 2026-11-12 11:00 | 2026-11-12 12:00"),
        (House, "2026-11-11 14:00", "2026-11-11 15:00 | 2026-11-12 11:00 | 2026-11-12 14:00"),
        (House, "2026-11-11 23:30", "2026-11-12 00:30 | 2026-11-12 11:00 | 2026-11-12 23:30"),
        // A Friday: a thank-you does not move to a working day.
        (House, "2026-11-13 16:00", "2026-11-13 17:00 | 2026-11-14 11:00 | 2026-11-14 16:00"),
        // The nights the clocks change: wall-clock time, so the same hour next day.
        (House, "2026-10-24 16:00", "2026-10-24 17:00 | 2026-10-25 11:00 | 2026-10-25 16:00"),
        (House, "2026-03-28 23:30", "2026-03-29 00:30 | 2026-03-29 11:00 | 2026-03-29 23:30"),
        // Leap day, month end, year end.
        (House, "2028-02-28 14:00", "2028-02-28 15:00 | 2028-02-29 11:00 | 2028-02-29 14:00"),
        (House, "2028-02-29 10:30", "2028-02-29 11:30 | 2028-02-29 21:00 | 2028-03-01 10:30"),
        (House, "2026-11-30 14:00", "2026-11-30 15:00 | 2026-12-01 11:00 | 2026-12-01 14:00"),
        (House, "2026-12-31 15:00", "2026-12-31 16:00 | 2027-01-01 11:00 | 2027-01-01 15:00"),
        // Jones: one day, two days, three days.
        (J, "2026-11-11 16:00", "2026-11-12 16:00 | 2026-11-13 16:00 | 2026-11-14 16:00"),
        (J, "2026-11-13 10:30", "2026-11-14 10:30 | 2026-11-15 10:30 | 2026-11-16 10:30"),
        // Anderson: at once, by 20:00, within 24 hours.
        (A, "2026-11-11 14:00", "2026-11-11 14:00 | 2026-11-11 20:00 | 2026-11-12 14:00"),
        (A, "2026-11-11 20:30", "2026-11-11 20:30 | 2026-11-12 20:30 | 2026-11-12 20:30"),
        // Jobsgopublic: at once, within 24 hours, 48 at most.
        (G, "2026-11-11 16:00", "2026-11-11 16:00 | 2026-11-12 16:00 | 2026-11-13 16:00"),
        (G, "2026-11-27 10:30", "2026-11-27 10:30 | 2026-11-28 10:30 | 2026-11-29 10:30"),
        // Gonzales: the same day, by 21:00.
        (S, "2026-11-11 10:30", "2026-11-11 10:30 | 2026-11-11 21:00 | 2026-11-11 23:59"),
        (S, "2026-11-11 21:30", "2026-11-11 21:30 | 2026-11-11 23:59 | 2026-11-11 23:59"),
        (S, "2026-11-11 23:30", "2026-11-11 23:30 | 2026-11-11 23:59 | 2026-11-11 23:59"),
        // Unsigned: that evening after a morning, the next morning after an afternoon.
        (F, "2026-11-11 10:30", "2026-11-11 18:00 | 2026-11-11 21:00 | 2026-11-12 10:30"),
        (F, "2026-11-11 12:00", "2026-11-12 08:00 | 2026-11-12 11:00 | 2026-11-12 12:00"),
        (F, "2026-11-11 23:30", "2026-11-12 08:00 | 2026-11-12 11:00 | 2026-11-12 23:30"),
    ];
    for (letter, end, expected) in table {
        let story = Story::ended(end).met("Miriam Osei").by(letter);
        assert_eq!(story.dates(StepKind::ThankYou, end), expected, "{letter:?}, ended {end}");
    }
}

#[test]
fn an_unknown_end_is_start_plus_an_hour() {
    let story = Story::new("2026-11-11 12:00").round_at("2026-11-11 11:30").met("Miriam Osei");
    let expected = "2026-11-11 13:30 | 2026-11-12 11:00 | 2026-11-12 12:30";
    assert_eq!(story.dates(StepKind::ThankYou, "2026-11-11 13:00"), expected);
}

#[test]
fn a_thank_you_grows_late_and_is_missed() {
    let table = [
        (House, "2026-11-11 14:30", "later"),
        (House, "2026-11-11 15:00", "now"),
        (House, "2026-11-12 11:00", "now"),
        (House, "2026-11-12 11:01", "late"),
        (House, "2026-11-12 14:01", "late"),
        (House, "2026-11-13 14:00", "late"),
        (House, "2026-11-13 14:01", "missed"),
        (House, "2026-11-16 14:00", "missed"),
        (S, "2026-11-11 22:00", "late"),
        (S, "2026-11-12 00:00", "missed"),
        (A, "2026-11-12 14:01", "missed"),
        (J, "2026-11-12 13:59", "later"),
        (J, "2026-11-14 13:59", "late"),
    ];
    for (letter, now, expected) in table {
        let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").by(letter);
        assert_eq!(story.state(StepKind::ThankYou, now), expected, "{letter:?} at {now}");
    }
}

#[test]
fn after_five_days_unsent_thanks_join_the_follow_up() {
    let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let advice = |now| story.step(StepKind::FirstFollowUp, now).advice.plain();
    assert!(!advice("2026-11-16 13:59").contains("Miriam Osei"));
    assert!(advice("2026-11-16 14:00").contains("Your thanks to Miriam Osei are not sent yet"));
    let thanked = story.clone().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]);
    assert!(!thanked.step(StepKind::FirstFollowUp, "2026-11-19 10:00").advice.plain().contains("are not sent yet"));
}

#[test]
fn thanks_go_to_the_people_the_playbook_names() {
    let panel = || {
        Story::ended("2026-11-11 14:00")
            .met_as("Miriam Osei", Part::HiringManager)
            .met_as("Tomasz Brandt", Part::Interviewer)
            .met("Priya Nair")
    };
    let titles = |story: &Story| -> Vec<String> {
        let plan = story.plan("2026-11-11 16:00");
        let thanks = plan.steps.into_iter().filter(|step| step.key.kind == StepKind::ThankYou);
        thanks.map(|step| step.title).collect()
    };
    for letter in [House, G, S, F] {
        let story = panel().by(letter);
        assert_eq!(titles(&story), ["Thank Miriam Osei", "Thank Tomasz Brandt", "Thank Priya Nair"], "{letter:?}");
    }
    for letter in [J, A] {
        assert_eq!(titles(&panel().by(letter)), ["Thank Miriam Osei"], "{letter:?}");
        let unknown = Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Priya Nair").by(letter);
        assert_eq!(titles(&unknown), ["Thank Miriam Osei", "Thank Priya Nair"], "{letter:?}");
        let plan = unknown.plan("2026-11-11 16:00");
        let step = plan.steps.iter().find(|step| step.key.kind == StepKind::ThankYou).unwrap();
        assert!(step.advice.plain().contains("everyone is listed"), "{letter:?}");
    }
    let nobody = Story::ended("2026-11-11 14:00");
    assert_eq!(titles(&nobody), ["Thank the person you met"]);
}

#[test]
fn a_letter_in_the_ledger_proves_the_thank_you() {
    let two = Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Priya Nair");
    let story = two.sent_to("2026-11-11 19:00", Purpose::ThankYou, &[1]);
    let plan = story.plan("2026-11-11 20:00");
    let states: Vec<_> = plan.steps.iter().filter(|step| step.key.kind == StepKind::ThankYou).map(state).collect();
    assert_eq!(states, ["done 2026-11-11 19:00", "now"]);
}

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

#[test]
fn a_second_round_starts_its_own_thanks_and_promise() {
    let story = Story::ended("2026-11-11 16:00")
        .met("Miriam Osei")
        .promised("2026-11-18")
        .round_at("2026-11-25 14:00")
        .met("Priya Nair")
        .promised("2026-12-02");
    let plan = story.plan("2026-11-26 10:00");
    let thanks: Vec<_> = plan.steps.iter().filter(|step| step.key.kind == StepKind::ThankYou).collect();
    let told: Vec<_> = thanks.iter().map(|step| format!("{} {} {}", step.title, dates(step), state(step))).collect();
    let expected = [
        "Thank Miriam Osei 2026-11-11 17:00 | 2026-11-12 11:00 | 2026-11-12 16:00 missed",
        "Thank Priya Nair 2026-11-25 16:00 | 2026-11-26 11:00 | 2026-11-26 15:00 now",
    ];
    assert_eq!(told, expected);
    assert_eq!(story.dates(StepKind::FirstFollowUp, "2026-11-26 10:00"), "2026-12-03 09:00 | 2026-12-03 18:00 | -");
}

#[test]
fn decisions_cancel_what_no_longer_applies_and_reopening_restores_it() {
    let asked = Story::ended("2026-11-11 16:00").promised("2026-11-18").sent("2026-11-19 10:00", Purpose::FollowUp);
    let now = "2026-11-27 12:00";
    let ends =
        [Decision::Withdrew, Decision::Accepted, Decision::Declined, Decision::AssumedFilled, Decision::StartedWork];
    for decision in ends {
        let closed = asked.clone().decided("2026-11-24 10:00", decision);
        assert_eq!(closed.state(StepKind::SecondFollowUp, now), "cancelled", "{decision:?}");
        assert_eq!(closed.state(StepKind::FirstFollowUp, now), "done 2026-11-19 10:00", "{decision:?}");
    }
    let filled = asked.clone().decided("2026-11-24 10:00", Decision::AssumedFilled);
    assert_eq!(filled.state(StepKind::AssumeFilled, now), "done 2026-11-24 10:00");
    let reopened = filled.decided("2026-11-25 10:00", Decision::Reopened);
    assert_eq!(reopened.plan(now).steps, asked.plan(now).steps);
}

#[test]
fn a_refusal_is_answered_after_a_nights_sleep() {
    let refused =
        Story::ended("2026-11-11 16:00").promised("2026-11-18").heard("2026-11-17 17:30", EmployerResponse::Refusal);
    let now = "2026-11-17 18:00";
    assert_eq!(refused.state(StepKind::FirstFollowUp, now), "cancelled");
    assert_eq!(refused.dates(StepKind::ReplyToRefusal, now), "2026-11-18 08:00 | 2026-11-18 18:00 | 2026-12-01 18:00");
    assert_eq!(refused.dates(StepKind::AskFeedback, now), "2026-11-18 08:00 | 2026-11-20 18:00 | 2026-12-15 18:00");
    assert_eq!(refused.state(StepKind::ReplyToRefusal, now), "later");
    // Ninety days after 17 November is 15 February.
    assert_eq!(refused.step(StepKind::KeepInTouch, now).window.opens, at("2027-02-15 09:00"));
    // Twice in all: after the second request nothing more is asked.
    let once = Story::ended("2026-11-11 16:00").sent("2026-11-13 09:00", Purpose::AskFeedback);
    let twice =
        once.sent("2026-11-16 09:00", Purpose::AskFeedback).heard("2026-11-17 17:30", EmployerResponse::Refusal);
    assert_eq!(twice.state(StepKind::AskFeedback, now), "cancelled");
    // Opened again by the user: ten business days from then.
    let again = refused.decided("2026-11-18 12:00", Decision::Reopened);
    assert_eq!(again.step(StepKind::FirstFollowUp, "2026-11-18 13:00").window.opens, at("2026-12-02 09:00"));
}

#[test]
fn an_offer_and_its_acceptance_may_be_noted_in_one_minute() {
    // Whatever their ids are: what was noted last counts.
    let offer = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    let story = Story::new("2026-11-10 10:00").heard("2026-11-18 10:00", offer);
    let mut process = story.decided("2026-11-18 10:00", Decision::Accepted).process;
    for _ in 0..2 {
        assert_eq!(process.status(at("2026-11-18 11:00")), Status::Accepted);
        let ids: Vec<_> = process.ledger.iter().map(|entry| entry.id.clone()).rev().collect();
        process.ledger.iter_mut().zip(ids).for_each(|(entry, id)| entry.id = id);
    }
}

#[test]
fn an_offer_stops_the_asking_and_the_search_ends_as_the_source_says() {
    let offer = |form| EmployerResponse::Offer { form, answer_by: Some(day("2026-11-23")) };
    let base = |form| Story::ended("2026-11-11 16:00").promised("2026-11-18").heard("2026-11-17 10:00", offer(form));
    let written = base(OfferForm::Written);
    let now = "2026-11-17 12:00";
    assert_eq!(written.state(StepKind::FirstFollowUp, now), "cancelled");
    assert_eq!(written.dates(StepKind::ConfirmOffer, now), "2026-11-17 10:00 | 2026-11-23 18:00 | -");
    let ends = |story: &Story, now: &str| {
        let plan = story.plan(now);
        plan.steps.iter().find(|step| step.key.kind == StepKind::StopSearching).map(|step| step.window.opens)
    };
    // Anderson: a firm offer is enough, a spoken one is not.
    assert_eq!(ends(&written.clone().by(A), now), Some(at("2026-11-17 10:00")));
    assert_eq!(ends(&base(OfferForm::Verbal).by(A), now), None);
    // Unsigned: officially hired. House: the first day at work.
    let accepted = written.decided("2026-11-20 10:00", Decision::Accepted);
    assert_eq!(ends(&accepted.clone().by(F), "2026-11-20 12:00"), Some(at("2026-11-20 10:00")));
    assert_eq!(ends(&accepted, "2026-11-20 12:00"), None);
    let started = accepted.decided("2027-01-04 09:00", Decision::StartedWork);
    assert_eq!(ends(&started, "2027-01-04 12:00"), Some(at("2027-01-04 09:00")));
}

#[test]
fn the_offer_is_taken_back() {
    let offer = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };
    let story = Story::ended("2026-11-11 16:00")
        .heard("2026-11-17 10:00", offer)
        .decided("2026-11-18 10:00", Decision::Accepted)
        .heard("2026-11-24 10:00", EmployerResponse::OfferWithdrawn);
    assert_eq!(story.state(StepKind::ReplyToRefusal, "2026-11-25 09:00"), "now");
    assert!(story.plan("2026-11-25 09:00").steps.iter().all(|step| step.key.kind != StepKind::ConfirmOffer));
}

#[test]
fn spans_say_what_the_waiting_is() {
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-18");
    let now = "2026-11-12 10:00";
    let quiet = [
        "2026-11-11 16:00 | 2026-11-19 09:00",
        "2026-11-19 18:00 | 2026-11-26 09:00",
        "2026-11-26 18:00 | 2026-12-03 09:00",
    ];
    assert_eq!(story.spans(SpanKind::Quiet, now), quiet);
    assert_eq!(story.spans(SpanKind::UsualWait, now), ["2026-11-11 16:00 | 2026-12-06 16:00"]);
    assert!(story.spans(SpanKind::BeyondPromise, now).is_empty());
    let passed = "2026-11-20 10:00";
    // Asked on the 20th at the earliest: five working days twice.
    assert_eq!(story.spans(SpanKind::BeyondPromise, passed), ["2026-11-19 00:00 | 2026-12-04 09:00"]);
    let asked = story.sent("2026-11-20 15:00", Purpose::FollowUp);
    let quiet = [
        "2026-11-11 16:00 | 2026-11-19 09:00",
        "2026-11-20 15:00 | 2026-11-27 09:00",
        "2026-11-27 18:00 | 2026-12-04 09:00",
    ];
    assert_eq!(asked.spans(SpanKind::Quiet, "2026-11-20 16:00"), quiet);
}

#[test]
fn what_follows_from_the_round_itself() {
    let story = Story::ended("2026-11-11 14:00").with(|round| {
        round.to_learn = vec![Line::cut("Kubernetes")];
        round.questions = vec![Question {
            grade: Some(Grade::Rough),
            ..Question::asked(afterword::domain::id::QuestionId::parse("q1").unwrap(), Line::cut("Why us?"))
        }];
        round.own_promises =
            vec![OwnPromise { what: Line::cut("the portfolio"), by: Some(day("2026-11-13")), kept: None }];
    });
    let table = [
        (StepKind::NotesAtOnce, "2026-11-11 14:00 | 2026-11-11 15:00 | 2026-11-25 20:00", "done 2026-11-11 14:00"),
        (StepKind::RecordPromise, "2026-11-11 14:00 | 2026-11-11 16:00 | -", "now"),
        (StepKind::Unwind, "2026-11-11 14:00 | 2026-11-11 22:00 | 2026-11-12 06:00", "now"),
        (StepKind::Debrief, "2026-11-11 14:00 | 2026-11-12 20:00 | 2026-12-02 20:00", "done 2026-11-11 14:00"),
        (StepKind::BriefReferees, "2026-11-11 14:00 | 2026-11-13 18:00 | -", "now"),
        (StepKind::MutualContacts, "2026-11-12 09:00 | 2026-11-16 18:00 | 2026-12-02 18:00", "later"),
        (StepKind::OwnPromise, "2026-11-11 14:00 | 2026-11-13 18:00 | -", "now"),
        (StepKind::Learn, "2026-11-11 14:00 | 2026-11-25 20:00 | -", "now"),
        (StepKind::BetterAnswers, "2026-11-11 14:00 | 2026-11-18 20:00 | -", "now"),
        // After the thank-you, which is due the next morning at eleven. It is optional, so it never grows late.
        (StepKind::LinkedIn, "2026-11-12 11:00 | 2026-12-12 18:00 | 2026-12-12 18:00", "later"),
    ];
    for (kind, expected, stands) in table {
        assert_eq!(story.dates(kind, "2026-11-11 15:30"), expected, "{kind:?}");
        assert_eq!(story.state(kind, "2026-11-11 15:30"), stands, "{kind:?}");
    }
    assert!(story.by(G).plan("2026-11-11 15:30").steps.iter().all(|step| step.key.kind != StepKind::LinkedIn));
}

#[test]
fn a_request_to_one_of_two_is_not_one_to_both() {
    let met = Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Tomasz Brandt");
    let now = "2026-11-20 09:00";
    assert_eq!(met.state(StepKind::LinkedIn, now), "now");
    let one = met.sent_to("2026-11-16 10:00", Purpose::Connect, &[1]);
    assert_eq!(one.state(StepKind::LinkedIn, now), "now");
    assert!(one.step(StepKind::LinkedIn, now).advice.plain().ends_with("1 of 2 done."));
    let mut left_out = one.clone();
    left_out.process.people[1].linkedin_left_out = Some(at("2026-11-17 10:00"));
    assert_eq!(left_out.state(StepKind::LinkedIn, now), "done 2026-11-17 10:00");
    let both = one.sent_to("2026-11-18 10:00", Purpose::Connect, &[2]);
    assert_eq!(both.state(StepKind::LinkedIn, now), "done 2026-11-18 10:00");
}

#[test]
fn where_linked_in_is_avoided_ones_own_pages_are_still_looked_through() {
    use afterword::domain::profiles::tidy::LOOKS;
    let kind = StepKind::TidyProfiles;
    let mut story = Story::ended("2026-11-11 14:00").met("Miriam Osei").by(G);
    assert_eq!(story.dates(kind, "2026-11-11 15:30"), "2026-11-11 14:00 | 2026-11-13 18:00 | 2026-12-11 18:00");
    for (n, look) in LOOKS.iter().enumerate() {
        assert_eq!(story.state(kind, "2026-11-12 12:00"), "now", "{n} looked at");
        story.process.tidied.insert(look.key.to_owned(), at("2026-11-12 10:00"));
    }
    assert_eq!(story.state(kind, "2026-11-12 12:00"), "done 2026-11-12 10:00");
    let house = Story::ended("2026-11-11 14:00").plan("2026-11-11 15:30");
    assert!(house.steps.iter().all(|step| step.key.kind != kind), "elsewhere it is a part of LinkedIn");
}

#[test]
fn a_round_without_any_time_asks_only_for_notes_of_it() {
    let open = Story::new("2026-11-11 17:00").round(Schedule::default()).with(|round| round.told = Told::Unrecorded);
    let plan = open.plan("2026-11-12 09:00");
    let kinds: Vec<_> = plan.steps.iter().map(|step| step.key.kind).collect();
    assert_eq!(kinds, [StepKind::RecordPromise, StepKind::Debrief]);
    // A date they named is still a date.
    let promised = open.promised("2026-11-18");
    assert_eq!(promised.step(StepKind::FirstFollowUp, "2026-11-12 09:00").window.opens, at("2026-11-19 09:00"));
}

#[test]
fn marks_are_kept_by_key_and_taken_back_without_a_trace() {
    let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let now = "2026-11-19 10:00";
    let table = [
        ("follow-up-1:r1", Mark::Done(at("2026-11-19 09:30")), StepKind::FirstFollowUp, "done 2026-11-19 09:30"),
        (
            "follow-up-1:r1",
            Mark::Snoozed { until: at("2026-11-23 09:00"), reason: Line::default(), past: None },
            StepKind::FirstFollowUp,
            "snoozed 2026-11-23 09:00",
        ),
        (
            "debrief:r1",
            Mark::NotNeeded { at: at("2026-11-12 09:00"), reason: Line::default() },
            StepKind::Debrief,
            "not needed",
        ),
    ];
    for (key, mark, kind, expected) in table {
        let mut marked = story.clone().marked(key, mark);
        assert_eq!(marked.state(kind, now), expected, "{key}");
        marked.process.marks.clear();
        assert_eq!(marked.plan(now), story.plan(now));
    }
    // A follow-up marked as done counts like one in the ledger.
    let done = story.marked("follow-up-1:r1", Mark::Done(at("2026-11-20 09:30")));
    assert_eq!(done.step(StepKind::SecondFollowUp, "2026-11-20 10:00").window.opens, at("2026-11-27 09:00"));
    assert_eq!(done.plan("2026-11-20 10:00").follow_ups_spent, 1);
}

#[test]
fn landmarks_are_the_facts() {
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-18").new_date("2026-11-17 11:00", "2026-11-27");
    let landmarks = story.plan("2026-11-17 12:00").landmarks;
    let promised: Vec<_> = landmarks.iter().filter(|mark| matches!(mark, Landmark::Promised { .. })).collect();
    let first = Landmark::Promised {
        by: day("2026-11-18"),
        answered: Some(at("2026-11-17 11:00")),
        replaced: true,
        left: None,
    };
    let second = Landmark::Promised { by: day("2026-11-27"), answered: None, replaced: false, left: None };
    assert_eq!(promised, [&first, &second]);
    assert_eq!(landmarks.len(), 4);
}

#[test]
fn a_date_of_theirs_is_answered_by_what_ends_the_wait_for_it() {
    // What the last promised day shows on the 21st. Promised on the 11th for the 20th.
    let story = || Story::ended("2026-11-11 16:00").promised("2026-11-20");
    let answered = |story: Story| {
        let marks = story.plan("2026-11-21 12:00").landmarks.into_iter().rev();
        marks.into_iter().find_map(|mark| match mark {
            Landmark::Promised { answered, .. } => Some(answered.map(short)),
            _ => None,
        })
    };
    let on = |moment: &str| Some(Some(moment.to_owned()));
    let table = [
        ("a kind word on the way", story().heard("2026-11-12 10:00", EmployerResponse::Message), Some(None)),
        ("feedback on the very day", story().heard("2026-11-20 18:00", EmployerResponse::Feedback), Some(None)),
        (
            "a message after the day",
            story().heard("2026-11-21 08:00", EmployerResponse::Message),
            on("2026-11-21 08:00"),
        ),
        ("put off", story().heard("2026-11-12 10:00", EmployerResponse::Postponed), on("2026-11-12 10:00")),
        (
            "a kind word, then no",
            story()
                .heard("2026-11-12 10:00", EmployerResponse::Message)
                .heard("2026-11-16 10:00", EmployerResponse::Refusal),
            on("2026-11-16 10:00"),
        ),
        (
            "the next round, of which nobody wrote down when they asked",
            story().round_at("2026-11-18 10:00"),
            on("2026-11-18 11:00"),
        ),
    ];
    for (what, story, expected) in table {
        assert_eq!(answered(story), expected, "{what}");
    }
}

#[test]
fn every_step_says_why_in_plain_words() {
    let story = Story::ended("2026-11-11 16:00")
        .met("Miriam Osei")
        .with(|round| round.told = Told::Promised(Promise::by(day("2026-11-18"))))
        .with(|round| round.notes = Prose::cut("kind, quick"));
    for letter in Author::ALL {
        for step in story.clone().by(letter).plan("2026-11-11 17:30").steps {
            let context = format!("{letter:?} {}", step.key);
            assert!(!step.title.is_empty() && !step.title.contains('!'), "{context}");
            assert!(step.because().plain().ends_with('.'), "{context}: {}", step.because().plain());
            assert!(step.advice.plain().ends_with('.'), "{context}: {}", step.advice.plain());
            assert!(!step.rules.is_empty() && !step.shifts.is_empty(), "{context}");
            assert!(!matches!(step.state, StepState::Cancelled(_)), "{context}");
        }
    }
}
