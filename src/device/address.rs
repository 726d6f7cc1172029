//! Where the app itself is on the web.

/// The folder of the page, as the address has it: `/`, or `/sub/`.
pub fn folder() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/").to_owned()
}

/// The scheme, the host and the port of the page.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The address of the page without its hash and query; empty if the browser does not tell.
pub fn here() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |part: Option<Result<String, wasm_bindgen::JsValue>>| part.and_then(Result::ok).unwrap_or_default();
    let origin = part(location.as_ref().map(web_sys::Location::origin));
    let path = part(location.as_ref().map(web_sys::Location::pathname));
    if origin.starts_with("http") { [origin, path].concat() } else { String::new() }
}
