//! Questions that keep coming, and how your answers went from one time to the next.

use crate::domain::id::ProcessId;
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
    let mut known: SortedMap<Wording, Vec<Time>> = SortedMap::new();
    for (time, wording) in times(all) {
        known.get_or_default(&wording).push(time);
    }
    let wordings: Vec<&Wording> = known.keys().collect();
    let roots = roots(&wordings);
    let mut groups: SortedMap<usize, Vec<&Time>> = SortedMap::new();
    for (root, times) in roots.iter().zip(known.values()) {
        groups.get_or_default(root).extend(times);
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

/// For each wording, the number of the first one that is the same question, be it by way of others.
fn roots(wordings: &[&Wording]) -> Vec<usize> {
    // Only questions that share one of their rarest words are compared: of all pairs of 5,000, few do.
    let mut frequency: SortedMap<&str, usize> = SortedMap::new();
    let mut words: Vec<&str> = wordings.iter().flat_map(|one| one.matter()).map(String::as_str).collect();
    order::sort(&mut words);
    for run in words.chunk_by(|a, b| a == b) {
        run.first().map(|word| frequency.insert(word, run.len()));
    }
    let mut roots: Vec<usize> = (0..wordings.len()).collect();
    let mut under: SortedMap<&str, Vec<usize>> =
        words.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, Vec::new()))).collect();
    for (n, wording) in wordings.iter().enumerate() {
        let mut rarest: Vec<&str> = wording.matter().iter().map(String::as_str).collect();
        order::sort_by_key(&mut rarest, |word| (frequency.get(word).copied(), *word));
        rarest.truncate(wording.reach());
        for word in rarest {
            let alike = under.get_or_default(&word);
            for other in alike.iter().filter(|other| wordings.get(**other).is_some_and(|other| wording.is_like(other)))
            {
                let (a, b) = (root(&roots, n), root(&roots, *other));
                if let Some(place) = roots.get_mut(a.max(b)) {
                    *place = a.min(b);
                }
            }
            alike.push(n);
        }
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
