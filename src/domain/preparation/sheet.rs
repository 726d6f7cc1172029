//! The prep sheet of one round, gathered from the record. What is edited on the sheet itself is not in it, so that typing
//! does not make it again.

use crate::domain::answers::group::keys;
use crate::domain::gap::Gap;
use crate::domain::id::{EntryId, PersonId, RoundId};
use crate::domain::job_search::JobSearch;
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::order;
use crate::domain::person::{Part, Person};
use crate::domain::preparation::asks::{Ask, noted};
use crate::domain::preparation::clash::{Clash, clash};
use crate::domain::preparation::differ::differing;
use crate::domain::preparation::doubts::{Doubt, doubts};
use crate::domain::preparation::questions::{Returning, returning};
use crate::domain::preparation::record::key;
use crate::domain::preparation::stage::{Ahead, stage};
use crate::domain::preparation::told::{Told, told};
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::round::{Round, RoundState};
use crate::domain::salary::Side;
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};

/// Somebody who comes, and what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comer {
    /// The person.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Their job title, and their part in the decision.
    pub about: Vec<String>,
    /// Their page to look at.
    pub linkedin: String,
    /// The rounds in which you met, oldest first.
    pub met: Vec<RoundId>,
    /// How they came across, the last time that was noted.
    pub impression: String,
}

/// A figure that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// By whom.
    pub by: Side,
    /// The figure.
    pub words: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// Who of them said it, or heard it.
    pub person: Option<PersonId>,
    /// What is wrong with it.
    pub clash: Option<Clash>,
}

/// Where feedback was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// In a round, at this place.
    Round(RoundId, usize),
    /// In the contact history.
    Entry(EntryId),
}

/// Something they said about you.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The key of its tick.
    pub key: String,
    /// Where it was written down.
    pub at: Written,
    /// Their words.
    pub words: String,
    /// Who said it.
    pub by: Option<PersonId>,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which round it is, counted from 1.
    pub number: usize,
    /// Who comes.
    pub comers: Vec<Comer>,
    /// Who was told what before.
    pub told: Vec<Told>,
    /// Figures that were named.
    pub sums: Vec<Sum>,
    /// Questions that may come again.
    pub questions: Vec<Returning>,
    /// How many questions there are in all.
    pub question_count: usize,
    /// What they said about you.
    pub feedback: Vec<Heard>,
    /// What they seemed to doubt.
    pub doubts: Vec<Doubt>,
    /// What you were found lacking, and what you did.
    pub gaps: Vec<Gap>,
    /// What you were found lacking without a plan yet.
    pub to_learn: Vec<String>,
    /// What they need.
    pub needs: Vec<String>,
    /// What is known of the company.
    pub facts: Vec<String>,
    /// What was noted to ask next time.
    pub asks: Vec<Ask>,
    /// The stage they named, or that this round is by its kind.
    pub stage: Option<Ahead>,
}

/// The rounds in order of time; those without a time come last, as they were entered.
pub fn in_order(process: &Process) -> Vec<&Round> {
    let mut rounds: Vec<&Round> = process.rounds.iter().collect();
    let time = |round: &Round| round.schedule.start().or(round.schedule.end()).unwrap_or(NaiveDateTime::MAX);
    order::sort_by_key(&mut rounds, |round| time(round));
    rounds
}

/// Which round this is, counted from 1.
pub fn number(process: &Process, round: &RoundId) -> usize {
    in_order(process).iter().position(|one| one.id == *round).map_or(1, |place| place + 1)
}

/// The sheet of this round, with your details and the stories you tell; `None` if there is no such round.
pub fn sheet(
    process: &Process,
    round: &RoundId,
    (profile, search): (&Profile, &JobSearch),
    now: NaiveDateTime,
) -> Option<Sheet> {
    let this = process.round(round)?;
    let ordered = in_order(process);
    let place = ordered.iter().position(|one| one.id == *round)?;
    let took_place = |one: &&Round| one.state == RoundState::Stands;
    let before: Vec<&Round> = ordered.iter().take(place).copied().filter(took_place).collect();
    let keys = keys(process, search);
    let differs = differing(process, &keys);
    let (questions, question_count) = returning(&before, &differs, &keys);
    let texts = |lines: &[Line]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    let people = this.people.iter().filter_map(|id| process.person(id));
    Some(Sheet {
        number: place + 1,
        comers: people.map(|person| comer(person, &before)).collect(),
        told: told(process, &before, &differs, &search.stories),
        sums: sums(process),
        questions,
        question_count,
        feedback: feedback(process, now),
        doubts: doubts(process, profile),
        gaps: process.gaps.clone(),
        to_learn: before.iter().flat_map(|round| texts(&round.to_learn)).collect(),
        needs: texts(&process.needs),
        facts: texts(&process.facts),
        asks: noted(&before),
        stage: stage(process, this, now),
    })
}

fn comer(person: &Person, before: &[&Round]) -> Comer {
    let met: Vec<&&Round> = before.iter().filter(|round| round.people.contains(&person.id)).collect();
    let talks = met.iter().flat_map(|round| &round.talks).filter(|talk| talk.id == person.id);
    let impression = talks.rev().find(|talk| !talk.impression.is_empty());
    let title = Some(person.title.to_string()).filter(|title| !title.is_empty());
    // "HR" keeps its capitals.
    let part = person.part.map(|part| match title {
        Some(_) if part != Part::Hr => part.label().to_ascii_lowercase(),
        _ => part.label().to_owned(),
    });
    Comer {
        id: person.id.clone(),
        name: person.shown().to_owned(),
        about: title.into_iter().chain(part).collect(),
        linkedin: person.linkedin.to_string(),
        met: met.iter().map(|round| round.id.clone()).collect(),
        impression: impression.map(|talk| talk.impression.to_string()).unwrap_or_default(),
    }
}

fn sums(process: &Process) -> Vec<Sum> {
    let sum = |said| Sum::of(process, said);
    process.salary.iter().map(sum).collect()
}

impl Sum {
    fn of(process: &Process, said: &crate::domain::salary::SalarySaid) -> Self {
        Self {
            by: said.by,
            words: said.to_string(),
            on: said.on,
            person: said.person.clone(),
            clash: clash(process, said),
        }
    }
}

fn feedback(process: &Process, now: NaiveDateTime) -> Vec<Heard> {
    let mut all = Vec::new();
    for round in &process.rounds {
        for (place, one) in round.feedback.iter().enumerate().filter(|(_, one)| !one.words.is_empty()) {
            let at = Written::Round(round.id.clone(), place);
            all.push(Heard::of(at, &one.words, one.by.clone(), one.on));
        }
    }
    for entry in process.ledger_until(now) {
        if let LedgerEvent::Heard { news: EmployerResponse::Feedback, from, .. } = &entry.what
            && !entry.note.is_empty()
        {
            let on = Some(entry.at.date()).filter(|_| !entry.undated);
            all.push(Heard::of(Written::Entry(entry.id.clone()), &entry.note, from.clone(), on));
        }
    }
    all
}

impl Heard {
    fn of(at: Written, words: &str, by: Option<PersonId>, on: Option<NaiveDate>) -> Self {
        Self { key: key("feedback", words), at, words: words.to_owned(), by, on }
    }
}
