//! How hard a passphrase is to guess for somebody who has the file and time. An estimate from below: what looks like a
//! word counts as one out of some thousand, whatever its length, and what is repeated or in a row counts for little.

use crate::domain::fold::fold;

/// How hard it is to guess, told in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A program guesses it in minutes.
    Weak,
    /// It keeps out the curious.
    Fair,
    /// It keeps out somebody with a program and patience.
    Good,
    /// It is out of reach.
    Strong,
}

impl Strength {
    /// The sentence the user reads.
    pub fn words(self) -> &'static str {
        match self {
            Self::Weak => "Easy to guess. A computer could open the file in minutes.",
            Self::Fair => "Not easy to guess, but a computer could, with time. Add a word or two.",
            Self::Good => "Hard to guess.",
            Self::Strong => "Very hard to guess.",
        }
    }

    /// Of a passphrase as it was typed.
    pub fn of(passphrase: &str) -> Self {
        match bits(passphrase) {
            0..30 => Self::Weak,
            30..45 => Self::Fair,
            45..58 => Self::Good,
            _ => Self::Strong,
        }
    }
}

/// What people choose first.
const USUAL: [&str; 19] = [
    "password",
    "passwort",
    "passphrase",
    "qwerty",
    "qwertz",
    "azerty",
    "asdf",
    "letmein",
    "welcome",
    "admin",
    "login",
    "iloveyou",
    "princess",
    "football",
    "sunshine",
    "abc",
    "afterword",
    "backup",
    "interview",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Wide,
    Digit,
    Mark,
}

fn sort(c: char) -> Sort {
    match c {
        _ if c.is_numeric() => Sort::Digit,
        // Scripts in which one sign is a word or a syllable.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{20000}'..='\u{3ffff}' => {
            Sort::Wide
        }
        _ if c.is_alphabetic() => Sort::Letter,
        _ => Sort::Mark,
    }
}

/// How many bits of chance there are at least.
fn bits(passphrase: &str) -> u32 {
    let letters: Vec<char> = fold(passphrase).chars().collect();
    let mut pieces: Vec<Vec<char>> = Vec::new();
    for &c in &letters {
        match pieces.last_mut() {
            Some(piece) if piece.last().is_some_and(|last| sort(*last) == sort(c)) => piece.push(c),
            _ => pieces.push(vec![c]),
        }
    }
    let worth = |(at, piece): (usize, &Vec<char>)| match pieces[..at].contains(piece) {
        false => of_piece(piece),
        true => u32::from(piece.first().is_some_and(|c| sort(*c) != Sort::Mark)),
    };
    pieces.iter().enumerate().map(worth).sum()
}

fn of_piece(piece: &[char]) -> u32 {
    let Some(first) = piece.first() else { return 0 };
    // How many signs are not what one would expect after the two before: aaaa, abcd, 4321.
    let steps: Vec<i64> =
        piece.windows(2).map(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]))).collect();
    let goes_on = |pair: &&[i64]| pair[0] == pair[1] && (-1..=1).contains(&pair[0]);
    let fresh = (piece.len() - steps.windows(2).filter(goes_on).count()) as u32;
    match sort(*first) {
        Sort::Letter => {
            let word: String = piece.iter().collect();
            if USUAL.iter().any(|usual| word.contains(usual)) {
                return 3;
            }
            // A word is one of two thousand; beyond six letters there may be more to it.
            (fresh * 4).min(11) + fresh.saturating_sub(8)
        }
        Sort::Wide => (fresh * 8).min(14) + fresh.saturating_sub(2) * 5,
        // Four digits are a year or a birthday as a rule.
        Sort::Digit => (fresh * 3).min(9) + fresh.saturating_sub(4) * 3,
        Sort::Mark if *first == ' ' => 0,
        Sort::Mark => fresh * 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Strength::{Fair, Good, Strong, Weak};

    #[test]
    fn passphrases_are_judged_from_below() {
        let cases = [
            ("", Weak),
            ("a", Weak),
            ("password", Weak),
            ("Password123!", Weak),
            ("P\u{e4}ssword", Weak),
            ("123456789012345", Weak),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Weak),
            ("abcdefghijklmnopqrstuvwxyz", Weak),
            ("no no no no no no no no no", Weak),
            ("qwertyuiop", Weak),
            ("Miriam1987", Weak),
            ("1987-11-11", Weak),
            ("correct horse", Weak),
            ("correct horse battery", Fair),
            ("correct horse battery staple", Fair),
            ("correct horse battery staple zoo", Good),
            ("acorn velvet tundra gecko waffle ninety", Strong),
            ("acorn-velvet-tundra-gecko-waffle-ninety", Strong),
            ("hT8#kq2L!vPz9@mN", Strong),
            ("\u{5c0f}\u{732b}\u{5403}\u{9c7c}", Weak),
            ("\u{5c0f}\u{732b}\u{5403}\u{9c7c}\u{5728}\u{6708}\u{5149}\u{4e0b}\u{5531}\u{6b4c}", Good),
            ("\u{1f44d}\u{1f44d}\u{1f44d}\u{1f44d}\u{1f44d}", Weak),
        ];
        for (passphrase, strength) in cases {
            assert_eq!(Strength::of(passphrase), strength, "{passphrase}: {} bits", bits(passphrase));
        }
    }

    #[test]
    fn what_is_offered_is_very_hard_to_guess() {
        for start in 0..200_u16 {
            let mut draws = (0..6_u16).map(|n| start * 317 + n * 211);
            let phrase = super::super::offered(|| draws.next()).unwrap_or_default();
            assert_eq!(Strength::of(&phrase), Strong, "{phrase}: {}", bits(&phrase));
        }
    }

    #[test]
    fn more_is_never_easier() {
        let whole = "Tuna on toast, 17 past 9! \u{5c0f}\u{732b}";
        let all: Vec<u32> = whole.char_indices().map(|(at, _)| bits(&whole[..at])).collect();
        for pair in all.windows(2) {
            assert!(pair[1] + 3 >= pair[0], "{all:?}");
        }
    }
}
