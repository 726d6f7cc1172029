//! Getting ready for a round: ticks, answers to doubts, and gaps with their plans.

use crate::domain::gap::Gap;
use crate::domain::id::{GapId, RoundId};
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use chrono::NaiveDateTime;

/// Ticks a line of a prep sheet off at that local moment; `None` takes the tick away.
pub fn tick(round: &mut Round, key: &str, at: Option<NaiveDateTime>) {
    match at {
        Some(at) => drop(round.preparation.ticked.insert(key.to_owned(), at)),
        None => drop(round.preparation.ticked.remove(key)),
    }
}

/// Takes out each line with these words but the one that is being typed, and says where that one is now.
pub fn remove_line(lines: &mut Vec<Line>, words: &str, typing: Option<usize>) -> Option<usize> {
    let (mut at, mut gone) = (0, 0);
    lines.retain(|line| {
        let stays = **line != *words || Some(at) == typing;
        gone += usize::from(!stays && typing.is_some_and(|place| at < place));
        at += 1;
        stays
    });
    typing.map(|place| place - gone)
}

/// What you would say to a doubt; an empty text takes it away.
pub fn respond(process: &mut Process, key: &str, words: Prose) {
    if words.is_empty() {
        process.responses.remove(key);
    } else {
        process.responses.insert(key.to_owned(), words);
    }
}

fn learn(round: &RoundId, n: usize) -> String {
    StepKey { kind: StepKind::Learn, subject: Subject::Item(round.clone(), n) }.to_string()
}

/// Makes a gap of the n-th thing to learn of this round, so that it can have a plan. What was said of its step goes along,
/// and what was said of those after it moves up with them.
pub fn plan_gap(process: &mut Process, round: &RoundId, n: usize, id: GapId) {
    let Some(one) = process.rounds.iter_mut().find(|one| one.id == *round).filter(|one| n < one.to_learn.len()) else {
        return;
    };
    let lacking = one.to_learn.remove(n);
    let left = one.to_learn.len();
    let mark = process.marks.remove(&learn(round, n));
    for place in n..left {
        if let Some(mark) = process.marks.remove(&learn(round, place + 1)) {
            process.marks.insert(learn(round, place), mark);
        }
    }
    if let Some(mark) = mark {
        process.marks.insert(StepKey { kind: StepKind::Learn, subject: Subject::Gap(id.clone()) }.to_string(), mark);
    }
    process.gaps.push(Gap::named(id, lacking, Some(round.clone())));
}

/// Adds a gap.
pub fn add_gap(process: &mut Process, id: GapId, lacking: Line, round: Option<RoundId>) {
    process.gaps.push(Gap::named(id, lacking, round));
}

/// Says that a gap is closed since that local moment, or open again. What else was said of its step goes with that.
pub fn close_gap(process: &mut Process, gap: &str, at: Option<NaiveDateTime>) {
    let Some(one) = process.gaps.iter_mut().find(|one| one.id.as_str() == gap) else { return };
    one.done = at;
    let key = StepKey { kind: StepKind::Learn, subject: Subject::Gap(one.id.clone()) };
    process.marks.remove(&key.to_string());
}

/// Takes a gap out, with what was said of its step.
pub fn drop_gap(process: &mut Process, gap: &str) {
    close_gap(process, gap, None);
    process.gaps.retain(|one| one.id.as_str() != gap);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::process::Mark;
    use crate::domain::round::{RoundKind, Schedule};

    fn story(to_learn: &[&str]) -> Process {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        let mut round = Round::new(RoundId::parse("r1").unwrap(), RoundKind::default(), Schedule::default());
        round.to_learn = to_learn.iter().map(|words| Line::cut(words)).collect();
        process.rounds.push(round);
        process
    }

    #[test]
    fn a_tick_is_kept_until_it_is_taken_away() {
        let mut process = story(&[]);
        let at: NaiveDateTime = "2026-11-11T09:00:00".parse().unwrap();
        tick(&mut process.rounds[0], "bring-id", Some(at));
        assert_eq!(process.rounds[0].preparation.ticked.get("bring-id"), Some(&at));
        tick(&mut process.rounds[0], "bring-id", None);
        assert!(process.rounds[0].preparation.ticked.is_empty());
    }

    #[test]
    fn a_line_that_is_being_typed_stays_when_others_go() {
        let cases = [
            ("a", None, "b c", None),
            ("a", Some(2), "b c", Some(1)),
            ("c", Some(1), "a b", Some(1)),
            ("b", Some(1), "a b c", Some(1)),
        ];
        for (words, typing, left, place) in cases {
            let mut lines: Vec<Line> = ["a", "b", "c"].map(Line::cut).to_vec();
            assert_eq!(remove_line(&mut lines, words, typing), place, "{words}");
            assert_eq!(lines.iter().map(|line| &**line).collect::<Vec<_>>().join(" "), left, "{words}");
        }
    }

    #[test]
    fn what_was_said_of_each_thing_to_learn_stays_with_it() {
        let at: NaiveDateTime = "2026-11-11T09:00:00".parse().unwrap();
        // Which becomes a gap; which marks are left, by the words of what they belong to.
        for (n, left) in
            [(0, ["learn:r1:0", "learn:r1:1"]), (1, ["learn:r1:0", "learn:r1:1"]), (2, ["learn:r1:0", "learn:r1:1"])]
        {
            let mut process = story(&["SQL", "dbt", "Rust"]);
            for place in 0..3 {
                process.marks.insert(format!("learn:r1:{place}"), Mark::Done(at + chrono::Duration::minutes(place)));
            }
            let id = GapId::parse("g1").unwrap();
            plan_gap(&mut process, &RoundId::parse("r1").unwrap(), n, id.clone());
            assert_eq!(&*process.gaps[0].lacking, ["SQL", "dbt", "Rust"][n]);
            assert_eq!(process.marks.get("learn:g1"), Some(&Mark::Done(at + chrono::Duration::minutes(n as i64))));
            let others: Vec<usize> = (0..3).filter(|other| *other != n).collect();
            for (key, other) in left.into_iter().zip(others) {
                let minutes = chrono::Duration::minutes(other as i64);
                assert_eq!(process.marks.get(key), Some(&Mark::Done(at + minutes)), "{n} {key}");
            }
            assert_eq!(process.marks.len(), 3);
            drop_gap(&mut process, "g1");
            assert!(process.gaps.is_empty() && process.marks.len() == 2);
        }
    }
}
