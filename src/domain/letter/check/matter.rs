//! L5, L6, L10, L11, L18 and L19: what a letter says, and what it leaves for later.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding, within};
use super::words::{EMPTY_WORDS, INTEREST, LINKS, OUTLOOK, TERMS, TERMS_MEANT, THANKS};
use crate::domain::id::PersonId;
use crate::domain::letter::paper::Paper;
use crate::domain::person::Part;
use crate::domain::process::Tone;
use std::ops::Range;

/// Whether two folded words are forms of one: "pump" and "pumps", "migrate" and "migration".
fn kin(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    (a == b && shared == a)
        || (shared >= 3 && shared + 1 >= a.max(b) && a != b)
        || (shared >= 5 && shared + 3 >= a.max(b))
}

/// The words of a text that carry its matter.
fn matter(text: &str) -> Vec<String> {
    let paper = Paper::plain(text);
    let carries = |word: &&str| !EMPTY_WORDS.contains(word) && (word.len() > 2 || word.chars().any(char::is_numeric));
    let words: Vec<String> = (0..paper.len()).map(|n| paper.word(n)).filter(carries).map(str::to_owned).collect();
    if words.is_empty() { (0..paper.len()).map(|n| paper.word(n).to_owned()).collect() } else { words }
}

/// Whether a range of the body holds a form of any of the words, outside the given places.
fn holds(body: &Paper<'_>, range: &Range<usize>, words: &[String], apart: &[Range<usize>]) -> bool {
    body.words_in(range).any(|n| {
        let word = body.word(n).trim_end_matches("'s");
        !within(&body.place(n), apart) && words.iter().any(|wanted| kin(word, wanted))
    })
}

/// The start of the content, as an empty place.
fn start(sheet: &Sheet<'_>) -> Place {
    let at = sheet.body.content().start;
    Place::Body(at..at)
}

/// The end of the content, as an empty place.
fn end(sheet: &Sheet<'_>) -> Place {
    let at = sheet.body.content().end;
    Place::Body(at..at)
}

/// L5. A role that shares a word with the topic does not count as the topic.
pub fn discussed(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let Some(person) = sheet.to.iter().find(|person| person.id.is_some()) else { return Judged::No };
    let name = if person.name.is_empty() { "this person" } else { person.name };
    let mut topics = person.topics.iter().filter(|topic| !topic.is_empty());
    let Some(example) = topics.clone().next() else {
        // Who arranged the day need not have talked about the work.
        if matches!(person.part, Some(Part::Hr | Part::Recruiter)) {
            return Judged::No;
        }
        let fault = if known_before(sheet, person.id) { Fault::NoNewTopic } else { Fault::NoTopic };
        out.push(finding(CheckId::Discussed, Level::Warning, start(sheet), fault(name.to_owned())));
        return Judged::Yes;
    };
    let content = sheet.body.content();
    if !topics.any(|topic| holds(&sheet.body, &content, &matter(topic), &sheet.here)) {
        let fault = Fault::NothingDiscussed(name.to_owned(), example.to_string());
        out.push(finding(CheckId::Discussed, Level::Error, start(sheet), fault));
    }
    Judged::Yes
}

/// Whether something is recorded that was talked about with them in another round.
fn known_before(sheet: &Sheet<'_>, id: Option<&PersonId>) -> bool {
    let process = sheet.context.process;
    let Some(person) = id.and_then(|id| process.person(id)) else { return false };
    let mut talks = process.rounds.iter().flat_map(|round| &round.talks).filter(|talk| talk.id == person.id);
    !person.topics.is_empty() || talks.any(|talk| !talk.topics.is_empty())
}

/// L6.
pub fn why_you(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    let skills = sheet.context.profile.skills.iter().flat_map(|skill| [&skill.name, &skill.evidence]);
    let words: Vec<String> = skills.chain(&sheet.context.process.needs).flat_map(|line| matter(line)).collect();
    const ME: &[&str] = &["i", "my", "i'm", "i've", "i'd", "i'll"];
    let links = |sentence: &Range<usize>| body.holds_any(ME, sentence) && holds(body, sentence, &words, &sheet.here);
    let linked = body.holds_any(LINKS, &body.content()) || body.sentences().iter().any(links);
    if !linked {
        out.push(finding(CheckId::WhyYou, Level::Warning, end(sheet), Fault::NoReason));
    }
    Judged::Yes
}

/// L10.
pub fn thanks(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    if !sheet.body.holds_any(THANKS, &(0..sheet.body.text().len())) {
        out.push(finding(CheckId::Thanks, Level::Warning, start(sheet), Fault::NoThanks));
    }
    Judged::Yes
}

/// L11.
pub fn interest(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    if !sheet.nothing_to_name() && !sheet.names_it(&sheet.body) && !sheet.names_it(&sheet.subject) {
        out.push(finding(CheckId::Interest, Level::Warning, start(sheet), Fault::NothingNamed));
    }
    if !sheet.body.holds_any(INTEREST, &sheet.body.content()) {
        out.push(finding(CheckId::Interest, Level::Warning, end(sheet), Fault::NoInterest));
    }
    Judged::Yes
}

/// L18. The last two paragraphs are the close.
pub fn looks_forward(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    let paragraphs = body.paragraphs();
    let from = paragraphs.iter().rev().nth(1).or(paragraphs.first()).map_or(0, |paragraph| paragraph.start);
    if !body.holds_any(OUTLOOK, &(from..body.content().end)) {
        let sentence = match sheet.letter.tone {
            Tone::Formal => " I look forward to hearing from you.",
            Tone::Casual => " Looking forward to hearing from you.",
        };
        let mend = Mend::one("Add a look ahead", end(sheet), sentence);
        out.push(finding(CheckId::LooksForward, Level::Warning, end(sheet), Fault::NoOutlook).mended(mend));
    }
    Judged::Yes
}

/// L19.
pub fn terms(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let body = &sheet.body;
    let meant: Vec<Range<usize>> = TERMS_MEANT.iter().flat_map(|phrase| body.all(phrase)).collect();
    for term in TERMS {
        for place in body.all(term).filter(|place| !within(place, &meant) && !sheet.is_fact(place)) {
            let fault = Fault::Terms(body.slice(place.clone()).to_owned());
            out.push(finding(CheckId::Terms, Level::Warning, Place::Body(place), fault));
        }
    }
    Judged::Yes
}
