//! One record and its text: kinds and keys, how it is written and read, its revisions. Knows nothing of other tabs, of
//! the journal or of where texts are stored.

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
