//! The words with which lines open that are no part of a signature, in the languages in which most are written. Folded:
//! small letters without accents.

use crate::domain::contacts::job_titles::has_role;
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
}
