//! The contact guard, case by case. 11 November 2026 is a Wednesday.

use crate::fixture;
use crate::fixture::{Story, at, day, person_id, round_id};
use afterword::domain::advice::playbook::Author::{A, F, G, House, J, S};
use afterword::domain::advice::playbook::Playbook;
use afterword::domain::advice::rules::rule;
use afterword::domain::channel::Channel::{self, Card, Email, LinkedIn, Phone, Portal, Post, PrivateSocial};
use afterword::domain::guard::{Ask, Verdict, VerdictKind, verdict};
use afterword::domain::ledger::Purpose::{
    self, AskFeedback, AskHr, Connect, FollowUp, KeepInTouch, Other, Reply, ThankYou,
};
use afterword::domain::ledger::{Decision, EmployerResponse};
use afterword::domain::promise::{OwnPromise, Promise, Told};
use afterword::domain::text::Line;

fn ask(story: &Story, purpose: Purpose, channel: Channel, now: &str) -> Verdict {
    let ask = Ask { person: Some(person_id(1)), channel, purpose, round: None };
    verdict(&story.process, Playbook::built_in(story.letter), &story.calendar, &ask, at(now))
}

/// The ruling in a few words.
fn ruling(verdict: &Verdict) -> String {
    match verdict.kind {
        VerdictKind::Allowed => "allowed".into(),
        VerdictKind::WaitUntil(until) => format!("wait {}", fixture::short(until)),
        VerdictKind::OverCap => "over the cap".into(),
        VerdictKind::NeverByChannel => "never".into(),
    }
}

fn interview() -> Story {
    Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18")
}

