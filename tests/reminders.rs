//! What the browser's background work is told of: which reminders, when, in which words. Worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::fixture::{Story, at, day, short};
use afterword::domain::agenda::tier::Tier;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{EmployerResponse, OfferForm};
use afterword::domain::process::{Mark, Process};
use afterword::domain::promise::OwnPromise;
use afterword::domain::reminder::{Due, DueList, Matter, due_list};
use afterword::domain::text::Line;
use afterword::domain::timeline::step::{Plan, Step, StepKey, StepKind};
use std::sync::Arc;

fn pair(story: &Story, now: &str) -> (Arc<Process>, Arc<Plan>) {
    (Arc::new(story.process.clone()), Arc::new(story.plan(now)))
}

fn step(due: &Due) -> &StepKey {
    match &due.of {
        Matter::Step(_, key) => key,
        Matter::Lead(lead) => panic!("{lead} is a lead"),
    }
}

fn listed(story: &Story, now: &str) -> Vec<Due> {
    due_list(&[pair(story, now)], &[], at(now), true).due
}

/// When those of this kind are due, and when once more: "from" or "from, again".
fn moments(story: &Story, now: &str, kind: StepKind) -> Vec<String> {
    let found = listed(story, now).into_iter().filter(|due| step(due).kind == kind);
    found.map(|due| [Some(due.at), due.again].into_iter().flatten().map(short).collect::<Vec<_>>().join(", ")).collect()
}

#[test]
fn what_the_worker_is_told_names_nobody_and_counts_a_panel_once() {
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20");
    let now = "2026-11-11 17:30";
    let pair = [pair(&story, now)];
    let quiet = due_list(&pair, &[], at(now), false).due;
    assert_eq!(quiet.iter().filter(|due| due.tag.contains("thank-you")).count(), 1);
    assert!(quiet.iter().all(|due| !due.words.contains("Northlight") && !due.words.contains("Miriam")));
    let ask = quiet.iter().find(|due| due.tag.contains("follow-up-1")).unwrap();
    assert!(step(ask).to_string().starts_with("follow-up-1"), "it leads to its own step");
    assert_eq!((ask.at, &*ask.words, ask.loud), (at("2026-11-23 09:00"), "A message is due", true));
    let named = due_list(&pair, &[], at(now), true).due;
    assert!(named.iter().any(|due| due.words.starts_with("Northlight Museum Trust: ")));
    assert!(named.iter().any(|due| due.words == "Northlight Museum Trust: Thank the two you met"));
    assert_eq!(named.len(), quiet.len());
}

/// So many running searches, with thanks due and a follow-up ahead; the latest ended an hour ago.
fn searches(number: usize, now: &str) -> Vec<(Arc<Process>, Arc<Plan>)> {
    let one = |n: usize| {
        let ended = short(at(now) - chrono::Duration::hours(1) - chrono::Duration::minutes(n as i64));
        let mut story = Story::ended(&ended).met("Miriam Osei").promised("2026-11-20");
        story.process.id = ProcessId::parse(&format!("p{n}")).unwrap();
        pair(&story, now)
    };
    (0..number).map(one).collect()
}

#[test]
fn what_is_open_leaves_room_for_what_is_ahead() {
    let now = "2026-11-11 17:30";
    for number in [1, 20, 60, 300] {
        let DueList { due, more } = due_list(&searches(number, now), &[], at(now), false);
        let (open, ahead): (Vec<&Due>, Vec<&Due>) = due.iter().partition(|due| due.at <= at(now));
        let asks = ahead.iter().filter(|due| step(due).kind == StepKind::FirstFollowUp).count();
        let whole: usize = searches(number, now)
            .iter()
            .map(|(_, plan)| {
                let counted = |step: &&Step| Tier::of(step, at(now)).counts();
                let open = plan.steps.iter().filter(|step| step.state.is_live() && step.window.opens <= at(now));
                open.filter(counted).count()
            })
            .sum();
        let told: usize = open.iter().map(|due| due.counts).sum();
        assert_eq!(told + more, whole, "the number on the icon is that of all of them");
        assert!(asks >= number.min(30), "{asks} of {number} follow-ups ahead");
        assert!(open.len() <= 100 && ahead.len() <= 100, "{} open, {} ahead", open.len(), ahead.len());
        assert!(due.is_sorted_by_key(|due| due.at));
        // What is left out is quiet, or further away than what is told.
        let loud = open.iter().filter(|due| due.loud).count();
        assert!(loud >= open.len().min(number), "{loud} loud of {}", open.len());
    }
}

