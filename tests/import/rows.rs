//! Single rows: the same one twice, one that the user changes or leaves out, and texts that are too long.

use super::{SIMPLIFY, at, case_on, import, record, session_at, whole};
use crate::files::{case, decode};
use afterword::domain::order::SortedMap;
use afterword::domain::text::{Line, Prose};
use afterword::storage::import::draft::Twin;
use afterword::storage::import::fields::{Field, Use};
use afterword::storage::import::reached::Reached;
use afterword::storage::import::remark::Remark;
use afterword::storage::import::session::Session;
use afterword::storage::import::when::Order;
use afterword::storage::import::{csv, letters, name};

#[test]
fn c25_the_same_title_twice_is_a_question_and_no_drop() {
    let session = case_on("c25-same-title-twice.csv", "2026-12-07T10:00:00");
    let twins: Vec<Twin> = session.drafts.iter().map(|one| one.twin).collect();
    assert_eq!(twins, [Twin::None, Twin::Line(2), Twin::Line(2)]);
    assert_eq!(session.wanted(false).count(), 3);
    // The very same line is left out, and said so; it can be chosen all the same.
    let text = letters(&case("c25-same-title-twice.csv"), None, &decode).unwrap().text;
    let again = format!("{text}{}\n", text.lines().nth(1).unwrap());
    let mut session = session_at(&again, at("2026-12-07T10:00:00")).unwrap();
    assert_eq!((session.drafts[3].twin, session.wanted(false).count()), (Twin::Copy(2), 3));
    session.change(3, |by_hand| by_hand.take = Some(true));
    assert_eq!(session.wanted(false).count(), 4);
    // What is on the list already is a question too.
    let here = vec![name("HALDEN  & rowe", "data analyst")];
    let session = Session::of(csv::read(&text), &SortedMap::new(), here, at("2026-12-07T10:00:00")).map(whole).unwrap();
    assert!(session.drafts.iter().all(|one| one.twin == Twin::Here && !one.comes(true)));
}

#[test]
fn a_row_can_be_changed_and_left_out() {
    let mut session = import(SIMPLIFY).unwrap();
    session.change(0, |by_hand| {
        by_hand.employer = Some("Ørsted".into());
        by_hand.applied = Some(Some("2026-09-15".parse().unwrap()));
        by_hand.status_day = Some(None);
    });
    let one = record(&session, 0);
    assert_eq!((&*one.employer, one.created), ("Ørsted", at("2026-09-15T12:00:00")));
    assert!(one.ledger[0].undated);
    session.change(0, |by_hand| by_hand.take = Some(false));
    assert_eq!(session.wanted(true).count(), 0);
}

#[test]
fn a_field_that_is_too_long_stands_in_full_in_the_notes() {
    let long = "x".repeat(1000);
    let text = format!("{}\n{long},Acme,,,Applied,,,,\n", SIMPLIFY.lines().next().unwrap());
    let process = record(&import(&text).unwrap(), 0);
    assert!(process.role.chars().count() == Line::LIMIT && process.notes.contains(&long));
    // Notes that are longer than a record holds are said to be cut.
    let text = format!("{}\nEditor,Acme,,,Applied,,,,{}\n", SIMPLIFY.lines().next().unwrap(), "y".repeat(Prose::LIMIT));
    assert_eq!(import(&text).unwrap().drafts[0].all_remarks(), [Remark::LongNotes]);
}

#[test]
fn a_reading_that_is_called_off_leaves_everything_as_it_was() {
    let text = "Company,Job,When,State,Mine\nHalden,Analyst,03/04/2026,Ghosted me,x\nCastell,Planner,05/06/2026,Applied,y\n\
                Halden,Analyst,03/04/2026,Ghosted me,x\n";
    let all = |session: &Session| {
        let said = (session.days.clone(), session.words.clone(), session.drafts.clone(), session.bad.clone());
        let used: Vec<Use> = session.table.columns.iter().map(|one| one.used).collect();
        (said, used, session.remembered(), session.percent(), session.asked(), session.is_lost())
    };
    let mut session = import(text).unwrap();
    let before = all(&session);
    let key = session.words[0].key.clone();
    let changes: [&dyn Fn(&mut Session); 4] = [
        &|session| session.choose_column(0, Use::LeftOut),
        &|session| session.choose_column(4, Use::Is(Field::Employer)),
        &|session| session.say_order(Order::DayFirst),
        &|session| session.say_word(&key, Some(Reached::Offer)),
    ];
    for (n, change) in changes.iter().enumerate() {
        // Called off at once, midway, and when it is as good as done.
        for steps in 0..5 {
            let aside = session.set_aside();
            change(&mut session);
            for _ in 0..steps {
                session.step(1);
            }
            session.put_back(aside);
            assert_eq!(all(&session), before, "{n} {steps}");
            assert!(!session.step(7), "nothing is to be read again");
            assert_eq!(all(&session), before, "{n} {steps}");
        }
    }
}
