//! What a release is made of: trunk's output, finished into the files that a host serves.

pub mod cut;
pub mod digest;
pub mod memory;
pub mod names;
pub mod notices;
pub mod page;
pub mod policy;
pub mod release;
pub mod squeeze;
pub mod styles;
pub mod tree;
pub mod worker;
