//! The calendar file: where its entries stand, what they say and to whom, and times without a zone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod editions;
mod readers;

use crate::bare_calendar::{Component, read};
use crate::fixture::{Story, at};
use afterword::domain::ics::call::Call;
use afterword::domain::ics::events::{Event, Manner, Slot, events};
use afterword::domain::ics::log::{CalendarLog, Numbered, edition};
use afterword::domain::ics::write::write;
use afterword::domain::phrase::Phrase;
use afterword::domain::process::Mark;
use afterword::domain::role_names::Names;
use afterword::domain::round::{RoundKind, Schedule};
use afterword::domain::text::Line;
use chrono::NaiveDateTime;
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

fn told() -> Story {
    Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20")
}

fn export(log: &mut CalendarLog, story: &Story, now: &str) -> String {
    let (file, next) = edition(log, None, made(story, now), at(now));
    *log = next;
    write(&file, at(STAMP))
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
