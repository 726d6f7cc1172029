//! What several screens show, and what they share in showing it.

pub mod asked;
pub mod damaged;
pub mod desk;
pub mod guard;
pub mod install_hint;
pub mod invitation_draft;
pub mod nudge;
pub mod reason;
pub mod ribbon;
pub mod step_actions;
pub mod step_why;
pub mod unkept;
pub mod why;
pub mod words;
