//! Several places that hold one record: two versions of it merged, two places brought to the same state, the journal in
//! which one of them lies, and what tells that something was thrown away.

pub mod generation;
pub mod journal;
pub mod loss;
pub mod merge;
pub mod reconcile;
