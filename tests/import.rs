//! Tables of other trackers: each kind is told by its headings and read in full, bad lines are named, what is here
//! already is said, and no file at all makes it stumble.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::files::{case, decode};
use afterword::domain::id::IdSource;
use afterword::domain::order::SortedMap;
use afterword::domain::process::{Process, Status};
use afterword::domain::text::{Line, Prose};
use afterword::storage::export::csv::table;
use afterword::storage::export::table::Table;
use afterword::storage::import::csv;
use afterword::storage::import::days::{Day, Proof};
use afterword::storage::import::draft::{Draft, Twin};
use afterword::storage::import::fields::{Field, Use};
use afterword::storage::import::reached::Reached;
use afterword::storage::import::remark::Remark;
use afterword::storage::import::session::Session;
use afterword::storage::import::when::Order;
use afterword::storage::import::{Fault, ImportError, letters, name};
use chrono::NaiveDateTime;
use proptest::prelude::*;

struct Ids(u32);

impl IdSource for Ids {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("i{}", self.0)
    }
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    at("2026-11-11T16:00:00")
}

fn whole(mut session: Session) -> Session {
    while session.step(7) {}
    session
}

fn session_at(text: &str, now: NaiveDateTime) -> Result<Session, ImportError> {
    Session::of(csv::read(text), &SortedMap::new(), Vec::new(), now).map(whole)
}

fn import(text: &str) -> Result<Session, ImportError> {
    let letters = letters(text.as_bytes(), None, &decode)?;
    session_at(&letters.text, now())
}

/// A case, as the file is opened on a day.
fn case_on(file: &str, now: &str) -> Session {
    session_at(&letters(&case(file), None, &decode).unwrap().text, at(now)).unwrap()
}

fn record(session: &Session, at: usize) -> Process {
    session.drafts[at].become_record(session.from(), &mut Ids(0), now())
}

fn of<'a>(session: &'a Session, employer: &str) -> &'a Draft {
    session.drafts.iter().find(|one| one.employer == employer).unwrap()
}

fn day(day: &Day) -> String {
    day.at().map(|at| at.to_string()).unwrap_or_default()
}

const HUNTR: &str = "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,listId,listName,companyId,companyName,companyDomain,creatorUserId,creatorUserFirstName,creatorUserLastName,creatorUserEmail\n\
1,2026-09-01 08:30:00,Product analyst,\"£42,000\",Leeds,https://halden.example/jobs/1,halden.example,\"<p>Analyse &amp; explain.</p><ul><li>SQL</li></ul>\",2026-09-30,#fff,2026-10-05 09:00:00,b,2026,l,Rejected,c,Halden & Rowe,halden.example,u,Ada,Byron,ada@example.org\n\
2,2026-09-02 08:30:00,Planner,-,-,-,-,-,-,-,-,b,2026,l,Wishlist,c,Castell Energy,-,u,Ada,Byron,ada@example.org\n";

const JOB_SYNC: &str = "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status\n\
1,2026-09-01,true,2026-09-03,Brightwater Clinic,Ward sister,FT,N/A,York,Indeed,interview\n\
2,2026-09-01,false,N/A,Pell & Sons,Site manager,FT,N/A,N/A,N/A,draft\n";

const SIMPLIFY: &str = "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes\n\
Data engineer,Ørsted Havn,https://orsted.example,09/14/2026,Offer,2026-10-20,TRUE,2026-10-30,\"Spoke to Bo,\ntwice\"\n";

const AI: &str = "date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,source,deadline\n\
2026-09-01,Łódź Tramwaje,Transport,Netzplanerin,permanent,e-mail,Ghosted,Łukasz Żak,4,,cv.pdf,,LinkedIn,2026-09-20\n";

const AI_UPDATED: &str = "date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,source,last_updated\n\
2026-09-01,Acme,,Editor,,,withdrawn,,,,,,,2026-10-01\n";

const NORTH: &str = "Company,Position,Date,Status,Source,Location,Salary,Rating,Tags,URL,Notes,Resume,Cover Letter,Contact,Contact Email,Website,Follow-up,Rejection Reason,Offer Salary,Offer Equity,Offer Bonus,Offer Benefits\n\
Northlight,Coordinator,2026-08-01,Offer Accepted,Friend,Hull,'+40000,5,museum,javascript:alert(1),'=1+1,cv.pdf,,Miriam Osei,m.osei@example.org,https://northlight.example,2026-08-20,,£31k,,,Pension\n";

