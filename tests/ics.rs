//! The calendar file: names that last, numbers that rise, entries called off, times without a zone, and text that
//! comes back as it went in whatever stands in it, also through our own reader.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::bare_calendar::{Component, read};
use crate::files;
use crate::fixture::{Story, at};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::ics::call::Call;
use afterword::domain::ics::events::{Event, Manner, Slot, events};
use afterword::domain::ics::invitation::Starts;
use afterword::domain::ics::log::{CalendarLog, Numbered, edition};
use afterword::domain::ics::write::{clean, write};
use afterword::domain::id::{EntryId, ProcessId};
use afterword::domain::ledger::{Decision, EmployerResponse, Purpose};
use afterword::domain::phrase::Phrase;
use afterword::domain::process::{Mark, Process};
use afterword::domain::role_names::Names;
use afterword::domain::round::{RoundKind, Schedule};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::{Line, Link};
use afterword::domain::timeline::plan;
use calcard::icalendar::{ICalendarComponentType, ICalendarProperty, ICalendarStatus};
use chrono::NaiveDateTime;
use proptest::prelude::*;
use std::collections::BTreeMap;

const STAMP: &str = "2026-11-12 09:00";

fn say(phrase: &Phrase) -> String {
    phrase.plain()
}

const FULL: Manner = Manner {
    named: true,
    rounds: true,
    rest: true,
    step_call: Call::AtItsTime,
    round_call: Call::HourBefore,
    say: &say,
    names: &Names::NONE,
    home: "https://x.example/app/",
};

fn made(story: &Story, now: &str) -> Vec<Event> {
    events(&story.process, &story.plan(now), at(now), &FULL)
}

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

fn told() -> Story {
    Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20")
}

