//! Relatives of the cases from life: what other programs, other languages and other people make of the same kinds of
//! file. The user is Sam Rowe; London keeps UTC in December.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::files::{decode, invitations_for_sam, local};
use crate::fixture::at;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::ics::guests::Side;
use afterword::domain::ics::invitation::{Invitation, Method, Starts};
use afterword::domain::message::outcome::Outcome::{self, NextRound, Offer, Refusal};
use afterword::domain::message::{self, Pieces};
use afterword::domain::round::RoundKind;
use afterword::domain::settings::Settings;
use afterword::storage::import::csv;
use afterword::storage::import::draft::Draft;
use afterword::storage::import::letters;
use afterword::storage::import::reached::Reached;
use afterword::storage::import::session::Session;

pub fn bytes(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/relatives").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn all(name: &str) -> Vec<Invitation> {
    let reading = invitations_for_sam(&bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(reading.left_out, [], "{name}");
    reading.found
}

pub fn theirs(found: &Invitation) -> Vec<&str> {
    found.people.iter().filter(|guest| guest.side == Side::Theirs).map(|guest| &*guest.found.name).collect()
}

pub fn in_london(found: &Invitation) -> Option<String> {
    found.starts.here(local("Europe/London")).map(|at| at.format("%d %H:%M").to_string())
}

/// What one appointment is read as.
pub struct Row(
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub Option<&'static str>,
    pub &'static [&'static str],
    pub &'static str,
);

#[test]
fn invitations_of_other_programs_and_in_other_languages() {
    let table = [
        Row(
            "google-meet.ics",
            "Northlight",
            "",
            Some("08 14:00"),
            &["Ada Beck"],
            "https://meet.google.com/abc-defg-hij",
        ),
        Row(
            "calendly.ics",
            "Northlight",
            "",
            Some("08 14:00"),
            &["Ada Beck"],
            "https://northlight.zoom.us/j/9912345?pwd=aBc",
        ),
        Row(
            "hiring-service.ics",
            "Northlight",
            "Registrar",
            Some("08 14:00"),
            &["Owen Pryce"],
            "https://northlight.zoom.us/j/55",
        ),
        Row("suite-mailbox.ics", "Northlight", "Registrar", Some("08 14:00"), &["Harriet Vance"], ""),
        Row("icloud.ics", "", "", Some("08 14:00"), &["Ada Beck"], "Café Einstein Unter den Linden 42, Berlin"),
        Row(
            "invitation-de.ics",
            "Müller & Söhne",
            "Prüfer",
            Some("08 14:00"),
            &["Sabine Krüger", "Dr. Jürgen Groß"],
            "Besprechungsraum 3, Köln",
        ),
        Row(
            "invitation-fr.ics",
            "Ateliers Béranger",
            "",
            Some("08 14:00"),
            &["Élodie Béranger"],
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_A%40thread.v2/0",
        ),
        Row("invitation-es.ics", "Museo del Sur", "Conservador", Some("08 14:00"), &["Lucía Ortega"], ""),
        Row(
            "invitation-pl.ics",
            "Łódzkie Muzeum",
            "Specjalista ds. zbiorów",
            Some("08 14:00"),
            &["Małgorzata Świętochowska"],
            "",
        ),
        Row("all-day.ics", "Halden & Rowe", "", None, &["Ada Beck"], ""),
        Row("zone-described-kolkata.ics", "Halden", "", Some("08 03:30"), &["A B"], ""),
        // In July New York is four hours behind UTC, and London one ahead.
        Row("zone-described-new-york.ics", "Halden", "", Some("08 14:00"), &["A B"], ""),
        Row(
            "teams-new-link.ics",
            "Halden",
            "Data Steward",
            Some("08 09:00"),
            &["Anke de Vries"],
            "Microsoft Teams Meeting; Room 4",
        ),
        Row(
            "service-invites.ics",
            "Northlight",
            "",
            Some("08 09:00"),
            &["Ines Aldo"],
            "https://northlight.webex.com/northlight/j.php?MTID=m123",
        ),
        Row(
            "zoom-invites-via.ics",
            "Pell",
            "",
            Some("08 09:00"),
            &["Owen Pryce"],
            "https://us06web.zoom.us/j/812?pwd=xYz.1&from=addon",
        ),
        Row("description-as-page.ics", "Pell", "", Some("08 09:00"), &[], "https://meet.google.com/aaa-bbbb-ccc"),
        Row("date-in-title.ics", "Northlight", "", Some("08 09:00"), &["Ines Aldo"], ""),
        Row("small-letters.ics", "Pell", "", Some("08 09:00"), &[], ""),
        Row("first-version.ics", "Müller", "", Some("08 09:00"), &[], ""),
        Row("calendar-deep-inside.eml", "Northlight", "", Some("08 14:00"), &["Owen Pryce"], ""),
        Row("calendar-attached-unnamed.eml", "Northlight", "", Some("08 14:00"), &[], ""),
    ];
    check_invitations(&table);
    assert_eq!(&*all("teams-new-link.ics")[0].join, "https://teams.microsoft.com/meet/3123456789?p=AbC");
    assert_eq!(all("icloud.ics")[0].people[0].found.email.to_string(), "ada.beck@icloud.com", "not the relay's");
    assert_eq!(all("all-day.ics")[0].kind, RoundKind::Assessment);
}

