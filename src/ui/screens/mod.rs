//! The screens, each a file or a folder. A screen uses the kit and what is shared, never another screen.

pub mod advice;
pub mod capture;
pub mod data;
pub mod datebook;
pub mod insight;
pub mod interviews;
pub mod letter;
pub mod me;
pub mod more;
pub mod process;
pub mod reminders;
pub mod reminding;
pub mod search_pulse;
pub mod sheets;
pub mod templates;
pub mod today;
pub mod waiting;
pub mod working_days;