fn export(log: &mut CalendarLog, story: &Story, now: &str) -> String {
    let (file, next) = edition(log, None, made(story, now), at(now));
    *log = next;
    write(&file, at(STAMP))
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

#[test]
fn an_entry_stands_where_the_reminder_belongs() {
    // What opened is called to mind when it is due, and what is overdue the next morning.
    let start = |now| {
        let made = made(&told(), now);
        let thanks = made.iter().find(|event| event.uid.contains("thank-you")).unwrap();
        thanks.slot.start().to_string()
    };
    assert_eq!(start("2026-11-11 16:30"), "2026-11-11 17:00:00");
    assert_eq!(start("2026-11-12 08:30"), "2026-11-12 11:00:00");
    assert_eq!(start("2026-11-12 11:30"), "2026-11-12 15:00:00", "an hour before it closes");
    // Late, it is worth sending until Friday at four: there is one morning before that, and none after it.
    assert_eq!(start("2026-11-12 15:30"), "2026-11-13 09:00:00");
    assert_eq!(start("2026-11-13 10:00"), "2026-11-13 15:00:00", "the next morning would be too late");
    let snoozed = Mark::Snoozed { until: at("2026-11-24 10:15"), reason: Line::cut("half-term"), past: None };
    let key =
        told().step(afterword::domain::timeline::step::StepKind::FirstFollowUp, "2026-11-23 09:30").key.to_string();
    let story = told().marked(&key, snoozed);
    let made = made(&story, "2026-11-23 09:30");
    let ask = made.iter().find(|event| event.uid.contains("follow-up-1")).unwrap();
    assert_eq!(ask.slot.start(), at("2026-11-24 10:15"));
    assert!(
        ask.text.contains("Advice of ") && ask.text.contains("https://x.example/app/#/interview/x1"),
        "{}",
        ask.text
    );
}

#[test]
fn no_entry_stands_after_the_moment_it_is_for() {
    let round = Story::ended("2026-11-03 16:00").round_at("2026-11-13 10:00");
    // Put off until after the round, knowingly.
    let (until, past) = (at("2026-11-14 09:00"), Some(at("2026-11-13 10:00")));
    let put_off = Mark::Snoozed { until, reason: Line::cut("the printer"), past };
    let resting = round.clone().marked("prepare-round:r2", put_off);
    // Invited this morning for this afternoon: it should be ready when the round begins.
    let short = Story::new("2026-11-13 08:00").round_at("2026-11-13 14:00");
    // The thanks close on Thursday at 16:00 and are worth sending until Friday at 16:00; asking is worth it until
    // the position is taken as filled.
    let ask = Story::ended("2026-11-02 16:00").promised("2026-11-10");
    let table: &[(&Story, &str, &str, Option<&str>)] = &[
        (&round, "prepare-round", "2026-11-12 19:00", Some("2026-11-12 20:00")),
        (&round, "prepare-round", "2026-11-13 08:00", Some("2026-11-13 09:00")),
        (&round, "prepare-round", "2026-11-13 09:30", None),
        (&resting, "prepare-round", "2026-11-12 19:00", None),
        (&short, "prepare-round", "2026-11-13 08:30", Some("2026-11-13 13:00")),
        (&short, "prepare-round", "2026-11-13 13:30", None),
        (&told(), "thank-you", "2026-11-13 02:00", Some("2026-11-13 09:00")),
        (&told(), "thank-you", "2026-11-13 08:59", Some("2026-11-13 09:00")),
        (&told(), "thank-you", "2026-11-13 09:00", Some("2026-11-13 15:00")),
        (&told(), "thank-you", "2026-11-13 15:30", None),
        (&ask, "follow-up-1", "2026-11-12 02:00", Some("2026-11-12 09:00")),
        (&ask, "follow-up-1", "2026-11-12 12:00", Some("2026-11-13 09:00")),
    ];
    for (story, name, now, expected) in table {
        let made = made(story, now);
        let found = made.iter().find(|event| event.uid.contains(name)).map(|event| event.slot.start());
        assert_eq!(found, expected.map(at), "{name} at {now}");
    }
}

#[test]
fn a_calendar_that_others_see_names_nobody() {
    let mut story = told();
    story.process.rounds[0].place = Line::cut("12 Quay Street");
    let story = story.round_at("2026-12-01 10:00");
    let manner = Manner { named: false, ..FULL };
    let now = "2026-11-11 16:30";
    let quiet = events(&story.process, &story.plan(now), at(now), &manner);
    assert!(quiet.len() > 4);
    let (file, _) = edition(&CalendarLog::default(), None, quiet, at(now));
    let file = write(&file, at(STAMP));
    for word in ["Northlight", "Miriam", "Tomasz", "Exhibitions", "interview (", "Quay"] {
        assert!(!file.contains(word), "{word} in {file}");
    }
    assert!(file.contains("A thank-you is due"));
}

#[test]
fn an_interview_is_an_appointment_with_its_place_and_length() {
    let mut story = told().round(Schedule::starting(at("2026-12-01 10:00"), Some(90)).unwrap());
    story.process.rounds[1].place = Line::cut("Room 3; east, wing");
    story.process.rounds[1].kind = RoundKind::Video;
    let (file, _) = edition(&CalendarLog::default(), None, made(&story, "2026-11-11 16:30"), at("2026-11-11 16:30"));
    let text = write(&file, at(STAMP));
    let calendar = read(&text).unwrap();
    let round = calendar.all("VEVENT").find(|event| event.text("UID") == "x1.round.r2@afterword").unwrap();
    let shown = ["SUMMARY", "DTSTART", "DTEND", "LOCATION", "TRANSP", "STATUS"].map(|name| round.text(name));
    assert_eq!(
        shown,
        [
            "Northlight Museum Trust: interview (Video)",
            "20261201T100000",
            "20261201T113000",
            "Room 3; east, wing",
            "OPAQUE",
            "CONFIRMED"
        ]
    );
    assert_eq!(round.parts[0].text("TRIGGER"), "-PT3600S");
}

#[test]
fn the_calendar_calls_when_it_was_chosen_and_a_change_of_it_is_a_new_edition() {
    let (story, now) = (told().round_at("2026-12-01 10:00"), "2026-11-11 16:30");
    let made = |manner: &Manner| events(&story.process, &story.plan(now), at(now), manner);
    let triggers = |text: &str| -> BTreeMap<String, (String, u32)> {
        let calendar = read(text).unwrap();
        let of = |event: &Component| {
            let trigger = event.parts.first().map(|alarm| alarm.text("TRIGGER")).unwrap_or_default();
            (event.text("UID"), (trigger, event.text("SEQUENCE").parse().unwrap()))
        };
        calendar.all("VEVENT").map(of).collect()
    };
    let mut log = CalendarLog::default();
    let mut take = |manner: Manner, now: &str| {
        let (file, next) = edition(&log, None, made(&manner), at(now));
        let changed = log.changed(&file);
        log = next;
        (triggers(&write(&file, at(STAMP))), changed)
    };
    let (usual, none) = take(FULL, now);
    assert_eq!(none, 0, "there was no file before");
    let (interview, ask, date) = ("x1.round.r2@afterword", "x1.thank-you.r1@afterword", "x1.their-date@afterword");
    assert_eq!((&*usual[interview].0, &*usual[ask].0, &*usual[date].0), ("-PT3600S", "P0D", ""));
    // Only the interview is altered, and only it gets a higher number.
    for (call, trigger) in [
        (Call::EveningBefore, "-PT50400S"),
        (Call::DayBefore, "-PT86400S"),
        (Call::QuarterBefore, "-PT900S"),
        (Call::HourBefore, "-PT3600S"),
    ] {
        let before = take(FULL, now).0;
        let (next, changed) = take(Manner { round_call: call, ..FULL }, now);
        assert_eq!(next[interview].0, trigger);
        let altered = usize::from(call != Call::HourBefore);
        assert_eq!(changed, altered);
        assert_eq!(next[interview].1 - before[interview].1, altered as u32, "{call:?}");
        assert!(next.iter().filter(|(name, _)| **name != interview).all(|(name, one)| before[name] == *one));
    }
    let before = take(FULL, now).0;
    let (next, changed) = take(Manner { step_call: Call::QuarterBefore, ..FULL }, now);
    assert_eq!((&*next[ask].0, &next[interview], &next[date]), ("-PT900S", &before[interview], &before[date]));
    assert!(next[ask].1 > before[ask].1);
    assert_eq!(changed, next.len() - 2, "all but the interview and their date");
    // An early one too: at 07:00 the evening before is eleven hours away.
    assert_eq!(Call::EveningBefore.minutes_before(at("2026-12-01 07:00")), 11 * 60);
}

#[test]
fn a_log_without_a_choice_is_written_as_ever() {
    use afterword::domain::json::{from_value, text};
    for written in [
        "{}",
        r#"{"unnamed":true,"last":"2026-11-11T16:30:00"}"#,
        r#"{"step_call":"quarter_before","round_call":"evening_before"}"#,
    ] {
        let log: CalendarLog = from_value(serde_json::from_str(written).unwrap()).unwrap();
        assert_eq!(text(&log), written);
    }
}

#[test]
fn an_interview_takes_as_long_as_its_times_say() {
    let table = [
        (Schedule::starting(at("2026-12-01 10:00"), None), "2026-12-01 10:00", 60),
        (Schedule::starting(at("2026-12-01 10:00"), Some(45)), "2026-12-01 10:00", 45),
        (Schedule::new(Some(at("2026-12-01 10:00")), None, Some(at("2026-12-01 13:00"))), "2026-12-01 10:00", 180),
        (Schedule::new(Some(at("2026-12-01 10:00")), Some(30), Some(at("2026-12-01 13:00"))), "2026-12-01 10:00", 180),
        (Schedule::new(None, Some(90), Some(at("2026-12-01 13:00"))), "2026-12-01 11:30", 90),
        // Only its end is known: the usual hour lies before it.
        (Schedule::ended(at("2026-12-01 13:00")), "2026-12-01 12:00", 60),
        // A typing error is no reason for an entry without a length, or for none at all.
        (Schedule::starting(at("2026-12-01 10:00"), Some(0)), "2026-12-01 10:00", 1),
        (Schedule::new(Some(at("2026-12-01 10:00")), None, Some(at("2031-12-01 13:00"))), "2026-12-01 10:00", u16::MAX),
    ];
    for (schedule, start, minutes) in table {
        let schedule = schedule.unwrap();
        let story = told().round(schedule);
        let made = made(&story, "2026-11-11 16:30");
        let round = made.iter().find(|event| event.busy).unwrap();
        assert_eq!(round.slot, Slot::At { start: at(start), minutes }, "{schedule:?}");
    }
}

#[test]
fn times_have_no_zone_also_on_the_nights_the_clocks_change() {
    for (start, written) in [("2026-03-29 02:30", "20260329T023000"), ("2026-10-25 02:30", "20261025T023000")] {
        let text = write(&[numbered("x", at(start))], at(STAMP));
        assert!(text.contains(&format!("DTSTART:{written}\r\n")), "{text}");
        assert!(!text.contains("TZID") && !text.contains("VTIMEZONE"));
    }
    let around = numbered("x", at("2026-12-31 23:50"));
    assert!(write(&[around], at(STAMP)).contains("DTEND:20270101T000500\r\n"));
}

fn numbered(title: &str, start: NaiveDateTime) -> Numbered {
    let event = Event {
        uid: "p.follow-up-1".into(),
        slot: Slot::At { start, minutes: 15 },
        title: title.into(),
        text: title.into(),
        place: title.into(),
        alarm: Some(0),
        busy: false,
    };
    Numbered { event, sequence: 7, off: false }
}

/// The strictest reading of the format: what any reader may rely on.
fn is_sound(text: &str) -> Result<Component, TestCaseError> {
    prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
        prop_assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
    }
    let calendar = read(text).unwrap();
    for event in calendar.all("VEVENT") {
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "TRANSP", "CATEGORIES"] {
            prop_assert_eq!(event.properties.iter().filter(|one| one.name == name).count(), 1, "{}", name);
        }
        let known = ["DESCRIPTION", "LOCATION"];
        prop_assert!(event.properties.len() <= 9 + known.len());
        prop_assert!(event.parts.iter().all(|part| part.name == "VALARM" && part.parts.is_empty()));
    }
    Ok(calendar)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_and_adds_nothing(text in "(?s)(.|[\r\n;,:\\\\\"]|BEGIN:VEVENT|END:VCALENDAR|🏽|\u{2028}){0,120}") {
        let file = write(&[numbered(&text, at("2026-11-12 09:00"))], at(STAMP));
        let calendar = is_sound(&file)?;
        let found: Vec<&Component> = calendar.all("VEVENT").collect();
        prop_assert_eq!(found.len(), 1);
        let expected = clean(&text);
        // What surrounds a text in spaces is not told apart by readers of the format.
        for name in ["SUMMARY", "DESCRIPTION", "LOCATION"] {
            let read = found[0].text(name);
            prop_assert_eq!(read.trim(), expected.trim());
        }
    }

    #[test]
    fn any_record_gives_a_sound_file(seed in 0_u64..300, hours in 0_i64..2_000) {
        let written = at("2026-11-12 09:00");
        let now = written + chrono::Duration::hours(hours);
        let process = Sampler::new(seed).process(written, Richness::Mixed);
        let plan = plan(&process, Playbook::built_in(Author::House), &Default::default(), now);
        let made = events(&process, &plan, now, &FULL);
        let mut names: Vec<String> = made.iter().map(|event| event.uid.clone()).collect();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), made.len(), "two entries under one name");
        let (file, log) = edition(&CalendarLog::default(), None, made, now);
        is_sound(&write(&file, at(STAMP)))?;
        // With nothing left all that is ahead is called off.
        let (gone, _) = edition(&log, None, Vec::new(), now);
        prop_assert!(gone.iter().all(|entry| entry.off));
        is_sound(&write(&gone, at(STAMP)))?;
    }
}

