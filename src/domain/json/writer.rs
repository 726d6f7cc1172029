//! Writes JSON text, without spaces and in the order of the calls.

use super::Json;

/// Writes JSON.
#[derive(Debug, Default)]
pub struct JsonWriter(pub(super) String);

impl JsonWriter {
    /// Sets a comma, unless something has just begun.
    pub(super) fn next(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    /// Begins an object.
    pub fn open(&mut self) {
        self.0.push('{');
    }

    /// Ends an object.
    pub fn close(&mut self) {
        self.0.push('}');
    }

    /// Writes a member of an object.
    pub fn required(&mut self, name: &str, value: &dyn Json) {
        self.next();
        self.string(name);
        self.0.push(':');
        value.write(self);
    }

    /// Writes a member of an object, unless it is blank.
    pub fn optional(&mut self, name: &str, value: &dyn Json) {
        if !value.is_blank() {
            self.required(name, value);
        }
    }

    /// Writes the word for a variant of this name.
    pub fn word(&mut self, name: &str) {
        self.0.push('"');
        for (at, c) in name.char_indices() {
            if at > 0 && c.is_ascii_uppercase() {
                self.0.push('_');
            }
            self.0.push(c.to_ascii_lowercase());
        }
        self.0.push('"');
    }

    /// Begins the object of a variant of this name, which holds the content only.
    pub fn enter(&mut self, name: &str) {
        self.open();
        self.word(name);
        self.0.push(':');
    }

    /// Writes a text.
    pub fn string(&mut self, text: &str) {
        self.0.push('"');
        for c in text.chars() {
            let short = match c {
                '"' | '\\' => c,
                '\n' => 'n',
                '\t' => 't',
                '\r' => 'r',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\0'..'\u{20}' => {
                    let code = u32::from(c);
                    self.0.push_str("\\u00");
                    self.0.push(if code < 16 { '0' } else { '1' });
                    self.0.extend(char::from_digit(code % 16, 16));
                    continue;
                }
                _ => {
                    self.0.push(c);
                    continue;
                }
            };
            self.0.push('\\');
            self.0.push(short);
        }
        self.0.push('"');
    }
}
