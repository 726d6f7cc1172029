//! The plan as a calendar file, and interviews from an invitation.
//!
//! `events` turns a plan into calendar entries, `log` remembers what was handed to a calendar and numbers the next
//! edition, so that what moved moves there too and what no longer applies is called off, and `write` makes the file.
//! `links` makes addresses that fill in one entry in a calendar on the web.
//!
//! The other way, `read` finds the appointments in a file. `component` is what the crate `calcard` makes of the format,
//! `zone` reads its time zones, `windows_zones` knows their names in office programs, `yearly` the days that come once a
//! year. An `invitation` is what is made of an appointment: with its `guests`, told by their `addresses`, its place and link (`join`), and what
//! `guess` makes of its title. `belongs` says which conversation on the list it is about.

pub(crate) mod addresses;
pub mod belongs;
pub mod call;
pub mod component;
pub mod events;
pub(crate) mod guess;
pub mod guests;
pub mod invitation;
pub(crate) mod join;
pub mod links;
pub mod log;
pub mod read;
pub mod windows_zones;
pub mod write;
pub mod yearly;
pub mod zone;
