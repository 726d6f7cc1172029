//! Letters that are begun for the user on screens of their own: a note to a referee, an answer to an offer, and a
//! withdrawal for each of the other employers, ready to be read.

use super::App;
use crate::device::{clock, random::RandomIds};
use crate::domain::acquaintances::acquaintance::Acquaintance;
use crate::domain::id::LetterId;
use crate::domain::letter::compose::compose;
use crate::domain::letter::days::InWords;
use crate::domain::letter::fact::{Addressee, Facts};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::usual_recipient;
use crate::domain::letter::record::{Letter, LetterState, Recipient};
use crate::domain::process::Process;
use crate::domain::referees::referee::Referee;
use crate::domain::text::Line;
use crate::storage::Record;
use std::sync::Arc;

/// The note that briefs this referee, in the tone of the relation; begun now if there is none.
pub fn begin_for_referee(app: App, process: &Process, referee: &Referee) -> LetterId {
    let is_it = |letter: &&Arc<Letter>| {
        letter.process == process.id
            && letter.referee.as_ref() == Some(&referee.id)
            && !matches!(letter.state, LetterState::Sent { .. })
    };
    if let Some(known) = app.records.book().read_untracked().letters.iter().find(is_it) {
        return known.id.clone();
    }
    let (name, email) = (referee.name.clone(), referee.email.clone());
    let to = Recipient::Named { name, address_as: Line::cut(referee.called()), email };
    let (id, owner) = (LetterId::fresh(&mut RandomIds), process.id.clone());
    let mut letter = Letter::new(id.clone(), owner, to, LetterPurpose::Referee);
    letter.round = last_round(app, process);
    letter.tone = referee.tone.unwrap_or(letter.tone);
    letter.variant = app.profile_now().english;
    letter.referee = Some(referee.id.clone());
    app.keep_in_book(Record::from(letter));
    id
}

/// The request to a contact who knows them, in your tone with each other; begun now if there is none.
pub fn begin_for_contact(app: App, process: &Process, contact: &Acquaintance) -> LetterId {
    let is_it = |letter: &&Arc<Letter>| {
        letter.process == process.id
            && letter.acquaintance.as_ref() == Some(&contact.id)
            && !matches!(letter.state, LetterState::Sent { .. })
    };
    if let Some(known) = app.records.book().read_untracked().letters.iter().find(is_it) {
        return known.id.clone();
    }
    let (name, email) = (contact.name.clone(), contact.email.clone());
    let to = Recipient::Named { name, address_as: Line::default(), email };
    let (id, owner) = (LetterId::fresh(&mut RandomIds), process.id.clone());
    let mut letter = Letter::new(id.clone(), owner, to, LetterPurpose::MutualContact);
    letter.round = last_round(app, process);
    letter.tone = contact.tone.unwrap_or(letter.tone);
    letter.variant = app.profile_now().english;
    letter.acquaintance = Some(contact.id.clone());
    app.keep_in_book(Record::from(letter));
    id
}

fn last_round(app: App, process: &Process) -> Option<crate::domain::id::RoundId> {
    let now = app.clock.now().get_untracked();
    let held = process.rounds.iter().filter(|round| round.held_by(now));
    held.max_by_key(|round| round.schedule.end()).map(|round| round.id.clone())
}

/// The letter for this purpose to its usual recipient, begun now if there is none.
pub fn begin_usual(app: App, process: &Process, purpose: LetterPurpose) -> LetterId {
    let to = match usual_recipient(purpose, process, app.clock.now().get_untracked()) {
        Some(person) => Recipient::People(vec![person.id.clone()]),
        None => Recipient::Named { name: Line::default(), address_as: Line::default(), email: Line::default() },
    };
    app.begin_letter(process, purpose, last_round(app, process), to)
}

/// The letter for this purpose to its usual recipient, with a first draft if it is still empty.
pub fn ready(app: App, process: &Process, purpose: LetterPurpose) -> LetterId {
    let id = begin_usual(app, process, purpose);
    let Some(letter) = app.letter_now(&id).filter(|letter| letter.body.is_empty()) else { return id };
    let profile = app.profile_now();
    let round = letter.round.as_ref().and_then(|round| process.round(round));
    let draft = compose(
        &Facts {
            process,
            round,
            person: Addressee::of_letter(&letter, process, &profile).in_round(process, round),
            profile: &profile,
            purpose,
            tone: letter.tone,
            variant: letter.variant,
            now: clock::now(),
            until: None,
            days: &InWords,
        },
        0,
    );
    // A draft that is too long for the letter is generated when the letter is opened.
    let _ = app.replace_letter(&id, &draft.subject, &draft.body, Some(0));
    id
}
