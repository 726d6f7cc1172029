//! Whose advice can be followed: the six playbooks by the names of their authors.

use crate::domain::advice::playbook::Author;

/// The six, the house first: most people stay with it.
pub const ORDER: [Author; 6] = [Author::House, Author::J, Author::A, Author::G, Author::S, Author::F];

/// The name of one of the six: its author.
pub fn author(letter: Author) -> &'static str {
    letter.source().map_or("Recommended", |source| source.source().author)
}
