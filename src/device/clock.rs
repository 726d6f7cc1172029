//! The wall clock of this device.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The first and the last year in which anything can be recorded: dates entered by hand are limited to the same.
const YEARS: (i32, i32) = (2000, 2100);

/// The present local time, to the second. A clock outside the years 2000 to 2100 reads as the nearest moment in them,
/// so that what is recorded can be read again.
pub fn now() -> NaiveDateTime {
    let date = js_sys::Date::new_0();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match date.get_full_year() as i32 {
        early if early < YEARS.0 => day(YEARS.0, 1, 1).and_time(NaiveTime::MIN),
        late if late > YEARS.1 => day(YEARS.1, 12, 31).and_time(NaiveTime::MIN),
        year => {
            let time = NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds());
            day(year, date.get_month() + 1, date.get_date()).and_time(time.unwrap_or_default())
        }
    }
}

/// The year of the clock, whatever it is.
pub fn year() -> i32 {
    js_sys::Date::new_0().get_full_year() as i32
}

/// Runs something every ten seconds until the page is closed, and whenever the page becomes visible again.
pub fn every_ten_seconds(run: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(run).into_js_value();
    let Some(window) = web_sys::window() else { return };
    // Neither call fails while the page is open; without them only the clock on screen would stand still.
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), 10_000);
    let _ = window.add_event_listener_with_callback("pageshow", call.unchecked_ref());
    if let Some(document) = window.document() {
        let _ = document.add_event_listener_with_callback("visibilitychange", call.unchecked_ref());
    }
}

/// Runs something every second until it is stopped; returns the number for [`stop`].
pub fn every_second(run: impl FnMut() + 'static) -> i32 {
    let call = Closure::<dyn FnMut()>::new(run).into_js_value();
    let window = web_sys::window();
    let set = |window: web_sys::Window| {
        window.set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), 1_000).ok()
    };
    window.and_then(set).unwrap_or_default()
}

/// Stops what runs every second.
pub fn stop(ticking: i32) {
    if let Some(window) = web_sys::window() {
        window.clear_interval_with_handle(ticking);
    }
}
