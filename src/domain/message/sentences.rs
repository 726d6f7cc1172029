//! The sentences and the lines of a message, whole again where a mail program has broken them.

use crate::domain::fold::fold;
use crate::domain::message::meeting;

/// The sentences of a text. A line that is wrapped goes on in the next; a blank one, or one of a list, does not.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut current = String::new();
    let mut close = |current: &mut String| {
        let sentence = current.trim().to_owned();
        if !sentence.is_empty() {
            all.push(sentence);
        }
        current.clear();
    };
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['-', '*', '•']) {
            close(&mut current);
        }
        let (links, mut rest) = line.split_at(up_to_link(line, lines.peek().map_or("", |next| next.trim())));
        current.push_str(links);
        if !links.is_empty() {
            close(&mut current);
        }
        while let Some(at) = rest.find(['.', '!', '?']) {
            let (before, after) = rest.split_at(at + 1);
            current.push_str(before);
            // "14.30", "Dr. Osei" and "a.m." go on.
            let ends = after.is_empty() || (after.starts_with(' ') && !short(&current) && !is_date(&current, after));
            if ends {
                close(&mut current);
            }
            rest = after;
        }
        current.push_str(rest);
        current.push(' ');
    }
    close(&mut current);
    all
}

/// Up to where a line ends in a link that ends its sentence too: what follows begins with a capital, on the next line, or
/// on the same one after a link that a colon leads to ("Join here: https://…").
fn up_to_link(line: &str, next: &str) -> usize {
    let is_link = |word: &str| word.contains("://") || word.starts_with("www.");
    let begins = |text: &str| !text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let (mut end, mut at, mut led) = (0, 0, false);
    for word in line.split(' ') {
        let after = at + word.len();
        let rest = line.get(after..).unwrap_or_default();
        let whole = rest.trim().is_empty() && begins(next) || led && begins(rest);
        if is_link(word) && whole {
            end = after;
        }
        (led, at) = (word.ends_with(':') || led && word.is_empty(), after + 1);
    }
    end
}

/// "18. Dezember" is a day, and goes on.
fn is_date(before: &str, after: &str) -> bool {
    let number = before.trim_end_matches('.').rsplit([' ', '(']).next().unwrap_or_default();
    let next = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit()) && meeting::is_month(&fold(next))
}

fn short(before: &str) -> bool {
    let word = before.trim_end_matches('.').rsplit([' ', '(']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(&*word, "dr" | "mr" | "ms" | "mrs" | "prof" | "st" | "no" | "a.m" | "p.m" | "e.g" | "i.e" | "approx")
}

/// A text of which the lines are whole again that a mail program has broken: a day may be parted from its month.
pub(super) fn unwrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line.trim_end());
        let next = lines.peek().map_or("", |next| next.trim_start());
        let labelled = next.split(' ').next().is_some_and(|word| word.ends_with(':'));
        let goes_on = line.chars().count() > BROKEN_FROM
            && !line.trim_end().ends_with(['.', '!', '?', ':'])
            && next.starts_with(char::is_alphanumeric)
            && up_to_link(line.trim_end(), next) == 0
            && !labelled;
        out.push(if goes_on { ' ' } else { '\n' });
    }
    out
}

/// Lines are broken by programs when they are longer than this.
const BROKEN_FROM: usize = 34;
