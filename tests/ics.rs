//! The calendar file: names that last, numbers that rise, entries called off, times without a zone, and text that
//! comes back as it went in whatever stands in it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::fixture::{Story, at};
use afterword::domain::ics::events::{Event, Manner, Slot, events};
use afterword::domain::ics::invitation::{self, InvitationError, Starts};
use afterword::domain::ics::lines::{self, Component};
use afterword::domain::ics::log::{CalendarLog, Call, Numbered, edition};
use afterword::domain::ics::write::{clean, write};
use afterword::domain::id::{EntryId, ProcessId};
use afterword::domain::json::text;
use afterword::domain::ledger::{Decision, News, Purpose};
use afterword::domain::naming::Names;
use afterword::domain::phrase::Phrase;
use afterword::domain::process::{Mark, Process};
use afterword::domain::round::{Invited, RoundKind, Schedule};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
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
        let read = lines::read(file).unwrap();
        for event in read.all("VEVENT") {
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

    let noted = story.clone().heard("2026-11-12 10:00", News::Message);
    calendar.import(&export(&mut log, &noted, "2026-11-12 10:05"));
    assert_eq!(calendar.start("their-date"), Some("20261120"), "a kind word is no answer");

    let moved = noted.new_date("2026-11-13 10:00", "2026-12-04");
    calendar.import(&export(&mut log, &moved, "2026-11-13 10:05"));
    assert_eq!(calendar.start("follow-up-1"), Some("20261207T090000"));
    assert_eq!(calendar.start("their-date"), Some("20261204"));

    // An old file that is imported after a newer one takes nothing back.
    calendar.import(&again);
    assert_eq!(calendar.start("follow-up-1"), Some("20261207T090000"));

    let refused = moved.clone().heard("2026-11-16 11:00", News::Refusal);
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
    let refused = told().heard("2026-11-12 11:00", News::Refusal);
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
    let one = told().heard("2026-11-12 11:00", News::Refusal);
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
    let calendar = lines::read(&text).unwrap();
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
        let read = lines::read(text).unwrap();
        let of = |event: &Component| {
            let trigger = event.parts.first().map(|alarm| alarm.text("TRIGGER")).unwrap_or_default();
            (event.text("UID"), (trigger, event.text("SEQUENCE").parse().unwrap()))
        };
        read.all("VEVENT").map(of).collect()
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
    let calendar = lines::read(text).unwrap();
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
        let plan = plan(&process, afterword::domain::advice::playbook::Playbook::built_in(
            afterword::domain::advice::playbook::Letter::House), &Default::default(), now);
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

    #[test]
    fn any_invitation_is_refused_or_read(
        lines in proptest::collection::vec(
            "(BEGIN|END|DTSTART|DTEND|DURATION|ATTENDEE|ORGANIZER|RRULE|TZOFFSETTO|TZOFFSETFROM|SUMMARY|LOCATION)(;[A-Z=\",:/-]{0,12})?:?(VEVENT|VTIMEZONE|STANDARD|2026[0-9]{4}T[0-9]{6}Z?|P[0-9TDHM]{1,6}|mailto:.{0,12}|(?s).{0,30})",
            0..30),
    ) {
        let text = ["BEGIN:VCALENDAR\nBEGIN:VEVENT\n", &lines.join("\r\n"), "\nEND:VEVENT\nEND:VCALENDAR"].concat();
        if let Ok(found) = invitation::read(&text) {
            prop_assert!(!found.is_empty() && found.len() <= invitation::MOST);
            for one in found {
                prop_assert!(!one.title.chars().any(char::is_control));
            }
        }
        let _ = invitation::read(&lines.concat());
    }
}

