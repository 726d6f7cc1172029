//! All that is known of one employer, as a paper to read, print or keep: the same blocks become Markdown and a screen.

use crate::domain::event_titles::{decision_title, heard_title};
use crate::domain::expectation::Aim;
use crate::domain::iso;
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};
use crate::domain::letter::sent::sent_title;
use crate::domain::offer::terms::Term;
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::preparation::doubts::doubts;
use crate::domain::preparation::since::sentence;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::promise::Told;
use crate::domain::referees::reference::Milestone;
use crate::domain::round::{Round, RoundState};
use crate::domain::salary::Side;
use crate::domain::text::Line;
use crate::domain::value_plan;
use chrono::{NaiveDate, NaiveDateTime};

/// One block of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// A heading.
    Heading(String),
    /// A heading below one.
    Sub(String),
    /// A fact: what it is called, and what it says.
    Fact(&'static str, String),
    /// One of a list.
    Item(String),
    /// Words of the user, or of the employer, as they are.
    Words(&'static str, String),
}

/// Writes days as the user does.
pub type Days<'a> = &'a dyn Fn(NaiveDate) -> String;

/// The paper of one employer.
pub fn blocks(process: &Process, now: NaiveDateTime, day: Days) -> Vec<Block> {
    let mut all = Vec::new();
    all.push(Block::Title(process.display_name().to_owned()));
    fact(&mut all, "Role", &process.role);
    fact(&mut all, "How it stands", process.status(now).label());
    fact(&mut all, "Location", &process.location);
    fact(&mut all, "Recruiter’s firm", &process.agency);
    fact(&mut all, "Found through", &process.source);
    for link in &process.links {
        fact(&mut all, "Link", link);
    }
    fact(&mut all, "Written down", &day(process.created.date()));
    words(&mut all, "Notes", &process.notes);
    list(&mut all, "What you know of them", &process.facts);
    list(&mut all, "What they need", &process.needs);
    if !process.people.is_empty() {
        all.push(Block::Heading("People".to_owned()));
        process.people.iter().for_each(|person| somebody(&mut all, person));
    }
    if !process.references.is_empty() {
        all.push(Block::Heading("Referees".to_owned()));
    }
    for one in &process.references {
        all.push(Block::Sub(one.name.to_string()));
        fact(&mut all, "Could answer", &one.concern);
        let reached = Milestone::ALL.iter().filter_map(|it| one.at(*it).map(|at| (it.label(), at)));
        reached.for_each(|(name, at)| fact(&mut all, name, &day(at.date())));
        let from = one.from.map(|on| format!("from {}", day(on)));
        let until = one.until.map(|on| format!("until {}", day(on)));
        let days: Vec<String> = from.into_iter().chain(until).collect();
        fact(&mut all, "May be called", &days.join(" "));
    }
    if !process.acquaintances.is_empty() {
        all.push(Block::Heading("Contacts who know them".to_owned()));
    }
    for one in &process.acquaintances {
        all.push(Block::Sub(one.shown().to_owned()));
        let known: Vec<&str> = one.knows.iter().filter_map(|id| process.person(id)).map(Person::shown).collect();
        fact(&mut all, "Knows", &known.join(", "));
        fact(&mut all, "How", &one.how);
        fact(&mut all, "Asked for", &one.wanted);
        fact(&mut all, "E-mail", &one.email);
        fact(&mut all, "State", one.state());
    }
    if let Some(terms) = &process.terms {
        all.push(Block::Heading("The offer".to_owned()));
        Term::ALL.iter().for_each(|term| fact(&mut all, term.label(), terms.term(*term)));
        fact(&mut all, "First day", &terms.start.map(day).unwrap_or_default());
        words(&mut all, "For and against", &terms.notes);
    }
    if let Some(after) = &process.after_no {
        all.push(Block::Heading("After their no".to_owned()));
        after.reasons.iter().for_each(|reason| fact(&mut all, "Why", reason.label()));
        words(&mut all, "What I take from it", &after.lesson);
        after.openings.iter().for_each(|opening| fact(&mut all, "Other opening", opening));
    }
    plan_and_pay(&mut all, process, day);
    gaps(&mut all, process, day);
    responses(&mut all, process);
    let mut rounds: Vec<&Round> = process.rounds.iter().collect();
    order::sort_by_key(&mut rounds, |round| round.schedule.start().or_else(|| round.schedule.end()));
    for one in rounds {
        round(&mut all, process, one, day);
    }
    let mut ledger: Vec<&Entry> = process.ledger.iter().collect();
    order::sort_by_key(&mut ledger, |entry| entry.at);
    if !ledger.is_empty() {
        all.push(Block::Heading("Contact history".to_owned()));
    }
    for entry in ledger {
        all.push(Block::Item(format!("{}: {}", when(entry, day), happened(process, entry))));
        match &entry.what {
            LedgerEvent::Sent { against: Some(against), .. } => fact(&mut all, "Your reason", &against.reason),
            LedgerEvent::Heard { news: EmployerResponse::NewDate(said), .. } => {
                fact(&mut all, "In their words", &said.words)
            }
            LedgerEvent::Heard { news: EmployerResponse::GetInTouch(said), .. } => {
                fact(&mut all, "In their words", &said.words)
            }
            _ => {}
        }
        words(&mut all, "Note", &entry.note);
        since(&mut all, &entry.since);
    }
    all
}

fn fact(all: &mut Vec<Block>, name: &'static str, text: &str) {
    if !text.is_empty() {
        all.push(Block::Fact(name, text.to_owned()));
    }
}

fn words(all: &mut Vec<Block>, name: &'static str, text: &str) {
    if !text.trim().is_empty() {
        all.push(Block::Words(name, text.to_owned()));
    }
}

fn list(all: &mut Vec<Block>, heading: &str, items: &[Line]) {
    if !items.is_empty() {
        all.push(Block::Heading(heading.to_owned()));
        all.extend(items.iter().map(|item| Block::Item(item.to_string())));
    }
}

fn somebody(all: &mut Vec<Block>, person: &Person) {
    all.push(Block::Sub(person.shown().to_owned()));
    fact(all, "Job title", &person.title);
    fact(all, "Their part", person.part.map_or("", |part| part.label()));
    fact(all, "E-mail", &person.email);
    fact(all, "Telephone", &person.phone);
    fact(all, "LinkedIn", &person.linkedin);
    for topic in &person.topics {
        fact(all, "You talked about", topic);
    }
    for concern in &person.concerns {
        fact(all, "They seemed to doubt", concern);
    }
    words(all, "What you found out", &person.found_out);
}

/// What you would do for them, what you want to be paid, and what was said about pay.
fn plan_and_pay(all: &mut Vec<Block>, process: &Process, day: Days) {
    if let Some(plan) = &process.value_plan {
        all.push(Block::Heading("Your plan for the job".to_owned()));
        for point in &plan.points {
            all.push(Block::Sub(point.need.to_string()));
            fact(all, "What you would do", &point.idea);
            fact(all, "What they gain", &point.gain);
            fact(all, "What shows it", &point.evidence);
        }
        for days in value_plan::Days::ALL {
            words(all, days.label(), plan.days(days));
        }
        fact(all, "Handed over", &plan.handed.map(|at| day(at.date())).unwrap_or_default());
    }
    if process.expectation.is_some() || !process.salary.is_empty() {
        all.push(Block::Heading("Pay".to_owned()));
    }
    for (wanted, aim) in process.expectation.iter().flat_map(|it| Aim::ALL.map(|aim| (it, aim))) {
        let figure = wanted.written(aim);
        let both: Vec<String> = figure.into_iter().chain([wanted.reason(aim).to_string()]).collect();
        fact(all, aim.label(), both.join(". ").trim_end_matches([' ', '.']));
    }
    for said in &process.salary {
        let name = said.person.as_ref().and_then(|id| process.person(id)).map_or("", Person::shown);
        let who = match (said.by, name) {
            (Side::Me, "") => "You said".to_owned(),
            (Side::Me, name) => ["You said to ", name].concat(),
            (Side::Employer, "") => "They said".to_owned(),
            (Side::Employer, name) => [name, " said"].concat(),
        };
        let on = said.on.map(|on| [", ", &*day(on)].concat()).unwrap_or_default();
        all.push(Block::Item(format!("{who}{on}: {said}")));
    }
}

/// What was missing, and what you did about it.
fn gaps(all: &mut Vec<Block>, process: &Process, day: Days) {
    if !process.gaps.is_empty() {
        all.push(Block::Heading("What was missing".to_owned()));
    }
    for gap in &process.gaps {
        all.push(Block::Sub(gap.lacking.to_string()));
        fact(all, "How it came up", &gap.why);
        fact(all, "The plan", &gap.plan);
        fact(all, "By", &gap.by.map(day).unwrap_or_default());
        since(all, &gap.evidence);
        fact(all, "Done", &gap.done.map(|done| day(done.date())).unwrap_or_default());
    }
}

/// What you would say to their doubts.
fn responses(all: &mut Vec<Block>, process: &Process) {
    let doubts = doubts(process, &Profile::default());
    let known =
        |key: &str| doubts.iter().find(|doubt| doubt.key == key).map_or("A doubt of theirs", |doubt| &doubt.words);
    if !process.responses.is_empty() {
        all.push(Block::Heading("Your answers to their doubts".to_owned()));
    }
    for (key, response) in &process.responses {
        all.push(Block::Item(known(key).to_owned()));
        words(all, "You would say", response);
    }
}

/// What you did since, as a sentence.
fn since(all: &mut Vec<Block>, words: &str) {
    let said = sentence(words);
    if !said.is_empty() {
        all.push(Block::Item(said));
    }
}

fn round(all: &mut Vec<Block>, process: &Process, round: &Round, day: Days) {
    let at = round.schedule.start().or_else(|| round.schedule.end());
    let on = at.map(|at| format!(", {}, {}", day(at.date()), clock(at))).unwrap_or_default();
    all.push(Block::Heading(format!("{}{on}", round.kind.label())));
    let state = match round.state {
        RoundState::Stands => "",
        RoundState::Postponed => "Postponed",
        RoundState::Cancelled => "Cancelled",
        RoundState::NotHeld => "It did not take place",
    };
    fact(all, "State", state);
    fact(all, "Place", &round.place);
    fact(all, "Link to join", &round.join);
    let met: Vec<&str> = round.people.iter().filter_map(|id| process.person(id)).map(Person::shown).collect();
    fact(all, "With", &met.join(", "));
    match &round.told {
        Told::Unrecorded => {}
        Told::NoDate => fact(all, "They answer by", "They gave no date"),
        Told::Promised(promise) => {
            fact(all, "They answer by", &day(promise.by));
            fact(all, "In their words", &promise.words);
        }
    }
    words(all, "Notes", &round.notes);
    words(all, "Went well", &round.went_well);
    words(all, "Do better", &round.do_better);
    for question in &round.questions {
        all.push(Block::Item(question.asked.to_string()));
        words(all, "Your answer", &question.answer);
        fact(all, "How they took it", &question.reaction);
        words(all, "A better answer", &question.better);
        fact(all, "Tags", &question.tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join(", "));
    }
    for talk in &round.talks {
        let name = process.person(&talk.id).map_or("Someone", Person::shown);
        for (what, said) in [("Talked about", &talk.topics), ("Doubted", &talk.concerns)] {
            said.iter().for_each(|said| fact(all, what, &[name, ": ", said].concat()));
        }
        words(all, "How they came across", &talk.impression);
    }
    for promise in &round.own_promises {
        fact(all, "You promised", &promise.what);
    }
    for feedback in &round.feedback {
        words(all, "What they told you", &feedback.words);
        since(all, &feedback.since);
    }
    let ready = &round.preparation;
    fact(all, "How to get in", &ready.way_in);
    ready.bring.iter().for_each(|line| fact(all, "To bring", line));
    ready.ask.iter().for_each(|line| fact(all, "To ask them", line));
    for skill in &round.to_learn {
        fact(all, "To learn", skill);
    }
}

fn clock(at: NaiveDateTime) -> String {
    iso::written(at).get(11..16).unwrap_or_default().to_owned()
}

/// The day of an entry, if it is known.
pub fn when(entry: &Entry, day: Days) -> String {
    if entry.undated { "Day not known".to_owned() } else { day(entry.at.date()) }
}

/// What an entry says, in a line.
pub fn happened(process: &Process, entry: &Entry) -> String {
    let name = |id| process.person(id).map(Person::shown);
    match &entry.what {
        LedgerEvent::Sent { channel, .. } => {
            let lost = if entry.lost.is_some() { ", which did not arrive" } else { "" };
            format!("{}, {}{lost}", sent_title(process, entry, |names| names.join(", ")), channel.label())
        }
        LedgerEvent::Heard { channel, from, news } => {
            let from = from.as_ref().and_then(name).map(|name| format!(", {name}")).unwrap_or_default();
            format!("{}, {}{from}", heard_title(news), channel.label())
        }
        LedgerEvent::Decided(decision) => decision_title(*decision).to_owned(),
    }
}

/// The paper as Markdown. What would be a mark there is written so that it is none.
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        out += &match block {
            Block::Title(text) => format!("# {}\n\n", plain(text)),
            Block::Heading(text) => format!("\n## {}\n\n", plain(text)),
            Block::Sub(text) => format!("\n### {}\n\n", plain(text)),
            Block::Fact(name, text) => format!("- **{name}:** {}\n", plain(text)),
            Block::Item(text) => format!("- {}\n", plain(text)),
            Block::Words(name, text) => {
                let lines: Vec<String> =
                    text.lines().map(|line| format!("> {}", plain(line)).trim_end().to_owned()).collect();
                format!("\n**{name}**\n\n{}\n\n", lines.join("\n"))
            }
        };
    }
    out
}

/// A line in which nothing is taken for a mark.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.replace(['\n', '\r'], " ").char_indices() {
        let begins = at == 0 && matches!(c, '#' | '>' | '+' | '-' | '=' | '~');
        if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
