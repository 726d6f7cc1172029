//! The words by which the lines under an e-mail are told apart, in the languages in which most are written. Folded:
//! small letters without accents.

use crate::domain::fold::fold;

/// What a line that is no part of a signature opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// "Dear Sam".
    Greeting,
    /// "Kind regards".
    Closing,
    /// "To: ...", above an e-mail that is answered, or "Sent from my telephone".
    Header,
    /// "This e-mail is confidential".
    SmallPrint,
}

const GREETINGS: [&str; 32] = [
    "dear",
    "hi",
    "hello",
    "hey",
    "good morning",
    "good afternoon",
    "hallo",
    "liebe",
    "lieber",
    "sehr geehrte",
    "sehr geehrter",
    "guten tag",
    "moin",
    "bonjour",
    "cher",
    "chere",
    "madame",
    "monsieur",
    "hola",
    "estimado",
    "estimada",
    "buenos dias",
    "buenas tardes",
    "ciao",
    "gentile",
    "caro",
    "cara",
    "ola",
    "prezado",
    "prezada",
    "geachte",
    "szanowny",
];
const CLOSINGS: [&str; 84] = [
    "此致",
    "敬具",
    "祝好",
    "rgds",
    "best rgds",
    "kind rgds",
    "brgds",
    "br",
    "kr",
    "thx",
    "tks",
    "ta",
    "speak soon",
    "looking forward",
    "gruss",
    "schonen gruss",
    "saludos cordiales",
    "serdecznie pozdrawiam",
    "mvh",
    "kind regards",
    "kindest regards",
    "best regards",
    "warm regards",
    "warmest regards",
    "with regards",
    "regards",
    "best",
    "best wishes",
    "all the best",
    "all best",
    "many thanks",
    "thanks",
    "thanks and regards",
    "thanks again",
    "thank you",
    "yours",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "sincerely",
    "sincerely yours",
    "cheers",
    "take care",
    "with kind regards",
    "with best wishes",
    "warmly",
    "respectfully",
    "mit freundlichen grussen",
    "mit besten grussen",
    "mit freundlichem gruss",
    "freundliche grusse",
    "beste grusse",
    "viele grusse",
    "liebe grusse",
    "herzliche grusse",
    "schone grusse",
    "mfg",
    "vg",
    "lg",
    "cordialement",
    "bien cordialement",
    "bien a vous",
    "sinceres salutations",
    "salutations distinguees",
    "meilleures salutations",
    "saludos",
    "un saludo",
    "atentamente",
    "un cordial saludo",
    "cordiali saluti",
    "distinti saluti",
    "un saluto",
    "atenciosamente",
    "cumprimentos",
    "com os melhores cumprimentos",
    "met vriendelijke groet",
    "vriendelijke groeten",
    "groeten",
    "med vanlig halsning",
    "med venlig hilsen",
    "z powazaniem",
    "pozdrawiam",
    "s pozdravem",
    "terveisin",
];
const HEADERS: [&str; 22] = [
    "to:",
    "cc:",
    "bcc:",
    "subject:",
    "sent:",
    "date:",
    "an:",
    "betreff:",
    "gesendet:",
    "datum:",
    "a:",
    "objet:",
    "envoye:",
    "date :",
    "para:",
    "asunto:",
    "enviado:",
    "oggetto:",
    "inviato:",
    "aan:",
    "onderwerp:",
    "reply-to:",
];
/// What telephones and mail programs put below.
const DEVICES: [&str; 7] =
    ["sent from", "get outlook for", "von meinem", "gesendet von", "envoye de mon", "envoye depuis", "enviado desde"];
const SMALL_PRINT: [&str; 27] = [
    "this email",
    "this e-mail",
    "this message",
    "the information contained",
    "the information in this",
    "the contents of this",
    "confidentiality",
    "confidential",
    "disclaimer",
    "privileged",
    "please consider the environment",
    "think before",
    "if you are not the intended",
    "if you have received",
    "any views",
    "please note",
    "diese e-mail",
    "diese nachricht",
    "vertraulich",
    "ce message",
    "ce courriel",
    "este mensaje",
    "este correo",
    "questo messaggio",
    "dit bericht",
    "unsubscribe",
    "registered in",
];

