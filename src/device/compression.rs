//! Compressing bytes, by the browser.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(js_name = Object)]
    type Stream;

    #[wasm_bindgen(method, structural, catch)]
    fn stream(this: &Stream) -> Result<Stream, JsValue>;

    #[wasm_bindgen(method, structural, js_name = pipeThrough, catch)]
    fn pipe_through(this: &Stream, press: &CompressionStream) -> Result<Stream, JsValue>;

    #[wasm_bindgen(js_name = Response)]
    type Whole;

    #[wasm_bindgen(constructor, js_class = "Response", catch)]
    fn of(stream: &Stream) -> Result<Whole, JsValue>;

    #[wasm_bindgen(method, structural, js_name = arrayBuffer, catch)]
    fn bytes(this: &Whole) -> Result<Promise, JsValue>;
}

/// Whether the browser supports it.
pub fn is_there() -> bool {
    Reflect::has(&js_sys::global(), &"CompressionStream".into()).unwrap_or(false)
}

/// Compresses a text with raw DEFLATE, without header or checksum. `None` if the browser fails.
pub async fn deflate(text: &str) -> Option<Vec<u8>> {
    let squeezed = async {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
        let stream = blob.unchecked_into::<Stream>().stream()?;
        let stream = stream.pipe_through(&CompressionStream::new("deflate-raw")?)?;
        JsFuture::from(Whole::of(&stream)?.bytes()?).await
    };
    Some(Uint8Array::new(&squeezed.await.ok()?).to_vec())
}
