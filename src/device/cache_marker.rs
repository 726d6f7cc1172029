//! A number kept in the browser's file cache: a third place, beside localStorage and the database, which shows that
//! there were records when both of those are empty.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The name of the cache, which the service worker does not clear.
const CACHE: &str = "afterword-device";
const PLACE: &str = "./kept";
/// The key used by builds without a path in their names. It is theirs: one that is started again later must not take
/// this copy's number for records of its own that are lost.
const EARLIER: &str = "./held";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = caches, js_name = open, catch)]
    async fn open_cache(name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = Object)]
    type Cache;

    #[wasm_bindgen(method, structural, catch)]
    fn put(this: &Cache, place: &str, response: &Response) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, js_name = match, catch)]
    fn find(this: &Cache, place: &str) -> Result<Promise, JsValue>;

    type Response;

    #[wasm_bindgen(constructor, catch)]
    fn new(text: &str) -> Result<Response, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    fn text(this: &Response) -> Result<Promise, JsValue>;
}

/// Stores the number. If that fails, one place less remembers it.
pub async fn keep(count: u32) {
    let kept = async {
        let cache: Cache = open_cache(CACHE).await?.unchecked_into();
        JsFuture::from(cache.put(PLACE, &Response::new(&count.to_string())?)?).await
    };
    let _ = kept.await;
}

/// The stored number; that of an earlier build, as long as there is none.
pub async fn known() -> Option<u32> {
    match at(PLACE).await {
        None => at(EARLIER).await,
        known => known,
    }
}

async fn at(place: &str) -> Option<u32> {
    let cache: Cache = open_cache(CACHE).await.ok()?.unchecked_into();
    let found = JsFuture::from(cache.find(place).ok()?).await.ok()?;
    let text = found.is_object().then(|| found.unchecked_into::<Response>().text().ok())??;
    JsFuture::from(text).await.ok()?.as_string()?.parse().ok()
}
