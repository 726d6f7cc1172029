//! How texts, numbers, days, lists and the like stand in JSON.

use super::{Json, Pen, Reader};
use crate::domain::iso;
use crate::domain::order::{Map, Set};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use std::fmt::Write as _;

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

impl<T: Json> Json for Map<String, T> {
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
