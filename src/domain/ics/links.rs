//! Addresses that open a calendar on the web with one entry filled in. The app never asks for them itself: they are
//! links, and what stands in them leaves the device only when one is tapped.

use crate::domain::ics::events::{Event, Slot};
use crate::domain::moment::{plus_days, plus_minutes};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// The most characters of a description that go into an address.
const MOST_TEXT: usize = 800;

/// The address that fills in an entry of Google Calendar.
pub fn google(event: &Event) -> String {
    let dates = match event.slot {
        Slot::Day(day) => format!("{}/{}", day_digits(day), day_digits(plus_days(day, 1))),
        Slot::At { start, minutes } => format!("{}/{}", digits(start), digits(plus_minutes(start, minutes.into()))),
    };
    let parts = [
        ("action", "TEMPLATE".to_owned()),
        ("text", event.title.clone()),
        ("dates", dates),
        ("details", cut(&event.text)),
        ("location", event.place.clone()),
    ];
    ["https://calendar.google.com/calendar/render", &query(&parts)].concat()
}

/// The address that fills in an entry of Outlook on the web.
pub fn outlook(event: &Event) -> String {
    let (start, end, whole) = match event.slot {
        Slot::Day(day) => (day.to_string(), plus_days(day, 1).to_string(), "true"),
        Slot::At { start, minutes } => (iso(start), iso(plus_minutes(start, minutes.into())), "false"),
    };
    let parts = [
        ("path", "/calendar/action/compose".to_owned()),
        ("rru", "addevent".to_owned()),
        ("subject", event.title.clone()),
        ("startdt", start),
        ("enddt", end),
        ("allday", whole.to_owned()),
        ("body", cut(&event.text)),
        ("location", event.place.clone()),
    ];
    ["https://outlook.live.com/calendar/0/deeplink/compose", &query(&parts)].concat()
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_TEXT).collect()
}

fn day_digits(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn digits(at: NaiveDateTime) -> String {
    format!("{}T{:02}{:02}00", day_digits(at.date()), at.hour(), at.minute())
}

fn iso(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}:00", at.date(), at.hour(), at.minute())
}

/// `?name=value&name=value`, the empty ones left out, every byte that means something in an address written as `%XX`.
fn query(parts: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => text.push(char::from(byte)),
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(title: &str, slot: Slot) -> Event {
        Event {
            uid: "p.x".into(),
            slot,
            title: title.into(),
            text: "a\nb".into(),
            place: String::new(),
            alarm: None,
            busy: false,
        }
    }

    #[test]
    fn nothing_in_a_name_can_change_the_address() {
        let start = "2026-11-12T23:50:00".parse().unwrap();
        let tricky = event("R&D #1?\u{a0}add=evil@x.example/é", Slot::At { start, minutes: 15 });
        assert_eq!(
            google(&tricky),
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text=R%26D%20%231%3F%C2%A0add%3Devil%40x.example%2F%C3%A9&dates=20261112T235000/20261113T000500&details=a%0Ab"
                .replace("T235000/2", "T235000%2F2")
        );
        assert!(
            outlook(&tricky).contains("&startdt=2026-11-12T23%3A50%3A00&enddt=2026-11-13T00%3A05%3A00&allday=false")
        );
    }

    #[test]
    fn a_whole_day_ends_on_the_next() {
        let day = event("Day", Slot::Day("2026-12-31".parse().unwrap()));
        assert!(google(&day).contains("dates=20261231%2F20270101"));
        assert!(outlook(&day).contains("startdt=2026-12-31&enddt=2027-01-01&allday=true"));
    }
}
