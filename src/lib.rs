//! Afterword: what to do in the hours, days and weeks after a job interview.
//!
//! The layer rule: each module uses only those after it in `main -> ui -> state -> storage -> domain`.
//! `domain` knows no browser, no framework and no clock. `device` holds one file for each browser ability and
//! may be used by `ui`, `state` and `storage`; it knows nothing of them. `tests/layers.rs` enforces all of it.

// Tests are not shipped, so they may use what `.clippy.toml` keeps out of the app.
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod device;
pub mod domain;
pub mod reactive;
pub mod route;
pub mod state;
pub mod storage;
pub mod ui;
