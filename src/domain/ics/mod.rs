//! The plan as a calendar file, and interviews from an invitation.
//!
//! `events` turns a plan into calendar entries, `log` remembers what was handed to a calendar and numbers the next
//! edition, so that what moved moves there too and what no longer applies is called off, and `write` makes the file.
//! `links` makes addresses that fill in one entry in a calendar on the web. `lines` reads the format, `zone` its time
//! zones, and `invitation` finds an interview in it, with what `guess` makes of its title.

pub mod events;
mod guess;
pub mod invitation;
pub mod lines;
pub mod links;
pub mod log;
pub mod write;
pub mod zone;
