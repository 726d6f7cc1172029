//! Records to JSON text, and JSON values to records. Serde's derives do the same, with a way out for errors, and code
//! to drop what was read so far, after every single field: 51 KB of the compressed app's 251. Here reading never fails:
//! what does not fit is noted once in the [`Reader`], some blank stands in for it, and [`from_value`] throws the
//! whole away. So a field costs one call to read and one to write. The text is the one that serde's derives wrote,
//! byte for byte; tests/format.rs holds it to that.
//!
//! - A field: add it to the struct, and its name at the same place in the `json_struct!` under it. `must`: always
//!   there. `may`: left out while blank (empty, none, false). `always`: written always, its default when missing.
//!   `(unless path::to_fn)`: left out while the function says so, its default when missing.
//! - A struct: `json_struct!`. Bare words: `json_words!`, which writes `InPerson` as `in_person`. Words, some with
//!   content: `json_variants!`. A text of its own type: `json_text!`. What is not named in the JSON is a problem.
//! - A kind of record: its types as above, then one line in the table of storage/record.rs. A type that derives serde
//!   can be a kind meanwhile by `json_by_serde!(Type);`, and may hold any of the types here.

use crate::domain::iso;
use crate::domain::order::{self, Set};
use chrono::{NaiveDate, NaiveDateTime};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::vec;

/// Something that has a place in a record.
pub trait Json {
    /// Writes it.
    fn write(&self, pen: &mut Pen);

    /// Reads the value at hand; something blank if that does not fit, which the reader then knows.
    fn read(from: &mut Reader) -> Self
    where
        Self: Sized;

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
    let mut pen = Pen(String::new());
    it.write(&mut pen);
    pen.0
}

/// Reads a whole. Errors: the first thing that does not fit, and where.
pub fn from_value<T: Json>(value: Value) -> Result<T, String> {
    let mut from = Reader { at: Some(value), ..Reader::default() };
    let it = T::read(&mut from);
    match from.problem {
        None => Ok(it),
        Some(problem) => Err(problem),
    }
}

/// The same as a value.
pub fn to_value(it: &dyn Json) -> Value {
    serde_json::from_str(&text(it)).unwrap_or_default()
}

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

/// Writes JSON.
#[derive(Debug, Default)]
pub struct Pen(String);

