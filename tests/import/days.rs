//! Days that could be either way round, lie ahead, or are the numbers of a spreadsheet.

use super::{SIMPLIFY, at, case_on, day, import, now, of, record, session_at, whole};
use crate::files::{case, decode};
use afterword::storage::import::days::Proof;
use afterword::storage::import::fields::Field;
use afterword::storage::import::remark::Remark;
use afterword::storage::import::session::Session;
use afterword::storage::import::when::Order;
use afterword::storage::import::{csv, letters};

#[test]
fn c23_the_order_of_day_and_month_is_decided_for_the_whole_column() {
    let session = case_on("c23-day-first.csv", "2026-12-14T10:00:00");
    assert!(session.days.iter().all(|one| one.order == Some(Order::DayFirst)));
    let (birch, cedar) = (of(&session, "Birch Press"), of(&session, "Cedar Trust"));
    assert_eq!(
        (day(&birch.applied), day(&birch.status_day)),
        ("2026-10-05 12:00:00".into(), "2026-12-03 14:30:00".into())
    );
    assert_eq!(
        (day(&cedar.applied), day(&cedar.status_day)),
        ("2026-09-30 12:00:00".into(), "2026-12-10 12:00:00".into())
    );
    // The same the American way round.
    let turned = letters(&case("c23-day-first.csv"), None, &decode).unwrap().text;
    let turned = turned.replace("25/11/", "11/25/").replace("30/09/", "09/30/").replace("05/10/", "10/05/");
    let turned = turned.replace("03/12/", "12/03/").replace("10/12/", "12/10/");
    let session = session_at(&turned, at("2026-12-14T10:00:00")).unwrap();
    assert_eq!(day(&of(&session, "Birch Press").status_day), "2026-12-03 14:30:00");
    assert_eq!(day(&of(&session, "Cedar Trust").status_day), "2026-12-10 12:00:00");
}

#[test]
fn days_that_could_be_either_are_asked_and_never_become_today() {
    let head = SIMPLIFY.lines().next().unwrap();
    let text =
        format!("{head}\nEditor,Acme,,05/10/2026,Rejected,06/10/2026,,,\nPlanner,Pell,,07/07/2026,Rejected,,,,\n");
    let mut session = import(&text).unwrap();
    assert_eq!(session.days[0].by, Proof::Unknown);
    assert_eq!(session.days[0].example.as_deref(), Some("05/10/2026"));
    assert!(session.drafts[0].is_asked() && !session.drafts[0].comes(true));
    assert!(!session.drafts[1].is_asked(), "the seventh of July is the seventh of July");
    assert_eq!(session.asked(), 1);
    session.say_order(Order::DayFirst);
    let session = whole(session);
    assert_eq!(day(&session.drafts[0].applied), "2026-10-05 12:00:00");
    assert_eq!(day(&session.drafts[0].status_day), "2026-10-06 12:00:00");
    // It is remembered for the next table of that kind.
    let next = Session::of(csv::read(&text), &session.remembered(), Vec::new(), now()).map(whole).unwrap();
    assert_eq!((next.days[0].by, next.asked()), (Proof::Said, 0));
    // In a column that says both, nothing is proved.
    let mixed = text.replace("07/07/2026", "25/12/2025").replace("06/10/2026", "12/25/2025");
    let mixed = mixed.replace("Planner,Pell", "Clerk,Bright,,11/25/2025,Applied,,,,\nPlanner,Pell");
    let mixed = import(&mixed).unwrap();
    assert!(mixed.days[0].mixed && mixed.drafts[0].is_asked());
}

#[test]
fn a_day_that_would_lie_ahead_shows_the_order_and_one_that_does_is_named() {
    let head = SIMPLIFY.lines().next().unwrap();
    // The 12th of October is over on 11 November, and the 10th of December is not.
    let session =
        import(&format!("{head}\nEditor,Acme,,12/10/2026,Applied,,,,\nClerk,Pell,,05/10/2026,Applied,,,,\n")).unwrap();
    assert_eq!((session.days[0].by, session.days[0].order), (Proof::Past, Some(Order::DayFirst)));
    assert_eq!(day(&session.drafts[1].applied), "2026-10-05 12:00:00");
    let text =
        format!("{head}\nEditor,Acme,,2026-10-01,Rejected,2027-03-01,,,\nClerk,Pell,,soon,Rejected,45/13/2026,,,\n");
    let session = import(&text).unwrap();
    assert_eq!(session.drafts[0].all_remarks(), [Remark::Ahead(Field::StatusDay, "2027-03-01".into())]);
    let one = record(&session, 0);
    assert!(one.ledger[0].undated && one.ledger[0].at == at("2026-10-01T12:00:00"));
    assert!(one.notes.contains("Day of the status: 2027-03-01"));
    let remarks = session.drafts[1].all_remarks();
    let expected = [Remark::NoDay(Field::Applied, "soon".into()), Remark::NoDay(Field::StatusDay, "45/13/2026".into())];
    assert_eq!(remarks, expected);
    assert!(record(&session, 1).ledger[0].undated, "a day that nobody knows is no day of an answer");
}

#[test]
fn spreadsheets_number_their_days() {
    let text = "Company,Role,Status,Date applied\nAcme,Editor,Rejected,46300\nPell,Clerk,Applied,46301.5\n";
    let session = import(text).unwrap();
    assert_eq!(day(&session.drafts[0].applied), "2026-10-05 12:00:00");
    assert_eq!(day(&session.drafts[1].applied), "2026-10-06 12:00:00");
}
