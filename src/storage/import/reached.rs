//! How far an application had come, read off the words that other trackers use for it.

use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::ledger::{Decision, Happening, News, OfferForm};

/// How far it had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Noted for later.
    Saved,
    /// Applied, without an interview.
    Applied,
    /// In interviews.
    Interview,
    /// They made an offer.
    Offer,
    /// The offer was accepted.
    Accepted,
    /// The offer was declined.
    Declined,
    /// They said no.
    Refused,
    /// The user took themselves out.
    Withdrew,
    /// They never answered.
    Silent,
    /// Words that are not known here.
    Unknown,
}

/// Words and what they mean; the first that is found counts.
const WORDS: [(&str, Reached); 38] = [
    ("offer accepted", Reached::Accepted),
    ("accepted", Reached::Accepted),
    ("hired", Reached::Accepted),
    ("offer declined", Reached::Declined),
    ("declined offer", Reached::Declined),
    ("offer rejected by me", Reached::Declined),
    ("withdr", Reached::Withdrew),
    ("not interested", Reached::Withdrew),
    ("reject", Reached::Refused),
    ("refus", Reached::Refused),
    ("declined", Reached::Refused),
    ("not selected", Reached::Refused),
    ("unsuccessful", Reached::Refused),
    ("ghost", Reached::Silent),
    ("no response", Reached::Silent),
    ("no answer", Reached::Silent),
    ("expired", Reached::Silent),
    ("offer", Reached::Offer),
    ("interview", Reached::Interview),
    ("screen", Reached::Interview),
    ("assessment", Reached::Interview),
    ("onsite", Reached::Interview),
    ("on-site", Reached::Interview),
    ("final", Reached::Interview),
    ("round", Reached::Interview),
    ("technical", Reached::Interview),
    ("phone", Reached::Interview),
    ("appl", Reached::Applied),
    ("submitted", Reached::Applied),
    ("pending", Reached::Applied),
    ("review", Reached::Applied),
    ("sent", Reached::Applied),
    ("wish", Reached::Saved),
    ("saved", Reached::Saved),
    ("bookmark", Reached::Saved),
    ("draft", Reached::Saved),
    ("interested", Reached::Saved),
    ("to apply", Reached::Saved),
];

impl Reached {
    /// Reads the words of a tracker.
    pub fn read(words: &str) -> Self {
        let words = fold(words);
        // "To apply" is a wish, not a deed.
        if words.starts_with("to apply") || words.starts_with("to-apply") || words.starts_with("not applied") {
            return Self::Saved;
        }
        WORDS.iter().find(|(word, _)| words.contains(word)).map_or(Self::Unknown, |(_, reached)| *reached)
    }

    /// What it becomes here, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Saved => "no interview yet",
            Self::Applied => "applied, no interview yet",
            Self::Interview => "running",
            Self::Offer => "offer in hand",
            Self::Accepted => "accepted",
            Self::Declined => "offer declined",
            Self::Refused => "they said no",
            Self::Withdrew => "withdrawn",
            Self::Silent => "assumed filled",
            Self::Unknown => "running, as the word is not known here",
        }
    }

    /// Whether there was no interview, as far as one can tell.
    pub const fn is_before_interview(self) -> bool {
        matches!(self, Self::Saved | Self::Applied)
    }

    /// What happened, for the ledger.
    pub fn happening(self) -> Option<Happening> {
        let heard = |news| Happening::Heard { channel: Channel::Email, from: None, news };
        Some(match self {
            Self::Saved | Self::Applied | Self::Interview | Self::Unknown => return None,
            Self::Offer => heard(News::Offer { form: OfferForm::Verbal, answer_by: None }),
            Self::Accepted => Happening::Decided(Decision::Accepted),
            Self::Declined => Happening::Decided(Decision::Declined),
            Self::Refused => heard(News::Refusal),
            Self::Withdrew => Happening::Decided(Decision::Withdrew),
            Self::Silent => Happening::Decided(Decision::AssumedFilled),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_trackers_are_understood() {
        let cases = [
            ("Wishlist", Reached::Saved),
            ("Applied", Reached::Applied),
            ("APPLIED", Reached::Applied),
            ("To Apply", Reached::Saved),
            ("Interview", Reached::Interview),
            ("Phone Screen", Reached::Interview),
            ("Offer", Reached::Offer),
            ("Offer Accepted", Reached::Accepted),
            ("Offer declined", Reached::Declined),
            ("Rejected", Reached::Refused),
            ("Withdrawn", Reached::Withdrew),
            ("Ghosted", Reached::Silent),
            ("No Response", Reached::Silent),
            ("Saved", Reached::Saved),
            ("Quantum", Reached::Unknown),
            ("", Reached::Unknown),
        ];
        for (words, reached) in cases {
            assert_eq!(Reached::read(words), reached, "{words}");
        }
    }
}
