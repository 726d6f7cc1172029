//! Tables of other trackers: each kind is told by its headings and read in full; what is here already is said.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod damaged;
mod days;
mod rows;
mod statuses;
mod tables;

use crate::files::{case, decode};
use afterword::domain::id::IdSource;
use afterword::domain::order::SortedMap;
use afterword::domain::process::{Process, Status};
use afterword::storage::import::days::Day;
use afterword::storage::import::draft::Draft;
use afterword::storage::import::reached::Reached;
use afterword::storage::import::session::Session;
use afterword::storage::import::{ImportError, csv, letters};
use chrono::NaiveDateTime;

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
