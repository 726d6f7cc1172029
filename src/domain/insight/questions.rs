//! Questions that keep coming, and how your answers went from one time to the next.

use crate::domain::id::ProcessId;
use crate::domain::insight::rare_words::RareWords;
use crate::domain::insight::wording::Wording;
use crate::domain::order::{self, SortedMap};
use crate::domain::question::Grade;
use crate::domain::timeline::facts::{Facts, Timed};
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// In how many rounds a question must have come. Two is the least that can be called coming back.
pub const ENOUGH: usize = 2;

/// One time a question was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The end of the round (local time); the moment the process was written down, if no time of the round is known.
    pub at: NaiveDateTime,
    /// In which process.
    pub id: ProcessId,
    /// What that is called on screen.
    pub name: String,
    /// How it was put.
    pub words: String,
    /// How your answer went.
    pub grade: Option<Grade>,
}

/// A question that came in more than one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// How it was put most often; of equally frequent wordings the newest.
    pub words: String,
    /// Every time, oldest first.
    pub asked: Vec<Asked>,
    /// In how many rounds.
    pub rounds: usize,
}

impl Recurring {
    /// The ratings given, oldest first.
    pub fn grades(&self) -> impl Iterator<Item = Grade> + '_ {
        self.asked.iter().filter_map(|one| one.grade)
    }
}

/// A time, with the round it belongs to, by its number among all rounds.
type Time = (Asked, usize);

pub(super) fn recurring(all: &[Facts]) -> Vec<Recurring> {
    let mut known: Vec<(Time, Wording)> = times(all).collect();
    order::sort_by(&mut known, |(_, one), (_, other)| one.cmp(other));
    let known: Vec<&[(Time, Wording)]> = known.chunk_by(|(_, one), (_, other)| one == other).collect();
    let wordings: Vec<&Wording> = known.iter().filter_map(|run| run.first()).map(|(_, wording)| wording).collect();
    let roots = roots(&wordings);
    let mut groups: SortedMap<usize, Vec<&Time>> = SortedMap::new();
    for (root, run) in roots.iter().zip(&known) {
        groups.get_or_default(root).extend(run.iter().map(|(time, _)| time));
    }
    let mut found: Vec<Recurring> = groups.values().filter_map(|times| group(times)).collect();
    let newest = |one: &Recurring| one.asked.last().map(|asked| asked.at);
    order::sort_by(&mut found, |a, b| {
        (Reverse(a.rounds), Reverse(newest(a)), &a.words).cmp(&(Reverse(b.rounds), Reverse(newest(b)), &b.words))
    });
    found
}

/// Every time a question was asked in a round that is over.
fn times<'a>(all: &'a [Facts]) -> impl Iterator<Item = (Time, Wording)> + 'a {
    let rounds = all.iter().flat_map(|facts| {
        let held = facts.held.iter().map(|Timed { round, end, .. }| (*round, *end));
        let loose = facts.loose.iter().map(|round| (*round, facts.process.created));
        held.chain(loose).map(move |(round, at)| (facts.process, round, at))
    });
    rounds.enumerate().flat_map(|(n, (process, round, at))| {
        round.questions.iter().filter_map(move |question| {
            let wording = Wording::of(&question.asked)?;
            let asked = Asked {
                at,
                id: process.id.clone(),
                name: process.display_name().to_owned(),
                words: question.asked.to_string(),
                grade: question.grade,
            };
            Some(((asked, n), wording))
        })
    })
}

/// For each of these, which are in order, the number of the first one that is the same question, be it by way of others.
fn roots(wordings: &[&Wording]) -> Vec<usize> {
    let mut index = RareWords::of(wordings.iter().copied());
    let mut roots: Vec<usize> = (0..wordings.len()).collect();
    for n in 0..wordings.len() {
        for other in index.near(n) {
            let (a, b) = (root(&roots, n), root(&roots, other));
            // What is one already needs no look.
            if a != b
                && index.are_like(n, other)
                && let Some(place) = roots.get_mut(a.max(b))
            {
                *place = a.min(b);
            }
        }
        index.add(n);
    }
    (0..roots.len()).map(|n| root(&roots, n)).collect()
}

fn root(roots: &[usize], mut of: usize) -> usize {
    // Ends: a root is never greater than what it is the root of.
    while let Some(next) = roots.get(of).filter(|next| **next != of) {
        of = *next;
    }
    of
}

/// What the times of one question say; `None` if it came in too few rounds.
fn group(times: &[&Time]) -> Option<Recurring> {
    let mut rounds: Vec<usize> = times.iter().map(|(_, round)| *round).collect();
    order::sort(&mut rounds);
    rounds.dedup();
    if rounds.len() < ENOUGH {
        return None;
    }
    let mut asked: Vec<Asked> = times.iter().map(|(asked, _)| asked.clone()).collect();
    order::sort(&mut asked);
    let mut texts: Vec<&str> = asked.iter().map(|one| one.words.as_str()).collect();
    order::sort(&mut texts);
    let newest = |text: &str| asked.iter().rposition(|one| one.words == text);
    let words = texts.chunk_by(|a, b| a == b).max_by_key(|run| (run.len(), run.first().and_then(|text| newest(text))));
    let words = (*words?.first()?).to_owned();
    Some(Recurring { words, asked, rounds: rounds.len() })
}
