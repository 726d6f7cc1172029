//! Records to JSON text, and JSON values to records. Serde's derives do the same, but their code has a way out for
//! errors, and drops what was read so far, after every single field: on all 69 types they are 43 KB more of the first
//! load and 19 of the later parts (brotli, 29 November 2026). Here reading never fails: the [`Reader`] notes the first
//! thing that does not fit and where it stands, a blank stays in its place, and [`from_value`] throws the whole away. A
//! field is one call to read and one to write. The text is the one that serde's derives wrote, byte for byte:
//! tests/format.rs holds it to that, tests/records.rs the rest.
//!
//! - A struct, an enum, or a text of its own type: `#[derive(Json)]` (.cargo/json_derive). A field is left out while it
//!   is blank (empty, none, false); `#[json(required)]`: always there; `#[json(always)]`: written always, its default
//!   when missing; `#[json(unless = path::to_fn)]`: left out while the function says so, its default when missing.
//! - A kind of record: its types as above, then one line in the table of storage/record.rs. A type that derives serde
//!   can be a kind meanwhile by `json_by_serde!(Type);`, and may hold any of the types here.
//!
//! Before anything is added or changed: builds from before it are still open in tabs, meet the new texts, and write over
//! them. `tests/fixtures/fields.txt` lists all that records may hold; a test fails until it was decided which of the two
//! it is, and the list written again (`FREEZE=1 cargo test --lib fields`).
//!
//! - Carried through: **a new member of an object, a new kind of record.** Whatever a build does not know, it keeps in
//!   its place through edits, merges, packing and backups (storage/body.rs). So a new member is not `required`, as texts
//!   from before have none; it stays true when an older build changes what stands around it; it goes away with the item
//!   it belongs to; and it is inside a variant, never beside it. Lists of objects get an `id`.
//! - **Anything else changes the meaning:** a new word or variant, another type, range or sense, a member renamed or
//!   taken away. Raise `VERSION` in storage/migrations.rs, with a step and frozen examples: older tabs then only read,
//!   and say that a newer version of Afterword saved this.

mod reader;
mod serde_side;
#[cfg(test)]
mod shape;
mod values;
mod writer;

pub use json_derive::Json;
pub use reader::Reader;
pub use serde_side::{deserialize, read_by_serde, serialize, text_by_serde};
#[allow(unused_imports)]
pub(crate) use serde_side::{json_by_serde, json_in_serde};
#[cfg(test)]
pub use shape::Shape;
pub use writer::JsonWriter;

use serde_json::Value;

/// Something that has a place in a record.
pub trait Json {
    /// Writes it.
    fn write(&self, writer: &mut JsonWriter);

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

    /// Lists what it may hold.
    #[cfg(test)]
    fn shape(shape: &mut Shape)
    where
        Self: Sized;
}

/// A whole record.
pub trait Stored: Sized {
    /// Its JSON. Errors: it cannot be written, which no record made by the app causes.
    fn text(&self) -> Result<String, serde_json::Error>;

    /// Reads it, and whether the value holds members that are not known here. Errors: the first thing that does not
    /// fit, and where.
    fn read_from(value: Value) -> Result<(Self, bool), String>;

    /// Reads what is known of it. Errors: the first thing that does not fit, and where.
    fn from_value(value: Value) -> Result<Self, String> {
        Ok(Self::read_from(value)?.0)
    }

    /// Lists what it may hold.
    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("derives serde");
    }
}

impl<T: Json> Stored for T {
    fn text(&self) -> Result<String, serde_json::Error> {
        Ok(text(self))
    }

    fn read_from(value: Value) -> Result<(Self, bool), String> {
        read_from(value)
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        <Self as Json>::shape(shape);
    }
}

/// The JSON of something, without spaces.
pub fn text(it: &dyn Json) -> String {
    let mut writer = JsonWriter::default();
    it.write(&mut writer);
    writer.0
}

/// Reads a whole, and whether the value holds members that are not known here. Errors: the first thing that does not
/// fit, and where.
pub fn read_from<T: Json>(value: Value) -> Result<(T, bool), String> {
    let mut from = Reader::of(value);
    let mut it = T::blank();
    it.read(&mut from);
    match from.problem {
        None => Ok((it, from.more)),
        Some(problem) => Err(problem),
    }
}

/// Reads what is known of a whole. Errors: the first thing that does not fit, and where.
pub fn from_value<T: Json>(value: Value) -> Result<T, String> {
    Ok(read_from(value)?.0)
}

/// The JSON of a record or a part of one, as a value.
pub fn to_value(it: &dyn Json) -> Value {
    serde_json::from_str(&text(it)).unwrap_or_default()
}
