//! Passphrases: one to offer, and how hard one is to guess.

pub mod strength;
mod words;

use words::{COUNT, WORDS};

/// How many words an offered passphrase has: 62 bits of chance.
pub const OFFERED: usize = 6;

/// A passphrase of words drawn by chance, each as likely as the others; `draw` hands out 16 fresh bits of chance, or
/// nothing where there is none to be had, and then there is no passphrase either.
pub fn offered(mut draw: impl FnMut() -> Option<u16>) -> Option<String> {
    let mut words = Vec::with_capacity(OFFERED);
    while words.len() < OFFERED {
        // What is left over at the end would make the first words likelier: it is drawn again.
        let fair = u16::MAX - u16::MAX % COUNT;
        let drawn = draw()?;
        if drawn < fair {
            words.push(WORDS.split(' ').nth(usize::from(drawn % COUNT))?);
        }
    }
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_as_likely_as_the_others() {
        let mut counts = vec![0; usize::from(COUNT)];
        let all: Vec<&str> = WORDS.split(' ').collect();
        for drawn in 0..=u16::MAX {
            let mut draws = [drawn, 0, 0, 0, 0, 0].into_iter();
            let Some(phrase) = offered(|| draws.next()) else { continue };
            let first = phrase.split(' ').next().unwrap_or_default();
            if let Ok(at) = all.binary_search(&first) {
                counts[at] += 1;
            }
        }
        assert_eq!(counts, vec![50; usize::from(COUNT)]);
    }

    #[test]
    fn a_draw_that_would_not_be_fair_is_made_again_and_without_chance_there_is_none() {
        let mut draws = [u16::MAX, 64_800, 64_799, 0, 1, 2, 3, 4].into_iter();
        let phrase = offered(|| draws.next()).unwrap_or_default();
        assert_eq!(phrase.split(' ').count(), OFFERED);
        assert!(phrase.starts_with("zoo about above"), "{phrase}");
        assert_eq!(offered(|| None), None);
    }
}
