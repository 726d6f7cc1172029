//! Interviews from invitations: who invites, when, by which clock, what it is sent for and what it means for the list.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod belongs;
mod damaged;

use crate::files::{self, invitations};
use crate::fixture::{Story, at};
use afterword::domain::ics::guests::Side;
use afterword::domain::ics::invitation::{Invitation, Method, Starts};
use afterword::domain::invited::Invited;
use afterword::domain::json::text;
use afterword::domain::round::RoundKind;
use afterword::domain::text::Line;

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
