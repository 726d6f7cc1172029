//! Every rule of the five sources is put to use: cited by a step, a span, a parameter or a verdict.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, person_id};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::advice::playbooks::playbooks;
use afterword::domain::advice::rule::RuleId;
use afterword::domain::advice::rules::{rule, rules};
use afterword::domain::agenda::agenda;
use afterword::domain::channel::Channel;
use afterword::domain::guard::{Ask, verdict};
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::Mark;
use afterword::domain::promise::OwnPromise;
use afterword::domain::question::{Grade, Question};
use afterword::domain::round::{RoundKind, RoundState};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::ending::Deadline;
use afterword::domain::timeline::step::StepKind;
use afterword::domain::timeline::{plan, plan_beside};
use std::collections::BTreeSet;

/// Every rule id of the specification.
const ALL: &str = "J1 J2 J3 J4 J5 J7 J8 J9 J10 J11 J12 J13 J14 J15 J16 J17 J18 \
    A1 A2 A3 A4 A5 A6 A7 A8 A9 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 \
    S1 S2 S3 S4 S5 S6 S7 S8 S9 F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 F16";

/// Stories that between them bring out every kind of step.
fn stories() -> Vec<Story> {
    let question = Question {
        grade: Some(Grade::Rough),
        ..Question::asked(afterword::domain::id::QuestionId::parse("q1").unwrap(), Line::cut("Why us?"))
    };
    let full = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18").with(|round| {
        round.questions.push(question);
        round.to_learn.push(Line::cut("Rust"));
        round.own_promises.push(OwnPromise { what: Line::cut("the portfolio"), by: None, kept: None });
    });
    let offer = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    let spoken = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };
    vec![
        // Turns: a round that did not take place, a call they asked for, word after the end, a spoken offer.
        full.clone().round_at("2026-11-19 10:00").with(|round| round.state = RoundState::NotHeld),
        full.clone().asked_to("2026-11-12 10:00", "2026-11-20", None),
        full.clone()
            .heard("2026-11-17 10:00", EmployerResponse::Refusal)
            .heard("2026-11-19 10:00", EmployerResponse::Message),
        full.clone().heard("2026-11-17 10:00", spoken).sent("2026-11-18 10:00", Purpose::AskWritten),
        Story::ended("2026-11-11 14:00"),
        full.clone(),
        full.clone().round_at("2026-12-01 10:00").with(|round| round.kind = RoundKind::Final),
        full.clone().heard("2026-11-17 10:00", EmployerResponse::Refusal),
        full.clone().heard("2026-11-17 10:00", offer.clone()),
        full.heard("2026-11-17 10:00", offer).decided("2026-11-17 11:00", Decision::Accepted),
    ]
}

fn cited() -> BTreeSet<RuleId> {
    let now = at("2026-11-20 10:00");
    let mut cited = BTreeSet::new();
    for story in stories() {
        for letter in Author::ALL {
            let plan = story.clone().by(letter).plan("2026-11-20 10:00");
            cited.extend(plan.steps.iter().flat_map(|step| step.rules.iter().copied()));
            cited.extend(plan.spans.iter().flat_map(|span| span.rules.iter().copied()));
            let pairs = [(&story.process, &plan)];
            cited.extend(agenda(&pairs, now).searching.iter().flat_map(|step| step.rules.iter().copied()));
        }
    }
    for playbook in playbooks() {
        cited.extend(playbook.rows().iter().flat_map(|row| row.rules.iter().copied()));
    }
    cited
}

#[test]
fn the_table_holds_every_rule_and_no_other() {
    let specified: BTreeSet<&str> = ALL.split_whitespace().collect();
    let held: BTreeSet<&str> = rules().iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(held, specified);
}

#[test]
fn every_rule_is_put_to_use() {
    let cited = cited();
    let unused: Vec<&str> =
        rules().iter().filter(|rule| !cited.contains(&rule.id)).map(|rule| rule.id.as_str()).collect();
    assert!(unused.is_empty(), "no step, span, parameter or verdict cites {unused:?}");
}

#[test]
fn nothing_cites_a_rule_that_no_source_has() {
    for id in cited() {
        assert!(rule(id).is_some(), "{id}");
    }
    let now = at("2026-11-20 10:00");
    let purposes = [Purpose::ThankYou, Purpose::FollowUp, Purpose::AskFeedback, Purpose::Connect, Purpose::Other];
    for process in Sampler::new(3).processes(now, 50, Richness::Mixed) {
        let calendar = Default::default();
        for playbook in playbooks() {
            for step in plan(&process, playbook, &calendar, now).steps {
                assert!(step.rules.iter().all(|id| rule(*id).is_some()), "{}", step.key);
            }
            for (purpose, channel) in
                purposes.iter().flat_map(|purpose| Channel::ALL.map(|channel| (*purpose, channel)))
            {
                let ask = Ask { person: Some(person_id(1)), channel, purpose, round: None };
                let given = verdict(&process, playbook, &calendar, &ask, now);
                assert!(!given.rules.is_empty() && given.rules.iter().all(|id| rule(*id).is_some()));
            }
        }
    }
}

#[test]
fn every_kind_of_step_is_reached() {
    let mut reached = BTreeSet::new();
    let marked = |story: Story| story.marked("brief-referees:r1", Mark::Done(at("2026-11-12 10:00")));
    for story in stories().into_iter().map(marked) {
        for letter in Author::ALL {
            let (now, playbook) = (at("2026-11-20 10:00"), Playbook::built_in(letter));
            let process = ProcessId::parse("other").unwrap();
            let [waits, taken] = [Some(now.date()), None].map(|by| {
                let elsewhere = Deadline { process: process.clone(), since: now, by };
                plan_beside(&story.process, playbook, &story.calendar, &[elsewhere], now)
            });
            reached.extend(taken.steps.iter().map(|step| step.key.kind));
            let plan = waits;
            reached.extend(plan.steps.iter().map(|step| step.key.kind));
            let pairs = [(&story.process, &plan)];
            reached.extend(agenda(&pairs, at("2026-11-20 10:00")).searching.map(|step| step.key.kind));
        }
    }
    let last = StepKind::StopSearching as usize;
    assert_eq!(reached.len(), last + 1, "{reached:?}");
    assert_eq!(Playbook::built_in(Author::House).rows().len(), 15);
}
