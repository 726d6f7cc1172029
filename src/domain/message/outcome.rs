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
    "not be offering you",
    "not been successful",
    "have been unsuccessful",
    "were unsuccessful",
    "was unsuccessful",
    "been unsuccessful",
    "not successful",
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

/// The same, where words of each row stand in one sentence.
const REFUSALS_TOGETHER: &[&[&[&str]]] = &[
    // Decided for somebody else, not only talking to them.
    &[
        &[
            "decided",
            "chosen",
            "selected",
            "moving ahead",
            "moving forward",
            "move forward",
            "go ahead",
            "proceed",
            "continue",
            "went with",
            "gone with",
            "offered",
            "appointed",
            "filled",
        ],
        &[
            "other candidates",
            "other applicants",
            "another candidate",
            "other candidate",
            "a different candidate",
            "someone else",
            "somebody else",
            "candidates whose",
            "stronger candidate",
        ],
    ],
    &[
        &["cannot offer you", "can not offer you", "not offer you", "not be able to offer you", "unable to offer you"],
        &[
            "position",
            "role",
            "job",
            "post",
            "employment",
            "interview",
            "this time",
            "this occasion",
            "apprenticeship",
            "place",
        ],
    ],
    &[
        &["unable to", "not able to", "cannot", "will not be able to"],
        &["progress your", "take your application", "move forward with your", "proceed with your", "consider your"],
    ],
    &[
        &["position", "role", "vacancy"],
        &["been filled", "been cancelled", "been canceled", "been withdrawn", "no longer available"],
    ],
    &[&["filled"], &["the position", "the role", "the vacancy"], &["have ", "has "]],
    &[&["different direction", "no longer hiring", "not shortlisted", "not be shortlisted", "not been shortlisted"]],
    // German
    &[
        &["leider", "bedauern"],
        &[
            "absagen",
            "absage",
            "mitteilen",
            "keine positive",
            "nicht anbieten",
            "nicht berucksichtigen",
            "nicht weiter",
            "anderen",
            "andere ",
        ],
        &["bewerb", "kandidat", "stelle", "ruckmeldung", "position", "verfahren", "ihnen"],
    ],
    &[
        &["fur einen anderen", "fur eine andere", "fur andere", "fur einen mitbewerber"],
        &["entschieden", "entscheiden"],
    ],
    // French
    &[
        &["regret", "malheureusement", "desole"],
        &["votre candidature", "autre profil", "autre candidat", "d'autres candidats", "pas retenu", "ne pouvons"],
    ],
    &[&["pas suite a votre", "pas donner suite"]],
    // Spanish
    &[
        &["lamentablemente", "lamentamos", "sentimos", "desgraciadamente"],
        &[
            "otros candidatos",
            "otro candidato",
            "otra candidata",
            "no ha sido",
            "no podemos",
            "candidatura",
            "comunicar",
        ],
    ],
    &[&["hemos decidido", "hemos optado"], &["otros candidatos", "otro candidato", "otra candidata", "otro perfil"]],
    // Polish
    &[
        &["niestety", "przykro"],
        &[
            "innego kandydata",
            "inna kandydatke",
            "innych kandydat",
            "nie mozemy",
            "nie zakwalifikowal",
            "odrzuc",
            "negatywn",
        ],
    ],
];

/// Words after which a no is a condition, or somebody else's.
const NO_REFUSALS: &[&str] = &[
    "until ",
    "unless ",
    "without hearing",
    "before we",
    "still ",
    "currently ",
    "feedback at this",
    "einen neuen termin",
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
    "love to offer you",
    "thrilled to offer you",
    "extend you an offer",
    "extend to you an offer",
    "have you join our",
    "have you join us",
    "welcome you to the team",
    "ein angebot machen",
    "angebot unterbreiten",
    "plaisir de vous proposer le poste",
    "vous proposer le poste",
    "vous proposer un contrat",
    "ofrecerle el puesto",
    "ofrecerte el puesto",
    "zaoferowac pan",
    "zaproponowac panu stanowisko",
    "zaproponowac pani stanowisko",
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
    "move forward with your application",
    "moving forward with your application",
    "move you to the next",
    "second conversation",
    "schedule a call",
    "schedule a conversation",
    "available for a call",
    "available for an interview",
    "free for a call",
    "free for a quick call",
    "time for your interview",
    "come in for",
    "meet the rest of",
    "see you again",
    "speak with you again",
    "vorstellungsgesprach",
    "personlichen gesprach",
    "second entretien",
    "deuxieme entretien",
    "souhaitons vous rencontrer",
    "segunda entrevista",
    "invitarle a",
    "zapraszamy na",
    "zaprosic na",
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
    "more time to decide",
    "bit more time",
    "need more time",
    "some more time",
    "einen neuen termin",
    "termin absagen",
    "przesuniet",
    "przelozy",
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
    "hear from",
    "revert",
    "our decision",
    "sie horen",
    "melde mich",
    "ruckmeldung",
    "recontacter",
    "tiendrons inform",
    "daremos una respuesta",
    "contactaremos",
    "pondremos en contacto",
    "le informaremos",
    "odezwiemy",
    "damy znac",
    "skontaktujemy",
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
    "geben sie uns",
    "bitte geben",
    "merci de nous",
    "rogamos nos",
    "prosimy o",
];

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
