//! The records of a job search and the rules that read them. Plain Rust: no browser, no framework, no clock.
//! The present moment, new ids and the user's language always arrive as arguments, so every result here can be
//! worked out again by hand.

pub mod advice;
pub mod agenda;
pub mod at_rest;
pub mod backup_due;
pub mod calendar;
pub mod calendar_file;
pub mod changes;
pub mod channel;
pub mod debrief;
pub mod email;
pub mod field_name;
pub mod fold;
pub mod guard;
pub mod ics;
pub mod id;
pub mod insight;
pub mod iso;
pub mod json;
pub mod keeping;
pub mod ledger;
pub mod letter;
pub mod moment;
pub mod money;
pub mod order;
pub mod people_in;
pub mod person;
pub mod phrase;
pub mod process;
pub mod profile;
pub mod promise;
pub mod pulse;
pub mod question;
pub mod reminder;
pub mod round;
pub mod salary;
pub mod sample;
pub mod search;
pub mod settings;
pub mod snooze;
pub mod text;
pub mod timeline;
pub mod unkept;
pub mod waiting;
pub mod web_address;
