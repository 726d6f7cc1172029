//! Who was told what, by person and round: dates, pay, reasons and stories, what you talked about, and what you promised.

use crate::domain::answers::story::Story;
use crate::domain::id::{PersonId, QuestionId, RoundId};
use crate::domain::order::{SortedMap, SortedSet};
use crate::domain::preparation::differ::{Differs, by_question};
use crate::domain::preparation::matter::Matter;
use crate::domain::process::Process;
use crate::domain::question::Question;
use crate::domain::round::Round;

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is about: a matter, or the question itself.
    pub about: String,
    /// What was said.
    pub words: String,
    /// What was said another time that does not agree.
    pub differs: Option<String>,
}

/// What one person was told in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The person; nobody where it was not noted who asked.
    pub person: Option<PersonId>,
    /// The round.
    pub round: RoundId,
    /// What was said.
    pub said: Vec<Said>,
}

/// What was told in these rounds, oldest first; people in the order they were met.
pub fn told(process: &Process, rounds: &[&Round], differs: &[Differs], stories: &[Story]) -> Vec<Told> {
    let differs = by_question(differs);
    let mut all = Vec::new();
    for round in rounds {
        let mut seen: SortedSet<&PersonId> = SortedSet::new();
        let asking = round.questions.iter().filter_map(|one| one.by.as_ref());
        let known = round.people.iter().chain(asking).filter(|id| seen.insert(*id) && process.person(id).is_some());
        let people: Vec<Option<&PersonId>> = known.map(Some).chain([None]).collect();
        for person in people {
            let said = heard_by(process, round, person, (&differs, stories));
            if !said.is_empty() {
                all.push(Told { person: person.cloned(), round: round.id.clone(), said });
            }
        }
    }
    all
}

fn heard_by(
    process: &Process,
    round: &Round,
    person: Option<&PersonId>,
    (differs, stories): (&SortedMap<&QuestionId, &str>, &[Story]),
) -> Vec<Said> {
    let mine = |one: &&Question| {
        let by = one.by.as_ref().filter(|id| process.person(id).is_some());
        by == person && (!one.answer.is_empty() || one.story.is_some())
    };
    let mut said: Vec<Said> =
        round.questions.iter().filter(mine).filter_map(|one| answer(one, differs, stories)).collect();
    let known = person.and_then(|id| process.person(id));
    let topics = known.map(|person| process.topics(person, round)).unwrap_or_default();
    said.extend(topics.iter().map(|topic| plain("You talked about", topic)));
    if person.is_none() {
        said.extend(round.own_promises.iter().map(|own| plain("You promised", &own.what)));
    }
    said
}

fn plain(about: &str, words: &str) -> Said {
    Said { about: about.to_owned(), words: words.to_owned(), differs: None }
}

/// An answer that has to stay the same, or that is a story. What else was asked stands among the questions.
fn answer(question: &Question, differs: &SortedMap<&QuestionId, &str>, stories: &[Story]) -> Option<Said> {
    let other = differs.get(&question.id).map(|other| (*other).to_owned());
    // A story of yours is called by its title: whoever knows it knows all of it.
    let story = stories.iter().find(|story| question.story.as_ref() == Some(&story.id) && !story.title.is_empty());
    if let Some(story) = story {
        return Some(Said { about: Matter::Story.label().to_owned(), words: story.title.to_string(), differs: other });
    }
    if question.answer.is_empty() {
        return None;
    }
    let matter = Matter::of(question);
    let about = match matter {
        Some(matter) if matter.must_agree() => matter.label().to_owned(),
        Some(_) => question.asked.to_string(),
        None => other.is_some().then(|| question.asked.to_string())?,
    };
    Some(Said { about, words: question.answer.to_string(), differs: other })
}
