//! L1: nothing is left to be filled in.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Place};
use super::sheet::{Sheet, finding, within};
use super::words::{ASKED_FOR, BEFORE_ASKED, FILL_IN, IN_ROUND_BRACKETS, NAME_IS_MEANT, PLACEHOLDERS};
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
    found.extend(merged(paper.text()));
    found.extend(shouted(paper.text()));
    for phrase in PLACEHOLDERS {
        let meant = |place: &Range<usize>| {
            let n = paper.words_in(place).start;
            phrase.ends_with(" name") && n > 0 && NAME_IS_MEANT.contains(&paper.word(n - 1))
        };
        let shouted = |place: &Range<usize>| {
            // "todo" is an ordinary word in Spanish and in names: only capitals count.
            !matches!(*phrase, "todo" | "tbc" | "tbd" | "xyz")
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

/// Brackets that stand around what is to be filled in.
const BRACKETS: [(char, char); 7] =
    [('[', ']'), ('{', '}'), ('<', '>'), ('［', '］'), ('｛', '｝'), ('＜', '＞'), ('【', '】')];

/// `[..]`, `{..}` and `<..>` with words in them, addresses apart. Of doubled ones all are meant.
fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char, char)> = None;
    for (at, c) in text.char_indices() {
        let begins = BRACKETS.iter().find(|(opens, _)| *opens == c);
        match (begins, open) {
            (Some((opens, closes)), _) => open = Some((at, *opens, *closes)),
            (None, _) if c == '\n' => open = None,
            (None, Some((start, opened, closes))) if BRACKETS.iter().any(|(_, one)| *one == c) => {
                let inner = &text[start + opened.len_utf8()..at];
                let address = inner.contains('@') || inner.contains("://") || inner == "sic";
                let worded =
                    inner.chars().any(char::is_alphabetic) || inner.trim_matches(['.', ' ', '…', '_']).is_empty();
                if closes == c && !address && worded && inner.len() <= LONGEST {
                    let before = text[..start].chars().rev().take_while(|c| *c == opened).count() * opened.len_utf8();
                    let end = at + c.len_utf8();
                    let after = text[end..].chars().take_while(|next| *next == c).count() * c.len_utf8();
                    found.push(start - before..end + after);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Marks on both sides of the name of a field, as programs that merge letters write them: `«Company»`, `%LastName%`.
const MARKS: [(char, char); 6] = [('«', '»'), ('%', '%'), ('$', '$'), ('#', '#'), ('|', '|'), ('‹', '›')];

fn merged(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (opens, closes) in MARKS {
        let mut from = 0;
        while let Some(start) = text[from..].find(opens).map(|at| from + at) {
            let inner_start = start + opens.len_utf8();
            from = inner_start;
            let Some(len) = text[inner_start..].find(closes).filter(|len| *len <= LONGEST) else { continue };
            let inner = &text[inner_start..inner_start + len];
            if is_field(inner, opens == '%') {
                let end = inner_start + len + closes.len_utf8();
                found.push(start..end);
                from = end;
            }
        }
    }
    found
}

/// The name of a field: parted by no blank but between words that are asked for.
fn is_field(inner: &str, any: bool) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ' | '-');
    if !inner.starts_with(char::is_alphabetic) || inner.ends_with(' ') || !inner.chars().all(fits) {
        return false;
    }
    let inside = inner.chars().zip(inner.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let joined = inner.contains('_') || inside || (any && inner.len() > 1);
    let asked = || fold(inner).split([' ', '.', '-']).all(|word| ASKED_FOR.contains(&word));
    (joined && !inner.contains(' ')) || asked()
}

/// `(..)` with nothing in it but words that ask for a fact.
fn in_round_brackets(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(['(', '（']).filter_map(|(start, opened)| {
        let (inner, _) = text[start + opened.len()..].split_once([')', '）'])?;
        let end = start + opened.len() + inner.len();
        let closed = text[end..].chars().next().map_or(1, char::len_utf8);
        (inner.len() <= LONGEST && asks(&fold(inner))).then_some(start..end + closed)
    })
}

/// Whether words ask for a fact: "name of organization", "specific unit", "insert job"; never "first names", "the team".
fn asks(inner: &str) -> bool {
    let inner = inner.trim();
    if IN_ROUND_BRACKETS.contains(&inner) {
        return true;
    }
    let words: Vec<&str> = inner.split([' ', '/', ',']).filter(|word| !word.is_empty()).collect();
    let asked = |word: &&str| ASKED_FOR.contains(word);
    let plain =
        |words: &[&str]| words.iter().any(asked) && words.iter().all(|word| asked(word) || BEFORE_ASKED.contains(word));
    match words.as_slice() {
        ["insert", _, ..] => true,
        [first, rest @ ..] if FILL_IN.contains(first) => plain(rest),
        [what, "of", rest @ ..] => matches!(*what, "name" | "names" | "title") && plain(rest),
        ["specific" | "relevant" | "particular" | "appropriate", rest @ ..] => plain(rest),
        [.., "name" | "title", "here"] => plain(&words),
        [.., "name"] => words.len() > 1 && plain(&words) && !words.contains(&"the"),
        _ => false,
    }
}

/// A field in capitals behind a mark that programs read: `$COMPANY`, `__COMPANY__`, `|*COMPANY*|`.
fn shouted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (opens, closes) in [("$", ""), ("__", "__"), ("|*", "*|"), ("@@", "@@")] {
        for (start, _) in text.match_indices(opens) {
            let inner = start + opens.len();
            let name = text[inner..].split(|c: char| !(c.is_ascii_uppercase() || c == '_')).next().unwrap_or_default();
            let name = if closes == "__" { name.trim_end_matches('_') } else { name };
            let end = inner + name.len();
            // "$USD" is money.
            if name.len() > 3 && text[end..].starts_with(closes) && !text[end..].starts_with(char::is_alphanumeric) {
                found.push(start..end + closes.len());
            }
        }
    }
    found
}

/// Runs of three or more `X` or `_`, and of six or more dots.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(usize, char)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if run.is_some_and(|(_, of)| of == c) {
            continue;
        }
        let least = |of: char| if of == '.' { 6 } else { 3 };
        if let Some((start, of)) = run.filter(|(start, of)| at - start >= least(*of)) {
            let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let word = beside(text[..start].chars().next_back()) || beside(text[at..].chars().next());
            if matches!(of, '_' | '.') || !word {
                found.push(start..at);
            }
        }
        run = matches!(c, 'X' | '_' | '.' | '…').then_some((at, c));
    }
    found
}
