//! Letters: drafted from the record, checked while they are typed, and handed to the mail program in a safe form.
//!
//! `compose` writes a first draft from facts alone; `check` judges any text, drafted or typed; `matrix` shows how
//! a panel stands; `mailto` and `eml` are the ways out, `sent` what the ledger holds of those that went.

pub mod check;
pub mod compose;
pub mod days;
pub mod eml;
pub mod fact;
pub mod in_sentence;
pub mod insert;
pub mod likeness;
pub mod mailto;
pub mod matrix;
pub mod paper;
pub mod pasted;
pub mod phrases;
pub mod purpose;
pub mod purposes_on_offer;
pub mod record;
pub mod rich;
pub mod sent;
pub mod slot;
pub mod template;
pub mod written;
