//! What got better over the search, from the record: only what did, each in one sentence with its figures.

use crate::domain::answers::delivery::trends;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::question::Grade;
use crate::domain::round::Round;
use chrono::NaiveDateTime;

/// Fewer interviews in either half than this say nothing.
const ENOUGH: usize = 2;

/// The sentences; none while there is too little to compare.
pub fn improved(processes: &[&Process], now: NaiveDateTime) -> Vec<String> {
    let mut held: Vec<&Round> =
        processes.iter().flat_map(|process| &process.rounds).filter(|round| round.held_by(now)).collect();
    order::sort_by_key(&mut held, |round| round.schedule.end());
    let mut said = Vec::new();
    said.extend(strong_answers(&held));
    said.extend(felt(&held));
    for trend in trends(processes, now) {
        if let ([(_, first), ..], Some((_, last))) = (trend.ratings.as_slice(), trend.ratings.last())
            && first < last
        {
            said.push(format!("{}: from {first} to {last}.", trend.scale.label()));
        }
    }
    said.extend(further(processes, now));
    let gaps = processes.iter().flat_map(|process| &process.gaps).filter(|gap| gap.done.is_some());
    let learned: Vec<&str> = gaps.map(|gap| &*gap.lacking).filter(|lacking| !lacking.is_empty()).collect();
    if !learned.is_empty() {
        said.push(format!("You learned {}.", listed(&learned)));
    }
    let questions = || held.iter().flat_map(|round| &round.questions);
    let rough = questions().filter(|one| one.grade == Some(Grade::Rough)).count();
    let better = questions().filter(|one| one.grade == Some(Grade::Rough) && !one.better.is_empty()).count();
    if better > 0 {
        said.push(format!("Better answers: {better} of the {rough} that went badly have one now."));
    }
    said
}

/// The earlier and the later half; the middle one of an odd number belongs to the later.
fn halves<T>(all: &[T]) -> Option<(&[T], &[T])> {
    (all.len() >= 2 * ENOUGH).then(|| all.split_at(all.len() / 2))
}

fn strong_answers(held: &[&Round]) -> Option<String> {
    let (early, late) = halves(held)?;
    let count = |rounds: &[&Round]| {
        let graded = rounds.iter().flat_map(|round| &round.questions).filter_map(|one| one.grade);
        graded.fold((0, 0), |(strong, all), grade| (strong + usize::from(grade == Grade::Strong), all + 1))
    };
    let ((strong, all), (strong_now, all_now)) = (count(early), count(late));
    // As shares, without a fraction.
    let better = all > 0 && all_now > 0 && strong * all_now < strong_now * all;
    better.then(|| {
        format!("Strong answers: {strong_now} of {all_now} in your latest interviews, {strong} of {all} in the first.")
    })
}

fn felt(held: &[&Round]) -> Option<String> {
    let felt: Vec<u32> = held.iter().filter_map(|round| round.felt).map(u32::from).collect();
    let (early, late) = halves(&felt)?;
    let sum = |all: &[u32]| (all.iter().sum::<u32>(), all.len() as u32);
    let ((before, some), (now, others)) = (sum(early), sum(late));
    (before * others < now * some).then(|| {
        let tenths = |sum: u32, of: u32| format!("{}.{}", sum / of, sum * 10 / of % 10);
        format!("How they felt: {} of 5 of late, {} at the start.", tenths(now, others), tenths(before, some))
    })
}

/// How often it went on to another round.
fn further(processes: &[&Process], now: NaiveDateTime) -> Option<String> {
    let rounds = |process: &Process| process.rounds.iter().filter(|round| round.held_by(now)).count();
    let first = |process: &Process| process.rounds.iter().filter_map(|round| round.schedule.end()).min();
    let mut met: Vec<(Option<NaiveDateTime>, usize)> =
        processes.iter().map(|process| (first(process), rounds(process))).filter(|(_, rounds)| *rounds > 0).collect();
    order::sort_by_key(&mut met, |(at, _)| *at);
    let (early, late) = halves(&met)?;
    let again = |all: &[(Option<NaiveDateTime>, usize)]| all.iter().filter(|(_, rounds)| *rounds > 1).count();
    let (before, of) = (again(early), early.len());
    let (after, of_late) = (again(late), late.len());
    (before * of_late < after * of)
        .then(|| format!("Second rounds: {after} of your latest {of_late} employers, {before} of the first {of}."))
}

fn listed(things: &[&str]) -> String {
    match things {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gap::Gap;
    use crate::domain::id::{GapId, ProcessId, QuestionId, RoundId};
    use crate::domain::question::Question;
    use crate::domain::round::{RoundKind, Schedule};
    use crate::domain::text::{Line, Prose};

    /// An employer met on each of these days, with grades, what was felt and how calm.
    fn met(n: usize, days: &[u32], grades: &[Grade], felt: u8, calm: u8) -> Process {
        let mut process = Process::new(ProcessId::parse(&format!("p{n}")).unwrap(), NaiveDateTime::default());
        for day in days {
            let end = format!("2026-10-{day:02}T10:00:00").parse().unwrap();
            let id = RoundId::parse(&format!("r{day}")).unwrap();
            let mut round = Round::new(id, RoundKind::default(), Schedule::ended(end).unwrap());
            (round.felt, round.delivery.calm) = (Some(felt), Some(calm));
            for (n, grade) in grades.iter().enumerate() {
                let mut question =
                    Question::asked(QuestionId::parse(&format!("q{day}-{n}")).unwrap(), Line::cut("Why?"));
                question.grade = Some(*grade);
                round.questions.push(question);
            }
            process.rounds.push(round);
        }
        process
    }

    fn said(processes: &[Process]) -> Vec<String> {
        improved(&processes.iter().collect::<Vec<_>>(), "2026-11-20T10:00:00".parse().unwrap())
    }

    #[test]
    fn only_what_got_better_is_said_with_its_figures() {
        use Grade::{Okay, Rough, Strong};
        let up = [
            met(1, &[1], &[Rough, Okay], 2, 2),
            met(2, &[3], &[Okay], 3, 2),
            met(3, &[5], &[Strong, Okay], 4, 3),
            met(4, &[7, 9], &[Strong], 4, 4),
        ];
        assert_eq!(
            said(&up),
            [
                "Strong answers: 3 of 4 in your latest interviews, 0 of 3 in the first.",
                "How they felt: 4.0 of 5 of late, 2.5 at the start.",
                "Calm: from 2 to 4.",
                "Second rounds: 1 of your latest 2 employers, 0 of the first 2.",
            ]
        );
        let down = [met(1, &[1, 2], &[Strong], 5, 5), met(2, &[3], &[Strong], 4, 4), met(3, &[5], &[Okay], 3, 3)];
        assert!(said(&down).is_empty());
        assert!(said(&[met(1, &[1], &[Rough], 2, 2), met(2, &[3], &[Strong], 5, 2)]).is_empty(), "too few to compare");
    }

    #[test]
    fn what_was_learned_and_answered_better_counts() {
        let mut process = met(1, &[1], &[Grade::Rough, Grade::Rough], 3, 3);
        process.rounds[0].questions[0].better = Prose::cut("So.");
        for (n, words) in ["SQL", "dbt"].into_iter().enumerate() {
            let mut gap = Gap::named(GapId::parse(&format!("g{n}")).unwrap(), Line::cut(words), None);
            gap.done = Some(NaiveDateTime::default());
            process.gaps.push(gap);
        }
        assert_eq!(
            said(&[process]),
            ["You learned SQL and dbt.", "Better answers: 1 of the 2 that went badly have one now."]
        );
    }
}
