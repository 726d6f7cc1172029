//! Scenarios over the six playbooks. Every expected date was worked out by hand from the table of playbooks and the
//! rules of its arithmetic. A little calendar: 11 November 2026 is a Wednesday, 13 a Friday; Europe's clocks go back in
//! the night to 25 October 2026 and forward in the night to 29 March 2026; 29 February 2028 is a Tuesday.

mod endings;
mod follow_ups;
mod thanks;

use crate::fixture::{Story, at, dates, day, short, state};
use afterword::domain::advice::playbook::Author::{self, G};
use afterword::domain::ledger::{EmployerResponse, Purpose};
use afterword::domain::process::Mark;
use afterword::domain::promise::{OwnPromise, Promise, Told};
use afterword::domain::question::{Grade, Question};
use afterword::domain::round::Schedule;
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::step::{Landmark, SpanKind, StepKind, StepState};

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
