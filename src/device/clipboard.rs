//! Copying text, plain or formatted.

use super::js_promise::{call, get, navigator, settled};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlTextAreaElement};

/// Copies text. `then` is called with whether it worked.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let text = text.to_owned();
    match call(&get(&navigator(), "clipboard"), "writeText", &[JsValue::from_str(&text)]) {
        Some(promise) => settled(promise, move |error| then(error.is_none() || by_selection(&text))),
        None => then(by_selection(&text)),
    }
}

/// Copies text with its HTML, so that a word processor keeps the paragraphs. Falls back on plain text.
pub fn copy_rich(text: &str, html: &str, then: impl FnOnce(bool) + 'static) {
    let plain = text.to_owned();
    match item(text, html).and_then(|item| call(&get(&navigator(), "clipboard"), "write", &[Array::of1(&item).into()]))
    {
        Some(promise) => settled(promise, move |error| match error {
            None => then(true),
            Some(_) => copy(&plain, then),
        }),
        None => copy(&plain, then),
    }
}

/// A clipboard item with both forms of the text, where the browser supports it.
fn item(text: &str, html: &str) -> Option<JsValue> {
    let make: Function = get(&js_sys::global(), "ClipboardItem").dyn_into().ok()?;
    let forms = Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(content));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&forms, &JsValue::from_str(kind), &blob).ok()?;
    }
    Reflect::construct(&make, &Array::of1(&forms)).ok()
}

/// The old way: a text area that is there only to be selected and copied.
fn by_selection(text: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let Some(place) = document.document_element() else { return false };
    // While a dialog is open, nothing outside of it can be selected.
    let place = document.query_selector("dialog[open]").ok().flatten().unwrap_or(place);
    let area = document.create_element("textarea").ok().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return false };
    area.set_value(text);
    let before = document.active_element();
    let _ = area.set_attribute("class", "visually-hidden");
    let _ = place.append_child(&area);
    area.select();
    let copied = call(&document, "execCommand", &[JsValue::from_str("copy")]).is_some_and(|done| done.is_truthy());
    area.remove();
    if let Some(before) = before {
        let _ = call(&before, "focus", &[]);
    }
    copied
}
