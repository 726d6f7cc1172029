//! The records as tables for spreadsheets. They contain what fits into rows; a backup contains everything. Every cell
//! can be read back as it was written, and the import knows the list of interviews.

use crate::domain::acquaintances::acquaintance::Acquaintance;
use crate::domain::dossier::happened;
use crate::domain::expectation::Aim;
use crate::domain::gap::Gap;
use crate::domain::id::PersonId;
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::offer::terms::Term;
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::preparation::doubts::doubts;
use crate::domain::process::{Process, Status};
use crate::domain::profile::Profile;
use crate::domain::promise::Told;
use crate::domain::referees::reference::{Milestone, Reference};
use crate::domain::round::{Round, RoundState};
use crate::domain::salary::Side;
use crate::domain::search_report::Week;
use crate::domain::text::Line;
use crate::domain::value_plan::Days;
use crate::storage::export::table::Table;
use crate::storage::import::csv::write;
use chrono::{NaiveDate, NaiveDateTime, Timelike};

const INTERVIEWS: [&str; 14] = [
    "Employer",
    "Role",
    "Status",
    "Status since",
    "Location",
    "Found through",
    "First interview",
    "Latest interview",
    "Interviews",
    "People",
    "Written down",
    "Address",
    "Recruiter's firm",
    "Notes",
];

/// The rows of a table, the headings first.
pub fn rows(table: Table, processes: &[&Process], now: NaiveDateTime) -> Vec<Vec<String>> {
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut rows = vec![match table {
        Table::Interviews => head(&INTERVIEWS),
        Table::Rounds => head(&[
            "Employer",
            "Role",
            "Round",
            "Starts",
            "Minutes",
            "Ends",
            "State",
            "Place",
            "Link",
            "With",
            "They answer by",
            "In their words",
            "Notes",
            "To ask",
            "To bring",
            "How to get in",
        ]),
        Table::People => head(&[
            "Employer",
            "Name",
            "Job title",
            "Part",
            "E-mail",
            "Telephone",
            "LinkedIn",
            "Talked about",
            "Doubts",
            "Your answers",
            "Found out",
        ]),
        Table::Feedback => head(&["Employer", "Role", "Said on", "By", "Their words", "What you did"]),
        Table::Gaps => head(&["Employer", "Role", "Missing", "How it came up", "Plan", "By", "Proof", "Done"]),
        Table::Questions => head(&["Employer", "Role", "Round", "Starts", "Question", "Answer", "Better answer"]),
        Table::History => head(&["Employer", "Role", "When", "Day known", "What", "Note"]),
        Table::Acquaintances => {
            head(&["Employer", "Role", "Contact", "E-mail", "Knows", "How", "Asked for", "Asked", "State"])
        }
        Table::Pay => head(&["Employer", "Role", "What", "With", "On", "Figure", "Reason"]),
        Table::Plans => head(&["Employer", "Role", "Need", "Idea", "What they gain", "What shows it", "Handed over"]),
        Table::Outcomes => {
            let mut names = head(&["Employer", "Role", "Status"]);
            names.extend(Term::ALL.map(|term| term.label().to_owned()));
            names.extend(head(&[
                "First day",
                "For and against",
                "Why they said no",
                "What I take from it",
                "Other openings",
            ]));
            names
        }
        Table::Referees => {
            let mut names = head(&["Employer", "Role", "Referee", "Could answer", "May be called from", "Until"]);
            names.extend(Milestone::ALL.map(|one| one.label().to_owned()));
            names
        }
    }];
    for process in processes {
        match table {
            Table::Interviews => rows.push(interview(process, now)),
            Table::Rounds => rows.extend(process.rounds.iter().map(|round| of_round(process, round))),
            Table::People => rows.extend(process.people.iter().map(|person| of_person(process, person))),
            Table::Questions => rows.extend(process.rounds.iter().flat_map(|round| questions(process, round))),
            Table::History => rows.extend(history(process)),
            Table::Feedback => rows.extend(feedback(process, now)),
            Table::Gaps => rows.extend(gaps(process)),
            Table::Acquaintances => rows.extend(process.acquaintances.iter().map(|one| of_contact(process, one))),
            Table::Pay => rows.extend(pay(process)),
            Table::Plans => rows.extend(plan(process)),
            Table::Outcomes => rows.extend(outcome(process, now)),
            Table::Referees => rows.extend(process.references.iter().map(|one| of_reference(process, one))),
        }
    }
    rows
}

/// The text of a table.
pub fn table<'a>(table: Table, processes: impl IntoIterator<Item = &'a Process>, now: NaiveDateTime) -> String {
    let processes: Vec<&Process> = processes.into_iter().collect();
    text(&rows(table, &processes, now))
}

pub(super) fn text(rows: &[Vec<String>]) -> String {
    write(rows.iter().map(|row| row.iter().map(String::as_str).collect()))
}

