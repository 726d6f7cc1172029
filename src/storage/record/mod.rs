//! One record and its text: what is kept and under which key, how it is written and read, in which state it is. Knows
//! nothing of other tabs, of the journal or of where texts lie.

pub mod body;
pub mod codec;
pub mod conflict_copy;
mod inflate;
pub mod kinds;
pub mod migrations;
pub mod pack;
pub mod revision;
mod unknown_members;
mod validation;
pub mod version;
