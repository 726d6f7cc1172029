//! Every action on letters, own templates and your details. Nothing that runs at the start uses this file.

use super::App;
use super::clock::minute;
use crate::device::{clock, random::RandomIds};
use crate::domain::actions::letters::{Sending, forget_accepted, note_not_sent, note_not_told, note_sent};
use crate::domain::advice::parameter::AfterFirst;
use crate::domain::advice::rules::{J10, J11};
use crate::domain::guard::{self, Ask, VerdictKind};
use crate::domain::id::{LetterId, ProcessId, RoundId, TemplateId};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::offer_is_spoken;
use crate::domain::letter::record::{Letter, LetterError, LetterState, Recipient};
use crate::domain::letter::sent::{fulfils, is_adrift};
use crate::domain::letter::template::Template;
use crate::domain::phrase::Phrase;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::follow_up::{addressee, put_off};
use crate::domain::timeline::step::{Plan, Step, StepKind, Subject};
use crate::storage::{Key, Record};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::sync::Arc;

/// The key in the record of the draft of the sheet for sending this letter.
pub fn sending_sheet(id: &LetterId) -> String {
    ["sending-", &id.to_string()].concat()
}

/// The letter that a step of the plan asks for: its purpose, its round, and to whom.
fn letter_of_step(app: App, process: &Process, step: &Step) -> Option<(LetterPurpose, Option<RoundId>, Recipient)> {
    use StepKind as S;
    let (playbook, calendar) = untrack(|| (app.playbook_of(process), app.calendar()));
    let facts = Facts::read(process, &playbook, &calendar, app.clock.now().get_untracked());
    let asks_hr = matches!(playbook.parameters.after_first.value, AfterFirst::AskHr { .. });
    // Where a round was put off, the next thing to hear is its time.
    let put_off = put_off(&facts).filter(|_| matches!(step.key.kind, S::FirstFollowUp | S::SecondFollowUp));
    let purpose = match step.key.kind {
        S::ThankYou => LetterPurpose::ThankYou,
        S::SecondFollowUp if asks_hr => LetterPurpose::AskHr,
        S::FirstFollowUp | S::SecondFollowUp if put_off.is_some() => LetterPurpose::NewTime,
        S::FirstFollowUp => LetterPurpose::FirstFollowUp,
        S::SecondFollowUp => LetterPurpose::SecondFollowUp,
        S::AskFeedback | S::ReplyToRefusal => LetterPurpose::AskFeedback,
        S::KeepInTouch => LetterPurpose::KeepInTouch,
        S::LinkedIn => LetterPurpose::LinkedIn,
        S::BriefReferees => LetterPurpose::Referee,
        S::MutualContacts => LetterPurpose::MutualContact,
        S::ConfirmOffer if offer_is_spoken(process, facts.now) => LetterPurpose::AskWritten,
        S::ConfirmOffer => LetterPurpose::Accept,
        S::AskWritten => LetterPurpose::AskWritten,
        S::AsTold => LetterPurpose::FirstFollowUp,
        S::NewTime => LetterPurpose::NewTime,
        S::BridgeOffer => LetterPurpose::Bridge,
        S::Withdraw => LetterPurpose::Withdraw,
        _ => return None,
    };
    let last = put_off.or(facts.held.last().map(|held| held.round)).map(|round| round.id.clone());
    let (round, met) = match &step.key.subject {
        Subject::Met(round, person) => (Some(round.clone()), Some(person.clone())),
        Subject::Round(round) => (Some(round.clone()), None),
        _ => (last, None),
    };
    let person = met.or_else(|| step.to.clone()).or_else(|| addressee(&facts).map(|person| person.id.clone()));
    let nobody = || Recipient::Named { name: Line::default(), address_as: Line::default(), email: Line::default() };
    let to = match person.filter(|_| !purpose.goes_outside()) {
        Some(person) => Recipient::People(vec![person]),
        None => nobody(),
    };
    Some((purpose, round, to))
}

/// The letter that the step with this key asks for, begun now if there is none. `None` if the step asks for none.
pub fn begin_for_step(app: App, process: &Process, key: &str) -> Option<LetterId> {
    let plan = app.plan(process.id.clone()).get_untracked()?;
    let step = plan.steps.iter().find(|step| step.key.to_string() == key)?;
    let (purpose, round, to) = letter_of_step(app, process, step)?;
    let id = app.begin_letter(process, purpose, round, to);
    // The channel they asked for; a letter that was begun keeps its own.
    if let Some(channel) = step.channel.filter(|_| app.letter_now(&id).is_some_and(|letter| letter.body.is_empty())) {
        let _ = app.edit_letter(&id, |letter| {
            letter.channel = channel;
            Ok(())
        });
    }
    Some(id)
}

