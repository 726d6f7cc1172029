//! Which of many questions may be the same: only those that share one of their rarest words are held against each other.
//! Of all pairs of 5,000, few do; and where thousands share a word, that word tells none of them from the others.

use crate::domain::insight::wording::Wording;
use crate::domain::order;

/// Under one word, no question is held against more than so many others.
const COMMON: usize = 300;

/// Different wordings, each known by its number: its place in the order of them all.
pub struct RareWords<'a> {
    wordings: Vec<&'a Wording>,
    /// The numbers of the rarest words of each.
    rarest: Vec<Vec<usize>>,
    /// Those that were added so far, under each of their rarest words.
    under: Vec<Vec<usize>>,
}

impl<'a> RareWords<'a> {
    /// Of these wordings, none of which is added yet. One that comes twice has one number.
    pub fn of(wordings: impl Iterator<Item = &'a Wording>) -> Self {
        let mut wordings: Vec<&Wording> = wordings.collect();
        order::sort(&mut wordings);
        wordings.dedup();
        let mut words: Vec<&str> = wordings.iter().flat_map(|one| one.matter()).map(String::as_str).collect();
        order::sort(&mut words);
        let counted: Vec<(&str, usize)> =
            words.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len()))).collect();
        let rarest = |wording: &&Wording| {
            let place = |word: &String| counted.binary_search_by(|(known, _)| (*known).cmp(word)).ok();
            let mut rarest: Vec<usize> = wording.matter().iter().filter_map(place).collect();
            order::sort_by_key(&mut rarest, |word| (counted.get(*word).map(|(_, count)| *count), *word));
            rarest.truncate(wording.reach());
            rarest
        };
        let rarest = wordings.iter().map(rarest).collect();
        Self { under: vec![Vec::new(); counted.len()], wordings, rarest }
    }

    /// The number of a wording.
    pub fn number(&self, wording: &Wording) -> Option<usize> {
        self.wordings.binary_search(&wording).ok()
    }

    /// The wordings added so far that share a rare word with this one and are worth a closer look, once for each such
    /// word.
    pub fn near(&self, number: usize) -> impl Iterator<Item = usize> {
        let words = self.rarest.get(number).into_iter().flatten();
        words.filter_map(|word| self.under.get(*word)).flat_map(|added| added.iter().take(COMMON)).copied()
    }

    /// Whether two ask the same.
    pub fn are_like(&self, one: usize, other: usize) -> bool {
        self.wordings.get(one).zip(self.wordings.get(other)).is_some_and(|(one, other)| one.is_like(other))
    }

    /// Adds one: it is near to others from now on.
    pub fn add(&mut self, number: usize) {
        for word in self.rarest.get(number).into_iter().flatten() {
            self.under.get_mut(*word).into_iter().for_each(|added| added.push(number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wordings(questions: &[String]) -> Vec<Wording> {
        questions.iter().filter_map(|question| Wording::of(question)).collect()
    }

    proptest! {
        /// What is left out is left out rightly: as long as no word is too common, every pair that asks the same is near.
        #[test]
        fn every_question_that_asks_the_same_is_near(
            questions in prop::collection::vec(prop::collection::vec("[a-f]|what|not|team", 1..6), 1..40),
        ) {
            let all = wordings(&questions.iter().map(|words| words.join(" ")).collect::<Vec<_>>());
            let mut index = RareWords::of(all.iter());
            for (at, wording) in all.iter().enumerate() {
                let number = index.number(wording).unwrap();
                let near: Vec<usize> = index.near(number).collect();
                for other in &all[..at] {
                    let other_number = index.number(other).unwrap();
                    prop_assert_eq!(wording.is_like(other), index.are_like(number, other_number));
                    prop_assert!(!wording.is_like(other) || near.contains(&other_number));
                }
                index.add(number);
            }
        }
    }

    /// How many pairs are looked at, of so many questions.
    fn looks(questions: &[String]) -> usize {
        let all = wordings(questions);
        let mut index = RareWords::of(all.iter());
        let mut looks = 0;
        for number in 0..all.len() {
            looks += index.near(number).count();
            index.add(number);
        }
        looks
    }

    #[test]
    fn thousands_of_questions_are_not_held_against_thousands() {
        let made = |count: usize, make: &dyn Fn(usize) -> String| (0..count).map(make).collect::<Vec<_>>();
        let told_apart = |n: usize| format!("Would you rather use tool{n} with method{n} or plan{n}?");
        assert_eq!(looks(&made(4_000, &told_apart)), 0);
        // Where all share their words, so many more questions are as many times the work, not the square of it.
        let alike = |n: usize| format!("Question {n}, as they asked it");
        let [some, more] = [2_000, 4_000].map(|count| looks(&made(count, &alike)));
        assert!(some <= 2_000 * 2 * COMMON && more < 5 * some / 2, "{some}, {more}");
    }
}