const OUTLOOK: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n\
BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\n\
TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n\
DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\n\
END:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nORGANIZER;CN=Müller\\, Jana:mailto:jana.mueller@mail.mueller-praezision.de\r\n\
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=sam.reed@gmai\r\n l.com:mailto:sam.reed@gmail.com\r\n\
ATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"Kjær; Søren: CTO\":mailto:s.kjaer@mail.mueller-praezision.de\r\n\
ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:room4@mail.mueller-praezision.de\r\n\
DESCRIPTION;LANGUAGE=de:Guten Tag\\,\\n\\nJoin: <https://teams.microsoft.com/l/meetup-join/19%3ameeting>\\n\r\n\
SUMMARY;LANGUAGE=de:Gespräch Netzplanung\r\nDTSTART;TZID=W. Europe Standard Time:20261126T150000\r\n\
DTEND;TZID=W. Europe Standard Time:20261126T154500\r\nUID:0400\r\nLOCATION:\r\nSTATUS:CONFIRMED\r\nBEGIN:VALARM\r\n\
DESCRIPTION:REMINDER\r\nTRIGGER;RELATED=START:-PT15M\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn an_invitation_from_an_office_program_in_another_zone() {
    let found = invitation::read(OUTLOOK).unwrap().remove(0);
    let zone = "W. Europe Standard Time".to_owned();
    let utc = Some(at("2026-11-26 14:00"));
    assert_eq!(found.starts, Starts::Zoned { wall: at("2026-11-26 15:00"), zone, utc });
    assert_eq!(
        (&*found.title, &*found.employer, found.minutes),
        ("Gespräch Netzplanung", "Mueller Praezision", Some(45))
    );
    assert_eq!(
        (found.kind, &*found.place),
        (RoundKind::Video, "https://teams.microsoft.com/l/meetup-join/19%3ameeting")
    );
    let people: Vec<(&str, &str, bool)> =
        found.people.iter().map(|one| (&*one.found.name, &*one.found.email, one.theirs)).collect();
    assert_eq!(
        people,
        [
            ("Jana Müller", "jana.mueller@mail.mueller-praezision.de", true),
            ("Sam Reed", "sam.reed@gmail.com", false),
            ("Kjær; Søren: CTO", "s.kjaer@mail.mueller-praezision.de", true),
        ]
    );
    assert!(!found.cancelled && !found.repeats);
}

fn event(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR")
}

#[test]
fn who_invites_and_to_what() {
    let table = [
        ("SUMMARY:Interview at Halden & Rowe - Product analyst", "Halden & Rowe", RoundKind::InPerson),
        ("SUMMARY:Phone screen with Castell Energy (Ana)", "Castell Energy", RoundKind::Phone),
        (
            "SUMMARY:Interview with Miriam Osei\nORGANIZER;CN=Miriam Osei:mailto:m@northlight.org.uk",
            "Northlight",
            RoundKind::InPerson,
        ),
        ("SUMMARY:Chat\nORGANIZER:mailto:someone@gmail.com", "", RoundKind::InPerson),
        (
            "SUMMARY:Final interview\nORGANIZER:mailto:a@pell.co.uk\nLOCATION:https://zoom.us/j/1",
            "Pell",
            RoundKind::Final,
        ),
        (
            "SUMMARY:Entretien chez Ateliers Béranger\nX-GOOGLE-CONFERENCE:https://meet.google.com/abc",
            "Ateliers Béranger",
            RoundKind::Video,
        ),
        ("SUMMARY:Interview at 15:00\nORGANIZER:MAILTO:JANA@HALDEN.CO.UK", "Halden", RoundKind::InPerson),
        ("SUMMARY:Interview at 15:00", "", RoundKind::InPerson),
        ("SUMMARY:Interview at Halden & Rowe at 3 pm", "Halden & Rowe", RoundKind::InPerson),
        ("SUMMARY:Interview with Castell Energy on 26 November", "Castell Energy", RoundKind::InPerson),
        (
            "SUMMARY:Interview with Sam Reed at 3 pm\nORGANIZER;CN=\"Reed, Sam\":mailto:s@halden.com",
            "Halden",
            RoundKind::InPerson,
        ),
        ("SUMMARY:Gespräch bei Halden um 15:00", "Halden", RoundKind::InPerson),
        ("SUMMARY:Chat with 3M", "3M", RoundKind::InPerson),
        ("SUMMARY:Chat at 1Password with HR", "1Password", RoundKind::InPerson),
        ("SUMMARY:Interview with HR\nORGANIZER:mailto:a@pell.com", "Pell", RoundKind::InPerson),
        ("SUMMARY:Meeting with the hiring team", "", RoundKind::InPerson),
        ("SUMMARY:Interview at Pell with Hiring Manager", "Pell", RoundKind::InPerson),
        ("SUMMARY:Platform Teams interview\nLOCATION:4 Teamster Road", "", RoundKind::InPerson),
        ("SUMMARY:Second interview\nLOCATION:Microsoft Teams Meeting", "", RoundKind::Video),
        ("SUMMARY:X\nORGANIZER:mailto:c_1@group.calendar.google.com", "", RoundKind::InPerson),
    ];
    for (lines, employer, kind) in table {
        let found = invitation::read(&event(&format!("DTSTART:20261126T150000\n{lines}"))).unwrap().remove(0);
        assert_eq!((&*found.employer, found.kind), (employer, kind), "{lines}");
    }
}

#[test]
fn the_capitals_of_an_address_do_not_matter() {
    let lines = "DTSTART:20261126T150000\nSUMMARY:Interview\nORGANIZER;CN=Jana Brandt:MAILTO:JANA@HALDEN.COM\n\
        ATTENDEE:mailto:miriam.osei@Halden.com\nATTENDEE:mailto:TOM.REED@halden.com\nATTENDEE:mailto:Me@GMAIL.com";
    let found = invitation::read(&event(lines)).unwrap().remove(0);
    let people: Vec<(&str, bool)> = found.people.iter().map(|one| (&*one.found.name, one.theirs)).collect();
    assert_eq!(&*found.employer, "Halden");
    assert_eq!(people, [("Jana Brandt", true), ("Miriam Osei", true), ("Tom Reed", true), ("", false)]);
}

