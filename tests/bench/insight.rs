//! The time it takes to look at 1,000 processes together, with 3 rounds, 4 people and 10 ledger entries each; and at
//! 5,000 different questions, and at as many of one round that are put alike. `cargo bench` prints the figures.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::answers::group::keys;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::debrief::progress;
use afterword::domain::id::{ProcessId, QuestionId, RoundId};
use afterword::domain::insight::{insight, recurring};
use afterword::domain::job_search::JobSearch;
use afterword::domain::preparation::differ::differing;
use afterword::domain::process::Process;
use afterword::domain::question::Question;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use chrono::NaiveDateTime;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn thousand(criterion: &mut Criterion) {
    let now = "2026-11-12T09:00:00".parse().unwrap();
    let mut processes: Vec<Process> = Sampler::new(1).processes(now, 1_000, Richness::Rich);
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let plans: Vec<Plan> = processes.iter().map(|process| plan(process, house, &calendar, now)).collect();
    let pairs: Vec<(&Process, &Plan)> = processes.iter().zip(&plans).collect();
    criterion.bench_function("insight of 1,000 processes", |bencher| bencher.iter(|| insight(black_box(&pairs), now)));
    criterion.bench_function("questions that return in 1,000 processes", |bencher| {
        bencher.iter(|| recurring(black_box(&pairs), now));
    });
    let mut n = 0;
    for question in processes.iter_mut().flat_map(|one| &mut one.rounds).flat_map(|round| &mut round.questions) {
        let words = format!("{} And what of case {} in year {}?", question.asked, n, n % 40);
        question.asked = Line::cut(&words);
        n += 1;
    }
    let pairs: Vec<(&Process, &Plan)> = processes.iter().zip(&plans).collect();
    criterion.bench_function(&format!("questions that return among {n} different ones"), |bencher| {
        bencher.iter(|| recurring(black_box(&pairs), now));
    });
}

/// Far more questions than anybody is asked, in one round.
fn questions(criterion: &mut Criterion) {
    let at: NaiveDateTime = "2026-11-09T11:00:00".parse().unwrap();
    let mut process = Process::new(ProcessId::parse("p").unwrap(), at);
    let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), Schedule::ended(at).unwrap());
    for n in 0..5_000 {
        let id = QuestionId::parse(&format!("q{n}")).unwrap();
        let mut question = Question::asked(id, Line::cut(&format!("Question {n}, as they asked it")));
        question.answer = Prose::cut(&format!("What I said to question {n}"));
        round.questions.push(question);
    }
    process.rounds.push(round);
    let (search, house, calendar) = (JobSearch::default(), Playbook::built_in(Author::House), WorkCalendar::default());
    criterion.bench_function("the groups of 5,000 questions of one round", |bencher| {
        bencher.iter(|| keys(black_box(&process), &search));
    });
    let keys = keys(&process, &search);
    criterion.bench_function("answers among them that differ", |bencher| {
        bencher.iter(|| differing(black_box(&process), &keys));
    });
    criterion.bench_function("how far their debrief is", |bencher| {
        bencher.iter(|| progress(black_box(&process), &process.rounds[0]));
    });
    let plan = plan(&process, house, &calendar, "2026-11-12T09:00:00".parse().unwrap());
    criterion.bench_function("questions that return among them", |bencher| {
        bencher.iter(|| recurring(black_box(&[(&process, &plan)]), "2026-11-12T09:00:00".parse().unwrap()));
    });
}

criterion_group! {
    name = together;
    config = Criterion::default().sample_size(20);
    targets = thousand, questions
}
criterion_main!(together);
