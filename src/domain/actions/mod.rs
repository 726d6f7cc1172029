//! Changes to records, each a plain function of the record and what the user gave.

pub mod leave;
pub mod people;
pub mod prepare;
