//! L2 and L4: the first line greets this person, by name, spelled as they spell it.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding};
use super::words::{GENERAL_GREETINGS, GREETINGS, PARTICLES, TITLES};
use crate::domain::fold::{fold, lower, same_spelling};
use crate::domain::letter::compose;
use crate::domain::letter::fact::Addressee;
use crate::domain::letter::paper::Paper;
use std::ops::Range;

/// L2.
pub fn by_name(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let mut judged = Judged::No;
    for person in sheet.named() {
        judged = Judged::Yes;
        out.extend(greets(sheet, person));
    }
    judged
}

fn greets(sheet: &Sheet<'_>, person: &Addressee<'_>) -> Vec<Finding> {
    let body = &sheet.body;
    let range = first_line(body);
    let line = body.slice(range.clone());
    let recorded = [person.address_as.trim(), person.name.trim()];
    if recorded.iter().any(|name| !name.is_empty() && holds(body, &range, name)) {
        return Vec::new();
    }
    // Scripts that write without spaces have no words to compare.
    if recorded.iter().any(|name| name.chars().any(|c| c >= '\u{2E80}') && line.contains(name)) {
        return Vec::new();
    }
    let parts: Vec<&str> = recorded.iter().flat_map(|name| name.split_whitespace()).flat_map(pieces).collect();
    let greeted = if body.greeting().is_empty() { range.clone() } else { body.greeting() };
    let words: Vec<usize> = body.words_in(&greeted).skip(opening(body)).take(10).collect();
    let written = |n: &usize| body.slice(body.place(*n));
    let met = |part: &&str| words.iter().any(|n| spelled(written(n), part));
    let hits = parts.iter().filter(|part| met(part) && !is_title(part) && !PARTICLES.contains(&&*fold(part))).count();
    let mut found = Vec::new();
    for n in &words {
        if parts.iter().any(|part| spelled(written(n), part)) {
            continue;
        }
        if let Some(part) = parts.iter().find(|part| !met(part) && near(written(n), part)) {
            let place = Place::Body(body.place(*n));
            let fault = Fault::Spelling(written(n).to_owned(), (*part).to_owned());
            let mend = Mend::one(format!("Write {part}"), place.clone(), *part);
            found.push(finding(CheckId::Greeting, Level::Error, place, fault).mended(mend));
        }
    }
    if !found.is_empty() || hits > 0 {
        return if found.is_empty() {
            other_first_name(body, &words, person.name).into_iter().collect()
        } else {
            found
        };
    }
    let name = if person.name.is_empty() { person.address_as } else { person.name };
    let greeting = compose::greeting(&sheet.facts_for_mend());
    let (place, with) = match body.greeting() {
        none if none.is_empty() => (none, format!("{greeting}\n\n")),
        some => (some, greeting.clone()),
    };
    let fault = Fault::NotGreeted(name.to_owned());
    let found = finding(CheckId::Greeting, Level::Error, Place::Body(place.clone()), fault);
    match sheet.named().count() {
        1 => vec![found.mended(Mend::one(format!("Write {greeting}"), Place::Body(place), with))],
        _ => vec![found],
    }
}

/// "Dear Marion Osei" to Miriam Osei: the surname is right, and before it stands a name that is not recorded.
fn other_first_name(body: &Paper<'_>, words: &[usize], recorded: &str) -> Option<Finding> {
    let name: Vec<&str> = recorded.split_whitespace().collect();
    let written = |n: usize| body.slice(body.place(n));
    let known = |word: &str| name.iter().any(|part| pieces(part).any(|piece| spelled(word, piece)));
    let plain = |word: &str| is_title(word) || PARTICLES.contains(&&*fold(word)) || GREETINGS.contains(&&*fold(word));
    words.windows(2).find_map(|pair| {
        let (before, here) = (*pair.first()?, *pair.last()?);
        let surname = name.iter().skip(1).position(|part| spelled(written(here), part))?;
        let (word, first) = (written(before), *name.get(surname)?);
        let is_name = word.starts_with(char::is_uppercase) && word.chars().count() > 1 && !plain(word) && !known(word);
        if !is_name || plain(first) || words.iter().any(|n| spelled(written(*n), first)) {
            return None;
        }
        let place = Place::Body(body.place(before));
        let fault = Fault::Spelling(word.to_owned(), first.to_owned());
        let mend = Mend::one(format!("Write {first}"), place.clone(), first);
        Some(finding(CheckId::Greeting, Level::Error, place, fault).mended(mend))
    })
}

