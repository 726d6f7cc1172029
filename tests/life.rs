//! The turns that life takes, each worked out by hand from the rules of "What life adds" before the code was run. A little
//! calendar: 11 November 2026 is a Wednesday, 18 November too; 9 December 2026 is a Wednesday, 1 January 2027 a Friday.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, dates, day, person_id, round_id, short, state};
use afterword::domain::advice::playbook::Author::{self, A, F, G, House, J, S};
use afterword::domain::advice::playbook::Playbook;
use afterword::domain::agenda::agenda;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::channel::Channel::{self, Email, InPerson, LinkedIn, Phone, PrivateSocial, Text};
use afterword::domain::guard::{Ask, Verdict, VerdictKind, verdict};
use afterword::domain::id::{ProcessId, RoundId};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::person::{Part, Person};
use afterword::domain::process::{Mark, Status};
use afterword::domain::promise::{Promise, Told};
use afterword::domain::promise_words::read;
use afterword::domain::round::{RoundState, Schedule, Talk, Zone};
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::ending::{Deadline, deadline};
use afterword::domain::timeline::step::{Landmark, SpanKind, Step, StepKind, StepState};
use afterword::domain::timeline::{plan, plan_beside};

/// How every step of a kind stands: "title: opens | due | closes, state", one for each.
fn told(story: &Story, kind: StepKind, now: &str) -> Vec<String> {
    let steps = story.plan(now).steps.into_iter().filter(|step| step.key.kind == kind);
    steps.map(|step| format!("{}: {}, {}", step.title, dates(&step), state(&step))).collect()
}

fn has(story: &Story, kind: StepKind, now: &str) -> bool {
    story.plan(now).steps.iter().any(|step| step.key.kind == kind)
}

/// The ruling of the guard in a few words.
fn ruling(story: &Story, purpose: Purpose, channel: Channel, now: &str) -> String {
    spoken(&judged(story, Some(1), None, purpose, channel, now))
}

fn judged(
    story: &Story,
    person: Option<usize>,
    round: Option<usize>,
    purpose: Purpose,
    channel: Channel,
    now: &str,
) -> Verdict {
    let ask = Ask { person: person.map(person_id), channel, purpose, round: round.map(round_id) };
    let given = verdict(&story.process, Playbook::built_in(story.letter), &story.calendar, &ask, at(now));
    assert!(!given.rules.is_empty() && given.words.plain().ends_with('.'), "{}", given.words.plain());
    given
}

fn spoken(verdict: &Verdict) -> String {
    match verdict.kind {
        VerdictKind::Allowed => "allowed".into(),
        VerdictKind::WaitUntil(until) => format!("wait {}", short(until)),
        VerdictKind::OverCap => "over the cap".into(),
        VerdictKind::NeverByChannel => "never".into(),
    }
}

fn interview() -> Story {
    Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18")
}

