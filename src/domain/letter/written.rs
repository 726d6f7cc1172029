//! The app's own phrases, written out with the facts at hand.

use crate::domain::letter::fact::{Facts, MissingFact};
use crate::domain::letter::purpose::Variant;
use crate::domain::letter::slot::named;
use crate::domain::tone::Tone;

/// Writes out one of the app's own phrases: `{slot}`, `<casual|formal>`, `[British|American]`, one inside another
/// where needed. The error is the first slot that cannot be filled.
pub fn written(phrase: &str, facts: &Facts<'_>, variation: usize) -> Result<String, Option<MissingFact>> {
    let mut out = String::with_capacity(phrase.len() + 40);
    let mut rest = phrase;
    while let Some(open) = rest.find(['{', '<', '[']) {
        let words = &rest[..open];
        out.push_str(words.strip_prefix('.').filter(|_| out.ends_with('.')).unwrap_or(words));
        let first = match rest.as_bytes()[open] {
            b'<' => Some(facts.tone == Tone::Casual),
            b'[' => Some(facts.variant == Variant::British),
            _ => None,
        };
        let Some((left, right, end)) = halves(&rest[open..]) else { break };
        match first {
            Some(true) => out.push_str(&written(left, facts, variation)?),
            Some(false) => out.push_str(&written(right, facts, variation)?),
            None => {
                if let Some(slot) = named(left) {
                    out.push_str(&facts.fill(slot, variation)?);
                }
            }
        }
        rest = &rest[open + end..];
    }
    // "Acme Inc." brings the full stop of its sentence along.
    out.push_str(rest.strip_prefix('.').filter(|_| out.ends_with('.')).unwrap_or(rest));
    Ok(out)
}

/// What stands before and after the bar of a bracket, and where the bracket ends.
fn halves(text: &str) -> Option<(&str, &str, usize)> {
    let mut depth = 0;
    let mut bar = None;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '<' | '[' => depth += 1,
            '}' | '>' | ']' => depth -= 1,
            '|' if depth == 1 => bar = Some(at),
            _ => {}
        }
        if depth == 0 {
            let bar = bar.unwrap_or(at);
            return Some((&text[1..bar], text.get(bar + 1..at).unwrap_or_default(), at + 1));
        }
    }
    None
}
