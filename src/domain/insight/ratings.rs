//! How a round felt beside what came of it. Never a forecast: people judge their own interviews badly.

use crate::domain::insight::silence::{Answer, End, silences};
use crate::domain::timeline::facts::Facts;

/// Fewer rated rounds with an outcome than this are not drawn: one for each of the five ratings is the least that can
/// be compared at all.
pub const ENOUGH: usize = 5;

/// What came of the rounds with one rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// A further round or an offer.
    pub went_on: usize,
    /// A refusal.
    pub refused: usize,
    /// No word came until you stopped waiting.
    pub no_word: usize,
    /// You took yourself out.
    pub left: usize,
    /// Not known yet.
    pub open: usize,
}

impl Outcomes {
    /// All rounds with this rating.
    pub const fn all(&self) -> usize {
        self.known() + self.open
    }

    /// How many rounds with this rating have a known outcome.
    pub const fn known(&self) -> usize {
        self.went_on + self.refused + self.no_word + self.left
    }
}

/// The rounds that were rated, by rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ratings {
    /// The rating 1 first, 5 last.
    pub by_rating: [Outcomes; 5],
    /// Rounds held that were not rated.
    pub unrated: usize,
}

impl Ratings {
    /// Rounds with a rating of which the outcome is known.
    pub fn known(&self) -> usize {
        self.by_rating.iter().map(Outcomes::known).sum()
    }

    /// Rounds with a rating.
    pub fn all(&self) -> usize {
        self.by_rating.iter().map(Outcomes::all).sum()
    }
}

/// Fewer of one rating than this say nothing about it.
pub const FEW: usize = 3;

impl Ratings {
    /// What came of the interviews with this rating, in words; none while there are too few.
    pub fn in_words(&self, felt: u8) -> Option<String> {
        const NAMES: [&str; 5] = ["ones", "twos", "threes", "fours", "fives"];
        let place = usize::from(felt).checked_sub(1)?;
        let (outcomes, name) = (self.by_rating.get(place)?, NAMES.get(place)?);
        (outcomes.known() >= FEW).then(|| {
            format!(
                "Your {name} went on in {} of {} so far. A feeling is not an answer.",
                outcomes.went_on,
                outcomes.known()
            )
        })
    }
}

pub(super) fn ratings(all: &[Facts]) -> Ratings {
    let mut ratings = Ratings::default();
    for facts in all {
        for silence in silences(facts) {
            let Some(held) = silence.round.and_then(|n| facts.held.get(n)) else { continue };
            let place = held.round.felt.and_then(|felt| usize::from(felt).checked_sub(1));
            match place.and_then(|place| ratings.by_rating.get_mut(place)) {
                Some(outcomes) => outcomes.count(silence.end),
                None => ratings.unrated += 1,
            }
        }
    }
    ratings
}

impl Outcomes {
    fn count(&mut self, end: End) {
        *match end {
            End::Answered(_, Answer::NextRound | Answer::Offer) | End::WentOn => &mut self.went_on,
            End::Answered(_, Answer::Refusal) => &mut self.refused,
            End::NoWord => &mut self.no_word,
            End::Left => &mut self.left,
            End::Open => &mut self.open,
        } += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_put_beside_what_came_of_the_same_ones_before() {
        let cases = [
            (
                4,
                Outcomes { went_on: 2, refused: 3, no_word: 1, left: 0, open: 5 },
                Some("Your fours went on in 2 of 6 so far."),
            ),
            (
                1,
                Outcomes { went_on: 0, refused: 3, no_word: 0, left: 0, open: 0 },
                Some("Your ones went on in 0 of 3 so far."),
            ),
            (4, Outcomes { went_on: 2, refused: 0, no_word: 0, left: 0, open: 9 }, None),
            (0, Outcomes { went_on: 9, ..Outcomes::default() }, None),
            (6, Outcomes { went_on: 9, ..Outcomes::default() }, None),
        ];
        for (felt, outcomes, expected) in cases {
            let ratings = Ratings { by_rating: [outcomes; 5], unrated: 0 };
            let said = ratings.in_words(felt);
            assert_eq!(
                said.as_deref().map(|it| it.trim_end_matches(" A feeling is not an answer.")),
                expected,
                "{felt}"
            );
        }
    }
}
