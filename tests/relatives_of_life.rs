//! More relatives of the cases from life, as a stranger would bring them: what planners, offices, chats and tables write
//! on an ordinary day. The user is Sam Rowe; London keeps UTC in December.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::files::{self, people};
use crate::fixture::at;
use crate::relatives::{Row, Said, all, bytes, check_invitations, check_messages, check_tables, drafts, read};
use afterword::domain::calendar_file::{self, DayKind};
use afterword::domain::ics::guests::Side;
use afterword::domain::ics::invitation::Method;
use afterword::domain::message::outcome::Outcome::{Delayed, NextRound, Offer, Refusal};
use afterword::storage::import::reached::Reached::{Applied, Interview, Refused, Silent};

#[test]
fn invitations_of_planners_and_offices() {
    check_invitations(&[
        // What stands behind the house is the talk, not its name.
        Row("ashby.ics", "Northlight", "", Some("08 14:00"), &["Tomo Arai"], "https://meet.google.com/aaa-bbbb-ccc"),
        // The service writes for somebody who is invited too: one person.
        Row("goodtime.ics", "Northlight", "", Some("08 14:00"), &["Joy Adeyemi"], ""),
        Row("apple.ics", "Müller & Söhne", "", Some("08 14:00"), &["Anke Börnig"], "Müller Domstr. 4, 50667 Köln"),
        // Names that are no addresses, in quotation marks, or with the address behind them.
        Row(
            "x500.ics",
            "Northlight",
            "",
            Some("08 14:00"),
            &["Harriet Vance", "Owen Pryce", "Ines Aldo", "Tomo Arai"],
            "",
        ),
        Row(
            "addr-name.ics",
            "Northlight",
            "Registrar",
            Some("08 14:00"),
            &["Harriet Vance", "Obi Grace", "VANCE Harriet"],
            "",
        ),
        // Whoever sent somebody else, or will not come, is not chosen.
        Row(
            "delegated-and-room.ics",
            "Northlight Museum Trust",
            "",
            Some("08 13:00"),
            &["Harriet Vance", "Owen Pryce", "Ruth Ito"],
            "Room 4.12",
        ),
        Row("one-declined.ics", "Northlight", "", Some("08 14:00"), &["Harriet Vance"], ""),
        Row(
            "google-conf.ics",
            "Northlight",
            "",
            Some("08 14:00"),
            &["Ada Beck"],
            "https://meet.google.com/xyz-abcd-efg",
        ),
        Row("workday.ics", "Northlight", "Registrar", Some("08 14:00"), &["Grace Obi"], "4 Quay Street, London"),
        Row(
            "alt-desc.ics",
            "Northlight",
            "",
            Some("08 14:00"),
            &["Owen Pryce"],
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Q%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d",
        ),
        Row(
            "folded-inside-letters.ics",
            "Łódzkie Muzeum Włókiennictwa",
            "Główny Specjalista ds. Zbiorów Łódzkich",
            Some("08 14:00"),
            &["Małgorzata Świętochowska"],
            "",
        ),
        Row("first-version-quoted.ics", "Nørthlight Museum", "", Some("08 14:00"), &[], ""),
    ]);
    let away = |name: &str| -> Vec<String> {
        let found = all(name).remove(0);
        found.people.into_iter().filter(|one| one.side == Side::Away).map(|one| one.found.name.to_string()).collect()
    };
    assert_eq!(
        (away("one-declined.ics"), away("delegated-and-room.ics")),
        (vec!["Owen Pryce".to_owned()], vec!["Bea Gone".to_owned()])
    );
    let named = |name: &str| all(name).remove(0).others.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(named("addr-name.ics"), ["HR@northlight.example", "Boardroom 2"], "a room without a word is one too");
    assert_eq!(named("delegated-and-room.ics"), ["MR London 4.12"]);
    let x500 = all("x500.ics").remove(0).people;
    let address = |name: &str| x500.iter().find(|one| &*one.found.name == name).unwrap().found.email.to_string();
    assert_eq!(
        (address("Ines Aldo"), address("Owen Pryce")),
        ("ines@northlight.example".into(), "o.pryce@northlight.example".into())
    );
    let answer = all("interviewer-declines.ics").remove(0);
    assert_eq!((answer.method, &*answer.comment), (Method::Reply, "Sorry, I am away that week."));
}

