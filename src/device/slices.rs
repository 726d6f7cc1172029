//! Long work in slices, so that the page is drawn, and answers, between two of them.

use js_sys::{Date, Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// How long one slice may take, in milliseconds.
const SLICE: f64 = 25.0;

/// Lets the page draw and answer.
pub async fn pause() {
    let waiting = Promise::new(&mut |done: Function, _| {
        let set = web_sys::window().map(|window| window.set_timeout_with_callback(&done));
        if !matches!(set, Some(Ok(_))) {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    let _ = JsFuture::from(waiting).await;
}

/// Calls `step` until it returns that nothing is left, and `goes_on` between two slices. Returns whether it was
/// completed.
pub async fn in_slices(mut step: impl FnMut() -> bool, mut goes_on: impl FnMut() -> bool) -> bool {
    loop {
        let begun = Date::now();
        while Date::now() - begun < SLICE {
            if !step() {
                return true;
            }
        }
        if !goes_on() {
            return false;
        }
        pause().await;
    }
}
