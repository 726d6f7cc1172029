//! How the contact with an employer stands, which every list and the employer's page say first.

use crate::consequence::{panel, thanked};
use crate::fixture::{Story, at, day, round_id};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::agenda;
use afterword::domain::agenda::contact_status::{ContactStatus, all_thanked, contact_status, is_invited, is_postponed};
use afterword::domain::agenda::next_thing::due_besides;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::{Mark, Status};
use afterword::domain::promise::OwnPromise;
use afterword::domain::round::{Round, RoundKind, RoundState, Schedule};
use afterword::domain::text::Line;
use afterword::domain::timeline::ending::Deadline;
use afterword::domain::timeline::plan_beside;
use afterword::domain::timeline::step::StepKind;

fn status(story: Story, now: &str) -> ContactStatus {
    contact_status(&story.process, &story.plan(now), at(now))
}

#[test]
fn the_pill_says_how_the_contact_stands() {
    use ContactStatus::{
        Ended, MayAsk, NextRound, NoAnswer, Offer, Running, ThankThem, TheirDay, TheyAnswered, WaitUntil,
    };
    let (form, answer_by) = (OfferForm::Verbal, Some(day("2026-11-24")));
    let asked = || thanked().sent("2026-11-23 09:30", Purpose::FollowUp);
    let rows = [
        (panel(), "2026-11-12 09:00", ThankThem),
        // In the first hour thanks may not go out yet; still nobody is waited for who has to be thanked.
        (panel(), "2026-11-11 14:05", ThankThem),
        (thanked(), "2026-11-13 09:00", WaitUntil(at("2026-11-23 09:00"))),
        (thanked(), "2026-11-20 09:00", TheirDay),
        (thanked(), "2026-11-23 09:00", MayAsk),
        (asked(), "2026-11-24 09:00", WaitUntil(at("2026-11-30 09:00"))),
        (asked(), "2026-11-30 09:00", MayAsk),
        (asked().sent("2026-11-30 10:00", Purpose::FollowUp), "2026-12-08 09:00", NoAnswer),
        (
            thanked().heard("2026-11-16 09:20", EmployerResponse::Offer { form, answer_by }),
            "2026-11-16 11:00",
            Offer { form, answer_by },
        ),
        (thanked().round_at("2026-11-23 10:00"), "2026-11-16 11:00", NextRound(at("2026-11-23 10:00"))),
        (thanked().heard("2026-11-16 09:20", EmployerResponse::Refusal), "2026-11-16 11:00", Ended(Status::Refused)),
        (thanked().decided("2026-11-16 09:00", Decision::Withdrew), "2026-11-16 11:00", Ended(Status::Withdrawn)),
        (thanked().decided("2026-12-16 09:00", Decision::AssumedFilled), "2026-12-16 11:00", Ended(Status::Filled)),
        (
            Story::new("2026-11-12 09:00").heard("2026-11-12 10:00", EmployerResponse::Message),
            "2026-11-12 11:00",
            TheyAnswered,
        ),
        (Story::new("2026-11-12 09:00"), "2026-11-12 11:00", Running),
    ];
    for (story, now, expected) in rows {
        assert_eq!(status(story, now), expected, "{now}");
    }
}

#[test]
fn thanks_and_a_letter_that_opened_before_them_are_both_listed() {
    let (story, now) = (panel(), at("2026-11-12 09:00"));
    let other = ProcessId::parse("other").unwrap();
    let offers = [Deadline { process: other, since: at("2026-11-10 09:00"), by: Some(day("2026-11-20")) }];
    let plan = plan_beside(&story.process, Playbook::built_in(Author::House), &story.calendar, &offers, now);
    let agenda = agenda(&[(&story.process, &plan)], now);
    let cards: Vec<_> = agenda.now.iter().map(|item| (item.title.as_str(), item.steps.len(), item.late)).collect();
    let expected = [("Tell Miriam Osei about your other offer", 1, true), ("Thank the two you met", 2, false)];
    assert_eq!((cards.as_slice(), agenda.counts.letters), (&expected[..], 3));
    // And their page leads with what the pill does not say.
    let due = due_besides(&story.process, &plan, now).map(|step| step.title.as_str());
    assert_eq!(due, Some("Tell Miriam Osei about your other offer"));
}

