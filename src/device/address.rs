//! Where the app itself is on the web.

/// The address of the page without what stands after `#` or `?`; empty if the browser does not say.
pub fn here() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |part: Option<Result<String, wasm_bindgen::JsValue>>| part.and_then(Result::ok).unwrap_or_default();
    let origin = part(location.as_ref().map(web_sys::Location::origin));
    let path = part(location.as_ref().map(web_sys::Location::pathname));
    if origin.starts_with("http") { [origin, path].concat() } else { String::new() }
}
