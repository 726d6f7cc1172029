//! The user's own phrases, with named slots in braces: "Thank you for talking to me about {topic}." Slots are
//! checked when the template is kept. When it is filled, a sentence whose fact is missing is left out, and the
//! fact becomes a question.

use crate::domain::id::TemplateId;
use crate::domain::json::Json;
use crate::domain::letter::fact::{Facts, MissingFact};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::slot::{SLOTS, named};
use crate::domain::order;
use crate::domain::text::{Line, Prose};
use std::fmt;
use std::ops::Range;

/// A text of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Template {
    /// Its id.
    #[json(required)]
    pub id: TemplateId,
    /// What the user calls it.
    #[json(required)]
    pub name: Line,
    /// The purpose it is for; any, if none is set.
    pub purpose: Option<LetterPurpose>,
    /// The text with its slots.
    #[json(required)]
    pub text: Prose,
}

/// Why a template cannot be used as it is. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// Nothing in the app has this name.
    UnknownSlot {
        /// The name in braces.
        name: String,
        /// Where it stands, in bytes.
        place: Range<usize>,
    },
    /// A brace without its partner, at this byte.
    Unclosed(usize),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownSlot { name, .. } => {
                let known: Vec<&str> = slot_names().collect();
                write!(f, "There is no fact called “{name}”. The ones you can use are: {}.", known.join(", "))
            }
            Self::Unclosed(_) => f.write_str("A curly bracket has no partner. A slot is written like this: {topic}."),
        }
    }
}

/// The names that may stand in braces, in the order in which to offer them.
pub fn slot_names() -> impl Iterator<Item = &'static str> {
    SLOTS.iter().map(|(name, _)| *name).filter(|name| !name.starts_with("if "))
}

/// A template filled from the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The text, without the sentences that lack a fact.
    pub text: String,
    /// The facts that were missing.
    pub questions: Vec<MissingFact>,
}

/// A stretch of a template.
enum Stretch<'a> {
    Words(&'a str),
    Slot { name: &'a str, place: Range<usize> },
    Unclosed(usize),
}

/// Splits a text at its braces.
fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(['{', '}']).map(|open| from + open) {
        found.push(Stretch::Words(&text[from..open]));
        let inside = &text[open + 1..];
        let close = inside.find(['{', '}', '\n']).filter(|at| inside.as_bytes()[*at] == b'}');
        match close.filter(|_| text.as_bytes()[open] == b'{') {
            Some(close) => {
                let place = open..open + close + 2;
                found.push(Stretch::Slot { name: &inside[..close], place });
                from = open + close + 2;
            }
            None => {
                found.push(Stretch::Unclosed(open));
                from = open + 1;
            }
        }
    }
    found.push(Stretch::Words(&text[from..]));
    found
}

/// Everything that is wrong with a template, in the order of the text.
pub fn faults(text: &str) -> Vec<TemplateError> {
    let fault = |stretch| match stretch {
        Stretch::Slot { name, place } if named(name).is_none() => {
            Some(TemplateError::UnknownSlot { name: name.to_owned(), place })
        }
        Stretch::Unclosed(at) => Some(TemplateError::Unclosed(at)),
        _ => None,
    };
    stretches(text).into_iter().filter_map(fault).collect()
}

/// Fills a template. Errors: the first fault in it.
pub fn fill(text: &str, facts: &Facts<'_>, variation: usize) -> Result<Filled, TemplateError> {
    if let Some(fault) = faults(text).into_iter().next() {
        return Err(fault);
    }
    let mut filled = Filled::default();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            filled.text.push('\n');
        }
        for sentence in sentences(line) {
            match sentence_filled(sentence, facts, variation) {
                Ok(text) => filled.text.push_str(&text),
                Err(missing) => filled.questions.extend(missing),
            }
        }
    }
    order::sort(&mut filled.questions);
    filled.questions.dedup();
    Ok(filled)
}

/// The sentences of a line, each with the space after it.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let ends = line.match_indices([' ']).filter(|(at, _)| line[..*at].ends_with(['.', '?', '!'])).map(|(at, _)| at + 1);
    let mut from = 0;
    ends.chain([line.len()]).map(move |end| {
        let sentence = &line[from..end];
        from = end;
        sentence
    })
}

fn sentence_filled(sentence: &str, facts: &Facts<'_>, variation: usize) -> Result<String, Option<MissingFact>> {
    let mut out = String::new();
    for stretch in stretches(sentence) {
        match stretch {
            Stretch::Words(words) => out.push_str(words),
            Stretch::Slot { name, .. } => match named(name) {
                Some(slot) => {
                    let fact = facts.fill(slot, variation)?;
                    // Some facts bring their own space; the user will have typed one too.
                    out.push_str(if out.ends_with(' ') || out.is_empty() { fact.trim_start() } else { &fact });
                }
                None => return Err(None),
            },
            Stretch::Unclosed(_) => return Err(None),
        }
    }
    Ok(out)
}
