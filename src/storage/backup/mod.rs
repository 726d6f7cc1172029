//! All of it in one file, sealed or not, and back again: looked at first, undone at will.

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
