//! Thanks: two rounds on a day, a panel, and what goes with the next message.

use super::{interview, judged, ruling, schedule, spoken, told};
use crate::fixture::{Story, dates, person_id};
use afterword::domain::advice::playbook::Author::S;
use afterword::domain::channel::Channel::Email;
use afterword::domain::ledger::{EmployerResponse, OfferForm, Purpose};
use afterword::domain::person::{Part, Person};
use afterword::domain::round::Talk;
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::step::StepKind;

/// Two rounds on Wednesday with Miriam: 09:30 to 10:30 and 14:00 to 15:00.
fn two_in_a_day() -> Story {
    Story::new("2026-11-10 09:00")
        .round(schedule("2026-11-11 09:30", "2026-11-11 10:30"))
        .met("Miriam Osei")
        .round(schedule("2026-11-11 14:00", "2026-11-11 15:00"))
        .with(|round| round.people.push(person_id(1)))
}

#[test]
fn two_rounds_on_a_day_are_thanked_once_after_the_last() {
    let story = two_in_a_day();
    let first = "Thank Miriam Osei: 2026-11-11 11:30 | 2026-11-11 21:00 | 2026-11-12 10:30, cancelled";
    let second = "Thank Miriam Osei: 2026-11-11 16:00 | 2026-11-12 11:00 | 2026-11-12 15:00";
    // Between the two, in the evening, and the next morning.
    for (now, stands) in [("2026-11-11 11:45", "later"), ("2026-11-11 19:00", "now"), ("2026-11-12 12:00", "late")] {
        assert_eq!(told(&story, StepKind::ThankYou, now), [first.to_owned(), format!("{second}, {stands}")], "{now}");
    }
    // One note the next morning settles both.
    let thanked = story.sent_to("2026-11-12 09:00", Purpose::ThankYou, &[1]);
    let states: Vec<_> = told(&thanked, StepKind::ThankYou, "2026-11-12 10:00");
    assert!(states.iter().all(|state| state.ends_with("done 2026-11-12 09:00")), "{states:?}");
}

#[test]
fn two_rounds_on_a_day_with_different_people_are_thanked_apart() {
    let story = Story::new("2026-11-10 09:00")
        .round(schedule("2026-11-11 09:30", "2026-11-11 10:30"))
        .met("Miriam Osei")
        .round(schedule("2026-11-11 14:00", "2026-11-11 15:00"))
        .met("Priya Nair");
    let expected = [
        "Thank Miriam Osei: 2026-11-11 11:30 | 2026-11-11 21:00 | 2026-11-12 10:30, now",
        "Thank Priya Nair: 2026-11-11 16:00 | 2026-11-12 11:00 | 2026-11-12 15:00, now",
    ];
    assert_eq!(told(&story, StepKind::ThankYou, "2026-11-11 18:00"), expected);
}

#[test]
fn thanks_that_are_still_open_when_they_meet_again_go_with_the_next() {
    // Tuesday 16:00, and again Wednesday 09:00 to 10:00.
    let story = Story::ended("2026-11-10 16:00")
        .met("Miriam Osei")
        .round(schedule("2026-11-11 09:00", "2026-11-11 10:00"))
        .with(|round| round.people.push(person_id(1)));
    let first = "Thank Miriam Osei: 2026-11-10 17:00 | 2026-11-11 11:00 | 2026-11-11 16:00";
    let second = "Thank Miriam Osei: 2026-11-11 11:00 | 2026-11-11 21:00 | 2026-11-12 10:00";
    let before = told(&story, StepKind::ThankYou, "2026-11-11 08:00");
    assert_eq!(before, [format!("{first}, now"), format!("{second}, later")]);
    let after = told(&story, StepKind::ThankYou, "2026-11-11 10:30");
    assert_eq!(after, [format!("{first}, cancelled"), format!("{second}, later")]);
}

#[test]
fn who_was_thanked_in_the_morning_is_not_thanked_again_that_day() {
    // Thanked at 08:00 for Tuesday, met again from 09:00 to 10:00: the next note waits for Thursday morning.
    let story = Story::ended("2026-11-10 16:00")
        .met("Miriam Osei")
        .round(schedule("2026-11-11 09:00", "2026-11-11 10:00"))
        .with(|round| round.people.push(person_id(1)))
        .sent_to("2026-11-11 08:00", Purpose::ThankYou, &[1])
        .about(1);
    let expected = [
        "Thank Miriam Osei: 2026-11-10 17:00 | 2026-11-11 11:00 | 2026-11-11 16:00, done 2026-11-11 08:00",
        "Thank Miriam Osei: 2026-11-12 08:00 | 2026-11-12 11:00 | 2026-11-12 11:00, later",
    ];
    assert_eq!(told(&story, StepKind::ThankYou, "2026-11-11 12:00"), expected);
    let again = judged(&story, Some(1), Some(2), Purpose::ThankYou, Email, "2026-11-11 12:00");
    assert_eq!(spoken(&again), "wait 2026-11-12 08:00");
    // Gonzales closes that evening: one note of the day is enough.
    let same_day = two_in_a_day().by(S).sent_to("2026-11-11 11:00", Purpose::ThankYou, &[1]).about(1);
    assert_eq!(
        told(&same_day, StepKind::ThankYou, "2026-11-11 16:00"),
        [
            "Thank Miriam Osei: 2026-11-11 10:30 | 2026-11-11 21:00 | 2026-11-11 23:59, done 2026-11-11 11:00",
            "Thank Miriam Osei: 2026-11-11 15:00 | 2026-11-11 21:00 | 2026-11-11 23:59, cancelled",
        ]
    );
}

