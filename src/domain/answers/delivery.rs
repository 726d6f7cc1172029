//! How you came across, from one interview to the next (F4), and the one habit to try next time.

use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::round::Delivery;
use chrono::NaiveDateTime;

/// How many of the latest ratings say how it is now.
const LATEST: usize = 3;

/// One of the four scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Calm under questions.
    Calm,
    /// Body language.
    Body,
    /// Pace of speech.
    Pace,
    /// To the point.
    Brevity,
}

impl Scale {
    /// Every scale, in the order of the debrief.
    pub const ALL: [Self; 4] = [Self::Calm, Self::Body, Self::Pace, Self::Brevity];

    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Calm => "Calm",
            Self::Body => "Body language",
            Self::Pace => "Pace",
            Self::Brevity => "To the point",
        }
    }

    /// One small thing to try.
    pub const fn habit(self) -> &'static str {
        match self {
            Self::Calm => "Breathe out slowly before you answer. Nobody minds two seconds of quiet.",
            Self::Body => "Sit back with both feet on the floor, and keep your hands where they can see them.",
            Self::Pace => "Take one breath after each question, and stop at the end of each sentence.",
            Self::Brevity => "One point, one example, stop. Then ask: shall I say more?",
        }
    }

    const fn of(self, delivery: &Delivery) -> Option<u8> {
        match self {
            Self::Calm => delivery.calm,
            Self::Body => delivery.body_language,
            Self::Pace => delivery.pace,
            Self::Brevity => delivery.brevity,
        }
    }
}

/// The ratings on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// Which scale.
    pub scale: Scale,
    /// When and how, oldest first; each 1 (poor) to 5 (good).
    pub ratings: Vec<(NaiveDateTime, u8)>,
}

impl Trend {
    /// The latest ratings together, in hundredths; none without any.
    fn now(&self) -> Option<u32> {
        let from = self.ratings.len().saturating_sub(LATEST);
        mean(self.ratings.get(from..)?)
    }

    /// What became of it, in words: "From 2 to 4 in five interviews."
    pub fn in_words(&self) -> String {
        match self.ratings.as_slice() {
            [] => "Not rated yet".to_owned(),
            [(_, only)] => format!("{only} of 5, once"),
            [(_, first), .., (_, last)] if first == last => format!("{last} of 5, as at the start"),
            [(_, first), .., (_, last)] => format!("From {first} to {last}"),
        }
    }
}

fn mean(ratings: &[(NaiveDateTime, u8)]) -> Option<u32> {
    let sum: u32 = ratings.iter().map(|(_, rating)| u32::from(*rating) * 100).sum();
    sum.checked_div(ratings.len() as u32)
}

/// The four scales over every round that was held, oldest first.
pub fn trends(processes: &[&Process], now: NaiveDateTime) -> [Trend; 4] {
    let rounds = processes.iter().flat_map(|process| process.rounds.iter().map(|round| (process.created, round)));
    let held = rounds.filter(|(_, round)| round.held_by(now) || round.schedule.is_open());
    let mut rated: Vec<(NaiveDateTime, Delivery)> =
        held.map(|(created, round)| (round.schedule.end().unwrap_or(created), round.delivery)).collect();
    order::sort_by_key(&mut rated, |(at, _)| *at);
    Scale::ALL.map(|scale| {
        let ratings = rated.iter().filter_map(|(at, delivery)| Some((*at, scale.of(delivery)?))).collect();
        Trend { scale, ratings }
    })
}

/// The scale to work on: the one that is weakest of late. None while nothing is rated, or all of it is good.
pub fn to_work_on(trends: &[Trend]) -> Option<Scale> {
    let rated = trends.iter().filter_map(|trend| Some((trend.now()?, trend.scale)));
    let weakest = rated.min_by_key(|(mean, _)| *mean)?;
    (weakest.0 < 450).then_some(weakest.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ProcessId, RoundId};
    use crate::domain::round::{Round, RoundKind, Schedule};

    #[test]
    fn the_weakest_of_late_gives_the_habit() {
        let made = |ratings: [&[u8]; 4]| {
            let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
            for n in 0..4 {
                let end = format!("2026-11-{:02}T10:00:00", 4 - n).parse().unwrap();
                let id = RoundId::parse(&format!("r{n}")).unwrap();
                let mut round = Round::new(id, RoundKind::default(), Schedule::ended(end).unwrap());
                let rating = |scale: usize| ratings[scale].get(3 - n).copied();
                round.delivery =
                    Delivery { calm: rating(0), body_language: rating(1), pace: rating(2), brevity: rating(3) };
                process.rounds.push(round);
            }
            trends(&[&process], "2026-11-20T10:00:00".parse().unwrap())
        };
        type Case<'a> = ([&'a [u8]; 4], Option<Scale>, &'a str);
        let cases: [Case; 5] = [
            ([&[], &[], &[], &[]], None, "Not rated yet"),
            ([&[3], &[4], &[4], &[2]], Some(Scale::Brevity), "3 of 5, once"),
            // What was poor long ago no longer counts.
            ([&[1, 5, 5, 4], &[4, 4, 4, 4], &[5, 5, 3, 3], &[4, 4, 4, 4]], Some(Scale::Pace), "From 1 to 4"),
            ([&[5, 5, 5, 5], &[5], &[5], &[5]], None, "5 of 5, as at the start"),
            ([&[2, 2], &[2, 2], &[], &[]], Some(Scale::Calm), "2 of 5, as at the start"),
        ];
        for (ratings, expected, words) in cases {
            let trends = made(ratings);
            assert_eq!(to_work_on(&trends), expected, "{ratings:?}");
            assert_eq!(trends[0].in_words(), words);
        }
    }
}
