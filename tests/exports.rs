//! What goes out: tables that are read again as they were written, contact cards, papers, the proof of search, and a copy
//! that names nobody.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::any;
use crate::files::people;
use crate::fixture::{Story, at};
use afterword::domain::anonymise::{CHECK, Treatment, disguised, treatment};
use afterword::domain::answers::group::groups;
use afterword::domain::answers::practice::Practised;
use afterword::domain::answers::story::Story as Tale;
use afterword::domain::dossier::{Block, blocks, markdown};
use afterword::domain::id::{LeadId, OccasionId, StoryId};
use afterword::domain::job_search::{Effort, JobSearch, Lead, Occasion, OccasionKind};
use afterword::domain::json::Stored;
use afterword::domain::order::SortedMap;
use afterword::domain::process::Process;
use afterword::domain::search_report::weeks;
use afterword::domain::text::{Line, Prose};
use afterword::storage::export::csv::{proof, rows, table};
use afterword::storage::export::search_csv::{self, SearchTable, rows as search_rows};
use afterword::storage::export::table::Table;
use afterword::storage::export::vcard::cards;
use afterword::storage::import::csv::{read, unguarded};
use afterword::storage::import::session::Session;
use chrono::NaiveDate;
use proptest::prelude::*;

fn story() -> Process {
    let mut process = Story::ended("2026-12-08 14:00").met("Harriet Vance").process;
    process.employer = Line::cut("Northlight Museum Trust");
    process.role = Line::cut("Registrar");
    process.links = vec![Line::cut("https://northlight.example/1"), Line::cut("https://northlight.example/2")];
    process.notes = Prose::cut("=SUM(A1)\nHarriet said \"yes\"; VANCE, I think. Write to h.vance@northlight.example");
    process.people[0].email = Line::cut("h.vance@northlight.example");
    process.people[0].phone = Line::cut("+44 20 7946 0002");
    process
}

fn day(day: NaiveDate) -> String {
    day.to_string()
}

#[test]
fn our_own_list_is_a_table_that_the_import_knows() {
    let process = story();
    let text = table(Table::Interviews, [&process], at("2026-12-10 09:00"));
    let mut session = Session::of(read(&text), &SortedMap::new(), Vec::new(), at("2026-12-10 09:00")).unwrap();
    while session.step(10) {}
    assert_eq!((session.from(), session.drafts.len(), session.bad.len()), ("Afterword", 1, 0));
    let one = &session.drafts[0];
    assert_eq!((one.employer.as_str(), one.role.as_str()), ("Northlight Museum Trust", "Registrar"));
    assert_eq!(one.links, ["https://northlight.example/1", "https://northlight.example/2"]);
    assert!(one.notes.iter().any(|(name, text)| name == "Notes" && text.starts_with("=SUM(A1)\n")));
}

