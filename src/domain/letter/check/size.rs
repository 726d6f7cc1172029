//! L7, L8 and L9: how long, how dense, and how like the others.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Place};
use super::sheet::{Sheet, finding};
use crate::domain::letter::compose::{LINKED_IN_CHARS, LONG_WORDS};
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::purpose::LetterPurpose;

/// Fewer words than this are very few.
const SHORT: usize = 40;
/// More words than this are far too many.
const FAR_TOO_LONG: usize = 250;
/// More words than this make a paragraph dense.
const DENSE: usize = 80;
/// More paragraphs than this are many.
const PARAGRAPHS: usize = 4;
/// Alike enough for a warning, in thousandths.
const ALIKE: u16 = 500;
/// Alike enough to hold the letter back, in thousandths.
const SAME: u16 = 800;

/// L7. Greeting and signature do not count, except on LinkedIn, where every character does.
pub fn length(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let content = sheet.body.content();
    let mut add = |level, place, fault| out.push(finding(CheckId::Length, level, place, fault));
    if sheet.letter.purpose == LetterPurpose::LinkedIn {
        let text = sheet.body.text();
        if let Some((at, _)) = text.char_indices().nth(LINKED_IN_CHARS) {
            add(Level::Error, Place::Body(at..text.len()), Fault::LinkedInLong(text.chars().count()));
        }
        return Judged::Yes;
    }
    match sheet.body.words_in(&content).len() {
        words if words > FAR_TOO_LONG => add(Level::Error, Place::Body(content), Fault::FarTooLong(words)),
        words if words > LONG_WORDS => add(Level::Warning, Place::Body(content), Fault::Long(words)),
        words if words < SHORT => add(Level::Warning, Place::Body(content), Fault::Short(words)),
        _ => {}
    }
    Judged::Yes
}

/// L8.
pub fn dense(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let paragraphs = sheet.body.paragraphs();
    for paragraph in &paragraphs {
        let words = sheet.body.words_in(paragraph).len();
        if words > DENSE {
            let place = Place::Body(paragraph.clone());
            out.push(finding(CheckId::Dense, Level::Warning, place, Fault::DenseParagraph(words)));
        }
    }
    if let Some(fifth) = paragraphs.get(PARAGRAPHS) {
        let place = Place::Body(fifth.clone());
        out.push(finding(CheckId::Dense, Level::Warning, place, Fault::ManyParagraphs(paragraphs.len())));
    }
    Judged::Yes
}

/// L9.
pub fn alike(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    if sheet.context.others.is_empty() {
        return Judged::No;
    }
    let own = Shingles::on(&sheet.body);
    for other in sheet.context.others {
        let likeness = own.per_mille(other.shingles);
        let level = match likeness {
            SAME.. => Level::Error,
            ALIKE.. => Level::Warning,
            _ => continue,
        };
        let fault = Fault::Alike(other.to.to_owned(), likeness / 10);
        out.push(finding(CheckId::Alike, level, Place::Body(sheet.body.content()), fault));
    }
    Judged::Yes
}
