//! Changes to records, each a plain function of the record and what the user gave.

pub mod after_no;
pub mod people;
pub mod references;
