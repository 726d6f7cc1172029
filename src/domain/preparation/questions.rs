//! The questions that may come again: what was answered then, and the better answer now. What went roughly comes first.

use crate::domain::id::{PersonId, QuestionId, RoundId};
use crate::domain::order::{self, SortedMap};
use crate::domain::preparation::differ::{Differs, by_question};
use crate::domain::preparation::record::key;
use crate::domain::question::{Grade, Question};
use crate::domain::round::Round;

/// The most that a sheet lists: the others stay in the debrief.
pub const MOST: usize = 60;

/// One question, however often it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// The key of its tick.
    pub key: String,
    /// The one asked last: what is written on the sheet is written there.
    pub id: QuestionId,
    /// The question.
    pub asked: String,
    /// In which rounds, and by whom.
    pub times: Vec<(RoundId, Option<PersonId>)>,
    /// How the last answer went.
    pub grade: Option<Grade>,
    /// What was answered.
    pub answer: String,
    /// The better answer.
    pub better: String,
    /// What was answered another time that does not agree.
    pub differs: Option<String>,
}

impl Returning {
    /// What needs work comes first: rough without a better answer, rough, okay, not judged, strong.
    fn rank(&self) -> (u8, bool) {
        let grade = match self.grade {
            Some(Grade::Rough) => 0,
            Some(Grade::Okay) => 1,
            None => 2,
            Some(Grade::Strong) => 3,
        };
        (grade, !self.better.is_empty())
    }
}

/// The questions of these rounds, oldest round first, and how many there are in all.
/// What asks the same is one of them: `keys` has the group of each question.
pub fn returning(rounds: &[&Round], differs: &[Differs], keys: &SortedMap<String, String>) -> (Vec<Returning>, usize) {
    let mut all: Vec<Returning> = Vec::new();
    let mut places: SortedMap<&String, usize> = SortedMap::new();
    for round in rounds {
        for question in round.questions.iter().filter(|one| !one.asked.is_empty()) {
            let key = keys.get(question.id.as_str());
            let known = key.and_then(|key| places.get(&key)).copied();
            match known.and_then(|at| all.get_mut(at)) {
                Some(known) => again(known, round, question),
                None => {
                    if let Some(key) = key {
                        places.insert(key, all.len());
                    }
                    all.push(first(round, question));
                }
            }
        }
    }
    let differs = by_question(differs);
    for one in &mut all {
        one.differs = differs.get(&one.id).map(|other| (*other).to_owned());
    }
    order::sort_by_key(&mut all, Returning::rank);
    let count = all.len();
    all.truncate(MOST);
    (all, count)
}

fn first(round: &Round, question: &Question) -> Returning {
    Returning {
        key: key("question", &question.id.to_string()),
        id: question.id.clone(),
        asked: question.asked.to_string(),
        times: vec![(round.id.clone(), question.by.clone())],
        grade: question.grade,
        answer: question.answer.to_string(),
        better: question.better.to_string(),
        differs: None,
    }
}

/// Asked again: the newest words count, and what was not written down again stays.
fn again(known: &mut Returning, round: &Round, question: &Question) {
    known.times.push((round.id.clone(), question.by.clone()));
    known.id = question.id.clone();
    known.asked = question.asked.to_string();
    known.grade = question.grade.or(known.grade);
    for (old, new) in [(&mut known.answer, &question.answer), (&mut known.better, &question.better)] {
        if !new.is_empty() {
            *old = new.to_string();
        }
    }
}
