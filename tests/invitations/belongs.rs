//! What an invitation means for the interviews that are here already.

use super::{event, one, told};
use crate::files::{self, invitations};
use crate::fixture::at;
use afterword::domain::ics::belongs::{Belongs, Here, Meaning, process_of, round_of};
use afterword::domain::id::{ProcessId, RoundId};
use afterword::domain::invited::Invited;
use afterword::domain::process::Process;
use afterword::domain::round::{Round, RoundKind, Schedule};
use afterword::domain::text::Line;

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
