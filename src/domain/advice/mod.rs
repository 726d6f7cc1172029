//! The published advice as data: five sources, their rules, and the six playbooks made of them. A person who reads
//! no Rust can proof-read `rules.rs`, `playbooks.rs` and `evidence.rs` against the articles.

pub mod choice;
pub mod evidence;
pub mod own;
pub mod parameter;
pub mod playbook;
pub mod playbooks;
pub mod rule;
pub mod rules;
pub mod source;
pub mod thanks;
pub mod wording;