/// What goes out comes in again: the reader of invitations finds each entry with its title, its hour and its place.
#[test]
fn our_own_file_is_read_back_whole() {
    let mut story = told().round_at("2026-12-01 10:00").round_at("2026-12-02 14:00");
    story.process.rounds[1].place = Line::cut("Room 3; east, wing");
    story.process.rounds[1].join = Link::cut("https://zoom.us/j/1?pwd=DEadBEef0123.1");
    let made = made(&story, "2026-11-11 16:30");
    let (file, _) = edition(&CalendarLog::default(), None, made.clone(), at("2026-11-11 16:30"));
    let reading = files::invitations(write(&file, at(STAMP)).as_bytes()).unwrap();
    assert_eq!((reading.found.len(), reading.left_out.len()), (made.len(), 0));
    for event in &made {
        let found = reading.found.iter().find(|one| *one.from.uid == *format!("{}@afterword", event.uid)).unwrap();
        assert_eq!(&*found.title, event.title);
        let starts = match event.slot {
            Slot::At { start, .. } => Starts::Wall(start),
            Slot::Day(day) => Starts::Day(day),
        };
        assert_eq!(found.starts, starts);
    }
    let round = reading.found.iter().find(|one| one.from.uid.contains(".round.r2")).unwrap();
    assert_eq!((&*round.place, &*round.join), ("Room 3; east, wing", "https://zoom.us/j/1?pwd=DEadBEef0123.1"));
}