#[test]
fn missed_thanks_go_into_a_message_that_may_still_go_out() {
    let words = "Your thanks to Miriam Osei are not sent yet";
    let advice = |story: &Story, kind, now| story.step(kind, now).advice.plain();
    // Into the first follow-up.
    assert!(advice(&interview(), StepKind::FirstFollowUp, "2026-11-17 10:00").contains(words));
    // The first went on Friday 13 November, before the thanks were given up: into the second.
    let early = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-12");
    let early = early.sent("2026-11-13 09:30", Purpose::FollowUp);
    assert!(!advice(&early, StepKind::FirstFollowUp, "2026-11-17 10:00").contains(words));
    assert!(advice(&early, StepKind::SecondFollowUp, "2026-11-17 10:00").contains(words));
    // After a refusal and after an offer, into the answer.
    let refused = interview().heard("2026-11-17 17:30", EmployerResponse::Refusal);
    assert!(advice(&refused, StepKind::ReplyToRefusal, "2026-11-18 09:00").contains(words));
    let offer = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    let offered = interview().heard("2026-11-17 17:30", offer);
    assert!(advice(&offered, StepKind::ConfirmOffer, "2026-11-18 09:00").contains(words));
}

#[test]
fn thanks_said_in_the_next_message_are_not_asked_for_again() {
    let asked = interview().sent("2026-11-19 10:00", Purpose::FollowUp);
    assert_eq!(asked.state(StepKind::ThankYou, "2026-11-20 10:00"), "cancelled");
    let second = asked.step(StepKind::SecondFollowUp, "2026-11-20 10:00").advice.plain();
    assert!(!second.contains("are not sent yet"), "{second}");
    let answered = interview()
        .heard("2026-11-17 17:30", EmployerResponse::Refusal)
        .sent("2026-11-18 09:00", Purpose::ReplyToRefusal);
    assert_eq!(answered.state(StepKind::ThankYou, "2026-11-19 10:00"), "cancelled");
    // Nothing was said yet: the plan says that they were missed.
    assert_eq!(interview().state(StepKind::ThankYou, "2026-11-17 10:00"), "missed");
}

/// C32: a panel of five without addresses on Tuesday 8 December, 13:00 to 14:30, and one coordinator with one.
#[test]
fn a_panel_is_thanked_through_one_coordinator() {
    let mut story = Story::new("2026-12-07 09:00").round(schedule("2026-12-08 13:00", "2026-12-08 14:30"));
    for name in ["Dr Harriet Vance", "Owen Pryce", "Ines Aldo", "Tomo Arai", "Grace Obi"] {
        story = story.met(name);
    }
    let story = story.knows("Joy Adeyemi", Part::Recruiter);
    let now = "2026-12-09 09:30";
    for step in story.plan(now).steps.iter().filter(|step| step.key.kind == StepKind::ThankYou) {
        assert_eq!(dates(step), "2026-12-08 15:30 | 2026-12-09 11:00 | 2026-12-09 14:30");
        assert!(step.advice.plain().contains("No e-mail address yet"), "{}", step.advice.plain());
    }
    let sent = story.clone().sent_to(now, Purpose::ThankYou, &[6]).about(1);
    assert_eq!(
        told(&sent, StepKind::ThankYou, "2026-12-09 10:00").iter().filter(|one| one.ends_with("now")).count(),
        5
    );
    let settled = sent.passed_on(&[1, 2, 3, 4, 5]);
    let states = told(&settled, StepKind::ThankYou, "2026-12-09 10:00");
    assert_eq!(states.iter().filter(|one| one.ends_with("done 2026-12-09 09:30")).count(), 5, "{states:?}");
    // No second note is urged, and none is let through.
    assert_eq!(ruling(&settled, Purpose::ThankYou, Email, "2026-12-09 10:00"), "over the cap");
    assert!(!settled.step(StepKind::FirstFollowUp, "2026-12-15 10:00").advice.plain().contains("are not sent yet"));
}

#[test]
fn a_letter_passed_on_to_some_leaves_the_others_open() {
    let story =
        Story::ended("2026-12-08 14:30").met("Harriet Vance").met("Owen Pryce").knows("Joy Adeyemi", Part::Recruiter);
    let sent = story.sent_to("2026-12-09 09:30", Purpose::ThankYou, &[3]).passed_on(&[2]);
    let states: Vec<_> = told(&sent, StepKind::ThankYou, "2026-12-09 10:00");
    assert!(states[0].ends_with("now") && states[1].ends_with("done 2026-12-09 09:30"), "{states:?}");
}

#[test]
fn the_thanks_for_round_two_speak_of_round_two() {
    let talk = |topic: &str| Talk {
        id: person_id(1),
        topics: vec![Line::cut(topic)],
        concerns: Vec::new(),
        impression: Prose::default(),
    };
    let mut story = interview()
        .round(schedule("2026-11-24 14:00", "2026-11-24 15:00"))
        .with(|round| round.people.push(person_id(1)));
    story.process.people[0].topics = vec![Line::cut("the loans procedure")];
    let advice = |story: &Story| {
        let steps = story.plan("2026-11-24 17:00").steps;
        let thanks = steps.into_iter().rfind(|step| step.key.kind == StepKind::ThankYou);
        thanks.unwrap().advice.plain()
    };
    let person: &Person = &story.process.people[0];
    assert_eq!(&*story.process.topics(person, &story.process.rounds[0])[0], "the loans procedure");
    assert!(!advice(&story).contains("the loans procedure"), "that was round one");
    let story = story.with(|round| round.talks.push(talk("the conservation studio")));
    assert!(advice(&story).contains("the conservation studio"));
    assert_eq!(&*story.process.topics(&story.process.people[0], &story.process.rounds[0])[0], "the loans procedure");
}
