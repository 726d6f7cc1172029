//! L16, L17 and L21: when and how a letter goes, and the day words in it.

use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Mend, Place};
use super::sheet::{Sheet, finding};
use super::words::{ABOUT_INTERVIEW, DAYS};
use super::{Judged, Verdict};
use crate::domain::channel::Channel;
use crate::domain::letter::purpose::LetterPurpose;
use std::ops::Range;

/// L16.
pub fn moment(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let fault = match sheet.context.verdict {
        Verdict::WaitUntil(until) => Fault::TooEarly(until),
        Verdict::OverTheCap => Fault::OverTheCap,
        Verdict::Allowed | Verdict::NeverByThisChannel => return Judged::Yes,
    };
    out.push(finding(CheckId::Moment, Level::Error, Place::Envelope, fault));
    Judged::Yes
}

/// L17.
pub fn channel(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let letter = sheet.letter;
    let thanks = letter.purpose == LetterPurpose::ThankYou;
    let private = letter.channel == Channel::PrivateSocial;
    let rung = thanks && letter.channel == Channel::Phone;
    if private || rung || sheet.context.verdict == Verdict::NeverByThisChannel {
        let fault = Fault::NeverThisWay(letter.channel);
        out.push(finding(CheckId::Channel, Level::Error, Place::Envelope, fault));
    }
    let readers = letter.to.people().len() + letter.copy_to.len();
    if thanks && readers > 1 {
        out.push(finding(CheckId::Channel, Level::Error, Place::Envelope, Fault::OneForAll(readers)));
    }
    Judged::Yes
}

/// L21. Only in sentences about the interview: "the team as it stands today" is about something else.
pub fn day_words(sheet: &Sheet<'_>, out: &mut Vec<Finding>) -> Judged {
    let held = sheet.context.round.filter(|round| round.held_by(sheet.context.now));
    let Some(end) = held.and_then(|round| round.schedule.end()) else { return Judged::No };
    let start = sheet.context.round.and_then(|round| round.schedule.start()).unwrap_or(end);
    let gone = (sheet.context.now.date() - end.date()).num_days();
    let body = &sheet.body;
    let sentences: Vec<Range<usize>> =
        body.sentences().into_iter().filter(|sentence| body.holds_any(ABOUT_INTERVIEW, sentence)).collect();
    let mut claimed: Vec<Range<usize>> = Vec::new();
    // The longest first, so that "the day before yesterday" is not read as "yesterday".
    for (word, days) in DAYS.iter().rev() {
        for range in body.all(word) {
            let about = sentences.iter().any(|sentence| sentence.start <= range.start && range.end <= sentence.end);
            let inside = claimed.iter().any(|other| other.start < range.end && range.start < other.end);
            if !about || inside || sheet.is_fact(&range) {
                continue;
            }
            claimed.push(range.clone());
            let wrong_half = *days == gone
                && half_of_day(word)
                    .is_some_and(|(from, to)| !(from..to).contains(&hour(start)) && !(from..to).contains(&hour(end)));
            if *days != gone || wrong_half {
                let place = Place::Body(range.clone());
                let fault = Fault::WrongDay(body.slice(range).to_owned());
                let found = finding(CheckId::DayWords, Level::Warning, place.clone(), fault);
                let right = match gone {
                    0 => Some("today"),
                    1 => Some("yesterday"),
                    _ => None,
                };
                out.push(match right {
                    Some(right) => found.mended(Mend::one(format!("Write “{right}”"), place, right)),
                    None => found,
                });
            }
        }
    }
    Judged::Yes
}

/// The hours that a word for a part of the day may mean.
fn half_of_day(word: &str) -> Option<(u32, u32)> {
    match word {
        "this morning" => Some((0, 12)),
        "this afternoon" => Some((12, 19)),
        "this evening" | "last night" => Some((16, 24)),
        _ => None,
    }
}

fn hour(at: chrono::NaiveDateTime) -> u32 {
    use chrono::Timelike;
    at.hour()
}
