//! What records may hold, as a list: one line for each place in them. A test keeps it equal to the frozen one, so that
//! nothing changes in it without a decision: see the head of this module.

use super::{Json, JsonWriter};

/// The list, while it is written.
#[derive(Debug, Default)]
pub struct Shape {
    /// Where it is at present (`process/rounds/*/notes may`).
    at: String,
    /// The lines so far.
    pub lines: Vec<String>,
}

impl Shape {
    /// Notes what stands at this place.
    pub fn is(&mut self, what: &str) {
        self.lines.push(format!("{} {what}", self.at));
    }

    /// Goes one step further, and back.
    pub fn inside(&mut self, name: &str, how: &str, inner: impl FnOnce(&mut Self)) {
        let before = self.at.clone();
        let way = before.split(' ').next().unwrap_or_default();
        let way = if name.is_empty() { way.to_owned() } else { format!("{way}/{name}") };
        self.at = if how.is_empty() { way } else { format!("{way} {how}") };
        inner(self);
        self.at = before;
    }

    /// A record of this kind.
    pub fn kind(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        name.clone_into(&mut self.at);
        inner(self);
    }

    /// A member, or the content of a variant: `_of` says where it stands in the type.
    pub fn member<S, T: Json>(&mut self, name: &str, how: &str, _of: fn(&S) -> &T) {
        self.inside(name, how, T::shape);
    }

    /// The content of the variant of this name.
    pub fn variant(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.inside(&word(name), "", inner);
    }

    /// One of these words.
    pub fn words(&mut self, names: &[&str]) {
        let words: Vec<String> = names.iter().map(|name| word(name)).collect();
        self.is(&format!("one of {}", words.join(", ")));
    }
}

/// The word for a variant of this name.
fn word(name: &str) -> String {
    let mut writer = JsonWriter::default();
    writer.word(name);
    writer.0.trim_matches('"').to_owned()
}
