//! What several screens show, and what they share in showing it.

pub mod asked_step;
pub mod authors;
pub mod backup_reminder;
pub mod damaged;
pub mod form_draft;
pub mod guard;
pub mod install_hint;
pub mod invitation_draft;
pub mod not_found;
pub mod opened_file;
pub mod process_editor;
pub mod reason;
pub mod recipients;
pub mod save_state;
pub mod status;
pub mod status_pill;
pub mod step_actions;
pub mod step_foot;
pub mod step_why;
pub mod step_work;
pub mod timeline_ribbon;
pub mod why;
pub mod words;
pub mod working_days;
