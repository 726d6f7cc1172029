//! Interviews from invitations: who invites, when, by which clock, what it is sent for and what it means for the list.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::files::{self, invitations};
use crate::fixture::{Story, at};
use afterword::domain::ics::belongs::{Belongs, Here, Meaning, process_of, round_of};
use afterword::domain::ics::guests::Side;
use afterword::domain::ics::invitation::{Invitation, MOST_PEOPLE, Method, Starts};
use afterword::domain::ics::read::{InvitationError, LONGEST, LeftOut, MOST};
use afterword::domain::id::{ProcessId, RoundId};
use afterword::domain::invited::Invited;
use afterword::domain::json::text;
use afterword::domain::process::Process;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::text::Line;
use proptest::prelude::*;

fn told() -> Story {
    Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20")
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
    let found = invitations(OUTLOOK.as_bytes()).unwrap().found.remove(0);
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
        found.people.iter().map(|one| (&*one.found.name, &*one.found.email, one.side == Side::Theirs)).collect();
    assert_eq!(
        people,
        [
            ("Jana Müller", "jana.mueller@mail.mueller-praezision.de", true),
            ("Kjær; Søren: CTO", "s.kjaer@mail.mueller-praezision.de", true),
            ("Sam Reed", "sam.reed@gmail.com", false),
        ]
    );
    assert!(found.method == Method::Request && !found.repeats);
    assert_eq!(found.others.iter().map(|one| &**one).collect::<Vec<_>>(), ["Room 4"]);
}

fn event(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR")
}

fn one(lines: &str) -> Invitation {
    invitations(event(lines).as_bytes()).unwrap().found.remove(0)
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
        let found = one(&format!("DTSTART:20261126T150000\n{lines}"));
        assert_eq!((&*found.employer, found.kind), (employer, kind), "{lines}");
    }
}

#[test]
fn the_capitals_of_an_address_do_not_matter() {
    let lines = "DTSTART:20261126T150000\nSUMMARY:Interview\nORGANIZER;CN=Jana Brandt:MAILTO:JANA@HALDEN.COM\n\
        ATTENDEE:mailto:miriam.osei@Halden.com\nATTENDEE:mailto:TOM.REED@halden.com\nATTENDEE:mailto:Me@GMAIL.com";
    let found = one(lines);
    let people: Vec<(&str, bool)> =
        found.people.iter().map(|one| (&*one.found.name, one.side == Side::Theirs)).collect();
    assert_eq!(&*found.employer, "Halden");
    assert_eq!(people, [("Jana Brandt", true), ("Miriam Osei", true), ("Tom Reed", true), ("", false)]);
}

#[test]
fn each_time_of_a_series_is_offered_and_told_apart() {
    let moved = "UID:1\nRECURRENCE-ID:20261126T150000\nDTSTART:20261127T100000\nSUMMARY:Moved";
    let found = one(moved);
    assert_eq!(
        (&found.starts, &found.time),
        (&Starts::Wall(at("2026-11-27 10:00")), &Some(Starts::Wall(at("2026-11-26 15:00"))))
    );
    let series = "UID:1\nDTSTART:20261126T150000\nRRULE:FREQ=DAILY\nSUMMARY:Series";
    let both = event(&format!("{series}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}"));
    let reading = invitations(both.as_bytes()).unwrap();
    let titles: Vec<&str> = reading.found.iter().map(|one| &*one.title).collect();
    assert_eq!((titles, reading.left_out.len()), (vec!["Series", "Moved"], 0));
}

