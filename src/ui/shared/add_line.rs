//! A list of the record that grows by typing, of one line each.

use crate::domain::text::Line;
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
        Self {
            typing: RwSignal::new(None),
            add: Callback::new(move |text: String| line(&text).map(&add)),
            change: Callback::new(move |(key, text): (String, String)| line(&text).map(|line| change(&key, line))),
            discard: Callback::new(move |key: String| discard(&key)),
        }
    }
}

fn line(text: &str) -> Result<Line, String> {
    Line::parse(text).map_err(|error| error.to_string())
}
