//! Those who will speak for you (J10, S2): listed once for the whole search, and in each process what they were told
//! and what became of it. The texts are drafts to copy; nothing is sent.

pub mod reached;
pub mod referee;
pub mod reference;
pub mod texts;
pub mod warning;