/// The proof of job search as a table.
pub fn proof(weeks: &[Week]) -> String {
    let mut rows = vec![["Week from", "Day", "What", "For"].map(str::to_owned).to_vec()];
    for week in weeks {
        for deed in &week.deeds {
            rows.push(vec![week.first.to_string(), deed.on.to_string(), deed.what.clone(), deed.whom.clone()]);
        }
    }
    text(&rows)
}

pub(super) fn day(at: Option<NaiveDate>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

/// A moment to the minute, as spreadsheets read it.
pub(super) fn minute(at: Option<NaiveDateTime>) -> String {
    at.map(|at| format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())).unwrap_or_default()
}

fn interview(process: &Process, now: NaiveDateTime) -> Vec<String> {
    let starts = || process.rounds.iter().filter_map(|round| round.schedule.start().or_else(|| round.schedule.end()));
    let date = |at: Option<NaiveDateTime>| day(at.map(|at| at.date()));
    let names: Vec<&str> = process.people.iter().map(|person| person.shown()).collect();
    let links: Vec<&str> = process.links.iter().map(|link| &**link).collect();
    vec![
        process.employer.to_string(),
        process.role.to_string(),
        process.status(now).label().to_owned(),
        date(since(process, now)),
        process.location.to_string(),
        process.source.to_string(),
        date(starts().min()),
        date(starts().max()),
        process.rounds.len().to_string(),
        names.join(", "),
        date(Some(process.created)),
        links.join(" "),
        process.agency.to_string(),
        process.notes.to_string(),
    ]
}

/// Since when the process has its present status, if that is known.
fn since(process: &Process, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let mut entries: Vec<_> = process.ledger.iter().filter(|entry| entry.at <= now).collect();
    order::sort_by_key(&mut entries, |entry| entry.at);
    let mut standing = Status::Open;
    let mut since = None;
    for entry in entries {
        let next = standing.after(&entry.what);
        if next != standing {
            (standing, since) = (next, Some(entry.at).filter(|_| !entry.undated));
        }
    }
    since
}

fn of_round(process: &Process, round: &Round) -> Vec<String> {
    let (start, minutes, end) = round.schedule.recorded();
    let met: Vec<&str> = round.people.iter().filter_map(|id| process.person(id)).map(Person::shown).collect();
    let state = match round.state {
        RoundState::Stands => "",
        RoundState::Postponed => "Postponed",
        RoundState::Cancelled => "Cancelled",
        RoundState::NotHeld => "Did not take place",
    };
    let (by, words) = match &round.told {
        Told::Promised(promise) => (promise.by.to_string(), promise.words.to_string()),
        Told::NoDate => ("No date given".to_owned(), String::new()),
        Told::Unrecorded => Default::default(),
    };
    vec![
        process.employer.to_string(),
        process.role.to_string(),
        round.kind.label().to_owned(),
        minute(start),
        minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        minute(end),
        state.to_owned(),
        round.place.to_string(),
        round.join.to_string(),
        met.join(", "),
        by,
        words,
        round.notes.to_string(),
        lines(&round.preparation.ask),
        lines(&round.preparation.bring),
        round.preparation.way_in.to_string(),
    ]
}

/// Several lines in one cell.
pub(super) fn lines(lines: &[Line]) -> String {
    lines.iter().map(|line| &**line).collect::<Vec<_>>().join("; ")
}

fn of_person(process: &Process, person: &Person) -> Vec<String> {
    let mine = doubts(process, &Profile::default()).into_iter().filter(|doubt| doubt.people.contains(&person.id));
    let answers = mine.filter_map(|doubt| process.responses.get(&doubt.key)).map(|said| &**said).collect::<Vec<_>>();
    vec![
        process.employer.to_string(),
        person.name.to_string(),
        person.title.to_string(),
        person.part.map_or("", |part| part.label()).to_owned(),
        person.email.to_string(),
        person.phone.to_string(),
        person.linkedin.to_string(),
        lines(&person.topics),
        lines(&person.concerns),
        answers.join("; "),
        person.found_out.to_string(),
    ]
}

fn of_contact(process: &Process, one: &Acquaintance) -> Vec<String> {
    let known: Vec<&str> = one.knows.iter().filter_map(|id| process.person(id)).map(Person::shown).collect();
    vec![
        process.employer.to_string(),
        process.role.to_string(),
        one.name.to_string(),
        one.email.to_string(),
        known.join(", "),
        one.how.to_string(),
        one.wanted.to_string(),
        minute(one.asked),
        one.state().to_owned(),
    ]
}

