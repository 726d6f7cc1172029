//! L3: no other person, employer or role in the text: the trace that a letter leaves when it is copied from another.

use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Place};
use super::sheet::{Sheet, core_name, finding, within};
use super::words::{
    EMPTY_WORDS, EVERYDAY, FIRST_NAMES, PARTICLES, PASS_ON, ROLE_WORDS, THANKS, THIRD_AFTER, THIRD_BEFORE, TITLES,
};
use super::{Elsewhere, Judged};
use crate::domain::fold::{fold, same_spelling};
use crate::domain::letter::paper::Paper;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::person::{Part, Person};
use std::ops::Range;

pub fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let mut found = Vec::new();
    people(sheet, &mut found);
    let process = sheet.context.process;
    let own_employer = Paper::plain(core_name(&process.employer)).key();
    let own_role = Paper::plain(&process.role).key();
    for elsewhere in sheet.context.elsewhere {
        for paper in [&sheet.subject, &sheet.body] {
            employer(sheet, paper, elsewhere, &own_employer, &mut found);
            role(sheet, paper, elsewhere, &own_role, &mut found);
        }
    }
    // Two processes with one employer, or two people with one name, say the same thing once.
    for one in found {
        if !out.iter().any(|other: &Finding| other.id == one.id && other.place == one.place) {
            out.push(one);
        }
    }
    Judged::Yes
}

