//! The device's own sheet for handing a file to another program.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, File, FilePropertyBag};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = navigator, js_name = canShare, catch)]
    fn would_share(data: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn open_sheet(data: &JsValue) -> Result<Promise, JsValue>;
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Another program has the file.
    Done,
    /// The user closed the sheet.
    Dismissed,
    /// The browser would not.
    Refused,
}

/// A file as the sheet takes it: JSON where that may be shared, else the same as plain text.
fn data(name: &str, text: &str) -> Option<JsValue> {
    let kinds = [("", "application/json"), (".txt", "text/plain")];
    kinds.into_iter().find_map(|(ending, mime)| {
        let options = FilePropertyBag::new();
        options.set_type(mime);
        let parts = Array::of1(&text.into());
        let file = File::new_with_str_sequence_and_options(&parts, &format!("{name}{ending}"), &options).ok()?;
        let data = Object::new();
        Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
        would_share(&data).ok()?.then(|| data.into())
    })
}

/// Whether files of this app can be shared here.
pub fn is_there() -> bool {
    data("afterword.json", "{}").is_some()
}

/// Opens the sheet for a file; call it from a tap.
pub fn file(name: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    let asked = data(name, text).and_then(|data| open_sheet(&data).ok());
    let then: Box<dyn FnOnce(Shared)> = Box::new(then);
    spawn_local(async move {
        let Some(asked) = asked else { return then(Shared::Refused) };
        then(match JsFuture::from(asked).await {
            Ok(_) => Shared::Done,
            Err(why) => match why.dyn_ref::<DomException>() {
                Some(why) if why.name() == "AbortError" => Shared::Dismissed,
                _ => Shared::Refused,
            },
        });
    });
}
