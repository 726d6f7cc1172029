//! Every question over all interviews: the same one in different words is one group, with each telling of it. Where the
//! words mislead, the user joins and separates, and that stays so.

use crate::domain::answers::practice::{Practised, sits};
use crate::domain::id::{ProcessId, QuestionId, RoundId, StoryId};
use crate::domain::insight::rare_words::RareWords;
use crate::domain::insight::wording::Wording;
use crate::domain::job_search::JobSearch;
use crate::domain::order::{self, SortedMap, SortedSet};
use crate::domain::process::Process;
use crate::domain::question::{Grade, Question};
use crate::domain::round::Round;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// One time a question was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// In which process.
    pub process: ProcessId,
    /// What that is called on screen.
    pub employer: String,
    /// In which round.
    pub round: RoundId,
    /// The end of the round (local time); the moment the process was written down, if no time of the round is known.
    pub at: NaiveDateTime,
    /// The question.
    pub question: QuestionId,
    /// How it was put.
    pub asked: String,
    /// Who asked.
    pub by: Option<String>,
    /// What you said.
    pub answer: String,
    /// What you would say next time.
    pub better: String,
    /// How it went.
    pub grade: Option<Grade>,
    /// How they took it.
    pub reaction: String,
    /// The story you told.
    pub story: Option<StoryId>,
}

/// One question, however often and in whatever words it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub key: String,
    /// Every telling, newest first. There is always one.
    pub tellings: Vec<Telling>,
    /// When it was last practised.
    pub practised: Option<Practised>,
}

impl Group {
    /// The latest wording of the question.
    pub fn asked(&self) -> &str {
        self.tellings.first().map_or("", |one| &one.asked)
    }

    /// How the last answer went that was judged.
    pub fn grade(&self) -> Option<Grade> {
        self.tellings.iter().find_map(|one| one.grade)
    }

    /// The best answer so far, and when it was given or written: the newest that went well or that you would give now,
    /// else the newest that was okay.
    pub fn best(&self) -> Option<(&Telling, &str)> {
        let said = |one: &&Telling, grade| one.grade == Some(grade) && !one.answer.is_empty();
        let good = self.tellings.iter().find(|one| !one.better.is_empty() || said(one, Grade::Strong));
        let good = good.map(|one| (one, if one.better.is_empty() { &*one.answer } else { &*one.better }));
        good.or_else(|| self.tellings.iter().find(|one| said(one, Grade::Okay)).map(|one| (one, &*one.answer)))
    }

    /// Whether it went badly the last time and no better answer was written since.
    pub fn wants_better(&self) -> bool {
        let last = self.tellings.iter().position(|one| one.grade.is_some());
        last.is_some_and(|at| {
            let since = self.tellings.get(..=at).unwrap_or_default();
            self.grade() == Some(Grade::Rough) && since.iter().all(|one| one.better.is_empty())
        })
    }

    /// Whether it is one to practise: it went badly, or you began to practise it, and it does not sit yet.
    pub fn is_practised(&self) -> bool {
        self.grade() == Some(Grade::Rough) || self.practised.is_some()
    }

    /// What needs work comes first; then what is asked most, and last.
    fn rank(&self) -> (u8, Reverse<usize>, Reverse<Option<NaiveDateTime>>) {
        let work = match self.grade() {
            Some(Grade::Rough) if self.wants_better() => 0,
            Some(Grade::Rough) if !sits(self.practised) => 1,
            Some(Grade::Rough | Grade::Okay) => 2,
            None => 3,
            Some(Grade::Strong) => 4,
        };
        (work, Reverse(self.tellings.len()), Reverse(self.tellings.first().map(|one| one.at)))
    }
}

/// Every question of these records, what needs work first.
pub fn groups(processes: &[&Process], search: &JobSearch) -> Vec<Group> {
    let mut tellings: Vec<Telling> = processes.iter().flat_map(|process| of_process(process)).collect();
    order::sort_by(&mut tellings, |one, other| (one.at, &one.question).cmp(&(other.at, &other.question)));
    let asked: Vec<(&str, &str)> = tellings.iter().map(|one| (one.question.as_str(), &*one.asked)).collect();
    let (names, places) = gather(&asked, search);
    let mut all: Vec<Group> =
        names.into_iter().map(|key| Group { key, tellings: Vec::new(), practised: None }).collect();
    for (telling, place) in tellings.into_iter().zip(places) {
        if let Some(group) = all.get_mut(place) {
            group.tellings.push(telling);
        }
    }
    for group in &mut all {
        // Of one moment, what the user said the group of comes first.
        let said = |one: &Telling| search.same.contains_key(one.question.as_str());
        order::sort_by_key(&mut group.tellings, |one| (Reverse(one.at), !said(one)));
        let practised = group.tellings.iter().filter_map(|one| search.practice.get(one.question.as_str())).copied();
        group.practised = practised.max_by_key(|one| one.at);
    }
    order::sort_by_key(&mut all, Group::rank);
    all
}

/// A question, when it was asked and how it was put: all that its group depends on, beside what the user said of it.
pub type Asked = (NaiveDateTime, QuestionId, Line);

