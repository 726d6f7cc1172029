//! Letters, good and bad, judged as a careful reader would judge them; drafts for whole panels; and the ways out.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on says so

mod answers;
mod coordinator;
mod drafts;
mod fixture;
mod fuzz;
mod judged;
mod leftovers;
mod panel;
