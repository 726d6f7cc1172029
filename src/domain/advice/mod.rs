//! The published advice as data: five sources, their rules, and the six playbooks made of them. A person who reads
//! no Rust can proof-read `rules.rs`, `parameters.rs`, `playbooks.rs` and `evidence.rs` against the articles.

pub mod choice;
pub mod evidence;
pub mod own;
pub mod own_error;
pub mod parameter;
pub mod parameters;
pub mod playbook;
pub mod playbooks;
mod range;
pub mod rule;
pub mod rules;
pub mod source;
pub mod thanks;
pub mod wording;
