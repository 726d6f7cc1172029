//! The wall clock of this device.

use chrono::{NaiveDate, NaiveDateTime};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The present local moment, to the second. A clock set outside the calendar reads as the start of 1970.
pub fn now() -> NaiveDateTime {
    let date = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
        .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()))
        .unwrap_or_default()
}

/// Runs something every ten seconds for as long as the page lives, and whenever the page comes back into view.
pub fn every_ten_seconds(run: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(run).into_js_value();
    let Some(window) = web_sys::window() else { return };
    // Neither call fails in a live page; without them only the clock on screen would stand still.
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), 10_000);
    let _ = window.add_event_listener_with_callback("pageshow", call.unchecked_ref());
    if let Some(document) = window.document() {
        let _ = document.add_event_listener_with_callback("visibilitychange", call.unchecked_ref());
    }
}
