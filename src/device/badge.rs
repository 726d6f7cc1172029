//! The number on the app's icon, where the browser can show one: Chromium and Safari do for an installed app.

use super::js_promise::{call, get, navigator, settled};
use wasm_bindgen::JsValue;

/// Whether the browser supports it.
pub fn is_there() -> bool {
    get(&navigator(), "setAppBadge").is_function()
}

/// Shows a number; none for 0. If the browser does not allow it, nothing happens.
pub fn show(number: usize) {
    let promise = match u32::try_from(number) {
        Ok(0) | Err(_) => call(&navigator(), "clearAppBadge", &[]),
        Ok(number) => call(&navigator(), "setAppBadge", &[JsValue::from(number)]),
    };
    if let Some(promise) = promise {
        settled(promise, |_| {});
    }
}
