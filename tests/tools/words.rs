//! Prints how the texts of the interface read: `cargo xtask words`. With `--list` every text, those with the longest
//! sentences first.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)] // nothing of it is shipped

#[path = "../words/grade.rs"]
mod grade;
#[path = "../words/texts.rs"]
mod texts;

use grade::{Count, count};
use std::collections::BTreeMap;
use std::path::Path;

fn line(name: &str, count: Count) {
    let Count { sentences, words, .. } = count;
    println!(
        "{name:<44} {sentences:>6} sentences {words:>7} words {:>6.1} a sentence, grade {:>4.1}",
        count.length(),
        count.grade()
    );
}

fn main() {
    let root = Path::new(".");
    let all = texts::all(root);
    let sum = |texts: &[texts::Text]| texts.iter().map(|text| count(&text.words)).fold(Count::default(), |a, b| a + b);
    if std::env::args().any(|word| word == "--list") {
        let mut all: Vec<_> = all.iter().map(|text| (count(&text.words), text)).collect();
        all.sort_by(|a, b| b.0.length().total_cmp(&a.0.length()));
        for (count, text) in all {
            println!(
                "{:5.1} {:5.1} {}:{} {}",
                count.length(),
                count.grade(),
                text.file,
                text.line,
                text.words.replace('\n', " ")
            );
        }
        return;
    }
    if std::env::args().any(|word| word == "--files") {
        let mut files: BTreeMap<&str, Count> = BTreeMap::new();
        for text in &all {
            let file = files.entry(&text.file).or_default();
            *file = *file + count(&text.words);
        }
        for (file, count) in files.into_iter().filter(|(_, count)| count.sentences > 0) {
            line(file, count);
        }
    }
    line("The interface", sum(&all));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap_or_default();
    line("README.md", sum(&texts::of_markdown("README.md", &readme)));
}
