//! Whose advice can be followed: the six playbooks by the names of their authors.

use crate::domain::advice::playbook::Letter;

/// The six, the house first: most people stay with it.
pub const ORDER: [Letter; 6] = [Letter::House, Letter::J, Letter::A, Letter::G, Letter::S, Letter::F];

/// The name of one of the six: its author.
pub fn author(letter: Letter) -> &'static str {
    letter.source().map_or("Recommended", |source| source.source().author)
}