#[test]
fn an_invitation_keeps_the_name_by_which_its_sender_changes_it() {
    let read = |more: &str| one(&format!("DTSTART:20261126T150000\n{more}")).from;
    let first = read("UID:040000008200E00074C5B7101A82E008@halden.com");
    assert_eq!((&*first.uid, first.sequence), ("040000008200E00074C5B7101A82E008@halden.com", 0));
    assert_eq!(read("UID:a\nSEQUENCE:3").sequence, 3);
    assert_eq!(read("UID:a\nSEQUENCE:often").sequence, 0);
    assert!(read("SUMMARY:x").uid.is_empty());
    let mut round = told().process.rounds.remove(0);
    let of = |uid: &str, sequence| Invited { uid: Line::cut(uid), sequence, ..Invited::default() };
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
        ("DTSTART;TZID=Europe/Berlin:20261126T150000\nDTEND:20261126T150000Z", Some(60)),
        ("DTSTART;TZID=Nowhere:20261126T150000\nDTEND:20261126T150000Z", None),
        ("DTSTART:20261126", None),
    ];
    for (lines, minutes) in table {
        assert_eq!(one(lines).minutes, minutes, "{lines}");
    }
    let starts = |lines: &str| one(lines).starts;
    assert_eq!(starts("DTSTART:20261126"), Starts::Day("2026-11-26".parse().unwrap()));
    assert_eq!(starts("DTSTART:20261126T150000"), Starts::Wall(at("2026-11-26 15:00")));
    let zoned = |zone: &str, utc: Option<&str>| Starts::Zoned {
        wall: at("2026-11-26 15:00"),
        zone: zone.into(),
        utc: utc.map(at),
    };
    for (written, zone, utc) in [
        ("/mozilla.org/20050126_1/Asia/Kolkata", "Asia/Kolkata", Some("2026-11-26 09:30")),
        ("W. Europe Standard Time", "W. Europe Standard Time", Some("2026-11-26 14:00")),
        ("Eastern Standard Time 1", "Eastern Standard Time 1", Some("2026-11-26 20:00")),
        (
            "\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\"",
            "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris",
            Some("2026-11-26 14:00"),
        ),
        ("UTC", "UTC", Some("2026-11-26 15:00")),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", Some("2026-11-26 18:00")),
        // Nobody knows these: the hour is not taken for one of the clock here.
        ("Customized Time Zone", "Customized Time Zone", None),
        ("Mars/Olympus", "Mars/Olympus", None),
        ("EST", "EST", None),
    ] {
        let found = starts(&format!("DTSTART;TZID={written}:20261126T150000"));
        assert_eq!(found, zoned(zone, utc), "{written}");
        assert_eq!(found.here(files::local("Europe/London")), utc.map(at), "{written}: London keeps UTC in winter");
    }
}

#[test]
fn what_it_is_sent_for_is_read_from_its_method() {
    let off = one("DTSTART:20261126T150000\nSTATUS:CANCELLED\nRRULE:FREQ=DAILY");
    assert!(off.method == Method::Cancel && off.repeats);
    for (method, expected) in [
        ("REQUEST", Method::Request),
        ("PUBLISH", Method::Request),
        ("ADD", Method::Request),
        ("X-OTHER", Method::Request),
        ("cancel", Method::Cancel),
        ("COUNTER", Method::Counter),
        ("DECLINECOUNTER", Method::DeclineCounter),
        ("REPLY", Method::Reply),
    ] {
        let text = event("DTSTART:20261126T150000").replace("VERSION:2.0", &format!("METHOD:{method}"));
        assert_eq!(invitations(text.as_bytes()).unwrap().found[0].method, expected, "{method}");
    }
    // An e-mail may say it beside the calendar alone.
    let mail = format!("Content-Type: text/calendar; method=CANCEL\r\n\r\n{}", event("DTSTART:20261126T150000"));
    assert_eq!(invitations(mail.as_bytes()).unwrap().found[0].method, Method::Cancel);
}

