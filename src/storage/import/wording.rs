//! The wordings of statuses in other trackers. They are matched whole, together with who did it and what did not
//! happen; a wording that is not known for certain gives nothing, and the user is asked.

use crate::domain::fold::fold;
use crate::domain::order::sort;
use crate::storage::import::no_offers::{OFFERED_TALK, WAITS};
use crate::storage::import::phrases::PHRASES;
use crate::storage::import::phrases::Says::{Alone, Aside, Is, TurnedDown};
use crate::storage::import::reached::Reached::{
    self, Accepted, Applied, Declined, Interview, Lapsed, Offer, Refused, Saved, Silent, Withdrew,
};

/// Words for who did it.
const BY_ME: &[&str] =
    &["by me", "by myself", "by candidate", "by applicant", "myself", "von mir", "par moi", "por mi", "przeze mnie"];
/// The word that makes the user the one who did it, or the one it was done to if one of these is there too: "I
/// declined", "I was declined".
const I: &str = "i";
const HAD_IT_DONE: &[&str] = &["was", "were", "been", "got", "getting"];
const BY_THEM: &[&str] = &[
    "by them",
    "by company",
    "by the company",
    "by employer",
    "by the employer",
    "by recruiter",
    "by hr",
    "by client",
    "they",
    "company",
    "employer",
    "auto",
    "automatically",
    "von firma",
    "von der firma",
    "par entreprise",
    "por la empresa",
];

/// Marks between the steps of a process.
const STEPS: [char; 9] = ['/', '>', '→', '»', ',', ';', '|', '+', '&'];

/// Words for something that is still to come.
const YET: &[&str] = &["yet", "so far", "noch", "encore", "todavia", "aun", "jeszcze", "ainda", "ancora", "nog"];

/// Words that negate what follows, where the phrases above do not contain the negation themselves.
const NOT: &[&str] = &[
    "not", "no", "never", "without", "non", "don", "didn", "isn", "wasn", "won", "cannot", "nicht", "kein", "keine",
    "pas", "sans", "sin", "senza", "geen", "niet", "nie", "un",
];

/// Words without a meaning for the status.
const FILLING: &[&str] = &[
    "only",
    "the",
    "a",
    "an",
    "it",
    "my",
    "yet",
    "still",
    "now",
    "already",
    "stage",
    "status",
    "round",
    "scheduled",
    "completed",
    "done",
    "booked",
    "invited",
    "invite",
    "invitation",
    "i",
    "to",
    "for",
    "after",
    "at",
    "by",
    "me",
    "them",
    "they",
    "by",
    "company",
    "employer",
    "and",
    "online",
    "easy",
    "of",
    "s",
    "was",
    "were",
    "have",
    "has",
    "been",
    "application",
    "job",
    "video",
    "phone",
    "onsite",
    "panel",
    "final",
    "first",
    "second",
    "third",
    "technical",
    "hr",
    "1",
    "2",
    "3",
    "4",
    "1st",
    "2nd",
    "3rd",
    "4th",
    "verbal",
    "written",
    "received",
    "made",
    "myself",
    "candidate",
    "applicant",
    "recruiter",
    "client",
    "auto",
    "automatically",
    "in",
    "on",
    "with",
    "position",
    "role",
    "got",
    "due",
    "process",
    "letter",
    "email",
    "form",
    "linkedin",
    "from",
    "von",
    "mir",
    "par",
    "moi",
    "por",
    "mi",
    "cv",
    "resume",
    "successfully",
    "time",
    "last",
    "next",
    "hiring",
    "manager",
    "so",
    "far",
    "noch",
    "encore",
    "todavia",
    "aun",
    "jeszcze",
    "erhalten",
    "nach",
    "zum",
    "einladung",
    "bewerbung",
    "gefuhrt",
    "geplant",
    "firma",
    "der",
    "candidature",
    "recue",
    "recu",
    "passe",
    "prevu",
    "apres",
    "entreprise",
    "la",
    "empresa",
    "realizada",
    "programada",
    "candidatura",
    "kwalifikacyjna",
    "na",
    "po",
    "przeze",
    "mnie",
    "week",
    "weeks",
    "day",
    "days",
    "month",
    "months",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "start",
    "starts",
    "starting",
    "automated",
    "ats",
    "linked",
    "indeed",
    "website",
    "portal",
    "via",
    "through",
    "referral",
    "directly",
    "r1",
    "r2",
    "r3",
    "durch",
    "telefonisch",
    "de",
    "du",
    "des",
    "telephonique",
    "physique",
    "visio",
    "premier",
    "deuxieme",
    "seconde",
    "1er",
    "1re",
    "2e",
    "2eme",
    "recibida",
    "recibido",
    "primera",
    "segunda",
    "tercera",
    "fissato",
    "inviata",
    "marcada",
    "agendada",
    "voor",
    "zaproszenie",
    "mar",
    "may",
];

