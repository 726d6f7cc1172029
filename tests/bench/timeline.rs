//! The time it takes to work out plans and the agenda over 1,000 processes with 3 rounds, 4 people and 10 ledger
//! entries each. `cargo bench` prints the figures.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::agenda;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use afterword::domain::waiting::{page, room};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn thousand(criterion: &mut Criterion) {
    let now = "2026-11-12T09:00:00".parse().unwrap();
    let processes: Vec<Process> = Sampler::new(1).processes(now, 1_000, Richness::Rich);
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let plans: Vec<Plan> = processes.iter().map(|process| plan(process, house, &calendar, now)).collect();
    let pairs: Vec<(&Process, &Plan)> = processes.iter().zip(&plans).collect();
    criterion.bench_function("agenda of 1,000 plans", |bencher| bencher.iter(|| agenda(black_box(&pairs), now)));
    criterion.bench_function("waiting room of 1,000 plans, and its first page", |bencher| {
        bencher.iter(|| page(&room(black_box(&pairs), now).lanes, 0).len());
    });
    criterion.bench_function("plan of one process, after an edit", |bencher| {
        bencher.iter(|| plan(black_box(&processes[0]), house, &calendar, now));
    });
    criterion.bench_function("plans of 1,000 processes", |bencher| {
        bencher
            .iter(|| processes.iter().map(|process| plan(process, house, &calendar, now).steps.len()).sum::<usize>());
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = thousand
}
criterion_main!(benches);
