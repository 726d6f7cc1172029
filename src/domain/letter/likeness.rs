//! How alike two letters are: the share of runs of three words that both hold, greeting and signature cut (L9).

use crate::domain::letter::paper::Paper;
use crate::domain::order;

/// A letter boiled down to its runs of three words; made once for each letter, compared often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles(Vec<u32>);

impl Shingles {
    /// Words in a run.
    const RUN: usize = 3;

    /// The runs of a whole letter.
    pub fn of(body: &str) -> Self {
        Self::on(&Paper::letter(body))
    }

    /// The runs of a letter already read.
    pub fn on(paper: &Paper<'_>) -> Self {
        let words = paper.words_in(&paper.content());
        let last = words.end.saturating_sub(Self::RUN - 1).max((words.start + 1).min(words.end));
        let mut runs: Vec<u32> = (words.start..last)
            .map(|n| (n..(n + Self::RUN).min(words.end)).fold(0x811C_9DC5, |hash, n| mixed(hash, paper.word(n))))
            .collect();
        order::sort(&mut runs);
        runs.dedup();
        Self(runs)
    }

    /// How much of both texts together is the same, in thousandths: 0 for nothing, 1000 for everything.
    pub fn per_mille(&self, other: &Self) -> u16 {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = 0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a.next(),
                std::cmp::Ordering::Greater => b.next(),
                std::cmp::Ordering::Equal => {
                    both += 1;
                    a.next();
                    b.next()
                }
            };
        }
        let either = self.0.len() + other.0.len() - both;
        u16::try_from(both * 1000 / either.max(1)).unwrap_or(1000)
    }
}

/// One round of the FNV-1a hash for each byte of the word, and one for its end.
fn mixed(hash: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greeting_and_signature_do_not_count() {
        let a = Shingles::of("Dear Tom,\n\nThank you for the tour of the plant.\n\nKind regards,\nAnna");
        let b = Shingles::of("Hi Zoë,\n\nthank you for the TOUR of the plant\n\nBest,\nAnna Berg");
        let c = Shingles::of("Dear Tom,\n\nYour question about pumps was a good one.\n\nKind regards,\nAnna");
        assert_eq!((a.per_mille(&b), a.per_mille(&c)), (1000, 0));
    }

    #[test]
    fn half_the_runs_shared_out_of_all() {
        let a = Shingles::of("one two three four");
        let b = Shingles::of("one two three five");
        assert_eq!(a.per_mille(&b), 333);
        for short in ["", "one", "one two"] {
            assert_eq!(Shingles::of(short).per_mille(&Shingles::of("")), 0);
        }
        assert_eq!(Shingles::of("one two").per_mille(&Shingles::of("one two")), 1000);
    }
}
