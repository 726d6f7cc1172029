//! A static host in small: a release served from memory with the headers a good host would send.
//!
//! It is our own, on the standard library. What makes it worth having, the encodings made once, the tags, the headers
//! and lifetimes of `site` and `reply`, would be our own on any server; a crate would take the place of `request`, of
//! 40 lines of `reply` and of `server`. The kept one is `axum`: 43 crates, 27 seconds of one core in front of every first
//! command (measured on 30 November 2026; all of xtask takes 60). `tiny_http` takes two, but its last release is of
//! 2022. It listens on this machine alone, and nothing that is released is served by it. It goes when it has to do more
//! than GET and HEAD of whole files.

pub mod mime;
pub mod reply;
pub mod request;
pub mod server;
pub mod site;
