//! Files that real people, programs and employers produced, made small: each stands for a kind, with what a careful
//! person expects of it. The user is Sam Rowe, the day Monday 7 December 2026.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::files::{self, case, invitations, invitations_for_sam, local, people};
use crate::fixture::{Story, at};
use afterword::domain::calendar_file::{self, DayKind};
use afterword::domain::contacts::Found;
use afterword::domain::ics::belongs::{Belongs, Here, Meaning, process_of, round_of};
use afterword::domain::ics::guests::Side;
use afterword::domain::ics::invitation::{Invitation, Method, Starts};
use afterword::domain::process::Process;
use afterword::domain::round::{Round, RoundKind, RoundState, Schedule};
use afterword::domain::text::Line;
use afterword::domain::timeline::step::StepKind;

/// The appointments of a file of which nothing is left out. They are the same whether or not Sam's own details are known.
fn all(name: &str) -> Vec<Invitation> {
    let reading = invitations_for_sam(&case(name)).unwrap();
    assert_eq!(reading.left_out, [], "{name}");
    let stranger = invitations(&case(name)).unwrap();
    let facts = |all: &[Invitation]| -> Vec<(String, String, String)> {
        all.iter().map(|one| (one.title.to_string(), one.employer.to_string(), one.place.to_string())).collect()
    };
    assert_eq!(facts(&reading.found), facts(&stranger.found));
    reading.found
}

