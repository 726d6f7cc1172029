//! The sheets that several screens open.

pub mod heard;
pub mod put_off;
pub mod wrote;