#[test]
fn messages_of_an_ordinary_day() {
    let table: [Said; 13] = [
        // From whoever wrote it, not from whoever passed it on.
        ("passed-on-whole.eml", "Northlight", "", &[NextRound], &["2026-12-15 14:00"], None, &["Ada Beck"]),
        // The hours at which a chat was written are none of an appointment.
        ("chat.txt", "", "", &[NextRound], &["2026-12-15 14:00"], None, &["Joy Adeyemi"]),
        ("network-refusal.txt", "Northlight", "", &[Refusal], &[], None, &["Joy Adeyemi"]),
        // The service that sends it is not the employer.
        (
            "service-sender.eml",
            "Northlight Museum Trust",
            "Registrar",
            &[Refusal],
            &["2026-11-20 10:00"],
            None,
            &["Harriet Vance"],
        ),
        ("refusal-polite.txt", "Northlight Museum Trust", "", &[Refusal], &[], None, &["Harriet Vance"]),
        ("on-hold.txt", "", "", &[Delayed], &[], Some("2027-01-04"), &["Ada"]),
        ("postponed.txt", "", "", &[Delayed], &["2026-12-16 10:30"], None, &["Ines Aldo"]),
        ("offer-de.txt", "Müller & Söhne GmbH", "Prüfer", &[Offer], &["2026-12-01 14:00"], None, &["Sabine Krüger"]),
        ("offer-by-word.txt", "", "", &[Offer], &[], None, &["Joy Adeyemi"]),
        // What would be if is no news.
        ("only-if.txt", "", "", &[], &["2026-12-15 09:00"], Some("2026-12-23"), &[]),
        ("answer-as-page.eml", "Northlight Museum Trust", "", &[Refusal], &[], None, &["Harriet Vance"]),
        ("iso-2022-jp.eml", "Hoshino", "", &[NextRound], &["2026-12-15 14:00"], None, &["山田 太郎"]),
        ("two-ways-of-days.txt", "", "", &[], &["2026-12-14 16:00", "2026-12-15 11:00"], None, &["Joy"]),
    ];
    check_messages(&table);
    let turn = read("turn-of-the-year.txt");
    assert_eq!(turn.promise.unwrap().by.to_string(), "2027-01-08");
    assert_eq!(turn.meetings[0].at.to_string(), "2027-01-05 14:30:00");
    let joy = &read("offer-by-word.txt").people[0];
    assert_eq!((&*joy.phone, &*joy.more[0]), ("020 7946 0018", "07700 900461"), "both numbers of one line");
    assert_eq!(&*read("passed-on-whole.eml").people[0].email, "ada@northlight.example");
}

