//! People met as contact cards (vCard 4.0), for the address book of a phone.

use crate::domain::person::Person;
use crate::domain::process::Process;

/// The most bytes of a line.
const FOLD: usize = 75;

/// The cards of everybody met, each with the employer.
pub fn cards<'a>(processes: impl IntoIterator<Item = &'a Process>) -> String {
    let mut out = String::new();
    for process in processes {
        for person in process.people.iter().filter(|person| !person.name.is_empty()) {
            card(&mut out, process, person);
        }
    }
    out
}

fn card(out: &mut String, process: &Process, person: &Person) {
    let mut line = |name: &str, text: &str| {
        if !text.is_empty() {
            fold(out, &[name, ":", text].concat());
        }
    };
    line("BEGIN", "VCARD");
    line("VERSION", "4.0");
    line("FN", &escaped(&person.name));
    let (first, last) = person.name.rsplit_once(' ').unwrap_or((&person.name, ""));
    line("N", &format!("{};{};;;", escaped(last), escaped(first)));
    line("TITLE", &escaped(&person.title));
    line("ORG", &escaped(&process.employer));
    line("EMAIL", &escaped(&person.email));
    line("TEL", &escaped(&person.phone));
    line("URL", &escaped(&person.linkedin));
    line("END", "VCARD");
}

/// The text with the special characters of the format escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

/// Writes a line, folded where it is too long, never inside a character.
fn fold(out: &mut String, line: &str) {
    let mut taken = 0;
    for c in line.chars() {
        if taken + c.len_utf8() > FOLD {
            out.push_str("\r\n ");
            taken = 1;
        }
        out.push(c);
        taken += c.len_utf8();
    }
    out.push_str("\r\n");
}
