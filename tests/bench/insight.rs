//! The time it takes to look at 1,000 processes together, with 3 rounds, 4 people and 10 ledger entries each; and at
//! 5,000 different questions. `cargo bench` prints the figures.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::insight::{insight, recurring};
use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
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

criterion_group! {
    name = together;
    config = Criterion::default().sample_size(20);
    targets = thousand
}
criterion_main!(together);
