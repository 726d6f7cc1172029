//! The answers you give, over all interviews: each question with every telling of it, the stories you tell, practice until
//! the eve of the next round, how you come across, and what got better.

pub mod delivery;
pub mod group;
pub mod improved;
pub mod practice;
pub mod story;
