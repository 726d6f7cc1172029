//! The screens. They read signals, call actions, and keep no records of their own.

pub mod advice;
pub mod capture;
pub mod data;
pub mod dom;
pub mod guard;
pub mod insight;
pub mod interviews;
pub mod later;
pub mod more;
pub mod parts;
pub mod process;
pub mod shell;
pub mod today;
pub mod why;
pub mod words;
pub mod working_days;
