//! What a sentence of an employer says of how it stands.

use crate::domain::fold::fold;

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// No.
    Refusal,
    /// An offer.
    Offer,
    /// A further round.
    NextRound,
    /// The decision or the talk is put off.
    Delayed,
}

impl Outcome {
    /// What it is called on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Refusal => "They said no",
            Self::Offer => "An offer",
            Self::NextRound => "Next round",
            Self::Delayed => "Decision delayed",
        }
    }
}

/// Words of a refusal, folded.
const REFUSALS: &[&str] = &[
    "not to move forward",
    "not be moving forward",
    "not move forward",
    "not moving forward",
    "not to proceed",
    "not be proceeding",
    "not proceed",
    "not to progress",
    "not be progressing",
    "not progress your",
    "not to take your application",
    "not be taking your application",
    "unable to offer you",
    "not able to offer you",
    "cannot offer you",
    "can not offer you",
    "not offer you",
    "not be offering you",
    "not been successful",
    "have been unsuccessful",
    "were unsuccessful",
    "was unsuccessful",
    "been unsuccessful",
    "not successful",
    "with other candidates",
    "with another candidate",
    "other applicants",
    "offered the position to another",
    "offered the role to another",
    "appointed another candidate",
    "chosen another candidate",
    "chosen a different candidate",
    "selected another candidate",
    "regret to inform",
    "position has been filled",
    "role has been filled",
    "not been selected",
    "not selected",
    "were not selected",
    "no longer under consideration",
    "no longer being considered",
    "pursue other candidates",
    "pursuing other candidates",
    "leider nicht",
    "leider mitteilen",
    "absage",
    "fur einen anderen bewerber",
    "fur eine andere bewerberin",
    "nicht berucksichtigen",
    "ne pas donner suite",
    "pas ete retenue",
    "n'a pas ete retenu",
    "nous ne pouvons donner",
    "lamentamos comunicar",
    "no ha sido seleccionad",
];

/// Words of an offer.
const OFFERS: &[&str] = &[
    "pleased to offer you",
    "delighted to offer you",
    "happy to offer you",
    "like to offer you the",
    "like to offer you a position",
    "like to make you an offer",
    "offer of employment",
    "offer letter",
    "job offer",
    "formal offer",
    "your offer is",
    "extend an offer",
    "freuen uns, ihnen die stelle",
    "stelle anbieten",
    "contrat de travail",
];

/// Words that look like an offer and are none.
const NO_OFFERS: &[&str] =
    &["if you receive", "other offer", "another offer", "before making", "any job offer", "subject line"];

/// Words of a further round.
const NEXT: &[&str] = &[
    "invite you to",
    "invite you for",
    "like to invite you",
    "next stage",
    "next round",
    "second interview",
    "second round",
    "final interview",
    "final round",
    "further interview",
    "another interview",
    "meet the team",
    "move you forward",
    "moving you forward",
    "progress you to",
    "shortlisted",
    "schedule an interview",
    "arrange an interview",
    "book an interview",
    "interview with you",
    "zu einem gesprach",
    "zum vorstellungsgesprach",
    "zweites gesprach",
    "un entretien",
    "una entrevista",
];

/// Words before a further round that make a wish or a step of theirs of it.
const NO_NEXT: &[&str] = &["not ", "unable", "unfortunately", "regret", "leider", "if you are", "those who"];

/// Words of a delay.
const DELAYS: &[&str] = &[
    "taking longer",
    "take longer",
    "taken longer",
    "delayed",
    "delay in",
    "postpone",
    "postponed",
    "on hold",
    "reschedule",
    "rescheduled",
    "needs to be moved",
    "verschoben",
    "verschieben",
    "verzogert",
    "reporte",
    "aplazad",
];

/// Words by which they say that they will write.
const WORD: &[&str] = &[
    "let you know",
    "be in touch",
    "get back to you",
    "come back to you",
    "hear from us",
    "hear back",
    "will hear",
    "you'll hear",
    "update you",
    "an update",
    "contact you",
    "decision by",
    "make a decision",
    "decide by",
    "will decide",
    "final decision",
    "inform you",
    "ring you",
    "call you",
    "write to you",
    "melden uns",
    "bescheid",
    "reviendrons vers vous",
];

/// Words that ask the user to write instead.
const YOURS: &[&str] = &[
    "please let us know",
    "please confirm",
    "please reply",
    "please respond",
    "let us know by",
    "if you have any questions",
    "contact us",
    "your answer by",
];

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn plain(sentence: &str) -> String {
    fold(sentence).replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a sentence says of how it stands.
pub fn read(sentence: &str) -> Vec<Outcome> {
    let text = plain(sentence);
    let mut all = Vec::new();
    let refused = has(&text, REFUSALS);
    if refused {
        all.push(Outcome::Refusal);
    }
    if !refused && has(&text, OFFERS) && !has(&text, NO_OFFERS) {
        all.push(Outcome::Offer);
    }
    if !refused && has(&text, NEXT) && !has(&text, NO_NEXT) {
        all.push(Outcome::NextRound);
    }
    if !refused && has(&text, DELAYS) && !text.contains("no delay") && !text.contains("without delay") {
        all.push(Outcome::Delayed);
    }
    all
}

/// Whether a sentence says that they will write.
pub fn promises_word(sentence: &str) -> bool {
    let text = plain(sentence);
    has(&text, WORD) && !has(&text, YOURS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_told_apart() {
        let cases: [(&str, &[Outcome]); 16] = [
            ("We have decided not to move forward with your application.", &[Outcome::Refusal]),
            ("Unfortunately you have not been successful on this occasion.", &[Outcome::Refusal]),
            ("We regret to inform you that we won’t be taking you to the next stage.", &[Outcome::Refusal]),
            ("We are unable to offer you the position.", &[Outcome::Refusal]),
            ("We have decided to go ahead with other candidates.", &[Outcome::Refusal]),
            ("We are delighted to offer you the role of Registrar.", &[Outcome::Offer]),
            ("I attach your offer letter.", &[Outcome::Offer]),
            ("If you receive any other offer letter, tell us.", &[]),
            ("We would like to invite you to a second interview.", &[Outcome::NextRound]),
            ("You have been shortlisted.", &[Outcome::NextRound]),
            ("We will contact those who are shortlisted.", &[]),
            ("The process is taking longer than we thought.", &[Outcome::Delayed]),
            ("We need to reschedule.", &[Outcome::Delayed]),
            ("Thank you for your application.", &[]),
            ("You can reach me without delay.", &[]),
            ("Wir können Sie leider nicht berücksichtigen.", &[Outcome::Refusal]),
        ];
        for (sentence, outcomes) in cases {
            assert_eq!(read(sentence), outcomes, "{sentence}");
        }
    }

    #[test]
    fn who_writes_by_then_is_told() {
        assert!(promises_word("We will let you know by Friday 18 December."));
        assert!(promises_word("You’ll hear from us early next week."));
        assert!(!promises_word("Please let us know by Friday whether you can come."));
        assert!(!promises_word("The office is closed on Friday."));
    }
}