/// What a line opens, if it is none of a signature.
pub fn opening(line: &str) -> Option<Opening> {
    let folded = fold(line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '*' | '_')).trim_end());
    let starts = |words: &[&str]| {
        words.iter().any(|word| folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let few = folded.split_whitespace().count() <= 6;
    if HEADERS.iter().any(|head| folded.starts_with(head)) || starts(&DEVICES) {
        Some(Opening::Header)
    } else if starts(&SMALL_PRINT) {
        Some(Opening::SmallPrint)
    } else if few && starts(&GREETINGS) && !has_role(line) {
        Some(Opening::Greeting)
    } else if few && starts(&CLOSINGS) && !has_role(line) && !line.contains('@') {
        Some(Opening::Closing)
    } else {
        None
    }
}

/// What stands behind a closing on the same line, where that begins like a name: "Best, Joy Adeyemi".
pub fn after_closing(line: &str) -> Option<&str> {
    let (closing, rest) = line.split_once(", ")?;
    let closing = fold(closing.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '*' | '_')));
    (CLOSINGS.contains(&closing.as_str()) && rest.starts_with(char::is_uppercase)).then_some(rest)
}

/// Whether it begins with words of a greeting that nobody is called.
pub fn greets(text: &str) -> bool {
    const GREETS: [&str; 20] = [
        "dear ",
        "hi ",
        "hello ",
        "hey ",
        "hallo ",
        "liebe ",
        "lieber ",
        "sehr geehrte",
        "guten tag",
        "bonjour",
        "hola ",
        "estimado ",
        "estimada ",
        "geachte ",
        "beste ",
        "szanowny",
        "szanowna",
        "prezado ",
        "您好",
        "你好",
    ];
    let text = fold(text);
    GREETS.iter().any(|start| text.starts_with(start))
}

/// Whether it says for whom somebody writes.
pub fn is_for_another(text: &str) -> bool {
    let text = fold(text);
    ["on behalf of", "for and on behalf", "im auftrag", "pour le compte"].iter().any(|start| text.starts_with(start))
}

/// A line without the word that says whom an e-mail is from.
pub fn without_from(line: &str) -> &str {
    let plain = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '*'));
    let froms = ["From:", "Von:", "De :", "De:", "Da:", "Van:", "Från:", "Fra:", "Od:"];
    froms.iter().find_map(|word| plain.strip_prefix(word)).unwrap_or(line)
}

/// A name without the marks of those who sign for others: `i. A.`, `ppa.`.
pub fn without_proxy(text: &str) -> &str {
    let marks = ["i. A. ", "i.A. ", "i. V. ", "i.V. ", "ppa. ", "p.p. ", "pp ", "p. p. ", "gez. "];
    marks.iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text)
}

/// Words of what people do.
const ROLES: [&str; 118] = [
    "manager",
    "director",
    "lead",
    "leader",
    "head",
    "chief",
    "officer",
    "president",
    "partner",
    "engineer",
    "developer",
    "analyst",
    "architect",
    "designer",
    "scientist",
    "consultant",
    "specialist",
    "coordinator",
    "co-ordinator",
    "assistant",
    "associate",
    "recruiter",
    "sourcer",
    "administrator",
    "executive",
    "advisor",
    "adviser",
    "founder",
    "co-founder",
    "owner",
    "editor",
    "curator",
    "registrar",
    "conservator",
    "librarian",
    "professor",
    "lecturer",
    "researcher",
    "teacher",
    "nurse",
    "physician",
    "surgeon",
    "accountant",
    "controller",
    "buyer",
    "planner",
    "supervisor",
    "secretary",
    "representative",
    "generalist",
    "strategist",
    "technician",
    "counsel",
    "lawyer",
    "attorney",
    "solicitor",
    "producer",
    "steward",
    "trainee",
    "intern",
    "principal",
    "chair",
    "chairman",
    "chairwoman",
    "trustee",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cio",
    "cpo",
    "chro",
    "vp",
    "svp",
    "evp",
    "hrbp",
    "leiter",
    "leiterin",
    "leitung",
    "referent",
    "referentin",
    "berater",
    "beraterin",
    "geschaftsfuhrer",
    "geschaftsfuhrerin",
    "entwickler",
    "entwicklerin",
    "ingenieur",
    "ingenieurin",
    "assistenz",
    "vorstand",
    "directeur",
    "directrice",
    "responsable",
    "charge",
    "chargee",
    "gerant",
    "gerante",
    "directora",
    "gerente",
    "jefe",
    "jefa",
    "tecnico",
    "tecnica",
    "responsabile",
    "direttore",
    "direttrice",
    "kierownik",
    "dyrektor",
    "specjalista",
    "hoofd",
    "medewerker",
    "chef",
    "konsulent",
    "konsult",
    "johtaja",
    "paallikko",
    "recruteur",
];
/// Ends of words of what people do, where they are written together with others.
const ROLE_ENDS: [&str; 14] = [
    "manager",
    "managerin",
    "leiter",
    "leiterin",
    "leitung",
    "referent",
    "referentin",
    "berater",
    "beraterin",
    "entwickler",
    "bearbeiter",
    "bearbeiterin",
    "ingenieur",
    "adviseur",
];
/// The same in scripts that write words without spaces between them.
const ROLE_SIGNS: [&str; 12] =
    ["部長", "課長", "主任", "社長", "担当", "係長", "人事", "经理", "经办", "主管", "總監", "과장"];

