//! What several screens show, and what they share in showing it.

pub mod asked;
pub mod authors;
pub mod damaged;
pub mod desk;
pub mod guard;
pub mod handed;
pub mod install_hint;
pub mod invitation_draft;
pub mod not_found;
pub mod nudge;
pub mod reason;
pub mod recipients;
pub mod ribbon;
pub mod save_state;
pub mod status;
pub mod status_pill;
pub mod step_actions;
pub mod step_foot;
pub mod step_why;
pub mod step_work;
pub mod unkept;
pub mod why;
pub mod words;
pub mod working_days;
