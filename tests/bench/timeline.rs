//! The time it takes to work out plans and the agenda over 1,000 processes with 3 rounds, 4 people and 10 ledger
//! entries each; and of one with 5,000 entries. `cargo bench` prints the figures.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::agenda;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::channel::Channel;
use afterword::domain::id::{EntryId, ProcessId, RoundId};
use afterword::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use afterword::domain::process::Process;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use afterword::domain::waiting::{page, room};
use chrono::{Duration, NaiveDateTime};
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

/// Far more entries than anybody makes: messages of theirs, each followed by a question of yours where `asked`.
fn long_history(asked: bool) -> Process {
    let start: NaiveDateTime = "2026-01-05T09:00:00".parse().unwrap();
    let mut process = Process::new(ProcessId::parse("p").unwrap(), start);
    process.employer = Line::cut("Halden & Rowe");
    let held = Schedule::ended(start).unwrap();
    process.rounds.push(Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), held));
    for n in 0..5_000 {
        let what = match asked && n % 2 == 1 {
            true => LedgerEvent::Sent {
                purpose: Purpose::FollowUp,
                channel: Channel::Email,
                to: Vec::new(),
                round: None,
                against: None,
            },
            false => LedgerEvent::Heard { channel: Channel::Email, from: None, news: EmployerResponse::Message },
        };
        // Noted in any order.
        let at = start + Duration::minutes(i64::from(n * 7_919 % 5_000) * 80);
        process.ledger.push(Entry::new(EntryId::parse(&format!("e{n}")).unwrap(), at, what));
    }
    process
}

fn history(criterion: &mut Criterion) {
    let now = "2026-11-12T09:00:00".parse().unwrap();
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    for (words, asked) in [("messages of theirs", false), ("messages and questions of yours in turn", true)] {
        let process = long_history(asked);
        criterion.bench_function(&format!("plan of one process with 5,000 {words}"), |bencher| {
            bencher.iter(|| plan(black_box(&process), house, &calendar, now));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = thousand, history
}
criterion_main!(benches);
