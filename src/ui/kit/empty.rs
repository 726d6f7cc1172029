//! An empty state: what will appear here, and one way to start.

use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;

/// An empty state with its icon, a title, a sentence and, perhaps, the way to start.
pub fn empty(icon_name: &str, title: &str, text: &str, start: Option<El>) -> View {
    el("div")
        .class("empty")
        .child(icon(icon_name))
        .child(el("p").class("empty__title").text(title))
        .child(el("p").text(text))
        .child(start)
        .into()
}