pub fn check_invitations(table: &[Row]) {
    let mut wrong = Vec::new();
    for Row(name, employer, role, start, who, place) in table {
        let found = all(name);
        let [found] = found.as_slice() else { panic!("{name}: {}", found.len()) };
        let read = (&*found.employer, &*found.role, in_london(found), theirs(found), &*found.place, found.sure);
        let right = (*employer, *role, start.map(str::to_owned), who.to_vec(), *place, true);
        if read != right {
            wrong.push(format!("{name}: {read:?}, not {right:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_cancellation_of_one_of_a_series_is_of_that_time() {
    let found = &all("cancel-one-of-a-series.ics")[0];
    assert_eq!((found.method, found.from.sequence), (Method::Cancel, 2));
    let utc = Some(at("2026-12-08 14:00"));
    assert_eq!(found.time, Some(Starts::Zoned { wall: at("2026-12-08 14:00"), zone: "UTC".into(), utc }));
}

#[test]
fn calendars_one_after_another_are_all_offered() {
    let found = all("calendars-one-after-another.ics");
    let facts: Vec<(&str, Method)> = found.iter().map(|one| (&*one.title, one.method)).collect();
    assert_eq!(facts, [("One", Method::Request), ("One moved", Method::Request), ("Three", Method::Cancel)]);
}

/// Nine in the morning in zones as programs call them; where nobody knows the zone, no hour is preset.
#[test]
fn zones_by_many_names() {
    let found = all("zones-by-many-names.ics");
    let hours: Vec<Option<String>> = found.iter().map(in_london).collect();
    let expected = [
        Some("08 08:00"), // GMT+0100
        Some("08 14:00"), // UTC-05
        Some("08 07:00"), // Etc/GMT-2
        Some("08 09:00"), // tzone://Microsoft/Utc
        None,             // (GMT-08.00) Pacific Time (US & Canada)/Tijuana
        None,             // Mitteleuropäische Zeit
        Some("08 09:00"), // GMT Standard Time
        Some("08 14:00"), // US/Eastern
        Some("08 08:00"), // /freeassociation.sourceforge.net/Europe/Berlin
        Some("08 14:00"), // Eastern Time (US & Canada)
    ];
    assert_eq!(hours, expected.map(|hour| hour.map(str::to_owned)));
}

pub fn read(name: &str) -> Pieces {
    let message = message::open(&bytes(name), name.ends_with(".txt"), &decode).unwrap();
    message::read(&message, at("2026-12-09 09:30").date(), &WorkCalendar::of(&Settings::default()), &decode)
}

/// What a message is read as: employer, role, outcomes, the days of appointments, the day by which word comes, people.
pub type Said = (
    &'static str,
    &'static str,
    &'static str,
    &'static [Outcome],
    &'static [&'static str],
    Option<&'static str>,
    &'static [&'static str],
);

#[test]
fn messages_of_other_programs_and_in_other_languages() {
    let table: [Said; 14] = [
        (
            "base64-de.eml",
            "Müller & Söhne GmbH",
            "Prüfer",
            &[NextRound],
            &["2026-12-15 14:00"],
            Some("2026-12-18"),
            &["Sabine Krüger"],
        ),
        ("raw-windows-1252.eml", "Mueller", "", &[Refusal], &[], None, &["Jürgen Groß"]),
        ("page-alone.eml", "Halden & Rowe", "Data Steward", &[Refusal], &[], None, &[]),
        ("passed-on.eml", "Northlight", "Registrar", &[NextRound], &["2026-12-15 14:00"], None, &["Ada Beck"]),
        ("answer-outlook.eml", "Northlight", "", &[], &[], Some("2026-12-18"), &["Ada Beck"]),
        ("answer-fr.eml", "Ateliers", "", &[Refusal], &[], None, &["Élodie Béranger"]),
        ("lines-broken.eml", "Northlight", "", &[NextRound], &["2026-12-15 14:00"], None, &["Owen Pryce"]),
        ("mbox.eml", "Northlight", "", &[NextRound], &["2026-12-15 14:00"], None, &["Owen Pryce"]),
        ("message-es.txt", "", "", &[Refusal], &[], None, &["Lucía Ortega"]),
        (
            "message-pl.txt",
            "",
            "",
            &[NextRound],
            &["2026-12-15 14:00"],
            Some("2026-12-18"),
            &["Małgorzata Świętochowska"],
        ),
        (
            "message-fr.txt",
            "",
            "Conservateur",
            &[NextRound],
            &["2026-12-15 14:30"],
            Some("2026-12-18"),
            &["Élodie Béranger"],
        ),
        (
            "head-pasted.txt",
            "Northlight Museum Trust",
            "Registrar",
            &[],
            &["2026-12-15 14:00", "2026-12-16 10:00"],
            None,
            &["Ada Beck"],
        ),
        ("head-pasted-de.txt", "Mueller", "Prüfer", &[Offer], &[], None, &["Sabine Krüger"]),
        ("network-message.txt", "Halden & Rowe", "", &[NextRound], &["2026-12-10 11:00"], None, &["Joy Adeyemi"]),
    ];
    check_messages(&table);
    assert_eq!(&*read("message-pl.txt").join, "https://meet.google.com/abc-defg-hij");
    assert_eq!(&*read("answer-fr.eml").people[0].email, "elodie@ateliers.example", "never the user's own address");
}

pub fn check_messages(table: &[Said]) {
    let mut wrong = Vec::new();
    for (name, employer, role, outcomes, days, promise, who) in table {
        let pieces = read(name);
        let at: Vec<String> = pieces.meetings.iter().map(|one| one.at.format("%Y-%m-%d %H:%M").to_string()).collect();
        let news: Vec<Outcome> = pieces.outcomes.iter().map(|(outcome, _)| *outcome).collect();
        let by = pieces.promise.map(|promise| promise.by.to_string());
        let people: Vec<&str> = pieces.people.iter().map(|one| &*one.name).collect();
        let read = (&*pieces.employer, &*pieces.role, news, at, by, people);
        let days = days.iter().map(|day| (*day).to_owned()).collect();
        let right = (*employer, *role, outcomes.to_vec(), days, promise.map(str::to_owned), who.to_vec());
        if read != right {
            wrong.push(format!("{name}: {read:?}, not {right:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

pub fn drafts(name: &str) -> (Session, Vec<Draft>) {
    let text = letters(&bytes(name), None, &decode).unwrap();
    let mut session =
        Session::of(csv::read(&text.text), &Default::default(), Vec::new(), at("2026-12-14 10:00")).unwrap();
    while session.step(10) {}
    let drafts = session.drafts.clone();
    (session, drafts)
}

/// A row of a table: employer, role, state, and the day of the application.
pub type Came = (&'static str, &'static str, Option<Reached>, &'static str);

#[test]
fn tables_of_other_programs_and_in_other_languages() {
    use Reached::{Applied, Declined, Interview, Refused};
    let table: [(&str, &[Came]); 14] = [
        (
            "semicolons-de.csv",
            &[
                ("Müller & Söhne", "Prüfer", Some(Refused), "2026-02-01"),
                ("Halden", "Data Steward", Some(Interview), "2026-11-25"),
            ],
        ),
        (
            "utf-16-tabs.tsv",
            &[
                ("Halden & Rowe", "Data Steward", Some(Refused), "2026-02-01"),
                ("Pell", "Analyst", Some(Declined), "2026-11-25"),
            ],
        ),
        ("utf-16-big-endian.csv", &[("Halden", "DS", Some(Applied), "2026-02-01")]),
        ("old-mac.csv", &[("Halden", "DS", Some(Applied), "2026-02-01")]),
        ("pipe.csv", &[("Halden", "DS", Some(Applied), "2026-02-01")]),
        (
            "two-head-rows.csv",
            &[("Halden", "DS", Some(Interview), "2026-02-01"), ("Pell", "Analyst", Some(Refused), "2026-02-02")],
        ),
        (
            "fr.csv",
            &[
                ("Ateliers Béranger", "Conservateur", Some(Interview), "2026-12-01"),
                ("Musée", "Régisseur", Some(Refused), "2026-11-25"),
            ],
        ),
        ("es.csv", &[("Museo del Sur", "Conservador", Some(Refused), "2026-11-25")]),
        ("samename.csv", &[("Halden", "DS", Some(Applied), "2026-02-01")]),
        ("checkbox.csv", &[("Halden", "DS", None, ""), ("Pell", "Analyst", None, "")]),
        ("notion.csv", &[("Halden", "DS", Some(Interview), "2026-12-01")]),
        ("teal.csv", &[("Halden", "DS", Some(Applied), "2026-11-25")]),
        ("linked-in.csv", &[("Halden", "DS", Some(Applied), "2026-11-24")]),
        // Nothing of these is a day but the one with points; none becomes today, and each is named.
        (
            "days-in-words.csv",
            &[
                ("Halden", "DS", Some(Applied), ""),
                ("Pell", "A", Some(Applied), ""),
                ("Oak", "B", Some(Applied), ""),
                ("Elm", "C", Some(Applied), ""),
                ("Fir", "D", Some(Applied), "2026-02-01"),
                ("Yew", "E", Some(Applied), ""),
            ],
        ),
    ];
    check_tables(&table);
    let (_, named) = drafts("days-in-words.csv");
    assert!(named.iter().all(|one| one.applied.at().is_some() || !one.all_remarks().is_empty()));
    // What stands above the headings is counted; both columns of one name are in the notes.
    let (session, rows) = drafts("title_rows.csv");
    assert_eq!((session.table.above, rows.len(), rows[0].employer.as_str()), (2, 3, "Halden"));
    let (_, twice) = drafts("samename.csv");
    assert_eq!(twice[0].notes.iter().filter(|(name, _)| name == "Notes").count(), 2);
    // The address behind a name is kept, and ticks are no days.
    assert!(drafts("notion.csv").1[0].links.contains(&"https://www.notion.so/abc".to_owned()));
    assert!(drafts("checkbox.csv").1.iter().all(|one| one.all_remarks().is_empty()));
    // Letters that nothing declares are offered as a guess.
    let polish = letters(&bytes("pl.csv"), None, &decode).unwrap();
    assert!(!polish.sure);
    assert!(letters(&bytes("pl.csv"), Some("windows-1250"), &decode).unwrap().text.contains("Muzeum Łódzkie"));
}

pub fn check_tables(table: &[(&str, &[Came])]) {
    for (name, expected) in table {
        let (session, drafts) = drafts(name);
        assert!(session.bad.is_empty(), "{name}: {:?}", session.bad);
        let came: Vec<(&str, &str, Option<Reached>, String)> = drafts
            .iter()
            .map(|one| {
                let applied = one.applied.at().map(|at| at.date().to_string()).unwrap_or_default();
                (one.employer.as_str(), one.role.as_str(), one.reached, applied)
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(a, b, c, d)| (*a, *b, *c, (*d).to_owned())).collect();
        assert_eq!(came, expected, "{name}");
    }
}
