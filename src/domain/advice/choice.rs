//! Which playbook applies: one of the six, or one of the user's own.

use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::playbook::{Author, Playbook};
use crate::domain::process::PlaybookChoice;
use std::borrow::Cow;

impl Playbook {
    /// The playbook that was chosen: one of the six, or one of the user's own. A choice that names none of them, or
    /// one that contradicts itself, gives the house playbook.
    pub fn chosen(choice: &PlaybookChoice, own: &[OwnPlaybook]) -> Cow<'static, Self> {
        let house = Cow::Borrowed(Self::built_in(Author::House));
        match choice {
            PlaybookChoice::BuiltIn(letter) => {
                Author::parse(letter).map_or(house, |letter| Cow::Borrowed(Self::built_in(letter)))
            }
            PlaybookChoice::Own(id) => {
                let found = own.iter().find(|each| each.id == *id && each.validate().is_ok());
                found.map_or(house, |each| Cow::Owned(each.playbook()))
            }
        }
    }
}