#[test]
fn people_on_cards_and_under_letters() {
    let table: [(&str, [&str; 4], &[&str]); 9] = [
        (
            "apple.vcf",
            ["Dr Harriet Jane Vance OBE", "Head of Collections", "h.vance@northlight.example", "+44 7700 900123"],
            &["hattie@mail.example", "+44 20 7946 0018"],
        ),
        (
            "preferred-name.vcf",
            ["Owen Pryce", "", "o.pryce@northlight.example", "+44-7700-900-461"],
            &["o@home.example"],
        ),
        (
            "signed-oneline.txt",
            ["Joy Adeyemi", "Senior Talent Partner (EMEA) @ Northlight", "joy@northlight.example", "+44 7700 900461"],
            &[],
        ),
        // The address in the line above what is answered is the user's.
        ("signed-iphone.txt", ["Owen", "", "", ""], &[]),
        ("signed-above-an-answer.txt", ["Owen Pryce", "Director", "", "020 7946 0021"], &[]),
        (
            "signed-de2.txt",
            ["Dr.-Ing. Jürgen Groß", "Leiter Prüffeld", "j.gross@mueller.example", "0221 / 5550143"],
            &["0171 / 5550143"],
        ),
        ("signed-emoji.txt", ["Kieran Doyle", "Talent Lead", "kieran@haldenrowe.example", "+353 1 555 0142"], &[]),
        (
            "signed-caps.txt",
            ["GRACE OBI", "HR OFFICER", "GRACE.OBI@NORTHLIGHT.EXAMPLE", "020 7946 0019"],
            &["07700 900462"],
        ),
        (
            "signed-fr.txt",
            [
                "Élodie BÉRANGER",
                "Responsable des Ressources Humaines",
                "elodie.beranger@ateliers-beranger.example",
                "+33 (0)4 72 00 00 00",
            ],
            &["06 12 34 56 78"],
        ),
    ];
    for (name, right, more) in table {
        let found = people(&bytes(name)).unwrap().people.remove(0);
        assert_eq!([&*found.name, &*found.title, &*found.email, &*found.phone], right, "{name}");
        assert_eq!(found.more.iter().map(|line| &**line).collect::<Vec<_>>(), more, "{name}");
    }
    let two = people(&bytes("signed-two.txt")).unwrap().people.remove(0);
    assert_eq!((&*two.name, &*two.title), ("Joy Adeyemi", ""), "whoever signs for another has not their title");
}

#[test]
fn tables_of_an_ordinary_day() {
    check_tables(&[
        // Whatever the column is called: a refusal never comes as an application that runs.
        (
            "status-called-otherwise-de.csv",
            &[
                ("Müller; Söhne GmbH", "Prüfer (m/w/d)", Some(Interview), "2026-12-01"),
                ("Halden", "DS", Some(Refused), "2026-11-03"),
                ("Pell", "Analyst", Some(Applied), "2026-11-03"),
            ],
        ),
        (
            "response-column.csv",
            &[
                ("Halden", "DS", Some(Refused), "2026-11-25"),
                ("Pell", "Analyst", Some(Silent), "2026-11-26"),
                ("Oak", "Clerk", Some(Interview), "2026-11-27"),
            ],
        ),
        // What is to be done next is not how it stands.
        (
            "next-step.csv",
            &[("Halden", "DS", Some(Applied), "2026-11-25"), ("Pell", "Analyst", Some(Applied), "2026-11-26")],
        ),
        ("headings-with-more.csv", &[("Halden", "DS", Some(Interview), "2026-12-03")]),
        (
            "fr-with-hours.csv",
            &[
                ("Ateliers Béranger", "Conservateur", Some(Interview), "2026-12-03"),
                ("Musée", "Régisseur", Some(Refused), "2026-11-25"),
                ("Galerie", "Aide", Some(Applied), "2026-11-12"),
            ],
        ),
        (
            "pt.csv",
            &[
                ("Museu", "Curador", Some(Interview), "2026-11-25"),
                ("Galeria", "Auxiliar", Some(Refused), "2026-12-03"),
            ],
        ),
        (
            "sv.csv",
            &[
                ("Halden", "Registrator", Some(Refused), "2026-11-25"),
                ("Pell", "Analytiker", Some(Interview), "2026-11-26"),
            ],
        ),
        ("utf-16-semicolons.csv", &[("Łódzkie Muzeum", "Kustosz", Some(Applied), "2026-11-25")]),
        (
            "serial-days.csv",
            &[
                ("Müller & Söhne", "Prüfer", Some(Refused), "2026-11-25"),
                ("Halden", "DS", Some(Interview), "2026-11-28"),
            ],
        ),
        // A doubt is a question, and nothing is preselected on it.
        (
            "not-and-on-hold.csv",
            &[
                ("Halden", "DS", None, "2026-11-25"),
                ("Pell", "Analyst", None, "2026-11-26"),
                ("Oak", "Clerk", None, "2026-11-27"),
            ],
        ),
        ("either-day.csv", &[("Halden", "DS", Some(Applied), ""), ("Pell", "Analyst", Some(Interview), "")]),
        (
            "indeed.csv",
            &[
                ("Halden", "Registrar", Some(Applied), "2026-11-25"),
                ("Pell", "Clerk", Some(Refused), "2026-11-20"),
                ("Oak", "Aide", Some(Applied), "2026-11-20"),
            ],
        ),
    ]);
    for name in ["not-and-on-hold.csv", "either-day.csv"] {
        assert!(drafts(name).1.iter().all(|one| one.is_asked() && !one.comes(true)), "{name}");
    }
    let interviews = drafts("fr-with-hours.csv").1;
    assert_eq!(interviews[0].interview.at().unwrap().to_string(), "2026-12-16 14:30:00");
}