#[test]
fn the_list_changes_only_when_something_does() {
    let told = |now: &str| due_list(&searches(60, "2026-11-11 17:30"), &[], at(now), false).due;
    assert_eq!(told("2026-11-11 17:31"), told("2026-11-11 17:52"));
}

#[test]
fn each_of_a_panel_is_told_at_a_moment_of_its_own() {
    let panel = Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Tomasz Brandt").met("Priya Nair");
    let off = |story: Story, person: usize| {
        let (until, reason) = (at("2026-11-12 09:00"), Line::default());
        story.marked(&format!("thank-you:r1:p{person}"), Mark::Snoozed { until, reason, past: None })
    };
    let now = "2026-11-11 17:30";
    let opened = ["2026-11-11 17:00, 2026-11-12 11:00"];
    assert_eq!(moments(&panel, now, StepKind::ThankYou), opened);
    let table = [
        (off(panel.clone(), 1), ["Thank the two you met", "Thank Miriam Osei"]),
        (off(panel.clone(), 3), ["Thank the two you met", "Thank Priya Nair"]),
        (off(off(panel, 1), 2), ["Thank Priya Nair", "Thank the two you met"]),
    ];
    for (story, words) in table {
        let thanks: Vec<Due> =
            listed(&story, now).into_iter().filter(|due| step(due).kind == StepKind::ThankYou).collect();
        assert_eq!(
            thanks.iter().map(|due| due.words.trim_start_matches("Northlight Museum Trust: ")).collect::<Vec<_>>(),
            words
        );
        assert_eq!(
            thanks.iter().map(|due| short(due.at)).collect::<Vec<_>>(),
            ["2026-11-11 17:00", "2026-11-12 09:00"]
        );
        assert_ne!(thanks[0].tag, thanks[1].tag);
    }
}

#[test]
fn what_runs_out_or_was_given_a_day_is_told_once_more_when_it_is_due() {
    let given = OwnPromise { what: Line::cut("the portfolio"), by: Some(day("2026-11-16")), kept: None };
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").promised("2026-11-20");
    let waits = story.clone();
    let story = story.with(|round| round.own_promises.push(given)).round_at("2026-12-01 10:00");
    let offer = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: Some(day("2026-11-20")) };
    let offered = story.clone().heard("2026-11-13 10:00", offer);
    let refused = story.clone().heard("2026-11-13 10:00", EmployerResponse::Refusal);
    let table = [
        (&story, StepKind::ThankYou, "2026-11-11 17:00, 2026-11-12 11:00"),
        (&story, StepKind::PrepareRound, "2026-11-11 16:00, 2026-11-30 20:00"),
        (&story, StepKind::OwnPromise, "2026-11-11 16:00, 2026-11-16 18:00"),
        (&offered, StepKind::ConfirmOffer, "2026-11-13 10:00, 2026-11-20 18:00"),
        // There are weeks for these, or no end at all: once is enough.
        (&story, StepKind::Debrief, "2026-11-11 16:00"),
        (&waits, StepKind::FirstFollowUp, "2026-11-23 09:00"),
        (&story, StepKind::BriefReferees, "2026-11-11 16:00"),
        (&refused, StepKind::AskFeedback, "2026-11-14 08:00"),
    ];
    for (story, kind, expected) in table {
        let now = if kind == StepKind::ThankYou { "2026-11-11 17:30" } else { "2026-11-13 12:00" };
        let found = moments(story, now, kind);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{kind:?}");
    }
    // The page tells the worker again whenever one of these moments has come.
    let now = "2026-11-12 10:00";
    let list = due_list(&[pair(&story, now)], &[], at(now), true);
    // At that hour the thanks are due, and the request on LinkedIn opens.
    let before = list.come(at("2026-11-12 10:59"));
    assert_eq!(list.come(at("2026-11-12 11:00")), before + 2);
}

#[test]
fn nothing_is_told_when_its_time_is_over() {
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").promised("2026-11-20");
    let now = "2026-11-11 17:30";
    let thanks = listed(&story, now).into_iter().find(|due| step(due).kind == StepKind::ThankYou).unwrap();
    assert_eq!(thanks.last, Some(at("2026-11-13 16:00")), "so that the worker is silent about it from then on");
    // Put off until it no longer matters: there is nothing to come back to.
    let until = at("2026-11-14 09:00");
    let off = story.marked("thank-you:r1:p1", Mark::Snoozed { until, reason: Line::default(), past: thanks.last });
    assert!(moments(&off, now, StepKind::ThankYou).is_empty());
}