impl Pen {
    /// Sets a comma, unless something has just begun.
    fn next(&mut self) {
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
    pub fn must(&mut self, name: &str, value: &dyn Json) {
        self.next();
        self.string(name);
        self.0.push(':');
        value.write(self);
    }

    /// Writes a member of an object, unless it is blank.
    pub fn may(&mut self, name: &str, value: &dyn Json) {
        if !value.is_blank() {
            self.must(name, value);
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

/// The values still to read, and the first that did not fit.
#[derive(Debug, Default)]
pub struct Reader {
    /// The value at hand; `None` if nothing is there, which is blank and no problem by itself.
    at: Option<Value>,
    /// Where it stands (`/rounds/0/notes`).
    path: String,
    /// The objects that are being read, each with the length of its path.
    objects: Vec<(Map<String, Value>, usize)>,
    /// The lists and maps that are being read.
    lists: Vec<(vec::IntoIter<(String, Value)>, usize)>,
    /// Whether the next variant asked for is taken, blank, for none was found.
    lost: bool,
    problem: Option<String>,
}

impl Reader {
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
            Some(Value::Object(members)) => members,
            Some(_) => {
                self.problem("is not an object");
                Map::new()
            }
            None => Map::new(),
        };
        self.objects.push((members, self.path.len()));
    }

    /// Takes a member in hand. Whether it is there.
    pub fn may(&mut self, name: &str) -> bool {
        if let Some((members, depth)) = self.objects.last_mut() {
            self.at = members.remove(name);
            let depth = *depth;
            self.step(depth, name);
        }
        self.at.is_some()
    }

    /// Takes a member in hand that has to be there.
    pub fn must(&mut self, name: &str) {
        if !self.may(name) {
            self.problem("is missing");
        }
    }

    /// Ends an object: there should be nothing more in it.
    pub fn close(&mut self) {
        if let Some((members, depth)) = self.objects.pop()
            && let Some(name) = members.keys().next()
        {
            self.step(depth, name);
            self.problem("is unknown");
        }
    }

    /// Begins a list.
    fn list(&mut self) {
        let items = match self.at.take() {
            Some(Value::Array(items)) => items.into_iter().map(|item| (String::new(), item)).collect(),
            Some(_) => {
                self.problem("is not a list");
                Vec::new()
            }
            None => Vec::new(),
        };
        self.lists.push((items.into_iter(), self.path.len()));
    }

    /// Begins an object whose members are not known beforehand.
    fn map(&mut self) {
        let members = match self.at.take() {
            Some(Value::Object(members)) => members.into_iter().collect(),
            Some(_) => {
                self.problem("is not an object");
                Vec::new()
            }
            None => Vec::new(),
        };
        self.lists.push((members.into_iter(), self.path.len()));
    }

    /// Takes the next item or member in hand; its name, or `None` after the last.
    fn next(&mut self) -> Option<String> {
        let (items, depth) = self.lists.last_mut()?;
        let depth = *depth;
        match items.next() {
            Some((name, value)) => {
                self.step(depth, &name);
                self.at = Some(value);
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
    pub fn is(&mut self, name: &str) -> bool {
        let is = matches!(&self.at, Some(Value::String(word)) if is_word(word, name));
        is || std::mem::take(&mut self.lost)
    }

    /// Whether the value at hand is the variant of this name with its content, which is then at hand.
    pub fn enter(&mut self, name: &str) -> bool {
        if let Some(Value::Object(members)) = &mut self.at
            && members.len() == 1
            && let Some((word, content)) = members.iter_mut().next()
            && is_word(word, name)
        {
            self.at = Some(content.take());
            let depth = self.path.len();
            self.step(depth, name);
            return true;
        }
        std::mem::take(&mut self.lost)
    }

    /// No variant was found: the first is to be read, from nothing.
    pub fn lose(&mut self) {
        if self.at.take().is_some() {
            self.problem("is not known here");
        }
        self.lost = true;
    }

    /// Takes the text at hand.
    pub fn text(&mut self) -> String {
        match self.at.take() {
            Some(Value::String(text)) => return text,
            Some(_) => self.problem("is not a text"),
            None => {}
        }
        String::new()
    }

    fn number(&mut self, least: i64, most: i64) -> i64 {
        let number = self.at.take().as_ref().and_then(Value::as_i64).filter(|number| (least..=most).contains(number));
        number.unwrap_or_else(|| {
            self.problem("is not a number that fits");
            0
        })
    }
}

impl Json for bool {
    fn write(&self, pen: &mut Pen) {
        pen.0.push_str(if *self { "true" } else { "false" });
    }

    fn read(from: &mut Reader) -> Self {
        match from.at.take() {
            Some(Value::Bool(value)) => return value,
            Some(_) => from.problem("is neither true nor false"),
            None => {}
        }
        false
    }

    fn is_blank(&self) -> bool {
        !*self
    }
}

macro_rules! numbers {
    ($($type:ident)*) => {$(
        impl Json for $type {
            fn write(&self, pen: &mut Pen) {
                let _ = write!(pen.0, "{}", i64::from(*self));
            }

            fn read(from: &mut Reader) -> Self {
                from.number(Self::MIN.into(), Self::MAX.into()) as Self
            }
        }
    )*};
}

numbers!(u8 u16 u32 i64);

impl Json for String {
    fn write(&self, pen: &mut Pen) {
        pen.string(self);
    }

    fn read(from: &mut Reader) -> Self {
        from.text()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Json for NaiveDate {
    fn write(&self, pen: &mut Pen) {
        let _ = write!(pen.0, "\"{self:?}\"");
    }

    fn read(from: &mut Reader) -> Self {
        let day = iso::day(&from.text());
        day.unwrap_or_else(|| {
            from.problem("is not a day");
            Self::default()
        })
    }
}

impl Json for NaiveDateTime {
    fn write(&self, pen: &mut Pen) {
        let _ = write!(pen.0, "\"{self:?}\"");
    }

    fn read(from: &mut Reader) -> Self {
        let at = iso::stored(&from.text());
        at.unwrap_or_else(|| {
            from.problem("is not a day and time");
            Self::default()
        })
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, pen: &mut Pen) {
        match self {
            Some(it) => it.write(pen),
            None => pen.0.push_str("null"),
        }
    }

    fn read(from: &mut Reader) -> Self {
        match from.at {
            None | Some(Value::Null) => None,
            Some(_) => Some(T::read(from)),
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, pen: &mut Pen) {
        pen.0.push('[');
        for item in self {
            pen.next();
            item.write(pen);
        }
        pen.0.push(']');
    }

    fn read(from: &mut Reader) -> Self {
        let mut items = Self::new();
        from.list();
        while from.next().is_some() {
            items.push(T::read(from));
        }
        items
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Json + Ord> Json for Set<T> {
    fn write(&self, pen: &mut Pen) {
        pen.0.push('[');
        for item in self {
            pen.next();
            item.write(pen);
        }
        pen.0.push(']');
    }

    fn read(from: &mut Reader) -> Self {
        let mut items = Self::new();
        from.list();
        while from.next().is_some() {
            items.insert(T::read(from));
        }
        items
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Json> Json for order::Map<String, T> {
    fn write(&self, pen: &mut Pen) {
        pen.open();
        for (name, value) in self {
            pen.must(name, value);
        }
        pen.close();
    }

    fn read(from: &mut Reader) -> Self {
        let mut members = Self::new();
        from.map();
        while let Some(name) = from.next() {
            members.insert(name, T::read(from));
        }
        members
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// A value inside a record stays what it is.
impl Json for Value {
    fn write(&self, pen: &mut Pen) {
        pen.0.push_str(&self.to_string());
    }

    fn read(from: &mut Reader) -> Self {
        from.at.take().unwrap_or_default()
    }
}

/// For types that derive serde and hold one of ours. Errors: the serializer's own.
pub fn serialize<S: Serializer>(it: &dyn Json, to: S) -> Result<S::Ok, S::Error> {
    let value: Value = serde_json::from_str(&text(it)).map_err(S::Error::custom)?;
    value.serialize(to)
}

/// The way back. Errors: the deserializer's own, and what does not fit.
pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from_value(Value::deserialize(from)?).map_err(D::Error::custom)
}

/// The text of a record that derives serde. Errors: serde's own.
pub fn text_by_serde<T: Serialize>(it: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(it)
}

/// Reads a record that derives serde. Errors: what does not fit.
pub fn read_by_serde<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// Makes a type that derives serde a record that can be a kind.
#[allow(unused_macros)]
macro_rules! json_by_serde {
    ($type:ty) => {
        impl $crate::domain::json::Stored for $type {
            fn text(&self) -> Result<String, serde_json::Error> {
                $crate::domain::json::text_by_serde(self)
            }

            fn from_value(value: serde_json::Value) -> Result<Self, String> {
                $crate::domain::json::read_by_serde(value)
            }
        }
    };
}

/// Lets a type of ours stand in one that derives serde. Costs nothing while none does.
macro_rules! json_in_serde {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::domain::json::serialize(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::json::deserialize(from)
            }
        }
    };
}

/// One field: see the head of this file.
macro_rules! json_field {
    (write $pen:ident $name:expr, $value:expr, must) => {
        $pen.must($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, always) => {
        $pen.must($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, may) => {
        $pen.may($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, (unless $skip:path)) => {
        if !$skip($value) {
            $pen.must($name, $value)
        }
    };
    (read $from:ident $name:expr, must) => {{
        $from.must($name);
        $crate::domain::json::Json::read($from)
    }};
    (read $from:ident $name:expr, may) => {{
        $from.may($name);
        $crate::domain::json::Json::read($from)
    }};
    (read $from:ident $name:expr, $always:tt) => {
        if $from.may($name) { $crate::domain::json::Json::read($from) } else { Default::default() }
    };
}

/// A struct: see the head of this file.
macro_rules! json_struct {
    ($type:ident { $($mark:tt: $($field:ident),+);+ $(;)? }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.open();
                $($($crate::domain::json::json_field!(write pen stringify!($field), &self.$field, $mark);)+)+
                pen.close();
            }

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                from.open();
                let it = Self {
                    $($($field: $crate::domain::json::json_field!(read from stringify!($field), $mark),)+)+
                };
                from.close();
                it
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// An enum of bare words.
macro_rules! json_words {
    ($type:ident { $($word:ident),+ $(,)? }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.word(match self {
                    $(Self::$word => stringify!($word),)+
                });
            }

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                let all = [$(Self::$word),+];
                all[from.word(&[$(stringify!($word)),+]) % all.len()]
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// An enum of which some variants hold something: one thing (`holding`), or fields (`with`).
macro_rules! json_variants {
    ($type:ident {
        $(words: $($word:ident),+;)?
        $(holding: $($around:ident),+;)?
        $(with: $($name:ident { $($mark:tt: $($field:ident),+);+ $(;)? }),+ $(,)?)?
    }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                match self {
                    $($(Self::$word => pen.word(stringify!($word)),)+)?
                    $($(Self::$around(content) => {
                        pen.enter(stringify!($around));
                        $crate::domain::json::Json::write(content, pen);
                        pen.close();
                    })+)?
                    $($(Self::$name { $($($field,)+)+ } => {
                        pen.enter(stringify!($name));
                        pen.open();
                        $($($crate::domain::json::json_field!(write pen stringify!($field), $field, $mark);)+)+
                        pen.close();
                        pen.close();
                    })+)?
                }
            }

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                loop {
                    $($(if from.is(stringify!($word)) {
                        return Self::$word;
                    })+)?
                    $($(if from.enter(stringify!($around)) {
                        return Self::$around($crate::domain::json::Json::read(from));
                    })+)?
                    $($(if from.enter(stringify!($name)) {
                        from.open();
                        let it = Self::$name {
                            $($($field: $crate::domain::json::json_field!(read from stringify!($field), $mark),)+)+
                        };
                        from.close();
                        return it;
                    })+)?
                    from.lose();
                }
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// A type of its own around a text.
macro_rules! json_text {
    ($type:ident) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.string(&self.0);
            }

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                Self(from.text())
            }

            fn is_blank(&self) -> bool {
                self.0.is_empty()
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

#[allow(unused_imports)]
pub(crate) use json_by_serde;
pub(crate) use {json_field, json_in_serde, json_struct, json_text, json_variants, json_words};
