//! Decisions, a no, and an offer.

use crate::fixture::{Story, at, day};
use afterword::domain::advice::playbook::Author::{A, F};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::Status;
use afterword::domain::timeline::step::StepKind;

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
