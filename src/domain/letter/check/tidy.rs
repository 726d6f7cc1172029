//! L20: double words and spaces, marks without a partner, sign-off and your name.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Edit, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding};
use super::words::MAY_DOUBLE;
use crate::domain::letter::compose;
use crate::domain::letter::paper::{Paper, lines};
use crate::domain::letter::purpose::LetterPurpose;
use std::ops::Range;

pub fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    double_words(sheet, out);
    double_spaces(sheet, out);
    partners(sheet, out);
    if sheet.letter.purpose != LetterPurpose::LinkedIn {
        signature(sheet, out);
    }
    Judged::Yes
}

fn double_words(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let body = &sheet.body;
    for n in body.words_in(&body.content()).skip(1) {
        let (before, here) = (body.place(n - 1), body.place(n));
        let gap = body.slice(before.end..here.start);
        let spaced = gap.chars().all(|c| matches!(c, ' ' | '\n' | '\t')) && !gap.contains("\n\n");
        let twice = body.word(n) == body.word(n - 1) && !MAY_DOUBLE.contains(&body.word(n));
        let number = body.word(n).chars().all(char::is_numeric);
        if spaced
            && twice
            && !number
            && before.start >= body.content().start
            && !sheet.is_fact(&(before.start..here.end))
        {
            let place = Place::Body(before.end..here.end);
            let mend = Mend::one("Take one out", place.clone(), "");
            let fault = Fault::DoubleWord(body.slice(here).to_owned());
            out.push(finding(CheckId::Tidy, Level::Warning, place, fault).mended(mend));
        }
    }
}

/// One finding for all of them: who types two spaces after a full stop types them everywhere.
fn double_spaces(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let text = sheet.body.text();
    let end = sheet.body.content().end;
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut run: Option<usize> = None;
    for (at, c) in text[..end].char_indices() {
        match (c, run) {
            (' ' | '\u{A0}', None) => run = Some(at),
            (' ' | '\u{A0}', Some(_)) => {}
            (_, Some(start)) => {
                let indent = text[..start].ends_with('\n') || start == 0;
                let trails = c == '\n';
                if text[start..at].chars().count() > 1 && !indent && !trails {
                    runs.push(start..at);
                }
                run = None;
            }
            _ => {}
        }
    }
    if let Some(first) = runs.first().cloned() {
        let edits = runs.into_iter().map(|range| Edit { place: Place::Body(range), with: " ".into() }).collect();
        let mend = Mend { label: "Leave one space".into(), edits };
        out.push(finding(CheckId::Tidy, Level::Warning, Place::Body(first), Fault::DoubleSpace).mended(mend));
    }
}

fn partners(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let text = sheet.body.text();
    let mut add = |at: usize, c: char| {
        let place = Place::Body(at..at + c.len_utf8());
        out.push(finding(CheckId::Tidy, Level::Warning, place, Fault::Unbalanced(c)));
    };
    let straight: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    if let Some(last) = straight.last().filter(|_| straight.len() % 2 == 1) {
        add(*last, '"');
    }
    for (open, close) in [('“', '”'), ('(', ')')] {
        let mut waiting: Vec<usize> = Vec::new();
        for (at, c) in text.char_indices().filter(|(_, c)| *c == open || *c == close) {
            if c == open {
                waiting.push(at);
            } else if waiting.pop().is_none() && !(c == ')' && stands_alone(&text[..at])) {
                add(at, c);
            }
        }
        // German and Polish quotations open low and close with the mark that opens here.
        if open != '“' || !text.contains('„') {
            for at in waiting {
                add(at, open);
            }
        }
    }
}

/// Whether a closing bracket after this text needs no partner: in a smile, or in "1)" and "a)".
fn stands_alone(before: &str) -> bool {
    let item = before.rsplit('\n').next().is_some_and(|line| line.trim().chars().count() <= 2);
    item || before.ends_with([':', ';', '-', '='])
}

fn signature(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let body = &sheet.body;
    let end = Place::Body(body.text().len()..body.text().len());
    let name = Paper::plain(&sheet.context.profile.name);
    let signs = |range: &Range<usize>| {
        body.words_in(range)
            .any(|n| (0..name.len()).any(|part| name.word(part) == body.word(n) && body.word(n).len() > 1))
    };
    let closing = body.closing();
    // No sign-off, but a line that is your name among the last few.
    let content = body.content();
    let last_lines = lines(body.slice(content.clone())).filter(|(_, line)| !line.trim().is_empty());
    let last_lines: Vec<Range<usize>> =
        last_lines.map(|(at, line)| content.start + at..content.start + at + line.len()).collect();
    let by_name_alone = last_lines.iter().rev().take(5).any(|line| body.words_in(line).len() <= 4 && signs(line));
    if closing.is_empty() && !by_name_alone {
        let sign_off = compose::sign_off(&sheet.facts_for_mend());
        let mend = Mend::one("Sign it", end.clone(), format!("\n\n{sign_off}"));
        out.push(finding(CheckId::Tidy, Level::Warning, end, Fault::NoSignature).mended(mend));
    } else if name.is_empty() {
        out.push(finding(CheckId::Tidy, Level::Warning, end, Fault::NameUnknown));
    } else if !by_name_alone && !signs(&closing) && !sheet.context.profile.name.chars().any(|c| c >= '\u{2E80}') {
        let own = sheet.context.profile.name.to_string();
        let mend = Mend::one("Add your name", end.clone(), format!("\n{own}"));
        out.push(finding(CheckId::Tidy, Level::Warning, end, Fault::NameMissing(own)).mended(mend));
    }
}