fn schedule(start: &str, end: &str) -> Schedule {
    Schedule::new(Some(at(start)), None, Some(at(end))).unwrap()
}

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
fn each_why_tells_its_arithmetic() {
    let off = |days: &[&str]| Story::ended("2026-12-09 15:00").met("Miriam Osei").days_off(days);
    let rows = [
        (
            interview().by(J),
            StepKind::FirstFollowUp,
            "2026-11-12 10:00",
            "They said they’d reply by 2026-11-18: from 09:00 1 working day later, best by 18:00 the same day. Advice: Nick Jones; the hours are ours.",
        ),
        (
            interview(),
            StepKind::FirstFollowUp,
            "2026-12-18 10:00",
            "They said they’d reply by 2026-11-18: from 09:00 1 working day later. Nobody was asked yet. Seen from 2026-12-18: best by 18:00 that day. Advice: Recommended.",
        ),
        (
            Story::ended("2026-11-14 11:00").by(G),
            StepKind::FirstFollowUp,
            "2026-11-16 10:00",
            "No date was given. The interview ended on 2026-11-14: from 09:00 14 days later, best by 18:00 the same day. 2026-11-28 is no working day. It is the only one. Advice: Jobsgopublic; the hours are ours.",
        ),
        (
            interview().by(G),
            StepKind::FirstFollowUp,
            "2026-11-16 10:00",
            "They said they’d reply by 2026-11-18: from 09:00 1 working day later, best by 18:00 the same day. It is the only one. Advice: Jobsgopublic; it says nothing here, so this is ours.",
        ),
        (
            off(&["2026-12-25", "2026-12-28", "2027-01-01"]).promised("2026-12-24"),
            StepKind::FirstFollowUp,
            "2026-12-10 10:00",
            "They said they’d reply by 2026-12-24: from 09:00 1 working day later, best by 18:00 the same day. Days off between: 2026-12-25 to 2026-12-28. Advice: Recommended.",
        ),
        (
            interview().by(A).with(|round| round.told = Told::Promised(Promise::by(day("2026-11-11")))),
            StepKind::FirstFollowUp,
            "2026-11-11 16:00",
            "They said they’d reply by 2026-11-11. Its hour had passed already when it was said, on 2026-11-11: from 09:00 1 working day later, best by 18:00 the same day. Advice: Nancy Anderson; the hours are ours.",
        ),
        (
            interview().sent("2026-11-20 15:00", Purpose::FollowUp),
            StepKind::SecondFollowUp,
            "2026-11-21 10:00",
            "You first asked on 2026-11-20: from 09:00 5 working days later, best by 18:00 the same day. It is the second of two, and the last. Advice: Recommended.",
        ),
        (
            interview().sent("2026-11-20 15:00", Purpose::FollowUp),
            StepKind::AssumeFilled,
            "2026-11-21 10:00",
            "Your last follow-up may go on 2026-11-27: from 09:00 5 working days later, best by 18:00 the same day. By then, silence means no. Advice: Recommended.",
        ),
        (
            interview().sent("2026-11-20 15:00", Purpose::FollowUp).sent("2026-11-30 10:00", Purpose::AskHr).by(J),
            StepKind::AssumeFilled,
            "2026-12-01 10:00",
            "You last asked on 2026-11-30: from 09:00 5 working days later, best by 18:00 the same day. By then, silence means no. Advice: Nick Jones; it says nothing here, so this is ours.",
        ),
        (
            Story::ended("2026-11-11 20:30").met("Miriam Osei").by(A),
            StepKind::ThankYou,
            "2026-11-11 21:00",
            "The interview ended 2026-11-11 20:30: at once, best by 20:00 that day (before it opens, so until it closes), at the latest 24 hours later. Advice: Nancy Anderson; the hours are ours.",
        ),
        (
            Story::ended("2026-11-11 10:30").met("Miriam Osei"),
            StepKind::ThankYou,
            "2026-11-11 11:00",
            "The interview ended before noon, 2026-11-11 10:30: from 1 hour later, best by 21:00 that day, at the latest 24 hours later, late until 48 hours later. Advice: Recommended.",
        ),
        (
            Story::ended("2026-11-11 16:00").met("Miriam Osei").by(F),
            StepKind::ThankYou,
            "2026-11-11 17:00",
            "The interview ended after noon, 2026-11-11 16:00: from 08:00 the next day, best by 11:00 the next day, at the latest 24 hours later. Advice: Anonymous article; the hours are ours.",
        ),
        (
            Story::ended("2026-11-11 16:00").met("Miriam Osei").by(G),
            StepKind::ThankYou,
            "2026-11-11 17:00",
            "The interview ended 2026-11-11 16:00: at once, best by 24 hours later, at the latest 48 hours later. The last date is ours. Advice: Jobsgopublic.",
        ),
        (
            Story::ended("2026-11-11 14:00").by(S),
            StepKind::Debrief,
            "2026-11-11 17:00",
            "The interview ended 2026-11-11 14:00: at once, best by 20:00 the next day, at the latest 20:00 21 days later. After a few weeks you forget most of it. Advice: Stephanie Gonzales; these dates are ours.",
        ),
    ];
    for (story, kind, now, expected) in rows {
        assert_eq!(story.step(kind, now).because().plain(), expected);
    }
}

