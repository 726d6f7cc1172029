//! Getting ready for a round that is ahead, out of all that was noted so far: nothing is entered twice.
//!
//! `record` is what the user adds on the sheet itself; `sheet` gathers the rest from the record. `bring`, `stage` and
//! `asks` are tables. `matter` knows what a question is about, `figures` what an answer commits to, and `differ` marks
//! where two things that were said do not agree.

pub mod asks;
pub mod bring;
pub mod clash;
pub mod differ;
pub mod doubts;
pub mod figures;
pub mod matter;
pub mod questions;
pub mod record;
pub mod resolved;
pub mod sheet;
pub mod since;
pub mod stage;
pub mod told;
pub mod value_page;
