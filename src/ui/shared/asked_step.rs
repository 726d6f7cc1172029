//! The step that an address asks for, as the one of a notification does: it is opened, shown and given the focus.

use crate::device::page;
use crate::ui::kit::dom::{El, focus};
use leptos::prelude::*;

/// What stands in the address before the key of a step.
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
    // Some of the steps follow once the first ones were seen.
    page::after_painting(|| page::after_painting(|| page::after_painting(show)));
    // A notification may be tapped while its interview is on the screen already.
    let listener = window_event_listener(leptos::ev::hashchange, |_| page::after_drawing(show));
    on_cleanup(move || listener.remove());
}

fn show() {
    let hash = page::hash();
    let Some((_, key)) = hash.split_once(ASKED) else { return };
    // A step that is no longer in the plan has no place: the heading keeps the focus.
    let Some(place) = page::place(&id(key)) else { return };
    // What can be done about a step of the list "Meanwhile" is folded.
    let fold =
        place.closest("li").ok().flatten().and_then(|item| item.query_selector("details.meanwhile__more").ok()?);
    if let Some(fold) = fold {
        // Fails only for malformed names.
        let _ = fold.set_attribute("open", "");
    }
    // The list itself may be folded, too.
    if let Ok(Some(list)) = place.closest("details.fold") {
        let _ = list.set_attribute("open", "");
    }
    focus(&place);
    place.scroll_into_view();
}
