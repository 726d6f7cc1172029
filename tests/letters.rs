//! Letters, good and bad, judged as a careful reader would judge them; drafts for whole panels; and the ways out.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on says so

#[path = "letters/coordinator.rs"]
mod coordinator;
#[path = "letters/drafts.rs"]
mod drafts;
#[path = "letters/fixture.rs"]
mod fixture;
#[path = "letters/fuzz.rs"]
mod fuzz;
#[path = "letters/judged.rs"]
mod judged;
#[path = "letters/panel.rs"]
mod panel;
