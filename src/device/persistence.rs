//! Asking the browser for persistent storage.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    async fn ask_browser() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persisted, catch)]
    async fn look() -> Result<JsValue, JsValue>;
}

/// Asks; some browsers ask the user. `None` if the browser does not support it.
pub async fn ask() -> Option<bool> {
    ask_browser().await.ok()?.as_bool()
}

/// Whether it is granted. `None` if the browser does not support it.
pub async fn is_granted() -> Option<bool> {
    look().await.ok()?.as_bool()
}
