//! Next steps with leads that have a day: counted from its first minute, told in its morning, an entry of the calendar
//! of everything that moves with it and is called off when it is done. Worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::bare_calendar::{Component, read};
use crate::fixture::{Story, at, day, short};
use afterword::domain::ics::call::Call;
use afterword::domain::ics::events::{Event, Manner, events, lead_events};
use afterword::domain::ics::log::{CalendarLog, edition};
use afterword::domain::ics::write::write;
use afterword::domain::id::{LeadId, ProcessId};
use afterword::domain::job_search::{Lead, LeadStage};
use afterword::domain::phrase::Phrase;
use afterword::domain::reminder::{Matter, due_list};
use afterword::domain::role_names::Names;
use afterword::domain::text::Line;

fn lead(id: &str, next: &str, by: Option<&str>) -> Lead {
    Lead {
        id: LeadId::parse(id).unwrap(),
        name: Line::cut("Pell & Sons"),
        stage: LeadStage::Applied,
        next: Line::cut(next),
        by: by.map(day),
        since: day("2026-11-01"),
        process: None,
    }
}

fn say(phrase: &Phrase) -> String {
    phrase.plain()
}

const FULL: Manner = Manner {
    named: true,
    rounds: true,
    rest: false,
    step_call: Call::AtItsTime,
    round_call: Call::HourBefore,
    say: &say,
    names: &Names::NONE,
    home: "https://x.example/app/",
};

#[test]
fn what_the_worker_is_told_counts_from_midnight_and_calls_in_the_morning() {
    let closed = Lead { stage: LeadStage::Closed, ..lead("l4", "Ring Ana", Some("2026-11-12")) };
    let leads = [
        lead("l1", "Ring Ana", Some("2026-11-12")),
        lead("l2", "", Some("2026-11-10")),
        lead("l3", "Ring Ana", None),
        closed,
        lead("l5", "Ask", Some("2026-11-20")),
        lead("l6", "Much later", Some("2027-03-01")),
    ];
    let now = at("2026-11-12 08:00");
    let list = due_list(&[], &leads, now, true);
    let told: Vec<_> =
        list.due.iter().map(|due| (short(due.at), short(due.told.unwrap()), &*due.words, due.loud)).collect();
    assert_eq!(
        told,
        [
            ("2026-11-10 00:00".into(), "2026-11-10 09:00".into(), "Pell & Sons: next step", true),
            ("2026-11-12 00:00".into(), "2026-11-12 09:00".into(), "Pell & Sons: Ring Ana", true),
            ("2026-11-20 00:00".into(), "2026-11-20 09:00".into(), "Pell & Sons: Ask", true),
        ]
    );
    assert_eq!((&list.due[1].of, &*list.due[1].tag), (&Matter::Lead(leads[0].id.clone()), "lead.l1"));
    // As many are open as Today counts, at the same minute.
    for (moment, open) in [("2026-11-11 23:59", 1), ("2026-11-12 00:00", 2), ("2026-11-20 00:00", 3)] {
        let counted = due_list(&[], &leads, at(moment), true).due.iter().filter(|due| due.at <= at(moment)).count();
        let shown = leads.iter().filter(|lead| lead.is_due(at(moment).date())).count();
        assert_eq!((counted, shown), (open, open), "{moment}");
    }
    // The page tells the worker again as the morning comes.
    assert_eq!(list.come(at("2026-11-12 09:00")), list.come(at("2026-11-12 08:59")) + 1);
    let quiet = due_list(&[], &leads, now, false).due;
    assert!(quiet.iter().all(|due| due.words == "A next step is due"));
}

#[test]
fn an_entry_stands_on_the_morning_of_its_day_and_then_on_the_next() {
    let start = |now: &str| short(lead_events(&[lead("l1", "x", Some("2026-11-12"))], at(now), &FULL)[0].slot.start());
    let table = [
        ("2026-11-02 10:00", "2026-11-12 09:00"),
        ("2026-11-12 08:59", "2026-11-12 09:00"),
        ("2026-11-12 09:00", "2026-11-12 18:00"),
        ("2026-11-12 18:00", "2026-11-13 09:00"),
        ("2026-11-20 02:00", "2026-11-20 09:00"),
        ("2026-11-20 09:00", "2026-11-21 09:00"),
    ];
    for (now, expected) in table {
        assert_eq!(start(now), expected, "at {now}");
    }
    assert!(lead_events(&[lead("l1", "x", None)], at("2026-11-12 09:00"), &FULL).is_empty());
    assert!(lead_events(&[lead("l1", "x", Some("9999-12-31"))], at("2026-11-12 09:00"), &FULL).is_empty());
}

