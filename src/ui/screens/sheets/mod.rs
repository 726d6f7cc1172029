//! The sheets that several screens open.

pub mod log_message;
pub mod log_reply;
pub mod put_off;
