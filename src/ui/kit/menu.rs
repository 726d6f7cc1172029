//! The "…" of a card: the secondary actions. It closes on a choice, on Escape, and when the focus or a tap goes
//! elsewhere.

use crate::ui::kit::dom::{El, View, el, focus};
use crate::ui::kit::icon::icon;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent, Node};

/// A menu named after its card, with its items.
pub fn menu(name: &str, items: View) -> El {
    let summary = el("summary")
        .class("btn btn--ghost btn--icon")
        .attr("aria-label", &["More: ", name].concat())
        .child(icon("dots"));
    menu_under(summary, items).class("menu")
}

/// A menu with its items under a summary of the caller's; the caller sets its class.
pub fn menu_under(summary: El, items: View) -> El {
    let menu = el("details").child(summary).child(el("ul").class("menu__list").child(items));
    let place = menu.element();
    let (left, escaped) = (place.clone(), place);
    menu.on("focusout", move |event| {
        let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let inside = to.and_then(|to| to.dyn_into::<Node>().ok()).is_some_and(|to| left.contains(Some(&to)));
        if !inside {
            close(&left);
        }
    })
    .on("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            leave(&escaped);
        }
    })
}

/// Closes the menu with the focus on its summary: a sheet could not give the focus back to a hidden item.
fn leave(menu: &Element) {
    if let Some(summary) = menu.first_element_child() {
        focus(&summary);
    }
    close(menu);
}

fn close(menu: &Element) {
    // Removing an attribute that is not there does nothing.
    let _ = menu.remove_attribute("open");
}

/// One item.
pub fn item(icon_name: &str, words: &str, mut run: impl FnMut() + 'static) -> View {
    let button = el("button").attr("type", "button").class("menu__item").child(icon(icon_name)).text(words);
    let mine = button.element();
    let chosen = move || {
        if let Ok(Some(menu)) = mine.closest("details") {
            leave(&menu);
        }
        run();
    };
    el("li").child(button.click(chosen)).into()
}
