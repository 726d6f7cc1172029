//! What falls into one group, held against the plain way of finding it.

use super::*;
use crate::domain::round::{RoundKind, Schedule};
use proptest::prelude::*;

type Asked<'a> = (&'a str, Option<Grade>, &'a str, &'a str);

/// A process with a round on each of the days, with what was asked in it, how it went, the answer and a better one.
fn process(id: &str, rounds: &[(u32, &[Asked])]) -> Process {
    let mut process = Process::new(ProcessId::parse(id).unwrap(), NaiveDateTime::default());
    process.employer = Line::cut(id);
    for (day, questions) in rounds {
        let end = format!("2026-11-{day:02}T10:00:00").parse().unwrap();
        let name = format!("{id}-{day}");
        let mut round = Round::new(RoundId::parse(&name).unwrap(), RoundKind::default(), Schedule::ended(end).unwrap());
        for (n, (asked, grade, answer, better)) in questions.iter().enumerate() {
            let mut question = Question::asked(QuestionId::parse(&format!("{name}-{n}")).unwrap(), Line::cut(asked));
            (question.grade, question.answer, question.better) = (*grade, Prose::cut(answer), Prose::cut(better));
            round.questions.push(question);
        }
        process.rounds.push(round);
    }
    process
}

fn shown(groups: &[Group]) -> Vec<String> {
    let ids = |group: &Group| group.tellings.iter().map(|one| one.question.to_string()).collect::<Vec<_>>().join(" ");
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

/// The groups as they are meant, every question held against every other one before it.
fn plainly(process: &Process, search: &JobSearch) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<Wording>, Vec<String>)> = Vec::new();
    let asked: Vec<super::Asked> = super::asked(process);
    let name = |id: &QuestionId| search.same.get(id.as_str()).map(ToString::to_string);
    let (said, rest): (Vec<&super::Asked>, Vec<&super::Asked>) =
        asked.iter().partition(|(_, id, _)| name(id).is_some());
    for (_, id, words) in said.into_iter().chain(rest) {
        let wording = Wording::of(words);
        let known = match (name(id), &wording) {
            (Some(name), _) => all.iter().position(|(key, ..)| *key == name),
            (None, Some(wording)) => {
                let same = all.iter().position(|(_, known, _)| known.contains(wording));
                same.or_else(|| all.iter().position(|(_, known, _)| known.iter().any(|one| one.is_like(wording))))
            }
            (None, None) => None,
        };
        let at = known.unwrap_or_else(|| {
            all.push((name(id).unwrap_or_else(|| id.to_string()), Vec::new(), Vec::new()));
            all.len() - 1
        });
        all[at].1.extend(wording);
        all[at].2.push(id.to_string());
    }
    all.into_iter().map(|(key, _, ids)| (key, ids)).collect()
}

proptest! {
    #[test]
    fn groups_are_those_that_holding_each_against_each_would_give(
        asked in prop::collection::vec((prop::collection::vec("[a-e]|what|not|team", 0..5), 0..12_usize), 0..30),
        days in prop::collection::vec(2..5_u32, 1..4),
    ) {
        let words: Vec<String> = asked.iter().map(|(words, _)| words.join(" ")).collect();
        let questions: Vec<Asked> = words.iter().map(|words| (&**words, None, "", "")).collect();
        let each = questions.len() / days.len() + 1;
        let parts: Vec<(u32, &[Asked])> = days.iter().copied().zip(questions.chunks(each)).collect();
        let mut days: Vec<u32> = days.clone();
        days.sort_unstable();
        days.dedup();
        // A round for each day: its id is made of that.
        let parts: Vec<(u32, &[Asked])> = days.into_iter().zip(parts).map(|(day, (_, asked))| (day, asked)).collect();
        let process = process("a", &parts);
        let mut search = JobSearch::default();
        let ids: Vec<String> = super::asked(&process).iter().map(|(_, id, _)| id.to_string()).collect();
        for (id, (_, other)) in ids.iter().zip(&asked) {
            if let Some(other) = ids.get(*other) {
                search.same.insert(id.clone(), Prose::cut(other));
            }
        }
        let expected = plainly(&process, &search);
        let found = keys(&process, &search);
        for (key, members) in &expected {
            for id in members {
                prop_assert_eq!(found.get(id.as_str()), Some(key), "{}", id);
            }
        }
        prop_assert_eq!(found.len(), ids.len());
        // The page of questions has the very same groups.
        let mut shown: Vec<(String, Vec<String>)> = groups(&[&process], &search)
            .into_iter()
            .map(|group| (group.key, group.tellings.iter().map(|one| one.question.to_string()).collect()))
            .collect();
        let mut expected = expected;
        for (_, members) in shown.iter_mut().chain(&mut expected) {
            members.sort();
        }
        shown.sort();
        expected.sort();
        prop_assert_eq!(shown, expected);
    }
}

#[test]
fn five_thousand_questions_in_like_words_are_one_group() {
    let questions: Vec<String> = (0..5_000).map(|n| format!("Question {n}, as they asked it")).collect();
    let asked: Vec<Asked> = questions.iter().map(|words| (&**words, None, "", "")).collect();
    let process = process("a", &[(2, &asked)]);
    let keys = keys(&process, &JobSearch::default());
    assert!(keys.len() == 5_000 && keys.values().all(|key| Some(key) == keys.values().next()));
}