fn outcome(process: &Process, now: NaiveDateTime) -> Option<Vec<String>> {
    if process.terms.is_none() && process.after_no.is_none() {
        return None;
    }
    let terms = process.terms.clone().unwrap_or_default();
    let after = process.after_no.clone().unwrap_or_default();
    let mut row = vec![process.employer.to_string(), process.role.to_string(), process.status(now).label().to_owned()];
    row.extend(Term::ALL.map(|term| terms.term(term).to_string()));
    let reasons: Vec<&str> = after.reasons.iter().map(|reason| reason.label()).collect();
    let openings: Vec<&str> = after.openings.iter().map(|line| &**line).collect();
    row.extend([
        terms.start.map(|day| day.to_string()).unwrap_or_default(),
        terms.notes.to_string(),
        reasons.join("; "),
        after.lesson.to_string(),
        openings.join("; "),
    ]);
    Some(row)
}

fn pay(process: &Process) -> Vec<Vec<String>> {
    let row = |what: &str, with: &str, on: String, figure: String, why: &str| {
        let texts = [what, with].map(str::to_owned);
        let [what, with] = texts;
        vec![process.employer.to_string(), process.role.to_string(), what, with, on, figure, why.to_owned()]
    };
    let mut rows = Vec::new();
    for (wanted, aim) in process.expectation.iter().flat_map(|it| Aim::ALL.map(|aim| (it, aim))) {
        let figure = wanted.written(aim);
        if figure.is_some() || !wanted.reason(aim).is_empty() {
            rows.push(row(aim.label(), "", String::new(), figure.unwrap_or_default(), wanted.reason(aim)));
        }
    }
    for said in &process.salary {
        let name = said.person.as_ref().and_then(|id| process.person(id)).map_or("", Person::shown);
        let what = if said.by == Side::Me { "You said" } else { "They said" };
        rows.push(row(what, name, day(said.on), said.to_string(), ""));
    }
    rows
}

fn plan(process: &Process) -> Vec<Vec<String>> {
    let Some(plan) = &process.value_plan else { return Vec::new() };
    let row = |need: &str, idea: &str, gain: &str, evidence: &str| {
        let texts = [&*process.employer, &*process.role, need, idea, gain, evidence].map(str::to_owned);
        texts.into_iter().chain([minute(plan.handed)]).collect::<Vec<_>>()
    };
    let points = plan.points.iter().map(|one| row(&one.need, &one.idea, &one.gain, &one.evidence));
    let days = Days::ALL.into_iter().filter(|days| !plan.days(*days).is_empty());
    points.chain(days.map(|days| row(days.label(), plan.days(days), "", ""))).collect()
}

fn of_reference(process: &Process, one: &Reference) -> Vec<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut row = vec![
        process.employer.to_string(),
        process.role.to_string(),
        one.name.to_string(),
        one.concern.to_string(),
        day(one.from),
        day(one.until),
    ];
    row.extend(Milestone::ALL.map(|milestone| minute(one.at(milestone))));
    row
}

fn feedback(process: &Process, now: NaiveDateTime) -> Vec<Vec<String>> {
    let name =
        |id: &Option<PersonId>| id.as_ref().and_then(|id| process.person(id)).map_or("", Person::shown).to_owned();
    let row = |on: Option<NaiveDate>, by: &Option<PersonId>, words: &str, since: &str| {
        vec![process.employer.to_string(), process.role.to_string(), day(on), name(by), words.into(), since.into()]
    };
    let of_rounds = process.rounds.iter().flat_map(|round| &round.feedback);
    let mut rows: Vec<_> = of_rounds.map(|one| row(one.on, &one.by, &one.words, &one.since)).collect();
    for entry in process.ledger_until(now) {
        if let LedgerEvent::Heard { news: EmployerResponse::Feedback, from, .. } = &entry.what {
            rows.push(row(Some(entry.at.date()).filter(|_| !entry.undated), from, &entry.note, &entry.since));
        }
    }
    rows
}

fn gaps(process: &Process) -> Vec<Vec<String>> {
    let row = |gap: &Gap| {
        vec![
            process.employer.to_string(),
            process.role.to_string(),
            gap.lacking.to_string(),
            gap.why.to_string(),
            gap.plan.to_string(),
            day(gap.by),
            gap.evidence.to_string(),
            minute(gap.done),
        ]
    };
    process.gaps.iter().map(row).collect()
}

fn questions(process: &Process, round: &Round) -> Vec<Vec<String>> {
    let rows = round.questions.iter().map(|question| {
        vec![
            process.employer.to_string(),
            process.role.to_string(),
            round.kind.label().to_owned(),
            minute(round.schedule.start()),
            question.asked.to_string(),
            question.answer.to_string(),
            question.better.to_string(),
        ]
    });
    rows.collect()
}

fn history(process: &Process) -> Vec<Vec<String>> {
    let mut entries: Vec<_> = process.ledger.iter().collect();
    order::sort_by_key(&mut entries, |entry| entry.at);
    let rows = entries.into_iter().map(|entry| {
        vec![
            process.employer.to_string(),
            process.role.to_string(),
            if entry.undated { String::new() } else { minute(Some(entry.at)) },
            if entry.undated { "no" } else { "yes" }.to_owned(),
            happened(process, entry),
            entry.note.to_string(),
        ]
    });
    rows.collect()
}
