//! New versions of the app, and its download for offline use. The start script does both; this file asks it.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = afterword_apply_update, catch)]
    fn start_script_apply() -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = afterword_try_again, catch)]
    fn start_script_try_again() -> Result<(), JsValue>;
}

/// How the parts of the app that somebody waits for are loading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// They are loading, or here.
    Coming,
    /// One cannot be loaded at present, usually for lack of a connection. It is tried again by itself.
    Missing,
    /// One cannot be loaded any more: the app was updated since this page was loaded.
    Outdated,
}

/// Activates the version that waits, and reloads.
pub fn apply() {
    // Only a page without the start script lacks the function, and there no version can wait.
    let _ = start_script_apply();
}

/// Whether a newer version waits to be used.
pub fn is_waiting() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"afterword_update_waiting".into()).is_ok_and(|flag| flag.is_truthy())
}

/// Runs something each time the start script says that a newer version waits.
pub fn on_waiting(run: impl FnMut() + 'static) {
    listen("afterword:update", run);
}

/// How the parts that are waited for are loading.
pub fn arrival() -> Arrival {
    let told = js_sys::Reflect::get(&js_sys::global(), &"afterword_arrival".into());
    match told.ok().and_then(|told| told.as_f64()) {
        Some(1.0) => Arrival::Missing,
        Some(2.0) => Arrival::Outdated,
        _ => Arrival::Coming,
    }
}

/// Runs something each time that changes.
pub fn on_arrival(run: impl FnMut() + 'static) {
    listen("afterword:arrival", run);
}

/// Loads the parts that are waited for at once, instead of at the next retry.
pub fn try_again() {
    // Only a page without the start script lacks the function, and there nothing is loaded.
    let _ = start_script_try_again();
}

/// Runs something once everything is downloaded for offline use.
pub fn on_offline_ready(run: impl FnMut() + 'static) {
    listen("afterword:offline-ready", run);
}

fn listen(event: &str, run: impl FnMut() + 'static) {
    let call = Closure::wrap(Box::new(run) as Box<dyn FnMut()>).into_js_value();
    if let Some(window) = web_sys::window() {
        // Adding a listener to the window cannot fail.
        let _ = window.add_event_listener_with_callback(event, call.unchecked_ref());
    }
}
