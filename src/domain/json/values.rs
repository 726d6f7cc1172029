//! How texts, numbers, days, lists and the like stand in JSON.

#[cfg(test)]
use super::Shape;
use super::{Json, JsonWriter, Reader};
use crate::domain::iso;
use crate::domain::order::{SortedMap, SortedSet};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use std::fmt::Write as _;

impl Json for bool {
    fn write(&self, writer: &mut JsonWriter) {
        writer.0.push_str(if *self { "true" } else { "false" });
    }

    fn blank() -> Self {
        false
    }

    fn read(&mut self, from: &mut Reader) {
        match from.at {
            Value::Bool(value) => *self = value,
            _ => from.problem("is neither true nor false"),
        }
    }

    fn is_blank(&self) -> bool {
        !*self
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("yes or no");
    }
}

macro_rules! numbers {
    ($($type:ident)*) => {$(
        impl Json for $type {
            fn write(&self, writer: &mut JsonWriter) {
                let _ = write!(writer.0, "{}", i64::from(*self));
            }

            fn blank() -> Self {
                0
            }

            fn read(&mut self, from: &mut Reader) {
                *self = from.number(Self::MIN.into(), Self::MAX.into()) as Self;
            }

            #[cfg(test)]
            fn shape(shape: &mut Shape) {
                shape.is(&format!("number from {} to {}", Self::MIN, Self::MAX));
            }
        }
    )*};
}

numbers!(u8 u16 u32 i64);

impl Json for String {
    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }

    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, from: &mut Reader) {
        *self = from.text();
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("text");
    }
}

impl Json for NaiveDate {
    fn write(&self, writer: &mut JsonWriter) {
        let _ = write!(writer.0, "\"{self:?}\"");
    }

    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, from: &mut Reader) {
        match iso::day(&from.text()) {
            Some(day) => *self = day,
            None => from.problem("is not a day"),
        }
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("day");
    }
}

impl Json for NaiveDateTime {
    fn write(&self, writer: &mut JsonWriter) {
        let _ = write!(writer.0, "\"{self:?}\"");
    }

    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, from: &mut Reader) {
        match iso::stored(&from.text()) {
            Some(at) => *self = at,
            None => from.problem("is not a day and time"),
        }
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("moment");
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, writer: &mut JsonWriter) {
        match self {
            Some(it) => it.write(writer),
            None => writer.0.push_str("null"),
        }
    }

    fn blank() -> Self {
        None
    }

    fn read(&mut self, from: &mut Reader) {
        if !from.at.is_null() {
            self.insert(T::blank()).read(from);
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        T::shape(shape);
    }
}

fn write_list<'a, T: Json + 'a>(items: impl IntoIterator<Item = &'a T>, writer: &mut JsonWriter) {
    writer.0.push('[');
    for item in items {
        writer.next();
        item.write(writer);
    }
    writer.0.push(']');
}

fn read_list<T: Json>(from: &mut Reader, mut keep: impl FnMut(T)) {
    from.list();
    while from.next().is_some() {
        let mut item = T::blank();
        item.read(from);
        keep(item);
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, writer: &mut JsonWriter) {
        write_list(self, writer);
    }

    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, from: &mut Reader) {
        read_list(from, |item| self.push(item));
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("list");
        shape.inside("*", "", T::shape);
    }
}

impl<T: Json + Ord> Json for SortedSet<T> {
    fn write(&self, writer: &mut JsonWriter) {
        write_list(self, writer);
    }

    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, from: &mut Reader) {
        read_list(from, |item| {
            self.insert(item);
        });
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("set");
        shape.inside("*", "", T::shape);
    }
}

impl<T: Json> Json for SortedMap<String, T> {
    fn write(&self, writer: &mut JsonWriter) {
        writer.open();
        for (name, value) in self {
            writer.required(name, value);
        }
        writer.close();
    }

    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, from: &mut Reader) {
        from.map();
        while let Some(name) = from.next() {
            let mut value = T::blank();
            value.read(from);
            self.insert(name, value);
        }
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("map");
        shape.inside("*", "", T::shape);
    }
}

/// A value inside a record stays what it is.
impl Json for Value {
    fn write(&self, writer: &mut JsonWriter) {
        writer.0.push_str(&self.to_string());
    }

    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, from: &mut Reader) {
        *self = from.at.take();
    }

    #[cfg(test)]
    fn shape(shape: &mut Shape) {
        shape.is("anything");
    }
}
