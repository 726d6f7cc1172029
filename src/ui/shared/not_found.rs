//! What stands where nothing is.

use crate::ui::kit::button::link;
use crate::ui::kit::dom::View;
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::page_head;

/// What is shown for an address that leads nowhere, or to a record that is gone.
pub fn not_found() -> View {
    let way = link("btn btn--primary", "#/interviews", "interviews", "See all interviews");
    View::new().with(page_head(None, "There is nothing here", "")).with(empty(
        "info",
        "This address leads to no interview on this device.",
        "It may have been deleted, or written down on another device.",
        Some(way),
    ))
}
