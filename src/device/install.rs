//! Whether the app runs in a tab or was installed, and the browser's offer to install it. The start script keeps that
//! offer, as it comes before the app runs.

use crate::device::js_promise::call;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Where the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a tab.
    Tab,
    /// In a tab on an iPhone or iPad, whose storage is deleted after seven days of use without a visit.
    AppleTab,
    /// Installed on the home screen.
    Installed,
    /// Installed on the home screen of an iPhone or iPad, with a storage of its own.
    AppleInstalled,
}

impl Place {
    /// Whether it was installed.
    pub const fn is_installed(self) -> bool {
        matches!(self, Self::Installed | Self::AppleInstalled)
    }
}

/// Where the app runs.
pub fn place() -> Place {
    let Some(window) = web_sys::window() else { return Place::Tab };
    // Only Safari on iPhones and iPads has this property.
    let apple = Reflect::get(&window.navigator(), &"standalone".into()).ok().and_then(|flag| flag.as_bool());
    let query = window.match_media("(display-mode: standalone)").ok().flatten();
    match (apple, query.is_some_and(|query| query.matches())) {
        (Some(true), _) | (Some(_), true) => Place::AppleInstalled,
        (Some(false), false) => Place::AppleTab,
        (None, true) => Place::Installed,
        (None, false) => Place::Tab,
    }
}

/// The property in which the start script keeps the browser's offer.
const OFFER: &str = "afterword_install";

fn offer() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &OFFER.into()).ok().filter(JsValue::is_truthy)
}

/// Whether the browser offers to install the app.
pub fn is_offered() -> bool {
    offer().is_some()
}

/// Runs something each time such an offer appears or disappears.
pub fn on_offer(run: impl FnMut() + 'static) {
    let call = Closure::wrap(Box::new(run) as Box<dyn FnMut()>).into_js_value();
    if let Some(window) = web_sys::window() {
        // Adding a listener to the window cannot fail.
        let _ = window.add_event_listener_with_callback("afterword:install", call.unchecked_ref());
    }
}

/// Accepts the offer: the browser asks the user once more. An offer can be used once.
pub fn install() {
    if let Some(offer) = offer() {
        // If the browser refuses, nothing is installed, and its own menu can still do it.
        let _ = call(&offer, "prompt", &[]);
        let _ = Reflect::set(&js_sys::global(), &OFFER.into(), &JsValue::UNDEFINED);
    }
}
