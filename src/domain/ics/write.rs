//! The calendar file itself, by the crate `icalendar`, which escapes and orders; it is part of the calendar screen
//! alone and is loaded with it. Everything it would otherwise take from the clock or from chance is given to it: the
//! moment of writing, and the names of entries and alarms. Its folding is done over again: it lets the further pieces
//! of a long line have 76 octets, and 75 are allowed.
//!
//! Times are written without a zone, so that nine in the morning is nine in the morning wherever the user is, also on
//! the nights the clocks change.

use crate::domain::ics::events::Slot;
use crate::domain::ics::log::Numbered;
use crate::domain::moment::{plus_days, plus_minutes};
use chrono::{Duration, NaiveDateTime};
use icalendar::{
    Alarm, Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike, EventStatus, Property, Trigger,
};

/// The text of the file; `stamp` is the moment of writing in UTC.
pub fn write(entries: &[Numbered], stamp: NaiveDateTime) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//Afterword//Afterword//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(name, value));
    }
    for entry in entries {
        calendar.push(event(entry, stamp));
    }
    refold(&calendar.to_string())
}

/// The most octets of a line, without its end.
const WIDTH: usize = 75;

/// Folds the lines of a calendar anew, none longer than [`WIDTH`] octets and no character cut in two.
fn refold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDTH {
                folded.push_str("\r\n ");
                width = 1;
            }
            folded.push(c);
            width += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn event(entry: &Numbered, stamp: NaiveDateTime) -> Event {
    let Numbered { event: told, sequence, off } = entry;
    let (starts, ends): (DatePerhapsTime, DatePerhapsTime) = match told.slot {
        Slot::Day(day) => (day.into(), plus_days(day, 1).into()),
        Slot::At { start, minutes } => {
            let end = plus_minutes(start, minutes.into());
            (CalendarDateTime::Floating(start).into(), CalendarDateTime::Floating(end).into())
        }
    };
    let uid = format!("{}@afterword", told.uid);
    let mut made = Event::new();
    made.uid(&uid)
        .timestamp(stamp.and_utc())
        .sequence(*sequence)
        .starts(starts)
        .ends(ends)
        .summary(&clean(&told.title))
        .status(if *off { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .add_property("TRANSP", if told.busy && !off { "OPAQUE" } else { "TRANSPARENT" })
        .add_property("CATEGORIES", "Afterword");
    if !told.text.is_empty() {
        made.description(&clean(&told.text));
    }
    if !told.place.is_empty() {
        made.location(&clean(&told.place));
    }
    if let Some(before) = told.alarm.filter(|_| !off) {
        let mut alarm = Alarm::display(&clean(&told.title), Trigger::before_start(Duration::minutes(before.into())));
        alarm.uid(&format!("alarm.{uid}")).timestamp(stamp.and_utc());
        made.alarm(alarm);
    }
    made.done()
}

/// A text as the format can carry it: the library writes a lone carriage return as it is, and some readers take that
/// for the end of a line.
pub fn clean(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}
