//! Follow-ups: when the silence may be taken as an end, what did not arrive, and what counts.

use super::{interview, ruling, told};
use crate::fixture::{at, short, state};
use afterword::domain::advice::playbook::Author::{A, G, House, J};
use afterword::domain::channel::Channel::Email;
use afterword::domain::ledger::{EmployerResponse, Purpose};
use afterword::domain::process::Mark;
use afterword::domain::timeline::step::StepKind;

/// Promised by Wednesday 18 November, nothing sent: the first opens on the 19th and could be taken as filled from
/// 3 December by its own dates.
#[test]
fn nobody_lets_go_before_having_asked_once() {
    let rows = [
        // Late for a while, as ever: it was due on the 19th.
        (House, "2026-11-30 10:00", "2026-11-19 18:00", "late", Some("2026-12-07"), "2026-12-14"),
        // A month of nothing. Today is a Friday; five working days later is Christmas Day, which is no day off here.
        (House, "2026-12-18 10:00", "2026-12-18 18:00", "now", Some("2026-12-25"), "2027-01-01"),
        // In the evening the coming working day counts.
        (House, "2026-12-18 19:00", "2026-12-21 18:00", "now", Some("2026-12-28"), "2027-01-04"),
        (House, "2026-12-19 12:00", "2026-12-21 18:00", "now", Some("2026-12-28"), "2027-01-04"),
        (J, "2026-12-18 10:00", "2026-12-18 18:00", "now", Some("2026-12-25"), "2027-01-01"),
        // Anderson: three working days, then three.
        (A, "2026-12-18 10:00", "2026-12-18 18:00", "now", Some("2026-12-23"), "2026-12-28"),
        // Jobsgopublic: once, and fourteen days.
        (G, "2026-12-10 10:00", "2026-12-10 18:00", "now", None, "2026-12-24"),
    ];
    for (letter, now, due, stands, second, filled) in rows {
        let story = interview().by(letter);
        let context = format!("{letter:?} at {now}");
        let first = story.step(StepKind::FirstFollowUp, now);
        assert_eq!((short(first.window.due), state(&first)), (due.into(), stands.into()), "{context}");
        let nine = |day: &str| format!("{day} 09:00 | {day} 18:00 | -, later");
        let rest =
            |kind| told(&story, kind, now).iter().map(|told| told.split(": ").nth(1).unwrap().to_owned()).collect();
        let seconds: Vec<String> = rest(StepKind::SecondFollowUp);
        assert_eq!(seconds, second.into_iter().map(nine).collect::<Vec<_>>(), "{context}");
        let ends: Vec<String> = rest(StepKind::AssumeFilled);
        assert_eq!(ends, [nine(filled)], "{context}");
        assert_eq!(ruling(&story, Purpose::FollowUp, Email, now), "allowed", "{context}");
    }
    let advice = interview().step(StepKind::FirstFollowUp, "2026-12-18 10:00").advice.plain();
    assert!(advice.starts_with("Ask once before you let go"), "{advice}");
}

#[test]
fn once_asked_the_end_has_its_date() {
    let asked = interview().sent("2026-12-18 11:00", Purpose::FollowUp);
    assert_eq!(asked.dates(StepKind::SecondFollowUp, "2026-12-21 10:00"), "2026-12-25 09:00 | 2026-12-25 18:00 | -");
    assert_eq!(asked.dates(StepKind::AssumeFilled, "2026-12-21 10:00"), "2027-01-01 09:00 | 2027-01-01 18:00 | -");
    assert_eq!(asked.state(StepKind::AssumeFilled, "2027-01-01 09:00"), "now");
}