fn export(log: &mut CalendarLog, fresh: Vec<Event>, now: &str) -> Component {
    let (file, next) = edition(log, None, fresh, at(now));
    *log = next;
    read(&write(&file, at("2026-11-12 09:00"))).unwrap()
}

fn entry(file: &Component) -> Component {
    file.all("VEVENT").find(|event| event.text("UID") == "lead_l1@afterword").unwrap().clone()
}

#[test]
fn the_calendar_of_everything_moves_it_and_calls_it_off() {
    let mut log = CalendarLog::default();
    let of = |by, now| lead_events(&[lead("l1", "Ring Ana", by)], at(now), &FULL);
    let (first, second, third) = ("2026-11-02 10:00", "2026-11-03 10:00", "2026-11-04 10:00");
    let made = entry(&export(&mut log, of(Some("2026-11-12"), first), first));
    let read = |event: &Component| {
        ["SUMMARY", "DTSTART", "DTEND", "STATUS", "TRANSP", "CATEGORIES"].map(|name| event.text(name))
    };
    let expected =
        ["Pell & Sons: Ring Ana", "20261112T090000", "20261112T091500", "CONFIRMED", "TRANSPARENT", "Afterword"];
    assert_eq!(read(&made), expected);
    assert_eq!(
        made.text("DESCRIPTION").split("\n\n").collect::<Vec<_>>()[..1],
        ["You gave this next step with a lead a day: 2026-11-12. So far: applied."]
    );
    assert!(made.text("DESCRIPTION").contains("Advice of "));
    assert!(made.text("DESCRIPTION").ends_with("https://x.example/app/#/search-pulse"));
    assert_eq!(made.parts.iter().filter(|part| part.name == "VALARM").count(), 1);
    // Nothing changed: the same number. Another day: it moves under its name, with a higher one.
    let number = |event: &Component| event.text("SEQUENCE").parse::<u32>().unwrap();
    let same = entry(&export(&mut log, of(Some("2026-11-12"), second), second));
    assert_eq!(number(&same), number(&made));
    let moved = entry(&export(&mut log, of(Some("2026-11-16"), second), second));
    assert_eq!(moved.text("DTSTART"), "20261116T090000");
    assert!(number(&moved) > number(&made));
    // The file of one interview says nothing of it; without its day, or closed, or gone, it is called off.
    let one = ProcessId::parse("lead").unwrap();
    assert!(edition(&log, Some(&one), Vec::new(), at(third)).0.is_empty());
    let off = entry(&export(&mut log, of(None, third), third));
    assert_eq!((off.text("STATUS").as_str(), off.text("SUMMARY").as_str()), ("CANCELLED", "No longer needed"));
    assert!(number(&off) > number(&moved));
    // Where a calendar is seen by others, it names nobody.
    let quiet = lead_events(&[lead("l1", "Ring Ana", Some("2026-11-12"))], at(first), &Manner { named: false, ..FULL });
    let text = write(&edition(&CalendarLog::default(), None, quiet, at(first)).0, at(first));
    assert!(text.contains("A next step is due") && !text.contains("Pell") && !text.contains("Ana"), "{text}");
}

#[test]
fn a_lead_and_an_interview_never_share_a_name() {
    let (story, now) = (Story::ended("2026-11-11 16:00").met("Miriam Osei"), "2026-11-11 16:30");
    let of_process = events(&story.process, &story.plan(now), at(now), &FULL);
    let of_lead = lead_events(&[lead("x1", "Ring Ana", Some("2026-11-12"))], at(now), &FULL);
    assert!(of_process.iter().all(|event| event.uid.contains('.') && event.uid != of_lead[0].uid));
    assert!(!of_lead[0].uid.contains('.'));
}