#[test]
fn a_step_cites_only_what_bears_on_it() {
    let cites = |story: Story, kind, now| -> Vec<&'static str> {
        story.step(kind, now).rules.iter().map(|rule| rule.as_str()).collect()
    };
    let thanks = cites(interview(), StepKind::ThankYou, "2026-11-11 15:00");
    assert!(!thanks.contains(&"F1"), "writing notes is something else: {thanks:?}");
    let refused = interview().heard("2026-11-17 17:30", EmployerResponse::Refusal);
    let feedback = cites(refused, StepKind::AskFeedback, "2026-11-18 09:00");
    assert_eq!(feedback, ["J17", "S8", "G8", "J15", "F5"]);
    assert_eq!(cites(interview(), StepKind::AssumeFilled, "2026-11-12 10:00"), ["A6", "A9", "F15"]);
    assert_eq!(cites(interview().by(G), StepKind::AssumeFilled, "2026-11-12 10:00"), ["G7", "A9", "F15"]);
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

#[test]
fn no_step_goes_to_somebody_who_is_gone() {
    let panel = || {
        Story::ended("2026-11-11 14:00")
            .met_as("Miriam Osei", Part::HiringManager)
            .met("Priya Nair")
            .promised("2026-11-18")
    };
    let title = |story: &Story| story.step(StepKind::FirstFollowUp, "2026-11-16 10:00").title;
    assert_eq!(title(&panel()), "Ask Miriam Osei for news");
    let gone = panel().gone(1, "2026-11-12 09:00");
    assert_eq!(title(&gone), "Ask Priya Nair for news");
    assert_eq!(title(&gone.clone().knows("Hal Reed", Part::Recruiter)), "Ask Hal Reed for news");
    let hr = gone.clone().knows("Hal Reed", Part::Recruiter).knows("Ann Li", Part::Hr);
    assert_eq!(title(&hr), "Ask Ann Li for news");
    assert_eq!(title(&hr.knows("Dana Perkins", Part::HiringManager)), "Ask Dana Perkins for news");
    let expected = [
        "Thank Miriam Osei: 2026-11-11 15:00 | 2026-11-12 11:00 | 2026-11-12 14:00, cancelled",
        "Thank Priya Nair: 2026-11-11 15:00 | 2026-11-12 11:00 | 2026-11-12 14:00, now",
    ];
    assert_eq!(told(&gone, StepKind::ThankYou, "2026-11-12 10:00"), expected);
    // Before that day nothing is known of it, and what was said before stays.
    assert_eq!(title(&gone.clone().gone(1, "2026-11-17 09:00")), "Ask Miriam Osei for news");
    let thanked = panel().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]).gone(1, "2026-11-12 09:00");
    assert!(told(&thanked, StepKind::ThankYou, "2026-11-16 10:00")[0].ends_with("done 2026-11-11 20:00"));
    // By Jones and Anderson only the hiring manager is thanked: now everyone is.
    assert_eq!(told(&gone.by(A), StepKind::ThankYou, "2026-11-12 09:30").len(), 2);
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

const SPOKEN: EmployerResponse = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };

