//! The time it takes to find something in 1,000 processes with 3 rounds, 4 people and 10 ledger entries each: one
//! keystroke, with every text folded before. `cargo bench` prints the figures.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::search::{Index, Query};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn thousand(criterion: &mut Criterion) {
    let now = "2026-11-12T09:00:00".parse().unwrap();
    let processes: Vec<Process> = Sampler::new(1).processes(now, 1_000, Richness::Rich);
    criterion.bench_function("folding 1,000 processes, once", |bencher| {
        bencher.iter(|| processes.iter().map(Index::of).collect::<Vec<_>>());
    });
    let indices: Vec<Index> = processes.iter().map(Index::of).collect();
    for (what, typed) in [
        ("a letter that is everywhere", "m"),
        ("a name", "okafor"),
        ("a name with a slip in it", "okaffor"),
        ("two words", "failure month"),
        ("a word that is nowhere", "xylophone"),
    ] {
        let query = Query::read(typed).unwrap();
        criterion.bench_function(&format!("finding {what} in 1,000 processes"), |bencher| {
            bencher.iter(|| {
                let found = processes.iter().zip(&indices);
                let found = found.filter_map(|(process, index)| Some((process, query.look(black_box(index))?)));
                found.map(|(process, hit)| query.show(process, &hit, 3).len()).sum::<usize>()
            });
        });
    }
}

criterion_group! {
    name = search;
    config = Criterion::default().sample_size(50);
    targets = thousand
}
criterion_main!(search);
