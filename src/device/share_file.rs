//! Handing a file to another app by the share sheet. Where there is none for such a file, it is downloaded instead.

use super::promise::{call, navigator, settled};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// It was handed on.
    Done,
    /// The user closed the sheet.
    Closed,
    /// The device would not take it.
    Failed,
}

fn file(name: &str, mime: &str, text: &str) -> Option<JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &"File".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &mime.into()).ok()?;
    let arguments = Array::of3(&Array::of1(&text.into()), &name.into(), &options);
    let file = Reflect::construct(&make, &arguments).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    Some(data.into())
}

/// Whether the share sheet takes such a file. Chromium shares no calendars, Safari does.
pub fn can(name: &str, mime: &str) -> bool {
    let data = file(name, mime, "BEGIN:VCALENDAR");
    data.and_then(|data| call(&navigator(), "canShare", &[data])).is_some_and(|yes| yes.is_truthy())
}

/// Opens the share sheet with a file. Only a tap may do so.
pub fn share(name: &str, mime: &str, text: &str, then: impl FnOnce(Handed) + 'static) {
    match file(name, mime, text).and_then(|data| call(&navigator(), "share", &[data])) {
        Some(promise) => settled(promise, move |error| {
            then(match error.as_deref() {
                None => Handed::Done,
                Some("AbortError") => Handed::Closed,
                Some(_) => Handed::Failed,
            });
        }),
        None => then(Handed::Failed),
    }
}