#[test]
fn a_spoken_offer_is_no_offer_yet() {
    let spoken = interview().heard("2026-11-17 10:00", SPOKEN);
    let step = spoken.step(StepKind::ConfirmOffer, "2026-11-17 12:00");
    assert_eq!((step.title.as_str(), state(&step).as_str()), ("Get the offer in writing", "now"));
    assert!(step.advice.plain().contains("Don’t give notice"));
    assert_eq!(ruling(&spoken, Purpose::AskWritten, Email, "2026-11-17 12:00"), "allowed");
    // Nobody is told that it is over, and the search goes on, even once one has said yes to it.
    let yes = spoken.clone().decided("2026-11-17 12:00", Decision::Accepted);
    for kind in [StepKind::ThankReferees, StepKind::StopSearching] {
        assert!(!has(&yes.clone().by(F), kind, "2026-11-18 10:00"), "{kind:?}");
    }
    // Asked once, it waits for a week of silence.
    let asked = spoken.sent("2026-11-17 12:00", Purpose::AskWritten);
    assert_eq!(asked.state(StepKind::ConfirmOffer, "2026-11-18 10:00"), "done 2026-11-17 12:00");
    assert_eq!(ruling(&asked, Purpose::AskWritten, Email, "2026-11-18 10:00"), "wait 2026-11-24 09:00");
    assert_eq!(ruling(&asked, Purpose::AskWritten, Email, "2026-11-24 09:00"), "allowed");
    let again = "Ask again for the offer in writing: 2026-11-24 09:00 | 2026-11-24 18:00 | -";
    assert_eq!(told(&asked, StepKind::AskWritten, "2026-11-20 10:00"), [format!("{again}, later")]);
    assert_eq!(told(&asked, StepKind::AskWritten, "2026-11-25 10:00"), [format!("{again}, late")]);
    assert_eq!(asked.plan("2026-11-25 10:00").follow_ups_spent, 0);
}

#[test]
fn spoken_silent_written_and_taken_back() {
    let story = interview()
        .heard("2026-11-17 10:00", SPOKEN)
        .sent("2026-11-17 12:00", Purpose::AskWritten)
        .sent("2026-11-24 10:00", Purpose::AskWritten);
    // A week after the second time, a Tuesday again.
    let asks = told(&story, StepKind::AskWritten, "2026-11-25 10:00");
    let again = "Ask again for the offer in writing";
    let expected = [
        format!("{again}: 2026-11-24 09:00 | 2026-11-24 18:00 | -, done 2026-11-24 10:00"),
        format!("{again}: 2026-12-01 09:00 | 2026-12-01 18:00 | -, later"),
    ];
    assert_eq!(asks, expected);
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-12-02")) };
    let story = story.heard("2026-11-26 10:00", written);
    assert!(!has(&story, StepKind::AskWritten, "2026-11-26 12:00"));
    assert_eq!(story.dates(StepKind::ConfirmOffer, "2026-11-26 12:00"), "2026-11-26 10:00 | 2026-12-02 18:00 | -");
    // Its deadline moves.
    let story = story.heard("2026-11-27 10:00", EmployerResponse::AnswerBy(day("2026-12-04")));
    assert_eq!(story.dates(StepKind::ConfirmOffer, "2026-11-27 12:00"), "2026-11-26 10:00 | 2026-12-04 18:00 | -");
    assert_eq!(story.process.status(at("2026-11-27 12:00")), Status::Offered);
    // Taken back: it is answered like a refusal, after a night's sleep.
    let story = story.heard("2026-11-30 09:00", EmployerResponse::OfferWithdrawn);
    assert!(!has(&story, StepKind::ConfirmOffer, "2026-11-30 10:00"));
    assert_eq!(story.process.status(at("2026-11-30 10:00")), Status::Refused);
    let reply = "2026-12-01 08:00 | 2026-12-01 18:00 | 2026-12-14 18:00";
    assert_eq!(story.dates(StepKind::ReplyToRefusal, "2026-11-30 10:00"), reply);
}

fn beside(story: &Story, offers: &[Deadline], now: &str) -> Vec<Step> {
    let plan = plan_beside(&story.process, Playbook::built_in(story.letter), &story.calendar, offers, at(now));
    plan.steps.into_iter().filter(|step| step.key.kind == StepKind::BridgeOffer).collect()
}