#[test]
fn whoever_has_something_to_do_is_not_told_to_wait() {
    let promise = |by: &str| OwnPromise { what: Line::cut("the portfolio"), by: Some(day(by)), kept: None };
    let promised = |by: &str| thanked().with(|round| round.own_promises.push(promise(by)));
    let kept = || promised("2026-11-13").with(|round| round.own_promises[0].kept = Some(at("2026-11-12 18:00")));
    let rows = [
        (promised("2026-11-13"), "2026-11-12 18:00", None),
        (promised("2026-11-13"), "2026-11-13 09:00", Some("Keep your word: the portfolio")),
        (promised("2026-11-13"), "2026-11-20 09:00", Some("Keep your word: the portfolio")),
        (kept(), "2026-11-13 09:00", None),
        (thanked(), "2026-11-13 09:00", None),
        // What the pill itself says is no further thing.
        (panel(), "2026-11-12 09:00", None),
        (thanked(), "2026-11-23 09:00", None),
        (thanked().heard("2026-11-16 09:20", EmployerResponse::Refusal), "2026-11-17 10:00", None),
        (promised("2026-11-13").decided("2026-11-13 08:00", Decision::Withdrew), "2026-11-13 09:00", None),
        (
            thanked()
                .heard("2026-11-16 09:20", EmployerResponse::Refusal)
                .sent("2026-11-17 09:30", Purpose::ReplyToRefusal)
                .heard("2026-11-19 10:00", EmployerResponse::Message),
            "2026-11-19 11:00",
            Some("Is it open again?"),
        ),
    ];
    for (story, now, expected) in rows {
        let plan = story.plan(now);
        let due = due_besides(&story.process, &plan, at(now)).map(|step| step.title.as_str());
        assert_eq!(due, expected, "{now}");
    }
}

#[test]
fn everyone_is_thanked_where_every_letter_of_the_round_went_out() {
    let not_needed = || Mark::NotNeeded { at: at("2026-11-12 09:00"), reason: Line::default() };
    let one = || panel().sent_to("2026-11-12 08:30", Purpose::ThankYou, &[1]);
    let invited = |story: Story| story.heard("2026-11-13 09:20", EmployerResponse::NextRound(round_id(9)));
    let again = |story: Story| story.round_at("2026-11-14 10:00").met("Priya Nair");
    let rows = [
        ("all", thanked(), true),
        ("nobody, and its time has passed", panel(), false),
        ("one of two", one(), false),
        ("one, and the other needs none", one().marked("thank-you:r1:p2", not_needed()), true),
        (
            "nobody needs any",
            panel().marked("thank-you:r1:p1", not_needed()).marked("thank-you:r1:p2", not_needed()),
            false,
        ),
        ("invited again, all thanked before", invited(thanked()), true),
        ("invited again, nobody thanked before", invited(panel()), false),
        ("nobody in the second round", again(thanked()), false),
        ("all of the second round", again(panel()).sent_to("2026-11-15 08:30", Purpose::ThankYou, &[3]), true),
        ("no round at all", Story::new("2026-11-12 09:00"), false),
    ];
    for (name, story, expected) in rows {
        assert_eq!(all_thanked(&story.plan("2026-11-18 09:00")), expected, "{name}");
    }
}

#[test]
fn an_interview_is_postponed_until_one_is_held() {
    let postponed = |story: Story| story.round_at("2026-11-13 10:00").with(|round| round.state = RoundState::Postponed);
    let now = at("2026-11-18 09:00");
    assert!(is_postponed(&postponed(Story::new("2026-11-02 09:00")).process, now));
    assert!(is_postponed(&postponed(thanked()).process, now));
    assert!(!is_postponed(&postponed(thanked()).round_at("2026-11-16 10:00").process, now));
    assert!(!is_postponed(&thanked().process, now));
}

#[test]
fn whoever_was_invited_without_a_day_is_told_so_and_waits_for_the_day() {
    let invited = |story: Story| {
        let mut story = story;
        story.process.rounds.push(Round::new(round_id(9), RoundKind::default(), Schedule::default()));
        story.heard("2026-11-16 09:20", EmployerResponse::NextRound(round_id(9)))
    };
    let rows = [
        ("invited, no day yet", invited(thanked()), true),
        ("they wrote again since", invited(thanked()).heard("2026-11-17 08:00", EmployerResponse::Message), false),
        (
            "the day is known",
            invited(thanked()).with(|round| round.schedule = thanked().process.rounds[0].schedule),
            false,
        ),
        ("put off", invited(thanked()).with(|round| round.state = RoundState::Postponed), false),
        (
            "the round is not on record",
            thanked().heard("2026-11-16 09:20", EmployerResponse::NextRound(round_id(8))),
            false,
        ),
        ("nobody wrote", thanked(), false),
    ];
    for (name, story, expected) in rows {
        assert_eq!(is_invited(&story.process, at("2026-11-18 09:00")), expected, "{name}");
    }
    let ask = invited(thanked()).step(StepKind::FirstFollowUp, "2026-11-18 09:00").title;
    assert_eq!(ask, "Ask Miriam Osei for the day");
    let off = thanked().round_at("2026-11-25 10:00").with(|round| round.state = RoundState::Postponed);
    let titles =
        [StepKind::FirstFollowUp, StepKind::SecondFollowUp].map(|kind| off.step(kind, "2026-11-18 09:00").title);
    assert_eq!(titles, ["Ask Miriam Osei for the new time", "Ask Miriam Osei once more for the new time"]);
    assert!(!is_invited(&invited(thanked()).process, at("2026-11-16 09:00")), "before they wrote");
}
