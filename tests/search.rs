//! How long finding takes over 1,000 records with 3 rounds, 4 people and 10 ledger entries each.

use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::search::{Index, Query};
use std::time::Instant;

#[test]
#[ignore = "prints how long it takes; run it in a release build"]
fn a_thousand_records() {
    let now = "2026-11-12T10:00:00".parse().unwrap();
    let records = Sampler::new(7).processes(now, 1000, Richness::Rich);
    let start = Instant::now();
    let indices: Vec<Index> = records.iter().map(Index::of).collect();
    println!("folding 1,000 records: {:?}", start.elapsed());
    for typed in ["m", "miriam", "mirian", "nothing like it", "failure month"] {
        let query = Query::read(typed).unwrap();
        let start = Instant::now();
        let found = indices.iter().filter_map(|index| query.look(index)).count();
        println!("{typed:>16}: {found:4} found in {:?}", start.elapsed());
    }
}