#[test]
fn another_offer_with_a_deadline_is_told_to_the_others_once() {
    // Elsewhere, on Friday 20 November: an answer by Friday 27.
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-11-27")) };
    let mut elsewhere = Story::ended("2026-11-05 14:00").heard("2026-11-20 10:00", written).process;
    elsewhere.id = ProcessId::parse("other").unwrap();
    let offers = [deadline(&elsewhere, at("2026-11-20 12:00")).unwrap()];
    let waits = interview();
    let steps = beside(&waits, &offers, "2026-11-20 12:00");
    let all: Vec<_> = steps.iter().map(|step| format!("{}: {}, {}", step.title, dates(step), state(step))).collect();
    let window = "2026-11-20 10:00 | 2026-11-23 18:00 | 2026-11-27 18:00";
    assert_eq!(all, [format!("Tell Miriam Osei about your other offer: {window}, now")]);
    assert_eq!(
        steps[0].because().plain(),
        "Another employer made you an offer 2026-11-20 10:00: at once, best by 18:00 1 working day later. They want your answer by 2026-11-27: at the latest 18:00 that day. Advice: Recommended."
    );
    // Before their own date, and once: it counts as a follow-up.
    let early = Story::ended("2026-11-17 14:00").met("Miriam Osei").promised("2026-12-01");
    assert_eq!(ruling(&early, Purpose::Bridge, Email, "2026-11-20 12:00"), "allowed");
    let told = early.sent_to("2026-11-20 12:00", Purpose::Bridge, &[1]);
    assert_eq!(told.plan("2026-11-20 13:00").follow_ups_spent, 1);
    assert_eq!(ruling(&told, Purpose::Bridge, Email, "2026-11-23 12:00"), "over the cap");
    assert_eq!(state(&beside(&told, &offers, "2026-11-20 13:00")[0]), "done 2026-11-20 12:00");
}

#[test]
fn an_offer_is_no_reason_to_write_where_it_was_made_where_it_is_over_and_after_its_day() {
    let offer = Deadline { process: interview().process.id, since: at("2026-11-20 10:00"), by: day("2026-11-27") };
    assert!(beside(&interview(), std::slice::from_ref(&offer), "2026-11-20 12:00").is_empty());
    let offer = [Deadline { process: ProcessId::parse("other").unwrap(), ..offer }];
    let refused = interview().heard("2026-11-19 10:00", EmployerResponse::Refusal);
    assert_eq!(state(&beside(&refused, &offer, "2026-11-20 12:00")[0]), "cancelled");
    assert_eq!(ruling(&refused, Purpose::Bridge, Email, "2026-11-20 12:00"), "over the cap");
    assert_eq!(state(&beside(&interview(), &offer, "2026-11-28 09:00")[0]), "cancelled");
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-11-27")) };
    let offered = interview().heard("2026-11-20 10:00", written);
    assert!(deadline(&offered.process, at("2026-11-27 20:00")).is_some());
    assert!(deadline(&offered.process, at("2026-11-28 08:00")).is_none());
    let declined = offered.decided("2026-11-23 10:00", Decision::Declined);
    assert!(deadline(&declined.process, at("2026-11-23 12:00")).is_none());
}