/// The words of a status: without capitals and accents, split at other characters and where a capital follows a small
/// letter.
fn words(text: &str) -> Vec<String> {
    let mut apart = String::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    fold(&apart).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What two spellings of one status have in common: the key under which it is asked for once and remembered.
pub fn key(text: &str) -> String {
    let words = words(text).join(" ");
    if words.is_empty() { text.trim().to_owned() } else { words }
}

/// How many words of a phrase match at a place.
fn fits(words: &[String], phrase: &str) -> Option<usize> {
    let count = phrase.split(' ').count();
    let there = words.get(..count)?;
    phrase.split(' ').eq(there.iter().map(String::as_str)).then_some(count)
}

fn says(words: &[String], phrases: &[&str]) -> bool {
    (0..words.len())
        .any(|at| phrases.iter().any(|phrase| words.get(at..).is_some_and(|rest| fits(rest, phrase).is_some())))
}

/// The status by the wording of a tracker, if it is unambiguous.
pub fn read(text: &str) -> Option<Reached> {
    // "Rejected?" is a question.
    if text.contains('?') {
        return None;
    }
    let words = words(text);
    let has = |word: &str| words.iter().any(|one| one == word);
    // In Polish "i" means "and".
    let is_and = words.iter().any(|word| word.starts_with("rozmow") || word.starts_with("odrzuc"));
    let i = has(I) && !is_and;
    let told = i && says(&words, HAD_IT_DONE);
    let mine = says(&words, BY_ME) || (i && !told);
    let theirs = says(&words, BY_THEM) || told;
    let (mut found, mut turned_down, mut denied, mut at) = (Vec::<Reached>::new(), false, false, 0);
    let mut alone = None;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = PHRASES.iter().filter_map(|(phrase, says)| Some((fits(rest, phrase)?, *says)));
        match longest.max_by_key(|(count, _)| *count) {
            Some((count, says)) => {
                match says {
                    // Something negated is known only if a phrase contains the negation.
                    Is(_) | TurnedDown | Alone(_) if denied => return None,
                    Is(reached) => found.push(reached),
                    TurnedDown => turned_down = true,
                    Alone(reached) => alone = Some(reached),
                    Aside => {}
                }
                at += count;
            }
            None => {
                let word = rest.first().map_or("", String::as_str);
                if NOT.contains(&word) {
                    denied = true;
                } else if !FILLING.contains(&word) && !is_number(word) {
                    return None;
                }
                at += 1;
            }
        }
    }
    if denied {
        return None;
    }
    match alone {
        Some(reached) if words.len() == 1 => found.push(reached),
        // "Job started" may be the job, or the search for one.
        Some(_) if found.is_empty() && !turned_down => return None,
        _ => {}
    }
    if found.contains(&Interview) && found.contains(&Offer) && !text.contains(STEPS) && says(&words, OFFERED_TALK) {
        found.retain(|one| *one != Offer);
    }
    if found.contains(&Offer) && words.iter().any(|word| WAITS.contains(&word.as_str())) {
        return None;
    }
    if turned_down {
        let offered = found.contains(&Offer);
        found.retain(|one| *one != Offer);
        found.push(match (mine, theirs) {
            (true, true) => return None,
            (true, false) if offered => Declined,
            (true, false) => Withdrew,
            (false, true) => Refused,
            // "Offer rejected" and "declined" alone may be either side's doing.
            (false, false) if offered || words.iter().any(|word| word == "declined") => return None,
            (false, false) => Refused,
        });
    }
    let yet = says(&words, YET);
    // "Hired by them" and "I was hired" are the user's; "they hired" is somebody else's.
    let hired = told || (has("hired") && has("by"));
    let found = found.into_iter().map(|one| match one {
        Accepted if hired => Some(one),
        _ => by_whom(one, mine && !theirs, theirs && !mine, yet),
    });
    settle(found.collect::<Option<_>>()?)
}

/// The status, given who brought it about; `None` where they cannot have.
fn by_whom(reached: Reached, mine: bool, theirs: bool, yet: bool) -> Option<Reached> {
    match reached {
        Withdrew if theirs => Some(Refused),
        Refused if mine => Some(Withdrew),
        Accepted | Declined if theirs => None,
        Silent if mine => None,
        // No answer yet is a wait, and no end; no offer yet is neither.
        Silent if yet => Some(Applied),
        Refused if yet => None,
        other => Some(other),
    }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// Endings count before progress; two different endings are ambiguous.
fn settle(mut found: Vec<Reached>) -> Option<Reached> {
    sort(&mut found);
    found.dedup();
    let ended: Vec<Reached> =
        found.iter().copied().filter(|one| matches!(one, Accepted | Declined | Refused | Withdrew | Silent)).collect();
    match *ended {
        [one] => Some(one),
        // An offer that was declined, accepted or withdrawn no longer counts.
        [_, ..] => None,
        [] => match *found {
            [] => None,
            [Saved | Lapsed, .., _] => None,
            [.., last] => Some(last),
        },
    }
}

#[cfg(test)]
mod tests;