#[test]
fn cards_are_read_again() {
    let process = story();
    let read = people(cards([&process]).as_bytes()).unwrap().people;
    let one = &read[0];
    assert_eq!((&*one.name, &*one.email), ("Harriet Vance", "h.vance@northlight.example"));
    assert_eq!((&*one.phone, &*one.company), ("+44 20 7946 0002", "Northlight Museum Trust"));
    let mut long = process;
    long.people[0].title = Line::cut(&"Oberkonservatorin für Gemälde, Papier; und \\ Fahnen ".repeat(4));
    let text = cards([&long]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert_eq!(people(text.as_bytes()).unwrap().people[0].title, Line::cut(&long.people[0].title));
}

#[test]
fn the_paper_says_all_and_its_markdown_has_no_marks_of_others() {
    let mut process = story();
    process.facts = vec![Line::cut("# not a heading, *not* bold")];
    let paper = blocks(&process, at("2026-12-10 09:00"), &day);
    assert_eq!(paper[0], Block::Title("Northlight Museum Trust".into()));
    let text = markdown(&paper);
    for part in [
        "# Northlight Museum Trust",
        "**Role:** Registrar",
        "### Harriet Vance",
        "- \\# not a heading, \\*not\\* bold",
        "> =SUM(A1)",
    ] {
        assert!(text.contains(part) || text.contains(&part.replace("> =", "> \\=")), "{part}: {text}");
    }
}

/// What stands on no paper: what was begun in a sheet and not saved, why a step was snoozed, how somebody is addressed,
/// and what a zone is called.
const NOT_ON_PAPER: [&str; 5] = ["Dr Osei", "asked me not to", "after the holiday", "they rang", "Europe/Warsaw"];

#[test]
fn every_word_of_a_record_stands_on_the_paper() {
    let (process, marks) = crate::whole::everything();
    let text = markdown(&blocks(&process, at("2026-12-10 09:00"), &day));
    let json = serde_json::to_string(&process).unwrap();
    let mut missing: Vec<&str> = Vec::new();
    for mark in marks.iter().filter(|mark| !text.contains(mark.as_str())) {
        let end = json.find(mark.as_str()).unwrap();
        let start = json[..end].rfind('"').unwrap() + 1;
        missing.push(json[start..end].trim());
    }
    missing.retain(|words| !NOT_ON_PAPER.iter().any(|known| words.starts_with(known)));
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_tables_hold_what_was_prepared() {
    let (process, _) = crate::whole::everything();
    let all: String = Table::ALL.map(|one| table(one, [&process], at("2026-12-10 09:00"))).concat();
    for words in [
        "wrote about trams",
        "read up on it",
        "since e5",
        "the portfolio folder",
        "Who would I work with?",
        "the back stairs",
        "SQL tuning",
        "the month end",
        "the course",
        "tuned two reports",
        "one calendar",
        "no late crates",
        "the spring loans",
        "the rent",
        "EUR 44,000",
        "Ana Ruiz",
        "the gap of a year",
        "Jo Adeyemi",
        "a word for me",
        "£42,000 a year",
        "28 days",
        "Learn window functions",
        "the sister team",
    ] {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn the_proof_goes_week_by_week_and_ends_today() {
    let mut process = story();
    process.notes = Prose::cut("Imported from Huntr.\nApplied on: 2026-11-24");
    let mut search = JobSearch::default();
    search.note("2026-12-01".parse().unwrap(), Effort::Application);
    search.note("2026-12-09".parse().unwrap(), Effort::Contact);
    search.note("2026-12-30".parse().unwrap(), Effort::Contact);
    let days = ("2026-11-23".parse().unwrap(), "2026-12-31".parse().unwrap());
    let weeks = weeks(&[&process], &search, days, 1, at("2026-12-10 09:00"));
    let said: Vec<String> =
        weeks.iter().flat_map(|week| &week.deeds).map(|deed| format!("{} {}", deed.on, deed.what)).collect();
    assert_eq!(said[0], "2026-11-24 Applied");
    assert!(said.iter().any(|line| line.starts_with("2026-12-08 Interview")), "{said:?}");
    assert!(
        said.iter().any(|line| line == "2026-12-01 Applications (1)")
            && !said.iter().any(|line| line.starts_with("2026-12-30"))
    );
    assert_eq!(
        weeks.iter().map(|week| week.first.to_string()).collect::<Vec<_>>(),
        ["2026-11-23", "2026-11-30", "2026-12-07"]
    );
    assert_eq!(read(&proof(&weeks)).len(), said.len() + 1);
}

#[test]
fn a_copy_to_share_names_nobody_and_says_what_to_read() {
    let (process, mut other) = (story(), story());
    other.role = Line::cut("Keeper");
    other.notes = Prose::cut("northlight museum trust again, https://northlight.example/x and Sam Rowe");
    let copies = disguised(&[&process, &other], "Sam Rowe");
    assert_eq!(copies.len(), 2);
    assert!(copies.iter().all(|copy| &*copy.employer == "Employer 1" && copy.links.is_empty()));
    assert!(copies.iter().all(|copy| &*copy.people[0].name == "Person 1" && copy.people[0].email.is_empty()));
    let text: String = copies.iter().map(|copy| markdown(&blocks(copy, at("2026-12-10 09:00"), &day))).collect();
    for name in ["Northlight", "northlight", "Harriet", "VANCE", "Vance", "Sam Rowe", "7946", "@", "https"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert!(copies[0].notes.starts_with(CHECK.trim_end()), "{}", &*copies[0].notes);
    // The days stay, and so does what was decided.
    assert_eq!(copies[0].rounds[0].schedule, process.rounds[0].schedule);
}

/// Every text that a record may hold was thought of: a new one fails here until it is said what a copy makes of it.
#[test]
fn of_every_text_it_is_known_what_a_copy_makes_of_it() {
    let fields = include_str!("fixtures/fields.txt");
    let mut seen = 0;
    for line in fields.lines().filter(|line| line.starts_with("process/")) {
        let (path, kind) = line.split_once(' ').unwrap();
        if !matches!(kind, "text" | "optional text" | "required text") {
            continue;
        }
        seen += 1;
        let member = path.rsplit('/').find(|part| *part != "*").unwrap();
        assert!(treatment(member).is_some(), "{path}: say in `anonymise` what becomes of it in a copy to share");
    }
    assert!(seen > 80);
}

/// Into every text of a record of which every field is filled, names and addresses are written; none is left.
#[test]
fn no_name_is_left_in_any_field_of_a_copy() {
    fn write(value: &mut serde_json::Value, member: &str, filled: &mut usize) {
        match value {
            // What is a day is none of somebody's words.
            serde_json::Value::String(text) if text.starts_with("20") => {}
            serde_json::Value::String(text)
                if matches!(treatment(member), Some(Treatment::LeftOut | Treatment::Marked | Treatment::Replaced)) =>
            {
                *text += " Zebulon Quark of Quarkworks, zeb@quark.example, https://quark.example/7, ZEBULON";
                *filled += 1;
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(|one| write(one, member, filled)),
            serde_json::Value::Object(all) => {
                for (name, one) in all.iter_mut() {
                    // Who and what it is about, the places of others in it, and words that are fixed.
                    let fixed =
                        ["person", "next_round", "built_in", "own", "passed_on", "time", "uid", "unkept", "since"];
                    if !fixed.contains(&name.as_str()) {
                        write(one, if member == "responses" { member } else { name }, filled);
                    }
                }
            }
            _ => {}
        }
    }
    let (process, _) = crate::whole::everything();
    let mut value = serde_json::to_value(&process).unwrap();
    let mut filled = 0;
    write(&mut value, "", &mut filled);
    assert!(filled > 60, "{filled}");
    let mut full = Process::from_value(value).unwrap();
    full.employer = Line::cut("Quarkworks");
    full.people[0].name = Line::cut("Zebulon Quark");
    let copy = &disguised(&[&full], "Sam Rowe")[0];
    let text = serde_json::to_string(copy).unwrap().to_lowercase();
    for name in ["zebulon", "quark", "@quark", "https://quark"] {
        let at = text.find(name);
        assert!(
            at.is_none(),
            "{name}: …{}",
            at.map_or("", |at| &text[at.saturating_sub(120)..text.len().min(at + 60)])
        );
    }
}

/// A search with one of everything, of these texts.
fn searching(process: &Process, texts: &[String], on: u32) -> JobSearch {
    let at = at("2026-12-10 09:00");
    let on = NaiveDate::from_ymd_opt(2026, 12, on);
    let (line, prose) = (|n: usize| Line::cut(&texts[n]), |n: usize| Prose::cut(&texts[n]));
    let mut search = JobSearch::default();
    let mut lead = Lead::named(LeadId::parse("l1").unwrap(), line(0), at.date());
    (lead.next, lead.by, lead.process) = (line(1), on, Some(process.id.clone()));
    search.leads.push(lead);
    let mut one = Occasion::named(OccasionId::parse("o1").unwrap(), OccasionKind::Event, line(2));
    (one.on, one.outcome, one.done) = (on, line(3), Some(at));
    search.occasions.push(one);
    let mut told = Tale::titled(StoryId::parse("s1").unwrap(), line(4));
    (told.situation, told.task, told.action, told.result) = (prose(5), prose(6), prose(7), prose(8));
    told.tags = vec![line(9), line(10)];
    (search.learned, search.unwind) = (prose(11), vec![line(1)]);
    search.stories.push(told);
    for question in process.rounds.iter().flat_map(|round| &round.questions) {
        search.practice.insert(question.id.to_string(), Practised { at, step: 2 });
    }
    search
}

#[test]
fn stories_events_practice_and_leads_have_a_table_each() {
    let (mut process, _) = crate::whole::everything();
    process.trashed = None;
    let texts: Vec<String> = (0..12).map(|n| format!("words {n}.")).collect();
    let mut search = searching(&process, &texts, 9);
    let groups = groups(&[&process], &search);
    let rows = |table| search_rows(table, &search, &[&process], &groups);
    let named = process.display_name();
    assert_eq!(rows(SearchTable::Leads)[1], ["words 0.", "Found", "words 1.", "2026-12-09", "2026-12-10", named]);
    assert_eq!(
        rows(SearchTable::Occasions)[1],
        ["words 2.", "An event", "2026-12-09", "words 3.", "2026-12-10 09:00", ""]
    );
    let told = process.rounds.iter().flat_map(|round| &round.questions).find_map(|one| one.story.clone()).unwrap();
    let practised = rows(SearchTable::Practice);
    assert!(practised.len() > 1 && practised[1][1..3] == ["2026-12-10 09:00", "2"], "{practised:?}");
    let learned = rows(SearchTable::Learned);
    assert_eq!(learned[1..], [["What I learned", "words 11."], ["What does me good", "words 1."]]);
    search.stories[0].id = told;
    assert_eq!(
        search_rows(SearchTable::Stories, &search, &[&process], &groups)[1],
        ["words 4.", "words 5.", "words 6.", "words 7.", "words 8.", "words 9.; words 10.", named]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_is_read_again_as_it_was_written(process in any::process("x")) {
        for one in Table::ALL {
            let written = rows(one, &[&process], at("2026-12-10 09:00"));
            let text = table(one, [&process], at("2026-12-10 09:00"));
            let back: Vec<Vec<String>> =
                read(&text).iter().map(|row| row.cells.iter().map(|cell| unguarded(cell).to_owned()).collect()).collect();
            let said = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            let written: Vec<Vec<String>> = written.iter().filter(said).cloned().collect();
            prop_assert_eq!(back, written);
        }
    }

    #[test]
    fn every_table_of_the_search_is_read_again_as_it_was_written(
        process in any::process("x"),
        texts in proptest::collection::vec("(?s)[ =+@'\",;\\PC\n-]{0,12}", 12),
        day in 1_u32..28,
    ) {
        let search = searching(&process, &texts, day);
        for one in SearchTable::ALL {
            let groups = groups(&[&process], &search);
            let written = search_rows(one, &search, &[&process], &groups);
            let back: Vec<Vec<String>> = read(&search_csv::table(one, &search, &[&process], &groups))
                .iter()
                .map(|row| row.cells.iter().map(|cell| unguarded(cell).to_owned()).collect())
                .collect();
            let said = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            let written: Vec<Vec<String>> = written.iter().filter(said).cloned().collect();
            prop_assert_eq!(back, written);
        }
    }

    #[test]
    fn papers_and_copies_are_made_of_anything(process in any::process("x")) {
        let _ = markdown(&blocks(&process, at("2026-12-10 09:00"), &day));
        let _ = cards([&process]);
        prop_assert_eq!(disguised(&[&process], "Sam Rowe").len(), 1);
    }
}
