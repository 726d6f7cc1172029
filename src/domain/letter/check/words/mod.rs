//! The word lists of the checks, as data to proof-read.

mod layout;
mod matter;
mod names;
mod tone_words;

pub use layout::*;
pub use matter::*;
pub use names::*;
pub use tone_words::*;