#[test]
fn cases() {
    let thanked = interview().sent_to("2026-11-12 09:00", ThankYou, &[1]);
    let asked = thanked.clone().sent_to("2026-11-19 10:00", FollowUp, &[1]);
    let spent = asked.clone().sent("2026-11-26 10:00", AskHr);
    let answered = spent.clone().heard("2026-11-27 10:00", EmployerResponse::Message);
    let refused = thanked.clone().heard("2026-11-17 17:00", EmployerResponse::Refusal);
    let fed_back_once = refused.clone().sent_to("2026-11-18 09:00", AskFeedback, &[1]);
    let fed_back_twice = fed_back_once.clone().sent_to("2026-11-27 09:00", AskFeedback, &[1]);
    let booked = thanked
        .clone()
        .heard("2026-11-16 10:00", EmployerResponse::NextRound(round_id(2)))
        .round_at("2026-11-25 14:00");
    let in_writing = Promise { channel: Some(Portal), ..Promise::by(day("2026-11-18")) };
    let by_portal = interview().with(|round| round.told = Told::Promised(in_writing));
    let portfolio = OwnPromise { what: Line::cut("the portfolio"), by: None, kept: None };
    let promised_it = thanked.clone().with(|round| round.own_promises.push(portfolio));
    let table = [
        // Thanks.
        (&interview(), ThankYou, Email, "2026-11-11 14:30", "wait 2026-11-11 15:00"),
        (&interview(), ThankYou, Card, "2026-11-11 14:05", "allowed"),
        (&interview(), ThankYou, Email, "2026-11-11 15:00", "allowed"),
        (&interview(), ThankYou, Post, "2026-11-11 15:00", "allowed"),
        (&interview(), ThankYou, Email, "2026-11-13 09:00", "allowed"),
        (&interview(), ThankYou, Email, "2026-11-17 09:00", "wait 2026-11-19 09:00"),
        (&interview(), ThankYou, Phone, "2026-11-11 16:00", "never"),
        (&interview(), ThankYou, PrivateSocial, "2026-11-11 16:00", "never"),
        (&interview().by(J), ThankYou, Email, "2026-11-11 16:00", "wait 2026-11-12 14:00"),
        (&interview().by(G), ThankYou, Phone, "2026-11-11 16:00", "never"),
        (&interview().by(F), ThankYou, Email, "2026-11-11 16:00", "wait 2026-11-12 08:00"),
        (&thanked, ThankYou, Email, "2026-11-13 09:00", "over the cap"),
        // Following up.
        (&thanked, FollowUp, Email, "2026-11-16 10:00", "wait 2026-11-19 09:00"),
        (&thanked, AskHr, Email, "2026-11-18 20:00", "wait 2026-11-19 09:00"),
        (&thanked, FollowUp, Email, "2026-11-19 09:00", "allowed"),
        (&thanked, FollowUp, Phone, "2026-11-19 09:00", "allowed"),
        (&thanked, FollowUp, LinkedIn, "2026-11-19 09:00", "allowed"),
        (&thanked, FollowUp, PrivateSocial, "2026-11-19 09:00", "never"),
        (&thanked.clone().by(G), FollowUp, LinkedIn, "2026-11-19 09:00", "never"),
        (&thanked.clone().by(A), FollowUp, Email, "2026-11-18 09:00", "allowed"),
        (&asked, FollowUp, Email, "2026-11-20 09:00", "wait 2026-11-26 09:00"),
        (&asked, AskHr, Email, "2026-11-26 09:00", "allowed"),
        (&asked.clone().by(A), AskHr, Email, "2026-11-23 09:00", "wait 2026-11-24 09:00"),
        (&asked.clone().by(G), FollowUp, Email, "2026-11-30 09:00", "over the cap"),
        (&spent, FollowUp, Email, "2026-12-07 09:00", "over the cap"),
        (&spent, FollowUp, Phone, "2026-12-07 09:00", "over the cap"),
        (&spent.clone().by(S), AskHr, Email, "2026-12-07 09:00", "over the cap"),
        // An answer gives them back: ten business days from the 27th.
        (&answered, FollowUp, Email, "2026-12-07 09:00", "wait 2026-12-11 09:00"),
        (&booked, FollowUp, Email, "2026-11-19 09:00", "wait 2026-11-25 14:00"),
        (&refused, FollowUp, Email, "2026-11-19 09:00", "over the cap"),
        (&by_portal, FollowUp, Phone, "2026-11-19 09:00", "never"),
        (&by_portal, FollowUp, Email, "2026-11-19 09:00", "allowed"),
        // Feedback: after the answer, after a night's sleep, twice in all.
        (&thanked, AskFeedback, Email, "2026-11-19 09:00", "wait 2026-12-03 09:00"),
        (&refused, AskFeedback, Email, "2026-11-17 18:00", "wait 2026-11-18 08:00"),
        (&refused, Purpose::ReplyToRefusal, Email, "2026-11-17 18:00", "wait 2026-11-18 08:00"),
        (&refused, Purpose::ReplyToRefusal, Email, "2026-11-18 08:00", "allowed"),
        (&refused, AskFeedback, Email, "2026-11-18 08:00", "allowed"),
        (&fed_back_once, AskFeedback, Email, "2026-11-19 08:00", "wait 2026-11-25 09:00"),
        (&fed_back_once, AskFeedback, Email, "2026-11-25 09:00", "allowed"),
        (&fed_back_twice, AskFeedback, Email, "2027-01-27 09:00", "over the cap"),
        // Connecting.
        (&interview(), Connect, LinkedIn, "2026-11-11 16:00", "wait 2026-11-12 11:00"),
        (&thanked, Connect, LinkedIn, "2026-11-12 10:00", "allowed"),
        (&thanked.clone().by(G), Connect, LinkedIn, "2026-11-12 10:00", "never"),
        (&thanked.clone().by(S), Connect, LinkedIn, "2026-11-12 10:00", "allowed"),
        (
            &thanked.clone().sent_to("2026-11-12 10:00", Connect, &[1]),
            Connect,
            LinkedIn,
            "2026-11-13 10:00",
            "over the cap",
        ),
        // Staying in touch: three months after the end.
        (&refused, KeepInTouch, Email, "2026-12-01 10:00", "wait 2027-02-15 09:00"),
        (&refused, KeepInTouch, Email, "2027-02-15 09:00", "allowed"),
        (&thanked, KeepInTouch, Email, "2026-11-16 10:00", "wait 2026-11-19 09:00"),
        // Answers are always in order; anything else not every day, and not in the quiet time.
        (&thanked, Reply, Email, "2026-11-13 10:00", "allowed"),
        (&thanked, Reply, PrivateSocial, "2026-11-13 10:00", "never"),
        (&thanked, Other, Email, "2026-11-13 10:00", "wait 2026-11-19 09:00"),
        (&promised_it, Other, Email, "2026-11-13 10:00", "allowed"),
        (&asked, Other, Email, "2026-11-20 09:00", "wait 2026-11-23 09:00"),
    ];
    for (story, purpose, channel, now, expected) in table {
        let given = ask(story, purpose, channel, now);
        let context = format!("{:?}: {purpose:?} by {channel:?} at {now}", story.letter);
        assert_eq!(ruling(&given), expected, "{context}");
        assert!(!given.rules.is_empty() && given.rules.iter().all(|id| rule(*id).is_some()), "{context}");
        assert!(given.words.plain().ends_with('.'), "{context}: {}", given.words.plain());
    }
}

#[test]
fn a_closed_process_is_not_asked_and_an_opened_one_is() {
    let filled = interview().decided("2026-11-20 10:00", Decision::AssumedFilled);
    assert_eq!(ruling(&ask(&filled, FollowUp, Email, "2026-11-23 09:00")), "over the cap");
    let opened = filled.decided("2026-11-23 10:00", Decision::Reopened);
    assert_eq!(ruling(&ask(&opened, FollowUp, Email, "2026-11-23 11:00")), "allowed");
}

#[test]
fn before_any_round_nothing_speaks_against_a_question() {
    let story = Story::new("2026-11-11 12:00").by(House);
    assert_eq!(ruling(&ask(&story, FollowUp, Email, "2026-11-12 09:00")), "allowed");
    assert_eq!(ruling(&ask(&story, ThankYou, Email, "2026-11-12 09:00")), "allowed");
}
