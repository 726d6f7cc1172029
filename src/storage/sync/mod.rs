//! Several places that hold one record: merging two versions, reconciling two places, the journal that is one of them,
//! and detecting that something was deleted from outside.

pub mod generation;
pub mod journal;
pub mod loss;
pub mod merge;
pub mod reconcile;
