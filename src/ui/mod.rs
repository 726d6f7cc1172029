//! The screens. They read signals, call actions, and keep no records of their own.
//!
//! Floors, each using only those below: the shell, the loaders of the screens, the screens, what several of them show,
//! and the kit of elements and building blocks that knows nothing of records.

pub mod kit;
pub mod lazy_screens;
pub mod screens;
pub mod shared;
pub mod shell;
