//! What a sentence of an employer says of how it stands.

use crate::domain::fold::fold;
use crate::domain::message::outcome_words::delay::{DELAYS, NO_DELAYS};
use crate::domain::message::outcome_words::next_round::{ASKS, NEXT, NO_NEXT, THANKS};
use crate::domain::message::outcome_words::offer::{NO_OFFERS, OFFERS, OFFERS_TOGETHER};
use crate::domain::message::outcome_words::refusal::{NO_REFUSALS, REFUSALS, REFUSALS_TOGETHER, REGRETS};
use crate::domain::message::outcome_words::reply::{WORD, YOURS};

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
    let delayed = has(&text, DELAYS) && !has(&text, NO_DELAYS);
    let regretted = has(&text, REGRETS) && !delayed;
    let refused = (has(&text, REFUSALS) || together() || regretted) && !has(&text, NO_REFUSALS);
    if refused {
        all.push(Outcome::Refusal);
    }
    let offered = || OFFERS_TOGETHER.iter().any(|row| row.iter().all(|words| has(&text, words)));
    if !refused && (has(&text, OFFERS) || offered()) && !has(&text, NO_OFFERS) {
        all.push(Outcome::Offer);
    }
    let for_what_was = has(&text, THANKS) && !has(&text, ASKS);
    if !refused && !for_what_was && has(&text, NEXT) && !has(&text, NO_NEXT) {
        all.push(Outcome::NextRound);
    }
    if !refused && delayed {
        all.push(Outcome::Delayed);
    }
    all
}