#[test]
fn the_second_counts_from_the_first_that_was_sent() {
    // A week late, on Thursday the 26th.
    let asked = interview().sent("2026-11-26 10:00", Purpose::FollowUp);
    assert_eq!(asked.dates(StepKind::SecondFollowUp, "2026-11-27 10:00"), "2026-12-03 09:00 | 2026-12-03 18:00 | -");
    assert_eq!(asked.dates(StepKind::AssumeFilled, "2026-11-27 10:00"), "2026-12-10 09:00 | 2026-12-10 18:00 | -");
    let rows = [("2026-12-02 10:00", "later"), ("2026-12-03 09:00", "now"), ("2026-12-04 10:00", "late")];
    for (now, stands) in rows {
        assert_eq!(asked.state(StepKind::SecondFollowUp, now), stands, "{now}");
    }
    assert_eq!(asked.state(StepKind::AssumeFilled, "2026-12-04 10:00"), "later");
}

#[test]
fn what_did_not_arrive_is_open_again() {
    let bounced = interview().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]).lost("2026-11-12 08:00");
    assert_eq!(bounced.state(StepKind::ThankYou, "2026-11-12 07:00"), "done 2026-11-11 20:00");
    assert_eq!(bounced.state(StepKind::ThankYou, "2026-11-12 09:00"), "now");
    assert_eq!(ruling(&bounced, Purpose::ThankYou, Email, "2026-11-12 09:00"), "allowed");
    // Known too late for a letter of its own: it folds.
    let late = interview().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]).lost("2026-11-17 08:00");
    assert_eq!(late.state(StepKind::ThankYou, "2026-11-17 09:00"), "missed");
    assert!(late.step(StepKind::FirstFollowUp, "2026-11-17 09:00").advice.plain().contains("are not sent yet"));
    // A mark of the step that the message fulfilled counts no more than the message.
    let marked = bounced.marked("thank-you:r1:p1", Mark::Done(at("2026-11-11 20:00")));
    assert_eq!(marked.state(StepKind::ThankYou, "2026-11-12 09:00"), "now");
}

#[test]
fn a_follow_up_that_did_not_arrive_spends_nothing() {
    let bounced = interview().sent("2026-11-19 10:00", Purpose::FollowUp).lost("2026-11-20 09:00");
    let before = bounced.plan("2026-11-19 12:00");
    assert_eq!(before.follow_ups_spent, 1);
    let after = bounced.plan("2026-11-20 10:00");
    assert_eq!(after.follow_ups_spent, 0);
    assert_eq!(bounced.state(StepKind::FirstFollowUp, "2026-11-20 10:00"), "late");
    assert_eq!(ruling(&bounced, Purpose::FollowUp, Email, "2026-11-20 10:00"), "allowed");
    // The second counts from the one that is still to go: today.
    assert_eq!(bounced.dates(StepKind::SecondFollowUp, "2026-11-20 10:00"), "2026-11-27 09:00 | 2026-11-27 18:00 | -");
    assert_eq!(after.landmarks.len(), before.landmarks.len(), "it stays in the history");
}

#[test]
fn by_jones_follow_ups_and_requests_for_feedback_share_two() {
    // Asked for news, and how it went: that is two.
    let asked = interview().sent("2026-11-19 10:00", Purpose::FollowUp).sent("2026-11-26 10:00", Purpose::AskFeedback);
    assert_eq!(ruling(&asked.clone().by(J), Purpose::FollowUp, Email, "2026-12-04 10:00"), "over the cap");
    assert_eq!(ruling(&asked.clone().by(House), Purpose::FollowUp, Email, "2026-12-04 10:00"), "allowed");
    let twice = interview().sent("2026-11-19 10:00", Purpose::FollowUp).sent("2026-11-26 10:00", Purpose::FollowUp);
    assert_eq!(ruling(&twice.clone().by(J), Purpose::AskFeedback, Email, "2026-12-10 10:00"), "over the cap");
    assert_eq!(ruling(&twice.clone().by(House), Purpose::AskFeedback, Email, "2026-12-10 10:00"), "allowed");
    // Their answer gives them back.
    let answered = twice.heard("2026-12-08 17:00", EmployerResponse::Refusal);
    assert_eq!(ruling(&answered.by(J), Purpose::AskFeedback, Email, "2026-12-09 09:00"), "allowed");
}
