//! The recipients of a letter.

use crate::domain::letter::record::Recipient;
use crate::domain::process::Process;
use crate::ui::shared::words;

/// What to call the recipients of a letter.
pub fn addressed(to: &Recipient, process: &Process) -> String {
    match to {
        Recipient::People(people) => {
            let names: Vec<&str> =
                people.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
            words::list(&names)
        }
        Recipient::Named { name, .. } => name.to_string(),
    }
}