/// Whether it says what somebody does.
pub fn has_role(text: &str) -> bool {
    let folded = fold(text);
    let known = folded
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .any(|word| ROLES.contains(&word) || ROLE_ENDS.iter().any(|end| word.len() > end.len() && word.ends_with(end)));
    known || ROLE_SIGNS.iter().any(|sign| text.contains(sign))
}

/// Words of companies and other houses.
const HOUSES: [&str; 34] = [
    "gmbh",
    "mbh",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "pty",
    "corp",
    "corporation",
    "sarl",
    "sasu",
    "aps",
    "kft",
    "sro",
    "trust",
    "university",
    "college",
    "museum",
    "museums",
    "institute",
    "foundation",
    "association",
    "council",
    "hospital",
    "holding",
    "holdings",
    "group",
    "gruppe",
    "groupe",
    "company",
    "universitat",
    "universite",
    "universidad",
    "stiftung",
];

/// Legal forms that are words or names as well, unless they are written in capitals.
const FORMS: [&str; 18] =
    ["AG", "KG", "SE", "UG", "OHG", "BV", "NV", "SAS", "SA", "SL", "SRL", "OY", "AB", "AS", "LLC", "LLP", "PLC", "SPA"];

/// Whether it names a house: by a word that only houses have at their end, or by the sign that joins two names.
pub fn is_company(text: &str) -> bool {
    let folded = fold(text).replace('.', "");
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let houses = words.iter().skip(1).any(|word| HOUSES.contains(word));
    let written = text.replace('.', "");
    let forms = written.split([' ', ',']).skip(1).any(|word| FORMS.contains(&word) || word == "SpA");
    (houses || forms || text.contains(" & ") || folded.contains(" and sons")) && !has_role(text)
}

/// Whether it is an address of a house or a town: there are figures in it.
pub fn is_place(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// Small words in names.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 24] = [
        "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "vom", "zu", "zum", "den", "der", "ter",
        "ten", "la", "le", "al", "el", "bin", "ibn", "af",
    ];
    PARTICLES.contains(&word)
        || word.starts_with("d'")
        || word.starts_with("d’")
        || matches!(word, "y" | "e" | "und" | "and" | "’t" | "'t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_how_they_open() {
        let table = [
            ("Dear Sam,", Some(Opening::Greeting)),
            ("Best,", Some(Opening::Closing)),
            ("> Mit freundlichen Grüßen", Some(Opening::Closing)),
            ("Best regards from Leeds,", Some(Opening::Closing)),
            ("Best Practices Lead", None),
            ("Subject: x", Some(Opening::Header)),
            ("This email and any files are confidential", Some(Opening::SmallPrint)),
            ("Sent from my iPhone", Some(Opening::Header)),
            ("Hilary Best", None),
            ("Miriam Osei", None),
        ];
        for (line, expected) in table {
            assert_eq!(opening(line), expected, "{line}");
        }
    }

    #[test]
    fn titles_houses_and_places_are_told_apart() {
        for title in [
            "Senior Talent Partner",
            "Leiter Technik",
            "Personalreferentin",
            "Chargée de recrutement",
            "営業部長",
            "Head of Trust & Safety",
        ] {
            assert!(has_role(title) && !is_company(title), "{title}");
        }
        for house in [
            "Halden & Rowe",
            "Müller GmbH",
            "Northlight Museum Trust",
            "Castell Energía S.A.",
            "Reachworks Software Pty Ltd",
        ] {
            assert!(is_company(house) && !has_role(house), "{house}");
        }
        assert!(is_place("21 Harbour St, North Sydney") && !is_place("Engineering"));
    }
}
