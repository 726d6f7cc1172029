//! Afterword: what to do in the hours, days and weeks after a job interview.
//!
//! The layer rule: each module uses only those after it in `main -> ui -> state -> storage -> domain`.
//! `domain` knows no browser, no framework and no clock. `device` holds one file for each browser ability and
//! may be used by `ui`, `state` and `storage`; it knows nothing of them. `tests/layers.rs` enforces all of it.

pub mod device;
pub mod domain;
pub mod reactive;
pub mod route;
pub mod state;
pub mod storage;
pub mod ui;
