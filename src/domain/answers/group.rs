//! Every question over all interviews: the same one in different words is one group, with each telling of it. Where the
//! words mislead, the user joins and separates, and that stays so.

use crate::domain::answers::practice::{Practised, sits};
use crate::domain::id::{ProcessId, QuestionId, RoundId, StoryId};
use crate::domain::insight::wording::Wording;
use crate::domain::job_search::JobSearch;
use crate::domain::order::{self, SortedMap};
use crate::domain::process::Process;
use crate::domain::question::{Grade, Question};
use crate::domain::round::Round;
use crate::domain::text::Prose;
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// A word that stands in so many groups tells none of them from the others.
const COMMON: usize = 300;

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
    /// How it was put last.
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

/// A group while it is gathered.
struct Gathered {
    key: String,
    wordings: Vec<Wording>,
    tellings: Vec<Telling>,
}

/// Every question of these records, what needs work first.
pub fn groups(processes: &[&Process], search: &JobSearch) -> Vec<Group> {
    let mut tellings: Vec<Telling> = processes.iter().flat_map(|process| of_process(process)).collect();
    order::sort_by_key(&mut tellings, |one| (one.at, one.question.clone()));
    let name = |one: &Telling| search.same.get(one.question.as_str());
    let (said, rest): (Vec<Telling>, Vec<Telling>) = tellings.into_iter().partition(|one| name(one).is_some());
    let mut all: Vec<Gathered> = Vec::new();
    // The groups in which a word stands: of all pairs of questions, few share one.
    let mut under: SortedMap<String, Vec<usize>> = SortedMap::new();
    for telling in said.into_iter().chain(rest) {
        let wording = Wording::of(&telling.asked);
        let at = match name(&telling) {
            Some(name) => all.iter().position(|group| group.key == **name),
            None => wording.as_ref().and_then(|wording| alike(&all, &under, wording)),
        };
        let at = at.unwrap_or_else(|| {
            let key = name(&telling).map_or_else(|| telling.question.to_string(), ToString::to_string);
            all.push(Gathered { key, wordings: Vec::new(), tellings: Vec::new() });
            all.len() - 1
        });
        let Some(group) = all.get_mut(at) else { continue };
        group.tellings.push(telling);
        if let Some(wording) = wording.filter(|wording| !group.wordings.contains(wording)) {
            for word in wording.matter() {
                let known = under.get_or_default(word);
                if known.len() < COMMON && known.last() != Some(&at) {
                    known.push(at);
                }
            }
            group.wordings.push(wording);
        }
    }
    let finish = |mut group: Gathered| {
        order::sort_by_key(&mut group.tellings, |one| Reverse(one.at));
        let practised = group.tellings.iter().filter_map(|one| search.practice.get(one.question.as_str())).copied();
        Group { practised: practised.max_by_key(|one| one.at), key: group.key, tellings: group.tellings }
    };
    let mut all: Vec<Group> = all.into_iter().map(finish).collect();
    order::sort_by_key(&mut all, Group::rank);
    all
}

/// Which group each question of one record is in, by the id of the question.
pub fn keys(process: &Process, search: &JobSearch) -> SortedMap<String, String> {
    let mut keys = SortedMap::new();
    for group in groups(&[process], search) {
        for telling in &group.tellings {
            keys.insert(telling.question.to_string(), group.key.clone());
        }
    }
    keys
}

