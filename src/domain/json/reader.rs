//! Takes JSON values apart, and never fails: it remembers the first thing that did not fit, and where it stood. Members
//! that nobody asked for are no fault: it remembers that there were some.

use super::Json;
use serde_json::{Map, Value};
use std::vec;

/// Whether serde's renaming to snake case makes `word` of `name`.
fn is_word(word: &str, name: &str) -> bool {
    let mut word = word.bytes();
    for (at, byte) in name.bytes().enumerate() {
        if at > 0 && byte.is_ascii_uppercase() && word.next() != Some(b'_') {
            return false;
        }
        if word.next() != Some(byte.to_ascii_lowercase()) {
            return false;
        }
    }
    word.next().is_none()
}

/// The values still to read, and the first that did not fit.
#[derive(Debug, Default)]
pub struct Reader {
    /// The value at hand.
    pub(super) at: Value,
    /// Where it stands (`/rounds/0/notes`).
    path: String,
    /// The objects that are being read, each with the length of its path.
    objects: Vec<(Map<String, Value>, usize)>,
    /// The lists and maps that are being read.
    lists: Vec<(vec::IntoIter<(String, Value)>, usize)>,
    pub(super) problem: Option<String>,
    /// Whether there was a member that is not known here.
    pub(super) more: bool,
}

impl Reader {
    pub(super) fn of(value: Value) -> Self {
        Self { at: value, ..Self::default() }
    }

    /// Notes that the value at hand does not fit.
    pub fn problem(&mut self, what: &str) {
        if self.problem.is_none() {
            let at = if self.path.is_empty() { "/" } else { &self.path };
            self.problem = Some([at, " ", what].concat());
        }
    }

    fn step(&mut self, depth: usize, name: &str) {
        self.path.truncate(depth);
        self.path.push('/');
        self.path.push_str(name);
    }

    /// Begins an object with known members.
    pub fn open(&mut self) {
        let members = match self.at.take() {
            Value::Object(members) => members,
            _ => {
                self.problem("is not an object");
                Map::new()
            }
        };
        self.objects.push((members, self.path.len()));
    }

    /// Reads a member, if it is there. Whether it is.
    pub fn optional(&mut self, name: &str, place: &mut dyn Json) -> bool {
        let Some((members, depth)) = self.objects.last_mut() else { return false };
        let (value, depth) = (members.remove(name), *depth);
        self.step(depth, name);
        let Some(value) = value else { return false };
        self.at = value;
        place.read(self);
        true
    }

    /// Reads a member that has to be there.
    pub fn required(&mut self, name: &str, place: &mut dyn Json) {
        if !self.optional(name, place) {
            self.problem("is missing");
        }
    }

    /// Ends an object: what is left in it was put there by a newer version.
    pub fn close(&mut self) {
        self.more |= self.objects.pop().is_some_and(|(members, _)| !members.is_empty());
    }

    /// Begins a list.
    pub(super) fn list(&mut self) {
        let items = match self.at.take() {
            Value::Array(items) => items.into_iter().enumerate().map(|(n, item)| (n.to_string(), item)).collect(),
            _ => {
                self.problem("is not a list");
                Vec::new()
            }
        };
        self.lists.push((items.into_iter(), self.path.len()));
    }

    /// Begins an object whose members are not known beforehand.
    pub(super) fn map(&mut self) {
        let members = match self.at.take() {
            Value::Object(members) => members.into_iter().collect(),
            _ => {
                self.problem("is not an object");
                Vec::new()
            }
        };
        self.lists.push((members.into_iter(), self.path.len()));
    }

    /// Takes the next item or member in hand; its name, or `None` after the last.
    pub(super) fn next(&mut self) -> Option<String> {
        let (items, depth) = self.lists.last_mut()?;
        let depth = *depth;
        match items.next() {
            Some((name, value)) => {
                self.step(depth, &name);
                self.at = value;
                Some(name)
            }
            None => {
                self.lists.pop();
                None
            }
        }
    }

    /// Which of the variants of these names the word at hand is; the first if none.
    pub fn word(&mut self, names: &[&str]) -> usize {
        let word = self.text();
        names.iter().position(|name| is_word(&word, name)).unwrap_or_else(|| {
            self.problem("is not a word known here");
            0
        })
    }

    /// Whether the value at hand is the word for the variant of this name.
    pub fn is(&self, name: &str) -> bool {
        matches!(&self.at, Value::String(word) if is_word(word, name))
    }

    /// Whether the value at hand is the variant of this name with its content, which is then at hand.
    pub fn enter(&mut self, name: &str) -> bool {
        if let Value::Object(members) = &mut self.at
            && members.len() == 1
            && let Some((word, content)) = members.iter_mut().next()
            && is_word(word, name)
        {
            let (word, depth) = (word.clone(), self.path.len());
            self.at = content.take();
            self.step(depth, &word);
            return true;
        }
        false
    }

    /// Takes the text at hand.
    pub fn text(&mut self) -> String {
        match self.at.take() {
            Value::String(text) => text,
            _ => {
                self.problem("is not a text");
                String::new()
            }
        }
    }

    pub(super) fn number(&mut self, least: i64, most: i64) -> i64 {
        let number = self.at.as_i64().filter(|number| (least..=most).contains(number));
        number.unwrap_or_else(|| {
            self.problem("is not a number that fits");
            0
        })
    }
}
