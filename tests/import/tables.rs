//! Tables by any hand: how spreadsheets write them, headings that are guessed or missing, and long ones.

use super::{AI, HUNTR, JOB_SYNC, LINKED_IN, NORTH, SIMPLIFY, at, case_on, import, now, record, whole};
use crate::files::{case, decode};
use afterword::domain::process::Status;
use afterword::domain::text::Line;
use afterword::storage::export::csv::table;
use afterword::storage::export::table::Table;
use afterword::storage::import::fields::{Field, Use};
use afterword::storage::import::reached::Reached;
use afterword::storage::import::session::Session;
use afterword::storage::import::{csv, letters};

#[test]
fn c26_tables_as_excel_writes_them_in_europe_are_read() {
    for file in ["c26a-sep-line.csv", "c26b-windows-1252.csv", "c26c-utf-16-tabs.csv"] {
        let session = case_on(file, "2026-12-07T10:00:00");
        assert_eq!(session.from(), "JobSync", "{file}");
        let one = record(&session, 0);
        assert_eq!((&*one.employer, &*one.role, &*one.location), ("Müller & Söhne", "Prüfer", "Köln"), "{file}");
    }
    // Only the one that says nothing of its letters is doubted, and can be read in others.
    assert!(letters(&case("c26a-sep-line.csv"), None, &decode).unwrap().sure);
    assert!(letters(&case("c26c-utf-16-tabs.csv"), None, &decode).unwrap().sure);
    assert!(!letters(&case("c26b-windows-1252.csv"), None, &decode).unwrap().sure);
    let polish = b"Company,Role\nMuzeum \xa3\xf3dzkie,Editor\n";
    assert!(letters(polish, Some("windows-1250"), &decode).unwrap().text.contains("Łódzkie"));
}

#[test]
fn a_table_of_any_hand_is_guessed_shown_and_remembered() {
    let text =
        "My list\n\nFirma;Stelle;Stand;Bewerbungsdatum;Laune;Laune\nMüller;Prüferin;Absage;25.11.2025;gut;schlecht\n";
    let session = import(text).unwrap();
    assert_eq!((session.from(), session.table.above, session.drafts[0].line), ("a table", 1, 4));
    let uses: Vec<Use> = session.table.columns.iter().map(|one| one.used).collect();
    let field = Use::Is;
    let expected = [
        field(Field::Employer),
        field(Field::Role),
        field(Field::Status),
        field(Field::Applied),
        Use::Noted,
        Use::Noted,
    ];
    assert_eq!(uses, expected);
    let one = record(&session, 0);
    assert_eq!((one.status(now()), one.created), (Status::Refused, at("2025-11-25T12:00:00")));
    // Both columns of one name are there.
    assert!(one.notes.contains("Laune: gut") && one.notes.contains("Laune: schlecht"), "{}", &*one.notes);
    let mut session = session;
    session.choose_column(4, Use::LeftOut);
    let session = whole(session);
    assert!(!record(&session, 0).notes.contains("Laune: gut"));
    let next = Session::of(csv::read(text), &session.remembered(), Vec::new(), now()).map(whole).unwrap();
    assert_eq!(next.table.columns[4].used, Use::LeftOut);
}

#[test]
fn a_table_without_headings_is_asked_for_them() {
    let session = import("Acme,Editor,2026-10-01\nPell,Clerk,2026-10-02\n").unwrap();
    assert!(!session.table.headed && session.is_lost());
    assert_eq!((session.drafts.len(), session.bad.len()), (0, 2));
    let mut session = session;
    session.choose_column(0, Use::Is(Field::Employer));
    session.choose_column(2, Use::Is(Field::Applied));
    let session = whole(session);
    assert_eq!((session.drafts.len(), session.bad.len()), (2, 0));
    assert_eq!(session.drafts[0].reached, Some(Reached::Applied), "what has a day of application was sent");
    assert!(record(&session, 0).notes.contains("Column 2: Editor"));
}

#[test]
fn three_hundred_columns_and_twenty_thousand_rows_are_read_whole() {
    let head: Vec<String> = (0..300).map(|n| format!("Thing {n}")).collect();
    let cells: Vec<String> = (0..300).map(|n| format!("said {n}")).collect();
    let session = import(&format!("Company,Role,{}\nAcme,Editor,{}\n", head.join(","), cells.join(","))).unwrap();
    let mut session = session;
    session.say_word("", Some(Reached::Interview));
    let session = whole(session);
    let notes = record(&session, 0).notes.to_string();
    assert!((0..300).all(|n| notes.contains(&format!("Thing {n}: said {n}"))));
    let rows: String = (0..20_000).map(|n| format!("Employer {n},Role {n},Interview,2026-10-01\n")).collect();
    let session = import(&format!("Company,Role,Status,Date\n{rows}")).unwrap();
    assert_eq!((session.drafts.len(), session.wanted(false).count()), (20_000, 20_000));
    assert!(session.room(false) > 5_242_880, "that they do not fit can be said before");
}

#[test]
fn the_room_they_need_is_about_what_they_take() {
    use afterword::domain::json;
    for text in [HUNTR, JOB_SYNC, SIMPLIFY, AI, NORTH, LINKED_IN] {
        let session = import(text).unwrap();
        for (at, draft) in session.drafts.iter().enumerate() {
            let process = record(&session, at);
            // The key, and what stands around the record.
            let taken = json::text(&process).encode_utf16().count() + 160;
            let said = draft.room;
            assert!(taken / 2 < said && said < taken * 2, "{said} said, {taken} taken: {}", draft.employer);
        }
    }
}

#[test]
fn our_own_table_is_guarded_against_formulas() {
    let mut process = record(&import(NORTH).unwrap(), 0);
    process.employer = Line::parse("=HYPERLINK(\"http://x\")").unwrap();
    let text = table(Table::Interviews, [&process], now());
    assert!(text.starts_with("Employer,Role,Status,"));
    assert!(text.contains("\r\n\"'=HYPERLINK(\"\"http://x\"\")\","), "{text}");
}
