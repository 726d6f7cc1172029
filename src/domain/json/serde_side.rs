//! Between types of ours and types that derive serde: either may stand in the other. Costs nothing while none does.

use super::{Json, from_value, text};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

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

/// Reads a record that derives serde, and whether the value holds more than it writes. Errors: what does not fit.
pub fn read_by_serde<T: Serialize + DeserializeOwned>(value: Value) -> Result<(T, bool), String> {
    let it: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    let more = serde_json::to_value(&it).map_or(true, |known| known != value);
    Ok((it, more))
}

/// Makes a type that derives serde a record that can be a kind.
#[allow(unused_macros)]
macro_rules! json_by_serde {
    ($type:ty) => {
        impl $crate::domain::json::Stored for $type {
            fn text(&self) -> Result<String, serde_json::Error> {
                $crate::domain::json::text_by_serde(self)
            }

            fn read_from(value: serde_json::Value) -> Result<(Self, bool), String> {
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

#[allow(unused_imports)]
pub(crate) use {json_by_serde, json_in_serde};