#[test]
fn every_tracker_is_told_by_its_headings() {
    let cases = [
        (HUNTR, "Huntr", 2),
        (JOB_SYNC, "JobSync", 2),
        (SIMPLIFY, "Simplify", 1),
        (AI, "ai-job-search", 1),
        (AI_UPDATED, "ai-job-search", 1),
        (NORTH, "North", 1),
        (LINKED_IN, "LinkedIn", 2),
        (LINKED_IN_SAVED, "LinkedIn", 1),
    ];
    for (text, tracker, count) in cases {
        for text in [text.to_owned(), format!("\u{feff}{}", text.replace('\n', "\r\n")), text.trim_end().to_owned()] {
            let import = import(&text).unwrap();
            assert_eq!((import.from(), import.drafts.len(), import.bad.len()), (tracker, count, 0), "{text}");
        }
    }
}

#[test]
fn a_line_becomes_a_record_with_everything_in_it() {
    let import = import(HUNTR).unwrap();
    let one = record(&import, 0);
    assert_eq!((&*one.employer, &*one.role), ("Halden & Rowe", "Product analyst"));
    assert_eq!((&*one.location, &*one.links[0]), ("Leeds", "https://halden.example/jobs/1"));
    assert_eq!(one.created, at("2026-09-01T08:30:00"));
    assert_eq!((import.drafts[0].reached, one.status(now())), (Some(Reached::Refused), Status::Refused));
    assert_eq!((one.ledger[0].at, one.ledger[0].undated), (at("2026-10-05T09:00:00"), false));
    let notes = one.notes.to_string();
    for part in ["£42,000", "Deadline: 2026-09-30", "Analyse & explain.", "- SQL", "“Rejected”"] {
        assert!(notes.contains(part), "{notes}");
    }
    assert!(!notes.contains("ada@") && !notes.contains("Byron") && !notes.contains('<'), "{notes}");
    let two = record(&import, 1);
    assert_eq!((import.drafts[1].reached, two.ledger.len(), two.links.len()), (Some(Reached::Saved), 0, 0));
    assert_eq!(&*two.location, "");
}

#[test]
fn each_tracker_keeps_what_is_its_own() {
    let job_sync = import(JOB_SYNC).unwrap();
    let reached: Vec<_> = job_sync.drafts.iter().map(|one| one.reached).collect();
    assert_eq!(reached, [Some(Reached::Interview), Some(Reached::Saved)]);
    assert_eq!((&*record(&job_sync, 0).source, &*record(&job_sync, 1).source), ("Indeed", ""));
    assert!(record(&job_sync, 0).notes.contains("Written down on: 2026-09-01"));

    let simplify = record(&import(SIMPLIFY).unwrap(), 0);
    assert_eq!(simplify.created, at("2026-09-14T12:00:00"));
    assert_eq!(simplify.archived, Some(at("2026-10-30T12:00:00")));
    assert_eq!(simplify.status(now()), Status::Offered);
    assert!(simplify.notes.contains("Spoke to Bo,\ntwice"));

    let ai = record(&import(AI).unwrap(), 0);
    assert_eq!((&*ai.people[0].name, ai.status(now())), ("Łukasz Żak", Status::Filled));
    assert_eq!(record(&import(AI_UPDATED).unwrap(), 0).ledger[0].at, at("2026-10-01T12:00:00"));

    let north = record(&import(NORTH).unwrap(), 0);
    assert_eq!((&*north.people[0].name, &*north.people[0].email), ("Miriam Osei", "m.osei@example.org"));
    assert_eq!(north.links.iter().map(|link| &**link).collect::<Vec<_>>(), ["https://northlight.example"]);
    let notes = north.notes.to_string();
    for part in ["Salary: +40000", "Notes: =1+1", "Address: javascript:alert(1)", "Offered benefits: Pension"] {
        assert!(notes.contains(part), "{notes}");
    }

    let linked_in = import(LINKED_IN).unwrap();
    assert_eq!(day(&linked_in.drafts[0].applied), "2026-05-10 15:45:00");
    assert_eq!(linked_in.drafts[0].reached, Some(Reached::Applied));
    let notes = record(&linked_in, 0).notes.to_string();
    assert!(notes.contains("CV sent: cv.pdf") && notes.contains("Years of experience? 5"), "{notes}");
    // The address there is the user's own: nobody to thank.
    assert!(record(&linked_in, 0).people.is_empty() && !notes.contains("sam.rowe"), "{notes}");
    assert_eq!(import(LINKED_IN_SAVED).unwrap().drafts[0].reached, Some(Reached::Saved));
}

