//! Notifications, and the worker that shows them. The page tells the worker what is due; the worker keeps that list
//! and looks at it whenever it is told again, and when the browser wakes it.

use super::js_promise::{call, get, navigator, settled};
use chrono::{Datelike, NaiveDateTime, Timelike};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The name under which the browser is asked to wake the worker.
const TAG: &str = "afterword-due";
/// The browser is asked to do so at most this often, in milliseconds: every six hours.
const OFTEN: u32 = 6 * 60 * 60 * 1000;

/// Whether notifications may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The browser has none, or has no worker that could show them.
    Missing,
    /// The user was not asked yet.
    Open,
    /// They may.
    Granted,
    /// They may not; only the browser's own settings can change that.
    Denied,
}

fn read(word: &str) -> Permission {
    match word {
        "granted" => Permission::Granted,
        "denied" => Permission::Denied,
        _ => Permission::Open,
    }
}

/// How it stands now.
pub fn permission() -> Permission {
    let notification = get(&js_sys::global(), "Notification");
    let worker = get(&navigator(), "serviceWorker");
    match get(&notification, "permission").as_string() {
        Some(word) if worker.is_object() && is_there("showNotification") => read(&word),
        _ => Permission::Missing,
    }
}

/// Whether the registration of a worker has such a member in this browser.
fn is_there(member: &str) -> bool {
    let kind = get(&js_sys::global(), "ServiceWorkerRegistration");
    Reflect::has(&get(&kind, "prototype"), &member.into()).unwrap_or(false)
}

/// Asks the user. Only a tap may do so.
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
    /// From when it is counted, and told unless `told` says otherwise (local time).
    pub at: NaiveDateTime,
    /// When it is told first, where that is not at once (local time).
    pub told: Option<NaiveDateTime>,
    /// When it is told once more (local time).
    pub again: Option<NaiveDateTime>,
    /// Nothing is said of it after this (local time).
    pub last: Option<NaiveDateTime>,
    /// The words to show.
    pub words: String,
    /// The address to open, after `#`.
    pub hash: String,
    /// A name that stays the same while it is the same reminder.
    pub tag: String,
    /// Whether it is worth a notification; the others are only counted.
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

/// That local moment in milliseconds, as the worker's clock counts.
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

/// Tells the worker what is due, and how many more are open than it is told of; nothing at all makes it forget.
/// `count` is whether it keeps the number on the icon.
pub fn tell(items: Option<(&[Item], usize)>, count: bool) {
    let message = Object::new();
    let list = items.map_or(JsValue::NULL, |(items, _)| items.iter().map(Item::to_js).collect::<Array>().into());
    let more = JsValue::from(items.map_or(0, |(_, more)| more) as u32);
    for (name, value) in [("type", "due".into()), ("due", list), ("more", more), ("count", JsValue::from_bool(count))] {
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    spawn_local(async move {
        // Without a worker, as in a development build, this waits for good, which costs nothing.
        if let Some(registration) = ready().await {
            let _ = call(&get(&registration, "active"), "postMessage", &[message.into()]);
        }
    });
}

/// Shows one at once. `then` learns whether the device took it: some browsers allow what the device cannot show.
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

/// Whether the browser can wake the worker now and then.
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

/// Brings what the browser does to what is wanted: it may have dropped by itself what it was asked for once, or was
/// asked by another device's settings never. `then` learns whether it wakes the worker now.
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

/// Asks the browser to wake the worker now and then, or no more. `then` learns whether it agreed.
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
