//! What a mail needs besides its text: the addresses it goes to, and the name of the file that holds it.

use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::letter::eml::Mailbox;
use crate::domain::letter::record::{Letter, Recipient};
use crate::domain::process::Process;
use crate::ui::shared::recipients::addressed;

/// The addresses of those it goes to, as far as they are addresses.
pub fn addresses(letter: &Letter, process: &Process) -> Vec<Mailbox> {
    let read = |name: &str, email: &str| {
        EmailAddress::parse(email).ok().map(|address| Mailbox { name: name.to_owned(), address })
    };
    match &letter.to {
        Recipient::People(people) => {
            let known = people.iter().filter_map(|id| process.person(id));
            known.filter_map(|person| read(&person.name, &person.email)).collect()
        }
        Recipient::Named { name, email, .. } => read(name, email).into_iter().collect(),
    }
}

/// "thank-you-miriam-osei.eml": plain letters only, so that every system takes it.
pub fn file_name(letter: &Letter, process: &Process) -> String {
    let words = fold(&format!("{} {}", letter.purpose.label(), addressed(&letter.to, process)));
    let plain: String = words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).take(60).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join("-") + ".eml"
}
