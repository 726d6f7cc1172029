//! Files from other programs: shared on a phone, where the worker stores them until they are taken here, or opened with
//! this app on a desktop. They stay on this device.

use crate::device::js_promise::{call, get};
use js_sys::{Array, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Url;

/// A file that was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its name.
    pub name: String,
    /// Its bytes; `None` if there are more than can be read.
    pub bytes: Option<Vec<u8>>,
}

/// The most bytes of one file.
const LARGEST: f64 = 40_000_000.0;

async fn settled(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(promise?.dyn_into::<Promise>().ok()?).await.ok()
}

/// The cache in which the worker stores shared files, under the worker's name for it.
fn place() -> Option<(JsValue, JsValue)> {
    let window = web_sys::window()?;
    let here = window.location().href().ok()?;
    let scope = Url::new_with_base("./", &here).ok()?.href();
    let caches = get(&window, "caches");
    (!caches.is_undefined()).then(|| (caches, JsValue::from_str(&["afterword-shared ", &scope].concat())))
}

/// The files shared since the last call. They are removed from the worker's cache.
pub async fn shared() -> Vec<Received> {
    take().await.unwrap_or_default()
}

async fn take() -> Option<Vec<Received>> {
    let (caches, name) = place()?;
    let there = settled(call(&caches, "has", std::slice::from_ref(&name))).await?;
    if there != JsValue::TRUE {
        return Some(Vec::new());
    }
    let cache = settled(call(&caches, "open", std::slice::from_ref(&name))).await?;
    let keys: Array = settled(call(&cache, "keys", &[])).await?.dyn_into().ok()?;
    let mut all = Vec::new();
    for key in keys.iter() {
        let response = settled(call(&cache, "match", &[key])).await?;
        let headers = get(&response, "headers");
        let header = |name: &str| call(&headers, "get", &[name.into()]).and_then(|text| text.as_string());
        let name = header("x-name").and_then(|name| js_sys::decode_uri_component(&name).ok()?.as_string());
        let bytes = settled(call(&response, "arrayBuffer", &[])).await?;
        let whole = header("x-too-big").is_none();
        all.push(Received { name: name.unwrap_or_default(), bytes: whole.then(|| Uint8Array::new(&bytes).to_vec()) });
    }
    settled(call(&caches, "delete", &[name])).await;
    Some(all)
}

/// Passes on the first file that is opened with this app, with the number of others opened with it; also one that was
/// opened before this was called.
pub fn on_open(then: impl Fn(Received, usize) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let queue = get(&window, "launchQueue");
    if queue.is_undefined() {
        return;
    }
    let then = Rc::new(then);
    let launched = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let Ok(files) = get(&launch, "files").dyn_into::<Array>() else { return };
        let others = (files.length() as usize).saturating_sub(1);
        let Some(handle) = files.iter().next() else { return };
        let then = then.clone();
        spawn_local(async move {
            let Some(file) = settled(call(&handle, "getFile", &[])).await else { return };
            let name = get(&file, "name").as_string().unwrap_or_default();
            let small = get(&file, "size").as_f64().is_some_and(|size| size <= LARGEST);
            let bytes = if small { settled(call(&file, "arrayBuffer", &[])).await } else { None };
            then(Received { name, bytes: bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()) }, others);
        });
    })
    .into_js_value();
    let _ = call(&queue, "setConsumer", &[launched]);
}
