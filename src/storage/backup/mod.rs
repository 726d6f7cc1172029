//! Everything in one file, encrypted or not, and restored from it: after a preview, and with an undo.

pub mod compare;
pub mod digest;
pub mod error;
pub mod file;
pub mod key_derivation;
pub mod restore;
pub mod seal;
pub mod sealed;
pub mod undo_bulk;
pub mod undo_snapshot;