/// The words that belong here and can be nobody else's: of the recipients, of your name, of employer and role.
fn own_words(sheet: &Sheet<'_>) -> Vec<String> {
    let process = sheet.context.process;
    let names = sheet.to.iter().flat_map(|person| [person.name, person.address_as]);
    let mine = [&*sheet.context.profile.name, &*process.employer, &*process.role];
    let keys = names.chain(mine).map(|text| Paper::plain(text).key());
    keys.flat_map(|key| key.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether a letter like this one may speak of that person as a matter of course: only thanks are written to one
/// member of a panel after another, and only between them is a name the trace of a copy.
fn may_mention(sheet: &Sheet<'_>, person: &Person) -> bool {
    let go_between = |part: Option<Part>| matches!(part, Some(Part::Hr | Part::Recruiter));
    sheet.letter.purpose != LetterPurpose::ThankYou
        || go_between(person.part)
        || sheet.to.iter().any(|person| go_between(person.part))
}

/// Whether these are thanks to one person who was not in the round, or arranges it, and is asked to pass them on.
fn passed_on(sheet: &Sheet<'_>) -> bool {
    let [to] = sheet.to.as_slice() else { return false };
    let met = sheet.context.round.is_some_and(|round| to.id.is_some_and(|id| round.people.contains(id)));
    let arranges = matches!(to.part, Some(Part::Hr | Part::Recruiter)) || !met;
    let asked = || PASS_ON.iter().any(|words| sheet.body.across(words).next().is_some());
    sheet.letter.purpose == LetterPurpose::ThankYou && arranges && asked()
}

fn people(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let process = sheet.context.process;
    let to: Vec<_> = sheet.to.iter().filter_map(|person| person.id).collect();
    let own = own_words(sheet);
    let mut claims: Vec<Range<usize>> = Vec::new();
    // Whole names first: a first name inside a whole name is no second finding.
    for person in process.people.iter().filter(|person| !to.contains(&&person.id) && !person.name.is_empty()) {
        for place in mentions(sheet, person, &own) {
            if within(&place, &claims) {
                continue;
            }
            claims.push(place.clone());
            // Whoever is asked to pass it on reads what is said to the others, below the greeting.
            if passed_on(sheet) && !within(&place, &[sheet.body.greeting()]) {
                continue;
            }
            let (level, fault) = match (role_in_sentence(&sheet.body, &place), may_mention(sheet, person)) {
                (Mention::SpokenOf | Mention::Unclear, true) => continue,
                (Mention::SpokenOf, false) => (Level::Warning, Fault::PersonMentioned(person.name.to_string())),
                _ => (Level::Error, Fault::OtherPerson(person.name.to_string())),
            };
            // To be asked once whether it is meant is enough.
            if level == Level::Warning && out.iter().any(|other| other.fault == fault) {
                continue;
            }
            out.push(finding(CheckId::Stranger, level, Place::Body(place), fault));
        }
    }
}

/// Where a person is named, by the whole name, the first or the last word of it.
fn mentions(sheet: &Sheet<'_>, person: &Person, own: &[String]) -> Vec<Range<usize>> {
    let body = &sheet.body;
    let name = Paper::plain(&person.name);
    let end = body.content().end.max(body.greeting().end);
    let whole = name.key();
    let shared = name.len() > 1 && (0..name.len()).all(|n| own.iter().any(|word| word == name.word(n)));
    let mut found: Vec<Range<usize>> = match name.len() {
        0 | 1 => Vec::new(),
        _ if shared => Vec::new(),
        _ => body.across(&whole).filter(|place| place.end <= end).collect(),
    };
    let titled = |n: usize| n > 0 && TITLES.contains(&body.word(n - 1));
    let wanted: Vec<usize> = (0..name.len())
        .filter(|n| !TITLES.contains(&name.word(*n)) && !PARTICLES.contains(&name.word(*n)))
        .filter(|n| !own.iter().any(|word| word == name.word(*n)))
        .collect();
    let (first, last) = (wanted.first().copied(), wanted.last().copied());
    for part in first.into_iter().chain(last.filter(|last| Some(*last) != first)) {
        let recorded = name.slice(name.place(part));
        if recorded.chars().count() < 2 {
            continue;
        }
        let word = name.word(part);
        let owner = format!("{word}'s");
        for n in body.numbers(word).iter().chain(body.numbers(&owner)).copied() {
            let place = body.place(n);
            if place.end > end || within(&place, &found) {
                continue;
            }
            let written = body.slice(place.clone());
            let capital = same_first(written, recorded);
            let greeted = within(&place, &[body.greeting()]);
            let everyday = (EVERYDAY.contains(&word) || EMPTY_WORDS.contains(&word)) && !greeted && !titled(n);
            if capital && !everyday && (greeted || !inside_other_fact(sheet, &place, person)) {
                found.push(place);
            }
        }
    }
    found
}

/// Whether the place belongs to a longer fact, such as a topic that holds the name, or to a namesake.
fn inside_other_fact(sheet: &Sheet<'_>, place: &Range<usize>, person: &Person) -> bool {
    let name = fold(&person.name);
    sheet.facts.iter().any(|fact| {
        let longer = fact.start <= place.start && place.end <= fact.end && fact != place;
        longer && fold(sheet.body.slice(fact.clone())) != name
    })
}

fn same_first(written: &str, recorded: &str) -> bool {
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    !recorded.chars().next().is_some_and(char::is_uppercase) || same_spelling(&first(written), &first(recorded))
}

/// What a sentence does with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mention {
    /// It speaks to the person: in the greeting, or between commas.
    SpokenTo,
    /// It speaks of the person.
    SpokenOf,
    /// It could be either.
    Unclear,
}

fn role_in_sentence(body: &Paper<'_>, place: &Range<usize>) -> Mention {
    let words = body.words_in(place);
    let before = words.start.checked_sub(1);
    let gap = before.map_or("", |n| body.slice(body.place(n).end..place.start));
    let listed = before.is_some_and(|n| {
        let name = body.slice(body.place(n)).starts_with(char::is_uppercase) && !THANKS.contains(&body.word(n));
        gap.trim() == "," && name
    });
    let last = words.end.saturating_sub(1);
    let after = body.text().get(place.end..).unwrap_or_default();
    if within(place, &[body.greeting()]) {
        return Mention::SpokenTo;
    }
    let cue = before.is_some_and(|n| {
        let title = TITLES.contains(&body.word(n));
        let beyond = n.checked_sub(1).filter(|_| title).map_or("", |n| body.word(n));
        !gap.contains([',', '.', '!', '?', '\n'])
            && (THIRD_BEFORE.contains(&body.word(n)) || THIRD_BEFORE.contains(&beyond))
    });
    let owner = body.word(last).ends_with("'s");
    if cue || owner || listed || THIRD_AFTER.iter().any(|after| body.at(words.end, after).is_some()) {
        return Mention::SpokenOf;
    }
    let set_off = gap.is_empty() || gap.contains([',', '.', '!', '?', '\n']);
    if set_off && after.starts_with([',', '.', '!', '?']) { Mention::SpokenTo } else { Mention::Unclear }
}

fn employer(sheet: &Sheet<'_>, paper: &Paper<'_>, elsewhere: &Elsewhere, own: &str, out: &mut Vec<Finding>) {
    let (core, key) = (&*elsewhere.employer, &*elsewhere.employer_key);
    if key.is_empty() || key == own {
        return;
    }
    let in_body = std::ptr::eq(paper, &raw const sheet.body);
    for place in paper.across(key) {
        let n = paper.words_in(&place).start;
        let capital = same_first(paper.slice(place.clone()), core);
        let joins = |n: usize| matches!(paper.word(n), "at" | "join" | "joining" | "for" | "with" | "from" | "of");
        let everyday = EVERYDAY.contains(&key) && !n.checked_sub(1).is_some_and(joins);
        let works = |n: usize| matches!(paper.word(n), "at" | "join" | "joining");
        let person = FIRST_NAMES.contains(&key) && !n.checked_sub(1).is_some_and(works);
        let signed = in_body && place.start >= paper.content().end;
        let plain = everyday || person || is_any_word(paper, &place, core);
        if capital && !plain && !signed && !known(sheet, paper, &place) {
            let fault = Fault::OtherEmployer(core.to_owned());
            out.push(finding(CheckId::Stranger, Level::Error, put(sheet, paper, place), fault));
        }
    }
}

/// Whether an employer of one word may be any word there: a sentence begins with it, so that its capital says nothing.
/// What is written as no word is ("DeepMind", "3M") is the employer all the same.
fn is_any_word(paper: &Paper<'_>, place: &Range<usize>, core: &str) -> bool {
    let shouted = !core.chars().any(char::is_lowercase);
    let inside = core.chars().skip(1).any(char::is_uppercase);
    let as_written = core.chars().count() > 1 && paper.slice(place.clone()) == core;
    let odd = core.contains(|c: char| !c.is_alphabetic()) || (inside && (!shouted || as_written));
    let n = paper.words_in(place).start;
    let gap = n.checked_sub(1).map_or("\n", |before| paper.slice(paper.place(before).end..place.start));
    let begins = gap.contains(['\n', '.', '!', '?', ':', ';', '"', '“', '•', '–', '—']);
    // "Contoso: thank you" names it, and so does a line of its own.
    let after = paper.text().get(place.end..).unwrap_or_default();
    let named = after.trim_start_matches(' ').starts_with([':', '\n', '–', '—', '-']) || after.is_empty();
    begins && !odd && !named
}

fn role(sheet: &Sheet<'_>, paper: &Paper<'_>, elsewhere: &Elsewhere, own: &str, out: &mut Vec<Finding>) {
    let key = &*elsewhere.role_key;
    if key.is_empty() {
        return;
    }
    let in_body = std::ptr::eq(paper, &raw const sheet.body);
    for place in paper.across(key) {
        // A shorter name for this role is this role.
        if key.split(' ').all(|word| own.split(' ').any(|other| other == word)) {
            return;
        }
        let words = paper.words_in(&place);
        let near = words.start.saturating_sub(2)..words.start;
        let beside = ROLE_WORDS.contains(&paper.word(words.end))
            || near.into_iter().any(|n| ROLE_WORDS.contains(&paper.word(n)));
        let several = key.contains(' ') && same_first(paper.slice(place.clone()), &elsewhere.role);
        let signed = in_body && place.start >= paper.content().end;
        if known(sheet, paper, &place) || signed || !(beside || several) {
            continue;
        }
        // Without "role" or "position" beside it, it may be a job you once had.
        let level = if beside || !in_body { Level::Error } else { Level::Warning };
        let fault = Fault::OtherRole(elsewhere.role.clone());
        out.push(finding(CheckId::Stranger, level, put(sheet, paper, place), fault));
    }
}

/// Whether the record of this process accounts for the words.
fn known(sheet: &Sheet<'_>, paper: &Paper<'_>, place: &Range<usize>) -> bool {
    if std::ptr::eq(paper, &raw const sheet.body) {
        return sheet.is_fact(place);
    }
    let process = sheet.context.process;
    let text = fold(paper.slice(place.clone()));
    fold(&process.employer).contains(&text) || fold(&process.role).contains(&text)
}

fn put(sheet: &Sheet<'_>, paper: &Paper<'_>, place: Range<usize>) -> Place {
    if std::ptr::eq(paper, &raw const sheet.body) { Place::Body(place) } else { Place::Subject(place) }
}
