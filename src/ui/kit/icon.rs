//! Icons from the sprite in index.html. An icon is never the only name of a thing: words stand beside it.

use crate::ui::kit::dom::{View, svg};

/// The icon `i-<name>`, hidden from screen readers.
pub fn icon(name: &str) -> View {
    draw(name, "icon")
}

/// The icon `i-<name>` in the smaller size, hidden from screen readers.
pub fn small_icon(name: &str) -> View {
    draw(name, "icon icon--sm")
}

/// The chevron of a disclosure.
pub fn chevron() -> View {
    draw("down", "icon why__chev")
}

fn draw(name: &str, class: &str) -> View {
    let shape = svg("use").attr("href", &format!("#i-{name}"));
    svg("svg").class(class).attr("aria-hidden", "true").child(shape).into()
}
