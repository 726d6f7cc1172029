//! LinkedIn and what anyone can see of you: a state for each person met (S6, J16), and a short list to look through
//! before and after an interview (G10).

pub mod connection;
pub mod tidy;
