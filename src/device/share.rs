//! The share sheet of the device.

use super::promise::{call, navigator, settled};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// What became of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// It was handed on.
    Done,
    /// The user closed the sheet.
    Closed,
    /// The device would not take it.
    Failed,
}

fn letter(title: &str, text: &str) -> JsValue {
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text)] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    data.into()
}

/// Whether there is a share sheet that takes text.
pub fn can_share() -> bool {
    call(&navigator(), "canShare", &[letter("Letter", "Text")]).is_some_and(|yes| yes.is_truthy())
}

/// Opens the share sheet. Only a tap may do so.
pub fn share(title: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    match call(&navigator(), "share", &[letter(title, text)]) {
        Some(promise) => settled(promise, move |error| {
            then(match error.as_deref() {
                None => Shared::Done,
                Some("AbortError") => Shared::Closed,
                Some(_) => Shared::Failed,
            });
        }),
        None => then(Shared::Failed),
    }
}
