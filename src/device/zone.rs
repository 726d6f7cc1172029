//! Converting between local time, other time zones, and UTC, by the browser.

use crate::domain::iso;
use crate::domain::round::{Schedule, Zone};
use crate::domain::text::Line;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};
use js_sys::{Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The present moment in UTC.
pub fn utc_now() -> NaiveDateTime {
    DateTime::from_timestamp_millis(Date::now() as i64).map(|at| at.naive_utc()).unwrap_or_default()
}

/// The name of the zone of this device, such as `Europe/London`; `None` if the browser does not say.
pub fn here() -> Option<String> {
    let format = Intl::DateTimeFormat::new(&js_sys::Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into()).ok()?.as_string()
}

/// The local time at a moment in UTC.
pub fn local(utc: NaiveDateTime) -> NaiveDateTime {
    let date = Date::new(&JsValue::from_f64(utc.and_utc().timestamp_millis() as f64));
    NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
        .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()))
        .unwrap_or(utc)
}

/// The moment in UTC at which it is `wall` in a zone (`Europe/Berlin`); `None` if the browser does not know the zone.
pub fn utc(wall: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
    let mut guess = wall;
    // The second pass corrects a guess on the other side of a clock change.
    for _ in 0..2 {
        let shown = shown(guess, zone)?;
        guess = guess.checked_add_signed(wall - shown)?;
    }
    Some(guess)
}

/// The time in a zone at a moment in UTC.
fn shown(utc: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
    let date = Date::new(&JsValue::from_f64(utc.and_utc().timestamp_millis() as f64));
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    // Swedish dates are in ISO order; an unknown zone makes the browser throw.
    let write: Function = Reflect::get(&date, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
    let text = write.call2(&date, &"sv-SE".into(), &options).ok()?.as_string()?;
    let (day, clock) = text.split_once(' ')?;
    let at = iso::moment(&[day, "T", clock].concat())?;
    (at - utc < Duration::hours(27)).then_some(at)
}

/// The zone of this device with its offset from UTC at a local time.
pub fn of(wall: NaiveDateTime) -> Option<Zone> {
    named(wall, &here()?)
}

/// The zone of this name with its offset from UTC at a time there.
pub fn named(wall: NaiveDateTime, name: &str) -> Option<Zone> {
    let offset = (wall - utc(wall, name)?).num_minutes();
    Some(Zone { name: Line::cut(name), offset })
}

/// The zone of the times of a round that is entered here.
pub fn of_round(schedule: Schedule) -> Option<Zone> {
    of(schedule.start().or(schedule.end())?)
}
