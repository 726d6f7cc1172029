//! Offers: their terms, side by side, with what others still promise; and those to whom you say no once you said yes.

pub mod beside;
pub mod in_hand;
pub mod taken;
pub mod terms;
