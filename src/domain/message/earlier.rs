//! What stands in a message beside its own words: the messages it answers to, and the lines that mail programs copy
//! above one that is answered or passed on.

use crate::domain::fold::fold;
use crate::domain::mail_file::sender;

/// A message of its own.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Its text.
    pub text: String,
    /// Where nothing but a message that was passed on is in it: name and address of its sender, and its subject.
    pub head: Option<((String, String), String)>,
}

const FROM: [&str; 9] = ["from", "von", "de", "od", "da", "van", "fra", "fran", "expediteur"];
const SUBJECT: [&str; 9] =
    ["subject", "betreff", "objet", "asunto", "temat", "oggetto", "onderwerp", "assunto", "emne"];
const SENT: [&str; 13] = [
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoye",
    "enviado",
    "fecha",
    "wyslano",
    "data",
    "inviato",
    "verzonden",
    "sendt",
    "skickat",
];
const OTHERS: [&str; 14] =
    ["to", "an", "a", "para", "do", "aan", "cc", "bcc", "kopie", "dw", "til", "till", "reply-to", "importance"];
/// How somebody wrote before, as the line above it says.
const WROTE: [&str; 9] =
    ["wrote", "schrieb", "a ecrit", "escribio", "napisal", "ha scritto", "schreef", "escreveu", "skrev"];
/// How such a line begins.
const ON: [&str; 12] = ["on ", "am ", "le ", "el ", "dnia ", "w dniu ", "il ", "op ", "em ", "den ", "pon", "vom "];

/// The lines above a message: from whom it is and what of, and how many lines they are.
struct Head {
    from: (String, String),
    subject: String,
    lines: usize,
}

/// What a line says after its word, if it begins with one of these.
fn said<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    let (word, rest) = line.trim_start_matches([' ', '*', '\t']).split_once(':')?;
    let word = fold(word.trim_matches([' ', '*', '\u{a0}']));
    words.contains(&word.as_str()).then(|| rest.trim_matches([' ', '*', '\u{a0}']))
}

fn head(lines: &[&str]) -> Option<Head> {
    let from = said(lines.first()?, &FROM)?;
    let known = |line: &&&str| [&SUBJECT[..], &SENT, &OTHERS].iter().any(|words| said(line, words).is_some());
    let below: Vec<&&str> = lines.iter().skip(1).take(7).take_while(known).collect();
    let subject = below.iter().find_map(|line| said(line, &SUBJECT));
    let sent = below.iter().any(|line| said(line, &SENT).is_some());
    // A letter may have a list of its own: "from: the station".
    if !(from.contains('@') && (sent || subject.is_some()) || (sent && subject.is_some())) {
        return None;
    }
    let from = from.replace("[mailto:", "<").replace(']', ">");
    let from = if from.contains('@') { sender(&from) } else { (from, String::new()) };
    Some(Head { from, subject: subject.unwrap_or_default().to_owned(), lines: below.len() + 1 })
}

/// Whether a line, or it and the next, says that somebody wrote what follows; how many lines that are.
fn wrote(line: &str, next: &str) -> Option<usize> {
    let plain = |text: &str| fold(text).replace(['\u{a0}', '\u{202f}'], " ");
    let is = |text: &str| {
        let text = text.trim_end();
        text.ends_with(':')
            && WROTE.iter().any(|word| text.contains(word))
            && (text.contains(['@', '<'])
                || ON.iter().any(|word| text.starts_with(word)) && text.contains(|c: char| c.is_ascii_digit()))
    };
    let line = plain(line);
    if is(&line) || WROTE.iter().any(|word| line.strip_suffix(':').is_some_and(|rest| rest.trim_end().ends_with(word)))
    {
        return Some(1);
    }
    let begins = ON.iter().any(|word| line.starts_with(word)) && line.contains(|c: char| c.is_ascii_digit());
    let both = [&line, " ", &plain(next)].concat();
    (begins && both.chars().count() < 240 && is(&both)).then_some(2)
}