#[test]
fn cards_of_every_version() {
    let table: [(&str, &[[&str; 4]]); 4] = [
        (
            "quoted-printable-2.1.vcf",
            &[[
                "Dr. Sabine Krüger",
                "Leiterin der sehr langen Abteilung für Personal",
                "s.krueger@mueller.example",
                "+49 221 5550142",
            ]],
        ),
        ("groups-3.0.vcf", &[["Miriam Osei", "Curator", "miriam@northlight.example", "+44 7700 900123"]]),
        ("base64-name-3.0.vcf", &[["Zoë Łuczak", "", "zoe@x.example", ""]]),
        (
            "version-4.vcf",
            &[["Tomo Arai", "Head of Conservation", "t.arai@northlight.example", "+81-3-5550-0142 ext. 12"]],
        ),
    ];
    for (name, expected) in table {
        let reading = people(&bytes(name)).unwrap();
        let found: Vec<[&str; 4]> =
            reading.people.iter().map(|one| [&*one.name, &*one.title, &*one.email, &*one.phone]).collect();
        assert_eq!(found, expected, "{name}");
        assert!(reading.left_out.is_empty() && reading.people.iter().all(|one| one.sure), "{name}");
    }
    let named = people(&bytes("names-in-parts.vcf")).unwrap().people;
    let names: Vec<(&str, &str, &str)> = named.iter().map(|one| (&*one.name, &*one.email, &*one.phone)).collect();
    // What is neither an address nor a number is none, and is named all the same.
    assert_eq!(
        names,
        [
            ("Prof. Jan Willem van der Berg PhD", "jan@x.example", ""),
            ("Jürgen Groß", "j@x.example", ""),
            ("Zofia Nowak", "", "")
        ]
    );
    assert!(named[2].more.iter().any(|line| line.starts_with("javascript")), "{:?}", named[2].more);
}

#[test]
fn holidays_of_other_calendars() {
    let today = at("2026-12-07 10:00").date();
    let read = |name: &str| calendar_file::read(&bytes(name), &files::decode, today).unwrap();
    let german = read("holidays-de.ics");
    let kinds: Vec<(String, DayKind)> = german.days.iter().map(|one| (one.day.to_string(), one.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("2026-12-08".to_owned(), DayKind::Regional),
            ("2026-12-24".to_owned(), DayKind::Observance),
            ("2026-12-25".to_owned(), DayKind::Unmarked),
            ("2026-12-26".to_owned(), DayKind::Unmarked),
        ]
    );
    // One that repeats every year is there for those ahead.
    let yearly = read("holidays-yearly.ics");
    assert!(["2026-12-25", "2027-12-25"].iter().all(|day| yearly.days.iter().any(|one| one.day.to_string() == *day)));
    assert!(yearly.days.iter().all(|one| one.kind == DayKind::Public));
}
