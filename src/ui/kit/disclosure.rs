//! A closed disclosure whose inside is made when it is first opened.

use crate::ui::kit::dom::{El, View, el};
use leptos::prelude::{Owner, untrack};

/// A disclosure of this class under a summary.
pub fn unfold(class: &str, summary: El, make: Box<dyn FnOnce() -> View>) -> El {
    let owner = Owner::current().map(|owner| owner.downgrade());
    let body = el("div").class(&format!("{class}__body"));
    let (place, mut make) = (body.element(), Some(make));
    let open = move |_| {
        if let Some(make) = make.take() {
            let owner = owner.as_ref().and_then(leptos::reactive::owner::WeakOwner::upgrade);
            untrack(|| owner.unwrap_or_default().with(make)).show_in(&place);
        }
    };
    el("details").class(class).on("toggle", open).child(summary).child(body)
}
