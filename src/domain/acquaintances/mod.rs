//! Contacts who know them (J11, J13): who knows whom there, what they were asked for, what they said, and whether they
//! were thanked.

pub mod acquaintance;
pub mod asked;
