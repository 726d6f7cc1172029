//! A number kept in the browser's file cache: a third place, beside localStorage and the database, which tells that
//! there was something here when both of those were emptied.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The cache, apart from those that the service worker clears.
const CACHE: &str = "afterword-device";
const PLACE: &str = "./kept";
/// Where builds keep it whose names carry no path. It is theirs: one that is started again later must not take what is
/// kept here for something of its own that is gone.
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

/// Keeps the number. Where that fails there is one place less that remembers.
pub async fn keep(count: u32) {
    let kept = async {
        let cache: Cache = open_cache(CACHE).await?.unchecked_into();
        JsFuture::from(cache.put(PLACE, &Response::new(&count.to_string())?)?).await
    };
    let _ = kept.await;
}

/// The number that was kept; what an earlier build kept, as long as there is none.
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
