//! L13, L14, L15 and L22: how a letter sounds.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Edit, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding, within};
use super::words::{CASUAL, CONTRACTIONS, FILLERS, PRESSING, SHOUTED, STIFF, TITLES};
use crate::domain::fold::lower;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::slot;
use crate::domain::process::Tone;
use std::ops::Range;

/// L13. A longer phrase covers the shorter ones inside it.
pub fn filler(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let mut claimed: Vec<Range<usize>> = Vec::new();
    for (phrase, instead) in FILLERS {
        for range in sheet.body.all(phrase) {
            if within(&range, &claimed) || sheet.is_fact(&range) {
                continue;
            }
            claimed.push(range.clone());
            let words = sheet.body.slice(range.clone()).to_owned();
            let place = Place::Body(range);
            let found = finding(CheckId::Filler, Level::Warning, place.clone(), Fault::Filler(words));
            out.push(match *instead {
                "" => found,
                instead => found.mended(Mend::one(format!("Write “{instead}”"), place, instead)),
            });
        }
    }
    Judged::Yes
}

/// L14.
pub fn pressure(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    for phrase in PRESSING {
        for range in body.all(phrase).filter(|range| !sheet.is_fact(range)) {
            let fault = Fault::Pressing(body.slice(range.clone()).to_owned());
            out.push(finding(CheckId::Pressure, Level::Warning, Place::Body(range), fault));
        }
    }
    exclamations(sheet, out);
    capitals(sheet, out);
    Judged::Yes
}

fn exclamations(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let text = sheet.body.text();
    let marks: Vec<usize> =
        text.match_indices('!').map(|(at, _)| at).filter(|at| !sheet.is_fact(&(*at..at + 1))).collect();
    let Some(second) = marks.get(1) else { return };
    let edit = |at: &usize| {
        let run = *at > 0 && text.as_bytes()[at - 1] == b'!';
        let ends = text[at + 1..].starts_with(['.', '?']);
        Edit { place: Place::Body(*at..at + 1), with: if run || ends { String::new() } else { ".".into() } }
    };
    let mend = Mend { label: "Keep the first alone".into(), edits: marks.iter().skip(1).map(edit).collect() };
    let place = Place::Body(*second..second + 1);
    out.push(finding(CheckId::Pressure, Level::Warning, place, Fault::Exclamations(marks.len())).mended(mend));
}

/// Everyday words in capitals, and two capitalised words in a row that can be spoken; abbreviations are neither.
fn capitals(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let body = &sheet.body;
    let words = body.words_in(&body.content());
    let in_capitals = |n: usize| {
        let text = body.slice(body.place(n));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters > 1 && text.chars().all(|c| lower(c) != c || !c.is_alphabetic()) && !sheet.is_fact(&body.place(n))
    };
    let spoken = |n: usize| {
        let word = body.word(n);
        word.len() > 3 && word.contains(['a', 'e', 'i', 'o', 'u', 'y']) && in_capitals(n)
    };
    for n in words.clone() {
        let neighbour = (n > words.start && spoken(n - 1)) || (n + 1 < words.end && spoken(n + 1));
        if in_capitals(n) && (SHOUTED.contains(&body.word(n)) || (spoken(n) && neighbour)) {
            let range = body.place(n);
            let word = body.slice(range.clone());
            let place = Place::Body(range);
            let mend = Mend::one("Use small letters", place.clone(), word.chars().map(lower).collect::<String>());
            let fault = Fault::Capitals(word.to_owned());
            out.push(finding(CheckId::Pressure, Level::Warning, place, fault).mended(mend));
        }
    }
}

/// L15. Most sentences: more than three in five. Three sentences or fewer are too few to judge.
pub fn self_centred(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    let sentences = body.sentences();
    if sentences.len() < 4 {
        return Judged::No;
    }
    let about_me = |range: &&Range<usize>| {
        let first = body.word(body.words_in(range).start);
        first == "i" || first.starts_with("i'")
    };
    let mine: Vec<&Range<usize>> = sentences.iter().filter(about_me).collect();
    if let Some(first) = mine.first().filter(|_| mine.len() * 5 > sentences.len() * 3) {
        let fault = Fault::SelfCentred(mine.len(), sentences.len());
        out.push(finding(CheckId::SelfCentred, Level::Warning, Place::Body((*first).clone()), fault));
    }
    Judged::Yes
}

/// L22.
pub fn tone(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    match sheet.letter.tone {
        Tone::Formal => too_casual(sheet, out),
        Tone::Casual => too_stiff(sheet, out),
    }
    Judged::Yes
}

fn too_casual(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let body = &sheet.body;
    let mut add = |range: Range<usize>, instead: Option<String>| {
        let place = Place::Body(range.clone());
        let fault = Fault::TooCasual(body.slice(range).to_owned());
        let found = finding(CheckId::Tone, Level::Warning, place.clone(), fault);
        out.push(match instead {
            Some(instead) => found.mended(Mend::one(format!("Write “{instead}”"), place, instead)),
            None => found,
        });
    };
    let greeting = body.words_in(&body.greeting()).start;
    if matches!(body.word(greeting), "hi" | "hey" | "hiya") && sheet.letter.purpose != LetterPurpose::LinkedIn {
        add(body.place(greeting), Some("Dear".into()));
    }
    for (short, long) in CONTRACTIONS {
        for range in body.all(short).filter(|range| !sheet.is_fact(range)) {
            let capital = body.slice(range.clone()).starts_with(char::is_uppercase);
            let mut letters = long.chars();
            let long = match letters.next() {
                Some(first) if capital => first.to_ascii_uppercase().to_string() + letters.as_str(),
                _ => (*long).to_owned(),
            };
            add(range, Some(long));
        }
    }
    for phrase in CASUAL {
        for range in body.all(phrase).filter(|range| !sheet.is_fact(range)) {
            add(range, None);
        }
    }
    let smiles = body.text().char_indices().filter(|(_, c)| matches!(c, '\u{1F300}'..='\u{1FAFF}' | '☺' | '☻'));
    for (at, c) in smiles.filter(|(at, _)| *at < body.content().end).take(1) {
        add(at..at + c.len_utf8(), Some(String::new()));
    }
}

fn too_stiff(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let body = &sheet.body;
    let mut claimed: Vec<Range<usize>> = Vec::new();
    for phrase in STIFF {
        for range in body.all(phrase) {
            if !within(&range, &claimed) && !sheet.is_fact(&range) {
                claimed.push(range.clone());
                let fault = Fault::TooStiff(body.slice(range.clone()).to_owned());
                let found = finding(CheckId::Tone, Level::Warning, Place::Body(range.clone()), fault);
                out.push(match phrase.starts_with("yours ") {
                    true => found.mended(Mend::one("Write “Best wishes”", Place::Body(range), "Best wishes")),
                    false => found,
                });
            }
        }
    }
    // "Dear Dr Osei" is stiff, unless that is how they were recorded.
    let words = body.words_in(&body.greeting());
    let titled = body.word(words.start) == "dear" && TITLES.contains(&body.word(words.start + 1));
    let meant = sheet.to.iter().any(|person| person.address_as.split(' ').next().is_some_and(slot::is_title));
    if titled && !meant && !claimed.iter().any(|range| range.start == body.place(words.start).start) {
        let range = body.place(words.start).start..body.place(words.start + 1).end;
        let fault = Fault::TooStiff(body.slice(range.clone()).to_owned());
        out.push(finding(CheckId::Tone, Level::Warning, Place::Body(range), fault));
    }
}
