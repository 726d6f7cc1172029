//! The file as strict readers, our own and one of another make find it, whatever stands in it.

use super::{FULL, STAMP, export, made, numbered, told};
use crate::bare_calendar::{Component, read};
use crate::files;
use crate::fixture::{Story, at};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::ics::events::{Slot, events};
use afterword::domain::ics::invitation::Starts;
use afterword::domain::ics::log::{CalendarLog, edition};
use afterword::domain::ics::write::{clean, write};
use afterword::domain::id::EntryId;
use afterword::domain::ledger::{Decision, EmployerResponse};
use afterword::domain::process::Process;
use afterword::domain::round::Schedule;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::{Line, Link};
use afterword::domain::timeline::plan;
use calcard::icalendar::{ICalendarComponentType, ICalendarProperty, ICalendarStatus};
use proptest::prelude::*;

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
