//! Changes to records, each a plain function of the record and what the user gave. Moments and ids are arguments; the
//! screens and the state only show and save what comes of them.

pub mod after_no;
pub mod leave;
pub mod letters;
pub mod messages;
pub mod people;
pub mod plan;
pub mod prepare;
pub mod references;
pub mod replies;
pub mod steps;