/// How many words the greeting itself takes: one for "Dear", two for "Good morning".
fn opening(body: &Paper<'_>) -> usize {
    GREETINGS.iter().filter_map(|greeting| body.at(0, greeting)).max().map_or(0, |last| last + 1)
}

/// The first line with anything in it.
fn first_line(body: &Paper<'_>) -> Range<usize> {
    let text = body.text();
    let start = text.len() - text.trim_start().len();
    start..start + text[start..].lines().next().unwrap_or_default().len()
}

/// Whether the name stands in the range word for word, accents included.
fn holds(body: &Paper<'_>, range: &Range<usize>, name: &str) -> bool {
    let wanted = Paper::plain(name);
    let words = body.words_in(range);
    let same = |from: usize| {
        (0..wanted.len()).all(|n| spelled(body.slice(body.place(from + n)), wanted.slice(wanted.place(n))))
    };
    !wanted.is_empty() && words.clone().any(|from| from + wanted.len() <= words.end && same(from))
}

/// The words of one part of a name: "Jean-Luc" has two.
fn pieces(part: &str) -> impl Iterator<Item = &str> {
    part.split(['-', '‐', '‑', ',', '.', '(', ')', '"']).filter(|piece| !piece.is_empty())
}

/// Spelled as recorded; a capital where the record was typed in small letters is no fault, nor are small letters where it
/// was typed in capitals alone, as mail programs and forms of schedulers do.
fn spelled(written: &str, recorded: &str) -> bool {
    let letters = recorded.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 2 && recorded.chars().all(|c| lower(c) != c || !c.is_alphabetic()) {
        let small = |text: &str| text.chars().map(lower).collect::<String>();
        return same_spelling(&small(written), &small(recorded));
    }
    let small = recorded.chars().next().is_some_and(char::is_lowercase);
    same_spelling(written, recorded) || (small && fold(written) == fold(recorded) && same_tail(written, recorded))
}

fn same_tail(a: &str, b: &str) -> bool {
    let tail = |text: &str| text.chars().skip(1).collect::<String>();
    same_spelling(&tail(a), &tail(b))
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&&*fold(word))
}

/// Meant for the recorded word, and not spelled like it.
fn near(written: &str, recorded: &str) -> bool {
    let (a, b) = (fold(written), fold(recorded));
    if is_title(written) && is_title(recorded) {
        return a != b && !(a.starts_with("prof") && b.starts_with("prof"));
    }
    if GREETINGS.contains(&&*a) || PARTICLES.contains(&&*b) || is_title(written) || is_title(recorded) {
        return false;
    }
    let allowed = match b.chars().count() {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    distance(&a, &b, allowed) <= allowed
}

/// How many letters must change, be added or be taken out; a swap of neighbours counts as one. Stops beyond `most`.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most || a.len() > 40 {
        return most + 1;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// L4.
pub fn general(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    let words = body.words_in(&body.greeting());
    let rest: Vec<&str> = words.clone().skip(opening(body)).map(|n| body.word(n)).collect();
    let rest = rest.join(" ");
    let Some(person) = sheet.named().next() else { return own_contact(sheet, &rest, out) };
    // "Dear HR team" is right where nothing but "HR team" is recorded.
    if [person.name, person.address_as].iter().any(|name| Paper::plain(name).key() == rest) {
        return Judged::Yes;
    }
    let nobody = body.at(words.start, "to whom it may concern").is_some();
    if nobody || GENERAL_GREETINGS.contains(&&*rest) {
        let place = Place::Body(body.greeting());
        let name = if person.name.is_empty() { person.address_as } else { person.name };
        let greeting = compose::greeting(&sheet.facts_for_mend());
        let mend = Mend::one(format!("Write {greeting}"), place.clone(), greeting);
        let fault = Fault::GeneralGreeting(name.to_owned());
        out.push(finding(CheckId::GeneralGreeting, Level::Warning, place, fault).mended(mend));
    }
    Judged::Yes
}

/// A referee or a contact is nobody's "Sir or Madam": their name is asked for, even where none is recorded.
fn own_contact(sheet: &Sheet<'_>, greeted: &str, out: &mut Vec<Finding>) -> Judged {
    if !sheet.letter.purpose.goes_outside() {
        return Judged::No;
    }
    let body = &sheet.body;
    let greeting = body.greeting();
    let nobody = body.at(body.words_in(&greeting).start, "to whom it may concern").is_some();
    if nobody || greeted.is_empty() || GENERAL_GREETINGS.contains(&greeted) {
        let place = Place::Body(greeting);
        out.push(finding(CheckId::GeneralGreeting, Level::Warning, place, Fault::ContactNotNamed));
    }
    Judged::Yes
}
