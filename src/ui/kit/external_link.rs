//! A link that leads out of the app.

use crate::ui::kit::dom::{El, el};
use crate::ui::kit::icon::small_icon;

/// A link to a page elsewhere, opened in a new window and without a referrer.
pub fn external_link(href: &str, words: &str) -> El {
    let hidden = el("span").class("visually-hidden").text(", opens another window");
    el("a")
        .class("way-out")
        .attr("href", href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .attr("dir", "auto")
        .text(words)
        .child(small_icon("next"))
        .child(hidden)
}
