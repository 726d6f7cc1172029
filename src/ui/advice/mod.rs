//! Whose advice to follow, and the reasons behind every date.

pub mod choose;
pub mod reason;
pub mod step_why;
