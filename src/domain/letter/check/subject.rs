//! L12: the subject.

use super::Judged;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding};
use crate::domain::channel::Channel;
use crate::domain::letter::compose::{self, SUBJECT_CHARS};

pub fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    if sheet.letter.channel != Channel::Email {
        return Judged::No;
    }
    let text = sheet.subject.text();
    let chars = text.chars().count();
    let whole = Place::Subject(0..text.len());
    let better = compose::subject(&sheet.facts_for_mend());
    let mend = Mend::one(format!("Write “{better}”"), whole.clone(), better);
    let fault = if text.trim().is_empty() {
        Fault::SubjectEmpty
    } else if let Some((at, _)) = text.char_indices().nth(SUBJECT_CHARS) {
        let tail = Place::Subject(at..text.len());
        out.push(finding(CheckId::Subject, Level::Warning, tail, Fault::SubjectLong(chars)).mended(mend));
        return Judged::Yes;
    } else if !sheet.nothing_to_name() && !sheet.names_it(&sheet.subject) {
        Fault::SubjectVague
    } else {
        return Judged::Yes;
    };
    out.push(finding(CheckId::Subject, Level::Warning, whole, fault).mended(mend));
    Judged::Yes
}