/// A text without the messages it answers to.
pub(crate) fn without(text: &str) -> Own {
    let lines: Vec<&str> = text.lines().collect();
    let mut own = Own::default();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let bare = line.trim();
        // What is passed on is what matters, where nothing stands above it.
        let above = || kept.iter().map(|line| line.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>() > 20;
        if bare.starts_with('>') {
            at += 1;
            continue;
        }
        let folded = fold(bare);
        let marked = bare.starts_with("--")
            && [
                "original message",
                "forwarded message",
                "ursprungliche nachricht",
                "weitergeleitete nachricht",
                "message transfere",
                "message d'origine",
                "mensaje reenviado",
                "wiadomosc",
            ]
            .iter()
            .any(|words| folded.contains(words));
        let skipped = if let Some(found) = head(lines.get(at..).unwrap_or_default()) {
            if !above() {
                own.head.get_or_insert((found.from, found.subject));
            }
            found.lines
        } else if let Some(lines) = wrote(bare, lines.get(at + 1).copied().unwrap_or_default()) {
            lines
        } else {
            usize::from(marked)
        };
        if skipped > 0 {
            if above() {
                break;
            }
            at += skipped;
            continue;
        }
        kept.push(line);
        at += 1;
    }
    own.text = kept.join("\n");
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Above an answer and above what is passed on, as programs write it in the languages around.
    #[test]
    fn what_was_written_before_is_no_part_of_an_answer() {
        let answer = "Thank you, we will let you know next week.\n\nAda\n";
        for before in [
            "On Mon, 7 Dec 2026 at 09:00, Sam Rowe <sam.rowe@mail.example> wrote:\n> see you on 9 December",
            "On Mon, 7 Dec 2026 at 09:00, Sam Rowe <sam.rowe@mail.example>\nwrote:\n> see you",
            "Am Mo., 7. Dez. 2026 um 09:00 Uhr schrieb Sam Rowe <sam.rowe@mail.example>:\n> bis dann",
            "Le lun. 7 déc. 2026 à 18:00, Sam Rowe <sam.rowe@mail.example> a écrit\u{a0}:\n> à bientôt",
            "El lun, 7 dic 2026 a las 9:00, Sam Rowe (<sam.rowe@mail.example>) escribió:\n> hasta pronto",
            "pon., 7 gru 2026 o 09:00 Sam Rowe <sam.rowe@mail.example> napisał(a):\n> do zobaczenia",
            "________________________________\nFrom: Sam Rowe <sam.rowe@mail.example>\nSent: 07 December 2026 18:00\nTo: Ada\nSubject: Registrar\n\nI regret to inform you",
            "-----Ursprüngliche Nachricht-----\nVon: Sam Rowe\nGesendet: Montag, 7. Dezember 2026 09:00\nAn: Ada\nBetreff: Registrar\n\nleider",
            "De : Sam Rowe <sam.rowe@mail.example>\nEnvoyé : lundi 7 décembre 2026 09:00\nÀ : Ada\nObjet : RE: poste\n\nmalheureusement",
        ] {
            let own = without(&[answer, "\n", before].concat());
            assert_eq!(own.text.trim_end_matches(['\n', '_']).trim(), answer.trim(), "{before}");
            assert!(own.head.is_none(), "{before}");
        }
    }

    #[test]
    fn what_is_passed_on_is_from_whoever_wrote_it() {
        for text in [
            "---------- Forwarded message ---------\nFrom: Ada Beck <ada@northlight.example>\nDate: Mon, 7 Dec 2026 at 09:00\nSubject: Interview\nTo: Sam\n\nDear Sam,\nsee you on 15 December at 2pm.",
            "Von: Ada Beck <ada@northlight.example>\nGesendet: Montag, 7. Dezember 2026 09:00\nAn: Sam\nBetreff: Interview\n\nDear Sam,\nsee you on 15 December at 2pm.",
            "From: Ada Beck [mailto:ada@northlight.example]\nSent: Monday\nTo: Sam\nSubject: Interview\n\nDear Sam,\nsee you on 15 December at 2pm.",
        ] {
            let own = without(text);
            assert_eq!(own.text.trim(), "Dear Sam,\nsee you on 15 December at 2pm.", "{text}");
            let (from, subject) = own.head.unwrap();
            assert_eq!(
                (from.0.as_str(), from.1.as_str(), subject.as_str()),
                ("Ada Beck", "ada@northlight.example", "Interview")
            );
        }
        // A letter with a list is neither.
        let plain = "Dear Sam,\nfrom: the station\ndate: tomorrow";
        assert_eq!(without(plain).text, plain);
    }
}
