//! Tables of other trackers: each kind is told by its headings and read in full, bad lines are named, what is here
//! already is said, and no file at all makes it stumble.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use afterword::domain::id::IdSource;
use afterword::domain::process::Standing;
use afterword::storage::export::csv::table;
use afterword::storage::import::reached::Reached;
use afterword::storage::import::{Fault, Import, ImportError, name, read};
use chrono::NaiveDateTime;
use proptest::prelude::*;

struct Ids(u32);

impl IdSource for Ids {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("i{}", self.0)
    }
}

fn now() -> NaiveDateTime {
    "2026-11-11T16:00:00".parse().unwrap()
}

fn import(text: &str) -> Result<Import, ImportError> {
    read(text, &[], &mut Ids(0), now())
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
    ];
    for (text, tracker, count) in cases {
        for text in [text.to_owned(), format!("\u{feff}{}", text.replace('\n', "\r\n")), text.trim_end().to_owned()] {
            let import = import(&text).unwrap();
            assert_eq!((import.tracker, import.found.len(), import.bad.len()), (tracker, count, 0), "{text}");
        }
    }
}

#[test]
fn a_line_becomes_a_record_with_everything_in_it() {
    let import = import(HUNTR).unwrap();
    let one = &import.found[0];
    assert_eq!((&*one.process.employer, &*one.process.role), ("Halden & Rowe", "Product analyst"));
    assert_eq!((&*one.process.location, &*one.process.links[0]), ("Leeds", "https://halden.example/jobs/1"));
    assert_eq!(one.process.created.to_string(), "2026-09-01 08:30:00");
    assert_eq!((one.reached, one.process.standing(now())), (Reached::Refused, Standing::Refused));
    assert_eq!(one.process.ledger[0].at.to_string(), "2026-10-05 09:00:00");
    let notes = one.process.notes.to_string();
    for part in ["£42,000", "Deadline: 2026-09-30", "Analyse & explain.", "- SQL", "“Rejected”"] {
        assert!(notes.contains(part), "{notes}");
    }
    assert!(!notes.contains("ada@") && !notes.contains("Byron") && !notes.contains('<'), "{notes}");
    let two = &import.found[1];
    assert_eq!((two.reached, two.process.ledger.len(), two.process.links.len()), (Reached::Saved, 0, 0));
    assert_eq!(&*two.process.location, "");
}

#[test]
fn each_tracker_keeps_what_is_its_own() {
    let job_sync = import(JOB_SYNC).unwrap();
    assert_eq!(job_sync.found.iter().map(|one| one.reached).collect::<Vec<_>>(), [Reached::Interview, Reached::Saved]);
    assert_eq!(&*job_sync.found[0].process.source, "Indeed");
    assert_eq!(&*job_sync.found[1].process.source, "");

    let simplify = import(SIMPLIFY).unwrap().found.remove(0).process;
    assert_eq!(simplify.created.to_string(), "2026-09-14 12:00:00");
    assert_eq!(simplify.archived.unwrap().to_string(), "2026-10-30 12:00:00");
    assert_eq!(simplify.standing(now()), Standing::Offered);
    assert!(simplify.notes.contains("Spoke to Bo,\ntwice"));

    let ai = import(AI).unwrap().found.remove(0).process;
    assert_eq!((&*ai.people[0].name, ai.standing(now())), ("Łukasz Żak", Standing::Filled));
    assert_eq!(import(AI_UPDATED).unwrap().found[0].process.ledger[0].at.to_string(), "2026-10-01 12:00:00");

    let north = import(NORTH).unwrap().found.remove(0).process;
    assert_eq!((&*north.people[0].name, &*north.people[0].email), ("Miriam Osei", "m.osei@example.org"));
    assert_eq!(north.links.iter().map(|link| &**link).collect::<Vec<_>>(), ["https://northlight.example"]);
    let notes = north.notes.to_string();
    for part in ["Salary: +40000", "Notes: =1+1", "Address: javascript:alert(1)", "Offered benefits: Pension"] {
        assert!(notes.contains(part), "{notes}");
    }
}

#[test]
fn what_is_here_already_is_said_and_so_is_what_stands_twice() {
    let text = format!("{HUNTR}{}", HUNTR.lines().nth(1).unwrap());
    let here = [name("CASTELL  energy", "planner")];
    let import = read(&text, &here, &mut Ids(0), now()).unwrap();
    assert_eq!(import.found.iter().map(|one| one.known).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn bad_lines_are_named_and_the_others_stay() {
    let head = SIMPLIFY.lines().next().unwrap();
    let text = format!(
        "{head}\nEditor,Acme,,,Applied,,,,\n,,,2026-09-01,Applied,,,,\n\nA,B,,,,,,,,,,extra\nX,Y,,,,,,,\"never closed"
    );
    let import = import(&text).unwrap();
    assert_eq!(import.found.len(), 1);
    assert_eq!(import.bad, [(3, Fault::Nameless), (5, Fault::TooWide), (6, Fault::Torn)]);
}

#[test]
fn what_is_no_such_table_is_refused_in_a_sentence() {
    let cases = [
        ("", ImportError::Empty),
        ("  \n", ImportError::Empty),
        ("a\0b", ImportError::NotText),
        ("caf\u{fffd},b\n1,2", ImportError::NotText),
        ("hello", ImportError::UnknownTable("hello".into())),
        ("{\"format\":\"afterword-backup\"}", ImportError::UnknownTable("{\"format\":\"afterword-backup\"}".into())),
        (HUNTR.lines().next().unwrap(), ImportError::NoRows),
        (&"x".repeat(5_000_001), ImportError::TooBig),
    ];
    for (text, error) in cases {
        let short: String = text.chars().take(30).collect();
        assert_eq!(import(text), Err(error), "{short}");
    }
}

#[test]
fn a_field_that_is_too_long_stands_in_full_in_the_notes() {
    let long = "x".repeat(1000);
    let text = format!("{}\n{long},Acme,,,Applied,,,,\n", SIMPLIFY.lines().next().unwrap());
    let process = import(&text).unwrap().found.remove(0).process;
    assert!(process.role.len() < 1000 && process.notes.contains(&long));
}

#[test]
fn our_own_table_is_guarded_against_formulas() {
    let mut process = import(NORTH).unwrap().found.remove(0).process;
    process.employer = afterword::domain::text::Line::parse("=HYPERLINK(\"http://x\")").unwrap();
    let text = table([&process], now());
    assert!(text.starts_with("Employer,Role,Status,"));
    assert!(text.contains("\r\n\"'=HYPERLINK(\"\"http://x\"\")\","), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = import(&String::from_utf8_lossy(&bytes));
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
        if let Ok(import) = import(&text) {
            for one in import.found {
                prop_assert!(one.process.is_named());
            }
        }
    }

    #[test]
    fn a_table_torn_anywhere_never_panics(which in 0..6_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = [HUNTR, JOB_SYNC, SIMPLIFY, AI, AI_UPDATED, NORTH][which];
        let mut bytes = text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        let _ = import(&String::from_utf8_lossy(&bytes[..at]));
        bytes[at] = byte;
        let _ = import(&String::from_utf8_lossy(&bytes));
    }
}