#[test]
fn a_surname_that_stands_first_is_put_last() {
    let table = [
        ("Osei, Miriam", "Miriam Osei"),
        ("O’Brien-Kjær, Zoë Ann (London)", "Zoë Ann O’Brien-Kjær"),
        ("van der Berg, J.", "J. van der Berg"),
        ("Miriam Osei, PhD", "Miriam Osei, PhD"),
        ("Sam Reed, Jr.", "Sam Reed, Jr."),
        ("Osei, Miriam, HR", "Osei, Miriam, HR"),
        ("Room 4, Floor 2", "Room 4, Floor 2"),
        ("Osei,", "Osei,"),
    ];
    for (called, name) in table {
        let lines = format!("DTSTART:20261126T150000\nORGANIZER;CN=\"{called}\":mailto:m@halden.com");
        assert_eq!(&*invitation::read(&event(&lines)).unwrap()[0].people[0].found.name, name);
    }
}

#[test]
fn one_time_of_a_series_is_read_when_it_comes_alone() {
    let moved = "UID:1\nRECURRENCE-ID:20261126T150000\nDTSTART:20261127T100000\nSUMMARY:Moved";
    let found = invitation::read(&event(moved)).unwrap();
    assert_eq!((found.len(), &found[0].starts), (1, &Starts::Wall(at("2026-11-27 10:00"))));
    let series = "UID:1\nDTSTART:20261126T150000\nRRULE:FREQ=DAILY\nSUMMARY:Series";
    let both = event(&format!("{series}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}"));
    let titles = |text: &str| -> Vec<String> {
        invitation::read(text).unwrap().iter().map(|one| one.title.to_string()).collect()
    };
    assert_eq!(titles(&both), ["Series"]);
    let another = event(&format!("{}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}", series.replace("UID:1", "UID:2")));
    assert_eq!(titles(&another), ["Series", "Moved"]);
}

