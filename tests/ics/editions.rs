//! One file after another: names that last, numbers that rise, and entries called off.

use super::{export, made, told};
use crate::bare_calendar::read;
use crate::fixture::{Story, at};
use afterword::domain::ics::log::{CalendarLog, edition};
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, Purpose};
use std::collections::BTreeMap;

/// A calendar that takes files as calendars do: by name, and only what is numbered higher (RFC 5546, 2.1.5).
#[derive(Default)]
struct Calendar(BTreeMap<String, (u32, String, bool)>);

impl Calendar {
    fn import(&mut self, file: &str) {
        let calendar = read(file).unwrap();
        for event in calendar.all("VEVENT") {
            let number: u32 = event.text("SEQUENCE").parse().unwrap();
            let entry = (number, event.text("DTSTART"), event.text("STATUS") == "CANCELLED");
            let known = self.0.get(&event.text("UID"));
            if known.is_none_or(|(before, ..)| *before < number) {
                self.0.insert(event.text("UID"), entry);
            }
        }
    }

    /// What the user sees: name and beginning of whatever is not called off.
    fn shown(&self) -> Vec<(&str, &str)> {
        self.0.iter().filter(|(_, (.., off))| !off).map(|(uid, (_, start, _))| (uid.as_str(), start.as_str())).collect()
    }

    fn start(&self, part: &str) -> Option<&str> {
        let mut found = self.shown().into_iter().filter(|(uid, _)| uid.contains(part));
        let start = found.next().map(|(_, start)| start);
        assert!(found.next().is_none(), "two entries of {part}");
        start
    }
}

#[test]
fn a_moved_promise_moves_the_entries_and_what_no_longer_applies_is_called_off() {
    let (mut log, mut calendar, story) = (CalendarLog::default(), Calendar::default(), told());
    calendar.import(&export(&mut log, &story, "2026-11-11 16:30"));
    assert_eq!(calendar.start("thank-you"), Some("20261111T170000"), "one call for both people");
    assert_eq!(calendar.start("follow-up-1"), Some("20261123T090000"));
    assert_eq!(calendar.start("their-date"), Some("20261120"));

    // The same again changes nothing, and neither does importing a file twice.
    let again = export(&mut log, &story, "2026-11-11 16:45");
    let before: Vec<(String, u32)> = calendar.0.iter().map(|(uid, (number, ..))| (uid.clone(), *number)).collect();
    calendar.import(&again);
    calendar.import(&again);
    assert_eq!(before, calendar.0.iter().map(|(uid, (number, ..))| (uid.clone(), *number)).collect::<Vec<_>>());

    let noted = story.clone().heard("2026-11-12 10:00", EmployerResponse::Message);
    calendar.import(&export(&mut log, &noted, "2026-11-12 10:05"));
    assert_eq!(calendar.start("their-date"), Some("20261120"), "a kind word is no answer");

    let moved = noted.new_date("2026-11-13 10:00", "2026-12-04");
    calendar.import(&export(&mut log, &moved, "2026-11-13 10:05"));
    assert_eq!(calendar.start("follow-up-1"), Some("20261207T090000"));
    assert_eq!(calendar.start("their-date"), Some("20261204"));

    // An old file that is imported after a newer one takes nothing back.
    calendar.import(&again);
    assert_eq!(calendar.start("follow-up-1"), Some("20261207T090000"));

    let refused = moved.clone().heard("2026-11-16 11:00", EmployerResponse::Refusal);
    calendar.import(&export(&mut log, &refused, "2026-11-16 12:00"));
    assert_eq!(calendar.start("follow-up-1"), None);
    assert_eq!(calendar.start("their-date"), None);
    assert_eq!(calendar.start("reply-to-refusal").map(|start| &start[..8]), Some("20261117"));

    // Whoever withdrew waits for no date any more either.
    let withdrew = moved.clone().decided("2026-11-16 11:00", Decision::Withdrew);
    let (mut other, mut apart) = (Calendar(calendar.0.clone()), log.clone());
    other.import(&export(&mut apart, &withdrew, "2026-11-16 12:05"));
    assert_eq!((other.start("their-date"), other.start("follow-up-1")), (None, None));

    // They thought better of it: the entries come back under their old names, with higher numbers.
    let back = refused.new_date("2026-11-18 11:00", "2026-12-11");
    calendar.import(&export(&mut log, &back, "2026-11-18 12:00"));
    assert_eq!(calendar.start("their-date"), Some("20261211"));
    assert_eq!(calendar.start("follow-up-1").map(|start| &start[..8]), Some("20261214"));
}