/// The group that asks the same: in the very words, else in other ones.
fn alike(all: &[Gathered], under: &SortedMap<String, Vec<usize>>, wording: &Wording) -> Option<usize> {
    let mut near: Vec<usize> = wording.matter().iter().filter_map(|word| under.get(word)).flatten().copied().collect();
    order::sort(&mut near);
    near.dedup();
    let of = |at: &usize| all.get(*at).map(|group| group.wordings.as_slice()).unwrap_or_default();
    let same = near.iter().find(|at| of(at).contains(wording));
    same.or_else(|| near.iter().find(|at| of(at).iter().any(|other| wording.is_like(other)))).copied()
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
mod tests {
    use super::*;
    use crate::domain::round::{RoundKind, Schedule};
    use crate::domain::text::Line;

    type Asked<'a> = (&'a str, Option<Grade>, &'a str, &'a str);

    /// A process with a round on each of the days, with what was asked in it, how it went, the answer and a better one.
    fn process(id: &str, rounds: &[(u32, &[Asked])]) -> Process {
        let mut process = Process::new(ProcessId::parse(id).unwrap(), NaiveDateTime::default());
        process.employer = Line::cut(id);
        for (day, questions) in rounds {
            let end = format!("2026-11-{day:02}T10:00:00").parse().unwrap();
            let name = format!("{id}-{day}");
            let mut round =
                Round::new(RoundId::parse(&name).unwrap(), RoundKind::default(), Schedule::ended(end).unwrap());
            for (n, (asked, grade, answer, better)) in questions.iter().enumerate() {
                let mut question =
                    Question::asked(QuestionId::parse(&format!("{name}-{n}")).unwrap(), Line::cut(asked));
                (question.grade, question.answer, question.better) = (*grade, Prose::cut(answer), Prose::cut(better));
                round.questions.push(question);
            }
            process.rounds.push(round);
        }
        process
    }

    fn shown(groups: &[Group]) -> Vec<String> {
        let ids =
            |group: &Group| group.tellings.iter().map(|one| one.question.to_string()).collect::<Vec<_>>().join(" ");
        groups.iter().map(ids).collect()
    }

    const STRONG: Option<Grade> = Some(Grade::Strong);
    const ROUGH: Option<Grade> = Some(Grade::Rough);

    fn two() -> [Process; 2] {
        [
            process(
                "a",
                &[(2, &[("What is your notice period?", None, "", ""), ("Your strengths?", STRONG, "Numbers.", "")])],
            ),
            process(
                "b",
                &[(9, &[("Notice period, what’s yours?", ROUGH, "", ""), ("What are your weaknesses?", None, "", "")])],
            ),
        ]
    }

    #[test]
    fn the_same_question_over_all_interviews_is_one_and_what_needs_work_is_first() {
        let [a, b] = two();
        let found = groups(&[&a, &b], &JobSearch::default());
        assert_eq!(shown(&found), ["b-9-0 a-2-0", "b-9-1", "a-2-1"]);
        assert_eq!((found[0].asked(), found[0].grade()), ("Notice period, what’s yours?", ROUGH));
    }

    #[test]
    fn what_the_user_joins_and_separates_stays_so() {
        let [a, b] = two();
        let mut search = JobSearch::default();
        let all = |search: &JobSearch| groups(&[&a, &b], search);
        let find = |search: &JobSearch, id: &str| {
            all(search).into_iter().find(|one| one.tellings.iter().any(|it| it.question.as_str() == id)).unwrap()
        };
        let (one, other) = (find(&search, "b-9-1"), find(&search, "a-2-1"));
        join(&mut search, &one, &other);
        assert_eq!(shown(&all(&search)), ["b-9-0 a-2-0", "b-9-1 a-2-1"]);
        // Apart, whichever of the two is taken out, and though their words are alike.
        for id in ["a-2-0", "b-9-0"] {
            let mut search = search.clone();
            let group = find(&search, id);
            separate(&mut search, &group, &QuestionId::parse(id).unwrap());
            assert_eq!(all(&search).len(), 3, "{id}");
            // And together again.
            let (one, other) = (find(&search, "a-2-0"), find(&search, "b-9-0"));
            join(&mut search, &one, &other);
            assert_eq!(shown(&all(&search)), ["b-9-0 a-2-0", "b-9-1 a-2-1"]);
            let all_of_it = find(&search, "a-2-1");
            separate(&mut search, &all_of_it, &QuestionId::parse("a-2-1").unwrap());
            assert_eq!(all(&search).len(), 3);
        }
    }

    #[test]
    fn the_best_answer_is_the_newest_that_went_well_or_that_you_would_give_now() {
        let okay = Some(Grade::Okay);
        type Case<'a> = (&'a [(u32, &'a [Asked<'a>])], Option<&'a str>, bool);
        let cases: [Case; 6] = [
            (&[(2, &[("Why us?", None, "So.", "")])], None, false),
            (&[(2, &[("Why us?", okay, "So.", "")])], Some("So."), false),
            (&[(2, &[("Why us?", ROUGH, "So.", "")])], None, true),
            (&[(2, &[("Why us?", ROUGH, "So.", "Better.")])], Some("Better."), false),
            (
                &[(2, &[("Why us?", ROUGH, "So.", "Better.")]), (9, &[("Why us?", STRONG, "Well.", "")])],
                Some("Well."),
                false,
            ),
            (&[(2, &[("Why us?", STRONG, "Well.", "")]), (9, &[("Why us?", ROUGH, "Um.", "")])], Some("Well."), true),
        ];
        for (rounds, best, wants) in cases {
            let process = process("a", rounds);
            let found = groups(&[&process], &JobSearch::default());
            assert_eq!(found[0].best().map(|(_, words)| words), best, "{rounds:?}");
            assert_eq!(found[0].wants_better(), wants, "{rounds:?}");
        }
    }
}
