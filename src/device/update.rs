//! New versions of the app, and its copy for use offline. The start script looks after both; here is what it says.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = afterword_apply_update, catch)]
    fn start_script_apply() -> Result<(), JsValue>;
}

/// Changes to the version that waits and loads it.
pub fn apply() {
    // Only a page without the start script lacks the function, and there nothing can wait.
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

/// Runs something once everything is kept for use offline.
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
