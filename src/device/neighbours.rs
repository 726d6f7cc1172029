//! Other copies of the app at this origin, found by the caches of their workers: the name of each contains the path of
//! the copy's folder.

use super::address;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = caches, js_name = keys, catch)]
    async fn cache_names() -> Result<JsValue, JsValue>;
}

/// Whether there are any. If the browser does not tell, there may be, and nothing of theirs must be touched.
pub async fn are_about() -> bool {
    let Ok(names) = cache_names().await else { return true };
    let own = ["afterword ", &address::origin(), &address::folder(), " "].concat();
    let names = Array::from(&names).iter().filter_map(|name| name.as_string()).collect::<Vec<String>>();
    names.iter().any(|name| name.starts_with("afterword http") && !name.starts_with(&own))
}
