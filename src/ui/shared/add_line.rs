//! A list of the record that grows by typing, of one line each.

use crate::domain::contacts::typed::Typed;
use crate::domain::text::{Line, TextError};
use crate::reactive::RwSignal;
use crate::ui::kit::adder::AddItem;
use leptos::prelude::*;

impl AddItem {
    /// The callbacks for items of one line each. `add` returns the key of the new item. A text that is no valid line is
    /// refused with its sentence, and neither `add` nor `change` is called.
    pub fn of_lines(
        add: impl Fn(Line) -> String + Send + Sync + 'static,
        change: impl Fn(&str, Line) + Send + Sync + 'static,
        discard: impl Fn(&str) + Send + Sync + 'static,
    ) -> Self {
        Self::of(Line::parse, add, change, discard)
    }

    /// For people of one line each: a name, and with commas what else is known of them.
    pub fn of_people(
        add: impl Fn(Typed) -> String + Send + Sync + 'static,
        change: impl Fn(&str, Typed) + Send + Sync + 'static,
        discard: impl Fn(&str) + Send + Sync + 'static,
    ) -> Self {
        Self::of(Typed::read, add, change, discard)
    }

    fn of<T: 'static>(
        read: fn(&str) -> Result<T, TextError>,
        add: impl Fn(T) -> String + Send + Sync + 'static,
        change: impl Fn(&str, T) + Send + Sync + 'static,
        discard: impl Fn(&str) + Send + Sync + 'static,
    ) -> Self {
        let read = move |text: &str| read(text).map_err(|error| error.to_string());
        Self {
            typing: RwSignal::new(None),
            add: Callback::new(move |text: String| read(&text).map(&add)),
            change: Callback::new(move |(key, text): (String, String)| read(&text).map(|read| change(&key, read))),
            discard: Callback::new(move |key: String| discard(&key)),
        }
    }
}