const LINKED_IN: &str = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n\
\"5/10/26, 3:45 PM\",sam.rowe@mail.example,+44 7700 900000,Halden & Rowe,Registrar,https://www.linkedin.com/jobs/view/1,cv.pdf,Years of experience? 5\n\
\"11/2/26, 9:05 AM\",sam.rowe@mail.example,,Northlight,Editor,https://www.linkedin.com/jobs/view/2,,\n";

const LINKED_IN_SAVED: &str = "Saved Date,Job Url,Job Title,Company Name\n\"11/2/26, 9:05 AM\",https://www.linkedin.com/jobs/view/3,Editor,Northlight\n";

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
fn bad_lines_are_named_and_the_others_stay() {
    let head = SIMPLIFY.lines().next().unwrap();
    let text = format!(
        "{head}\nEditor,Acme,,,Applied,,,,\n,,,2026-09-01,Applied,,,,\n\nA,B,,,,,,,,,,extra\nX,Y,,,,,,,\"never closed\nmore of it\nCook,Pell,,,Interview,,,,\n"
    );
    let import = import(&text).unwrap();
    assert_eq!(import.drafts.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 8]);
    assert_eq!(import.bad, [(3, Fault::Nameless), (5, Fault::TooWide), (6, Fault::Torn), (7, Fault::AfterTorn)]);
}

#[test]
fn what_is_no_such_table_is_refused_in_a_sentence() {
    let cases = [
        ("", ImportError::Empty),
        ("  \n", ImportError::Empty),
        ("a\0b", ImportError::NotText),
        ("hello", ImportError::NoTable),
        ("{\"format\":\"afterword-backup\"}", ImportError::NoTable),
        (HUNTR.lines().next().unwrap(), ImportError::NoRows),
        (&"x".repeat(10_000_001), ImportError::TooBig),
    ];
    for (text, error) in cases {
        let short: String = text.chars().take(30).collect();
        assert_eq!(import(text).err(), Some(error), "{short}");
    }
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

/// Every row that says anything is a draft or named as bad, once.
fn adds_up(text: &str) -> Result<(), TestCaseError> {
    let rows = csv::read(text);
    if let Ok(session) = import(text) {
        let head = usize::from(session.table.headed);
        prop_assert_eq!(session.drafts.len() + session.bad.len() + session.table.above + head, rows.len());
        for one in &session.drafts {
            let process = one.become_record(session.from(), &mut Ids(0), now());
            prop_assert!(process.is_named());
            prop_assert!(process.created <= now());
            prop_assert!(process.ledger.iter().all(|entry| entry.at <= now()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(read) = letters(&bytes, None, &decode) {
            adds_up(&read.text)?;
        }
    }

    #[test]
    fn any_cells_under_known_headings_are_read(
        which in 0..6_usize,
        cells in proptest::collection::vec("(?s).{0,20}", 1..60),
    ) {
        let head = [HUNTR, JOB_SYNC, SIMPLIFY, AI, AI_UPDATED, NORTH][which].lines().next().unwrap();
        let width = head.split(',').count();
        let mut text = format!("{head}\r\n");
        for row in cells.chunks(width) {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text += &cells.join(",");
            text += "\r\n";
        }
        adds_up(&text)?;
    }

    #[test]
    fn any_table_of_any_headings_adds_up(
        head in prop::collection::vec(prop::sample::select(vec!["Company", "Role", "Status", "Date", "Mood", "Interview", "Link", ""]), 2..6),
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![
            "", "Acme", "Rejected", "05/10/2026", "2026-13-01", "46300", "\"", "\"two\nlines\"", "yes", "Quantum", "=1", "'=x", "https://x.example", "😀",
        ]), 0..7), 1..8),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        adds_up(&format!("{}\n{}", head.join(","), rows.join("\n")))?;
    }

    #[test]
    fn a_table_torn_anywhere_never_panics(which in 0..6_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = [HUNTR, JOB_SYNC, SIMPLIFY, AI, AI_UPDATED, NORTH][which];
        let mut bytes = text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        adds_up(&String::from_utf8_lossy(&bytes[..at]))?;
        bytes[at] = byte;
        adds_up(&String::from_utf8_lossy(&bytes))?;
    }
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
