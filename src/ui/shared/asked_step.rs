//! The step that an address names, as that of a notification does: it is opened, scrolled to and given the focus.

use crate::device::page;
use crate::ui::kit::dom::{El, focus};
use leptos::prelude::*;

/// The part of the address before the key of a step.
pub const ASKED: &str = "?step=";

/// Marks the element that takes the focus when its step is asked for.
pub fn marked(place: El, key: &str) -> El {
    place.attr("id", &id(key)).attr("tabindex", "-1")
}

fn id(key: &str) -> String {
    ["step-", key].concat()
}

/// Goes to the step that the address asks for, now and whenever the address changes.
pub fn follow() {
    // Some steps are drawn only after the first ones were painted.
    page::after_painting(|| page::after_painting(|| page::after_painting(show)));
    // A notification may be tapped while its interview is already on screen.
    let listener = window_event_listener(leptos::ev::hashchange, |_| page::after_drawing(show));
    on_cleanup(move || listener.remove());
}

fn show() {
    let hash = page::hash();
    let Some((_, key)) = hash.split_once(ASKED) else { return };
    // A step that is no longer in the plan is not on the page: the heading keeps the focus.
    let Some(place) = page::place(&id(key)) else { return };
    // The actions of a step in the list "Meanwhile" are collapsed.
    let fold =
        place.closest("li").ok().flatten().and_then(|item| item.query_selector("details.meanwhile__more").ok()?);
    if let Some(fold) = fold {
        // Fails only for malformed names.
        let _ = fold.set_attribute("open", "");
    }
    // The list itself may be collapsed, too.
    if let Ok(Some(list)) = place.closest("details.fold") {
        let _ = list.set_attribute("open", "");
    }
    focus(&place);
    place.scroll_into_view();
}
