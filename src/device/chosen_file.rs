//! A file that the user chose once and that this page may write again (File System Access).

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = showSaveFilePicker, catch)]
    fn pick(options: &JsValue) -> Result<Promise, JsValue>;

    /// The browser's handle for one file. It can be stored, and loses its permission when the browser is closed.
    #[wasm_bindgen(js_name = Object)]
    #[derive(Debug, Clone)]
    pub type Handle;

    #[wasm_bindgen(method, getter, structural)]
    fn name(this: &Handle) -> Option<String>;

    #[wasm_bindgen(method, structural, js_name = queryPermission, catch)]
    fn query(this: &Handle, mode: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, js_name = requestPermission, catch)]
    fn request(this: &Handle, mode: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, js_name = createWritable, catch)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_name = Object)]
    type Writable;

    #[wasm_bindgen(method, structural, catch)]
    fn write(this: &Writable, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
}

/// Whether the browser supports it.
pub fn is_there() -> bool {
    Reflect::has(&js_sys::global(), &"showSaveFilePicker".into()).unwrap_or(false)
}

/// Lets the user choose a file; to be called from a tap. `None` if they chose none.
pub fn choose(name: &str) -> impl Future<Output = Option<Handle>> + use<> {
    let options = Object::new();
    // Setting a field of a new object cannot fail.
    let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    let asked = pick(&options);
    async move { Some(JsFuture::from(asked.ok()?).await.ok()?.unchecked_into()) }
}

/// The stored handle, if it is one.
pub fn known(object: JsValue) -> Option<Handle> {
    object.is_object().then(|| object.unchecked_into())
}

/// The name of the file.
pub fn name(handle: &Handle) -> String {
    handle.name().unwrap_or_default()
}

fn mode() -> JsValue {
    let mode = Object::new();
    let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
    mode.into()
}

async fn granted(asked: Result<Promise, JsValue>) -> bool {
    let Ok(asked) = asked else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
}

/// Whether the file may be written without asking.
pub async fn may_write(handle: &Handle) -> bool {
    granted(handle.query(&mode())).await
}

/// Asks the user for permission to write the file; to be called from a tap.
pub async fn ask(handle: &Handle) -> bool {
    granted(handle.request(&mode())).await
}

/// Writes the whole file again. The browser replaces the old one only when the new one is complete.
pub async fn write(handle: &Handle, text: &str) -> bool {
    let written = async {
        let pen: Writable = JsFuture::from(handle.create_writable()?).await?.unchecked_into();
        JsFuture::from(pen.write(text)?).await?;
        JsFuture::from(pen.close()?).await
    };
    written.await.is_ok()
}
