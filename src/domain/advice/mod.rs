//! The published advice as data: sources, rules and playbooks.

pub mod rule;