#[test]
fn an_invitation_into_what_was_over_brings_the_interview_into_the_file() {
    let ends = [
        told().decided("2026-11-16 11:00", Decision::AssumedFilled),
        told().decided("2026-11-16 11:00", Decision::Withdrew),
        told().decided("2026-11-16 11:00", Decision::Declined),
        told().heard("2026-11-16 11:00", EmployerResponse::Refusal),
    ];
    let now = "2026-11-20 09:00";
    for ended in ends {
        let mut invited = ended.round_at("2026-11-26 15:00");
        let round = invited.process.rounds.last().unwrap().clone();
        assert!(invited.process.goes_on_with(round.schedule, at(now)));
        assert!(
            !invited.process.goes_on_with(round.schedule, at("2026-11-26 16:00")),
            "one that is past is only noted"
        );
        let there = |story: &Story| made(story, now).iter().any(|event| event.slot.start() == at("2026-11-26 15:00"));
        invited.process.archived = Some(at("2026-11-17 10:00"));
        invited.process.note_invited(EntryId::parse("e9").unwrap(), at(now), round.id.clone());
        assert!(there(&invited) && !invited.process.status(at(now)).is_closed());
        assert_eq!(invited.process.archived, None);
        assert!(!invited.process.goes_on_with(round.schedule, at(now)), "said once");
    }
    let works = told().decided("2026-11-16 11:00", Decision::StartedWork).process;
    let talk = Schedule::starting(at("2026-11-26 15:00"), None).unwrap();
    assert!(!works.goes_on_with(talk, at(now)), "a talk at work is no application");
    assert!(!told().process.goes_on_with(talk, at(now)));
    // An invitation without an hour is one all the same, of all but whoever works there.
    let refused = told().heard("2026-11-16 11:00", EmployerResponse::Refusal).process;
    assert!(refused.goes_on_with(Schedule::default(), at(now)));
    assert!(!refused.goes_on_with(Schedule::ended(at("2026-11-10 12:00")).unwrap(), at(now)));
    assert!(
        !works.goes_on_with(Schedule::default(), at(now)) && !told().process.goes_on_with(Schedule::default(), at(now))
    );
}