/// Every question of one record, oldest first.
pub fn asked(process: &Process) -> Vec<Asked> {
    let of_round = |round: &'_ Round| {
        let at = round.schedule.end().unwrap_or(process.created);
        let put = round.questions.iter().filter(|one| !one.asked.is_empty());
        put.map(|one| (at, one.id.clone(), one.asked.clone())).collect::<Vec<_>>()
    };
    let mut asked: Vec<Asked> = process.rounds.iter().flat_map(of_round).collect();
    order::sort_by(&mut asked, |one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    asked
}

/// Which group each question of one record is in, by the id of the question.
pub fn keys(process: &Process, search: &JobSearch) -> SortedMap<String, String> {
    keys_of(&asked(process), search)
}

/// Which group each of these questions of one record is in, by the id of the question; `asked` is oldest first.
pub fn keys_of(asked: &[Asked], search: &JobSearch) -> SortedMap<String, String> {
    let texts: Vec<(&str, &str)> = asked.iter().map(|(_, id, asked)| (id.as_str(), &**asked)).collect();
    let (names, places) = gather(&texts, search);
    let key = |((id, _), place): (&(&str, &str), &usize)| Some(((*id).to_owned(), names.get(*place)?.clone()));
    SortedMap::gathered(texts.iter().zip(&places).filter_map(key).collect())
}

/// The names of the groups into which these questions fall, oldest first and each by its id and its words; and in which
/// of them each is. Those of which the user said it come first.
fn gather(asked: &[(&str, &str)], search: &JobSearch) -> (Vec<String>, Vec<usize>) {
    let name = |id: &str| search.same.get(id).map(|name| &**name);
    let wordings: Vec<Option<Wording>> = asked.iter().map(|(_, words)| Wording::of(words)).collect();
    let mut index = RareWords::of(wordings.iter().flatten());
    let numbers: Vec<Option<usize>> = wordings.iter().map(|wording| index.number(wording.as_ref()?)).collect();
    let mut names: Vec<String> = Vec::new();
    let mut places = vec![0; asked.len()];
    // The groups that hold each wording.
    let mut holding: Vec<SortedSet<usize>> = vec![SortedSet::new(); asked.len()];
    // Those that the user named, by the first of each name.
    let mut named: SortedMap<&str, usize> = SortedMap::new();
    let (said, rest): (Vec<usize>, Vec<usize>) =
        (0..asked.len()).partition(|at| asked.get(*at).is_some_and(|(id, _)| name(id).is_some()));
    for at in said.into_iter().chain(rest) {
        let (Some((id, _)), number) = (asked.get(at), numbers.get(at).copied().flatten()) else { continue };
        let known = match name(id) {
            Some(name) => named.get(name).copied(),
            None => number.and_then(|number| alike(&index, &holding, number)),
        };
        let place = known.unwrap_or(names.len());
        if known.is_none() {
            names.push(name(id).unwrap_or(id).to_owned());
            name(id).map(|name| named.insert(name, place));
        }
        places.get_mut(at).into_iter().for_each(|known| *known = place);
        if let Some((number, holders)) = number.and_then(|number| Some((number, holding.get_mut(number)?))) {
            let first = holders.is_empty();
            holders.insert(place);
            if first {
                index.add(number);
            }
        }
    }
    (names, places)
}

/// The first group that asks the same: in the very words, else in other ones.
fn alike(index: &RareWords, holding: &[SortedSet<usize>], number: usize) -> Option<usize> {
    let first = |number: usize| holding.get(number).and_then(|holders| holders.iter().next()).copied();
    let mut found = first(number);
    if found.is_none() {
        for other in index.near(number) {
            // What would come after what is found already needs no look.
            let earlier = first(other).filter(|place| found.is_none_or(|found| *place < found));
            found = earlier.filter(|_| index.are_like(number, other)).or(found);
        }
    }
    found
}

fn of_process(process: &Process) -> Vec<Telling> {
    let telling = |round: &Round, one: &Question| Telling {
        process: process.id.clone(),
        employer: process.display_name().to_owned(),
        round: round.id.clone(),
        at: round.schedule.end().unwrap_or(process.created),
        question: one.id.clone(),
        asked: one.asked.to_string(),
        by: one.by.as_ref().and_then(|id| process.person(id)).map(|person| person.shown().to_owned()),
        answer: one.answer.to_string(),
        better: one.better.to_string(),
        grade: one.grade,
        reaction: one.reaction.to_string(),
        story: one.story.clone(),
    };
    let of_round = |round: &'_ Round| {
        round.questions.iter().filter(|one| !one.asked.is_empty()).map(|one| telling(round, one)).collect::<Vec<_>>()
    };
    process.rounds.iter().flat_map(of_round).collect()
}

/// Says that two groups ask the same.
pub fn join(search: &mut JobSearch, one: &Group, other: &Group) {
    name_all(search, one.tellings.iter().chain(&other.tellings), &other.key);
}

/// Says that one telling is another question than the rest of its group.
pub fn separate(search: &mut JobSearch, group: &Group, telling: &QuestionId) {
    let rest = || group.tellings.iter().filter(|one| one.question != *telling);
    let Some(first) = rest().next() else { return };
    let key = if group.key == telling.as_str() { first.question.to_string() } else { group.key.clone() };
    name_all(search, rest(), &key);
    search.same.insert(telling.to_string(), Prose::cut(telling.as_str()));
}

fn name_all<'a>(search: &mut JobSearch, tellings: impl Iterator<Item = &'a Telling>, name: &str) {
    for one in tellings {
        search.same.insert(one.question.to_string(), Prose::cut(name));
    }
}

#[cfg(test)]
mod tests;
