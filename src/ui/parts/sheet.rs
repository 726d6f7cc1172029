//! A dialog: a sheet from below on phones, a card in the middle on wide screens.

use crate::reactive::RwSignal;
use crate::ui::dom::{View, effect, el};
use crate::ui::parts::button::button;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A dialog that is open while `open` is set. Escape and the close button unset it; the browser keeps the focus
/// inside and gives it back afterwards.
pub fn sheet(title: &'static str, open: RwSignal<bool>, body: impl Fn() -> View + 'static) -> View {
    let close = move || button("btn btn--icon btn--ghost", "close", "").attr("aria-label", "Close");
    let head = move || {
        let close = close().click(move || open.set(false));
        el("div").class("sheet__head").add(el("h2").text(title)).add(close)
    };
    let dialog = el("dialog")
        .class("sheet")
        .attr("aria-label", title)
        .on("close", move |_| open.set(false))
        .live(move || if open.get() { View::new().with(head()).with(body()) } else { View::new() });
    let element: HtmlDialogElement = dialog.element().unchecked_into();
    effect(Box::new(move || match (open.get(), element.open()) {
        // showModal fails only on a dialog that is open or off the page: both mean nothing is to be done.
        (true, false) => drop(element.show_modal()),
        (false, true) => element.close(),
        _ => {}
    }));
    dialog.into()
}
