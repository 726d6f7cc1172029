//! The words by which a sentence says how it stands, in the languages in which most are written. Folded.

pub(super) mod delay;
pub(super) mod next_round;
pub(super) mod offer;
pub(super) mod refusal;
pub(super) mod reply;
