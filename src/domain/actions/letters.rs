//! What becomes of a record when a letter goes out, or turns out not to have gone.

use crate::domain::acquaintances::acquaintance::Acquaintance;
use crate::domain::actions::plan::{brings_plan, hand_over, not_brought};
use crate::domain::actions::references;
use crate::domain::id::{EntryId, IdSource, PersonId};
use crate::domain::ledger::{Entry, LedgerEvent};
use crate::domain::letter::check::finding::CheckId;
use crate::domain::letter::record::{Letter, Recipient};
use crate::domain::letter::sent::{belongs_to, decision, fulfils, happening};
use crate::domain::process::{Mark, Process};
use crate::domain::referees::reference::Milestone;
use crate::domain::text::Prose;
use chrono::NaiveDateTime;

/// How a letter went out.
#[derive(Debug, Clone)]
pub struct Sending {
    /// When (local time).
    pub at: NaiveDateTime,
    /// The step of the plan that it fulfils, by key, if there is one.
    pub step: Option<String>,
    /// Those to whom it is passed on: their thanks are settled with it.
    pub passed_on: Vec<PersonId>,
}

/// Notes that a letter went out: in the ledger, with the decision that it carries, and on the step it fulfils.
pub fn note_sent(process: &mut Process, letter: &Letter, sending: &Sending, ids: &mut impl IdSource) {
    // Somebody outside the record has no id: their name is the note.
    let note = match &letter.to {
        Recipient::Named { name, .. } if !name.is_empty() => Prose::cut(&format!("To {}", &**name)),
        _ => Prose::default(),
    };
    let standing = process.status(sending.at);
    let mut enter = |what, passed_on: &[PersonId]| {
        let (note, passed_on) = (note.clone(), passed_on.to_vec());
        process.ledger.push(Entry { note, passed_on, ..Entry::new(EntryId::fresh(ids), sending.at, what) });
    };
    enter(happening(letter), &sending.passed_on);
    // What was decided before the letter went out is not decided twice.
    let decided = decision(letter.purpose).map(LedgerEvent::Decided).filter(|what| standing.after(what) != standing);
    decided.into_iter().for_each(|what| enter(what, &[]));
    if let Some(referee) = &letter.referee {
        references::mark(process, referee, Milestone::Briefed, Some(sending.at));
    }
    if let Some(contact) = &letter.acquaintance {
        let mine = process.acquaintances.iter_mut().filter(|one| one.id == *contact);
        mine.for_each(|one| one.asked = Some(sending.at));
    }
    if brings_plan(letter, process) {
        hand_over(process, Some(sending.at), Some(letter.channel));
    }
    // Where there are several, the step is done with the last of them, as the record itself shows.
    if let Some(step) = sending.step.as_ref().filter(|_| !letter.purpose.is_one_of_several()) {
        process.marks.insert(step.clone(), Mark::Done(sending.at));
    }
}

/// Takes back that a letter went out at that local moment: from the ledger and from the step.
pub fn note_not_sent(process: &mut Process, letter: &Letter, at: NaiveDateTime) {
    process.ledger.retain(|entry| !belongs_to(entry, letter, at));
    note_not_told(process, letter, at);
    let marked = |(key, mark): (&String, &Mark)| *mark == Mark::Done(at) && fulfils(letter, key);
    let marked: Vec<String> = process.marks.iter().filter(|one| marked(*one)).map(|(key, _)| key.clone()).collect();
    marked.iter().for_each(|key| drop(process.marks.remove(key)));
}

/// Takes back what this letter, sent at that moment, brought to whom: the news to somebody outside the employer, the plan to
/// the employer.
pub fn note_not_told(process: &mut Process, letter: &Letter, at: NaiveDateTime) {
    not_brought(process, letter, at);
    letter.referee.iter().for_each(|referee| references::unbrief(process, referee, at));
    let mine = |one: &&mut Acquaintance| letter.acquaintance.as_ref() == Some(&one.id) && one.asked == Some(at);
    process.acquaintances.iter_mut().filter(mine).for_each(|one| one.asked = None);
}

/// A reason given for one text does not stand for the next: what spoke against its words is to be confirmed again.
/// What speaks against its moment and its way stays confirmed.
pub fn forget_accepted(letter: &mut Letter) {
    let holds = |id: CheckId, rule: &str| id.rules().iter().any(|one| one.as_str() == rule);
    let outward = |rule: &str| [CheckId::Moment, CheckId::Channel].iter().any(|id| holds(*id, rule));
    if let Some(against) = &mut letter.against {
        against.rules.retain(|rule| outward(rule) || !CheckId::ALL.iter().any(|id| holds(*id, rule)));
        if against.rules.is_empty() {
            letter.against = None;
        }
    }
}
