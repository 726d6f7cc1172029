//! How an application stands, by the words of its tracker and the day beside them.

use super::{Ids, SIMPLIFY, at, case_on, day, import, now, of, record, whole};
use afterword::domain::process::Status;
use afterword::storage::import::csv;
use afterword::storage::import::days::Day;
use afterword::storage::import::reached::Reached;
use afterword::storage::import::remark::Remark;
use afterword::storage::import::session::Session;

#[test]
fn c21_spellings_of_how_it_ended_are_one_and_what_was_not_sent_has_no_interview() {
    let session = case_on("c21-ai-job-search-statuses.csv", "2026-12-07T10:00:00");
    let expected = [
        ("Alder Archive", Reached::Declined),
        ("Birch Press", Reached::Declined),
        ("Cedar Trust", Reached::Silent),
        ("Dogwood Hall", Reached::Silent),
        ("Elm Gallery", Reached::Interview),
        ("Fir Society", Reached::Open),
        ("Gorse House", Reached::Accepted),
        ("Hazel Co", Reached::Withdrew),
        ("Iris Fund", Reached::Lapsed),
        ("Juniper Ltd", Reached::Saved),
        ("Kelp Lab", Reached::Saved),
        ("Larch Inc", Reached::Saved),
    ];
    for (employer, reached) in expected {
        let one = of(&session, employer);
        assert_eq!(one.reached, Some(reached), "{employer}");
        let process = one.become_record("x", &mut Ids(0), at("2026-12-07T10:00:00"));
        let standing = match reached {
            Reached::Declined => Status::Declined,
            Reached::Silent => Status::Filled,
            Reached::Accepted => Status::Accepted,
            Reached::Withdrew => Status::Withdrawn,
            _ => Status::Open,
        };
        assert_eq!(process.status(at("2026-12-07T10:00:00")), standing, "{employer}");
        assert_eq!(one.comes(false), !reached.is_before_interview(), "{employer}");
    }
    assert_eq!(session.words.iter().filter(|word| word.asked).count(), 0);
    // Both spellings of one word are one word.
    assert_eq!(session.words.len(), 10);
}

#[test]
fn c22_a_refusal_without_a_day_is_never_before_the_application() {
    let session = case_on("c22-jobsync-refusal.csv", "2026-12-07T10:00:00");
    let one = of(&session, "Halden & Rowe");
    assert_eq!((day(&one.applied).as_str(), &one.status_day), ("2026-09-10 12:00:00", &Day::Unsaid));
    let process = one.become_record("JobSync", &mut Ids(0), at("2026-12-07T10:00:00"));
    assert_eq!(process.created, at("2026-09-10T12:00:00"));
    assert_eq!((process.ledger[0].at, process.ledger[0].undated), (at("2026-09-10T12:00:00"), true));
    assert_eq!(one.all_remarks(), [Remark::NoDaySaid]);
}

#[test]
fn a_day_of_the_status_before_the_application_is_named_and_left_open() {
    let head = SIMPLIFY.lines().next().unwrap();
    let session = import(&format!("{head}\nEditor,Acme,,2026-09-10,Rejected,2026-08-03,,,\n")).unwrap();
    let one = &session.drafts[0];
    assert!(matches!(one.all_remarks()[..], [Remark::BeforeApplied(..)]), "{:?}", one.all_remarks());
    let process = record(&session, 0);
    assert!(process.ledger[0].undated && process.ledger[0].at == at("2026-09-10T12:00:00"));
    assert!(process.notes.contains("Day of the status: 2026-08-03"), "{}", &*process.notes);
}

#[test]
fn an_unknown_word_is_asked_once_and_remembered() {
    let head = SIMPLIFY.lines().next().unwrap();
    let text = format!("{head}\nEditor,Acme,,,Quantum,,,,\nClerk,Pell,,,QUANTUM,,,,\nCook,Pell,,,Interview,,,,\n");
    let mut session = import(&text).unwrap();
    assert_eq!((session.asked(), session.wanted(true).count()), (2, 1));
    let word = session.words[0].clone();
    assert_eq!((word.count, word.asked, word.reached), (2, true, None));
    session.say_word(&word.key, Some(Reached::Interview));
    let session = whole(session);
    assert_eq!((session.asked(), session.wanted(false).count()), (0, 3));
    let next = Session::of(csv::read(&text), &session.remembered(), Vec::new(), now()).map(whole).unwrap();
    assert_eq!(next.asked(), 0);
    // One row may be something else.
    let mut next = next;
    next.change(1, |by_hand| by_hand.reached = Some(Reached::Refused));
    assert_eq!(next.drafts[1].reached, Some(Reached::Refused));
    assert_eq!(next.drafts[0].reached, Some(Reached::Interview));
}
