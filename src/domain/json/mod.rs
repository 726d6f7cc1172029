//! Records to JSON text, and JSON values to records. Serde's derives do the same, but their code has a way out for
//! errors, and drops what was read so far, after every single field: 51 KB of the compressed app's 251. Here reading
//! never fails: the [`Reader`] notes the first thing that does not fit, a blank stays in its place, and
//! [`from_value`] throws the whole away. A field is one call to read and one to write. This took the app from 251 to
//! 209 KB; letters, templates, playbooks and your details as kinds of their own would add 3.6 together. The text is
//! the one that serde's derives wrote, byte for byte: tests/format.rs holds it to that, tests/records.rs the rest.
//!
//! - A field: add it to the struct, and its name at the same place in the `json_struct!` under it. `must`: always
//!   there. `may`: left out while blank (empty, none, false). `always`: written always, its default when missing.
//!   `(unless path::to_fn)`: left out while the function says so, its default when missing.
//! - A struct: `json_struct!`. Bare words: `json_words!`, which writes `InPerson` as `in_person`. Words, some with
//!   content: `json_variants!`. A text of its own type: `json_text!`. What is not named in the JSON is a problem.
//! - A kind of record: its types as above, then one line in the table of storage/record.rs. A type that derives serde
//!   can be a kind meanwhile by `json_by_serde!(Type);`, and may hold any of the types here.

mod macros;
mod pen;
mod reader;
mod serde_side;
mod values;

pub(crate) use macros::{json_field, json_struct, json_text, json_variants, json_words};
pub use pen::Pen;
pub use reader::Reader;
pub use serde_side::{deserialize, read_by_serde, serialize, text_by_serde};
#[allow(unused_imports)]
pub(crate) use serde_side::{json_by_serde, json_in_serde};

use serde_json::Value;

/// Something that has a place in a record.
pub trait Json {
    /// Writes it.
    fn write(&self, pen: &mut Pen);

    /// What stands in its place until it is read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Becomes the value at hand; if that does not fit, the reader then knows.
    fn read(&mut self, from: &mut Reader);

    /// Whether there is nothing in it, so that a field that may be left out is.
    fn is_blank(&self) -> bool {
        false
    }
}

/// A whole record.
pub trait Stored: Sized {
    /// Its JSON. Errors: it cannot be written, which no record made by the app causes.
    fn text(&self) -> Result<String, serde_json::Error>;

    /// Reads it. Errors: the first thing that does not fit, and where.
    fn from_value(value: Value) -> Result<Self, String>;
}

impl<T: Json> Stored for T {
    fn text(&self) -> Result<String, serde_json::Error> {
        Ok(text(self))
    }

    fn from_value(value: Value) -> Result<Self, String> {
        from_value(value)
    }
}

/// The JSON of something, without spaces.
pub fn text(it: &dyn Json) -> String {
    let mut pen = Pen::default();
    it.write(&mut pen);
    pen.0
}

/// Reads a whole. Errors: the first thing that does not fit, and where.
pub fn from_value<T: Json>(value: Value) -> Result<T, String> {
    let mut from = Reader::of(value);
    let mut it = T::blank();
    it.read(&mut from);
    match from.problem {
        None => Ok(it),
        Some(problem) => Err(problem),
    }
}

/// The same as a value.
pub fn to_value(it: &dyn Json) -> Value {
    serde_json::from_str(&text(it)).unwrap_or_default()
}