/// The key of the open step that this letter fulfils; of several, the one that is due first.
pub fn step_of_letter(plan: &Plan, letter: &Letter) -> Option<String> {
    let keys = plan.steps.iter().filter(|step| step.state.is_live()).map(|step| step.key.to_string());
    keys.into_iter().find(|key| fulfils(letter, key))
}

/// The verdict for letters outside of the employer: a referee or a mutual contact may be asked at any time.
fn outside() -> guard::Verdict {
    let words = Phrase::text("This goes to someone outside the company. Any time is fine.");
    guard::Verdict { kind: VerdictKind::Allowed, rules: vec![J10, J11], words }
}

impl App {
    /// The letter with this id, now.
    pub fn letter_now(self, id: &LetterId) -> Option<Arc<Letter>> {
        self.records.book().read_untracked().letter(id)
    }

    /// You, now.
    pub fn profile_now(self) -> Arc<Profile> {
        self.records.book().read_untracked().profile.clone()
    }

    /// The letter for this purpose to these people that is not sent yet, begun now if there is none.
    pub fn begin_letter(
        self,
        process: &Process,
        purpose: LetterPurpose,
        round: Option<RoundId>,
        to: Recipient,
    ) -> LetterId {
        let is_it = |letter: &&Arc<Letter>| {
            letter.process == process.id
                && (letter.purpose, &letter.round, &letter.to) == (purpose, &round, &to)
                && !matches!(letter.state, LetterState::Sent { .. })
        };
        if let Some(known) = self.records.book().read_untracked().letters.iter().find(is_it) {
            return known.id.clone();
        }
        let mut letter = Letter::new(LetterId::fresh(&mut RandomIds), process.id.clone(), to, purpose);
        letter.round = round;
        letter.tone = process.tone.unwrap_or(letter.tone);
        letter.variant = self.profile_now().english;
        let id = letter.id.clone();
        self.keep_in_book(Record::from(letter));
        id
    }

    /// Changes a letter and saves it. Errors: the sentence to show.
    pub fn edit_letter(
        self,
        id: &LetterId,
        change: impl FnOnce(&mut Letter) -> Result<(), LetterError>,
    ) -> Result<(), String> {
        let Some(before) = self.letter_now(id) else { return Ok(()) };
        let mut after = (*before).clone();
        change(&mut after).map_err(|error| error.to_string())?;
        if after != *before {
            self.keep_in_book(Record::from(after));
        }
        Ok(())
    }

    /// Replaces the text of the letter. Errors: the sentence to show.
    pub fn write_letter(self, id: &LetterId, subject: &str, body: &str) -> Result<(), String> {
        let subject = Line::parse(subject).map_err(|error| error.to_string())?;
        let body = Prose::parse(body).map_err(|error| error.to_string())?;
        self.edit_letter(id, |letter| {
            let is_new = letter.body != body || letter.subject != subject;
            letter.revise(subject, body, clock::now())?;
            if is_new {
                forget_accepted(letter);
            }
            Ok(())
        })
    }

    /// Replaces the text of the letter and keeps the old one in its history; `wording` is that of a generated draft.
    /// Errors: the sentence to show.
    pub fn replace_letter(self, id: &LetterId, subject: &str, body: &str, wording: Option<u8>) -> Result<(), String> {
        let subject = Line::parse(subject).map_err(|error| error.to_string())?;
        let body = Prose::parse(body).map_err(|error| error.to_string())?;
        self.edit_letter(id, |letter| {
            match wording {
                Some(wording) => letter.draft(subject, body, wording, clock::now())?,
                None => letter.replace(subject, body, clock::now())?,
            }
            forget_accepted(letter);
            Ok(())
        })
    }

    /// Deletes a letter and offers an undo.
    pub fn drop_letter(self, id: &LetterId) {
        let before = self.letter_now(id).map(Record::Letter);
        self.drop_from_book(&Key::Letter(id.clone()), before, "The letter is deleted.");
    }

    /// Notes that a letter was sent: in the ledger, on the step it fulfils, and on the letter.
    pub fn send_letter(self, id: &LetterId, sending: &Sending) {
        let Some(letter) = self.letter_now(id) else { return };
        let at = minute(sending.at);
        let sending = Sending { at, ..sending.clone() };
        self.edit(&letter.process, |process| {
            process.drop_form_draft(&sending_sheet(id));
            note_sent(process, &letter, &sending, &mut RandomIds);
        });
        // This fails only for a letter that was sent already.
        let _ = self.edit_letter(id, |letter| {
            letter.state = LetterState::Sent { at };
            Ok(())
        });
    }

