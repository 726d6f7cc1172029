//! The device's share sheet, for passing a text or a file to another program.

use super::js_promise::{call, navigator, settled};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

/// The result of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Another program received it.
    Done,
    /// The user closed the sheet.
    Closed,
    /// The device failed.
    Failed,
}

fn letter(title: &str, text: &str) -> JsValue {
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text)] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    data.into()
}

/// The data for sharing a file, if files of this type can be shared.
fn data(name: &str, mime: &str, text: &str) -> Option<JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(mime);
    let file = File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    would_take(data.into())
}

/// The data for sharing records: as JSON where that may be shared, else as plain text.
fn records(name: &str, text: &str) -> Option<JsValue> {
    data(name, "application/json", text).or_else(|| data(&format!("{name}.txt"), "text/plain", text))
}

fn would_take(data: JsValue) -> Option<JsValue> {
    call(&navigator(), "canShare", std::slice::from_ref(&data))?.is_truthy().then_some(data)
}

fn open(data: Option<JsValue>, then: Box<dyn FnOnce(Shared)>) {
    match data.and_then(|data| call(&navigator(), "share", &[data])) {
        Some(promise) => settled(promise, move |error| {
            then(match error.as_deref() {
                None => Shared::Done,
                Some("AbortError") => Shared::Closed,
                Some(_) => Shared::Failed,
            });
        }),
        None => then(Shared::Failed),
    }
}

/// Whether text can be shared.
pub fn takes_text() -> bool {
    would_take(letter("Letter", "Text")).is_some()
}

/// Opens the share sheet for a text; to be called from a tap.
pub fn text(title: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    open(Some(letter(title, text)), Box::new(then));
}

/// Whether such a file can be shared. Chromium shares no calendars, Safari does.
pub fn takes_file(name: &str, mime: &str) -> bool {
    data(name, mime, "BEGIN:VCALENDAR").is_some()
}

/// Opens the share sheet for a file; to be called from a tap.
pub fn file(name: &str, mime: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    open(data(name, mime, text), Box::new(then));
}

/// Whether a file of records can be shared.
pub fn takes_backups() -> bool {
    records("afterword.json", "{}").is_some()
}

/// Opens the share sheet for a file of records; to be called from a tap.
pub fn backup(name: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    open(records(name, text), Box::new(then));
}
