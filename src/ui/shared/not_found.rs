//! The page for addresses that lead nowhere.

use crate::device::page;
use crate::route::Route;
use crate::state::app;
use crate::storage::Key;
use crate::ui::kit::button::link;
use crate::ui::kit::dom::View;
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::page_head;

/// The page for an address that leads nowhere, or to a record that is gone or cannot be read.
pub fn not_found() -> View {
    let way = link("btn btn--primary", "#/interviews", "interviews", "See all interviews");
    let id = Route::parse(&page::hash()).process().cloned();
    let key = id.map(|id| Key::Process(id).to_string());
    if app().damaged.all().with(|all| all.iter().any(|one| key.as_ref() == Some(&one.key))) {
        let way = link("btn btn--primary", "#/more", "info", "Look at it");
        let text = "Nothing was changed or deleted.";
        let said = empty("info", "This interview is on this device.", text, Some(way));
        return View::new().with(page_head(None, "It cannot be read just now", "")).with(said);
    }
    View::new().with(page_head(None, "There is nothing here", "")).with(empty(
        "info",
        "We can’t find this interview on your device.",
        "It may be deleted, or on another device.",
        Some(way),
    ))
}
