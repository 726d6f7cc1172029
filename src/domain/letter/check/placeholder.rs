//! L1: nothing is left to be filled in.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Place};
use super::sheet::{Sheet, finding, within};
use super::words::{IN_ROUND_BRACKETS, NAME_IS_MEANT, PLACEHOLDERS};
use crate::domain::fold::fold;
use crate::domain::letter::paper::Paper;
use crate::domain::order;
use std::ops::Range;

/// The longest text in brackets that can be a placeholder, in bytes.
const LONGEST: usize = 60;

pub fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let mut add = |place: Place, text: &str| {
        out.push(finding(CheckId::Placeholder, Level::Error, place, Fault::Placeholder(text.to_owned())));
    };
    for range in found(&sheet.body).into_iter().filter(|range| !inside_fact(range, &sheet.facts)) {
        add(Place::Body(range.clone()), sheet.body.slice(range));
    }
    let process = sheet.context.process;
    for range in found(&sheet.subject) {
        let text = sheet.subject.slice(range.clone());
        if !process.role.contains(text) && !process.employer.contains(text) {
            add(Place::Subject(range), text);
        }
    }
    Judged::Yes
}

/// A recorded name may hold brackets of its own; its words then fill them.
fn inside_fact(range: &Range<usize>, facts: &[Range<usize>]) -> bool {
    within(range, facts) || within(&(range.start + 1..range.end.saturating_sub(1).max(range.start + 1)), facts)
}

fn found(paper: &Paper<'_>) -> Vec<Range<usize>> {
    let mut found = bracketed(paper.text());
    found.extend(runs(paper.text()));
    found.extend(in_round_brackets(paper.text()));
    for phrase in PLACEHOLDERS {
        let meant = |place: &Range<usize>| {
            let n = paper.words_in(place).start;
            phrase.ends_with(" name") && n > 0 && NAME_IS_MEANT.contains(&paper.word(n - 1))
        };
        let shouted = |place: &Range<usize>| {
            // "todo" is an ordinary word in Spanish and in names: only capitals count.
            !matches!(*phrase, "todo" | "tbc" | "tbd")
                || !paper.slice(place.clone()).contains(|c: char| c.is_lowercase())
        };
        found.extend(paper.all(phrase).filter(|place| !meant(place) && shouted(place)));
    }
    order::sort_by_key(&mut found, |range| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in found {
        if kept.last().is_none_or(|last| last.end <= range.start) {
            kept.push(range);
        }
    }
    kept
}

/// `[..]`, `{..}` and `<..>` with words in them, addresses apart.
fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('[' | '{' | '<', _) => open = Some((at, c)),
            ('\n', _) => open = None,
            (']' | '}' | '>', Some((start, opened))) => {
                let inner = &text[start + 1..at];
                let pair = matches!((opened, c), ('[', ']') | ('{', '}') | ('<', '>'));
                let address = inner.contains('@') || inner.contains("://") || inner == "sic";
                let worded =
                    inner.chars().any(char::is_alphabetic) || inner.trim_matches(['.', ' ', '…', '_']).is_empty();
                if pair && !address && worded && inner.len() <= LONGEST {
                    found.push(start..at + 1);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// `(..)` with nothing in it but a word that asks for a fact.
fn in_round_brackets(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('(').filter_map(|(start, _)| {
        let (inner, _) = text[start + 1..].split_once(')')?;
        IN_ROUND_BRACKETS.contains(&fold(inner).trim()).then(|| start..start + inner.len() + 2)
    })
}

/// Runs of three or more `X` or `_`.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(usize, char)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if run.is_some_and(|(_, of)| of == c) {
            continue;
        }
        if let Some((start, of)) = run.filter(|(start, _)| at - start >= 3) {
            let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let word = beside(text[..start].chars().next_back()) || beside(text[at..].chars().next());
            if of == '_' || !word {
                found.push(start..at);
            }
        }
        run = matches!(c, 'X' | '_').then_some((at, c));
    }
    found
}