/// What a reader of another make finds in a file: an entry's name, number, beginning, title, and whether it is called off.
fn found_by_calcard(file: &str) -> Vec<[String; 5]> {
    let mut parser = calcard::Parser::new(file);
    let calendar = match parser.entry() {
        calcard::Entry::ICalendar(calendar) => calendar,
        other => panic!("{other:?}"),
    };
    assert!(matches!(parser.entry(), calcard::Entry::Eof), "something follows the calendar");
    let events = calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let found = events.map(|event| {
        let first = |property| event.property(&property).and_then(|entry| entry.values.first()).unwrap();
        let text = |property| first(property).as_text().unwrap().to_owned();
        let start = first(ICalendarProperty::Dtstart).as_partial_date_time().unwrap();
        assert_eq!(start.tz_hour, None, "wall-clock time has no zone");
        let hour = start.hour.map(|hour| format!("T{hour:02}{:02}00", start.minute.unwrap())).unwrap_or_default();
        let day = format!("{:04}{:02}{:02}", start.year.unwrap(), start.month.unwrap(), start.day.unwrap());
        [
            text(ICalendarProperty::Uid),
            first(ICalendarProperty::Sequence).as_integer().unwrap().to_string(),
            day + &hour,
            text(ICalendarProperty::Summary),
            (event.status() == Some(&ICalendarStatus::Cancelled)).to_string(),
        ]
    });
    found.collect()
}

#[test]
fn a_reader_of_another_make_finds_every_entry() {
    let mut log = CalendarLog::default();
    let mut editions: Vec<(&str, String)> = [
        ("the first", told().round_at("2026-12-01 10:00"), "2026-11-11 16:30"),
        (
            "everything moved",
            told().round_at("2026-12-02 14:00").new_date("2026-11-13 10:00", "2026-12-04"),
            "2026-11-13 10:05",
        ),
        (
            "the end",
            told().round_at("2026-12-02 14:00").heard("2026-11-16 11:00", EmployerResponse::Refusal),
            "2026-11-16 12:00",
        ),
    ]
    .map(|(name, story, now)| (name, export(&mut log, &story, now)))
    .into();
    let now = at("2026-11-12 09:00");
    let house = Playbook::built_in(Author::House);
    let many = Sampler::new(5).processes(now, 60, Richness::Mixed);
    let entries = |process: &Process| events(process, &plan(process, house, &Default::default(), now), now, &FULL);
    let (file, _) = edition(&CalendarLog::default(), None, many.iter().flat_map(entries).collect(), now);
    editions.push(("sixty interviews", write(&file, now)));
    let mut called_off = Vec::new();
    for (name, file) in &editions {
        let found = found_by_calcard(file);
        let bare = read(file).unwrap();
        let written = bare.all("VEVENT").map(|event| {
            let [uid, sequence, start, title] = ["UID", "SEQUENCE", "DTSTART", "SUMMARY"].map(|name| event.text(name));
            [uid, sequence, start, title, (event.text("STATUS") == "CANCELLED").to_string()]
        });
        assert_eq!(found, written.collect::<Vec<_>>(), "{name}");
        called_off.push(found.iter().filter(|[.., off]| off == "true").count());
        assert!(found.len() > called_off[called_off.len() - 1], "{name} has nothing in it");
    }
    assert_eq!((called_off[0], called_off[3]), (0, 0));
    assert!(called_off[2] > called_off[1], "the end calls off what was ahead: {called_off:?}");
}
