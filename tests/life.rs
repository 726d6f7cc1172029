//! The turns that life takes, each worked out by hand from the rules of "What life adds" before the code was run. A little
//! calendar: 11 November 2026 is a Wednesday, 18 November too; 9 December 2026 is a Wednesday, 1 January 2027 a Friday.

#![allow(clippy::unwrap_used)]

mod follow_ups;
mod offers;
mod rounds;
mod thanks;
mod their_word;

use crate::fixture::{Story, at, dates, day, person_id, round_id, short, state};
use afterword::domain::advice::playbook::Author::{self, A, F, G, J, S};
use afterword::domain::advice::playbook::Playbook;
use afterword::domain::channel::Channel::{self, Email, LinkedIn, PrivateSocial, Text};
use afterword::domain::guard::{Ask, Verdict, VerdictKind, verdict};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::person::Part;
use afterword::domain::promise::{Promise, Told};
use afterword::domain::round::Schedule;
use afterword::domain::text::Line;
use afterword::domain::timeline::ending::deadline;
use afterword::domain::timeline::step::{Landmark, SpanKind, StepKind, StepState};

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
    assert_eq!(deadline(&story.process, at("2026-11-18 12:00")).unwrap().by, Some(day("2026-11-24")));
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
