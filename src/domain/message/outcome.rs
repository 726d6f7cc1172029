//! What a sentence of an employer says of how it stands.

use crate::domain::fold::fold;
use crate::domain::message::outcome_words::{
    DELAYS, NEXT, NO_NEXT, NO_OFFERS, NO_REFUSALS, OFFERS, REFUSALS, REFUSALS_TOGETHER, WORD, YOURS,
};

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

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn plain(sentence: &str) -> String {
    let text = fold(sentence).replace('’', "'").replace("won't", "will not").replace("can't", "cannot");
    text.replace("n't", " not").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a sentence says of how it stands.
pub fn read(sentence: &str) -> Vec<Outcome> {
    let text = plain(sentence);
    let mut all = Vec::new();
    let together = || REFUSALS_TOGETHER.iter().any(|row| row.iter().all(|words| has(&text, words)));
    let refused = (has(&text, REFUSALS) || together()) && !has(&text, NO_REFUSALS);
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
        let cases: [(&str, &[Outcome]); 49] = [
            // Relatives of a no, and what only looks like one.
            ("We've decided to move forward with other applicants.", &[Outcome::Refusal]),
            ("We are interviewing other applicants until Friday.", &[]),
            ("We are still talking to other candidates.", &[]),
            ("Unfortunately, we won't be progressing your application.", &[Outcome::Refusal]),
            ("Unfortunately, we are unable to progress your application any further.", &[Outcome::Refusal]),
            ("We will be moving ahead with candidates whose qualifications are a closer match.", &[Outcome::Refusal]),
            ("We went with someone else.", &[Outcome::Refusal]),
            ("We have filled the position.", &[Outcome::Refusal]),
            ("The position has been cancelled.", &[Outcome::Refusal]),
            ("We have decided to go in a different direction.", &[Outcome::Refusal]),
            ("You were not shortlisted.", &[Outcome::Refusal]),
            ("We can't offer you feedback at this stage.", &[]),
            ("We cannot offer you a visa.", &[]),
            ("We will not proceed until we have heard from you.", &[]),
            ("The role has been put on hold.", &[Outcome::Delayed]),
            ("We need a bit more time.", &[Outcome::Delayed]),
            ("We have decided to move forward with your application.", &[Outcome::NextRound]),
            ("Would you be available for a call next Tuesday?", &[Outcome::NextRound]),
            ("I'm thrilled to extend you an offer.", &[Outcome::Offer]),
            ("We'd love to have you join our team.", &[Outcome::Offer]),
            // In the languages around.
            (
                "Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Kandidaten entschieden haben.",
                &[Outcome::Refusal],
            ),
            ("Wir haben uns für andere Bewerber entschieden.", &[Outcome::Refusal]),
            ("Der Termin muss leider verschoben werden.", &[Outcome::Delayed]),
            ("Wir möchten Sie gerne zu einem Vorstellungsgespräch einladen.", &[Outcome::NextRound]),
            ("Nous avons le regret de vous informer que votre candidature n'a pas été retenue.", &[Outcome::Refusal]),
            ("Malheureusement, nous avons retenu un autre profil.", &[Outcome::Refusal]),
            ("Nous avons le plaisir de vous proposer le poste.", &[Outcome::Offer]),
            ("Nous souhaitons vous rencontrer pour un second entretien.", &[Outcome::NextRound]),
            ("Lamentablemente, hemos decidido continuar con otros candidatos.", &[Outcome::Refusal]),
            ("Nos complace ofrecerle el puesto.", &[Outcome::Offer]),
            ("Nos gustaría invitarle a una segunda entrevista.", &[Outcome::NextRound]),
            ("Niestety zdecydowaliśmy się na innego kandydata.", &[Outcome::Refusal]),
            ("Zapraszamy na rozmowę kwalifikacyjną.", &[Outcome::NextRound]),
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
        for words in [
            "Expect to hear from me next week.",
            "Wir melden uns bis Freitag bei Ihnen.",
            "Nous vous recontacterons d'ici vendredi.",
            "Le daremos una respuesta antes del viernes.",
            "Odezwiemy się do piątku.",
        ] {
            assert!(promises_word(words), "{words}");
        }
        assert!(!promises_word("Bitte geben Sie uns bis Freitag Bescheid."));
        assert!(!promises_word("Please let us know by Friday whether you can come."));
        assert!(!promises_word("The office is closed on Friday."));
    }
}