/// The part of a sentence in which they say that they will write, without thanks for what was: "Thank you for coming
/// today and we will be in touch" promises nothing for today.
pub fn promising(sentence: &str) -> Option<String> {
    const PAST: [&str; 8] =
        ["thank", "received", "to meet you", "meeting you", "speaking with you", "dank", "merci", "gracias"];
    let text = plain(sentence);
    if !has(&text, WORD) || has(&text, YOURS) {
        return None;
    }
    let first = |words: &[&str]| words.iter().filter_map(|word| text.find(word)).min();
    let at = first(WORD)?;
    if first(&PAST).is_none_or(|past| at < past) {
        return Some(text);
    }
    let before = text.get(..at)?;
    let cut = [" and ", ", ", "; ", " und ", " et ", " y "].iter().filter_map(|mark| before.rfind(mark)).max()?;
    text.get(cut..).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_told_apart() {
        let cases: &[(&str, &[Outcome])] = &[
            // What looks like news and is none, or other news.
            ("We are pleased to offer you an interview on 8 December.", &[Outcome::NextRound]),
            ("We would like to offer you the opportunity to meet the team.", &[Outcome::NextRound]),
            ("This does not constitute an offer of employment.", &[]),
            ("We regret to inform you that your interview has been postponed.", &[Outcome::Delayed]),
            ("Leider müssen wir Ihnen mitteilen, dass sich die Entscheidung verzögert.", &[Outcome::Delayed]),
            ("If you have not heard by 18 December, please assume you have not been successful.", &[]),
            ("We have not yet decided, we are meeting other candidates.", &[]),
            ("The position has not been filled.", &[]),
            ("We are unable to offer you parking.", &[]),
            ("Falls Sie den Termin absagen müssen, rufen Sie an.", &[]),
            ("Ich bin am Freitag leider nicht im Büro.", &[]),
            ("Nous sommes désolés du retard dans le traitement de votre candidature.", &[]),
            ("If you need to reschedule, use this link.", &[]),
            ("Apologies for the delay in getting back to you.", &[]),
            ("It should not take longer than 45 minutes.", &[]),
            ("You reported to the head of sales.", &[]),
            ("Only shortlisted candidates will be contacted.", &[]),
            ("Thank you for attending your second interview.", &[]),
            ("Thank you for coming, we would like to invite you to a second interview.", &[Outcome::NextRound]),
            ("Wir müssen Ihnen leider eine Absage erteilen.", &[Outcome::Refusal]),
            ("Leider ist die Stelle bereits vergeben.", &[Outcome::Refusal]),
            ("Lamentamos comunicarle que no ha sido seleccionada.", &[Outcome::Refusal]),
            ("L'entretien est reporté.", &[Outcome::Delayed]),
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
            assert_eq!(read(sentence), *outcomes, "{sentence}");
        }
    }

    /// A no without the word, a yes without the word; what is said of others, and what would be if.
    #[test]
    fn relatives_of_hidden_of_conditional_and_of_others_news() {
        let cases: &[(&str, &[Outcome])] = &[
            ("If we do not contact you by then, please assume that your application was unsuccessful.", &[]),
            ("If we do not offer you this role, we will let you know.", &[]),
            ("We cannot give feedback to candidates who have not been shortlisted.", &[]),
            ("We note that you have decided not to move forward with your application.", &[]),
            ("Candidates who pass this stage will be invited to a final interview.", &[]),
            ("We expect to make an offer to the successful candidate by 18 December.", &[]),
            ("We hope to have somebody appointed by January.", &[]),
            ("We will not be taking any further applications.", &[]),
            ("The panel went for a candidate who has run a tour before.", &[Outcome::Refusal]),
            ("I know that's not the news you were hoping for.", &[Outcome::Refusal]),
            ("We won't be taking things any further this time.", &[Outcome::Refusal]),
            ("I'm sorry to say that you didn't get the role.", &[Outcome::Refusal]),
            ("Another candidate was a closer fit for the brief.", &[Outcome::Refusal]),
            ("We have decided not to continue with your application.", &[Outcome::Refusal]),
            ("We have made an offer to another candidate.", &[Outcome::Refusal]),
            ("Wir haben uns gegen eine Zusammenarbeit entschieden.", &[Outcome::Refusal]),
            ("Nous ne pouvons y donner une suite favorable.", &[Outcome::Refusal]),
            ("Congratulations, the job is yours.", &[Outcome::Offer]),
            ("Wir möchten Ihnen gerne die Stelle als Prüfer anbieten.", &[Outcome::Offer]),
            ("Wir können Ihnen zurzeit keine Stelle anbieten.", &[]),
            ("We are making you a conditional offer.", &[Outcome::Offer]),
            ("We would like to meet you again.", &[Outcome::NextRound]),
            ("We can offer you a slot at 14:00 on Tuesday.", &[Outcome::NextRound]),
            ("There is a hiring freeze, so the post is paused.", &[Outcome::Delayed]),
            ("Owen is ill, and we will need to move Thursday's interview.", &[Outcome::Delayed]),
            ("An opportunity has come up in our team.", &[]),
        ];
        for (sentence, outcomes) in cases {
            assert_eq!(read(sentence), *outcomes, "{sentence}");
        }
    }

    #[test]
    fn who_writes_by_then_is_told() {
        assert!(promising("We will let you know by Friday 18 December.").is_some());
        assert!(promising("You’ll hear from us early next week.").is_some());
        for (sentence, part) in [
            ("Thank you for speaking with us today and we will be in touch", " and we will be in touch"),
            ("We received your application on 1 December, and will decide by Friday", ", and will decide by friday"),
            ("We will let you know by Friday, thank you", "we will let you know by friday, thank you"),
        ] {
            assert!(promising(sentence).is_some_and(|said| part.ends_with(&said)), "{sentence}");
        }
        for words in [
            "Expect to hear from me next week.",
            "Wir melden uns bis Freitag bei Ihnen.",
            "Nous vous recontacterons d'ici vendredi.",
            "Le daremos una respuesta antes del viernes.",
            "Odezwiemy się do piątku.",
        ] {
            assert!(promising(words).is_some(), "{words}");
        }
        assert!(promising("Bitte geben Sie uns bis Freitag Bescheid.").is_none());
        assert!(promising("Please let us know by Friday whether you can come.").is_none());
        assert!(promising("The office is closed on Friday.").is_none());
    }
}
