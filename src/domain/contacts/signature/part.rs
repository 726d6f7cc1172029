//! The lines under an e-mail, taken apart: an address, a number, a page, or words that may be a name, a title or a
//! company.

use crate::domain::contacts::names;
use crate::domain::contacts::number::{self, Number};
use crate::domain::contacts::opening::{self, Opening};
use crate::domain::email::EmailAddress;
use crate::domain::text::Line;

/// How many lines are looked at from the beginning and from the end; a signature has ten, and stands near the end.
const FIRST: usize = 100;
const LAST: usize = 300;
/// The most bytes of a line that are looked at.
const LONGEST_LINE: usize = 600;
/// The most parts of a line that are looked at.
const MOST_PARTS: usize = 12;

/// What a part of a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// An address, and what stands before it.
    Mail(String, String),
    Phone(String),
    /// A number that nobody rings.
    Machine(String),
    LinkedIn(String),
    /// "Kind regards", or the two dashes above a signature.
    Closing,
    /// Anything else that may be a name, a title or a company.
    Words(String),
}

/// The parts of the lines that say something, in order, up to where the small print begins.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let all = text.lines().count();
    let lines = text.lines().enumerate().filter(|(n, _)| *n < FIRST || all - *n <= LAST).map(|(_, line)| line);
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        let line = cut(line, LONGEST_LINE);
        if line.trim_end() == "--" {
            parts.push(Part::Closing);
            continue;
        }
        match opening::opening(line) {
            // What follows is about letters that went astray. Above a name it belongs to what is answered.
            Some(Opening::SmallPrint) if parts.iter().any(|part| matches!(part, Part::Words(_))) => break,
            Some(Opening::SmallPrint | Opening::Greeting | Opening::Header) => continue,
            Some(Opening::Closing) if opening::after_closing(line).is_none() => {
                parts.push(Part::Closing);
                continue;
            }
            Some(Opening::Closing) => {}
            None => {}
        }
        let line = opening::without_from(line);
        // "Best, Joy Adeyemi | Talent Partner"
        let line = match opening::after_closing(line) {
            Some(rest) => {
                parts.push(Part::Closing);
                rest
            }
            None => line,
        };
        for piece in pieces(line) {
            parts.extend(part(&piece));
            // Further numbers behind a first one, or behind an address.
            let numbers = match parts.last() {
                Some(Part::Mail(_, email)) => {
                    number::all(piece.split_once(email.as_str()).map_or("", |(_, rest)| rest))
                }
                Some(Part::Phone(_) | Part::Machine(_)) => number::all(&piece).into_iter().skip(1).collect(),
                _ => Vec::new(),
            };
            parts.extend(numbers.into_iter().map(|number| match number {
                Number::Voice(number) => Part::Phone(number),
                Number::Machine(number) => Part::Machine(number),
            }));
        }
    }
    parts
}

pub(super) fn cut(line: &str, most: usize) -> &str {
    let mut end = line.len().min(most);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or(line)
}

/// The pieces of a line that has several facts on it.
fn pieces(line: &str) -> Vec<String> {
    let marks = |c: char| matches!(c, '|' | '•' | '·' | '\t' | '│' | '¦') || is_picture(c);
    let pieces = line.split(marks).filter(|piece| !piece.trim().is_empty()).take(MOST_PARTS);
    let clean = |piece: &str| {
        // What some programs write bold or slanted.
        let line = Line::cut(&piece.replace('*', "").replace("_ ", " ").replace(" _", " "));
        let edges = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '_' | '–' | '—' | ',' | '#' | '=');
        line.trim_matches(edges).to_owned()
    };
    pieces.map(clean).filter(|piece| !piece.is_empty() && !piece.contains(char::REPLACEMENT_CHARACTER)).collect()
}

/// Little pictures before numbers and behind names: a telephone, a letter, a flag.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

fn part(piece: &str) -> Option<Part> {
    if let Some(page) =
        piece.split([' ', '<', '>', '(', ')', '"']).find(|word| word.to_ascii_lowercase().contains("linkedin.com/"))
    {
        return Some(Part::LinkedIn(page.trim_matches([',', ';', '[', ']']).to_owned()));
    }
    if let Some((before, email)) = address(piece) {
        return Some(Part::Mail(before, email));
    }
    match number::on(piece) {
        Some(Number::Voice(number)) => return Some(Part::Phone(number)),
        Some(Number::Machine(number)) => return Some(Part::Machine(number)),
        None => {}
    }
    let page = piece.contains("://") || piece.to_ascii_lowercase().contains("www.");
    (!page && !names::are_pronouns(piece)).then(|| Part::Words(piece.to_owned()))
}

/// An e-mail address on a line, and the words before it. Office programs write each twice: `a@b.example<mailto:a@b.example>`.
fn address(piece: &str) -> Option<(String, String)> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | ':');
    let mut start = 0;
    for word in piece.split(ends) {
        if word.contains('@')
            && let Ok(email) = EmailAddress::parse(word.trim_matches(['.', '\'']))
        {
            let before = piece.get(..start).unwrap_or_default();
            let before = before.trim_end_matches("mailto:").trim_matches([' ', '"', ',', '<', ':', '(', '\'']);
            return Some((before.to_owned(), email.as_str().to_owned()));
        }
        start +=
            word.len() + piece.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    None
}
