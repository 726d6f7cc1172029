//! The time it takes to check a letter of 250 words against eight others, as after each keystroke. `cargo bench`
//! prints the figure.

// The macros of the harness write a function without a comment.
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "../letters/fixture.rs"]
mod fixture;

use afterword::domain::letter::check::{Context, Elsewhere, OtherLetter, Verdict, check};
use afterword::domain::letter::compose::compose;
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::Letter;
use afterword::domain::text::{Line, Prose};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn keystroke(criterion: &mut Criterion) {
    let sentence = "The way that your team moved the monthly reports to the cloud gave me a good deal to think about. ";
    let body = format!("Dear Dr Osei,\n\n{}\n\nYours sincerely,\nAnna Berg", sentence.repeat(12));
    let letter = Letter {
        body: Prose::cut(&body),
        subject: Line::cut("The Data Analyst role"),
        ..fixture::letter(&["p1"], LetterPurpose::ThankYou)
    };
    let (process, profile) = (fixture::process(), fixture::profile());
    let shingles: Vec<Shingles> = (0..8).map(|n| Shingles::of(&body.replace("cloud", &format!("cloud {n}")))).collect();
    let others: Vec<OtherLetter> = shingles.iter().map(|shingles| OtherLetter { to: "x", shingles }).collect();
    // As many applications as a long search has.
    let elsewhere: Vec<Elsewhere> =
        (0..300).map(|n| Elsewhere::of(&format!("Employer {n} Ltd"), "Site manager")).collect();
    let context = Context {
        process: &process,
        round: process.rounds.first(),
        others: &others,
        elsewhere: &elsewhere,
        profile: &profile,
        verdict: Verdict::Allowed,
        now: fixture::at("2026-11-18T18:00:00"),
    };
    criterion.bench_function("check of a letter of 250 words against 8 others, beside 300 applications", |bencher| {
        bencher.iter(|| check(black_box(&letter), &context));
    });
    let facts = fixture::facts(&process, &profile, 0, LetterPurpose::ThankYou);
    criterion.bench_function("draft of a letter", |bencher| bencher.iter(|| compose(black_box(&facts), 1)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = keystroke
}
criterion_main!(benches);
