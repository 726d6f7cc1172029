//! Waiting for promises.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls a method of an object by name; `None` if there is no such method, or it failed at once.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    Reflect::apply(&function, object, &arguments.iter().collect()).ok()
}

/// Runs `then` once the promise is settled: with `None` if it was fulfilled, else with the name of the error.
pub fn settled(promise: JsValue, then: impl FnOnce(Option<String>) + 'static) {
    let Ok(promise) = promise.dyn_into::<Promise>() else { return then(Some(String::new())) };
    let then = std::rc::Rc::new(std::cell::Cell::new(Some(Box::new(then) as Box<dyn FnOnce(Option<String>)>)));
    let other = then.clone();
    let kept = Closure::once_into_js(move |_: JsValue| {
        if let Some(then) = then.take() {
            then(None);
        }
    });
    let broken = Closure::once_into_js(move |error: JsValue| {
        let name = Reflect::get(&error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
        if let Some(then) = other.take() {
            then(Some(name.unwrap_or_default()));
        }
    });
    let _ = call(&promise, "then", &[kept, broken]);
}

/// The navigator, as a plain object.
pub fn navigator() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, |window| window.navigator().into())
}

/// A property of an object; undefined if there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
