//! Buttons and links that look like buttons.

use crate::ui::kit::dom::{El, el};
use crate::ui::kit::icon::icon;

/// A button: what it looks like, the icon before the words, the words.
pub fn button(class: &str, icon_name: &str, words: &str) -> El {
    let button = el("button").attr("type", "button").class(class);
    let button = if icon_name.is_empty() { button } else { button.child(icon(icon_name)) };
    button.text(words)
}

/// A link that looks like a button.
pub fn link(class: &str, href: &str, icon_name: &str, words: &str) -> El {
    let icon = (!icon_name.is_empty()).then(|| icon(icon_name));
    el("a").class(class).attr("href", href).child(icon).text(words)
}