#[test]
fn what_has_no_name_yet_is_them_in_a_sentence_and_hears_of_no_other_offer() {
    let mut story = interview();
    (story.process.employer, story.process.role) = (Line::default(), Line::default());
    story.process.people.clear();
    story.process.rounds.iter_mut().for_each(|round| round.people.clear());
    for now in ["2026-11-11 15:00", "2026-11-20 12:00", "2027-01-20 12:00"] {
        for step in story.plan(now).steps {
            assert!(!step.title.contains("Untitled"), "{now}: {}", step.title);
        }
    }
    let titles: Vec<_> = story.plan("2026-11-20 12:00").steps.into_iter().map(|step| step.title).collect();
    for title in ["Ask them for news", "Assume they chose someone else"] {
        assert!(titles.iter().any(|one| one == title), "{titles:?}");
    }
    let offer =
        Deadline { process: ProcessId::parse("other").unwrap(), since: at("2026-11-20 10:00"), by: day("2026-11-27") };
    assert!(beside(&story, &[offer], "2026-11-20 12:00").is_empty());
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

#[test]
fn text_messages_go_where_they_were_named_or_came_first() {
    let now = "2026-11-19 10:00";
    let thanked = interview().sent_to("2026-11-12 09:00", Purpose::ThankYou, &[1]);
    assert_eq!(ruling(&thanked, Purpose::FollowUp, Text, now), "never");
    assert_eq!(ruling(&thanked, Purpose::Reply, Text, now), "never");
    let wrote_first = thanked.clone().heard("2026-11-13 09:00", EmployerResponse::Message).through(Text);
    assert_eq!(ruling(&wrote_first, Purpose::FollowUp, Text, now), "allowed");
    let by_text = Promise { channel: Some(Text), ..Promise::by(day("2026-11-18")) };
    let named = thanked.clone().with(|round| round.told = Told::Promised(by_text));
    assert_eq!(ruling(&named, Purpose::FollowUp, Text, now), "allowed");
    let asked = thanked.asked_to("2026-11-13 09:00", "2026-11-19", Some(Text));
    assert_eq!(ruling(&asked, Purpose::FollowUp, Text, now), "allowed");
    assert_eq!(ruling(&asked, Purpose::FollowUp, PrivateSocial, now), "never", "private media stay theirs");
    assert_eq!(ruling(&asked, Purpose::Connect, LinkedIn, now), "allowed");
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

#[test]
fn history_is_true() {
    // The wait of the first round ends with their answer, and with it the quiet after the follow-up.
    let story =
        interview().sent("2026-11-19 10:00", Purpose::FollowUp).heard("2026-11-23 09:00", EmployerResponse::Message);
    let now = "2026-12-01 10:00";
    let quiet = story.spans(SpanKind::Quiet, now);
    assert_eq!(
        quiet[..3],
        [
            "2026-11-11 14:00 | 2026-11-19 09:00",
            "2026-11-19 10:00 | 2026-11-23 09:00",
            "2026-11-23 09:00 | 2026-12-07 09:00",
        ]
    );
    // An offer ends the wait, not its acceptance later.
    let offer = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    let offered = interview().heard("2026-11-16 10:00", offer).decided("2026-11-18 12:00", Decision::Accepted);
    assert_eq!(offered.spans(SpanKind::Quiet, "2026-11-19 10:00"), ["2026-11-11 14:00 | 2026-11-16 10:00"]);
}

#[test]
fn a_date_nobody_waits_for_stands_in_no_future() {
    let at_day = |story: &Story, now: &str| {
        let marks = story.plan(now).landmarks;
        let of = marks.iter().find(|mark| matches!(mark, Landmark::Promised { .. })).unwrap();
        assert!(marks.is_sorted_by_key(Landmark::at));
        short(of.at())
    };
    // Still waited for: at the end of its day.
    assert_eq!(at_day(&interview(), "2026-11-12 10:00"), "2026-11-18 23:59");
    // Answered before, withdrawn before, replaced before: at that moment.
    assert_eq!(
        at_day(&interview().heard("2026-11-16 10:00", EmployerResponse::Refusal), "2026-11-17 10:00"),
        "2026-11-16 10:00"
    );
    let left = interview().decided("2026-11-13 10:00", Decision::Withdrew);
    assert_eq!(at_day(&left, "2026-11-14 10:00"), "2026-11-13 10:00");
    assert_eq!(at_day(&interview().new_date("2026-11-16 10:00", "2026-11-25"), "2026-11-17 10:00"), "2026-11-16 10:00");
    // Answered after it: at its day.
    assert_eq!(
        at_day(&interview().heard("2026-11-20 10:00", EmployerResponse::Message), "2026-11-21 10:00"),
        "2026-11-18 23:59"
    );
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

#[test]
fn what_is_over_asks_for_nothing_but_its_ending() {
    let full = || {
        interview().knows("Ann Li", Part::Hr).with(|round| {
            round.to_learn = vec![Line::cut("Rust")];
            round.told = Told::Unrecorded;
        })
    };
    let ending = [
        StepKind::ReplyToRefusal,
        StepKind::AskFeedback,
        StepKind::ThankReferees,
        StepKind::KeepInTouch,
        StepKind::OpenAgain,
        StepKind::StopSearching,
    ];
    let ends = [
        full().heard("2026-11-11 18:00", EmployerResponse::Refusal),
        full().decided("2026-11-11 18:00", Decision::Withdrew),
        full().decided("2026-11-11 18:00", Decision::AssumedFilled),
    ];
    for story in ends {
        for now in ["2026-11-11 19:00", "2026-11-12 10:00", "2026-11-20 10:00"] {
            let plan = story.plan(now);
            let asks = plan.steps.iter().filter(|step| step.state.is_live() && !ending.contains(&step.key.kind));
            assert_eq!(asks.map(|step| step.key.to_string()).collect::<Vec<_>>(), Vec::<String>::new(), "{now}");
        }
    }
}

#[test]
fn all_playbooks_are_named() {
    for letter in Author::ALL {
        let story = interview().by(letter);
        for step in story.plan("2026-11-12 10:00").steps {
            let because = step.because().plain();
            let name = &*Playbook::built_in(letter).name;
            assert!(because.contains(&format!("Advice: {name}")), "{letter:?} {}: {because}", step.key);
            assert!(!matches!(step.state, StepState::Cancelled(_)) || !because.is_empty());
        }
    }
}

#[test]
fn whoever_told_them_of_an_offer_before_their_date_asks_after_that_date() {
    // Told on Tuesday the 10th. Five working days later is the 17th, and they have until Wednesday the 18th: the day after.
    let told = Story::ended("2026-11-04 14:00").met("Joy Adeyemi").promised("2026-11-18");
    let told = told.sent_to("2026-11-10 11:00", Purpose::Bridge, &[1]);
    let second = |story: &Story, now: &str| story.dates(StepKind::SecondFollowUp, now);
    assert_eq!(second(&told, "2026-11-12 10:00"), "2026-11-19 09:00 | 2026-11-19 18:00 | -");
    let why = told.step(StepKind::SecondFollowUp, "2026-11-12 10:00").because().plain();
    assert!(why.contains("2026-11-18") && why.contains("second of two"), "{why}");
    for now in ["2026-11-12 10:00", "2026-11-17 10:00", "2026-11-18 10:00"] {
        assert_eq!(ruling(&told, Purpose::FollowUp, Email, now), "wait 2026-11-19 09:00", "{now}");
    }
    assert_eq!(ruling(&told, Purpose::FollowUp, Email, "2026-11-19 09:00"), "allowed");
    // Where five working days end later than their date, those count.
    let late = Story::ended("2026-11-04 14:00").met("Joy Adeyemi").promised("2026-11-12");
    let late = late.sent_to("2026-11-11 11:00", Purpose::Bridge, &[1]);
    assert_eq!(second(&late, "2026-11-12 10:00"), "2026-11-18 09:00 | 2026-11-18 18:00 | -");
}

#[test]
fn a_spoken_offer_that_comes_in_writing_keeps_its_day() {
    let spoken = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: Some(day("2026-11-24")) };
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    let story = interview().heard("2026-11-17 10:00", spoken).heard("2026-11-18 10:00", written);
    assert_eq!(story.dates(StepKind::ConfirmOffer, "2026-11-18 12:00"), "2026-11-18 10:00 | 2026-11-24 18:00 | -");
    assert_eq!(deadline(&story.process, at("2026-11-18 12:00")).unwrap().by, day("2026-11-24"));
    // One that had passed by then says nothing of the new paper.
    let late = interview().heard(
        "2026-11-17 10:00",
        EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: Some(day("2026-11-17")) },
    );
    let late = late.heard("2026-11-19 10:00", EmployerResponse::Offer { form: OfferForm::Written, answer_by: None });
    assert_eq!(deadline(&late.process, at("2026-11-19 12:00")), None);
}

#[test]
fn notes_are_called_fresh_for_a_day() {
    let title = |now: &str| interview().step(StepKind::NotesAtOnce, now).title;
    assert_eq!(title("2026-11-12 20:00"), "Write your notes while they’re fresh");
    assert_eq!(title("2026-11-13 08:00"), "Write down what you still remember");
}
