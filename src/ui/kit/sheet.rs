//! A dialog: a sheet from below on phones, a card in the middle on wide screens.

use crate::device::page;
use crate::reactive::RwSignal;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, effect, el};
use leptos::prelude::{Owner, on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A dialog that is open while `open` is set. Escape and the close button unset it; the browser keeps the focus inside,
/// on its heading at first, and gives it back afterwards.
pub fn sheet(title: &'static str, open: RwSignal<bool>, body: impl Fn() -> View + 'static) -> View {
    let close = move || button("btn btn--icon btn--ghost", "close", "").attr("aria-label", "Close");
    let head = move || {
        let close = close().click(move || open.set(false));
        let title = el("h2").attr("tabindex", "-1").attr("autofocus", "").text(title);
        el("div").class("sheet__head").child(title).child(close)
    };
    let dialog = el("dialog")
        .class("sheet")
        .attr("aria-label", title)
        .on("close", move |_| open.set(false))
        .dynamic(move || if open.get() { View::new().with(head()).with(body()) } else { View::new() });
    let element: HtmlDialogElement = dialog.element().unchecked_into();
    effect(Box::new(move || match (open.get(), element.open()) {
        // showModal fails only on a dialog that is open or not in the document: in both cases nothing is to be done.
        (true, false) => drop(element.show_modal()),
        (false, true) => element.close(),
        _ => {}
    }));
    dialog.into()
}

/// Opens a dialog that is removed from the page once it is closed. `body` gets the signal that closes it.
pub fn show(title: &'static str, body: impl Fn(RwSignal<bool>) -> View + 'static) {
    let Some(place) = page::place("app") else { return };
    let (owner, frame) = (Owner::new(), el("div"));
    let node = frame.element();
    owner.with(|| {
        let open = RwSignal::new(false);
        let sheet = sheet(title, open, move || body(open));
        // First into the document, then open: showModal needs it there.
        View::from(frame.child(sheet)).show_in(&place);
        open.set(true);
        // It belongs to the screen it was opened on: it closes when the user goes elsewhere.
        let here = page::hash();
        let left = window_event_listener(leptos::ev::hashchange, move |_| {
            if page::hash() != here {
                open.set(false);
            }
        });
        on_cleanup(move || left.remove());
        // This effect keeps the owner of the sheet's signals alive until the sheet is closed.
        let mut kept = Some(owner.clone());
        effect(Box::new(move || {
            if !open.get()
                && let Some(owner) = kept.take()
            {
                let node = node.clone();
                page::after_drawing(move || {
                    node.remove();
                    owner.cleanup();
                });
            }
        }));
    });
}
