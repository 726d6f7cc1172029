//! Downloading a file, and reading one that the user chose.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// How long a download may take to start after it was offered, in milliseconds.
const RELEASE_MS: i32 = 60_000;

/// Offers `text` as a download under `name`. `None` if the browser fails.
pub fn download(name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
    download_blob(name, &blob)
}

/// Offers `blob` as a download under `name`. `None` if the browser fails.
pub fn download_blob(name: &str, blob: &Blob) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers fetch it only after the tap, and some first ask where to save it.
    let release = Closure::once_into_js(move || Url::revoke_object_url(&url));
    let later = window.set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), RELEASE_MS);
    later.ok().map(drop)
}

/// Why a file could not be read. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has more bytes than allowed.
    TooBig,
    /// The browser failed to read it.
    Refused,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooBig => "This file is far too big to be the right one. Nothing was changed. Choose another.",
            Self::Refused => "The browser could not read this file. Nothing was changed. Try it once more.",
        })
    }
}

/// Reads the file that was just chosen in a file input as UTF-8 text, if it has at most `limit` bytes, and empties the
/// input, so that the same file can be chosen again. Nothing happens if none was chosen.
pub fn read(input: &HtmlInputElement, limit: u32, then: impl FnOnce(Result<String, Unread>) + 'static) {
    take(
        input,
        limit,
        "text",
        Box::new(move |text| then(text.and_then(|text| text.as_string().ok_or(Unread::Refused)))),
    );
}

/// Reads the file that was just chosen in a file input as bytes, at most `limit`, for decoding in a charset found out
/// later.
pub fn read_bytes(input: &HtmlInputElement, limit: u32, then: impl FnOnce(Result<Vec<u8>, Unread>) + 'static) {
    let then = move |buffer: Result<JsValue, Unread>| then(buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()));
    take(input, limit, "arrayBuffer", Box::new(then));
}

type Then = Box<dyn FnOnce(Result<JsValue, Unread>)>;

fn take(input: &HtmlInputElement, limit: u32, as_what: &'static str, then: Then) {
    let Some(file) = chosen(input) else { return };
    input.set_value("");
    if file.size() > f64::from(limit) {
        return then(Err(Unread::TooBig));
    }
    spawn_local(async move {
        let read = match contents(&file, as_what) {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        then(read.ok_or(Unread::Refused));
    });
}

fn chosen(input: &HtmlInputElement) -> Option<Blob> {
    let files = Reflect::get(input, &JsValue::from_str("files")).ok()?;
    Reflect::get_u32(&files, 0).ok()?.dyn_into().ok()
}

fn contents(file: &Blob, as_what: &str) -> Option<Promise> {
    let read = Reflect::get(file, &JsValue::from_str(as_what)).ok()?;
    read.dyn_into::<js_sys::Function>().ok()?.call0(file).ok()?.dyn_into().ok()
}