fn only(name: &str) -> Invitation {
    let mut found = all(name);
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

/// The names that are chosen beforehand.
fn theirs(found: &Invitation) -> Vec<(&str, &str)> {
    let theirs = found.people.iter().filter(|guest| guest.side == Side::Theirs);
    theirs.map(|guest| (&*guest.found.name, &*guest.found.email)).collect()
}

fn utc(found: &Invitation) -> String {
    match &found.starts {
        Starts::Zoned { utc: Some(utc), .. } => utc.to_string(),
        other => panic!("{other:?}"),
    }
}

fn here(found: &Invitation, zone: &str) -> Here {
    let local = local(zone);
    Here { start: found.starts.here(&local), time: found.time.as_ref().and_then(|time| time.here(&local)) }
}

#[test]
fn c01_a_part_quoted_and_the_calendar_plain() {
    for found in [
        only("c01-quoted-text-plain-calendar.eml"),
        // Pasted as its source, and as a part of it.
        pasted(&String::from_utf8(case("c01-quoted-text-plain-calendar.eml")).unwrap()),
        pasted(
            String::from_utf8(case("c01-quoted-text-plain-calendar.eml")).unwrap().split_once("\r\n\r\n").unwrap().1,
        ),
    ] {
        assert_eq!((&*found.employer, &*found.role), ("Northlight Museum Trust", "Registrar"));
        assert_eq!((utc(&found).as_str(), found.minutes), ("2026-12-08 14:00:00", Some(45)));
        let expected = [("Ada Beck", "ada.beck@northlight.example"), ("Deb Fadel", "deb.fadel@northlight.example")];
        assert_eq!(theirs(&found), expected);
        assert!(found.people.iter().any(|guest| &*guest.found.name == "Sam Rowe" && guest.side != Side::Theirs));
        assert_eq!(&*found.place, "https://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1");
    }
}

fn pasted(text: &str) -> Invitation {
    use afterword::domain::ics::read::{Aids, read};
    let me = Default::default();
    read(text.as_bytes(), true, Aids { decode: &files::decode, clocks: &files::clocks, me: &me })
        .unwrap()
        .found
        .remove(0)
}

/// Relatives: the calendar in base 64 and in Latin-1, attached beside the same as a part, in a forwarded e-mail.
#[test]
fn c01_relatives() {
    use base64_of as b64;
    let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261208T140000Z\r\nSUMMARY:Gespräch bei Müller & Söhne\r\nORGANIZER;CN=Jürgen Groß:mailto:j.gross@mueller.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let latin = encoding_rs::WINDOWS_1252.encode(calendar).0.into_owned();
    let head = |kind: &str| format!("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n");
    let twice = format!(
        "{}\r\n--b\r\nContent-Type: text/calendar; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b\r\nContent-Type: application/ics; name=invite.ics\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        head("multipart/mixed; boundary=b"),
        b64(&latin),
        b64(calendar.as_bytes()),
    );
    let forwarded = format!(
        "{}\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n{twice}\r\n--o--\r\n",
        head("multipart/mixed; boundary=o")
    );
    let raw =
        [head("text/calendar; charset=windows-1252").as_bytes(), b"Content-Transfer-Encoding: 8bit\r\n\r\n", &latin]
            .concat();
    for (mail, twice) in [(twice.into_bytes(), 1), (forwarded.into_bytes(), 1), (raw, 0)] {
        let reading = invitations(&mail).unwrap();
        let found = &reading.found[0];
        assert_eq!(
            (&*found.employer, theirs(found)),
            ("Müller & Söhne", vec![("Jürgen Groß", "j.gross@mueller.example")])
        );
        assert_eq!((reading.found.len(), reading.left_out.len(), found.sure), (1, twice, true));
    }
}

fn base64_of(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (n, three) in bytes.chunks(3).enumerate() {
        let all = (0..3).fold(0_u32, |all, n| all << 8 | u32::from(three.get(n).copied().unwrap_or(0)));
        (0..4).for_each(|n| {
            out.push(if n <= three.len() { char::from(DIGITS[(all >> (18 - 6 * n) & 63) as usize]) } else { '=' })
        });
        if n % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

#[test]
fn c02_a_line_folded_inside_a_letter() {
    let found = only("c02-fold-inside-a-letter.ics");
    assert!(found.title.ends_with("at Łódzkie Muzeum") && !found.title.contains(char::REPLACEMENT_CHARACTER));
    assert_eq!((&*found.employer, found.sure), ("Łódzkie Muzeum", true));
    assert_eq!(theirs(&found)[0].0, "Małgorzata Świętochowska");
    assert_eq!((utc(&found).as_str(), found.minutes), ("2026-12-09 09:00:00", Some(60)));
    assert_eq!(&*found.role, "Specjalista ds. zbiorów");
}

/// Relatives: folded inside a letter of four bytes with a tab, and a file of 16-bit letters.
#[test]
fn c02_relatives() {
    let title = "Chat 🎻 with Łódź";
    let place = title.find('🎻').unwrap() + 2;
    let (a, b) = title.as_bytes().split_at(place);
    let folded = [
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261209T090000Z\nSUMMARY:",
        a,
        b"\r\n\t",
        b,
        b"\nEND:VEVENT\nEND:VCALENDAR\n",
    ]
    .concat();
    let wide: Vec<u8> = format!("\u{feff}BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261209T090000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [folded, wide] {
        assert_eq!(&*invitations(&bytes).unwrap().found[0].title, title);
    }
    // Latin-1 that does not say so is read, and said to be unsure.
    let latin = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261209T090000Z\nSUMMARY:Gespr\xE4ch\nORGANIZER;CN=J\xFCrgen Gro\xDF:mailto:j@x.example\nEND:VEVENT\nEND:VCALENDAR\n";
    let found = invitations(latin).unwrap().found.remove(0);
    assert_eq!((&*found.title, &*found.people[0].found.name, found.sure), ("Gespräch", "Jürgen Groß", false));
}

#[test]
fn c03_a_zone_named_with_commas() {
    let found = only("c03-exchange-zone-with-commas.ics");
    assert_eq!(utc(&found), "2026-12-10 14:00:00");
    assert_eq!(here(&found, "Europe/London").start, Some(at("2026-12-10 14:00")));
    assert_eq!(here(&found, "America/New_York").start, Some(at("2026-12-10 09:00")));
    assert_eq!(theirs(&found), [("Anke de Vries", "a.devries@halden.example")]);
    assert_eq!((&*found.role, &*found.place, found.minutes), ("Conservator", "Kamer 2.14", Some(60)));
}

#[test]
fn c04_a_zone_of_an_office_program_without_rules() {
    let found = only("c04-windows-zone-without-rules.ics");
    assert_eq!(here(&found, "Europe/London").start, Some(at("2026-12-10 18:00")));
    let written = String::from_utf8(case("c04-windows-zone-without-rules.ics")).unwrap();
    for (zone, start) in [
        ("Eastern Standard Time 1", Some("2026-12-10 15:00")),
        ("Tokyo Standard Time", Some("2026-12-10 01:00")),
        ("Romance Standard Time", Some("2026-12-10 09:00")),
        ("Head Office Time", None),
    ] {
        let text = written.replace("Pacific Standard Time", zone);
        let found = invitations(text.as_bytes()).unwrap().found.remove(0);
        assert_eq!(here(&found, "Europe/London").start, start.map(at), "{zone}");
    }
}

/// What the list becomes when whatever is offered first is taken.
fn take(process: &mut Process, found: &Invitation) -> Meaning {
    let here = here(found, "Europe/London");
    let id = round_of(process, found, here);
    let meaning = Meaning::of(found, id.as_ref().and_then(|id| process.round(id)));
    if !meaning.leaves_the_list() {
        let schedule = Schedule::starting(here.start.unwrap(), found.minutes).unwrap();
        let known = id.and_then(|id| process.rounds.iter_mut().find(|round| round.id == id));
        match known {
            Some(round) if meaning == Meaning::CallsOff => round.state = RoundState::Cancelled,
            Some(round) => round.schedule = schedule,
            None => {
                let id = afterword::domain::id::RoundId::parse("new").unwrap();
                let mut round = Round::new(id, found.kind, schedule);
                round.take_over(found.from.clone());
                process.rounds.push(round);
            }
        }
    }
    meaning
}

fn named(employer: &str, role: &str) -> Process {
    let mut process = Story::new("2026-12-01 09:00").process;
    (process.employer, process.role) = (Line::cut(employer), Line::cut(role));
    process
}

#[test]
fn c05_a_counter_proposal_is_no_appointment() {
    let mut process = named("Halden & Rowe", "Data Steward");
    let [a, b, c] = ["c05a-request.ics", "c05b-counter-proposal.ics", "c05c-decline-counter.ics"].map(only);
    assert_eq!(take(&mut process, &a), Meaning::Further);
    let before = process.clone();
    assert_eq!(before.rounds[0].schedule.start(), Some(at("2026-12-09 10:00")));
    for (found, meaning) in [(&b, Meaning::Proposes), (&c, Meaning::DeclinesProposal)] {
        assert_eq!(
            process_of(&[&process], found, here(found, "Europe/London"), at("2026-12-07 10:00")),
            Belongs::To(process.id.clone())
        );
        assert_eq!((take(&mut process, found), &process), (meaning, &before));
    }
    assert_eq!((b.method, &*b.comment), (Method::Counter, "Would Friday at three suit you?"));
}

#[test]
fn c06_three_calendars_in_one_file() {
    let found = all("c06-three-calendars-in-one-file.ics");
    let facts: Vec<(String, Option<u16>, &str)> =
        found.iter().map(|one| (utc(one), one.minutes, theirs(one)[0].0)).collect();
    let row = |at: &str, name: &'static str| (at.to_owned(), Some(45), name);
    assert_eq!(
        facts,
        [
            row("2026-12-10 09:00:00", "Ines Aldo"),
            row("2026-12-10 10:15:00", "Tomo Arai"),
            row("2026-12-10 11:30:00", "Grace Obi")
        ]
    );
    assert!(found.iter().all(|one| &*one.employer == "Northlight Museum Trust" && one.role.is_empty()));
    // Relatives: one calendar with 25 appointments, and one of which the last end was forgotten.
    let many: String =
        (1..=25).map(|n| format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:202612{n:02}T090000Z\nEND:VEVENT\n")).collect();
    for text in [format!("BEGIN:VCALENDAR\n{many}END:VCALENDAR\n"), format!("BEGIN:VCALENDAR\n{many}")] {
        let reading = invitations(text.as_bytes()).unwrap();
        assert_eq!((reading.found.len(), reading.left_out.len()), (25, 0));
    }
}

#[test]
fn c08_booking_mailboxes_and_scheduling_services() {
    for name in ["c08a-bookings-mailbox.ics", "c08b-scheduling-service.ics"] {
        for found in [only(name), invitations(&case(name)).unwrap().found.remove(0)] {
            assert_eq!(&*found.employer, "Northlight", "{name}");
            let expected =
                [("Harriet Vance", "h.vance@northlight.example"), ("Owen Pryce", "o.pryce@northlight.example")];
            assert_eq!(theirs(&found), expected, "{name}");
            let named: Vec<&str> = found.people.iter().map(|guest| &*guest.found.name).collect();
            assert_eq!(named, ["Harriet Vance", "Owen Pryce", "Sam Rowe"], "{name}");
            assert_eq!(found.others.len(), 1, "the mailbox is named, and nobody to thank");
        }
    }
}

#[test]
fn c09_the_link_elsewhere_than_the_place() {
    let link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9vYmFyMDEyMzQ1%40thread.v2/0?context=%7b%22Tid%22%3a%2200000000-0000-0000-0000-000000000000%22%7d";
    let found = only("c09-teams-location-in-words.ics");
    assert_eq!((found.kind, &*found.place), (RoundKind::Video, link));
    assert_eq!((utc(&found).as_str(), found.minutes), ("2026-12-11 09:00:00", Some(45)));
    assert_eq!(
        (&*found.employer, &*found.role, theirs(&found)[0].0),
        ("Halden Museums", "Conservator", "Anke de Vries")
    );
    // Relatives: only in the description; and beside a place that is one.
    let written = String::from_utf8(case("c09-teams-location-in-words.ics")).unwrap();
    let described = written.split("X-MICROSOFT-SKYPETEAMSMEETINGURL").next().unwrap().to_owned()
        + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(&*invitations(described.as_bytes()).unwrap().found[0].place, link);
    let both = written.replace("Microsoft Teams Meeting", "4 Quay Street");
    let both = invitations(both.as_bytes()).unwrap().found.remove(0);
    assert_eq!((&*both.place, &*both.join), ("4 Quay Street", link));
}

#[test]
fn c11_the_cancellation_of_another_hour() {
    let found = only("c11-cancel-of-another-hour.ics");
    for role in ["Data Steward", "", "Product analyst"] {
        let mut process = named("Halden & Rowe", role);
        let schedule = Schedule::starting(at("2026-12-14 10:00"), None).unwrap();
        process.rounds.push(Round::new(
            afterword::domain::id::RoundId::parse("r1").unwrap(),
            RoundKind::Video,
            schedule,
        ));
        let before = process.clone();
        let belongs = process_of(&[&process], &found, here(&found, "Europe/London"), at("2026-12-07 10:00"));
        assert_eq!(belongs, Belongs::To(process.id.clone()));
        assert_eq!((take(&mut process, &found), &process), (Meaning::CallsOffUnknown, &before));
    }
    assert_eq!(here(&found, "Europe/London").start, Some(at("2026-12-08 14:00")), "the hour that is named");
}

fn person(name: &str) -> Found {
    let reading = people(&case(name)).unwrap();
    assert_eq!((reading.people.len(), reading.left_out.len()), (1, 0), "{name}");
    reading.people.into_iter().next().unwrap()
}

#[test]
fn c14_preferred_by_number() {
    let found = person("c14-preferred-by-number.vcf");
    assert_eq!((&*found.name, &*found.title), ("Harriet Vance", "Head of Collections"));
    assert_eq!((&*found.email, &*found.phone), ("harriet.vance@northlight.example", "+44-20-7946-0002"));
    assert!(found.sure);
}

#[test]
fn c15_cards_in_letters_of_their_country() {
    let quoted = person("c15a-outlook-quoted-latin1.vcf");
    assert_eq!((&*quoted.name, &*quoted.title), ("Jürgen Groß", "Leiter Prüffeld"));
    assert_eq!((&*quoted.email, &*quoted.company), ("j.gross@mueller.example", "Müller & Söhne"));
    assert!(!quoted.sure, "nothing says in which letters it is written");
    let raw = person("c15b-charset-windows-1252.vcf");
    assert_eq!((&*raw.name, &*raw.title, raw.sure), ("Anke Börnig", "Büroleitung", true));
    // Relatives: Japanese declared and not, Cyrillic, and letters cut in half.
    let card = |name: &[u8], charset: &str| {
        [b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN", charset.as_bytes(), b":", name, b"\r\nEMAIL:a@x.example\r\nEND:VCARD\r\n"]
            .concat()
    };
    let japanese = encoding_rs::SHIFT_JIS.encode("山田 太郎").0.into_owned();
    let russian = encoding_rs::KOI8_R.encode("Иван Петров").0.into_owned();
    for (bytes, name, sure) in [
        (card(&japanese, ";CHARSET=SHIFT_JIS"), "山田 太郎", true),
        (card(&japanese, ""), "山田 太郎", false),
        (card(&russian, ";CHARSET=KOI8-R"), "Иван Петров", true),
        (card(b"Zo\xC3", ";CHARSET=EUC-KR"), "", false),
    ] {
        let found = people(&bytes).unwrap().people.remove(0);
        assert_eq!((&*found.name, found.sure), (name, sure));
    }
}

#[test]
fn c18_first_names_and_pronouns() {
    let priya = person("c18a-first-name-then-block.txt");
    assert_eq!((&*priya.name, &*priya.title), ("Priya Raghunathan", "Senior Talent Partner"));
    assert_eq!((&*priya.phone, &*priya.email), ("+44 7700 900461", "priya.raghunathan@northlight.example"));
    let block = person("c18b-pronouns.txt");
    assert_eq!((&*block.name, &*block.title), ("Kieran Doyle", "Talent Acquisition Lead"));
    assert_eq!((&*block.email, &*block.company), ("kieran.doyle@haldenrowe.example", "Halden & Rowe"));
    let line = person("c18c-pronouns-on-one-line.txt");
    assert_eq!(
        (&*line.name, &*line.title, &*line.phone),
        ("Kieran Doyle", "Talent Acquisition Lead", "+353 1 555 0142")
    );
    // Relatives: in other languages, in square brackets, and on a line of their own.
    for text in [
        "Sabine Krüger (sie/ihr)\nPersonalreferentin",
        "Sabine Krüger [she/her] | Personalreferentin",
        "Viele Grüße\nSabine\n\nSabine Krüger\nPronomen: sie/ihr\nPersonalreferentin"
            .replace("Pronomen: ", "")
            .as_str(),
    ] {
        let found = people(text.as_bytes()).unwrap().people.remove(0);
        assert_eq!((&*found.name, &*found.title), ("Sabine Krüger", "Personalreferentin"), "{text}");
    }
}

#[test]
fn c20_the_plain_text_of_an_office_program() {
    let found = person("c20-outlook-plain-text.txt");
    assert_eq!((&*found.name, &*found.title), ("Dana Perkins", "Managing Director"));
    assert_eq!((&*found.email, &*found.phone), ("dana@reachworks.example", "0491 570 156"));
    assert_eq!(found.more.iter().map(|line| &**line).collect::<Vec<_>>(), ["1300 975 711"]);
    // Relatives: the same as a page, and answered, with a header above.
    let page = "<html><body><p>Regards</p><p><b>Dana Perkins</b><br>Managing Director<br>email: <a href=\"mailto:dana@reachworks.example\">dana@reachworks.example</a> | mobile: 0491&nbsp;570&nbsp;156</p></body></html>";
    let answered = "> From: Dana Perkins <dana@reachworks.example>\n> To: Sam Rowe <sam.rowe@mail.example>\n> Subject: x\n>\n> Hi Sam,\n> see you on Monday.\n> Regards\n> Dana Perkins\n> Managing Director\n> M: 0491 570 156";
    for text in [page, answered] {
        let found = people(text.as_bytes()).unwrap().people.remove(0);
        assert_eq!((&*found.name, &*found.title), ("Dana Perkins", "Managing Director"), "{text}");
        assert_eq!(&*found.email, "dana@reachworks.example", "{text}");
        assert!(found.phone.chars().filter(char::is_ascii_digit).eq("0491570156".chars()), "{}", found.phone);
    }
}

#[test]
fn c28_observances_are_no_days_off() {
    let today = at("2026-12-07 10:00").date();
    let found = calendar_file::read(&case("c28-holidays-with-observances.ics"), &files::decode, today).unwrap();
    assert_eq!((found.read, found.days.len()), (11, 11));
    let kind = |name: &str| found.days.iter().find(|one| &*one.name == name).unwrap().kind;
    for name in
        ["Christmas Eve", "New Year's Eve", "Black Friday", "Tax Day", "Valentine's Day", "Daylight Saving Time starts"]
    {
        assert_eq!(kind(name), DayKind::Observance, "{name}");
    }
    assert_eq!(kind("Lincoln's Birthday (regional holiday)"), DayKind::Regional);
    let free: Vec<_> = found.days.iter().filter(|one| one.is_free()).map(|one| one.day).collect();
    let free_days: Vec<String> = free.iter().map(ToString::to_string).collect();
    assert_eq!(free_days, ["2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15"]);
    let off: Vec<&str> = free_days.iter().map(String::as_str).collect();
    let story = Story::ended("2026-12-16 15:00").promised("2026-12-23").days_off(&off);
    let ask = story.step(StepKind::FirstFollowUp, "2026-12-16 16:00");
    assert_eq!(ask.window.opens, at("2026-12-24 09:00"));
}
