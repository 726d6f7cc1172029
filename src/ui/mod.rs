//! The screens. They read signals, call actions, and keep no records of their own.

pub mod advice;
pub mod capture;
pub mod data;
pub mod datebook;
pub mod dom;
pub mod guard;
pub mod install_hint;
pub mod interviews;
pub mod later;
pub mod letter;
pub mod me;
pub mod more;
pub mod nudge;
pub mod parts;
pub mod process;
pub mod pulse_line;
pub mod reminders;
pub mod reminding;
pub mod search_pulse;
pub mod shell;
pub mod templates;
pub mod today;
pub mod waiting;
pub mod why;
pub mod words;
pub mod working_days;
