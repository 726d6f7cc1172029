//! Notifications, and the worker that shows them. The page tells the worker what is due; the worker stores that list
//! and checks it whenever it gets a new one, and when the browser wakes it.

use super::js_promise::{call, get, navigator, settled};
use chrono::{Datelike, NaiveDateTime, Timelike};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The tag of the periodic sync by which the browser wakes the worker.
const TAG: &str = "afterword-due";
/// The shortest interval for that, in milliseconds: six hours.
const OFTEN: u32 = 6 * 60 * 60 * 1000;

/// Whether notifications may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The browser does not support them, or has no worker to show them.
    Missing,
    /// The user was not asked yet.
    Open,
    /// They may be shown.
    Granted,
    /// They may not be shown; only the browser's own settings can change that.
    Denied,
}

fn read(word: &str) -> Permission {
    match word {
        "granted" => Permission::Granted,
        "denied" => Permission::Denied,
        _ => Permission::Open,
    }
}

/// The present permission.
pub fn permission() -> Permission {
    let notification = get(&js_sys::global(), "Notification");
    let worker = get(&navigator(), "serviceWorker");
    match get(&notification, "permission").as_string() {
        Some(word) if worker.is_object() && is_there("showNotification") => read(&word),
        _ => Permission::Missing,
    }
}

/// Whether the registration of a worker has this member in this browser.
fn is_there(member: &str) -> bool {
    let kind = get(&js_sys::global(), "ServiceWorkerRegistration");
    Reflect::has(&get(&kind, "prototype"), &member.into()).unwrap_or(false)
}

/// Asks the user; to be called from a tap.
pub fn ask(then: impl FnOnce(Permission) + 'static) {
    let notification = get(&js_sys::global(), "Notification");
    match call(&notification, "requestPermission", &[]) {
        Some(promise) => settled(promise, move |_| then(permission())),
        None => then(permission()),
    }
}

/// One thing that is or will be due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// From when it is counted, and shown unless `told` says otherwise (local time).
    pub at: NaiveDateTime,
    /// When it is shown first, if that is not at once (local time).
    pub told: Option<NaiveDateTime>,
    /// When it is shown once more (local time).
    pub again: Option<NaiveDateTime>,
    /// It is not shown after this (local time).
    pub last: Option<NaiveDateTime>,
    /// The words to show.
    pub words: String,
    /// The address to open, after `#`.
    pub hash: String,
    /// A name that is the same for the same reminder.
    pub tag: String,
    /// Whether it deserves a notification; others are only counted.
    pub loud: bool,
    /// How much it adds to the number on the icon.
    pub counts: usize,
}

impl Item {
    fn to_js(&self) -> JsValue {
        let item = Object::new();
        let moment = |at: Option<NaiveDateTime>| at.map_or(JsValue::UNDEFINED, on_the_clock);
        let members = [
            ("at", on_the_clock(self.at)),
            ("told", moment(self.told)),
            ("again", moment(self.again)),
            ("last", moment(self.last)),
            ("text", JsValue::from_str(&self.words)),
            ("hash", JsValue::from_str(&self.hash)),
            ("tag", JsValue::from_str(&self.tag)),
            ("loud", JsValue::from_bool(self.loud)),
            ("counts", JsValue::from(self.counts as u32)),
        ];
        for (name, value) in members {
            // Setting a property of a fresh plain object cannot fail.
            let _ = Reflect::set(&item, &name.into(), &value);
        }
        item.into()
    }
}

/// A local moment in milliseconds since 1970, as the worker counts.
fn on_the_clock(at: NaiveDateTime) -> JsValue {
    let date = Date::new_with_year_month_day_hr_min(
        at.year() as u32,
        at.month0() as i32,
        at.day() as i32,
        at.hour() as i32,
        at.minute() as i32,
    );
    JsValue::from_f64(date.get_time())
}

/// Sends the worker what is due, and how many more are open; `None` makes it forget everything. `count` is whether it
/// shows the number on the icon.
pub fn tell(items: Option<(&[Item], usize)>, count: bool) {
    let message = Object::new();
    let list = items.map_or(JsValue::NULL, |(items, _)| items.iter().map(Item::to_js).collect::<Array>().into());
    let more = JsValue::from(items.map_or(0, |(_, more)| more) as u32);
    for (name, value) in [("type", "due".into()), ("due", list), ("more", more), ("count", JsValue::from_bool(count))] {
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    spawn_local(async move {
        // Without a worker, as in a development build, this waits forever, which costs nothing.
        if let Some(registration) = ready().await {
            let _ = call(&get(&registration, "active"), "postMessage", &[message.into()]);
        }
    });
}

/// Shows one at once. `then` is called with whether the device accepted it: some browsers allow what the device cannot
/// show.
pub fn show_one(title: &'static str, words: &'static str, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let Some(registration) = ready().await else { return then(false) };
        let options = Object::new();
        let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        for (name, value) in [("body", words), ("tag", "trial"), ("icon", "icon-192.png"), ("data", &here)] {
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        match call(&registration, "showNotification", &[title.into(), options.into()]) {
            Some(promise) => settled(promise, move |error| then(error.is_none())),
            None => then(false),
        }
    });
}

async fn ready() -> Option<JsValue> {
    let ready = get(&get(&navigator(), "serviceWorker"), "ready");
    JsFuture::from(ready.dyn_into::<js_sys::Promise>().ok()?).await.ok()
}

/// Whether the browser supports waking the worker now and then (periodic background sync).
pub fn has_waking() -> bool {
    is_there("periodicSync")
}

/// Whether this is the installed app rather than a tab of the browser.
pub fn is_installed() -> bool {
    let standalone = web_sys::window()
        .and_then(|window| window.match_media("(display-mode: standalone)").ok().flatten())
        .is_some_and(|query| query.matches());
    standalone || get(&navigator(), "standalone").is_truthy()
}

/// Registers or unregisters the periodic sync as `wanted`: the browser may have dropped it by itself, or the setting
/// may come from another device. `then` is called with whether the worker is woken now.
pub fn settle_waking(wanted: bool, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let Some(registration) = ready().await else { return then(false) };
        let tags = call(&get(&registration, "periodicSync"), "getTags", &[]);
        let tags = tags.and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
        let tags = match tags {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        let tags = tags.and_then(|tags| tags.dyn_into::<Array>().ok()).unwrap_or_default();
        if tags.includes(&TAG.into(), 0) == wanted {
            then(wanted);
        } else {
            wake(wanted, move |agreed| then(agreed == wanted));
        }
    });
}

/// Asks the browser to wake the worker now and then, or to stop. `then` is called with whether it agreed.
pub fn wake(on: bool, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let Some(registration) = ready().await else { return then(false) };
        let waking = get(&registration, "periodicSync");
        let promise = if on {
            let options = Object::new();
            let _ = Reflect::set(&options, &"minInterval".into(), &JsValue::from(OFTEN));
            call(&waking, "register", &[TAG.into(), options.into()])
        } else {
            call(&waking, "unregister", &[TAG.into()])
        };
        match promise {
            Some(promise) => settled(promise, move |error| then(error.is_none())),
            None => then(false),
        }
    });
}