#[test]
fn garbage_and_a_hundred_megabytes_are_refused_in_a_sentence() {
    let long = "X:y\n".repeat(LONGEST / 4 + 1);
    let cut = &OUTLOOK[..OUTLOOK.len() / 2];
    let (untitled, no_such_day) = (event("SUMMARY:no date"), event("DTSTART:20261399T150000"));
    let undated = InvitationError::NoEvent(vec![LeftOut::Undated { line: 3, title: Line::cut("no date") }]);
    let table: [(&[u8], InvitationError); 10] = [
        (b"", InvitationError::Empty),
        (b" \r\n", InvitationError::Empty),
        (b"<html>hello</html>", InvitationError::NotACalendar),
        ("\u{0}\u{fffd}\u{202e}".as_bytes(), InvitationError::NotACalendar),
        (b"From: a@b.example\r\nSubject: hello\r\n\r\nno calendar here\r\n", InvitationError::MailWithout),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", InvitationError::OfficeMail),
        (cut.as_bytes(), InvitationError::CutShort { line: 20 }),
        (untitled.as_bytes(), undated),
        (no_such_day.as_bytes(), InvitationError::NoEvent(vec![LeftOut::Undated { line: 3, title: Line::default() }])),
        (long.as_bytes(), InvitationError::TooLong),
    ];
    for (bytes, error) in table {
        assert_eq!(
            invitations(bytes).err(),
            Some(error.clone()),
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
        let said = error.to_string();
        assert!(said.ends_with('.') && !said.contains('!'), "{said}");
    }
}

#[test]
fn what_cannot_be_read_does_not_take_the_rest_with_it() {
    let good = "UID:1\nDTSTART:20261126T150000Z\nSUMMARY:Good";
    let text = event(&format!(
        "{good}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Bad\nDTSTART:soon\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nBEGIN:VEVENT\n{good}"
    ));
    let reading = invitations(text.as_bytes()).unwrap();
    assert_eq!((reading.found.len(), &*reading.found[0].title), (1, "Good"));
    let left_out =
        [LeftOut::Undated { line: 8, title: Line::cut("Bad") }, LeftOut::Twice(1), LeftOut::NoAppointments(1)];
    assert_eq!(reading.left_out, left_out);
    // The last of three breaks off: the others are offered, and it is named.
    let cut = event(&format!("{good}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Cut\nDTSTART:2026"));
    let cut = cut.split("\nEND:VEVENT\nEND:VCALENDAR").next().unwrap();
    let reading = invitations(cut.as_bytes()).unwrap();
    assert_eq!(
        (reading.found.len(), &reading.left_out[..]),
        (1, &[LeftOut::CutShort { line: 8, title: Line::cut("Cut") }][..])
    );
}

#[test]
fn many_appointments_and_many_people_are_counted_and_quick() {
    let start = std::time::Instant::now();
    let many: String =
        (0..30_000).map(|n| format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:20261126T150000Z\nEND:VEVENT\n")).collect();
    let reading = invitations(format!("BEGIN:VCALENDAR\n{many}END:VCALENDAR").as_bytes()).unwrap();
    assert_eq!((reading.found.len(), &reading.left_out[..]), (MOST, &[LeftOut::TooMany(30_000 - MOST)][..]));
    let people: String =
        (0..5_000).map(|n| format!("ATTENDEE;CN=Ana Orr {}:mailto:a{n}@halden.example\n", ["x", "y"][n % 2])).collect();
    let found = one(&format!(
        "DTSTART:20261126T150000Z\nORGANIZER;CN=Ruth Ito:mailto:ruth@halden.example\n{}",
        people.trim_end()
    ));
    assert_eq!((found.people.len(), found.more_people), (MOST_PEOPLE, 5_001 - MOST_PEOPLE));
    assert_eq!(&*found.people[0].found.name, "Ruth Ito");
    // Unoptimised, beside other tests; where each is compared with each it takes minutes.
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

fn round(uid: &str, start: &str, from: Invited) -> Round {
    let schedule = Schedule::starting(at(start), None).unwrap();
    let mut round = Round::new(RoundId::parse(uid).unwrap(), RoundKind::Video, schedule);
    round.take_over(from);
    round
}

fn named(uid: &str, sequence: u32, time: &str) -> Invited {
    Invited { uid: Line::cut(uid), sequence, time: Line::cut(time), written: None }
}

/// The round that is meant on a list of these, and what the invitation means for it.
fn meant(rounds: &[Round], method: &str, lines: &str) -> (Option<String>, Meaning) {
    let text = event(lines).replace("VERSION:2.0", &format!("METHOD:{method}"));
    let found = invitations(text.as_bytes()).unwrap().found.remove(0);
    let mut process = told().process;
    process.rounds = rounds.to_vec();
    let local = files::local("Europe/London");
    let here = Here { start: found.starts.here(&local), time: found.time.as_ref().and_then(|time| time.here(&local)) };
    let id = round_of(&process, &found, here);
    let round = id.as_ref().and_then(|id| process.round(id));
    (id.as_ref().map(ToString::to_string), Meaning::of(&found, round))
}

#[test]
fn names_numbers_and_times_decide_what_belongs_to_what() {
    let by_hand = || {
        Round::new(
            RoundId::parse("hand").unwrap(),
            RoundKind::Phone,
            Schedule::starting(at("2026-12-14 10:00"), None).unwrap(),
        )
    };
    let list = [
        round("a", "2026-12-09 10:00", named("x", 2, "")),
        round("b", "2026-12-10 10:00", named("s", 0, "")),
        round("c", "2026-12-11 10:00", named("s", 0, "20261211T100000Z")),
        by_hand(),
    ];
    let table = [
        // By name, wherever it is moved to.
        ("REQUEST", "UID:x\nSEQUENCE:3\nDTSTART:20261220T100000Z", Some("a"), Meaning::Changes),
        ("REQUEST", "UID:x\nSEQUENCE:1\nDTSTART:20261220T100000Z", Some("a"), Meaning::Older),
        ("CANCEL", "UID:x\nSEQUENCE:3\nDTSTART:20261220T100000Z", Some("a"), Meaning::CallsOff),
        ("CANCEL", "UID:x\nSEQUENCE:1\nDTSTART:20261209T100000Z", Some("a"), Meaning::Older),
        ("COUNTER", "UID:x\nDTSTART:20261220T100000Z", Some("a"), Meaning::Proposes),
        ("DECLINECOUNTER", "UID:x\nDTSTART:20261220T100000Z", Some("a"), Meaning::DeclinesProposal),
        ("REPLY", "UID:x\nDTSTART:20261209T100000Z", Some("a"), Meaning::Answers),
        // One time of a series is that time, and the series is the series.
        (
            "REQUEST",
            "UID:s\nRECURRENCE-ID:20261211T100000Z\nSEQUENCE:1\nDTSTART:20261212T100000Z",
            Some("c"),
            Meaning::Changes,
        ),
        ("CANCEL", "UID:s\nRECURRENCE-ID:20261217T100000Z\nDTSTART:20261217T100000Z", None, Meaning::CallsOffUnknown),
        ("CANCEL", "UID:s\nRECURRENCE-ID:20261210T100000Z\nDTSTART:20261210T100000Z", Some("b"), Meaning::CallsOff),
        ("REQUEST", "UID:s\nSEQUENCE:1\nDTSTART:20261210T110000Z", Some("b"), Meaning::Changes),
        // By its hour, where it was typed by hand.
        ("CANCEL", "UID:y\nDTSTART:20261214T100000Z", Some("hand"), Meaning::CallsOff),
        ("REQUEST", "UID:y\nDTSTART:20261214T100000Z", Some("hand"), Meaning::Changes),
        ("CANCEL", "UID:y\nDTSTART:20261208T140000Z", None, Meaning::CallsOffUnknown),
        // Planned anew under another name for the same hour, and the old one called off after it.
        ("CANCEL", "UID:old\nDTSTART:20261209T100000Z", None, Meaning::CallsOffUnknown),
        ("REQUEST", "UID:new\nDTSTART:20261209T100000Z", Some("a"), Meaning::Changes),
        ("REQUEST", "UID:new\nDTSTART:20261221T100000Z", None, Meaning::Further),
        // Nobody knows the zone, so the hour says nothing.
        ("CANCEL", "UID:z\nDTSTART;TZID=Nowhere:20261214T100000", None, Meaning::CallsOffUnknown),
    ];
    for (method, lines, expected, meaning) in table {
        assert_eq!(meant(&list, method, lines), (expected.map(str::to_owned), meaning), "{method} {lines}");
    }
    for meaning in
        [Meaning::CallsOffUnknown, Meaning::Proposes, Meaning::DeclinesProposal, Meaning::Answers, Meaning::Older]
    {
        assert!(meaning.leaves_the_list());
    }
    // Of two editions with one number the later written holds.
    let mut written = round("w", "2026-12-09 10:00", named("x", 2, ""));
    written.invited = Some(Invited { written: Some(at("2026-12-02 10:00")), ..named("x", 2, "") });
    for (stamp, meaning) in [
        ("20261201T100000Z", Meaning::Older),
        ("20261202T100000Z", Meaning::Changes),
        ("20261203T100000Z", Meaning::Changes),
    ] {
        let lines = format!("UID:x\nSEQUENCE:2\nDTSTAMP:{stamp}\nDTSTART:20261209T110000Z");
        assert_eq!(meant(&[written.clone()], "REQUEST", &lines).1, meaning, "{stamp}");
    }
}

#[test]
fn a_second_role_with_a_known_employer_is_asked() {
    let known = |id: &str, employer: &str, role: &str| {
        let mut process = told().process;
        process.id = ProcessId::parse(id).unwrap();
        (process.employer, process.role) = (Line::cut(employer), Line::cut(role));
        process.people.clear();
        process.rounds.clear();
        process
    };
    let belongs = |all: &[Process], lines: &str| {
        let all: Vec<&Process> = all.iter().collect();
        process_of(&all, &one(lines), Here::default(), at("2026-11-20 09:00"))
    };
    let (to, ask) =
        (|id: &str| Belongs::To(ProcessId::parse(id).unwrap()), |id: &str| Belongs::Ask(ProcessId::parse(id).unwrap()));
    let title = |title: &str| format!("DTSTART:20261126T150000Z\nSUMMARY:{title}");
    let one = [known("x1", "Halden & Rowe", "Registrar")];
    let table = [
        (&one[..], title("Interview for Registrar at Halden & Rowe"), to("x1")),
        (&one, title("Interview for Data Steward at Halden & Rowe"), ask("x1")),
        (&one, title("Second interview at Halden & Rowe"), to("x1")),
        (&one, title("Interview for Registrar at Pell"), Belongs::New),
        (&one, format!("{}\nORGANIZER;CN=Ruth Ito:mailto:ruth.ito@haldenrowe.example", title("Chat")), to("x1")),
        (&[known("x1", "Halden & Rowe", "")][..], title("Interview for Registrar at Halden & Rowe"), to("x1")),
        (
            &[known("x1", "Northlight Museum Trust", "Registrar")][..],
            format!("{}\nORGANIZER;CN=Ada Beck:mailto:ada@northlight.example", title("Chat")),
            to("x1"),
        ),
        (&[known("x1", "Rampart", "Registrar")][..], title("Interview at Ramp"), Belongs::New),
        (
            &[known("x1", "Halden & Rowe", "Registrar"), known("x2", "Halden & Rowe", "Data Steward")][..],
            title("Interview for Data Steward at Halden & Rowe"),
            to("x2"),
        ),
        (
            &[known("x1", "Halden & Rowe", "Registrar"), known("x2", "Halden & Rowe", "Data Steward")][..],
            title("Second interview at Halden & Rowe"),
            ask("x1"),
        ),
    ];
    for (all, lines, expected) in table {
        assert_eq!(belongs(all, &lines), expected, "{lines}");
    }
}

#[test]
fn mailboxes_schedulers_and_rooms_are_nobody_to_thank() {
    let table = [
        // organizer line, employer, who is offered, who is named beside them
        ("ORGANIZER;CN=Northlight Recruiting:mailto:no-reply@goodtime.io", "Northlight", "", "Northlight Recruiting"),
        (
            "ORGANIZER;CN=Careers Team Calendar:mailto:CareersTeam@northlightexample.onmicrosoft.com",
            "",
            "",
            "Careers Team Calendar",
        ),
        ("ORGANIZER:mailto:careers@northlight.example", "Northlight", "", "careers@northlight.example"),
        ("ORGANIZER;CN=Ruth Ito via GoodTime:mailto:no-reply@goodtime.io", "", "Ruth Ito", ""),
        ("ORGANIZER;CN=Joy Adeyemi:mailto:recruiting@northlight.example", "Northlight", "Joy Adeyemi", ""),
        ("ORGANIZER;CN=Owen Pryce:mailto:owen@pryceltd.onmicrosoft.com", "", "Owen Pryce", ""),
        ("ORGANIZER;CN=Calendly:mailto:notifications@calendly.com", "", "", "Calendly"),
        ("ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@northlight.example", "Northlight", "", "Room 4"),
        ("ORGANIZER;CN=\"'Ada Beck'\":mailto:ada.beck@northlight.example", "Northlight", "Ada Beck", ""),
        ("ORGANIZER;CN=unknown:mailto:unknownorganizer@calendar.google.com", "", "", "unknown"),
    ];
    for (line, employer, people, others) in table {
        let found = one(&format!("DTSTART:20261126T150000Z\nSUMMARY:Chat\n{line}"));
        let named: Vec<&str> = found.people.iter().map(|guest| &*guest.found.name).collect();
        let beside: Vec<&str> = found.others.iter().map(|name| &**name).collect();
        assert_eq!(
            (&*found.employer, named.join(","), beside.join(",")),
            (employer, people.to_owned(), others.to_owned()),
            "{line}"
        );
    }
    // Whoever reads it is told by their own address, or by their name; then all others are theirs.
    let lines = "DTSTART:20261126T150000Z\nORGANIZER;CN=Ana Orr:mailto:ana.orr@gmail.com\nATTENDEE;CN=S. Rowe:mailto:Sam.Rowe@mail.example\nATTENDEE;CN=Bo Li:mailto:bo@gmail.com";
    let found = files::invitations_for_sam(event(lines).as_bytes()).unwrap().found.remove(0);
    let sides: Vec<(&str, Side)> = found.people.iter().map(|guest| (&*guest.found.name, guest.side)).collect();
    assert_eq!(sides, [("Ana Orr", Side::Theirs), ("Bo Li", Side::Theirs), ("S. Rowe", Side::You)]);
    assert_eq!(one(lines).people.iter().filter(|guest| guest.side != Side::Unclear).count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_invitation_is_refused_or_read(
        lines in proptest::collection::vec(
            "(BEGIN|END|DTSTART|DTEND|DURATION|ATTENDEE|ORGANIZER|RRULE|TZOFFSETTO|TZOFFSETFROM|SUMMARY|LOCATION)(;[A-Z=\",:/-]{0,12})?:?(VEVENT|VTIMEZONE|STANDARD|2026[0-9]{4}T[0-9]{6}Z?|P[0-9TDHM]{1,6}|mailto:.{0,12}|(?s).{0,30})",
            0..30),
    ) {
        let text = ["BEGIN:VCALENDAR\nBEGIN:VEVENT\n", &lines.join("\r\n"), "\nEND:VEVENT\nEND:VCALENDAR"].concat();
        if let Ok(reading) = invitations(text.as_bytes()) {
            prop_assert!(!reading.found.is_empty() && reading.found.len() <= MOST);
            for one in &reading.found {
                prop_assert!(!one.title.chars().any(char::is_control));
            }
            // What is given back to be read again is read as the same.
            let again = invitations(reading.text.as_bytes()).unwrap();
            prop_assert_eq!(again.found.len(), reading.found.len());
        }
        let _ = invitations(lines.concat().as_bytes());
    }
}