#[test]
fn an_invitation_keeps_the_name_by_which_its_sender_changes_it() {
    let read =
        |more: &str| invitation::read(&event(&format!("DTSTART:20261126T150000\n{more}"))).unwrap().remove(0).from;
    let first = read("UID:040000008200E00074C5B7101A82E008@halden.com");
    assert_eq!((&*first.uid, first.sequence), ("040000008200E00074C5B7101A82E008@halden.com", 0));
    assert_eq!(read("UID:a\nSEQUENCE:3").sequence, 3);
    assert_eq!(read("UID:a\nSEQUENCE:often").sequence, 0);
    assert!(read("SUMMARY:x").uid.is_empty());
    let mut round = told().process.rounds.remove(0);
    let of = |uid: &str, sequence| Invited { uid: Line::cut(uid), sequence };
    let written = text(&round);
    assert!(!round.is_from("") && !written.contains("invited"));
    round.take_over(of("", 4));
    assert_eq!((round.invited.clone(), text(&round)), (None, written), "one without a name leaves no trace");
    round.take_over(of("a", 2));
    round.take_over(of("a", 1));
    assert_eq!(round.invited, Some(of("a", 2)), "what is older is older for good");
    assert!(round.is_from("a") && !round.is_from("b"));
    assert!(text(&round).ends_with(r#""invited":{"uid":"a","sequence":2}}"#), "{}", text(&round));
    round.take_over(of("b", 0));
    assert!(text(&round).ends_with(r#""invited":{"uid":"b"}}"#));
}

#[test]
fn lengths_and_clocks() {
    let table = [
        ("DTSTART:20261126T150000Z\nDTEND:20261126T160000Z", Some(60)),
        ("DTSTART:20261126T150000\nDURATION:PT1H30M", Some(90)),
        ("DTSTART:20261126T150000\nDTEND:20261126T150000", None),
        ("DTSTART:20261126T150000\nDTEND:20261126T140000", None),
        ("DTSTART;TZID=Europe/Berlin:20261126T150000\nDTEND:20261126T150000Z", None),
        ("DTSTART:20261126", None),
    ];
    for (lines, minutes) in table {
        assert_eq!(invitation::read(&event(lines)).unwrap()[0].minutes, minutes, "{lines}");
    }
    let starts = |lines: &str| invitation::read(&event(lines)).unwrap().remove(0).starts;
    assert_eq!(starts("DTSTART:20261126"), Starts::Day("2026-11-26".parse().unwrap()));
    assert_eq!(starts("DTSTART:20261126T150000"), Starts::Wall(at("2026-11-26 15:00")));
    let zoned = Starts::Zoned { wall: at("2026-11-26 15:00"), zone: "Asia/Kolkata".into(), utc: None };
    assert_eq!(starts("DTSTART;TZID=/mozilla.org/20050126_1/Asia/Kolkata:20261126T150000"), zoned);
}

#[test]
fn what_is_called_off_or_repeats_says_so() {
    let off = event("DTSTART:20261126T150000\nSTATUS:CANCELLED\nRRULE:FREQ=DAILY");
    let found = invitation::read(&off).unwrap();
    assert!(found[0].cancelled && found[0].repeats);
    let method = off.replace("VERSION:2.0", "METHOD:CANCEL").replace("STATUS:CANCELLED\n", "");
    assert!(invitation::read(&method).unwrap()[0].cancelled);
}

#[test]
fn garbage_and_five_megabytes_are_refused_in_a_sentence() {
    let long = format!("BEGIN:VCALENDAR\n{}", "X:y\n".repeat(1_300_000));
    let cut = &OUTLOOK[..OUTLOOK.len() / 2];
    let table = [
        ("", InvitationError::Empty),
        (" \r\n", InvitationError::Empty),
        ("<html>hello</html>", InvitationError::NotACalendar),
        ("\u{0}\u{fffd}\u{202e}", InvitationError::NotACalendar),
        (cut, InvitationError::CutShort),
        (&event("SUMMARY:no date"), InvitationError::NoEvent),
        (&event("DTSTART:20261399T150000"), InvitationError::NoEvent),
        (&long, InvitationError::TooLong),
    ];
    for (text, error) in table {
        assert_eq!(invitation::read(text), Err(error), "{}", text.chars().take(40).collect::<String>());
        assert!(error.to_string().ends_with('.') && !error.to_string().contains('!'));
    }
}

#[test]
fn an_invitation_into_what_was_over_brings_the_interview_into_the_file() {
    let ends = [
        told().decided("2026-11-16 11:00", Decision::AssumedFilled),
        told().decided("2026-11-16 11:00", Decision::Withdrew),
        told().decided("2026-11-16 11:00", Decision::Declined),
        told().heard("2026-11-16 11:00", News::Refusal),
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
        assert!(there(&invited) && !invited.process.standing(at(now)).is_closed());
        assert_eq!(invited.process.archived, None);
        assert!(!invited.process.goes_on_with(round.schedule, at(now)), "said once");
    }
    let works = told().decided("2026-11-16 11:00", Decision::StartedWork).process;
    let talk = Schedule::starting(at("2026-11-26 15:00"), None).unwrap();
    assert!(!works.goes_on_with(talk, at(now)), "a talk at work is no application");
    assert!(!told().process.goes_on_with(talk, at(now)));
    // An invitation without an hour is one all the same, of all but whoever works there.
    let refused = told().heard("2026-11-16 11:00", News::Refusal).process;
    assert!(refused.goes_on_with(Schedule::default(), at(now)));
    assert!(!refused.goes_on_with(Schedule::ended(at("2026-11-10 12:00")).unwrap(), at(now)));
    assert!(
        !works.goes_on_with(Schedule::default(), at(now)) && !told().process.goes_on_with(Schedule::default(), at(now))
    );
}

/// Prints a realistic plan, its second edition, and its end, for readers of other makes:
/// `AFTERWORD_ICS=folder cargo test --test ics -- files_for_other_readers`.
#[test]
fn files_for_other_readers() {
    let Some(folder) = std::env::var_os("AFTERWORD_ICS") else { return };
    let folder = std::path::PathBuf::from(folder);
    let mut log = CalendarLog::default();
    let editions = [
        (told().round_at("2026-12-01 10:00"), "2026-11-11 16:30"),
        (told().round_at("2026-12-02 14:00").new_date("2026-11-13 10:00", "2026-12-04"), "2026-11-13 10:05"),
        (told().round_at("2026-12-02 14:00").heard("2026-11-16 11:00", News::Refusal), "2026-11-16 12:00"),
    ];
    for (n, (story, now)) in editions.iter().enumerate() {
        std::fs::write(folder.join(format!("{n}.ics")), export(&mut log, story, now)).unwrap();
    }
    let now = at("2026-11-12 09:00");
    let many = Sampler::new(5).processes(now, 60, Richness::Mixed);
    let entries = |process: &Process| {
        let house =
            afterword::domain::advice::playbook::Playbook::built_in(afterword::domain::advice::playbook::Letter::House);
        events(process, &plan(process, house, &Default::default(), now), now, &FULL)
    };
    let (file, _) = edition(&CalendarLog::default(), None, many.iter().flat_map(entries).collect(), now);
    std::fs::write(folder.join("many.ics"), write(&file, now)).unwrap();
}
