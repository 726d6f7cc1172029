//! What to ask them: the next stage and the date in every round (J1, A4, S1), and what was noted for next time.

use crate::domain::debrief::PROMPTS;
use crate::domain::preparation::record::key;
use crate::domain::round::Round;

/// What comes next: asked before leaving, in every round.
pub const NEXT_STAGE: (&str, &str) = ("ask-stage", "What is the next step?");
/// By when: the anchor of every later date.
pub const BY_WHEN: (&str, &str) = ("ask-when", "By when will you decide, and who will tell me?");

/// A question to ask: its key and its words.
pub type Ask = (String, String);

/// What you noted in earlier rounds to ask next time.
pub fn noted(rounds: &[&Round]) -> Vec<Ask> {
    let Some(prompt) = PROMPTS.iter().find(|prompt| prompt.key == "ask") else { return Vec::new() };
    let answers = rounds.iter().map(|round| prompt.answer(&round.notes)).filter(|answer| !answer.is_empty());
    let mut all: Vec<Ask> = Vec::new();
    for answer in answers {
        let ask = (key("ask", answer), answer.to_owned());
        if !all.contains(&ask) {
            all.push(ask);
        }
    }
    all
}