    /// Takes back that a letter was sent: from the ledger, from the step, and from the letter.
    pub fn unsend_letter(self, id: &LetterId) {
        let Some(letter) = self.letter_now(id) else { return };
        let LetterState::Sent { at } = letter.state else { return };
        self.edit(&letter.process, |process| note_not_sent(process, &letter, at));
        let _ = self.edit_letter(id, |letter| {
            letter.state = LetterState::Draft;
            Ok(())
        });
    }

    /// Turns letters of a process back into drafts if the ledger has no entry for them any more: the step was reopened,
    /// or the entry was deleted. The ledger is authoritative; letters are compared with it when their screens open.
    pub fn follow_ledger(self, process: &Process) {
        let letters = self.records.book().read_untracked().of(&process.id);
        for letter in letters.iter().filter(|letter| is_adrift(letter, &letters, process)) {
            if let LetterState::Sent { at } = letter.state {
                self.edit(&process.id, |process| note_not_told(process, letter, at));
            }
            let _ = self.edit_letter(&letter.id, |letter| {
                letter.state = LetterState::Draft;
                Ok(())
            });
        }
    }

    /// Changes your details and saves them.
    pub fn edit_profile(self, change: impl FnOnce(&mut Profile)) {
        let before = self.profile_now();
        let mut after = (*before).clone();
        change(&mut after);
        if after != *before {
            self.keep_in_book(Record::from(after));
        }
    }

    /// Removes a skill from your details by its index, and offers an undo.
    pub fn drop_skill(self, place: usize) {
        let before = Record::Profile(self.profile_now());
        self.edit_profile(|profile| {
            if place < profile.skills.len() {
                profile.skills.remove(place);
            }
        });
        self.offer_undo(Some(before), "The skill is removed.".to_owned());
    }

    /// Removes a referee from the list, and offers an undo. Processes that name them keep the name.
    pub fn drop_referee(self, id: &str) {
        let before = Record::Profile(self.profile_now());
        self.edit_profile(|profile| profile.referees.retain(|one| one.id.as_str() != id));
        self.offer_undo(Some(before), "The referee is off your list.".to_owned());
    }

    /// Begins a template and returns its id.
    pub fn begin_template(self) -> TemplateId {
        let id = TemplateId::fresh(&mut RandomIds);
        let template = Template { id: id.clone(), name: Line::default(), purpose: None, text: Prose::default() };
        self.keep_in_book(Record::from(template));
        id
    }

    /// Changes a template and saves it.
    pub fn edit_template(self, id: &TemplateId, change: impl FnOnce(&mut Template)) {
        let found = self.records.book().read_untracked().templates.iter().find(|one| one.id == *id).cloned();
        let Some(before) = found else { return };
        let mut after = (*before).clone();
        change(&mut after);
        if after != *before {
            self.keep_in_book(Record::from(after));
        }
    }

    /// Deletes a template and offers an undo.
    pub fn drop_template(self, id: &TemplateId) {
        let found = self.records.book().read_untracked().templates.iter().find(|one| one.id == *id).cloned();
        self.drop_from_book(&Key::Template(id.clone()), found.map(Record::Template), "The phrase is deleted.");
    }

    /// The contact guard's verdict on a letter now.
    pub fn guard(self, process: &Process, letter: &Letter, now: NaiveDateTime) -> guard::Verdict {
        if letter.purpose.goes_outside() {
            return outside();
        }
        let ask = Ask {
            person: letter.to.people().first().cloned(),
            channel: letter.channel,
            purpose: letter.purpose.in_ledger(),
            round: letter.round.clone(),
        };
        untrack(|| guard::verdict(process, &self.playbook_of(process), &self.calendar(), &ask, now))
    }

    /// The other processes of the search, whose names must not appear in a letter of this one.
    pub fn elsewhere(self, process: &ProcessId) -> Vec<Arc<Process>> {
        let others = self.records.processes().read_untracked();
        others.values().filter(|one| one.id != *process && one.trashed.is_none()).cloned().collect()
    }

    pub(super) fn keep_in_book(self, record: Record) {
        self.records.apply(record.clone());
        self.save(record);
    }

    fn drop_from_book(self, key: &Key, before: Option<Record>, said: &str) {
        match self.store.with_value(|store| store.remove(key, clock::now())) {
            Ok(receipt) => {
                self.saving.set(receipt.state);
                self.records.forget(key);
                self.offer_undo(before, said.to_owned());
            }
            Err(error) => self.messages.say(error.to_string()),
        }
    }
}
