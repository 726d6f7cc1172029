//! A closed disclosure whose content is made when it is first opened.

use crate::ui::kit::dom::{El, View, el};
use leptos::prelude::{Owner, untrack};
use web_sys::Element;

/// A disclosure of this class under a summary.
pub fn unfold(class: &str, summary: El, make: Box<dyn FnOnce() -> View>) -> El {
    unfolding(class, summary, make, false)
}

/// A disclosure that is one of several with the same fields: a group, named by its summary for screen readers.
pub fn unfold_item(class: &str, summary: El, make: Box<dyn FnOnce() -> View>) -> El {
    unfolding(class, summary, make, true)
}

fn unfolding(class: &str, summary: El, make: Box<dyn FnOnce() -> View>, is_item: bool) -> El {
    let face = summary.element();
    let owner = Owner::current().map(|owner| owner.downgrade());
    let body = el("div").class(&format!("{class}__body"));
    let (place, mut make) = (body.element(), Some(make));
    let open = move |_| {
        if let Some(make) = make.take() {
            let owner = owner.as_ref().and_then(leptos::reactive::owner::WeakOwner::upgrade);
            untrack(|| owner.unwrap_or_default().with(make)).show_in(&place);
            if is_item {
                name_group(&place, &face);
            }
        }
    };
    el("details").class(class).on("toggle", open).child(summary).child(body)
}

fn name_group(group: &Element, face: &Element) {
    let Ok(lines) = face.query_selector_all(".row__title, .row__sub") else { return };
    let lines = (0..lines.length()).filter_map(|n| lines.item(n)?.text_content());
    // Neither call can fail with a name that is a constant.
    let _ = group.set_attribute("role", "group");
    let _ = group.set_attribute("aria-label", &lines.collect::<Vec<_>>().join(", "));
}