#[test]
fn a_cancellation_that_was_never_imported_is_in_the_next_file_too() {
    let (mut log, mut calendar) = (CalendarLog::default(), Calendar::default());
    calendar.import(&export(&mut log, &told(), "2026-11-11 16:30"));
    let refused = told().heard("2026-11-12 11:00", EmployerResponse::Refusal);
    let lost = export(&mut log, &refused, "2026-11-12 12:00");
    let second = export(&mut log, &refused, "2026-11-12 13:00");
    assert_eq!(lost, second);
    calendar.import(&second);
    assert_eq!(calendar.start("follow-up-1"), None);
}

#[test]
fn what_is_past_stays_in_the_calendar_and_leaves_the_log() {
    let mut log = CalendarLog::default();
    export(&mut log, &told(), "2026-11-11 16:30");
    let thanked = told().sent_to("2026-11-12 08:10", Purpose::ThankYou, &[1, 2]);
    let file = export(&mut log, &thanked, "2026-11-13 12:00");
    assert!(!file.contains("thank-you"), "yesterday's entry is left alone");
    export(&mut log, &Story::new("2027-06-01 10:00"), "2027-06-01 10:00");
    assert!(log.handed.is_empty(), "{log:?}");
}

#[test]
fn numbers_rise_although_the_log_was_lost() {
    let mut calendar = Calendar::default();
    calendar.import(&export(&mut CalendarLog::default(), &told(), "2026-11-11 16:30"));
    let moved = told().new_date("2026-11-13 10:00", "2026-12-04");
    calendar.import(&export(&mut CalendarLog::default(), &moved, "2026-11-13 10:05"));
    assert_eq!(calendar.start("follow-up-1"), Some("20261207T090000"));
    // Twice within one minute, and with a clock that was set back.
    let mut log = CalendarLog::default();
    export(&mut log, &told(), "2026-11-11 16:30");
    let first = log.handed.get("x1.follow-up-1.r1").or_else(|| log.handed.get("x1.follow-up-1")).unwrap().sequence;
    export(&mut log, &told().promised("2026-11-25"), "2026-11-11 16:29");
    let second = log.handed.iter().find(|(name, _)| name.contains("follow-up-1")).unwrap().1.sequence;
    assert_eq!(second, first + 1);
}

#[test]
fn the_file_of_one_process_leaves_the_others_alone() {
    let mut log = CalendarLog::default();
    let mut other = told();
    other.process.id = ProcessId::parse("x2").unwrap();
    let both = [made(&told(), "2026-11-11 16:30"), made(&other, "2026-11-11 16:30")].concat();
    log = edition(&log, None, both, at("2026-11-11 16:30")).1;
    let one = told().heard("2026-11-12 11:00", EmployerResponse::Refusal);
    let fresh = made(&one, "2026-11-12 12:00");
    let (file, next) = edition(&log, Some(&one.process.id), fresh, at("2026-11-12 12:00"));
    assert!(file.iter().all(|entry| entry.event.uid.starts_with("x1.")));
    assert!(file.iter().any(|entry| entry.off));
    assert!(next.handed.iter().filter(|(name, _)| name.starts_with("x2.")).all(|(_, one)| !one.off));
}
