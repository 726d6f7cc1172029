//! The contacts of the phone, where the browser lets the user pick some. The page sees only what was picked.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Name, e-mail address and phone number of each contact; `None` if the browser fails.
pub type Picked = Option<Vec<[String; 3]>>;

fn manager() -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    Reflect::get(&navigator, &JsValue::from_str("contacts")).ok().filter(JsValue::is_object)
}

/// Whether the browser supports it.
pub fn is_there() -> bool {
    manager().is_some_and(|manager| Reflect::has(&manager, &JsValue::from_str("select")).unwrap_or(false))
}

/// Lets the user pick. `then` gets an empty list if they picked nobody.
pub fn pick(then: impl FnOnce(Picked) + 'static) {
    let then: Box<dyn FnOnce(Picked)> = Box::new(then);
    let asked = ask();
    spawn_local(async move {
        let picked = match asked {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        then(picked.map(|picked| Array::from(&picked).iter().map(|one| read(&one)).collect()));
    });
}

fn ask() -> Option<Promise> {
    let manager = manager()?;
    let select: Function = Reflect::get(&manager, &JsValue::from_str("select")).ok()?.dyn_into().ok()?;
    let fields: Array = ["name", "email", "tel"].into_iter().map(JsValue::from_str).collect();
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("multiple"), &JsValue::TRUE).ok()?;
    select.call2(&manager, &fields, &options).ok()?.dyn_into().ok()
}

fn read(contact: &JsValue) -> [String; 3] {
    ["name", "email", "tel"].map(|field| {
        let values = Reflect::get(contact, &JsValue::from_str(field)).unwrap_or_default();
        if values.is_object() { Array::from(&values).get(0).as_string().unwrap_or_default() } else { String::new() }
    })
}
